const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

interface Addresses {
  /** Each once, in the order they were typed. */
  valid: string[];
  invalid: string[];
}

/** Addresses as people paste them: by lines, commas, semicolons or blanks, also "Ada <ada@…>". */
export function readAddresses(text: string): Addresses {
  const named = [...text.matchAll(/<([^<>]*)>/g)].map(([, inside]) => inside ?? "");
  // Where one address stands in angle brackets, the words before it are a name.
  const rest = text.replace(/[^,;\n<>]*<[^<>]*>/g, " ");
  const bare = rest.split(/[\s,;]+/).filter(Boolean);
  const order = (one: string) => text.indexOf(one);
  const all = [...named, ...bare]
    .map((one) => one.trim().replace(/[.]+$/, ""))
    .filter(Boolean)
    .toSorted((one, other) => order(one) - order(other));
  const seen = new Set<string>();
  const found: Addresses = { valid: [], invalid: [] };
  for (const one of all) {
    const folded = one.toLowerCase();
    if (!seen.has(folded)) {
      seen.add(folded);
      found[ADDRESS.test(one) ? "valid" : "invalid"].push(one);
    }
  }
  return found;
}
