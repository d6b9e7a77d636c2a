// What is special about a block, small at the end of its row; lock and visibility can be clicked.
import { Lock, LockOpen } from "lucide-react";
import { cx } from "@/lib/classes";
import { act } from "../actions/blockActions";
import { badgesOf } from "../canvas/overlay/Badges";
import type { Block } from "../document/model";
import type { BlockMark, Editor } from "../session/editor";

const SHOWN = 4;

/** The same in words, for people who do not see the icons. */
export function saidBadges(block: Block | null, marks: readonly BlockMark[]): string[] {
  return block === null ? [] : badgesOf(block, marks).map((badge) => badge.text);
}

interface RowBadgesProps {
  editor: Editor;
  block: Block | null;
  marks: readonly BlockMark[];
}

export function RowBadges({ editor, block, marks }: RowBadgesProps) {
  if (block === null) {
    return null;
  }
  const badges = badgesOf(block, marks).filter((badge) => badge.key !== "lock");
  const more = badges.length - SHOWN;
  return (
    <span aria-hidden className="flex shrink-0 items-center gap-1">
      {badges.slice(0, SHOWN).map(({ key, icon: Icon, text }) => (
        <span key={key} title={text} className={cx("flex", tone(marks, text))}>
          <Icon className="size-3.5" />
        </span>
      ))}
      {more > 0 ? <span className="text-ink-3 text-xs">+{more}</span> : null}
      {editor.readOnly ? null : <LockToggle editor={editor} block={block} />}
    </span>
  );
}

const TONES = { error: "text-danger", warning: "text-warning", info: "text-ink-3" };

function tone(marks: readonly BlockMark[], text: string): string {
  const mark = marks.find((one) => one.message === text);
  return mark ? TONES[mark.severity] : "text-ink-3";
}

/** For the mouse alone: keys and screen readers have the action of the menu. */
function LockToggle({ editor, block }: { editor: Editor; block: Block }) {
  const locked = (block.lock ?? "none") !== "none";
  const Icon = locked ? Lock : LockOpen;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={locked ? "Unlock" : "Lock"}
      onClick={(event) => {
        event.stopPropagation();
        editor.select([block.id]);
        act(editor, "lock");
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      className={cx(
        "flex size-5 items-center justify-center rounded-sm text-ink-3 hover:bg-active hover:text-ink",
        !locked && "opacity-0 group-hover:opacity-100",
      )}
    >
      <Icon className="size-3.5" />
    </button>
  );
}
