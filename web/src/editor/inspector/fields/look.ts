// How the small controls of the inspector look: filled, quiet, a line only where one works.

export const CONTROL =
  "h-7 w-full min-w-0 rounded-md border border-transparent bg-sunken px-2 text-ink text-sm transition-colors placeholder:text-ink-3 hover:border-line-strong focus-visible:border-accent focus-visible:bg-surface focus-visible:outline-2 focus-visible:outline-accent/30 focus-visible:outline-offset-0 aria-invalid:border-danger disabled:cursor-not-allowed disabled:text-ink-3 dark:bg-active/50 pointer-coarse:h-9 pointer-coarse:text-base";

/** A box around a control and what stands in it. */
export const SHELL =
  "flex h-7 w-full min-w-0 items-center rounded-md border border-transparent bg-sunken text-sm transition-colors hover:border-line-strong focus-within:border-accent focus-within:bg-surface focus-within:outline-2 focus-within:outline-accent/30 dark:bg-active/50 pointer-coarse:h-9";

/** A control inside a shell. */
export const BARE =
  "h-full w-full min-w-0 bg-transparent px-2 text-ink text-sm outline-none placeholder:text-ink-3 disabled:cursor-not-allowed disabled:text-ink-3 pointer-coarse:text-base";

export const MINI =
  "inline-flex size-6 shrink-0 items-center justify-center rounded-md text-ink-3 transition-colors hover:bg-hover hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent-text aria-disabled:opacity-50 pointer-coarse:size-9";
