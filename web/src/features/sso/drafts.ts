import type { RoleName } from "@/lib/server/roles";
import type { Connection, ConnectionInput, RoleRule } from "./requests";

/** A rule in the editor; the key keeps its row when it moves. */
export interface DraftRule extends RoleRule {
  key: string;
}

/** A connection as the form holds it. */
export interface Draft {
  name: string;
  issuer: string;
  clientId: string;
  /** Empty keeps the one there is. */
  clientSecret: string;
  scopes: string;
  groupsClaim: string;
  roleMapping: readonly DraftRule[];
  defaultRole: RoleName | "none";
  domains: readonly string[];
  justInTime: boolean;
  trustEmail: boolean;
  enabled: boolean;
  requireSso: boolean;
}

/** What every section of the form is given. */
export interface SectionProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  errorOf: (name: keyof Draft) => string | undefined;
}

export const FRESH: Draft = {
  name: "",
  issuer: "",
  clientId: "",
  clientSecret: "",
  scopes: "openid email profile",
  groupsClaim: "groups",
  roleMapping: [],
  defaultRole: "viewer",
  domains: [],
  justInTime: true,
  trustEmail: false,
  enabled: true,
  requireSso: false,
};

let last = 0;

export function newRule(group = "", role: RoleName = "editor"): DraftRule {
  last += 1;
  return { key: `rule-${last}`, group, role };
}

export function draftOf(connection: Connection): Draft {
  return {
    name: connection.name,
    issuer: connection.issuer,
    clientId: connection.clientId,
    clientSecret: "",
    scopes: connection.scopes.join(" "),
    groupsClaim: connection.groupsClaim,
    roleMapping: connection.roleMapping.map(({ group, role }) => newRule(group, role)),
    defaultRole: connection.defaultRole ?? "none",
    domains: connection.domains,
    justInTime: connection.justInTime,
    trustEmail: connection.trustEmail,
    enabled: connection.enabled,
    requireSso: connection.requireSso,
  };
}

/** What is sent; a secret only when one was typed. */
export function inputOf(draft: Draft): ConnectionInput {
  const { clientSecret, defaultRole, scopes, roleMapping, domains, ...rest } = draft;
  return {
    ...rest,
    name: rest.name.trim(),
    issuer: rest.issuer.trim(),
    clientId: rest.clientId.trim(),
    groupsClaim: rest.groupsClaim.trim(),
    scopes: scopes.split(/\s+/).filter(Boolean),
    roleMapping: roleMapping.map(({ group, role }) => ({ group: group.trim(), role })),
    defaultRole: defaultRole === "none" ? null : defaultRole,
    domains: [...domains],
    ...(clientSecret ? { clientSecret } : {}),
  };
}

export function sameDraft(one: Draft, other: Draft): boolean {
  return JSON.stringify(inputOf(one)) === JSON.stringify(inputOf(other));
}

type Problems = Partial<Record<keyof Draft, string>>;

const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function issuerProblem(issuer: string): string | undefined {
  const text = issuer.trim();
  if (!text) {
    return "Enter the address your provider calls issuer.";
  }
  const url = URL.parse(text);
  if (!url || !["https:", "http:"].includes(url.protocol)) {
    return "This is no web address. It looks like https://login.example.com.";
  }
  if (url.protocol === "http:" && !LOCAL.test(url.hostname)) {
    return "It must begin with https://.";
  }
  return text.includes("/.well-known/")
    ? "Leave out what begins with /.well-known: it is found by itself."
    : undefined;
}

function rulesProblem(rules: readonly DraftRule[]): string | undefined {
  const groups = rules.map((rule) => rule.group.trim());
  if (groups.includes("")) {
    return "Give every rule a group, or take it away.";
  }
  const twice = groups.find((group, index) => groups.indexOf(group) !== index);
  return twice ? `“${twice}” stands twice; only the first counts.` : undefined;
}

/** A sentence for each field that is not right yet. */
export function problemsOf(draft: Draft): Problems {
  const entries: readonly (readonly [keyof Draft, string | undefined])[] = [
    ["name", draft.name.trim() ? undefined : "Enter the name people see when they sign in."],
    ["issuer", issuerProblem(draft.issuer)],
    ["clientId", draft.clientId.trim() ? undefined : "Enter the client ID of your provider."],
    ["scopes", /\bopenid\b/.test(draft.scopes) ? undefined : "“openid” must be one of them."],
    ["roleMapping", rulesProblem(draft.roleMapping)],
    [
      "defaultRole",
      draft.justInTime && draft.roleMapping.length === 0 && draft.defaultRole === "none"
        ? "People who are not here yet need a role: choose one here, or add a rule."
        : undefined,
    ],
    [
      "domains",
      draft.requireSso && draft.domains.length === 0
        ? "Enter the domains whose people must sign in this way."
        : undefined,
    ],
  ];
  return Object.fromEntries(entries.filter(([, problem]) => problem));
}

/** The rules with one moved up or down. */
export function moved<T>(items: readonly T[], from: number, by: -1 | 1): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) {
    next.splice(from + by, 0, item);
  }
  return next;
}
