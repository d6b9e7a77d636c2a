// What the tokens of a theme are for, where they are used, and the colors an email has.
import { allBlocks, type Block, type Document, isStyled, type Theme } from "../../document/model";
import { parseBox } from "./box";
import { parseColor, printColor } from "./colors/color";

export type TokenKind = "color" | "font" | "radius" | "spacing" | "other";

export interface Token {
  readonly name: string;
  readonly value: string;
  readonly dark: string | undefined;
  readonly kind: TokenKind;
}

const RADIUS = /radius|round|corner/i;
const FAMILY = /^[\w\s'"-]+(?:,[\w\s'"-]+)*$/;
const NAME = /^[A-Za-z][\w-]*$/;

export function tokensOf(theme: Theme): Token[] {
  return Object.entries(theme.tokens ?? {}).map(([name, value]) => ({
    name,
    value,
    dark: theme.darkTokens?.[name],
    kind: kindOf(name, value),
  }));
}

function kindOf(name: string, value: string): TokenKind {
  if (parseColor(value)) {
    return "color";
  }
  if (parseBox(value)) {
    return RADIUS.test(name) ? "radius" : "spacing";
  }
  return FAMILY.test(value) && /[a-z]/i.test(value) ? "font" : "other";
}

/** Why a token may not be called this; undefined when it may. */
export function nameProblem(name: string, others: readonly string[]): string | undefined {
  if (!NAME.test(name)) {
    return "Begin with a letter; letters, digits, - and _ may follow.";
  }
  return others.includes(name) ? `There is a token called ${name} already.` : undefined;
}

/** Why a preset may not be called this: it becomes a class. */
export function presetProblem(name: string, others: readonly string[]): string | undefined {
  if (!NAME.test(name)) {
    return "Begin with a letter; letters, digits, - and _ may follow.";
  }
  return others.includes(name) ? `There is a preset called ${name} already.` : undefined;
}

/** A name that is not taken: `color`, `color-2` … */
export function freeName(wanted: string, others: readonly string[]): string {
  let name = wanted;
  for (let count = 2; others.includes(name); count += 1) {
    name = `${wanted}-${count}`;
  }
  return name;
}

/** How often each token stands for a value, in blocks and in the theme. */
export function tokenUses(document: Document): Map<string, number> {
  const uses = new Map<string, number>();
  for (const value of allValues(document)) {
    if (value.startsWith("@")) {
      uses.set(value.slice(1), (uses.get(value.slice(1)) ?? 0) + 1);
    }
  }
  return uses;
}

/** The colors written out in an email, the commonest first. */
export function colorsUsed(document: Document, most = 16): string[] {
  const uses = new Map<string, number>();
  for (const value of allValues(document)) {
    const color = parseColor(value);
    if (color && color.alpha > 0) {
      const written = printColor(color);
      uses.set(written, (uses.get(written) ?? 0) + 1);
    }
  }
  return [...uses]
    .sort(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([color]) => color);
}

function* allValues(document: Document): Generator<string> {
  const { theme = {}, body = {} } = document;
  yield* Object.values(body);
  for (const record of [theme.defaults ?? {}, theme.presets ?? {}]) {
    for (const attributes of Object.values(record)) {
      yield* Object.values(attributes);
    }
  }
  for (const block of allBlocks(document.children ?? [])) {
    yield* valuesOf(block);
  }
}

function* valuesOf(block: Block): Generator<string> {
  if (isStyled(block)) {
    yield* Object.values(block.props ?? {});
  }
  yield* Object.values(block.dark ?? {});
  yield* Object.values(block.mobile ?? {});
}
