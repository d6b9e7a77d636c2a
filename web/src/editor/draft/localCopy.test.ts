import { describe, expect, it } from "vitest";
import { contentOf, dropLocal, keepLocal, openingOf, readLocal } from "@/editor/draft/localCopy";
import type { Draft } from "@/lib/server/models";

const DRAFT: Draft = {
  templateId: "t1",
  baseVersion: 3,
  format: "mjml",
  source: "<mjml></mjml>",
  subject: "Hello",
  preheader: "",
  variables: [],
  stored: true,
  updatedAt: "2026-03-03T10:00:00Z",
  updatedBy: { id: "u1", name: "Ada Byron" },
  etag: "e7",
};

function shelf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const copyOf = (source: string, etag = "e7") => ({
  content: { ...contentOf(DRAFT), source },
  etag,
  keptAt: "2026-03-03T10:00:01Z",
});

describe("the local copy", () => {
  it("comes back as it was kept until it is dropped", () => {
    const place = shelf();
    expect(keepLocal("t1", copyOf("mine"), place)).toBe(true);
    expect(readLocal("t1", place)).toEqual(copyOf("mine"));
    expect(readLocal("t2", place)).toBeUndefined();
    dropLocal("t1", place);
    expect(readLocal("t1", place)).toBeUndefined();
  });

  it("survives a full or broken store", () => {
    const full = {
      ...shelf(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    };
    expect(keepLocal("t1", copyOf("mine"), full)).toBe(false);
    expect(readLocal("t1", { ...shelf(), getItem: () => "{oops" })).toBeUndefined();
    expect(readLocal("t1", { ...shelf(), getItem: () => '{"content": 3}' })).toBeUndefined();
  });
});

describe("what to open", () => {
  it("is the stored draft when nothing else was kept", () => {
    expect(openingOf(DRAFT, undefined).kind).toBe("asStored");
    expect(openingOf(DRAFT, copyOf(DRAFT.source, "e1")).kind).toBe("asStored");
  });

  it("is the kept work when the stored draft has not moved on", () => {
    expect(openingOf(DRAFT, copyOf("mine"))).toMatchObject({ kind: "recovered" });
  });

  it("is for a person to decide when both have changed", () => {
    expect(openingOf(DRAFT, copyOf("mine", "e5"))).toMatchObject({ kind: "diverged" });
  });
});
