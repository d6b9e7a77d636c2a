import type { LucideIcon } from "lucide-react";
import {
  Activity,
  Building2,
  Fingerprint,
  IdCard,
  KeyRound,
  LogIn,
  MailPlus,
  MonitorSmartphone,
  Network,
  ScrollText,
  ShieldCheck,
  ToggleRight,
  User,
  Users,
  UsersRound,
} from "lucide-react";

/** One page of the settings. */
export interface Section {
  to:
    | "/settings/profile"
    | "/settings/security"
    | "/settings/sessions"
    | "/settings/organization"
    | "/settings/people"
    | "/settings/invitations"
    | "/settings/teams"
    | "/settings/roles"
    | "/settings/sso"
    | "/settings/keys"
    | "/settings/access"
    | "/settings/audit"
    | "/settings/posture"
    | "/settings/health"
    | "/settings/features";
  label: string;
  /** What one does there, for the list on phones and the command menu. */
  about: string;
  icon: LucideIcon;
  /** Any one of these permissions opens it; none means everybody may. */
  needs?: readonly string[];
  /** Other words people may type for it. */
  words?: string;
}

export interface SectionGroup {
  label: string;
  sections: readonly Section[];
}

export const GROUPS: readonly SectionGroup[] = [
  {
    label: "You",
    sections: [
      {
        to: "/settings/profile",
        label: "Profile",
        about: "Your name, email and preferences",
        icon: User,
        words: "account me",
      },
      {
        to: "/settings/security",
        label: "Sign-in and security",
        about: "Password, second factor, passkeys",
        icon: Fingerprint,
        words: "totp authenticator recovery codes two-factor 2fa",
      },
      {
        to: "/settings/sessions",
        label: "Sessions",
        about: "Where you are signed in",
        icon: MonitorSmartphone,
        words: "devices sign out",
      },
    ],
  },
  {
    label: "Organization",
    sections: [
      {
        to: "/settings/organization",
        label: "General",
        about: "Name and rules for everybody",
        icon: Building2,
        words: "organization name second factor session length",
      },
      {
        to: "/settings/people",
        label: "People",
        about: "Who is here and what they may do",
        icon: Users,
        needs: ["user:read"],
        words: "users members",
      },
      {
        to: "/settings/invitations",
        label: "Invitations",
        about: "Who has been asked to join",
        icon: MailPlus,
        needs: ["user:invite"],
        words: "invite people",
      },
      {
        to: "/settings/teams",
        label: "Teams",
        about: "Groups of people",
        icon: UsersRound,
        needs: ["user:read"],
      },
      {
        to: "/settings/roles",
        label: "Roles",
        about: "What each role may do",
        icon: IdCard,
        needs: ["user:read"],
        words: "permissions",
      },
      {
        to: "/settings/features",
        label: "Features",
        about: "Parts that can be switched on and off",
        icon: ToggleRight,
        needs: ["organization:manage", "system:read"],
        words: "feature flags switches",
      },
    ],
  },
  {
    label: "Access",
    sections: [
      {
        to: "/settings/sso",
        label: "Single sign-on",
        about: "Sign in with your identity provider",
        icon: LogIn,
        needs: ["organization:manage"],
        words: "sso oidc okta entra google openid",
      },
      {
        to: "/settings/keys",
        label: "API keys",
        about: "For programs that use the API",
        icon: KeyRound,
        needs: ["key:manage"],
        words: "token integration",
      },
      {
        to: "/settings/access",
        label: "Access rules",
        about: "From which addresses people come in",
        icon: Network,
        needs: ["organization:manage", "system:manage"],
        words: "ip allow deny cidr network",
      },
      {
        to: "/settings/audit",
        label: "Audit log",
        about: "Who did what, and when",
        icon: ScrollText,
        needs: ["audit:read"],
        words: "history events export",
      },
    ],
  },
  {
    label: "Installation",
    sections: [
      {
        to: "/settings/posture",
        label: "Security posture",
        about: "What protects this installation",
        icon: ShieldCheck,
        needs: ["system:read"],
        words: "layers findings headers limits",
      },
      {
        to: "/settings/health",
        label: "System health",
        about: "Services, versions and load",
        icon: Activity,
        needs: ["system:read"],
        words: "status memory queue uptime",
      },
    ],
  },
];

const opens = (permissions: readonly string[]) => (section: Section) =>
  !section.needs || section.needs.some((permission) => permissions.includes(permission));

/** The groups as this person sees them: what they cannot open is not there. */
export function visibleGroups(permissions: readonly string[]): SectionGroup[] {
  return GROUPS.map((group) => ({
    ...group,
    sections: group.sections.filter(opens(permissions)),
  })).filter((group) => group.sections.length > 0);
}

/** The section a path lies in. */
export function sectionAt(path: string): Section | undefined {
  return GROUPS.flatMap((group) => group.sections).find(
    (section) => path === section.to || path.startsWith(`${section.to}/`),
  );
}

/** Whether it may be opened, and if not, whether only this installation's own administrators may. */
export function admission(
  section: Section | undefined,
  permissions: readonly string[],
): "open" | "organization" | "installation" {
  if (!section || opens(permissions)(section)) {
    return "open";
  }
  const system = section.needs?.every((permission) => permission.startsWith("system:"));
  return system ? "installation" : "organization";
}
