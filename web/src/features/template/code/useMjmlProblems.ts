/** What is marked in the MJML of a design: errors of what is typed, else what the checks found. */

import { useMemo } from "react";
import type { Problem } from "@/editor/source/mending/marks";
import { useLivePreview } from "../bench";
import type { Printout } from "./mjmlOfDesign";
import type { TypedCode } from "./typing";

const NONE: readonly Problem[] = [];

export function useMjmlProblems(
  printed: Printout,
  typed: TypedCode,
  own: boolean,
): readonly Problem[] {
  const findings = useLivePreview().shown?.findings;
  return useMemo(() => {
    if (own) {
      return typed.phase === "broken"
        ? typed.problems.map(
            ({ message, line, column }): Problem => ({
              message,
              severity: "error",
              line: line ?? null,
              column: column ?? null,
            }),
          )
        : NONE;
    }
    return (findings ?? []).flatMap(({ blockId, message, mend, severity }): Problem[] => {
      const line = printed.lines.get(blockId ?? "")?.first;
      return line === undefined ? [] : [{ message, severity, hint: mend, line }];
    });
  }, [findings, printed, typed, own]);
}
