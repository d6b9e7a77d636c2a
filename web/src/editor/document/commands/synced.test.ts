// Synced blocks in a document: insert, say something differently, pin, detach, and undo it all.
import { describe, expect, it } from "vitest";
import { emitMjml } from "../../compiling/compiling";
import { History } from "../history";
import { LiveDocument, ROOT } from "../live/liveDocument";
import type { Block, Document } from "../model";
import { type Library, resolveDocument } from "../resolving";
import { detachSynced } from "./detachSynced";
import { insertBlocks } from "./insertBlocks";
import { mayMove } from "./moveBlocks";
import { setOverride, setPin } from "./setSynced";

const WORDS = { type: "text", id: "word", html: "Meadow" };
const ROW = { type: "column", id: "colu", children: [WORDS] };
const LIBRARY = [
  {
    ref: "footer",
    version: 2,
    latest: true,
    name: "Footer",
    level: "section",
    children: [{ type: "section", id: "sect", children: [ROW] }],
    theme: { tokens: { brand: "#0e5a6b" }, presets: { quiet: { color: "#777777" } } },
  },
] as unknown as Library;

function place(id: string, more: object = {}): Block {
  return { type: "synced", id, ref: "footer", level: "section", ...more } as unknown as Block;
}

function opened(...children: Block[]) {
  const live = new LiveDocument().load({ schemaVersion: 1, children } as unknown as Document);
  let count = 0;
  return { live, history: new History(live), newId: () => `new${count++}x` };
}

describe("a synced block in a document", () => {
  it("is detached as it looks, and comes back with undo", () => {
    const { live, history, newId } = opened(place("sync", { when: "vip" }));
    setOverride(live, "sync", "word", { html: "Only here" });
    const looks = emitMjml(resolveDocument(live.project(), LIBRARY).document).mjml;
    const before = live.project();
    history.endStep();
    const ids = detachSynced(live, LIBRARY, "sync", newId);
    expect(ids).toHaveLength(1);
    expect(emitMjml(live.project()).mjml).toBe(looks);
    history.undo();
    expect(live.project()).toEqual(before);
  });

  it("says what it says differently, until that is taken back", () => {
    const { live } = opened(place("sync"));
    const before = live.project();
    setOverride(live, "sync", "word", { html: "Only here", color: "#ff0000" });
    setOverride(live, "sync", "word", { color: undefined });
    expect(live.read("sync")).toMatchObject({ overrides: { word: { html: "Only here" } } });
    setOverride(live, "sync", "word", { html: undefined });
    expect(live.project()).toEqual(before);
  });

  it("is pinned and follows again", () => {
    const { live } = opened(place("sync"));
    setPin(live, ["sync"], 1);
    expect(live.read("sync")).toMatchObject({ pin: 1 });
    setPin(live, ["sync"], null);
    expect(live.read("sync")).not.toHaveProperty("pin");
  });

  it("stands where what it stands for may stand", () => {
    const column = { type: "column", id: "left", children: [] } as unknown as Block;
    const section = { type: "section", id: "main", children: [column] } as unknown as Block;
    const { live, newId } = opened(section, place("sync"));
    expect(mayMove(live, ["sync"], "left")).toBe(false);
    expect(mayMove(live, ["sync"], ROOT)).toBe(true);
    const small = place("small", { level: "content" });
    insertBlocks(live, [small], { parent: ROOT, index: 0 }, newId);
    expect(live.typeOf(live.parentOf("small") ?? "")).toBe("column");
  });
});
