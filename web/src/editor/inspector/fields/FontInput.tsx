/** A font stack: the theme's, those that every client has, or one's own. */
import { Check, ChevronDown, TriangleAlert } from "lucide-react";
import { Popover } from "radix-ui";
import { useState } from "react";
import { cx } from "@/lib/classes";
import { useEditorState } from "../../session/EditorContext";
import { type Setting, seen } from "../setting";
import { hasFallback, SAFE_STACKS, stackName, stackOf } from "../values/fonts";
import { looked } from "../values/inheritance";
import { tokensOf } from "../values/tokens";
import { CONTROL } from "./look";
import { TextInput } from "./TextInput";

interface FontInputProps {
  id: string;
  label: string;
  setting: Setting;
  describedBy?: string | undefined;
}

export function FontInput({ id, label, setting, describedBy }: FontInputProps) {
  const [open, setOpen] = useState(false);
  const theme = useEditorState((state) => state.document.theme);
  const value = seen(setting);
  const stack = value === undefined ? undefined : looked(theme ?? {}, value);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        id={id}
        aria-describedby={describedBy}
        title={setting.locked ?? stack}
        disabled={setting.locked !== undefined}
        className={cx(CONTROL, "flex items-center gap-1 text-left")}
      >
        <span
          className={cx("min-w-0 flex-1 truncate", setting.value === undefined && "text-ink-3")}
          style={stack ? { fontFamily: stack } : undefined}
        >
          {setting.mixed ? "Mixed" : fontName(value, stack)}
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="bottom"
          align="end"
          sideOffset={4}
          collisionPadding={12}
          aria-label={label}
          className="z-50 flex max-h-(--radix-popover-content-available-height) w-64 animate-pop-in flex-col rounded-lg border border-line bg-surface shadow-2 outline-none"
        >
          <FontChoices
            chosen={value}
            onChoose={(next) => {
              setting.set(next);
              setOpen(false);
            }}
          />
          <div className="flex flex-col gap-1 border-t p-2">
            <TextInput
              label="Own font stack"
              setting={setting}
              placeholder="Inter, Arial, sans-serif"
            />
            {stack && !hasFallback(stack) && !setting.mixed ? (
              <p className="flex gap-1 text-warning text-xs">
                <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
                Ends without a common font: add sans-serif or serif for clients that lack it.
              </p>
            ) : null}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface FontChoicesProps {
  chosen: string | undefined;
  onChoose: (value: string) => void;
}

function FontChoices({ chosen, onChoose }: FontChoicesProps) {
  const theme = useEditorState((state) => state.document.theme) ?? {};
  const tokens = tokensOf(theme)
    .filter(({ kind }) => kind === "font")
    .map(({ name, value }) => ({ name, value: `@${name}`, stack: value, note: stackName(value) }));
  const web = (theme.fonts ?? [])
    .filter(({ href }) => href)
    .map(({ name }) => ({ name, value: stackOf(name), stack: stackOf(name), note: "Web font" }));
  const safe = SAFE_STACKS.map(({ name, value }) => ({ name, value, stack: value, note: "" }));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-1">
      {[...tokens, ...web, ...safe].map(({ name, value, stack, note }, at) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen === value}
          onClick={() => onChoose(value)}
          className={cx(
            "flex h-8 w-full items-center gap-2 rounded-md px-2 text-left text-base hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:h-10",
            at === tokens.length + web.length && at > 0 && "mt-1",
          )}
        >
          <span className="min-w-0 flex-1 truncate" style={{ fontFamily: stack }}>
            {name}
          </span>
          {note ? <span className="truncate text-ink-3 text-xs">{note}</span> : null}
          {chosen === value ? <Check aria-hidden className="size-3.5 text-accent-text" /> : null}
        </button>
      ))}
    </div>
  );
}

function fontName(value: string | undefined, stack: string | undefined): string {
  if (value?.startsWith("@")) {
    return value.slice(1);
  }
  return stack ? stackName(stack) : "Default";
}
