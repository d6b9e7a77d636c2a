/** What the address of the audit log may say. In the first bundle: keep it tiny. */

const WHENS = ["today", "7d", "30d", "90d"] as const;
const TEXTS = ["actor", "action", "entity", "entityId", "address", "entry"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export type When = (typeof WHENS)[number];

export interface AuditSearch {
  actor?: string;
  action?: string;
  entity?: string;
  entityId?: string;
  address?: string;
  when?: When;
  /** Days of one's own choice. */
  from?: string;
  to?: string;
  /** The entry that is open. */
  entry?: string;
}

export function validateAuditSearch(given: Record<string, unknown>): AuditSearch {
  const search: AuditSearch = {};
  for (const name of TEXTS) {
    const value = given[name];
    if ((typeof value === "string" || typeof value === "number") && value !== "") {
      search[name] = String(value).slice(0, 200);
    }
  }
  const when = WHENS.find((one) => one === given["when"]);
  if (when) {
    return { ...search, when };
  }
  for (const name of ["from", "to"] as const) {
    if (DAY.test(String(given[name]))) {
      search[name] = String(given[name]);
    }
  }
  return search;
}
