import type { Organization, OrganizationSettings } from "./requests";

/** The organization as the form holds it. */
export interface Draft extends OrganizationSettings {
  name: string;
}

export const draftOf = ({ name, settings }: Organization): Draft => ({
  name,
  requireSecondFactor: settings.requireSecondFactor ?? false,
  sessionDays: settings.sessionDays ?? null,
  inviteDomains: settings.inviteDomains ?? [],
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Only what differs is sent: what is sensitive asks for a proof, a name does not. */
export function changesOf(before: Draft, after: Draft) {
  const settings: Partial<OrganizationSettings> = {};
  if (before.requireSecondFactor !== after.requireSecondFactor) {
    settings.requireSecondFactor = after.requireSecondFactor;
  }
  if (before.sessionDays !== after.sessionDays) {
    settings.sessionDays = after.sessionDays;
  }
  if (!same(before.inviteDomains, after.inviteDomains)) {
    settings.inviteDomains = after.inviteDomains;
  }
  const name = after.name.trim();
  return {
    ...(name === before.name ? {} : { name }),
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
  };
}

export const isChanged = (before: Draft, after: Draft): boolean =>
  Object.keys(changesOf(before, after)).length > 0;

const USUAL = [1, 7, 14, 30, 90];

/** How long people may stay signed in, with what is chosen now among them. */
export function sessionLengths(chosen: number | null): { value: string; label: string }[] {
  const days = [...new Set(chosen === null ? USUAL : [...USUAL, chosen])].sort((a, b) => a - b);
  return [
    ...days.map((count) => ({
      value: String(count),
      label: count === 1 ? "1 day" : `${count} days`,
    })),
    { value: "none", label: "As the installation says" },
  ];
}
