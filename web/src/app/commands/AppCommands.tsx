import { useNavigate } from "@tanstack/react-router";
import {
  BookOpen,
  ClipboardPaste,
  Component,
  FileUp,
  Inbox,
  Keyboard,
  LayoutGrid,
  LogOut,
  Monitor,
  Moon,
  Palette,
  PanelLeft,
  Plus,
  Sun,
  Trash2,
} from "lucide-react";
import { SettingsCommands } from "@/app/commands/SettingsCommands";
import { openShortcuts } from "@/app/commands/shortcutsState";
import { askForSearchFocus } from "@/features/library/searchFocus";
import { useSignOut } from "@/features/session/signingOut";
import { type Command, openCommandMenu, useCommandMenu, useCommands } from "@/lib/browser/commands";
import { toggleSidebar } from "@/lib/browser/preferences";
import { useShortcut } from "@/lib/browser/shortcuts";
import { chooseTheme } from "@/lib/browser/theme";
import { useCan } from "@/lib/server/session";

/** What can be done from everywhere, by command and by key. */
export function AppCommands() {
  useGoing();
  useCreating();
  useLooks();
  useShortcut(
    { keys: "mod+k", label: "Search or run a command", group: "Everywhere", inFields: true },
    () => openCommandMenu(!useCommandMenu.getState().open),
  );
  useShortcut({ keys: "mod+\\", label: "Toggle the sidebar", group: "Everywhere" }, toggleSidebar);
  return <SettingsCommands />;
}

function useGoing() {
  const navigate = useNavigate();
  const canReadMail = useCan("mailbox:read");
  const library = () => navigate({ to: "/templates", search: {} });
  const mailbox = () => navigate({ to: "/mailbox" });
  const blocks = () => navigate({ to: "/blocks" });
  const find = () => {
    askForSearchFocus();
    return navigate({ to: "/templates", search: {} });
  };
  useShortcut({ keys: "g l", label: "Go to the library", group: "Everywhere" }, library);
  useShortcut({ keys: "g b", label: "Go to the blocks", group: "Everywhere" }, blocks);
  useShortcut(
    { keys: "g m", label: "Go to the mailbox", group: "Everywhere", enabled: canReadMail },
    mailbox,
  );
  useShortcut({ keys: "/", label: "Search templates", group: "Everywhere" }, find);
  const going: Command[] = [
    {
      id: "library",
      label: "Library",
      group: "Go to",
      icon: LayoutGrid,
      keys: "g l",
      run: library,
    },
    {
      id: "blocks",
      label: "Blocks",
      group: "Go to",
      icon: Component,
      keys: "g b",
      words: "synced shared header footer",
      run: blocks,
    },
    {
      id: "brand",
      label: "Brand",
      group: "Go to",
      icon: Palette,
      words: "colors fonts logo tokens kit",
      run: () => navigate({ to: "/brand" }),
    },
    {
      id: "bin",
      label: "Bin",
      group: "Go to",
      icon: Trash2,
      words: "deleted trash restore",
      run: () => navigate({ to: "/templates", search: { bin: true } }),
    },
  ];
  const mail: Command = {
    id: "mailbox",
    label: "Mailbox",
    group: "Go to",
    icon: Inbox,
    keys: "g m",
    words: "sent test emails",
    run: mailbox,
  };
  useCommands(canReadMail ? [...going, mail] : going);
}

function useCreating() {
  const navigate = useNavigate();
  const canWrite = useCan("template:write");
  const create = (from?: "import" | "paste") =>
    navigate({ to: "/templates/new", search: from ? { from } : {} });
  useShortcut({ keys: "c", label: "New template", group: "Everywhere", enabled: canWrite }, () =>
    create(),
  );
  const creating: Command[] = [
    {
      id: "new",
      label: "New template",
      group: "Create",
      icon: Plus,
      keys: "c",
      words: "create starter blank",
      run: () => create(),
    },
    {
      id: "import",
      label: "Import files",
      group: "Create",
      icon: FileUp,
      words: "upload zip mjml html",
      run: () => create("import"),
    },
    {
      id: "paste",
      label: "Paste source",
      group: "Create",
      icon: ClipboardPaste,
      words: "mjml html code new",
      run: () => create("paste"),
    },
  ];
  useCommands(canWrite ? creating : []);
}

function useLooks() {
  const signOut = useSignOut();
  const look = (id: "light" | "dark" | "system", label: string, icon: typeof Sun): Command => ({
    id: `theme-${id}`,
    label,
    group: "Appearance",
    icon,
    words: "theme color mode",
    run: () => chooseTheme(id),
  });
  useCommands([
    look("light", "Light theme", Sun),
    look("dark", "Dark theme", Moon),
    look("system", "Theme as the system", Monitor),
    {
      id: "sidebar",
      label: "Toggle the sidebar",
      group: "Appearance",
      icon: PanelLeft,
      keys: "mod+\\",
      run: toggleSidebar,
    },
    {
      id: "shortcuts",
      label: "Keyboard shortcuts",
      group: "Help and account",
      icon: Keyboard,
      keys: "?",
      run: openShortcuts,
    },
    {
      id: "api",
      label: "API reference",
      group: "Help and account",
      icon: BookOpen,
      run: () => window.open("/api-docs", "_blank", "noopener"),
    },
    { id: "sign-out", label: "Sign out", group: "Help and account", icon: LogOut, run: signOut },
  ]);
}
