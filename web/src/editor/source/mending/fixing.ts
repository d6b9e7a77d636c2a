/** Mechanical fixes of findings, made in the source where the person writes. */

import type { SourceFormat } from "@/editor/document/contract";
import { TAGS } from "@/editor/source/completion/tags";
import {
  attributeChange,
  type Change,
  elementsOf,
  smallestChange,
  type Tagged,
  withChange,
} from "@/editor/source/mending/mending";
import { linesOf } from "@/editor/source/mending/positions";
import type { Finding } from "@/lib/server/models";

type Fixable = Pick<Finding, "blockId" | "column" | "fix" | "line">;

const DOCUMENT = "@document";
/** How much of a piece of HTML has to be found again to be sure that it is the one. */
const SURE = 48;

/** Whether a fix can be tried; only trying shows whether its place is still there. */
export function isFixable(finding: Fixable, format: SourceFormat): boolean {
  if (finding.fix === null || format === "design") {
    return false;
  }
  return finding.fix.blockId === DOCUMENT || finding.line !== null;
}

/** The engine names blocks by type and number: `text7` is the seventh text. */
function tagOf(blockId: string): string | undefined {
  const type = /^[a-z]+/.exec(blockId)?.[0];
  const tag = type === "item" ? "mj-social-element" : `mj-${type}`;
  return tag in TAGS ? tag : undefined;
}

/** The element that a finding means; nothing when it cannot be told from others. */
function meant(source: string, { line, column, fix }: Fixable): Tagged | undefined {
  const tag = tagOf(fix?.blockId ?? "");
  const lines = linesOf(source);
  if (tag === undefined || line === null || line < 1 || line > lines.lines) {
    return undefined;
  }
  const { from, to } = lines.line(line);
  const all = elementsOf(source, tag);
  const here = all.filter(({ start, end }) => start <= to && end > from);
  if (here.length < 2) {
    return here[0];
  }
  const spot = from + (column ?? 0) - 1;
  const around =
    column === null ? [] : here.filter(({ start, end }) => start <= spot && spot < end);
  const number = Number(/\d+$/.exec(fix?.blockId ?? "")?.[0]);
  return around.at(-1) ?? here.find((element) => element === all[number - 1]);
}

/** A piece of an HTML source in its new form, put where its old form stands. */
function pieceChange(source: string, line: number, piece: string): Change | undefined {
  const place = linesOf(source).line(line).from;
  const head = piece.slice(0, SURE);
  const tail = piece.slice(-SURE);
  const from = source.lastIndexOf(head, place + head.length);
  const end = source.indexOf(tail, Math.max(from, place - tail.length));
  if (piece.length < 2 * SURE || from < 0 || end < 0) {
    return undefined;
  }
  const to = end + tail.length;
  // A fix changes an attribute or two; a very different length means another piece was found.
  return Math.abs(to - from - piece.length) < 200 ? { from, to, insert: piece } : undefined;
}

const escaped = (text: string): string =>
  text.replace(/&(?!#?\w+;)/g, "&amp;").replace(/</g, "&lt;");

function documentChange(source: string, format: SourceFormat, field: string, value: string) {
  const [root, title, head] =
    format === "mjml" ? ["mjml", "mj-title", "mj-head"] : ["html", "title", "head"];
  const top = elementsOf(source, root)[0];
  if (field === "meta.lang" || field === "meta.dir") {
    return top && attributeChange(source, top.start, { [field.slice("meta.".length)]: value });
  }
  if (field !== "meta.title") {
    return undefined;
  }
  const found = elementsOf(source, title)[0];
  if (found !== undefined) {
    return { from: found.inner, to: found.innerEnd, insert: escaped(value) };
  }
  const place = elementsOf(source, head)[0]?.inner;
  const element = `<${title}>${escaped(value)}</${title}>`;
  if (place !== undefined) {
    return { from: place, to: place, insert: `\n    ${element}` };
  }
  return top && { from: top.inner, to: top.inner, insert: `<${head}>${element}</${head}>` };
}

function blockChange(source: string, finding: Fixable, field: string, value: string) {
  const element = meant(source, finding);
  if (element === undefined) {
    return undefined;
  }
  return field === "html"
    ? { from: element.inner, to: element.innerEnd, insert: value }
    : attributeChange(source, element.start, { [field]: value });
}

/** The source with the fix of a finding made; nothing when its place is gone. */
export function fixedSource(
  source: string,
  format: SourceFormat,
  finding: Fixable,
): string | undefined {
  let fixed = source;
  for (const [field, value] of Object.entries(finding.fix?.set ?? {})) {
    let change: Change | undefined;
    if (finding.fix?.blockId === DOCUMENT) {
      change = documentChange(fixed, format, field, value);
    } else if (format === "html") {
      change = field === "html" ? pieceChange(fixed, finding.line ?? 1, value) : undefined;
    } else {
      change = blockChange(fixed, finding, field, value);
    }
    if (change === undefined) {
      return undefined;
    }
    fixed = withChange(fixed, change);
  }
  return smallestChange(source, fixed) === undefined ? undefined : fixed;
}
