// Looks that blocks have in common, under a name: saved from a block, renamed, taken away.
import * as Y from "yjs";
import type { LiveDocument } from "../../live/liveDocument";
import { isStyled } from "../../model";
import { ATTRIBUTE_OF_PROP } from "../../specification";
import { setField } from "../setField";
import { setPartField } from "../setPart";
import { setProps } from "../setProps";

// what a block says or where it leads is not how it looks
const CONTENT: ReadonlySet<string> = new Set(
  "src href alt title name rel target srcset sizes usemap backgroundUrl".split(" "),
);

/** Makes the block's own look a preset, new or given, which the block then has. */
export function savePreset(live: LiveDocument, id: string, name: string): void {
  const block = live.read(id);
  if (!block || !isStyled(block)) {
    return;
  }
  const look = Object.entries(block.props ?? {}).filter(([prop]) => !CONTENT.has(prop));
  const attributes = ATTRIBUTE_OF_PROP.get(block.type);
  live.change(() => {
    const given = (attributesOf(live, name) ?? {}) as Record<string, string>;
    const own = Object.fromEntries(look.map(([prop, value]) => [attributes?.get(prop), value]));
    setPartField(live, ["theme", "presets", name], { ...given, ...own });
    setProps(live, [id], Object.fromEntries(look.map(([prop]) => [prop, undefined])));
    setField(live, [id], "presets", [...new Set([...(block.presets ?? []), name])]);
  });
}

export function renamePreset(live: LiveDocument, from: string, to: string): void {
  live.change(() => {
    const presets = presetsOf(live);
    const entry = presets?.get(from);
    if (presets && entry !== undefined && from !== to) {
      presets.set(to, entry);
      presets.delete(from);
      renameChildPresets(live, from, to);
      eachUse(live, from, (names) => [
        ...new Set(names.map((name) => (name === from ? to : name))),
      ]);
    }
  });
}

/** Blocks that had it look as if it had never been. */
export function removePreset(live: LiveDocument, name: string): void {
  live.change(() => {
    presetsOf(live)?.delete(name);
    renameChildPresets(live, name, undefined);
    eachUse(live, name, (names) => names.filter((one) => one !== name));
  });
}

function eachUse(live: LiveDocument, name: string, change: (names: string[]) => string[]): void {
  live.blocks.forEach((block, id) => {
    const names = (block.get("presets") ?? []) as string[];
    if (names.includes(name)) {
      const after = change(names);
      setField(live, [id], "presets", after.length > 0 ? after : undefined);
    }
  });
}

function renameChildPresets(live: LiveDocument, from: string, to: string | undefined): void {
  const theme = live.parts.get("theme");
  const given = theme instanceof Y.Map ? theme.get("childPresets") : undefined;
  if (theme instanceof Y.Map && given !== undefined && from in (given as object)) {
    const kept = Object.entries(given as object)
      .map(([name, value]) => [name === from ? to : name, value] as const)
      .filter(([name]) => name !== undefined);
    theme.set("childPresets", Object.fromEntries(kept));
  }
}

function attributesOf(live: LiveDocument, name: string): unknown {
  const entry = presetsOf(live)?.get(name);
  return Array.isArray(entry) ? entry[1] : undefined;
}

function presetsOf(live: LiveDocument): Y.Map<unknown> | undefined {
  const theme = live.parts.get("theme");
  const presets = theme instanceof Y.Map ? theme.get("presets") : undefined;
  return presets instanceof Y.Map ? presets : undefined;
}
