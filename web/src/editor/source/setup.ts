/** How the source editor is put together from its extensions. */

import {
  autocompletion,
  type Completion,
  type CompletionSource,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { cssLanguage } from "@codemirror/lang-css";
import { html, htmlCompletionSource } from "@codemirror/lang-html";
import { json } from "@codemirror/lang-json";
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
} from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  type KeyBinding,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";
import type { SourceFormat } from "@/editor/document/contract";
import { codeTheme } from "@/editor/source/codeTheme";
import { mjmlCompletion } from "@/editor/source/completion/completion";
import { liquidCompletion } from "@/editor/source/completion/liquidCompletion";
import { marks } from "@/editor/source/mending/marks";
import type { VariableNode } from "@/editor/variables/tree";

function swatch(completion: Completion): Node | null {
  if (completion.type !== "color") {
    return null;
  }
  const dot = document.createElement("span");
  dot.className = "cm-completionSwatch";
  dot.style.backgroundColor = completion.label;
  return dot;
}

/** Completion from these sources and no others. */
export function offering(...override: CompletionSource[]): Extension {
  return autocompletion({
    override,
    icons: false,
    maxRenderedOptions: 60,
    addToOptions: [{ render: swatch, position: 30 }],
  });
}

/** HTML completion that keeps out of template tags. */
const htmlSource =
  (liquid: CompletionSource): CompletionSource =>
  (context) =>
    liquid(context) === null ? htmlCompletionSource(context) : null;

/** Language and completion for a format. */
export function languageOf(format: SourceFormat, tree: () => readonly VariableNode[]): Extension {
  if (format === "design") {
    return json();
  }
  const liquid = liquidCompletion(tree);
  const markup = format === "mjml" ? mjmlCompletion(tree) : htmlSource(liquid);
  return [
    html({
      selfClosingTags: format === "mjml",
      nestedLanguages: [{ tag: "mj-style", parser: cssLanguage.parser }],
    }),
    offering(liquid, markup),
  ];
}

/** The words of the search panel, short enough for one row. */
const SEARCH_WORDS = {
  next: "Next",
  previous: "Previous",
  "match case": "Case",
  regexp: "Regex",
  "by word": "Word",
  replace: "Replace",
  "replace all": "Replace all",
};

/** Everything that never changes while an editor lives. `first` keys win over the usual ones. */
export function sourceSetup(first: readonly KeyBinding[]): Extension {
  return [
    lintGutter(),
    lineNumbers(),
    foldGutter({ openText: "⌄", closedText: "›" }),
    codeFolding(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    drawSelection(),
    dropCursor(),
    EditorState.allowMultipleSelections.of(true),
    indentUnit.of("  "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    rectangularSelection(),
    crosshairCursor(),
    highlightActiveLine(),
    highlightSelectionMatches({ minSelectionLength: 3 }),
    search({ top: true }),
    EditorState.phrases.of(SEARCH_WORDS),
    marks,
    codeTheme,
    EditorView.contentAttributes.of({
      "aria-description": "Press Escape and then Tab to leave the editor",
      spellcheck: "false",
    }),
    keymap.of([
      ...first,
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
  ];
}
