import { createRoute } from "@tanstack/react-router";
import { app } from "@/app/routes/frame";
import { screen } from "@/app/routes/screens";
import { validateAuditSearch } from "@/features/audit/search";
import { validatePeopleSearch } from "@/features/people/search";

const ConnectionScreen = screen(
  () => import("@/features/sso/ConnectionScreen"),
  "ConnectionScreen",
);

const settings = createRoute({
  getParentRoute: () => app,
  path: "/settings",
  component: screen(() => import("@/features/settings/SettingsLayout"), "SettingsLayout"),
});

const index = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: screen(() => import("@/features/settings/SettingsIndex"), "SettingsIndex"),
});

// You

const profile = createRoute({
  getParentRoute: () => settings,
  path: "profile",
  component: screen(() => import("@/features/account/ProfileScreen"), "ProfileScreen"),
});
const security = createRoute({
  getParentRoute: () => settings,
  path: "security",
  component: screen(() => import("@/features/factors/SecurityScreen"), "SecurityScreen"),
});
const sessions = createRoute({
  getParentRoute: () => settings,
  path: "sessions",
  component: screen(() => import("@/features/account/SessionsScreen"), "SessionsScreen"),
});

// Organization

const organization = createRoute({
  getParentRoute: () => settings,
  path: "organization",
  component: screen(
    () => import("@/features/organization/OrganizationScreen"),
    "OrganizationScreen",
  ),
});

// One page for the list and every person, so that the list stays as it is.
const people = createRoute({
  getParentRoute: () => settings,
  path: "people",
  validateSearch: validatePeopleSearch,
  component: screen(() => import("@/features/people/PeopleScreen"), "PeopleScreen"),
});
const person = createRoute({ getParentRoute: () => people, path: "$personId" });
const invitations = createRoute({
  getParentRoute: () => settings,
  path: "invitations",
  component: screen(
    () => import("@/features/people/invitations/InvitationsScreen"),
    "InvitationsScreen",
  ),
});
const teams = createRoute({
  getParentRoute: () => settings,
  path: "teams",
  component: screen(() => import("@/features/teams/TeamsScreen"), "TeamsScreen"),
});
const team = createRoute({
  getParentRoute: () => settings,
  path: "teams/$teamId",
  component: screen(() => import("@/features/teams/TeamScreen"), "TeamScreen"),
});
const roles = createRoute({
  getParentRoute: () => settings,
  path: "roles",
  component: screen(() => import("@/features/roles/RolesScreen"), "RolesScreen"),
});

// Access

const sso = createRoute({
  getParentRoute: () => settings,
  path: "sso",
  component: screen(() => import("@/features/sso/SsoScreen"), "SsoScreen"),
});
const connection = createRoute({
  getParentRoute: () => settings,
  path: "sso/$connectionId",
  component: ConnectionPage,
});
function ConnectionPage() {
  return <ConnectionScreen connectionId={connection.useParams().connectionId} />;
}

const keys = createRoute({
  getParentRoute: () => settings,
  path: "keys",
  component: screen(() => import("@/features/keys/KeysScreen"), "KeysScreen"),
});
const access = createRoute({
  getParentRoute: () => settings,
  path: "access",
  component: screen(() => import("@/features/access/AccessScreen"), "AccessScreen"),
});
const audit = createRoute({
  getParentRoute: () => settings,
  path: "audit",
  validateSearch: validateAuditSearch,
  component: screen(() => import("@/features/audit/AuditScreen"), "AuditScreen"),
});

// Installation

const posture = createRoute({
  getParentRoute: () => settings,
  path: "posture",
  component: screen(() => import("@/features/posture/PostureScreen"), "PostureScreen"),
});
const health = createRoute({
  getParentRoute: () => settings,
  path: "health",
  component: screen(() => import("@/features/health/HealthScreen"), "HealthScreen"),
});
const features = createRoute({
  getParentRoute: () => settings,
  path: "features",
  component: screen(() => import("@/features/flags/FlagsScreen"), "FlagsScreen"),
});

export const settingsRoutes = settings.addChildren([
  index,
  profile,
  security,
  sessions,
  organization,
  people.addChildren([person]),
  invitations,
  teams,
  team,
  roles,
  sso,
  connection,
  keys,
  access,
  audit,
  posture,
  health,
  features,
]);
