/** Unsaved work kept in this browser until the server has acknowledged it. */

import type { Draft } from "@/lib/server/models";

export type DraftContent = Pick<Draft, "format" | "source" | "subject" | "preheader" | "variables">;

interface LocalCopy {
  readonly content: DraftContent;
  /** The stored draft it was written on. */
  readonly etag: string;
  readonly keptAt: string;
}

type Shelf = Pick<Storage, "getItem" | "removeItem" | "setItem">;

const keyOf = (templateId: string): string => `craftify.unsaved.${templateId}`;

function browserShelf(): Shelf | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Keep work; false when the browser has no room for it or keeps nothing at all. */
export function keepLocal(templateId: string, copy: LocalCopy, shelf = browserShelf()): boolean {
  try {
    shelf?.setItem(keyOf(templateId), JSON.stringify(copy));
    return shelf !== undefined;
  } catch {
    return false;
  }
}

export function dropLocal(templateId: string, shelf = browserShelf()): void {
  shelf?.removeItem(keyOf(templateId));
}

function isCopy(value: unknown): value is LocalCopy {
  const copy = value as LocalCopy | null;
  return typeof copy?.content?.source === "string" && typeof copy.etag === "string";
}

export function readLocal(templateId: string, shelf = browserShelf()): LocalCopy | undefined {
  try {
    const copy: unknown = JSON.parse(shelf?.getItem(keyOf(templateId)) ?? "null");
    return isCopy(copy) ? copy : undefined;
  } catch {
    return undefined;
  }
}

export function contentOf(draft: Draft): DraftContent {
  const { format, source, subject, preheader, variables } = draft;
  return { format, source, subject, preheader, variables };
}

export function sameContent(one: DraftContent, other: DraftContent): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

const sorted = ({ format, source, subject, preheader, variables }: DraftContent): unknown[] => [
  format,
  source,
  subject,
  preheader,
  variables.map(({ name, type, required, defaultValue, description }) => [
    name,
    type,
    required,
    defaultValue ?? null,
    description,
  ]),
];

type Opening =
  | { readonly kind: "asStored" }
  /** Work from here that never reached the server; nothing else has happened since. */
  | { readonly kind: "recovered"; readonly content: DraftContent }
  /** Work from here, and the stored draft has changed meanwhile. */
  | { readonly kind: "diverged"; readonly content: DraftContent };

/** What to open: the stored draft, or work that was kept here. */
export function openingOf(draft: Draft, copy: LocalCopy | undefined): Opening {
  if (copy === undefined || sameContent(copy.content, contentOf(draft)))
    return { kind: "asStored" };
  const condition = draft.stored ? draft.etag : "0";
  return { kind: copy.etag === condition ? "recovered" : "diverged", content: copy.content };
}
