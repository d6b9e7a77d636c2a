// Which MJML component each block is and which attributes it knows: the engine's own table.
import table from "@/generated/blocks.json";

export interface Component {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  defaults: Readonly<Record<string, string>>;
  body?: string;
  holds?: readonly string[];
}

/** Native blocks by their type. */
export const BLOCKS: Readonly<Record<string, Component>> = table.blocks;

/** Every component by its tag, those without a block of their own included. */
export const COMPONENTS: ReadonlyMap<string, Component> = new Map<string, Component>([
  ...Object.values(BLOCKS).map((part): [string, Component] => [part.tag, part]),
  ...Object.entries(table.components as Readonly<Record<string, Component>>),
  [table.body.tag, table.body as Component],
]);

/** The prop of an MJML attribute: `background-color` is `backgroundColor`. */
export function camel(attribute: string): string {
  return attribute.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The MJML attribute of a prop: `backgroundColor` is `background-color`. */
export function kebab(prop: string): string {
  return prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function tables(turned: (attribute: string) => [string, string]) {
  return new Map(
    Object.entries(BLOCKS).map(([name, part]) => [
      name,
      new Map(Object.keys(part.attributes).map(turned)),
    ]),
  );
}

/** For each type of block: prop → attribute, in the order in which they are written. */
export const ATTRIBUTE_OF_PROP = tables((attribute) => [camel(attribute), attribute]);

/** For each type of block: attribute → prop. */
export const PROP_OF_ATTRIBUTE = tables((attribute) => [attribute, camel(attribute)]);
