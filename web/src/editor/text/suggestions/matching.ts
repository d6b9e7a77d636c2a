// What somebody is asking for by what stands before the caret: a command, or a variable.

export interface Asked {
  readonly kind: "command" | "variable";
  /** How many characters before the caret it begins. */
  readonly length: number;
  readonly query: string;
}

const VARIABLE = /\{\{\s*(?<query>[\w.-]*)$/;
const COMMAND =
  /(?:^|[\s\u00a0\ufffc])(?<all>\/(?<query>(?:[\p{L}\p{N}-]+(?: [\p{L}\p{N}-]*)?)?))$/u;

/** Atoms stand as U+FFFC in the text before the caret. */
export function askedFor(before: string, commands: boolean): Asked | null {
  const variable = VARIABLE.exec(before);
  if (variable) {
    return {
      kind: "variable",
      length: variable[0].length,
      query: variable.groups?.["query"] ?? "",
    };
  }
  const command = commands ? COMMAND.exec(before) : null;
  const all = command?.groups?.["all"];
  return all === undefined
    ? null
    : { kind: "command", length: all.length, query: command?.groups?.["query"] ?? "" };
}
