/** What an entry of the catalog looks like in small: its columns, or its icon. */

import type { CatalogEntry } from "./entry";

export function EntryPreview({ entry }: { entry: CatalogEntry }) {
  const Icon = entry.icon;
  if (entry.preview === undefined) {
    return (
      <span aria-hidden className="flex h-8 items-center justify-center">
        <Icon className="size-5" strokeWidth={1.75} />
      </span>
    );
  }
  return (
    <span aria-hidden className="flex h-8 w-12 items-stretch gap-0.5 py-1">
      {entry.preview.columns.map((width, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a layout never move
          key={at}
          className="rounded-[3px] border border-current bg-current/12 opacity-80"
          style={{ flex: `${width} 1 0` }}
        />
      ))}
    </span>
  );
}
