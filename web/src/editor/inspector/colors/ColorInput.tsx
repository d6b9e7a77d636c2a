/** A color: its swatch opens the picker; typed as hex, by name, or as @token. */

import { Popover } from "radix-ui";
import { type ReactNode, type RefObject, Suspense, useRef, useState } from "react";
import { cx } from "@/lib/classes";
import { lazyPart } from "@/lib/lazyPart";
import { useEditorState } from "../../session/EditorContext";
import { BARE, SHELL } from "../fields/look";
import { useDraft } from "../gestures/useDraft";
import { type Setting, seen } from "../setting";
import { typedColor } from "../values/colors/color";
import { looked } from "../values/inheritance";
import { Swatch } from "./Swatch";

// the picker comes when somebody chooses a color
const ColorPicker = lazyPart(() => import("./ColorPicker"), "ColorPicker");

interface ColorInputProps {
  id?: string | undefined;
  label: string;
  setting: Setting;
  describedBy?: string | undefined;
  none?: boolean;
  /** False where tokens are made: a token is written out. */
  tokens?: boolean;
}

export function ColorInput(props: ColorInputProps) {
  const { id, label, setting, describedBy, none = false, tokens = true } = props;
  const known = useEditorState((state) => state.document.theme?.tokens);
  const commit = (text: string) => {
    const trimmed = text.trim();
    const bare = trimmed.replace(/^@/, "");
    if (tokens && known && bare in known) {
      setting.set(`@${bare}`);
    } else {
      // what is no color, such as a template tag, is kept as it is
      setting.set(trimmed === "" ? undefined : (typedColor(trimmed) ?? trimmed));
    }
  };
  const draft = useDraft(setting.value ?? "", commit);
  return (
    <div className={SHELL}>
      <ColorButton label={label} setting={setting} none={none} tokens={tokens} alpha={false}>
        <SeenSwatch setting={setting} />
      </ColorButton>
      <input
        id={id}
        aria-label={id ? undefined : label}
        aria-describedby={describedBy}
        title={setting.locked}
        disabled={setting.locked !== undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={setting.mixed ? "Mixed" : (setting.inherited?.value ?? "None")}
        {...draft.bind}
        onFocus={(event) => event.currentTarget.select()}
        className={cx(BARE, "pl-0.5")}
      />
    </div>
  );
}

function SeenSwatch({ setting }: { setting: Setting }) {
  const theme = useEditorState((state) => state.document.theme);
  const value = seen(setting);
  return <Swatch color={value === undefined ? undefined : looked(theme ?? {}, value)} />;
}

interface ColorButtonProps {
  label: string;
  setting: Setting;
  alpha: boolean;
  none: boolean;
  tokens?: boolean;
  className?: string;
  /** Stands in the popover above the picker. */
  before?: ReactNode;
  children: ReactNode;
}

/** Opens the picker beside the inspector. */
export function ColorButton(props: ColorButtonProps) {
  const { label, setting, alpha, none, tokens = true, before, children } = props;
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const beside = usePlaceBeside(trigger);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor virtualRef={beside.anchor} />
      <Popover.Trigger
        ref={trigger}
        aria-label={`Choose ${label.toLowerCase()}`}
        title={setting.locked}
        disabled={setting.locked !== undefined}
        className={
          props.className ??
          "flex h-full w-7 shrink-0 items-center justify-center rounded-l-md focus-visible:-outline-offset-1 disabled:cursor-not-allowed pointer-coarse:w-9"
        }
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side={beside.side}
          align={beside.side === "left" ? "start" : "end"}
          sideOffset={8}
          collisionPadding={12}
          aria-label={label}
          className="z-50 max-h-(--radix-popover-content-available-height) animate-pop-in overflow-y-auto rounded-lg border border-line bg-surface p-3 shadow-2 outline-none"
        >
          {before}
          <Suspense fallback={<div className="h-76 w-60" />}>
            <ColorPicker
              value={seen(setting)}
              onChange={(value) => setting.set(value)}
              alpha={alpha}
              none={none}
              tokens={tokens}
            />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Beside the inspector at the height of the field; below the field where there is no room. */
function usePlaceBeside(trigger: RefObject<HTMLElement | null>) {
  const anchor = useRef({
    getBoundingClientRect: () => {
      const field = trigger.current?.getBoundingClientRect() ?? new DOMRect();
      const panel = trigger.current?.closest(PANEL);
      const around = panel?.getBoundingClientRect() ?? field;
      return around.left < LEAST_ROOM
        ? field
        : new DOMRect(around.left, field.top, around.width, field.height);
    },
  });
  const panel = trigger.current?.closest(PANEL);
  const room = (panel?.getBoundingClientRect().left ?? LEAST_ROOM) >= LEAST_ROOM;
  return { anchor, side: room ? ("left" as const) : ("bottom" as const) };
}

const PANEL = "[data-inspector]";
/** What the picker takes, in pixels. */
const LEAST_ROOM = 290;
