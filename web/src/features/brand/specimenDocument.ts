/** An email that shows what a brand kit says: logo, words, buttons and all colors. */

import type { Draft } from "./drafts";

type Props = Readonly<Record<string, string>>;

export function specimenOf(draft: Draft): object {
  const has = (name: string) => draft.colors.some((color) => color.name === name);
  const token = (...names: string[]) => names.find(has);
  const at = (prop: string, ...names: string[]): Props => {
    const found = token(...names);
    return found ? { [prop]: `@${found}` } : {};
  };
  const [first] = draft.colors;
  const [font] = draft.fonts;
  const family: Props = font
    ? { fontFamily: font.fallback ? `${font.name}, ${font.fallback}` : font.name }
    : {};
  const ink = at("color", "ink", "text");
  const muted = at("color", "muted", "ink", "text");
  const paper = at("backgroundColor", "paper", "surface", "background");
  const words = (id: string, html: string, props: Props) => ({
    type: "text",
    id,
    html,
    props: { ...family, ...props },
  });
  return {
    schemaVersion: 1,
    meta: { subject: "Specimen", lang: "en" },
    body: at("backgroundColor", "canvas", "paper", "background"),
    theme: themeOf(draft),
    children: [
      section("main", { padding: "32px 16px", ...paper }, [
        ...logoOf(draft.logo),
        words("head", "<h1 style='margin:0'>New this season</h1>", {
          ...ink,
          fontSize: "26px",
          lineHeight: "1.25",
        }),
        words(
          "body",
          "Soft light, long evenings and a table outside. Here is what we made for it.",
          {
            ...ink,
            fontSize: "16px",
            lineHeight: "1.5",
          },
        ),
        ...buttonsOf(draft, first?.name, family),
        words("note", "You get this because you asked us to write once a month.", {
          ...muted,
          fontSize: "13px",
        }),
      ]),
      ...swatchesOf(draft, paper),
    ],
  };
}

function themeOf(draft: Draft): object {
  const all = [...draft.colors, ...draft.radii, ...draft.spacing];
  return {
    tokens: Object.fromEntries(all.map((one) => [one.name, one.value])),
    darkTokens: Object.fromEntries(
      draft.colors.flatMap((color) => (color.dark ? [[color.name, color.dark]] : [])),
    ),
    defaults: draft.defaults,
    presets: draft.presets,
    fonts: draft.fonts.filter((font) => font.href).map(({ name, href }) => ({ name, href })),
  };
}

function section(id: string, props: Props, children: readonly object[]): object {
  return {
    type: "section",
    id,
    props,
    children: [{ type: "column", id: `${id}_column`, children }],
  };
}

function logoOf(logo: Draft["logo"]): object[] {
  if (!logo?.src) {
    return [];
  }
  const { src, alt, width } = logo;
  const dark = logo.darkSrc ? { dark: { src: logo.darkSrc } } : {};
  return [
    {
      type: "image",
      id: "logo",
      props: { src, alt, align: "left", width: width || "120px" },
      ...dark,
    },
  ];
}

function buttonsOf(draft: Draft, first: string | undefined, family: Props): object[] {
  const names = Object.keys(draft.presets).slice(0, 3);
  const button = (id: string, html: string, more: object, props: Props = {}) => ({
    type: "button",
    id,
    html,
    props: { align: "left", href: "https://example.com", ...family, ...props },
    ...more,
  });
  return names.length > 0
    ? names.map((name, at) => button(`button${at}`, "See the collection", { presets: [name] }))
    : [button("button", "See the collection", {}, first ? { backgroundColor: `@${first}` } : {})];
}

function swatchesOf(draft: Draft, paper: Props): object[] {
  const cells = draft.colors.slice(0, 8).map(({ name }, at) => ({
    type: "column",
    id: `swatch${at}`,
    props: { backgroundColor: `@${name}` },
    children: [{ type: "spacer", id: `space${at}`, props: { height: "36px" } }],
  }));
  const group = { type: "group", id: "swatches", children: cells };
  const row = { type: "section", id: "colors", props: { padding: "0 16px 24px", ...paper } };
  return cells.length > 0 ? [{ ...row, children: [group] }] : [];
}
