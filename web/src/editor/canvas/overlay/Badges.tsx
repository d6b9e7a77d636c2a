/** What is special about blocks: logic, repetition, locks, where they are seen, what checks say. */

import {
  CircleAlert,
  Component,
  GitBranch,
  Info,
  Lock,
  type LucideIcon,
  MonitorOff,
  Repeat,
  SmartphoneNfc,
  TriangleAlert,
} from "lucide-react";
import { cx } from "@/lib/classes";
import { allBlocks, type Block } from "../../document/model";
import { useEditorState } from "../../session/EditorContext";
import type { BlockMark } from "../../session/editor";
import type { LaidBlock } from "../dropping";
import { placed } from "./boxes";

interface BadgeFacts {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly text: string;
  readonly tone: string;
}

const LOGIC = "bg-[#4338a8] text-white";
const QUIET = "bg-ink text-paper";
const SHARED = "bg-[#86198f] text-white";
const MARKS = {
  error: { icon: CircleAlert, tone: "bg-danger text-on-danger" },
  warning: { icon: TriangleAlert, tone: "bg-warning text-surface" },
  info: { icon: Info, tone: "bg-stone text-paper" },
} as const;

export function badgesOf(block: Block, marks: readonly BlockMark[]): BadgeFacts[] {
  const { when, each, lock, show } = block;
  const facts: (BadgeFacts | false)[] = [
    Boolean(each) && { key: "each", icon: Repeat, text: `Each of ${each?.in}`, tone: LOGIC },
    Boolean(when) && { key: "when", icon: GitBranch, text: `If ${when}`, tone: LOGIC },
    block.type === "synced" && { key: "synced", icon: Component, text: "Synced", tone: SHARED },
    (lock ?? "none") !== "none" && { key: "lock", icon: Lock, text: lockText(lock), tone: QUIET },
    show?.mobile === false && {
      key: "mobile",
      icon: SmartphoneNfc,
      text: "Not on phones",
      tone: QUIET,
    },
    show?.desktop === false && {
      key: "desktop",
      icon: MonitorOff,
      text: "Only on phones",
      tone: QUIET,
    },
    ...marks.map((mark) => ({
      key: `${mark.source ?? ""}${mark.message}`,
      text: mark.message,
      ...MARKS[mark.severity],
    })),
  ];
  return facts.filter((fact): fact is BadgeFacts => fact !== false);
}

function lockText(lock: Block["lock"]): string {
  return lock === "content" ? "Words locked" : lock === "structure" ? "Place locked" : "Locked";
}

export function Badges({ scale }: { scale: number }) {
  const document = useEditorState((state) => state.document);
  const laid = useEditorState((state) => state.laid);
  const marks = useEditorState((state) => state.marks);
  const places = new Map(laid.map((block) => [block.id, block]));
  return [...allBlocks(document.children ?? [])].map((block) => {
    const place = places.get(block.id);
    const own = marks.filter((mark) => mark.blockId === block.id);
    const badges = place ? badgesOf(block, own) : [];
    return place && badges.length > 0 ? (
      <BadgeRow key={block.id} place={place} badges={badges} scale={scale} />
    ) : null;
  });
}

interface BadgeRowProps {
  place: LaidBlock;
  badges: readonly BadgeFacts[];
  scale: number;
}

/** Icons at the upper right corner; in words as long as the block is pointed at or selected. */
function BadgeRow({ place, badges, scale }: BadgeRowProps) {
  const open = useEditorState(
    ({ hovered, selection }) => hovered === place.id || selection.includes(place.id),
  );
  return (
    <div className="pointer-events-none absolute" style={placed(place, scale)}>
      <div className="absolute top-0 right-1 flex max-w-full -translate-y-1/2 flex-wrap justify-end gap-1">
        {badges.map(({ key, icon: Icon, text, tone }) => (
          <span
            key={key}
            data-badge={key}
            className={cx(
              "inline-flex h-5 min-w-5 max-w-72 items-center justify-center gap-1 rounded-full px-1 font-medium text-xs shadow-1 ring-1 ring-white/60",
              tone,
              open && "px-2",
            )}
          >
            <Icon aria-hidden className="size-3 shrink-0" />
            <span className={open ? "truncate" : "sr-only"}>{text}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
