// One value that the inspector shows and sets, wherever it lies: on blocks, in the theme, around all.
import type { Layer } from "../document/commands/setProps";
import type { Inherited } from "./values/inheritance";

export interface Setting {
  /** What is set here; undefined when nothing is, or when several blocks differ. */
  readonly value: string | undefined;
  readonly mixed: boolean;
  /** What holds as long as nothing is set here. */
  readonly inherited: Inherited | undefined;
  /** Why it cannot be changed. */
  readonly locked: string | undefined;
  /** Undefined takes away what is set here. */
  set(value: string | undefined): void;
}

/** What is being set up: blocks, the defaults of a type of block, a preset. */
export interface Target {
  /** Another one: fields begin anew. */
  readonly key: string;
  readonly ids: readonly string[];
  /** The types of blocks that it stands for. */
  readonly types: readonly string[];
  readonly layers: readonly Layer[];
  /** The kind of a prop, as the specification has it; undefined when not all know it. */
  kindOf(prop: string): string | undefined;
  setting(prop: string, layer?: Layer): Setting;
}

/** What is seen now: what is set here, or else what holds. */
export function seen(setting: Setting): string | undefined {
  return setting.value ?? (setting.mixed ? undefined : setting.inherited?.value);
}
