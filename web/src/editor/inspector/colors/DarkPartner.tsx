/** The color that stands in for another in dark mode: a small swatch beside it. */
import { Moon, RotateCcw } from "lucide-react";
import { cx } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { useEditorState } from "../../session/EditorContext";
import { type Setting, seen } from "../setting";
import { looked } from "../values/inheritance";
import { ColorButton } from "./ColorInput";
import { Swatch } from "./Swatch";

interface DarkPartnerProps {
  label: string;
  setting: Setting;
  /** False where tokens are made. */
  tokens?: boolean;
}

export function DarkPartner({ label, setting, tokens = true }: DarkPartnerProps) {
  const theme = useEditorState((state) => state.document.theme);
  const value = seen(setting);
  const color = value === undefined ? undefined : looked(theme ?? {}, value);
  return (
    <ColorButton
      label={`${label} in dark mode`}
      setting={setting}
      alpha
      none={false}
      tokens={tokens}
      className="relative inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-3 transition-colors hover:bg-hover hover:text-ink disabled:cursor-not-allowed pointer-coarse:size-9"
      before={
        <div className="mb-3 flex w-60 items-start gap-2">
          <Moon aria-hidden className="mt-0.5 size-3.5 shrink-0 text-ink-3" />
          <p className="flex-1 text-ink-2 text-xs">{wordsFor(setting)}</p>
          {setting.value === undefined ? null : (
            <Button
              size="sm"
              variant="ghost"
              icon={RotateCcw}
              className="-my-1 -mr-1"
              onClick={() => setting.set(undefined)}
            >
              Reset
            </Button>
          )}
        </div>
      }
    >
      {color === undefined && !setting.mixed ? (
        <span className="flex size-4 items-center justify-center rounded-full border border-line-strong border-dashed">
          <Moon aria-hidden className="size-2.5" />
        </span>
      ) : (
        <>
          <Swatch color={color} className="rounded-full" />
          <Moon
            aria-hidden
            className={cx(
              "absolute right-0.5 bottom-0.5 size-3 rounded-full bg-surface p-px",
              setting.value === undefined ? "text-ink-3" : "text-accent-text",
            )}
          />
        </>
      )}
    </ColorButton>
  );
}

function wordsFor(setting: Setting): string {
  if (setting.mixed) {
    return "The selected blocks differ in dark mode.";
  }
  if (setting.value !== undefined) {
    return "In dark mode this color is used.";
  }
  return setting.inherited
    ? "In dark mode the token's own dark partner is used. Choose another for this block."
    : "In dark mode the same color is used, unless the email client changes it. Choose one for it.";
}
