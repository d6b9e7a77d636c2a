// Conditions as people build them, and as Liquid writes them.

/** How Liquid compares; `there` is a variable alone. */
export type Comparison = "==" | "!=" | ">" | ">=" | "<" | "<=" | "contains" | "there";

export type Operand =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "word"; readonly text: "true" | "false" | "blank" | "empty" | "nil" }
  | { readonly kind: "variable"; readonly text: string };

export interface Test {
  readonly path: string;
  readonly comparison: Comparison;
  /** Null beside `there` alone. */
  readonly operand: Operand | null;
}

/**
 * All of the tests, or any of them; `inner` counts as one more. Liquid has no parentheses and reads
 * from the right, so that a group can only be the last: `a and b or c` is `a and (b or c)`.
 */
export interface Group {
  readonly all: boolean;
  readonly tests: readonly Test[];
  readonly inner: Group | null;
}

const PATH = String.raw`[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d+\])*`;
const TOKEN = new RegExp(
  String.raw`\s*(?:(?<text>'[^']*'|"[^"]*")|(?<number>-?\d+(?:\.\d+)?)(?![\w.])|(?<sign>==|!=|<>|>=|<=|>|<)|(?<path>${PATH}))`,
  "y",
);
const WORDS: ReadonlySet<string> = new Set(["true", "false", "blank", "empty", "nil"]);
const RESERVED: ReadonlySet<string> = new Set([...WORDS, "null", "and", "or", "not", "contains"]);
const WHOLE_PATH = new RegExp(`^${PATH}$`);

/** The Liquid of a condition; what is not finished is left out. Empty when nothing is. */
export function printed(group: Group): string {
  const { all, tests, inner } = normalized(group);
  const parts = [...tests.map(printedTest), ...(inner ? [printed(inner)] : [])];
  return parts.join(all ? " and " : " or ");
}

/** The condition that a Liquid text is; null when it says more than can be built. */
export function parsed(text: string): Group | null {
  const tokens = tokensOf(text);
  if (tokens === null || tokens.length === 0) {
    return null;
  }
  const tests: Test[] = [];
  const joints: boolean[] = [];
  let at = 0;
  while (at < tokens.length) {
    const [test, taken] = testAt(tokens, at) ?? [null, 0];
    if (test === null) {
      return null;
    }
    tests.push(test);
    at += taken;
    const joint = tokens[at];
    if (joint === undefined) {
      return grouped(tests, joints);
    }
    if (joint.kind !== "path" || (joint.text !== "and" && joint.text !== "or")) {
      return null;
    }
    joints.push(joint.text === "and");
    at += 1;
  }
  return null;
}

/** Without what is unfinished or says nothing, in the one form that printing and parsing share. */
export function normalized(group: Group): Group {
  const tests = group.tests.filter(isFinished);
  const inner = group.inner ? normalized(group.inner) : null;
  const size = inner ? inner.tests.length + (inner.inner ? 1 : 0) : 0;
  if (inner === null || size === 0) {
    return { all: tests.length < 2 || group.all, tests, inner: null };
  }
  if (tests.length === 0) {
    return inner;
  }
  if (size === 1 || inner.all === group.all) {
    return normalized({ all: group.all, tests: [...tests, ...inner.tests], inner: inner.inner });
  }
  return { all: group.all, tests, inner };
}

/** Whether a test says enough to be written. */
export function isFinished({ path, comparison, operand }: Test): boolean {
  if (!isPath(path)) {
    return false;
  }
  if (comparison === "there") {
    return true;
  }
  switch (operand?.kind) {
    case "text":
      return operand.text !== "" && textProblem(operand.text) === undefined;
    case "number":
      return /^-?\d+(?:\.\d+)?$/.test(operand.text);
    case "variable":
      return isPath(operand.text);
    default:
      return operand !== null;
  }
}

export function isPath(text: string): boolean {
  return WHOLE_PATH.test(text) && !RESERVED.has(text);
}

/** Why Liquid cannot write a text. */
export function textProblem(text: string): string | undefined {
  if (text.includes("'") && text.includes('"')) {
    return "Use one kind of quotation mark only.";
  }
  return /[{%]\}|\{[{%]|--|[\n\r]/.test(text) ? "Leave out braces of Liquid and --." : undefined;
}

function printedTest({ path, comparison, operand }: Test): string {
  return comparison === "there" ? path : `${path} ${comparison} ${printedOperand(operand)}`;
}

function printedOperand(operand: Operand | null): string {
  if (operand?.kind !== "text") {
    return operand?.text ?? "nil";
  }
  const quote = operand.text.includes("'") ? '"' : "'";
  return `${quote}${operand.text}${quote}`;
}

interface Token {
  readonly kind: "text" | "number" | "sign" | "path";
  readonly text: string;
}

function tokensOf(text: string): Token[] | null {
  const source = text.trim();
  const tokens: Token[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < source.length; ) {
    const groups = TOKEN.exec(source)?.groups;
    const found = Object.entries(groups ?? {}).find(([, value]) => value !== undefined);
    if (!found) {
      return null;
    }
    tokens.push({ kind: found[0] as Token["kind"], text: found[1] ?? "" });
  }
  return tokens;
}

/** The test that begins at a token, and how many it takes. */
function testAt(tokens: readonly Token[], at: number): [Test, number] | null {
  const [subject, sign, value] = tokens.slice(at, at + 3);
  if (subject?.kind !== "path" || !isPath(subject.text)) {
    return null;
  }
  const comparison = sign && comparisonOf(sign);
  if (!comparison) {
    return [{ path: subject.text, comparison: "there", operand: null }, 1];
  }
  const operand = value && operandOf(value);
  return operand ? [{ path: subject.text, comparison, operand }, 3] : null;
}

function comparisonOf({ kind, text }: Token): Comparison | null {
  if (kind === "sign") {
    return (text === "<>" ? "!=" : text) as Comparison;
  }
  return kind === "path" && text === "contains" ? "contains" : null;
}

function operandOf({ kind, text }: Token): Operand | null {
  if (kind === "text") {
    return { kind, text: text.slice(1, -1) };
  }
  if (kind === "number") {
    return { kind, text };
  }
  const word = text === "null" ? "nil" : text;
  if (WORDS.has(word)) {
    return { kind: "word", text: word } as Operand;
  }
  return kind === "path" && isPath(text) ? { kind: "variable", text } : null;
}

/** Joints are read from the right: where they change, everything behind is one group. */
function grouped(tests: readonly Test[], joints: readonly boolean[]): Group {
  const all = joints[0] ?? true;
  const change = joints.findIndex((joint) => joint !== all);
  if (change < 0) {
    return { all, tests, inner: null };
  }
  return {
    all,
    tests: tests.slice(0, change),
    inner: grouped(tests.slice(change), joints.slice(change)),
  };
}
