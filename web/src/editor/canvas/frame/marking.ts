// Which element of a compiled email is which block.

const CLASS = /(?:^|\s)b-(\S+)/;
const START = /^b-(\S+)$/;

/** The id of an element whose block it is: the morphing follows it wherever the block goes. */
export function elementId(blockId: string): string {
  return `B${blockId}`;
}

/** Gives the first element of every block an id; the rounds of a loop after it have none. */
export function identify(page: Document): void {
  const seen = new Set<string>();
  for (const element of page.querySelectorAll('[class*="b-"]')) {
    const id = blockIdOf(element);
    if (id !== null && !seen.has(id)) {
      seen.add(id);
      element.id = elementId(id);
    }
  }
}

/** What the blocks of an email consist of: an element, or all that stands between two comments. */
export function placesOf(page: Document): Map<string, HTMLElement | Range> {
  const places = new Map<string, HTMLElement | Range>();
  for (const element of page.querySelectorAll<HTMLElement>('[id^="B"][class*="b-"]')) {
    const id = blockIdOf(element);
    if (id !== null && element.id === elementId(id)) {
      places.set(id, element);
    }
  }
  const comments = page.createTreeWalker(page.body, NodeFilter.SHOW_COMMENT);
  const open = new Map<string, Node>();
  for (let node = comments.nextNode(); node !== null; node = comments.nextNode()) {
    const text = node.nodeValue ?? "";
    const id = START.exec(text)?.[1];
    if (id !== undefined && !open.has(id)) {
      open.set(id, node);
    } else if (text.startsWith("/b-")) {
      const start = open.get(text.slice(3));
      if (start && !places.has(text.slice(3))) {
        places.set(text.slice(3), between(page, start, node));
      }
    }
  }
  return places;
}

/** The id of the block an element was compiled from. */
export function blockIdOf(element: Element): string | null {
  return CLASS.exec(element.getAttribute("class") ?? "")?.[1] ?? null;
}

function between(page: Document, start: Node, end: Node): HTMLElement | Range {
  const next = start.nextSibling;
  const only = next?.nodeType === Node.ELEMENT_NODE && next.nextSibling === end;
  if (only) {
    return next as HTMLElement;
  }
  const range = page.createRange();
  range.setStartAfter(start);
  range.setEndBefore(end);
  return range;
}
