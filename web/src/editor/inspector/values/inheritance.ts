// Where a value comes from that a block does not set itself: presets, the theme, MJML.
import type { Block, Theme } from "../../document/model";
import { BLOCKS, COMPONENTS, kebab } from "../../document/specification";

export type Origin =
  | "base"
  | "desktop"
  | "token"
  | "preset"
  | "parent"
  | "type"
  | "all"
  | "mjml"
  | "source";

export interface Inherited {
  readonly value: string;
  readonly from: Origin;
  /** The preset, or the type of the parent. */
  readonly name?: string;
}

// what a row of social links hands down to each of them
const FROM_SOCIAL: ReadonlySet<string> = new Set(
  (
    "borderRadius color fontFamily fontSize fontStyle fontWeight lineHeight textDecoration " +
    "iconSize iconHeight iconPadding textPadding"
  ).split(" "),
);

/** What the block's prop is without a value of its own; undefined when nothing says. */
export function inheritedOf(
  theme: Theme,
  block: Block,
  parent: Block | undefined,
  prop: string,
): Inherited | undefined {
  return (
    fromPresets(theme, block, parent, kebab(prop)) ??
    (parent?.type === "social" && FROM_SOCIAL.has(prop)
      ? fromSocial(theme, parent, prop)
      : undefined) ??
    fromTheme(theme, tagOf(block), kebab(prop)) ??
    fromMjml(tagOf(block), kebab(prop))
  );
}

/** What the theme or MJML gives every block of a tag. */
export function inheritedByTag(theme: Theme, tag: string, prop: string): Inherited | undefined {
  const all = tag === "mj-all" ? undefined : theme.defaults?.["mj-all"]?.[kebab(prop)];
  if (all !== undefined) {
    return { value: all, from: "all" };
  }
  return fromMjml(tag, kebab(prop));
}

/** The value a block really has: its own, or the inherited one. */
export function effective(
  theme: Theme,
  block: Block,
  parent: Block | undefined,
  prop: string,
): string | undefined {
  const own = "props" in block ? block.props?.[prop] : undefined;
  return own ?? inheritedOf(theme, block, parent, prop)?.value;
}

/** A value with the token looked up that it may stand for. */
export function looked(theme: Theme, value: string): string {
  return value.startsWith("@") ? (theme.tokens?.[value.slice(1)] ?? value) : value;
}

/** The same in dark mode. */
export function lookedDark(theme: Theme, value: string): string | undefined {
  return value.startsWith("@") ? theme.darkTokens?.[value.slice(1)] : undefined;
}

export function tagOf(block: Block): string {
  return block.type === "mjml" ? block.tag : (BLOCKS[block.type]?.tag ?? `mj-${block.type}`);
}

function fromPresets(
  theme: Theme,
  block: Block,
  parent: Block | undefined,
  attribute: string,
): Inherited | undefined {
  const tag = tagOf(block);
  for (const name of [...(parent?.presets ?? [])].reverse()) {
    const value = theme.childPresets?.[name]?.[tag]?.[attribute];
    if (value !== undefined) {
      return { value, from: "preset", name };
    }
  }
  for (const name of [...(block.presets ?? [])].reverse()) {
    const value = theme.presets?.[name]?.[attribute];
    if (value !== undefined) {
      return { value, from: "preset", name };
    }
  }
  return undefined;
}

function fromSocial(theme: Theme, parent: Block, prop: string): Inherited | undefined {
  const value = effective(theme, parent, undefined, prop);
  return value === undefined ? undefined : { value, from: "parent", name: parent.type };
}

function fromTheme(theme: Theme, tag: string, attribute: string): Inherited | undefined {
  const own = theme.defaults?.[tag]?.[attribute];
  if (own !== undefined) {
    return { value: own, from: "type" };
  }
  const all = theme.defaults?.["mj-all"]?.[attribute];
  return all === undefined ? undefined : { value: all, from: "all" };
}

function fromMjml(tag: string, attribute: string): Inherited | undefined {
  const value = COMPONENTS.get(tag)?.defaults?.[attribute];
  return value === undefined ? undefined : { value, from: "mjml" };
}

/** Where a value comes from, in words. */
export function originWords({ from, name }: Inherited): string {
  switch (from) {
    case "base":
      return "From the base language";
    case "desktop":
      return "As on desktops";
    case "token":
      return "Dark partner of the token";
    case "source":
      return "As in the synced block";
    case "preset":
      return `From the preset ${name}`;
    case "parent":
      return "From the block around it";
    case "type":
      return "From the theme";
    case "all":
      return "From the theme, for all blocks";
    default:
      return "Default";
  }
}
