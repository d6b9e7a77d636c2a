import { useNavigate } from "@tanstack/react-router";
import { visibleGroups } from "@/features/settings/sections";
import { useCommands } from "@/lib/browser/commands";
import { useShortcut } from "@/lib/browser/shortcuts";
import { useCan, useSession } from "@/lib/server/session";

/** Every page of the settings as a command, and keys for the ones people open often. */
export function SettingsCommands() {
  const navigate = useNavigate();
  const { permissions } = useSession();
  const canReadAudit = useCan("audit:read");
  useShortcut({ keys: "g s", label: "Go to settings", group: "Everywhere" }, () =>
    navigate({ to: "/settings" }),
  );
  useShortcut(
    { keys: "g a", label: "Go to the audit log", group: "Everywhere", enabled: canReadAudit },
    () => navigate({ to: "/settings/audit" }),
  );
  useCommands(
    visibleGroups(permissions).flatMap((group) =>
      group.sections.map((section) => ({
        id: section.to,
        label: section.label,
        group: "Settings",
        icon: section.icon,
        words: `settings ${group.label} ${section.about} ${section.words ?? ""}`,
        ...(section.to === "/settings/audit" ? { keys: "g a" } : {}),
        run: () => navigate({ to: section.to }),
      })),
    ),
  );
  return null;
}
