/** What the address of the mailbox may say. In the first bundle: keep it tiny. */

const PARTS = ["html", "text", "headers", "source"] as const;

export type MailPart = (typeof PARTS)[number];

export interface MailboxSearch {
  q?: string;
  page?: number;
  part?: MailPart;
}

export function validateMailboxSearch(search: Record<string, unknown>): MailboxSearch {
  const { q } = search;
  const page = Number(search["page"]);
  const part = PARTS.find((one) => one === search["part"]);
  return {
    ...((typeof q === "string" || typeof q === "number") && q !== "" ? { q: String(q) } : {}),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
    ...(part && part !== "html" ? { part } : {}),
  };
}
