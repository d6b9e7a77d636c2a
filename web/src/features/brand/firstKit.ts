/** What a new brand kit begins with: quiet colors that read well in both schemes. */

import type { BrandContent } from "@/lib/server/brands";

export const FIRST_KIT: Partial<BrandContent> = {
  name: "New kit",
  colors: [
    { name: "brand", value: "#0e5a6b", dark: "#4fb3c6" },
    { name: "on-brand", value: "#ffffff", dark: "#10252b" },
    { name: "ink", value: "#1b1b1f", dark: "#f2f1ee" },
    { name: "muted", value: "#5f5d58", dark: "#b5b2ab" },
    { name: "paper", value: "#ffffff", dark: "#1f2022" },
    { name: "canvas", value: "#f4f2ed", dark: "#141516" },
  ],
  fonts: [{ name: "Arial", href: "", fallback: "Helvetica, sans-serif" }],
  radii: [{ name: "round", value: "6px" }],
  spacing: [{ name: "row", value: "24px" }],
  defaults: { "mj-text": { color: "@ink", "line-height": "1.5" } },
  presets: {
    "button-primary": {
      "background-color": "@brand",
      color: "@on-brand",
      "border-radius": "@round",
    },
  },
};
