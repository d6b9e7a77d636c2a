/** What the address of a template page may say. In the first bundle: keep it tiny. */

const VIEWS = ["design", "code", "preview"] as const;
const TABS = [
  "source",
  "preview",
  "code",
  "variables",
  "samples",
  "checks",
  "text",
  "details",
  "versions",
  "import",
  "closed",
] as const;
const DEVICES = ["desktop", "tablet", "phone"] as const;
const SCHEMES = ["light", "authored", "forced"] as const;

export type TemplateView = (typeof VIEWS)[number];
export type TemplateTab = (typeof TABS)[number];

export interface TemplateSearch {
  /** How the email is worked on; what fits its kind when the address does not say. */
  view?: TemplateView;
  /** The open panel; on phones the open view. */
  tab?: TemplateTab;
  device?: (typeof DEVICES)[number];
  scheme?: (typeof SCHEMES)[number];
  /** The old version that is looked at. */
  version?: number;
}

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined =>
  all.find((one) => one === value);

export function validateTemplateSearch(search: Record<string, unknown>): TemplateSearch {
  const view = oneOf(VIEWS, search["view"]);
  const tab = oneOf(TABS, search["tab"]);
  const device = oneOf(DEVICES, search["device"]);
  const scheme = oneOf(SCHEMES, search["scheme"]);
  const version = Number(search["version"]);
  return {
    ...(view ? { view } : {}),
    ...(tab ? { tab } : {}),
    ...(device ? { device } : {}),
    ...(scheme && scheme !== "light" ? { scheme } : {}),
    ...(Number.isInteger(version) && version > 0 ? { version } : {}),
  };
}
