import type { ComponentProps } from "react";
import { cx } from "@/lib/classes";
import { FIELD_SHAPE } from "@/ui/fields/Input";

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cx(FIELD_SHAPE, "min-h-20 px-2.5 py-1.5", className)} {...rest} />;
}
