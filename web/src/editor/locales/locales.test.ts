// Names of languages, how far an email is translated, and what comes next.
import { describe, expect, it } from "vitest";
import { EMAIL, type Word } from "../document/translation";
import { canonical, directionOf, languagesFor, localeName } from "./names";
import { marksOf, nextUntranslated, percentOf, progressOf } from "./progress";

describe("languages", () => {
  it("have names, and a direction", () => {
    expect(localeName("de-AT")).toBe("German (Austria)");
    expect(localeName("not a code")).toBe("not a code");
    expect(["ar", "he-IL", "uz-Arab", "de"].map(directionOf)).toEqual(["rtl", "rtl", "rtl", "ltr"]);
  });

  it("are found by name, by their own name and by code", () => {
    expect(languagesFor("deutsch", [])[0]?.locale).toBe("de");
    expect(languagesFor("german", ["de"]).map(({ locale }) => locale)).not.toContain("de");
    expect(languagesFor("de-li", []).map(({ locale }) => locale)).toEqual(["de-LI"]);
    expect(languagesFor("xyzzy", [])).toEqual([]);
    expect(canonical("EN-gb")).toBe("en-GB");
    expect(canonical("e")).toBeNull();
  });
});

describe("progress", () => {
  const word = (id: string, standing: Word["standing"], field = "body"): Word => ({
    id,
    field,
    standing,
  });
  const words = [
    word(EMAIL, "missing", "subject"),
    word("txt1", "translated"),
    word("txt2", "stale"),
    word("img1", "missing", "alt"),
  ];

  it("counts, and marks what wants a translator", () => {
    expect(progressOf(words)).toEqual({ total: 4, translated: 1, missing: 2, stale: 1 });
    expect(percentOf(progressOf(words))).toBe(25);
    expect(percentOf(progressOf([]))).toBe(100);
    expect(marksOf(words, "German")).toEqual([
      {
        blockId: "txt2",
        severity: "warning",
        message: "Words changed since translated into German",
        source: "locale",
      },
      {
        blockId: "img1",
        severity: "info",
        message: "Alternative text not translated into German",
        source: "locale",
      },
    ]);
  });

  it("goes from one block to the next, and around", () => {
    const order = ["sec1", "txt1", "txt2", "img1"];
    expect(nextUntranslated(words, order, undefined)).toBe("txt2");
    expect(nextUntranslated(words, order, "txt2")).toBe("img1");
    expect(nextUntranslated(words, order, "img1")).toBe("txt2");
    expect(nextUntranslated(words.slice(0, 2), order, "img1")).toBeNull();
  });
});
