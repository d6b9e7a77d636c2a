// All that a text editor in the canvas can do.
import type { Extensions } from "@tiptap/core";
import { richExtensions } from "../schema/schema";
import { Spaces } from "../schema/spaces";
import type { VariableOptions } from "../schema/variable";
import { type Keys, TypingKeys } from "./keys";

export interface Surroundings {
  oneLine: boolean;
  variables: VariableOptions;
  keys: Omit<Keys, "oneLine">;
  more: Extensions;
}

export function typingExtensions({ oneLine, variables, keys, more }: Surroundings): Extensions {
  return [
    ...richExtensions(oneLine, variables),
    Spaces,
    TypingKeys.configure({ ...keys, oneLine }),
    ...more,
  ];
}
