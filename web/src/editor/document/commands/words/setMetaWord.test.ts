import { expect, it } from "vitest";
import { LiveDocument } from "../../live/liveDocument";
import { setMetaWord } from "./setMetaWord";

const opened = () =>
  new LiveDocument().load({
    schemaVersion: 1,
    meta: { subject: "Hello", preheader: "", i18n: { de: { subject: "Hallo", title: "Titel" } } },
    children: [],
  } as never);

it("sets the words of the base language", () => {
  const live = opened();
  setMetaWord(live, null, "subject", "Good day");
  expect(live.project().meta?.subject).toBe("Good day");
  expect(live.project().meta?.i18n?.["de"]).toMatchObject({ subject: "Hallo" });
});

it("sets and takes away the words of a locale and no others", () => {
  const live = opened();
  setMetaWord(live, "de", "preheader", "Ein Wort");
  setMetaWord(live, "fr", "subject", "Bonjour");
  expect(live.project().meta?.i18n).toEqual({
    de: { subject: "Hallo", title: "Titel", preheader: "Ein Wort" },
    fr: { subject: "Bonjour" },
  });
  setMetaWord(live, "fr", "subject", undefined);
  expect(live.project().meta?.i18n).not.toHaveProperty("fr");
});
