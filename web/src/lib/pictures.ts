const LINKED = /<link\b[^>]*\brel\s*=\s*["']?stylesheet\b[^>]*>/gi;
const IMPORTED = /@import\s+(?:url\([^)]*\)|"[^"]*"|'[^']*')[^;}<]*;?/gi;

/**
 * An email without the style sheets it fetches, which are fonts: a small picture of it does without
 * them, and where there is no internet they would hold up the whole picture.
 */
export function withoutFetchedStyles(html: string): string {
  return html.replace(LINKED, "").replace(IMPORTED, "");
}
