// Lists as Word writes them: paragraphs that only say in their style that they are entries.

const LEVEL = /mso-list:\s*l\d+\s+level(\d+)/i;
const MARKER = /mso-list:\s*ignore/i;
const NUMBERED = /^\s*(?:\d+|[a-z]|[ivxlcdm]+)[.)]/i;

const levelOf = (element: Element) =>
  Number(LEVEL.exec(element.getAttribute("style") ?? "")?.[1] ?? 0);

/** Puts runs of such paragraphs into lists, nested as deep as they say. */
export function gatherWordLists(body: Element): void {
  for (const first of [...body.querySelectorAll("p[style*='mso-list'], div[style*='mso-list']")]) {
    if (first.isConnected && levelOf(first) > 0 && !first.closest("li")) {
      gather(first);
    }
  }
}

function gather(first: Element): void {
  const page = first.ownerDocument;
  const lists: { level: number; list: Element }[] = [];
  const outermost = page.createElement(isNumbered(first) ? "ol" : "ul");
  first.before(outermost);
  lists.push({ level: levelOf(first), list: outermost });
  let entry: Element | null = first;
  while (entry && levelOf(entry) > 0) {
    const next: Element | null = entry.nextElementSibling;
    const level = levelOf(entry);
    while (lists.length > 1 && (lists.at(-1)?.level ?? 0) > level) {
      lists.pop();
    }
    const around = lists.at(-1) as (typeof lists)[number];
    if (level > around.level && around.list.lastElementChild) {
      const list = page.createElement(isNumbered(entry) ? "ol" : "ul");
      around.list.lastElementChild.append(list);
      lists.push({ level, list });
    }
    const item = page.createElement("li");
    dropMarker(entry);
    item.append(...entry.childNodes);
    lists.at(-1)?.list.append(item);
    entry.remove();
    entry = next;
  }
}

function markers(entry: Element): Element[] {
  return [...entry.querySelectorAll("span")].filter((span) =>
    MARKER.test(span.getAttribute("style") ?? ""),
  );
}

function isNumbered(entry: Element): boolean {
  return NUMBERED.test(markers(entry)[0]?.textContent ?? "");
}

function dropMarker(entry: Element): void {
  for (const marker of markers(entry)) {
    marker.remove();
  }
}
