/** How far what is typed in the code has come into the design. */

import { Button } from "@/ui/Button";
import { Notice } from "@/ui/states/Notice";
import { useBench } from "../bench";
import type { TypedCode, Typing } from "./typing";

export function TypingState({ typed, readOnly }: { typed: TypedCode; readOnly: boolean }) {
  if (readOnly) {
    return <span className="text-ink-3">read only</span>;
  }
  const word = typed.text === null ? "" : WORDS[typed.phase];
  return (
    <span role="status" className="text-ink-3">
      {word}
    </span>
  );
}

const WORDS: Record<TypedCode["phase"], string> = {
  applied: "Applied",
  applying: "Applying",
  waiting: "",
  broken: "",
  failed: "",
};

export function TypingNotice({ typed, typing }: { typed: TypedCode; typing: Typing }) {
  const { fields } = useBench();
  if (typed.phase !== "broken" && typed.phase !== "failed") {
    return null;
  }
  const first = typed.problems[0];
  const line = first?.line;
  return (
    <Notice
      tone="danger"
      className="rounded-none border-b"
      action={
        <span className="-my-1 flex gap-1">
          {line ? (
            <Button
              size="sm"
              variant="ghost"
              onClick={() => fields.source.current?.jump(line, first.column ?? null)}
            >
              Line {line}
            </Button>
          ) : null}
          {typed.phase === "failed" ? (
            <Button size="sm" variant="ghost" onClick={() => void typing.apply()}>
              Try again
            </Button>
          ) : null}
          <Button size="sm" variant="ghost" onClick={() => typing.drop()}>
            Discard
          </Button>
        </span>
      }
    >
      {typed.phase === "failed" ? typed.failure : `${first?.message ?? "It cannot be read"}.`} The
      email is as it was; what you typed is kept here.
    </Notice>
  );
}
