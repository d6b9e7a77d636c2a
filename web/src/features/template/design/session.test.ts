import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { removeBlocks } from "@/editor/document/commands/removeBlocks";
import type { Document } from "@/editor/document/model";
import { createDraftStore } from "@/editor/draft/draftStore";
import type { DraftContent } from "@/editor/draft/localCopy";
import type { Draft } from "@/lib/server/models";
import { DesignSession } from "./session";

const text = (html: string) => ({ type: "text", id: "txt1", html });
const design = (html: string): Document =>
  ({
    schemaVersion: 1,
    children: [
      {
        type: "section",
        id: "sec1",
        children: [{ type: "column", id: "col1", children: [text(html)] }],
      },
    ],
  }) as unknown as Document;

const draftOf = (content: Partial<DraftContent>, etag = "1"): Draft =>
  ({
    format: "design",
    source: JSON.stringify(design("Hello")),
    subject: "",
    preheader: "",
    variables: [],
    stored: true,
    etag,
    baseVersion: 1,
    updatedAt: "2026-11-23T02:00:00Z",
    updatedBy: { id: "u2", name: "Ben" },
    ...content,
  }) as unknown as Draft;

interface Opened {
  draft?: Draft;
  read?: (content: DraftContent) => Promise<Document>;
}

function opened({ draft = draftOf({}), read = async () => design("From code") }: Opened = {}) {
  const stored: DraftContent[] = [];
  const put = async (content: DraftContent) => {
    stored.push(content);
    return draftOf(content, "2");
  };
  const verbs = createDraftStore({ draft, put, fetch: async () => draft, keep: () => true });
  const session = new DesignSession({
    draft: verbs,
    person: "u1",
    template: "t1",
    readOnly: false,
    read,
    onMerged: () => undefined,
  });
  const stop = session.start();
  return { verbs, session, stored, stop };
}

const present = ({ verbs }: ReturnType<typeof opened>) => verbs.store.getState().history.present;
const shown = ({ session }: ReturnType<typeof opened>) =>
  JSON.stringify(session.store.getState().editor?.store.getState().document);

/** Until the parts of the editor are loaded and the document is in it. */
async function open(page: ReturnType<typeof opened>) {
  page.session.open();
  await vi.waitFor(() => expect(page.session.store.getState().phase).not.toBe("opening"));
}

beforeEach(() => {
  vi.stubGlobal("window", {
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("the visual editor of a draft", () => {
  it("opens a design as it is, and changes nothing by that", async () => {
    const page = opened();
    await open(page);
    expect(shown(page)).toContain("Hello");
    await page.verbs.flush();
    expect(page.stored).toEqual([]);
    page.stop();
  });

  it("opens MJML, which becomes a design with the first change", async () => {
    const page = opened({ draft: draftOf({ format: "mjml", source: "<mjml/>", subject: "Hi" }) });
    await open(page);
    expect(shown(page)).toContain("From code");
    expect(present(page).format).toBe("mjml");
    page.session.store.getState().editor?.run((live) => removeBlocks(live, ["txt1"]));
    await page.verbs.flush();
    expect(page.stored).toHaveLength(1);
    expect(present(page)).toMatchObject({ format: "design", subject: "" });
    expect(JSON.parse(present(page).source)).toMatchObject({ meta: { subject: "Hi" } });
    page.stop();
  });

  it("follows what comes from elsewhere, as one step that can be undone", async () => {
    const page = opened();
    await open(page);
    page.verbs.adopt(draftOf({ source: JSON.stringify(design("Theirs")) }, "3"), "restore");
    await vi.waitFor(() => expect(shown(page)).toContain("Theirs"));
    page.session.store.getState().editor?.undo();
    expect(shown(page)).toContain("Hello");
    await page.verbs.flush();
    expect(present(page).source).toContain("Hello");
    page.stop();
  });

  it("says when a source cannot be read, and reads it again when it is mended", async () => {
    let broken = true;
    const page = opened({
      draft: draftOf({ format: "mjml", source: "<mjml" }),
      read: async () => {
        if (broken) {
          throw new SyntaxError("It does not end");
        }
        return design("Mended");
      },
    });
    await open(page);
    expect(page.session.store.getState()).toMatchObject({ phase: "failed", editor: null });
    broken = false;
    page.verbs.change({ source: "<mjml></mjml>" }, "source");
    await open(page);
    await vi.waitFor(() => expect(shown(page)).toContain("Mended"));
    page.stop();
  });
});
