// The closed schema of what can be typed: exactly the rich text of the engine.
import { type Extensions, Node } from "@tiptap/core";
import { BareLines } from "./bareLines";
import { MARKS } from "./marks";
import {
  BulletList,
  HardBreak,
  Heading,
  InlineImage,
  ListItem,
  OrderedList,
  Paragraph,
  Text,
} from "./nodes";
import { MarkOrder } from "./order";
import { Variable, type VariableOptions } from "./variable";

const INLINE = [Text, HardBreak, InlineImage, ...MARKS, MarkOrder, BareLines];
const BLOCKS = [Heading, BulletList, OrderedList, ListItem];

const doc = (content: string) => Node.create({ name: "doc", topNode: true, content });

/** Nodes, marks and what keeps them as they are written. One line: for buttons and the like. */
export function richExtensions(oneLine: boolean, variables: Partial<VariableOptions>): Extensions {
  return [
    doc(oneLine ? "paragraph" : "block+"),
    Paragraph,
    ...(oneLine ? [] : BLOCKS),
    Variable.configure(variables),
    ...INLINE,
  ];
}
