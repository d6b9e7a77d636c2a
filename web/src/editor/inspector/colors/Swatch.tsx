/** A color to be seen: checks show through where it is not opaque, a line where there is none. */
import { cx } from "@/lib/classes";
import { parseColor } from "../values/colors/color";

interface SwatchProps {
  /** Undefined: no color; another color than CSS knows is shown as unknown. */
  color: string | undefined;
  className?: string;
}

export function Swatch({ color, className }: SwatchProps) {
  const known = color !== undefined && parseColor(color) !== null;
  return (
    <span
      aria-hidden
      className={cx(
        "relative block size-4 shrink-0 overflow-hidden rounded-sm bg-white ring-1 ring-line-strong ring-inset",
        className,
      )}
    >
      {known ? (
        <>
          <span className="absolute inset-0 bg-[repeating-conic-gradient(#ccc_0_25%,#fff_0_50%)] bg-size-[8px_8px]" />
          <span
            className="absolute inset-0 rounded-[inherit] ring-1 ring-ink/15 ring-inset"
            style={{ background: color }}
          />
        </>
      ) : (
        <span className="absolute inset-0 bg-[linear-gradient(to_top_right,transparent_46%,#d33_46%_54%,transparent_54%)]" />
      )}
    </span>
  );
}
