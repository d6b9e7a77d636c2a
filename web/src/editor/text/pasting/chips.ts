// Pasted words with tags in them: the tags become chips; on one line, lines become one.
import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import { cutAtTags } from "../variables/liquidTags";

function chipped(node: Node): Node[] {
  if (!node.isText) {
    return [node.copy(withChips(node.content))];
  }
  const { schema } = node.type;
  return cutAtTags(node.text ?? "").map((piece) =>
    typeof piece === "string"
      ? schema.text(piece, node.marks)
      : (schema.nodes["variable"] as NonNullable<Schema["nodes"][string]>).create(
          piece,
          null,
          node.marks,
        ),
  );
}

function withChips(content: Fragment): Fragment {
  return Fragment.from(content.content.flatMap(chipped));
}

/** The inline nodes of a piece, with a space between what stood on lines of its own. */
function inlineOf(content: Fragment, schema: Schema): Node[] {
  return content.content.flatMap((node, index) => {
    if (node.isInline) {
      return node.type.name === "hardBreak" ? [schema.text(" ")] : [node];
    }
    const inner = inlineOf(node.content, schema);
    return index > 0 && inner.length > 0 ? [schema.text(" "), ...inner] : inner;
  });
}

export function pastedSlice(slice: Slice, schema: Schema): Slice {
  const content = withChips(slice.content);
  if (schema.nodes["heading"]) {
    return new Slice(content, slice.openStart, slice.openEnd);
  }
  return new Slice(Fragment.from(inlineOf(content, schema)), 0, 0);
}

/** Plain text: empty lines part paragraphs, other line ends are breaks. */
export function plainSlice(text: string, schema: Schema): Slice {
  const paragraphs = text.replace(/\r\n?/g, "\n").split(/\n{2,}/);
  const nodes = paragraphs.map((paragraph) => {
    const lines = paragraph
      .split("\n")
      .flatMap((line, index) => [
        ...(index > 0 ? [schema.node("hardBreak")] : []),
        ...(line ? [schema.text(line)] : []),
      ]);
    return schema.node("paragraph", null, lines);
  });
  return Slice.maxOpen(Fragment.from(nodes));
}
