// What can be asked of a variable of each type, in people's words.
import type { VariableType } from "../document/contract";
import type { Comparison, Operand, Test } from "./conditions";

export type Asks = "nothing" | "text" | "number" | "date";

export interface Operator {
  readonly id: string;
  readonly label: string;
  readonly comparison: Comparison;
  /** What stands on the right when nothing is asked for. */
  readonly operand: Operand | null;
  readonly asks: Asks;
}

const word = (text: "true" | "false" | "blank"): Operand => ({ kind: "word", text });

function fixed(
  id: string,
  label: string,
  comparison: Comparison,
  operand: Operand | null = null,
): Operator {
  return { id, label, comparison, operand, asks: "nothing" };
}

function asking(id: string, label: string, comparison: Comparison, asks: Asks): Operator {
  return { id, label, comparison, operand: null, asks };
}

const EMPTY = fixed("empty", "is empty", "==", word("blank"));
const FULL = fixed("full", "is not empty", "!=", word("blank"));
const THERE = fixed("there", "is there", "there");
const TRUE = fixed("true", "is true", "==", word("true"));
const NOT_TRUE = fixed("not-true", "is not true", "!=", word("true"));
const FALSE = fixed("false", "is false", "==", word("false"));

const TEXT: readonly Operator[] = [
  asking("is", "is", "==", "text"),
  asking("is-not", "is not", "!=", "text"),
  asking("contains", "contains", "contains", "text"),
  EMPTY,
  FULL,
];
const NUMBER: readonly Operator[] = [
  asking("equals", "is", "==", "number"),
  asking("differs", "is not", "!=", "number"),
  asking("more", "is more than", ">", "number"),
  asking("at-least", "is at least", ">=", "number"),
  asking("less", "is less than", "<", "number"),
  asking("at-most", "is at most", "<=", "number"),
  EMPTY,
  FULL,
];
const DATE: readonly Operator[] = [
  asking("before", "is before", "<", "date"),
  asking("after", "is after", ">", "date"),
  asking("on", "is", "==", "date"),
  asking("until", "is on or before", "<=", "date"),
  asking("from", "is on or after", ">=", "date"),
  EMPTY,
  FULL,
];

const BY_TYPE: Readonly<Record<VariableType, readonly Operator[]>> = {
  string: TEXT,
  url: TEXT,
  image: [FULL, EMPTY, ...TEXT.slice(0, 3)],
  richtext: [FULL, EMPTY, ...TEXT.slice(0, 3)],
  number: NUMBER,
  boolean: [TRUE, NOT_TRUE, FALSE],
  date: DATE,
  list: [FULL, EMPTY, asking("contains", "contains", "contains", "text")],
  object: [FULL, EMPTY],
};

/** Where the type is not known, numbers are told from words. */
function ofNumbers(operator: Operator): Operator {
  const words: Readonly<Record<string, string>> = {
    equals: "is the number",
    differs: "is not the number",
  };
  return { ...operator, label: words[operator.id] ?? operator.label };
}

const ANY: readonly Operator[] = [
  ...TEXT,
  ...NUMBER.filter((operator) => operator.asks === "number").map(ofNumbers),
  TRUE,
  NOT_TRUE,
  FALSE,
  THERE,
];

/** The operators of a type; of an unknown variable all. What a test says already is among them. */
export function operatorsFor(type: VariableType | undefined, test?: Test): readonly Operator[] {
  const usual = type === undefined ? ANY : BY_TYPE[type];
  const own = test && operatorIn([...usual, ...ANY], test);
  return own && !usual.includes(own) ? [...usual, own] : usual;
}

/** The operator that a test says; undefined for what no operator does, as comparing two variables. */
export function operatorOf(type: VariableType | undefined, test: Test): Operator | undefined {
  return operatorIn(operatorsFor(type, test), test);
}

function operatorIn(operators: readonly Operator[], test: Test): Operator | undefined {
  return operators.find((operator) => {
    if (operator.comparison !== test.comparison) {
      return false;
    }
    if (operator.asks === "nothing") {
      return operator.operand?.text === test.operand?.text && test.operand?.kind !== "text";
    }
    return operator.asks === "number"
      ? test.operand?.kind === "number"
      : test.operand?.kind === "text";
  });
}

/** The test with another operator; what was typed stays where it still fits. */
export function withOperator(test: Test, operator: Operator): Test {
  if (operator.asks === "nothing") {
    return { ...test, comparison: operator.comparison, operand: operator.operand };
  }
  const kind = operator.asks === "number" ? "number" : "text";
  const typed = test.operand?.kind === "text" || test.operand?.kind === "number";
  const text = typed ? (test.operand?.text ?? "") : "";
  const fits = kind === "text" || /^-?\d+(?:\.\d+)?$/.test(text);
  return {
    ...test,
    comparison: operator.comparison,
    operand: { kind, text: fits ? text : "" },
  };
}

/** The test with another variable; the operator stays where the new type has it. */
export function withPath(test: Test, path: string, type: VariableType | undefined): Test {
  const moved = { ...test, path };
  const usual = type === undefined ? ANY : BY_TYPE[type];
  const [first] = usual;
  return operatorIn(usual, moved) || !first ? moved : withOperator(moved, first);
}
