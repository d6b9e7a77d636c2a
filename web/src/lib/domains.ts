const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** A domain as it is kept, from what people type or paste; null when it is none. */
export function asDomain(text: string): string | null {
  const domain = text.trim().toLowerCase().replace(/^.*@/, "").replace(/\.$/, "");
  return DOMAIN.test(domain) ? domain : null;
}
