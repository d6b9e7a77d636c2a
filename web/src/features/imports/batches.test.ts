import { expect, it } from "vitest";
import { inBatches } from "./batches";
import { isPartial, isTakable, type Upload } from "./dropping";

const upload = (path: string, bytes = 10): Upload => ({
  path,
  file: new File([new Uint8Array(bytes)], path),
});

const paths = (batches: Upload[][]) => batches.map((batch) => batch.map(({ path }) => path));

it("sends a few files at a time", () => {
  const names = ["1.mjml", "2.mjml", "3.mjml", "4.mjml", "5.html"];
  expect(paths(inBatches(names.map((name) => upload(name))))).toEqual([
    ["1.mjml", "2.mjml", "3.mjml", "4.mjml"],
    ["5.html"],
  ]);
});

it("stays below the size limit, but never leaves a large file behind", () => {
  const large = 5 * 1024 * 1024;
  const batches = inBatches([
    upload("a.zip", large),
    upload("b.zip", large),
    upload("c.zip", 2 * large),
  ]);
  expect(paths(batches)).toEqual([["a.zip"], ["b.zip"], ["c.zip"]]);
});

it("sends the partials along with every batch", () => {
  const names = ["1.mjml", "2.mjml", "3.mjml", "4.mjml", "5.mjml", "mails/partials/footer.mjml"];
  expect(paths(inBatches(names.map((name) => upload(name))))).toEqual([
    ["mails/partials/footer.mjml", "1.mjml", "2.mjml", "3.mjml", "4.mjml"],
    ["mails/partials/footer.mjml", "5.mjml"],
  ]);
});

it("has nothing to send without an email", () => {
  expect(inBatches([upload("partials/footer.mjml")])).toEqual([]);
});

it.each([
  ["a.mjml", true],
  ["a.HTM", true],
  ["folder/a.html", true],
  ["mails.zip", true],
  ["a.png", false],
  [".hidden.html", false],
  ["__MACOSX/a.html", false],
  ["folder/._a.html", false],
])("%s can be taken: %s", (path, takable) => {
  expect(isTakable(path)).toBe(takable);
});

it("knows partials by their folder", () => {
  expect(isPartial("partials/a.mjml")).toBe(true);
  expect(isPartial("x/partials/a.mjml")).toBe(true);
  expect(isPartial("partials.mjml")).toBe(false);
});
