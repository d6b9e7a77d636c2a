/** The menu that answers a slash or two braces: filtered by typing, moved through by arrows. */

import type { Editor as TextEditor } from "@tiptap/core";
import { type RefObject, useEffect, useId, useState } from "react";
import { useEditor } from "@/editor/session/EditorContext";
import { cx } from "@/lib/classes";
import { Floating } from "../toolbar/Floating";
import { belowCaret } from "../toolbar/placing";
import { areaOf, roomAround } from "../typing/geometry";
import type { Choice } from "./commandList";
import { refuse, type Suggesting } from "./suggesting";

export type KeyTaker = RefObject<(event: KeyboardEvent) => boolean>;

interface SuggestionMenuProps {
  text: TextEditor;
  suggesting: Suggesting;
  choices: readonly Choice[];
  /** Where the menu leaves what it does with keys. */
  keys: KeyTaker;
  /** What there is to say when nothing is found. */
  nothing: string;
}

const ignored = () => false;

export function SuggestionMenu(props: SuggestionMenuProps) {
  const { text, suggesting, choices, keys, nothing } = props;
  const listId = useId();
  const [at, setAt] = useState(0);
  const marked = Math.min(at, Math.max(0, choices.length - 1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other choices
  useEffect(() => setAt(0), [suggesting.query, suggesting.kind]);
  const choose = (choice: Choice) => {
    const { from, to } = suggesting;
    text.view.dispatch(text.state.tr.delete(from, to));
    choice.choose();
  };
  useEffect(() => {
    keys.current = (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const choice = choices[marked];
      if (step !== undefined && choices.length > 0) {
        setAt((marked + step + choices.length) % choices.length);
      } else if ((event.key === "Enter" || event.key === "Tab") && choice) {
        choose(choice);
      } else if (event.key === "Enter" || event.key === "Tab") {
        text.view.dispatch(refuse(text.state.tr));
        return false;
      } else {
        return false;
      }
      return true;
    };
    return () => {
      keys.current = ignored;
    };
  });
  useSaid(choices[marked]?.label ?? nothing);
  return (
    <Floating
      text={text}
      className="w-72 max-w-[calc(100vw-1rem)]"
      place={(size) => {
        const caret = areaOf(text.view, suggesting.from, suggesting.from);
        return belowCaret(size, caret, roomAround(text.view));
      }}
    >
      <div
        id={listId}
        role="listbox"
        aria-label={suggesting.kind === "command" ? "Commands" : "Variables"}
        className="max-h-72 overflow-y-auto p-1"
      >
        {choices.length === 0 ? (
          <p className="px-2 py-1.5 text-ink-3 text-sm">{nothing}</p>
        ) : (
          choices.map((choice, index) => (
            <Row
              key={`${choice.group} ${choice.id}`}
              id={`${listId}-${choice.id}`}
              choice={choice}
              heading={choice.group !== choices[index - 1]?.group}
              marked={index === marked}
              onMark={() => setAt(index)}
              onChoose={() => choose(choice)}
            />
          ))
        )}
      </div>
    </Floating>
  );
}

interface RowProps {
  id: string;
  choice: Choice;
  heading: boolean;
  marked: boolean;
  onMark: () => void;
  onChoose: () => void;
}

function Row({ id, choice, heading, marked, onMark, onChoose }: RowProps) {
  const Icon = choice.icon;
  return (
    <>
      {heading ? (
        <div role="presentation" className="px-2 pt-2 pb-1 font-medium text-ink-3 text-xs">
          {choice.group}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys stay in the words and choose from there */}
      <div
        ref={(element) => {
          if (marked) {
            element?.scrollIntoView({ block: "nearest" });
          }
        }}
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={marked}
        onPointerMove={onMark}
        onClick={onChoose}
        className={cx(
          "flex cursor-default select-none items-center gap-2.5 rounded-md px-2 py-1.5 pointer-coarse:py-2.5",
          marked && "bg-hover",
        )}
      >
        <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
        <span className="shrink-0 text-base text-ink">{choice.label}</span>
        <span className="min-w-0 flex-1 truncate text-right text-ink-3 text-xs">{choice.hint}</span>
      </div>
    </>
  );
}

/** A list outside of the frame cannot be pointed at from inside: what is marked is said aloud. */
function useSaid(label: string | undefined) {
  const editor = useEditor();
  useEffect(() => {
    if (label !== undefined) {
      editor.announce(label);
    }
  }, [editor, label]);
}
