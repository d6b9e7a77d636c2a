// Rich text as nodes of the text editor and back: through the shared form, which both know.
import { Fragment, type Node, type Schema } from "@tiptap/pm/model";
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { fillFragment, richOf } from "@/editor/document/live/richText";
import type { Rich } from "@/editor/document/model";

const scratch = () => new Y.Doc().getXmlFragment("words");

/** The nodes of a rich text, atoms still with their marks as an attribute. */
export function nodesOf(rich: Rich, schema: Schema): Fragment {
  const words = scratch();
  fillFragment(words, rich);
  return words.length > 0 ? yXmlFragmentToProseMirrorFragment(words, schema) : Fragment.empty;
}

/** The rich text of what stands in the text editor. */
export function richOfNodes(doc: Node): Rich {
  const words = scratch();
  prosemirrorToYXmlFragment(doc, words);
  return richOf(words);
}
