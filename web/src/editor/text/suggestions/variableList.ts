// The variables to choose from behind two braces.
import type { Editor as TextEditor } from "@tiptap/core";
import {
  Braces,
  Calendar,
  CaseSensitive,
  Hash,
  Image,
  Link2,
  type LucideIcon,
  ToggleLeft,
} from "lucide-react";
import type { VariableType } from "@/editor/document/contract";
import { foundVariables, type Offered } from "../variables/offering";
import type { Choice } from "./commandList";

const ICONS: Partial<Record<VariableType, LucideIcon>> = {
  string: CaseSensitive,
  number: Hash,
  boolean: ToggleLeft,
  date: Calendar,
  url: Link2,
  image: Image,
};

const PATH = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*$/;

/** Puts a variable where the caret is, with the marks of the words around it. */
export function insertVariable(text: TextEditor, path: string): void {
  const { state, view } = text;
  const marks = state.storedMarks ?? state.selection.$from.marks();
  const node = state.schema.nodes["variable"]?.create({ path }, null, marks);
  if (node) {
    view.dispatch(state.tr.replaceSelectionWith(node, false).scrollIntoView());
  }
}

export function variableChoices(
  text: TextEditor,
  offered: readonly Offered[],
  query: string,
  shown: (path: string) => string,
): Choice[] {
  const choices = foundVariables(offered, query).map(({ path, type, about }) => ({
    id: path,
    label: path,
    hint: about || shown(path),
    group: "Variables",
    icon: ICONS[type] ?? Braces,
    choose: () => insertVariable(text, path),
  }));
  const isNew = PATH.test(query) && !offered.some(({ path }) => path === query);
  return isNew
    ? [
        ...choices,
        {
          id: "new",
          label: query,
          hint: "A new variable",
          group: "New",
          icon: Braces,
          choose: () => insertVariable(text, query),
        },
      ]
    : choices;
}
