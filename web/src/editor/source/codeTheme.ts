/** How source looks: the tokens of the app, in light and in dark. */

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const INK = {
  tag: "light-dark(#0e5a6b, #6cc4d4)",
  attribute: "light-dark(#7a4a12, #dfb27a)",
  value: "light-dark(#2f6b3c, #98cfa3)",
  keyword: "light-dark(#8a2f5b, #e59ac0)",
  quiet: "light-dark(#716b5f, #8f897d)",
  number: "light-dark(#8a4b00, #e0b070)",
  liquid: "light-dark(#6a3fa0, #c5a6f0)",
};

const highlighting = HighlightStyle.define([
  { tag: [tags.tagName, tags.typeName, tags.className], color: INK.tag },
  { tag: [tags.attributeName, tags.propertyName], color: INK.attribute },
  { tag: [tags.attributeValue, tags.string, tags.special(tags.string)], color: INK.value },
  { tag: [tags.keyword, tags.atom, tags.bool, tags.definitionKeyword], color: INK.keyword },
  { tag: [tags.number, tags.unit, tags.color], color: INK.number },
  { tag: [tags.comment, tags.processingInstruction, tags.documentMeta], color: INK.quiet },
  { tag: [tags.angleBracket, tags.punctuation, tags.bracket], color: INK.quiet },
  { tag: tags.comment, fontStyle: "italic" },
  { tag: tags.invalid, color: "var(--danger)" },
]);

const surface = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--surface)", fontSize: "13px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "20px" },
  ".cm-content": { padding: "8px 0 40vh", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 16px 0 4px" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "light-dark(#cfe4e8, #1f4a53)" },
  ".cm-activeLine": { backgroundColor: "light-dark(#f4f2ec99, #28262280)" },
  ".cm-gutters": {
    backgroundColor: "var(--surface)",
    color: "var(--ink-3)",
    border: "none",
    paddingLeft: "4px",
  },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "28px", padding: "0 4px" },
  ".cm-foldGutter .cm-gutterElement": { cursor: "pointer", padding: "0 2px" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--active)",
    color: "var(--ink-2)",
    border: "none",
    padding: "0 6px",
    borderRadius: "4px",
  },
  "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": {
    backgroundColor: "light-dark(#dcebee, #1b414a)",
    borderRadius: "2px",
  },
  ".cm-matchingBracket, .cm-matchingBracket *": { color: "var(--ink-2) !important" },
  // A tag counts as unmatched until the whole source is parsed; the engine says what really is.
  "&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket": { backgroundColor: "transparent" },
  ".cm-selectionMatch": { backgroundColor: "light-dark(#f0eadb, #3a352a)" },
  ".cm-searchMatch": { backgroundColor: "var(--mark)", borderRadius: "2px" },
  ".cm-searchMatch-selected": { outline: "2px solid var(--accent)" },
  ".cm-liquid": { color: INK.liquid, fontWeight: "500" },
  ".cm-liquid *": { color: "inherit !important" },
  ".cm-lit": { backgroundColor: "color-mix(in srgb, var(--accent-soft) 55%, transparent)" },
  ".cm-flash": { animation: "cm-flash 1.6s ease-out" },
  "@keyframes cm-flash": { "0%, 40%": { backgroundColor: "var(--mark)" } },
});

export const floatingTheme = EditorView.theme({
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line)",
    borderRadius: "10px",
    boxShadow: "var(--lift-2)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)", padding: "4px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    alignItems: "center",
    gap: "6px",
    padding: "3px 8px",
    borderRadius: "6px",
    fontSize: "12px",
    lineHeight: "18px",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent-soft)",
    color: "var(--ink)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { marginLeft: "auto", color: "var(--ink-3)", fontStyle: "normal" },
  ".cm-completionSwatch": {
    width: "12px",
    height: "12px",
    borderRadius: "3px",
    boxShadow: "inset 0 0 0 1px light-dark(#0003, #fff3)",
  },
  ".cm-tooltip.cm-completionInfo": {
    margin: "0 6px",
    padding: "6px 10px",
    maxWidth: "280px",
    fontSize: "12px",
    color: "var(--ink-2)",
  },
  ".cm-tooltip-lint": { padding: "0", maxWidth: "440px", overflow: "hidden" },
  ".cm-diagnostic": { padding: "8px 12px", border: "none", fontSize: "12.5px", lineHeight: "18px" },
  ".cm-diagnosticHint": { color: "var(--ink-2)", marginTop: "2px" },
  ".cm-lintRange-error": squiggle("var(--danger)"),
  ".cm-lintRange-warning": squiggle("var(--warning)"),
  ".cm-lintRange-info": squiggle("var(--ink-3)"),
  ".cm-gutter-lint": { width: "14px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0 2px" },
  ".cm-lint-marker": { width: "8px", height: "8px", margin: "6px 0", borderRadius: "50%" },
  ".cm-lint-marker-error": { content: "none", backgroundColor: "var(--danger)" },
  ".cm-lint-marker-warning": { content: "none", backgroundColor: "var(--warning)" },
  ".cm-lint-marker-info": { content: "none", backgroundColor: "var(--ink-3)" },
});

function squiggle(color: string) {
  return {
    backgroundImage: "none",
    textDecoration: `underline wavy ${color} 1px`,
    textUnderlineOffset: "4px",
  };
}

const panels = EditorView.theme({
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": {
    padding: "8px 36px 8px 12px",
    fontFamily: "var(--font-sans)",
    fontSize: "12px",
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "6px",
  },
  ".cm-panel.cm-search br": { flexBasis: "100%", height: "0", content: '""' },
  ".cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label": {
    margin: "0",
    fontSize: "12px",
  },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: "4px" },
  ".cm-textfield": {
    height: "28px",
    padding: "0 8px",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    backgroundColor: "var(--surface)",
    fontFamily: "var(--font-mono)",
  },
  ".cm-button": {
    height: "28px",
    padding: "0 8px",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    backgroundColor: "var(--surface)",
    backgroundImage: "none",
    color: "var(--ink)",
  },
  ".cm-panel.cm-search [name=select]": { display: "none" },
  ".cm-panel.cm-search input[name=search], .cm-panel.cm-search input[name=replace]": {
    flex: "1 1 120px",
    maxWidth: "220px",
  },
  ".cm-button:hover": { backgroundColor: "var(--hover)" },
  ".cm-panel.cm-search [name=close]": {
    top: "8px",
    right: "8px",
    width: "28px",
    height: "28px",
    fontSize: "18px",
    color: "var(--ink-2)",
    borderRadius: "6px",
  },
});

export const codeTheme: Extension = [
  surface,
  floatingTheme,
  panels,
  syntaxHighlighting(highlighting),
];
