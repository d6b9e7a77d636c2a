import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: { text: ["xs", "sm", "base", "lg", "xl", "2xl"], shadow: ["1", "2", "3"] },
  },
});

/** Join class names; of two utilities for one property the later wins. */
export function cx(...values: ClassValue[]): string {
  return merge(clsx(values));
}
