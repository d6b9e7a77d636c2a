// Thousands of random commands: the document stays one that can be compiled, undo leads back.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { emitMjml } from "../../compiling/compiling";
import { History } from "../history";
import { LiveDocument, ROOT } from "../live/liveDocument";
import { allBlocks, type Block, type Document, inside } from "../model";
import { normalize } from "../normalizing";
import { mayHold } from "../rules";
import { arrangeColumns } from "./columns/arrangeColumns";
import { type Stacking, stackColumns } from "./columns/stackColumns";
import { duplicateBlocks } from "./duplicateBlocks";
import { insertBlocks } from "./insertBlocks";
import { moveBlocks } from "./moveBlocks";
import { removeBlocks } from "./removeBlocks";
import { setBody } from "./setBody";
import { setField } from "./setField";
import { setPart, setPartField } from "./setPart";
import { setProps } from "./setProps";
import { removePreset, renamePreset, savePreset } from "./theme/presets";
import { renameToken, replaceToken } from "./theme/replaceToken";
import { balanceColumns, dropEmptied } from "./tidyColumns";
import { setMetaWord } from "./words/setMetaWord";
import { setPlainText } from "./words/setPlainText";
import { setTextBody, setTextMode } from "./words/setTextPart";
import { unwrapBlock, wrapBlocks } from "./wrapBlocks";

const GOLDEN = join(import.meta.dirname, "../../../../../tests/engine/golden");
const documents = readdirSync(GOLDEN)
  .filter((file) => file.endsWith(".document.json"))
  .map((file) => JSON.parse(readFileSync(join(GOLDEN, file), "utf8")) as Document)
  .filter((document) => document.kind !== "html");
const COMMANDS = 10_000;

/** Numbers that look random and are the same in every run (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

class Player {
  #count = 0;
  readonly #newId: () => string;

  constructor(
    readonly live: LiveDocument,
    readonly roll: (sides: number) => number,
    readonly name: string,
  ) {
    this.#newId = () => `${name}${String(this.#count++).padStart(4, "0")}`;
  }

  step(): void {
    const moves: (() => unknown)[] = [
      () => insertBlocks(this.live, [this.#block()], this.#place(), this.#newId),
      () => insertBlocks(this.live, [this.#block()], this.#place(), this.#newId),
      () => moveBlocks(this.live, this.#some(), this.#place()),
      () => moveBlocks(this.live, this.#some(), this.#place()),
      () => duplicateBlocks(this.live, this.#few(), this.#newId),
      () => removeBlocks(this.live, this.#some()),
      () => setProps(this.live, this.#some(), { padding: `${this.roll(40)}px` }),
      () => setProps(this.live, this.#some(), { backgroundColor: undefined, color: "#123456" }),
      () => setProps(this.live, this.#some(), { padding: `${this.roll(9)}px` }, "mobile"),
      () => setField(this.live, this.#some(), "name", ["A", "B", undefined][this.roll(3)]),
      () => setField(this.live, this.#some(), "when", this.roll(2) ? "user.vip" : undefined),
      () => this.#write(),
      () => wrapBlocks(this.live, this.#some(), this.#newId),
      () => unwrapBlock(this.live, this.#one()),
      () => dropEmptied(this.live, this.#some()),
      () => balanceColumns(this.live, this.#one()),
      () => setPart(this.live, "breakpoint", this.roll(2) ? `${this.roll(900)}px` : undefined),
      () => setPartField(this.live, ["meta", "subject"], `Subject ${this.roll(9)}`),
      () =>
        setPlainText(
          this.live,
          this.#one(),
          this.roll(2) ? "de" : null,
          ["C", undefined][this.roll(2)],
        ),
      () => setTextMode(this.live, this.roll(2) ? "manual" : "auto"),
      () => setTextBody(this.live, this.roll(2) ? "de" : null, ["D", undefined][this.roll(2)]),
      () => setMetaWord(this.live, "de", "preheader", this.roll(2) ? "Kurz" : undefined),
      () => setPartField(this.live, ["theme", "tokens", "brand"], `#00000${this.roll(9)}`),
      () => arrangeColumns(this.live, this.#one(), this.#widths(), this.#newId),
      () => stackColumns(this.live, this.#one(), this.#stacking(), this.#newId),
      () => setProps(this.live, this.#some(), { color: "@brand" }),
      () => this.#rename(this.roll(2) ? "brand" : "accent"),
      () => replaceToken(this.live, "brand", "#123456"),
      () => savePreset(this.live, this.#one(), "look"),
      () =>
        this.roll(2) ? removePreset(this.live, "look") : renamePreset(this.live, "look", "view"),
    ];
    moves[this.roll(moves.length)]?.();
  }

  #write(): void {
    const id = this.#one();
    const type = this.live.typeOf(id);
    if (type === "text" || type === "button") {
      const text = `Words ${this.roll(1000)}`;
      const paragraph = { type: "paragraph" as const, content: [{ type: "text" as const, text }] };
      const rich = { type: "doc" as const, content: [paragraph] };
      setBody(this.live, id, this.roll(3) ? { text: rich } : { html: text });
    }
  }

  #rename(from: string): void {
    renameToken(this.live, from, from === "brand" ? "accent" : "brand");
  }

  #widths(): (string | undefined)[] {
    return Array.from({ length: 1 + this.roll(4) }, () => (this.roll(2) ? "25%" : undefined));
  }

  #stacking(): Stacking {
    return (["normal", "reverse", "beside"] as const)[this.roll(3)] ?? "normal";
  }

  #one(): string {
    const ids = [...this.live.blocks.keys()].sort();
    return ids[this.roll(Math.max(1, ids.length))] ?? ROOT;
  }

  #some(): string[] {
    return [...new Set(Array.from({ length: 1 + this.roll(3) }, () => this.#one()))];
  }

  #few(): string[] {
    return this.live.blocks.size > 150 ? [] : [this.#one()];
  }

  #place() {
    const parent = this.roll(5) ? this.#one() : ROOT;
    return { parent, index: this.roll(this.live.childrenOf(parent).length + 1) };
  }

  #block(): Block {
    const types = ["text", "image", "button", "divider", "spacer", "section", "column", "html"];
    const type = types[this.roll(types.length)] ?? "text";
    const own = type === "html" || type === "text" || type === "button" ? { html: "New" } : {};
    return { type, id: this.#newId(), ...own } as unknown as Block;
  }
}

function expectSound(live: LiveDocument): void {
  const document = live.project();
  const ids = [...allBlocks(document.children ?? [])].map((block) => block.id);
  expect(new Set(ids).size).toBe(ids.length);
  const check = (parent: string, blocks: readonly Block[]) => {
    for (const block of blocks) {
      expect(mayHold(parent, block.type), `${block.type} in ${parent}`).toBe(true);
      check(block.type, inside(block));
    }
  };
  check(ROOT, document.children ?? []);
  expect(new Set(ids)).toEqual(new Set(live.blocks.keys()));
}

describe("random commands", () => {
  it.each(documents.map((document, at) => [at, document] as const))(
    "keep document %i sound, and undo leads back to it",
    (at, document) => {
      const live = new LiveDocument().load(document);
      const history = new History(live);
      const before = JSON.stringify(live.project());
      const player = new Player(live, dice(at + 1), "p");
      for (let count = 0; count < COMMANDS / documents.length; count += 1) {
        player.step();
        history.endStep();
        if (count % 50 === 0) {
          expectSound(live);
        }
      }
      expectSound(live);
      const after = JSON.stringify(live.project());
      const mjml = emitMjml(withoutShared(live.project())).mjml;
      while (history.canUndo) {
        history.undo();
      }
      expect(JSON.stringify(live.project())).toBe(before);
      while (history.canRedo) {
        history.redo();
      }
      expect(JSON.stringify(live.project())).toBe(after);
      expect(emitMjml(withoutShared(live.project())).mjml).toBe(mjml);
    },
    60_000,
  );

  it.each([1, 2, 3, 4, 5, 6])("of two people lead to one sound document (%i)", (seed) => {
    const roll = dice(seed * 7919);
    const ada = new LiveDocument().load(documents[0] as Document);
    const ben = new LiveDocument(new Y.Doc({ gc: false }));
    exchange(ada, ben);
    const players = [new Player(ada, roll, "a"), new Player(ben, roll, "b")];
    for (let round = 0; round < 40; round += 1) {
      for (let count = 0; count < 12; count += 1) {
        players[roll(2)]?.step();
      }
      exchange(ada, ben);
      expect(ada.project()).toEqual(ben.project());
      const both = [normalize(ada), normalize(ben)];
      expect(both[0]).toBe(both[1]);
      exchange(ada, ben);
      expect(ada.project()).toEqual(ben.project());
      expectSound(ada);
      expect(normalize(ada)).toBe(false);
    }
  });

  it("can be undone after a reload, by the person who did them", () => {
    const live = new LiveDocument().load(documents[0] as Document);
    const history = new History(live);
    const before = JSON.stringify(live.project());
    const player = new Player(live, dice(99), "p");
    for (let count = 0; count < 60; count += 1) {
      player.step();
      history.endStep();
    }
    const saved = structuredClone(history.save());
    const doc = new Y.Doc({ gc: false });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(live.doc));
    const reloaded = new LiveDocument(doc);
    const again = new History(reloaded, saved);
    while (again.canUndo) {
      again.undo();
    }
    expect(JSON.stringify(reloaded.project())).toBe(before);
  });
});

function exchange(one: LiveDocument, other: LiveDocument): void {
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)));
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)));
}

/** Shared blocks are put in by the server: the emitter knows none. */
function withoutShared(document: Document): Document {
  const kept = (blocks: readonly Block[]): Block[] =>
    blocks
      .filter((block) => block.type !== "synced")
      .map((block) =>
        "children" in block ? ({ ...block, children: kept(inside(block)) } as Block) : block,
      );
  return { ...document, children: kept(document.children ?? []) } as Document;
}
