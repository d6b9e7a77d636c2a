// Declarations of a style attribute, one of them changed and all others left as they are.

/** Cut at semicolons that stand neither in quotes nor in brackets. */
function pieces(style: string): string[] {
  return style.match(/(?:"[^"]*"|'[^']*'|\([^)]*\)|[^;])+/g) ?? [];
}

function nameOf(piece: string): string {
  return piece
    .slice(0, Math.max(0, piece.indexOf(":")))
    .trim()
    .toLowerCase();
}

/** The value of a declaration; nothing when there is none. */
export function declared(style: string, name: string): string | undefined {
  const found = pieces(style).findLast((piece) => nameOf(piece) === name);
  return found?.slice(found.indexOf(":") + 1).trim();
}

/** The style with a declaration set in its old place or at the end; null takes it away. */
export function withDeclaration(style: string, name: string, value: string | null): string {
  const all = pieces(style).filter((piece) => piece.trim() !== "");
  const at = all.findIndex((piece) => nameOf(piece) === name);
  const others = all.filter((piece, index) => nameOf(piece) !== name || index === at);
  const written = value === null ? [] : [`${name}:${value}`];
  if (at < 0) {
    return [...others, ...written].map((piece) => piece.trim()).join(";");
  }
  others.splice(at, 1, ...written);
  return others.map((piece) => piece.trim()).join(";");
}
