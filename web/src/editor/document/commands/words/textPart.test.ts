import { expect, it } from "vitest";
import { LiveDocument } from "../../live/liveDocument";
import type { Document } from "../../model";
import { setPlainText } from "./setPlainText";
import { setTextBody, setTextMode } from "./setTextPart";

const opened = (): LiveDocument =>
  new LiveDocument().load({
    schemaVersion: 1,
    children: [
      {
        type: "section",
        id: "sec1",
        children: [
          {
            type: "column",
            id: "col1",
            children: [{ type: "text", id: "txt1", html: "<b>Hello</b>" }],
          },
        ],
      },
    ],
  } as unknown as Document);

it("the text part can be written by hand for a block, in each language", () => {
  const live = opened();
  setPlainText(live, "txt1", null, "Hello, in plain words");
  setPlainText(live, "txt1", "de", "Hallo");
  expect(live.read("txt1")).toMatchObject({
    plainText: "Hello, in plain words",
    i18n: { de: { plainText: "Hallo" } },
  });
  setPlainText(live, "txt1", null, undefined);
  expect(live.read("txt1")).not.toHaveProperty("plainText");
});

it("the text part keeps what was written by hand while it is written from the blocks", () => {
  const live = opened();
  setTextMode(live, "manual", "Hello");
  setTextBody(live, null, "Hello {{ name }}");
  setTextBody(live, "de", "Hallo {{ name }}");
  setTextMode(live, "auto");
  setTextMode(live, "manual", "Anew");
  expect(live.project().plainText).toEqual({
    mode: "manual",
    body: "Hello {{ name }}",
    i18n: { de: "Hallo {{ name }}" },
  });
  setTextBody(live, "de", undefined);
  expect(live.project().plainText?.i18n).toEqual({});
});
