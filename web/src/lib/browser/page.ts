import { useEffect } from "react";
import { create } from "zustand";

export interface Crumb {
  label: string;
  /** A path of this app; the last crumb is where we are and has none. */
  to?: string;
}

export const useCrumbs = create<{ crumbs: readonly Crumb[] }>(() => ({ crumbs: [] }));

/** Say in the top bar and in the page title where we are. */
export function useBreadcrumbs(crumbs: readonly Crumb[]): void {
  const signature = crumbs.map((crumb) => `${crumb.label}\u0000${crumb.to ?? ""}`).join("\u0001");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature says when they differ
  useEffect(() => {
    useCrumbs.setState({ crumbs });
  }, [signature]);
  usePageTitle(
    crumbs
      .map((crumb) => crumb.label)
      .reverse()
      .join(" · "),
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Craftify Email` : "Craftify Email";
  }, [title]);
}
