// One thing that can be put into an email.
import type { LucideIcon } from "lucide-react";
import type { Block } from "../document/model";
import type { Look } from "./look";

export type CatalogGroup = "layout" | "content" | "ready";

export interface CatalogEntry {
  readonly id: string;
  readonly label: string;
  readonly group: CatalogGroup;
  readonly icon: LucideIcon;
  /** What it is for, in a few words. */
  readonly hint: string;
  /** Other words under which people look for it. */
  readonly keywords: readonly string[];
  /** New blocks that go with the look of an email. */
  readonly make: (look: Look) => Block[];
}
