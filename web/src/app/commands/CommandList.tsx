import { Search } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Command } from "@/lib/browser/commands";
import { cx } from "@/lib/classes";
import { Kbd } from "@/ui/Kbd";
import { SCRIM } from "@/ui/layers/Dialog";

interface CommandListProps {
  typed: string;
  onType: (typed: string) => void;
  commands: readonly Command[];
  busy: boolean;
  onClose: () => void;
}

/** A search field whose arrow keys walk through the list below it (the combobox pattern). */
export function CommandList({ typed, onType, commands, busy, onClose }: CommandListProps) {
  const listId = useId();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const current = Math.min(active, Math.max(0, commands.length - 1));
  const groups = Map.groupBy(commands, (command) => command.group);

  // biome-ignore lint/correctness/useExhaustiveDependencies: keep the marked entry in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current, commands]);

  const run = (command: Command | undefined) => {
    if (command) {
      onClose();
      command.run();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step && commands.length > 0) {
      event.preventDefault();
      setActive((current + step + commands.length) % commands.length);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(ordered[current]);
    }
  };
  const ordered = [...groups.values()].flat();
  const idOf = (command: Command) => `${listId}-${command.id}`;
  const marked = ordered[current];
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-2 top-2 z-50 mx-auto flex max-h-[min(28rem,80dvh)] max-w-xl animate-pop-in flex-col overflow-hidden rounded-lg bg-surface shadow-3 outline-none sm:top-[14vh]"
        >
          <Radix.Title className="sr-only">Search or run a command</Radix.Title>
          <div className="flex items-center gap-3 border-b px-4">
            <Search aria-hidden className={cx("size-4 text-ink-3", busy && "animate-shimmer")} />
            <input
              role="combobox"
              aria-label="Search templates and commands"
              aria-expanded
              aria-controls={listId}
              aria-activedescendant={marked ? idOf(marked) : undefined}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => {
                onType(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
              placeholder="Search templates and commands"
              className="h-12 flex-1 bg-transparent text-lg outline-none"
            />
            <Kbd keys="escape" />
          </div>
          <div
            ref={list}
            id={listId}
            role="listbox"
            aria-label="Results"
            className="min-h-0 overflow-y-auto p-1.5"
          >
            {[...groups].map(([group, members]) => (
              // biome-ignore lint/a11y/useSemanticElements: a listbox holds groups, not fieldsets
              <div key={group} role="group" aria-label={group}>
                <div aria-hidden className="px-2.5 pt-2 pb-1 font-medium text-ink-3 text-xs">
                  {group}
                </div>
                {members.map((command) => (
                  <Result
                    key={command.id}
                    id={idOf(command)}
                    command={command}
                    marked={command === marked}
                    onMark={() => setActive(ordered.indexOf(command))}
                    onRun={() => run(command)}
                  />
                ))}
              </div>
            ))}
            {commands.length === 0 && !busy ? (
              <p className="px-2.5 py-6 text-center text-ink-2">
                Nothing matches “{typed}”. Try another word.
              </p>
            ) : null}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ResultProps {
  id: string;
  command: Command;
  marked: boolean;
  onMark: () => void;
  onRun: () => void;
}

function Result({ id, command, marked, onMark, onRun }: ResultProps) {
  const Icon = command.icon;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={marked}
      onPointerMove={() => marked || onMark()}
      onClick={onRun}
      className="flex h-9 cursor-default select-none items-center gap-3 rounded-md px-2.5 aria-selected:bg-hover pointer-coarse:h-11"
    >
      {Icon ? <Icon aria-hidden className="size-4 shrink-0 text-ink-3" /> : null}
      <span className="min-w-0 flex-1 truncate">{command.label}</span>
      {command.keys ? <Kbd keys={command.keys} /> : null}
    </div>
  );
}
