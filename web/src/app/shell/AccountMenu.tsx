import { Link } from "@tanstack/react-router";
import { BookOpen, Fingerprint, Keyboard, LogOut, Monitor, Moon, Sun, User } from "lucide-react";
import { openShortcuts } from "@/app/commands/shortcutsState";
import { useSignOut } from "@/features/session/signingOut";
import { chooseTheme, type ThemeChoice, useTheme } from "@/lib/browser/theme";
import { useSession } from "@/lib/server/session";
import { Avatar } from "@/ui/Avatar";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "@/ui/layers/Menu";

const THEMES: readonly { value: ThemeChoice; label: string; icon: typeof Sun }[] = [
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
  { value: "system", label: "As the system", icon: Monitor },
];

export function AccountMenu() {
  const { user, organization } = useSession();
  const signOut = useSignOut();
  const choice = useTheme((state) => state.choice);
  const name = `${user.firstName} ${user.lastName}`.trim() || user.email;
  return (
    <Menu
      className="w-64"
      trigger={
        <button
          type="button"
          className="flex size-9 items-center justify-center rounded-full hover:bg-hover pointer-coarse:size-10"
        >
          <span className="sr-only">Account of {name}</span>
          <Avatar name={name} />
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <div className="truncate font-medium">{name}</div>
        <div className="truncate text-ink-3 text-xs">{user.email}</div>
        <div className="mt-1 truncate text-ink-3 text-xs">
          {organization.name} · <span className="capitalize">{user.role}</span>
        </div>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link to="/settings/profile">
          <User aria-hidden className="size-4 shrink-0 opacity-70" />
          Your profile
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link to="/settings/security">
          <Fingerprint aria-hidden className="size-4 shrink-0 opacity-70" />
          Sign-in and security
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuChoice label="Theme" value={choice} options={THEMES} onChange={chooseTheme} />
      <MenuSeparator />
      <MenuItem icon={Keyboard} keys="?" onSelect={openShortcuts}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem asChild>
        <a href="/api-docs" target="_blank" rel="noreferrer">
          <BookOpen aria-hidden className="size-4 shrink-0 opacity-70" />
          API reference
        </a>
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
