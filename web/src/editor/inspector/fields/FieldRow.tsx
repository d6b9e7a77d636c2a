/** One field: its label, its control, where its value comes from, and what holds on phones. */
import { RotateCcw, Smartphone } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { cx } from "@/lib/classes";
import { Tooltip } from "@/ui/layers/Tooltip";
import type { Setting } from "../setting";
import { originWords } from "../values/inheritance";
import { MINI } from "./look";

export interface ControlProps {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly setting: Setting;
}

interface FieldRowProps {
  label: string;
  setting: Setting;
  /** The same on phones; without one it cannot differ there. */
  mobile?: Setting | undefined;
  help?: ReactNode;
  error?: string | undefined;
  /** The control below its label, as wide as the inspector. */
  wide?: boolean | undefined;
  /** Stands where the phone would: what goes with the field. */
  aside?: ReactNode;
  children: (control: ControlProps) => ReactNode;
}

export function FieldRow(props: FieldRowProps) {
  const { label, setting, mobile, aside, wide = false, children } = props;
  const id = useId();
  const [asked, setAsked] = useState(false);
  const onPhones = mobile !== undefined && isGiven(mobile);
  const open = onPhones || asked;
  const origin = isGiven(setting) ? undefined : setting.inherited;
  const note = props.error ?? props.help;
  const phone = mobile ? (
    <PhoneToggle label={label} open={open} set={onPhones} onToggle={() => setAsked(!asked)} />
  ) : null;
  return (
    <div className="group/field flex flex-col gap-1">
      <div className={cx("flex", wide ? "flex-col gap-y-0.5" : "items-center gap-x-1")}>
        <div className={cx("relative flex items-center", wide ? "h-6" : "w-21 shrink-0")}>
          <Label id={id} label={label} setting={setting} />
          <Reset label={label} setting={setting} wide={wide} />
          {wide ? <span className="ml-auto flex">{phone}</span> : null}
        </div>
        <div className="flex min-w-0 flex-1 items-center gap-1">
          {children({ id, describedBy: note ? `${id}-note` : `${id}-origin`, setting })}
        </div>
        {wide ? null : <Slot>{phone ?? aside}</Slot>}
      </div>
      <span id={`${id}-origin`} className="sr-only">
        {origin ? originWords(origin) : ""}
      </span>
      {mobile && open ? (
        <PhoneRow label={label} setting={mobile} onClose={() => setAsked(false)} wide={wide}>
          {children}
        </PhoneRow>
      ) : null}
      <Note id={`${id}-note`} wide={wide} error={props.error !== undefined}>
        {note}
      </Note>
    </div>
  );
}

/** Room at the right end, kept where any field has phones or dark mode: controls end at one line. */
function Slot({ children }: { children: ReactNode }) {
  return (
    <span
      className={cx(
        "w-7 shrink-0 items-center justify-end pointer-coarse:w-9",
        children ? "flex" : "hidden group-data-layered/panel:flex",
      )}
    >
      {children}
    </span>
  );
}

function isGiven({ value, mixed }: Setting): boolean {
  return value !== undefined || mixed;
}

interface NoteProps {
  id: string;
  wide: boolean;
  error: boolean;
  children: ReactNode;
}

function Note({ id, wide, error, children }: NoteProps) {
  return children ? (
    <p
      id={id}
      className={cx(
        "text-pretty text-xs",
        !wide && "pr-7 pl-22",
        error ? "text-danger" : "text-ink-3",
      )}
    >
      {children}
    </p>
  ) : null;
}

function Label({ id, label, setting }: { id: string; label: string; setting: Setting }) {
  const given = isGiven(setting);
  const origin = setting.inherited ? originWords(setting.inherited) : undefined;
  return (
    <label
      htmlFor={id}
      title={given ? undefined : origin}
      className={cx("min-w-0 truncate text-sm", given ? "text-ink" : "text-ink-2")}
    >
      {label}
    </label>
  );
}

interface ResetProps {
  label: string;
  setting: Setting;
  wide: boolean;
}

function Reset({ label, setting, wide }: ResetProps) {
  if (!isGiven(setting) || setting.locked) {
    return null;
  }
  const back = setting.inherited ? `: ${setting.inherited.value}` : "";
  return (
    <Tooltip label={`Reset${back}`}>
      <button
        type="button"
        aria-label={`Reset ${label.toLowerCase()}`}
        onClick={() => setting.set(undefined)}
        className={cx(
          "inline-flex size-5 shrink-0 items-center justify-center rounded-sm bg-surface text-ink-3 opacity-0 hover:bg-hover hover:text-ink focus-visible:opacity-100 group-hover/field:opacity-100 pointer-coarse:size-7 pointer-coarse:opacity-100",
          wide ? "ml-0.5" : "absolute right-0",
        )}
      >
        <RotateCcw aria-hidden className="size-3" />
      </button>
    </Tooltip>
  );
}

interface PhoneToggleProps {
  label: string;
  open: boolean;
  set: boolean;
  onToggle: () => void;
}

function PhoneToggle({ label, open, set, onToggle }: PhoneToggleProps) {
  const words = set ? "Different on phones" : "Set for phones";
  return (
    <Tooltip label={words}>
      <button
        type="button"
        aria-label={`${label} on phones`}
        aria-expanded={open}
        onClick={onToggle}
        className={cx(
          MINI,
          set
            ? "text-accent-text"
            : "opacity-0 focus-visible:opacity-100 group-hover/field:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100",
        )}
      >
        <Smartphone aria-hidden className="size-3.5" />
      </button>
    </Tooltip>
  );
}

interface PhoneRowProps {
  label: string;
  setting: Setting;
  wide: boolean;
  onClose: () => void;
  children: (control: ControlProps) => ReactNode;
}

function PhoneRow({ label, setting, wide, onClose, children }: PhoneRowProps) {
  const id = useId();
  return (
    <div className={cx("flex", wide ? "flex-col gap-y-0.5" : "items-center gap-x-1")}>
      <label
        htmlFor={id}
        className={cx(
          "flex shrink-0 items-center gap-1 text-accent-text text-xs",
          wide ? "h-5" : "w-21 pl-1",
        )}
      >
        <Smartphone aria-hidden className="size-3" />
        <span>
          <span className="sr-only">{label} </span>on phones
        </span>
      </label>
      <div className="flex min-w-0 flex-1 items-center gap-1">
        {children({ id, describedBy: undefined, setting })}
      </div>
      <Slot>
        <Tooltip label="As on desktops">
          <button
            type="button"
            aria-label={`Reset ${label.toLowerCase()} on phones`}
            aria-disabled={setting.locked ? true : undefined}
            onClick={() => {
              if (!setting.locked) {
                setting.set(undefined);
                onClose();
              }
            }}
            className={MINI}
          >
            <RotateCcw aria-hidden className="size-3" />
          </button>
        </Tooltip>
      </Slot>
    </div>
  );
}
