// What is translated, what is missing, and what became stale when the words behind it changed.
import { describe, expect, it } from "vitest";
import { setBody } from "./commands/setBody";
import { setPartField } from "./commands/setPart";
import { setWord } from "./commands/setWord";
import { markUpToDate } from "./commands/words/noteTranslated";
import { addLocale, removeLocale } from "./commands/words/setLocales";
import { setMetaWord } from "./commands/words/setMetaWord";
import { LiveDocument } from "./live/liveDocument";
import type { Document } from "./model";
import { EMAIL, hashOf, wordsIn } from "./translation";

const DOCUMENT = {
  schemaVersion: 1,
  meta: { subject: "Welcome", preheader: "{{ user.name }}", lang: "en" },
  children: [
    {
      type: "section",
      id: "sec1",
      children: [
        {
          type: "column",
          id: "col1",
          children: [
            { type: "text", id: "txt1", html: "<p>Hello</p>" },
            { type: "text", id: "txt2", html: "{{ user.name }} &nbsp; 42" },
            { type: "image", id: "img1", props: { src: "a.png", alt: "A lamp" } },
            { type: "image", id: "img2", props: { src: "b.png", alt: "" } },
          ],
        },
      ],
    },
  ],
} as unknown as Document;

const opened = () => new LiveDocument().load(DOCUMENT);
const standings = (live: LiveDocument, locale = "de") =>
  wordsIn(live.project(), locale).map(({ id, field, standing }) => `${id}.${field} ${standing}`);

describe("the words of an email", () => {
  it("are what a reader reads, and missing until somebody translates them", () => {
    expect(standings(opened())).toEqual([
      `${EMAIL}.subject missing`,
      "txt1.body missing",
      "img1.alt missing",
    ]);
  });

  it("are translated, become stale, and can be marked as up to date", () => {
    const live = opened();
    setBody(live, "txt1", { html: "<p>Hallo</p>" }, "de");
    setWord(live, ["img1"], "de", "alt", "Eine Lampe");
    setMetaWord(live, "de", "subject", "Willkommen");
    expect(standings(live).every((one) => one.endsWith(" translated"))).toBe(true);
    setBody(live, "txt1", { html: "<p>Hello there</p>" });
    setWord(live, ["img1"], null, "alt", "A lantern");
    setPartField(live, ["meta", "subject"], "Welcome back");
    expect(standings(live).every((one) => one.endsWith(" stale"))).toBe(true);
    markUpToDate(live, ["txt1", "img1", EMAIL], "de");
    expect(standings(live).every((one) => one.endsWith(" translated"))).toBe(true);
    setWord(live, ["img1"], "de", "alt", undefined);
    expect(standings(live)).toContain("img1.alt missing");
    expect(live.read("img1")?.translatedFrom).toBeUndefined();
  });

  it("are taken from the wider locale, and copies of the base do not count", () => {
    const live = opened();
    setBody(live, "txt1", { html: "<p>Hallo</p>" }, "de");
    expect(standings(live, "de-AT")).toContain("txt1.body translated");
    const copied = structuredClone(DOCUMENT) as unknown as {
      children: { children: { children: object[] }[] }[];
    };
    Object.assign(copied.children[0]?.children[0]?.children[0] ?? {}, {
      i18n: { de: { html: "<p>Hello</p>" } },
    });
    const read = new LiveDocument().load(copied as unknown as Document);
    expect(standings(read)).toContain("txt1.body missing");
  });

  it("have a hash that does not depend on the order of names", () => {
    expect(hashOf({ a: 1, b: [null, "x"] })).toBe(hashOf({ b: [null, "x"], a: 1 }));
    expect(hashOf("one")).not.toBe(hashOf("two"));
    expect(hashOf("ü")).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe("locales", () => {
  it("come with the direction they are read in, and go with all their words", () => {
    const live = opened();
    const before = JSON.stringify(live.project());
    addLocale(live, "ar", "rtl");
    addLocale(live, "AR", "rtl");
    setBody(live, "txt1", { html: "<p>مرحبا</p>" }, "ar");
    setMetaWord(live, "ar", "subject", "أهلا");
    expect(live.project()).toMatchObject({
      locales: ["ar"],
      meta: { i18n: { ar: { dir: "rtl", subject: "أهلا" } } },
    });
    removeLocale(live, "ar");
    expect(JSON.stringify(live.project())).toBe(before);
  });
});
