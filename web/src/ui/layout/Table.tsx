import type { ComponentProps } from "react";
import { cx } from "@/lib/classes";

/** A dense table in the tone of the house; rows and cells are yours. */
export function Table({ className, ...rest }: ComponentProps<"table">) {
  return (
    <table className={cx("w-full border-collapse text-left tabular-nums", className)} {...rest} />
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cx("h-8 border-b px-3 font-medium text-ink-3 text-xs", className)}
      {...rest}
    />
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      className={cx(
        "border-b transition-colors hover:bg-hover/60 has-[:focus-visible]:bg-hover/60",
        className,
      )}
      {...rest}
    />
  );
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cx("px-3 py-2 align-middle", className)} {...rest} />;
}
