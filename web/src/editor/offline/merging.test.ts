import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { insertBlocks } from "../document/commands/insertBlocks";
import { moveBlocks } from "../document/commands/moveBlocks";
import { removeBlocks } from "../document/commands/removeBlocks";
import { setBody } from "../document/commands/setBody";
import { setProps } from "../document/commands/setProps";
import { History } from "../document/history";
import { LiveDocument } from "../document/live/liveDocument";
import type { Block, Document } from "../document/model";
import { mergeAround, mergeTheirs } from "./merging";

const text = (id: string, html: string) => ({ type: "text", id, html }) as Block;
const DOCUMENT = {
  schemaVersion: 1,
  children: [
    {
      type: "section",
      id: "sec",
      children: [{ type: "column", id: "col", children: [text("one", "One"), text("two", "Two")] }],
    },
  ],
} as Document;

/** Two people on the same base: what the other one did, and the document of this one. */
function parted(theirWay: (live: LiveDocument) => void) {
  const ours = new LiveDocument().load(DOCUMENT);
  const base = Y.encodeStateAsUpdate(ours.doc);
  const theirs = new LiveDocument().load(DOCUMENT);
  theirWay(theirs);
  return { ours, base, theirs: theirs.project() };
}

describe("a stored document that changed meanwhile", () => {
  it("keeps what both did to different blocks", () => {
    const { ours, base, theirs } = parted((live) => setBody(live, "two", { html: "Zwei" }));
    setBody(ours, "one", { html: "Eins" });
    expect(mergeTheirs(ours, base, theirs).changed).toBe(true);
    expect(ours.read("one")).toMatchObject({ html: "Eins" });
    expect(ours.read("two")).toMatchObject({ html: "Zwei" });
  });

  it("keeps words typed here in a block that was moved there", () => {
    const { ours, base, theirs } = parted((live) =>
      moveBlocks(live, ["two"], { parent: "col", index: 0 }),
    );
    setBody(ours, "two", { html: "Typed" });
    setProps(ours, ["two"], { color: "#112233" });
    mergeTheirs(ours, base, theirs);
    expect(ours.childrenOf("col")).toEqual(["two", "one"]);
    expect(ours.read("two")).toMatchObject({ html: "Typed", props: { color: "#112233" } });
  });

  it("takes in what was added there and what was removed there", () => {
    const { ours, base, theirs } = parted((live) => {
      removeBlocks(live, ["one"]);
      insertBlocks(live, [text("three", "Three")], { parent: "col", index: 1 });
    });
    setBody(ours, "two", { html: "Typed" });
    mergeTheirs(ours, base, theirs);
    expect(ours.childrenOf("col")).toEqual(["two", "three"]);
  });

  it("is simply the stored one where nothing was changed here", () => {
    const { ours, base, theirs } = parted((live) => setProps(live, ["one"], { color: "#abcdef" }));
    mergeTheirs(ours, base, theirs);
    expect(ours.project()).toEqual(theirs);
  });

  it("changes nothing when nothing came", () => {
    const { ours, base } = parted(() => undefined);
    setBody(ours, "one", { html: "Eins" });
    expect(mergeTheirs(ours, base, DOCUMENT).changed).toBe(false);
  });

  it("leaves what others did alone when one undoes", () => {
    const { ours, base, theirs } = parted((live) => setBody(live, "two", { html: "Zwei" }));
    const history = new History(ours);
    setBody(ours, "one", { html: "Eins" });
    mergeTheirs(ours, base, theirs);
    history.undo();
    expect(ours.read("one")).toMatchObject({ html: "One" });
    expect(ours.read("two")).toMatchObject({ html: "Zwei" });
    expect(history.canUndo).toBe(false);
  });

  it("is the base of the next merge", () => {
    const { ours, base, theirs } = parted((live) => setBody(live, "two", { html: "Zwei" }));
    setBody(ours, "one", { html: "Eins" });
    const next = mergeTheirs(ours, base, theirs).base;
    // the other one saw what was stored from here, and took it back
    mergeTheirs(ours, next, DOCUMENT);
    expect(ours.read("one")).toMatchObject({ html: "Eins" });
    expect(ours.read("two")).toMatchObject({ html: "Two" });
  });

  it("can be merged twice without doubling anything", () => {
    const { ours, base, theirs } = parted((live) =>
      insertBlocks(live, [text("three", "Three")], { parent: "col", index: 2 }),
    );
    mergeTheirs(ours, base, theirs);
    mergeTheirs(ours, base, theirs);
    expect(ours.childrenOf("col")).toEqual(["one", "two", "three"]);
  });
});

describe("what stands around a document", () => {
  const base = { subject: "A", preheader: "B", variables: [] };
  it("is ours where we changed it and theirs elsewhere", () => {
    const ours = { ...base, subject: "Ours" };
    const theirs = { ...base, subject: "Theirs", preheader: "Theirs" };
    expect(mergeAround(base, ours, theirs)).toEqual({
      subject: "Ours",
      preheader: "Theirs",
      variables: [],
    });
  });
});
