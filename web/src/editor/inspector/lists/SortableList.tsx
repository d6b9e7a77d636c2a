/** Rows in an order that is changed by dragging, or with Alt and the arrows. */
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { GripVertical } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { cx } from "@/lib/classes";

interface SortableListProps {
  label: string;
  items: readonly { readonly id: string; readonly label: string }[];
  locked: string | undefined;
  onMove: (id: string, index: number) => void;
  children: (id: string, index: number) => ReactNode;
}

export function SortableList({ label, items, locked, onMove, children }: SortableListProps) {
  return (
    <ul aria-label={label} className="flex flex-col gap-0.5">
      {items.map((item, index) => (
        <SortableRow
          key={item.id}
          item={item}
          index={index}
          count={items.length}
          locked={locked}
          onMove={onMove}
        >
          {children(item.id, index)}
        </SortableRow>
      ))}
    </ul>
  );
}

interface SortableRowProps {
  item: { readonly id: string; readonly label: string };
  index: number;
  count: number;
  locked: string | undefined;
  onMove: (id: string, index: number) => void;
  children: ReactNode;
}

type Edge = "above" | "below";

const SORTED = Symbol("sorted");

function SortableRow({ item, index, count, locked, onMove, children }: SortableRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const grip = useRef<HTMLButtonElement>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  const [dragged, setDragged] = useState(false);
  const latest = useRef({ index, onMove });
  latest.current = { index, onMove };
  useEffect(() => {
    if (!row.current || !grip.current || locked) {
      return;
    }
    const element = row.current;
    const edgeAt = (y: number): Edge => {
      const box = element.getBoundingClientRect();
      return y < box.top + box.height / 2 ? "above" : "below";
    };
    const from = (data: Record<string | symbol, unknown>) =>
      data[SORTED] as { id: string; index: number } | undefined;
    return combine(
      draggable({
        element,
        dragHandle: grip.current,
        getInitialData: () => ({ [SORTED]: { id: item.id, index: latest.current.index } }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => from(source.data) !== undefined,
        onDrag: ({ source, location }) =>
          setEdge(
            from(source.data)?.id === item.id ? null : edgeAt(location.current.input.clientY),
          ),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, location }) => {
          setEdge(null);
          const moved = from(source.data);
          if (moved && moved.id !== item.id) {
            const at =
              latest.current.index + (edgeAt(location.current.input.clientY) === "below" ? 1 : 0);
            latest.current.onMove(moved.id, at > moved.index ? at - 1 : at);
          }
        },
      }),
    );
  }, [item.id, locked]);
  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const to = index + way;
    if (way !== 0 && to >= 0 && to < count && !locked) {
      event.preventDefault();
      event.stopPropagation();
      onMove(item.id, to);
      requestAnimationFrame(() => grip.current?.focus());
    }
  };
  return (
    <li
      ref={row}
      className={cx(
        "relative flex items-start gap-0.5 rounded-md",
        dragged && "opacity-40",
        edge && "after:absolute after:inset-x-0 after:h-0.5 after:rounded-full after:bg-accent",
        edge === "above" ? "after:-top-0.5" : "after:-bottom-0.5",
      )}
    >
      <button
        ref={grip}
        type="button"
        aria-label={`Move ${item.label}, ${index + 1} of ${count}: arrow up or down`}
        aria-disabled={locked ? true : undefined}
        title={locked ?? "Drag, or use the arrow keys"}
        onKeyDown={onKeyDown}
        className="inline-flex h-7 w-4 shrink-0 cursor-grab items-center justify-center rounded-sm text-ink-3 hover:text-ink aria-disabled:cursor-not-allowed pointer-coarse:h-9 pointer-coarse:w-7"
      >
        <GripVertical aria-hidden className="size-3.5" />
      </button>
      <div className="min-w-0 flex-1">{children}</div>
    </li>
  );
}
