import { Menu as MenuIcon, Search } from "lucide-react";
import { AccountMenu } from "@/app/shell/AccountMenu";
import { openCommandMenu } from "@/lib/browser/commands";
import { useCrumbs } from "@/lib/browser/page";
import { IconButton } from "@/ui/IconButton";
import { Kbd } from "@/ui/Kbd";
import { Breadcrumbs } from "@/ui/layout/Breadcrumbs";

export function TopBar({ onMenu }: { onMenu: () => void }) {
  const crumbs = useCrumbs((state) => state.crumbs);
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b px-2 md:px-4">
      <IconButton icon={MenuIcon} label="Open navigation" className="md:hidden" onClick={onMenu} />
      {crumbs.length > 1 ? <Breadcrumbs crumbs={crumbs} /> : null}
      <div className="ml-auto flex items-center gap-1.5">
        <button
          type="button"
          onClick={() => openCommandMenu()}
          className="hidden h-8 w-72 items-center gap-2 rounded-md border border-line bg-surface pr-1.5 pl-2.5 text-ink-3 text-sm transition-colors hover:border-line-strong hover:text-ink-2 md:flex"
        >
          <Search aria-hidden className="size-4" />
          <span className="flex-1 truncate text-left">Search or run a command</span>
          <Kbd keys="mod+k" />
        </button>
        <IconButton
          icon={Search}
          label="Search or run a command"
          className="md:hidden"
          onClick={() => openCommandMenu()}
        />
        <AccountMenu />
      </div>
    </header>
  );
}
