// Synced blocks put into a document: the twin of the engine's library/resolving.py.
import { allBlocks, type Block, type Document, inside, type Synced, type Theme } from "./model";
import { isHidden, overridden } from "./overriding";

export type Level = "section" | "column" | "content";

/** What a synced block uses of the theme it was made in. */
export type SharedTheme = Partial<
  Pick<Theme, "tokens" | "darkTokens" | "presets" | "childPresets" | "fonts">
>;

/** One version of a synced block; `latest` is the one that follows without a pin. */
export interface SharedBlock {
  readonly ref: string;
  readonly version: number;
  readonly latest: boolean;
  readonly name: string;
  readonly level: Level;
  readonly children: readonly Block[];
  readonly theme: SharedTheme;
}

export type Library = readonly SharedBlock[];

/** Why a synced block could not be put in. */
export interface Unresolvable {
  readonly blockId: string;
  readonly message: string;
}

export interface Resolved {
  /** The document with the content of every synced block in its place; what failed is left out. */
  readonly document: Document;
  readonly problems: readonly Unresolvable[];
}

const DEEPEST = 5;
const MOST_BLOCKS = 5000;
const SEAM = "-";

const MADE_OF = { section: "sections", column: "columns", content: "content" } as const;
const HOLDERS: Readonly<Record<Level, readonly string[]>> = {
  section: ["root", "wrapper", "mjml"],
  column: ["section", "group", "mjml"],
  content: ["column", "hero", "mjml"],
};

/** Never throws. Without synced blocks the document is the very one that was given. */
export function resolveDocument(document: Document, library: Library): Resolved {
  if (!holdsSynced(document.children ?? [])) {
    return { document, problems: [] };
  }
  const work = new Resolution(library);
  const children = work.placed(document.children ?? [], "root", []);
  const theme = furnished(document.theme, work.used);
  return {
    document: { ...document, theme, children } as Document,
    problems: work.problems,
  };
}

/** The id of the block in the document itself which brought a block. */
export function ownerOf(blockId: string): string {
  return blockId.split(SEAM, 1)[0] ?? blockId;
}

/** The id which a block of a synced block has in a place. */
export function idInPlace(syncedId: string, childId: string): string {
  return `${syncedId}${SEAM}${childId}`;
}

/** The version that stands in a place; undefined when the library has none. */
export function standingIn(library: Library, place: Synced): SharedBlock | undefined {
  const pin = place.pin ?? null;
  return library.find(
    (each) => each.ref === place.ref && (pin === null ? each.latest : each.version === pin),
  );
}

/** What a place brings, one level deep: what is synced inside it stays so. None when unknown. */
export function broughtBy(place: Synced, library: Library): Block[] {
  const shared = standingIn(library, place);
  return shared ? governed(copied(shared.children, place), place) : [];
}

/** What a theme lacks of what a shared block needs. */
export function lackedBy(theme: Theme | undefined, shared: SharedBlock): Required<SharedTheme> {
  const own = furnished(theme, [shared]);
  const without = <T>(all: Record<string, T> | undefined, had: object | undefined) =>
    Object.fromEntries(Object.entries(all ?? {}).filter(([name]) => !(had && name in had)));
  const known = theme?.fonts?.length ?? 0;
  return {
    tokens: without(own.tokens, theme?.tokens),
    darkTokens: without(own.darkTokens, theme?.darkTokens),
    presets: without(own.presets, theme?.presets),
    childPresets: without(own.childPresets, theme?.childPresets),
    fonts: (own.fonts ?? []).slice(known),
  };
}

function holdsSynced(blocks: readonly Block[]): boolean {
  for (const block of allBlocks(blocks)) {
    if (block.type === "synced") {
      return true;
    }
  }
  return false;
}

class Resolution {
  readonly used: SharedBlock[] = [];
  readonly problems: Unresolvable[] = [];
  readonly #library: Library;
  #brought = 0;

  constructor(library: Library) {
    this.#library = library;
  }

  placed(blocks: readonly Block[], holder: string, trail: readonly string[]): Block[] {
    return blocks.flatMap((block) =>
      block.type === "synced" ? this.#content(block, holder, trail) : [this.#whole(block, trail)],
    );
  }

  #whole(block: Block, trail: readonly string[]): Block {
    const within = inside(block);
    return holdsSynced(within)
      ? ({ ...block, children: this.placed(within, block.type, trail) } as Block)
      : block;
  }

  #content(synced: Synced, holder: string, trail: readonly string[]): Block[] {
    const shared = standingIn(this.#library, synced);
    if (!shared) {
      const pinned = synced.pin ? ` (version ${synced.pin})` : "";
      return this.#refused(synced, `There is no synced block ${synced.ref}${pinned}`);
    }
    const name = shared.name || synced.ref;
    if (trail.includes(synced.ref)) {
      return this.#refused(synced, `The synced block ${name} holds itself`);
    }
    if (trail.length >= DEEPEST) {
      return this.#refused(synced, `Synced blocks stand in each other more than ${DEEPEST} deep`);
    }
    if (!HOLDERS[shared.level].includes(holder)) {
      const what = `The synced block ${name} is made of ${MADE_OF[shared.level]}`;
      return this.#refused(synced, `${what}: it cannot stand here`);
    }
    this.#brought += [...allBlocks(shared.children)].length;
    if (this.#brought > MOST_BLOCKS) {
      return this.#refused(synced, `Synced blocks bring more than ${MOST_BLOCKS} blocks`);
    }
    if (!this.used.includes(shared)) {
      this.used.push(shared);
    }
    const copies = copied(shared.children, synced);
    return governed(this.placed(copies, holder, [...trail, synced.ref]), synced);
  }

  #refused(synced: Synced, message: string): Block[] {
    if (this.problems.length < 100) {
      this.problems.push({ blockId: synced.id, message });
    }
    return [];
  }
}

/** The blocks under the ids they have in this place, and as this place wants them. */
function copied(blocks: readonly Block[], synced: Synced): Block[] {
  return blocks.flatMap((block) => {
    const fields = synced.overrides?.[block.id] ?? {};
    if (isHidden(fields)) {
      return [];
    }
    const own = Object.keys(fields).length > 0 ? overridden(block, fields) : block;
    const within = inside(block);
    const held = block.type === "social" ? "items" : "children";
    return [
      {
        ...own,
        id: idInPlace(synced.id, block.id),
        ...(within.length > 0 ? { [held]: copied(within, synced) } : {}),
      } as Block,
    ];
  });
}

/** The blocks under the logic and visibility of the place where they stand. */
function governed(given: Block[], synced: Synced): Block[] {
  const { show, when, each } = synced;
  const blocks = show ? given.map((block) => shown(block, show)) : given;
  if (!when && !each) {
    return blocks;
  }
  const alone = !each || blocks.length === 1;
  if (alone && blocks.every((block) => !block.when && !block.each)) {
    const logic = { ...(when ? { when } : {}), ...(each ? { each } : {}) };
    return blocks.map((block) => ({ ...block, ...logic }) as Block);
  }
  return [tag(synced, "open", opening(synced)), ...blocks, tag(synced, "close", closing(synced))];
}

function opening({ when, each }: Synced): string {
  const limit = each?.limit ? ` limit:${each.limit}` : "";
  const loop = each ? `{% for ${each.as ?? "item"} in ${each.in}${limit} %}` : "";
  return `${loop}${when ? `{% if ${when} %}` : ""}`;
}

function closing({ when, each }: Synced): string {
  return `${when ? "{% endif %}" : ""}${each ? "{% endfor %}" : ""}`;
}

function shown(block: Block, show: NonNullable<Synced["show"]>): Block {
  const desktop = (block.show?.desktop ?? true) && (show.desktop ?? true);
  const mobile = (block.show?.mobile ?? true) && (show.mobile ?? true);
  return { ...block, show: { desktop, mobile } };
}

function tag(synced: Synced, place: string, html: string): Block {
  return { type: "html", id: idInPlace(synced.id, place), html, raw: true } as Block;
}

/** The theme with what the shared blocks need and it lacks; what it has stays as it is. */
function furnished(theme: Theme | undefined, used: readonly SharedBlock[]): Theme {
  const own = {
    ...theme,
    tokens: { ...theme?.tokens },
    darkTokens: { ...theme?.darkTokens },
    presets: { ...theme?.presets },
    childPresets: { ...theme?.childPresets },
    fonts: [...(theme?.fonts ?? [])],
  };
  for (const { theme: lent } of used) {
    for (const [name, value] of Object.entries(lent.tokens ?? {})) {
      if (!(name in own.tokens)) {
        own.tokens[name] = value;
        take(own.darkTokens, lent.darkTokens, name);
      }
    }
    for (const name of Object.keys({ ...lent.presets, ...lent.childPresets })) {
      if (!(name in own.presets) && !(name in own.childPresets)) {
        take(own.presets, lent.presets, name);
        take(own.childPresets, lent.childPresets, name);
      }
    }
    const known = new Set(own.fonts.map((font) => font.name));
    own.fonts.push(...(lent.fonts ?? []).filter((font) => !known.has(font.name)));
  }
  return own as Theme;
}

function take<T>(own: Record<string, T>, lent: Record<string, T> | undefined, name: string): void {
  const value = lent?.[name];
  if (value !== undefined) {
    own[name] = value;
  }
}
