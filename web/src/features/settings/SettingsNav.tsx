import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { type Section, visibleGroups } from "./sections";

interface SettingsNavProps {
  permissions: readonly string[];
  /** The section we are in. */
  here: Section | undefined;
}

/** The sections in their groups, beside the page. */
export function SettingsNav({ permissions, here }: SettingsNavProps) {
  return (
    <nav
      aria-label="Settings"
      className="sticky top-0 flex max-h-[calc(100dvh-3rem)] flex-col gap-5 overflow-y-auto px-3 py-5"
    >
      {visibleGroups(permissions).map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h2 className="px-2 pb-1 font-medium text-ink-3 text-xs">{group.label}</h2>
          <ul className="flex flex-col gap-0.5">
            {group.sections.map((section) => (
              <li key={section.to}>
                <Link
                  to={section.to}
                  aria-current={section === here ? "page" : undefined}
                  className="flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-active aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-10"
                >
                  <section.icon aria-hidden className="size-4 shrink-0" />
                  <span className="truncate">{section.label}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** The same as a page of its own, where there is no room beside. */
export function SettingsList({ permissions }: { permissions: readonly string[] }) {
  return (
    <nav aria-label="Settings" className="flex flex-col gap-6">
      {visibleGroups(permissions).map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h2 className="px-1 pb-2 font-medium text-ink-3 text-xs">{group.label}</h2>
          <ul className="divide-y overflow-hidden rounded-lg border bg-surface">
            {group.sections.map((section) => (
              <li key={section.to}>
                <Link
                  to={section.to}
                  className="flex min-h-14 items-center gap-3 px-3 py-2 transition-colors hover:bg-hover/60 focus-visible:-outline-offset-2"
                >
                  <section.icon aria-hidden className="size-4.5 shrink-0 text-ink-3" />
                  <span className="min-w-0 flex-1">
                    <span className="block font-medium text-ink">{section.label}</span>
                    <span className="block truncate text-ink-3 text-xs">{section.about}</span>
                  </span>
                  <ChevronRight aria-hidden className="size-4 shrink-0 text-ink-3" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
