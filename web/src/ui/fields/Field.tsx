import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cx } from "@/lib/classes";

/** What the control inside a Field takes over: spread it on the Input. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  /** Says "optional" beside the label. */
  optional?: boolean;
  hideLabel?: boolean;
  /** Stands at the right end of the label's line. */
  aside?: ReactNode;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}

/** Label above, help below, the error in place of the help. */
export function Field(props: FieldProps) {
  const { label, help, error, optional, hideLabel, aside, className, children } = props;
  const id = useId();
  const noteId = `${id}-note`;
  const note = error || help;
  return (
    <div className={cx("flex flex-col gap-1.5", className)}>
      <div className={cx("flex items-baseline gap-2", hideLabel && "sr-only")}>
        <label htmlFor={id} className="font-medium text-ink text-sm">
          {label}
        </label>
        {optional ? <span className="text-ink-3 text-xs">optional</span> : null}
        {aside ? <span className="ml-auto text-xs">{aside}</span> : null}
      </div>
      {children({
        id,
        "aria-describedby": note ? noteId : undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {note ? (
        <div
          id={noteId}
          className={cx("flex gap-1.5 text-xs", error ? "text-danger" : "text-ink-3")}
        >
          {error ? <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" /> : null}
          <span>{note}</span>
        </div>
      ) : null}
    </div>
  );
}
