// What can be asked for behind a slash: kinds of paragraphs, a variable, and blocks to put behind.
import type { Editor as TextEditor } from "@tiptap/core";
import {
  Braces,
  Heading1,
  Heading2,
  Heading3,
  List,
  ListOrdered,
  type LucideIcon,
  Pilcrow,
} from "lucide-react";
import { CATALOG, foundEntries, makeBlocks } from "@/editor/blocks/catalog";
import type { CatalogEntry } from "@/editor/blocks/entry";
import { insertBlocks } from "@/editor/document/commands/insertBlocks";
import type { Editor } from "@/editor/session/editor";
import { setKind, toggleList } from "../toolbar/paragraphs";

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly group: string;
  readonly icon: LucideIcon;
  /** Called when what was typed to ask for it is gone. */
  readonly choose: () => void;
}

type Words = Omit<Choice, "choose" | "group"> & {
  readonly keywords: string;
  readonly act: (text: TextEditor) => void;
};

const WORDS: readonly Words[] = [
  {
    id: "h1",
    label: "Heading 1",
    hint: "The largest",
    icon: Heading1,
    keywords: "title h1",
    act: (text) => setKind(text, "heading1"),
  },
  {
    id: "h2",
    label: "Heading 2",
    hint: "Of a part",
    icon: Heading2,
    keywords: "title h2",
    act: (text) => setKind(text, "heading2"),
  },
  {
    id: "h3",
    label: "Heading 3",
    hint: "Of a smaller part",
    icon: Heading3,
    keywords: "title h3",
    act: (text) => setKind(text, "heading3"),
  },
  {
    id: "p",
    label: "Paragraph",
    hint: "Plain words",
    icon: Pilcrow,
    keywords: "text normal",
    act: (text) => setKind(text, "paragraph"),
  },
  {
    id: "ul",
    label: "Bulleted list",
    hint: "With a dot at every entry",
    icon: List,
    keywords: "ul unordered points",
    act: (text) => toggleList(text, "bulletList"),
  },
  {
    id: "ol",
    label: "Numbered list",
    hint: "1, 2, 3",
    icon: ListOrdered,
    keywords: "ol ordered steps",
    act: (text) => toggleList(text, "orderedList"),
  },
  {
    id: "variable",
    label: "Variable",
    hint: "A value of the recipient",
    icon: Braces,
    keywords: "merge tag field personalize",
    act: (text) => text.commands.insertContent("{{"),
  },
];

/** Put behind the block whose words are typed. */
function insertBehind(editor: Editor, id: string, entry: CatalogEntry): void {
  const { live } = editor;
  const parent = live.parentOf(id);
  if (parent === undefined) {
    return;
  }
  const blocks = makeBlocks(entry, editor.store.getState().document);
  const index = live.childrenOf(parent).indexOf(id) + 1;
  const ids = editor.run(() => insertBlocks(live, blocks, { parent, index })) ?? [];
  editor.type(null);
  editor.select(ids);
  editor.announce(`${entry.label} added`);
}

/** What somebody means who types this behind a slash. */
export function foundCommands(
  editor: Editor,
  text: TextEditor,
  id: string,
  query: string,
): Choice[] {
  const sought = query.toLowerCase();
  const words = WORDS.filter(
    (one) =>
      sought === "" ||
      `${one.label} ${one.keywords}`
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(sought)) ||
      one.label.toLowerCase().startsWith(sought),
  ).map(({ act, ...one }) => ({ ...one, group: "Words", choose: () => act(text) }));
  const placed = editor.live.typeOf(id) === "text";
  const entries = (sought === "" ? CATALOG : foundEntries(query)).filter(
    (entry) => placed && entry.group === "content" && !["text", "heading"].includes(entry.id),
  );
  const blocks = entries.map((entry) => ({
    id: entry.id,
    label: entry.label,
    hint: entry.hint,
    group: "Put behind this block",
    icon: entry.icon,
    choose: () => insertBehind(editor, id, entry),
  }));
  return [...words, ...blocks];
}
