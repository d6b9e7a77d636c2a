// The marks of rich text as the text editor knows them: written as the emitter writes them.
import { Mark } from "@tiptap/core";
import type { Mark as MarkNode } from "@tiptap/pm/model";
import { type Attrs, shownAttributes } from "./exactness";

const TAGS = {
  bold: ["strong", "b"],
  italic: ["em", "i"],
  underline: ["u"],
  strike: ["s", "strike", "del"],
  sub: ["sub"],
  sup: ["sup"],
  link: ["a"],
  style: ["span"],
} as const;

type MarkName = keyof typeof TAGS;
type Spec = [tag: string, attrs: Attrs, hole: 0 | Spec];

// what the binding and the order of marks need, and is never written
const INTERNAL: ReadonlySet<string> = new Set(["tag", "at", "more"]);

/** The marks inside this one that are of the same type. */
function inner(attrs: Attrs): Attrs[] {
  return JSON.parse((attrs["more"] as string | undefined) ?? "[]") as Attrs[];
}

function opened(name: MarkName, attrs: Attrs, hole: 0 | Spec): Spec {
  const written = Object.entries(attrs).filter(([key]) => !INTERNAL.has(key));
  return [
    (attrs["tag"] as string | undefined) ?? TAGS[name][0],
    shownAttributes(Object.fromEntries(written)),
    hole,
  ];
}

function rendered(name: MarkName, attrs: Attrs): Spec {
  return [attrs, ...inner(attrs)].reduceRight<0 | Spec>(
    (hole, own) => opened(name, own, hole),
    0,
  ) as Spec;
}

/** Every attribute of an element, and its name where that is not the usual one. */
function readFrom(name: MarkName, element: HTMLElement): Attrs {
  const tag = element.localName;
  return {
    ...Object.fromEntries([...element.attributes].map((one) => [one.name, one.value])),
    ...(tag === TAGS[name][0] ? {} : { tag }),
  };
}

function mark(name: MarkName, keys: readonly string[], inclusive = true) {
  return Mark.create({
    name,
    inclusive,
    parseHTML: () =>
      TAGS[name].map((tag) => ({
        tag: name === "style" ? "span[style]" : tag,
        getAttrs: (element: HTMLElement) => readFrom(name, element),
      })),
    renderHTML: ({ mark: { attrs } }: { mark: MarkNode }) => rendered(name, attrs),
    addKeyboardShortcuts() {
      return Object.fromEntries(
        keys.map((key) => [key, () => this.editor.commands.toggleMark(name)]),
      );
    },
  });
}

/** In the order in which the editor nests them, outermost first. */
export const MARKS = [
  mark("link", [], false),
  mark("style", []),
  mark("bold", ["Mod-b"]),
  mark("italic", ["Mod-i"]),
  mark("underline", ["Mod-u"]),
  mark("strike", ["Mod-Shift-x"]),
  mark("sub", ["Mod-,"]),
  mark("sup", ["Mod-."]),
];
