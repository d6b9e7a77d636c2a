// Lets go of what this browser keeps of open documents. In the first bundle: keep it tiny.

/** How the names of the databases begin. */
export const SHELF = "craftify.editor.";

export async function forgetKept(): Promise<void> {
  const found = (await globalThis.indexedDB?.databases?.().catch(() => [])) ?? [];
  for (const { name } of found) {
    if (name?.startsWith(SHELF)) {
      indexedDB.deleteDatabase(name);
    }
  }
}
