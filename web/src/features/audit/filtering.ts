import type { AuditSearch, When } from "./search";

const DAYS: Record<When, number> = { today: 0, "7d": 7, "30d": 30, "90d": 90 };
const DAY_MS = 24 * 60 * 60 * 1000;

/** What the server is asked for: days of here as moments, since it counts in UTC. */
export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  entity?: string | undefined;
  entityId?: string | undefined;
  address?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const startOfDay = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate());

function moment(day: string | undefined, end: boolean): string | undefined {
  if (!day) {
    return undefined;
  }
  const at = new Date(`${day}T${end ? "23:59:59.999" : "00:00:00"}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

export function filterOf(search: AuditSearch, now: Date): AuditFilter {
  const { actor, action, entity, entityId, address, when } = search;
  const from = when
    ? new Date(startOfDay(now).getTime() - DAYS[when] * DAY_MS).toISOString()
    : moment(search.from, false);
  return { actor, action, entity, entityId, address, from, to: moment(search.to, true) };
}

export function isFiltered(search: AuditSearch): boolean {
  const { entry, ...filters } = search;
  return Object.keys(filters).length > 0;
}

/** A day as a date field holds it. */
export function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
