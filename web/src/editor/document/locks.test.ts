import { describe, expect, it } from "vitest";
import { setField } from "./commands/setField";
import { LiveDocument } from "./live/liveDocument";
import { lockedContent, lockedStructure } from "./locks";
import type { Document } from "./model";

const DOCUMENT: Document = {
  schemaVersion: 1,
  children: [
    {
      type: "section",
      id: "sec1",
      children: [
        { type: "column", id: "col1", children: [{ type: "text", id: "txt1", html: "Hello" }] },
      ],
    },
  ],
};

describe("a lock", () => {
  it("holds for its block and for everything inside it", () => {
    const live = new LiveDocument().load(DOCUMENT);
    setField(live, ["sec1"], "lock", "structure");
    expect(lockedStructure(live, "txt1")).toBe("sec1");
    expect(lockedStructure(live, "sec1")).toBe("sec1");
    expect(lockedContent(live, "txt1")).toBeNull();
    setField(live, ["col1"], "lock", "all");
    expect(lockedContent(live, "txt1")).toBe("col1");
    expect(lockedContent(live, "sec1")).toBeNull();
    setField(live, ["sec1", "col1"], "lock", undefined);
    expect(lockedStructure(live, "txt1")).toBeNull();
  });
});
