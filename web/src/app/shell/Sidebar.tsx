import { useQuery } from "@tanstack/react-query";
import { Link, type LinkProps, useRouterState } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import {
  Component,
  Inbox,
  LayoutGrid,
  Palette,
  PanelLeftClose,
  PanelLeftOpen,
  ScrollText,
  Settings,
  Tag,
  Trash2,
} from "lucide-react";
import type { ReactNode } from "react";
import { OrganizationSwitcher } from "@/features/session/organizations/OrganizationSwitcher";
import { toggleSidebar } from "@/lib/browser/preferences";
import { cx } from "@/lib/classes";
import { formatNumber } from "@/lib/formatting";
import { useCan } from "@/lib/server/session";
import { facetsQuery } from "@/lib/server/templates";
import { IconButton } from "@/ui/IconButton";
import { Tooltip } from "@/ui/layers/Tooltip";

interface SidebarProps {
  narrow: boolean;
  /** Whether its width can be chosen. */
  collapsible: boolean;
  inDrawer?: boolean;
}

const CATEGORIES_SHOWN = 8;

export function Sidebar({ narrow, collapsible, inDrawer = false }: SidebarProps) {
  const facets = useQuery(facetsQuery).data;
  const canReadMail = useCan("mailbox:read");
  const canReadAudit = useCan("audit:read");
  const here = useRouterState({ select: ({ location }) => entryOf(location) });
  const categories = Object.entries(facets?.categories ?? {})
    .sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]))
    .slice(0, CATEGORIES_SHOWN);
  return (
    <nav
      aria-label="Main"
      className={cx(
        "flex h-full flex-col overflow-y-auto bg-sunken px-2 pb-2",
        inDrawer ? "w-full" : "border-r",
        !inDrawer && (narrow ? "w-13" : "w-56"),
      )}
    >
      <div className="flex h-12 shrink-0 items-center">
        <OrganizationSwitcher narrow={narrow} />
      </div>
      <ul className="flex flex-col gap-0.5 pt-1">
        <Entry
          icon={LayoutGrid}
          label="Library"
          narrow={narrow}
          count={facets?.total}
          here={here === "library"}
          link={{ to: "/templates", search: {} }}
        />
        <Entry
          icon={Component}
          label="Blocks"
          narrow={narrow}
          here={here === "blocks"}
          link={{ to: "/blocks" }}
        />
        <Entry
          icon={Palette}
          label="Brand"
          narrow={narrow}
          here={here === "brand"}
          link={{ to: "/brand" }}
        />
        {canReadMail ? (
          <Entry
            icon={Inbox}
            label="Mailbox"
            narrow={narrow}
            here={here === "mailbox"}
            link={{ to: "/mailbox" }}
          />
        ) : null}
        <Entry
          icon={Trash2}
          label="Bin"
          narrow={narrow}
          count={facets?.deleted || undefined}
          here={here === "bin"}
          link={{ to: "/templates", search: { bin: true } }}
        />
        {canReadAudit ? (
          <Entry
            icon={ScrollText}
            label="Audit"
            narrow={narrow}
            here={here === "audit"}
            link={{ to: "/settings/audit" }}
          />
        ) : null}
        <Entry
          icon={Settings}
          label="Settings"
          narrow={narrow}
          here={here === "settings"}
          link={{ to: "/settings" }}
        />
      </ul>
      {narrow || categories.length === 0 ? null : (
        <section aria-label="Categories" className="pt-5">
          <h2 className="px-2 pb-1 font-medium text-ink-3 text-xs">Categories</h2>
          <ul className="flex flex-col gap-0.5">
            {categories.map(([category, count]) => (
              <Entry
                key={category}
                icon={Tag}
                label={category}
                narrow={false}
                count={count}
                here={here === `category:${category}`}
                link={{ to: "/templates", search: { category } }}
              />
            ))}
          </ul>
        </section>
      )}
      {collapsible ? <CollapseButton narrow={narrow} /> : null}
    </nav>
  );
}

interface Place {
  pathname: string;
  search: { bin?: unknown; category?: unknown };
}

/** Which entry of the sidebar a page belongs to. */
function entryOf({ pathname, search }: Place): string {
  if (pathname.startsWith("/settings/audit")) {
    return "audit";
  }
  if (!pathname.startsWith("/templates")) {
    return pathname.split("/")[1] ?? "";
  }
  if (search.bin) {
    return "bin";
  }
  return search.category ? `category:${search.category}` : "library";
}

interface EntryProps {
  icon: LucideIcon;
  label: string;
  narrow: boolean;
  count?: number | undefined;
  /** Whether this is where we are. */
  here: boolean;
  link: LinkProps;
}

function Entry({ icon: Icon, label, narrow, count, here, link }: EntryProps) {
  const anchor: ReactNode = (
    <Link
      {...link}
      activeOptions={{ exact: true, includeSearch: true }}
      data-here={here || undefined}
      aria-label={narrow ? label : undefined}
      className={cx(
        "flex h-8 items-center gap-2.5 rounded-md text-ink-2 transition-colors hover:bg-hover hover:text-ink data-here:bg-active data-here:font-medium data-here:text-ink pointer-coarse:h-10",
        narrow ? "justify-center" : "px-2",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {narrow ? null : (
        <>
          <span className="min-w-0 flex-1 truncate">{label}</span>
          {count === undefined ? null : (
            <span className="text-ink-3 text-xs tabular-nums">{formatNumber(count)}</span>
          )}
        </>
      )}
    </Link>
  );
  return (
    <li>
      {narrow ? (
        <Tooltip label={label} side="right">
          {anchor}
        </Tooltip>
      ) : (
        anchor
      )}
    </li>
  );
}

function CollapseButton({ narrow }: { narrow: boolean }) {
  return (
    <div className={cx("mt-auto flex pt-2", narrow ? "justify-center" : "px-0.5")}>
      <IconButton
        icon={narrow ? PanelLeftOpen : PanelLeftClose}
        label={narrow ? "Widen the sidebar" : "Narrow the sidebar"}
        keys="mod+\"
        size="sm"
        tooltipSide="right"
        onClick={toggleSidebar}
      />
    </div>
  );
}
