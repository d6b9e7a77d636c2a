/** A brand kit while it is edited. */

import type { BrandContent } from "@/lib/server/brands";
import type { Brand } from "@/lib/server/models";

export type Draft = BrandContent;

export interface PartProps {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

const NAME = /^[a-z][a-z0-9-]{0,39}$/;
export const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

export function contentOf(brand: Brand): Draft {
  const { name, description, colors, fonts, logo, radii, spacing, defaults, presets } = brand;
  return { name, description, colors, fonts, logo, radii, spacing, defaults, presets };
}

/** What has to be mended before it can be saved. */
export function problemOf(draft: Draft): string | undefined {
  const names = [...draft.colors, ...draft.radii, ...draft.spacing].map((one) => one.name);
  if (!draft.name.trim()) {
    return "Give the kit a name";
  }
  if (names.some((name) => !NAME.test(name))) {
    return "Names have lower-case letters, digits and hyphens";
  }
  if (new Set(names).size < names.length) {
    return "Two of them have the same name";
  }
  if (draft.colors.some(({ value, dark }) => !HEX.test(value) || (dark && !HEX.test(dark)))) {
    return "Write colors as #rrggbb";
  }
  return draft.fonts.some((font) => !font.name.trim()) ? "Give every font a name" : undefined;
}

/** A list with one of its entries changed. */
export function withAt<T>(list: readonly T[], at: number, part: Partial<T>): T[] {
  return list.map((one, index) => (index === at ? { ...one, ...part } : one));
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}

/** A name that is not taken yet. */
export function freeName(draft: Draft, wish: string): string {
  const taken = new Set([...draft.colors, ...draft.radii, ...draft.spacing].map((one) => one.name));
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wish : `${wish}-${count}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}
