import type { PermissionInfo } from "@/lib/server/models";

/** A task that many programs have, and what it takes. */
interface Preset {
  id: string;
  title: string;
  about: string;
  permissions: readonly string[];
}

export const PRESETS: readonly Preset[] = [
  {
    id: "send",
    title: "Send emails",
    about: "Reads templates and sends messages made from them",
    permissions: ["template:read", "message:send"],
  },
  {
    id: "read",
    title: "Read templates",
    about: "Fetches templates, versions and previews; changes nothing",
    permissions: ["template:read"],
  },
  {
    id: "manage",
    title: "Keep templates in step",
    about: "Creates, changes and deletes templates, from a repository for example",
    permissions: ["template:read", "template:write", "template:delete", "template:test"],
  },
  {
    id: "audit",
    title: "Collect the audit log",
    about: "Copies entries into your own archive or monitoring",
    permissions: ["audit:read"],
  },
  {
    id: "people",
    title: "Keep people in step",
    about: "Invites people and changes their roles, from a directory for example",
    permissions: ["user:read", "user:invite", "user:manage"],
  },
];

/** What decides over the whole organization is done by people, never by a program. */
const NEVER = ["key:manage", "organization:manage", "breakglass:publish", "system:manage"];

/** Why a permission cannot be given to a key by this person; undefined when it can. */
export function whyNotGrantable(permission: string, held: readonly string[]): string | undefined {
  if (NEVER.includes(permission)) {
    return "Only people may do this, never a program";
  }
  return held.includes(permission) ? undefined : "You do not hold this permission yourself";
}

/** The preset these permissions are, if they are one. */
export function presetOf(permissions: ReadonlySet<string>): string | undefined {
  return PRESETS.find(
    (preset) =>
      preset.permissions.length === permissions.size &&
      preset.permissions.every((permission) => permissions.has(permission)),
  )?.id;
}

/** What a key may do, in few words: the task, or what the permissions are called. */
export function scopeWords(
  permissions: readonly string[],
  catalog: readonly PermissionInfo[],
): string {
  const preset = presetOf(new Set(permissions));
  if (preset) {
    return PRESETS.find(({ id }) => id === preset)?.title ?? "";
  }
  const titles = permissions.map(
    (name) => catalog.find(({ permission }) => permission === name)?.title ?? name,
  );
  return titles.length > 2
    ? `${titles.slice(0, 2).join(", ")} and ${titles.length - 2} more`
    : titles.join(" and ");
}

const EXAMPLES: readonly (readonly [string, string])[] = [
  ["template:read", "/api/templates"],
  ["audit:read", "/api/audit"],
  ["user:read", "/api/users"],
  ["mailbox:read", "/api/mailbox"],
];

/** A request to try a key with: reads something it may read. */
export function curlExample(key: string, permissions: readonly string[], origin: string): string {
  const found = EXAMPLES.find(([permission]) => permissions.includes(permission));
  return `curl ${origin}${found?.[1] ?? "/api/organization"} \\\n  -H "X-API-Key: ${key}"`;
}
