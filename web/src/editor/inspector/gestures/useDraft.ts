// What is being typed into a control, until it is taken over: by Enter, by leaving, or at once.
import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useEditor } from "../../session/EditorContext";

interface DraftOptions {
  /** Every sign is taken over as it is typed: all of them are one step. */
  readonly live?: boolean;
  /** Keys that mean something before Enter and Escape do. */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => boolean;
}

type Typed = ChangeEvent<HTMLInputElement | HTMLTextAreaElement>;

export function useDraft(
  value: string,
  commit: (text: string) => void,
  { live = false, onKey }: DraftOptions = {},
) {
  const editor = useEditor();
  const [draft, setDraft] = useState<string | null>(null);
  const state = useRef({ draft, value, commit, before: null as string | null });
  Object.assign(state.current, { draft, value, commit });

  const write = (text: string) => {
    setDraft(text);
    state.current.draft = text;
    if (live) {
      if (state.current.before === null) {
        state.current.before = value;
        editor.hold();
      }
      commit(text);
    }
  };
  const finish = () => {
    const { draft: typed, value: given, before } = state.current;
    state.current.draft = null;
    setDraft(null);
    if (before !== null) {
      state.current.before = null;
      editor.release();
    } else if (typed !== null && typed !== given) {
      state.current.commit(typed);
    }
  };
  const abandon = () => {
    if (state.current.before !== null) {
      state.current.commit(state.current.before);
    }
    state.current.draft = state.current.before === null ? null : state.current.draft;
    finish();
  };
  const leave = useRef(finish);
  leave.current = finish;
  // what was typed is not lost when something else is selected while the control has the focus
  useEffect(() => () => leave.current(), []);

  return {
    text: draft ?? value,
    write,
    bind: {
      value: draft ?? value,
      onChange: (event: Typed) => write(event.target.value),
      onBlur: finish,
      onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
        if (onKey?.(event)) {
          event.preventDefault();
        } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          finish();
        } else if (event.key === "Escape" && state.current.draft !== null) {
          event.stopPropagation();
          event.preventDefault();
          abandon();
        }
      },
    },
  };
}
