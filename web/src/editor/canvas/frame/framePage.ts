// The page inside the frame: takes over each new email without losing what is being typed in it.
import { Idiomorph } from "idiomorph";
import { decideScheme } from "@/editor/preview/framed/darkStyles";
import type { Scheme } from "../../session/editor";
import type { Box } from "../dropping";
import { clean, type Fonts } from "./cleaning";
import { identify, placesOf } from "./marking";
import { OWN_STYLE } from "./skeleton";

interface Shown {
  readonly html: string;
  readonly scheme: Scheme;
  readonly fonts: Fonts;
  /** What the editor adds to the looks of the email. */
  readonly looks: string;
}

const SCHEMES = { light: "light", dark: "authored", inverted: "forced" } as const;
/** The nodes of the skeleton, which stay at the beginning of the head. */
const OWN_NODES = 4;
const BODIES: Readonly<Record<string, string>> = {
  text: ":scope > div",
  button: "td > a, td > p",
  item: "td:last-child > a, td:last-child > span",
};

export class FramePage {
  readonly page: Document;
  #places = new Map<string, HTMLElement | Range>();
  #held: { id: string; body: HTMLElement } | null = null;

  constructor(page: Document) {
    this.page = page;
    for (const event of ["click", "auxclick", "submit", "dragstart"]) {
      page.addEventListener(event, (happened) => happened.preventDefault());
    }
  }

  /** Shows an email: what is the same as before stays the very same elements. */
  show({ html, scheme, fonts, looks }: Shown): void {
    const next = new DOMParser().parseFromString(html, "text/html");
    clean(next, fonts);
    const canvas = decideScheme(next, SCHEMES[scheme]);
    identify(next);
    const { page } = this;
    copyAttributes(next.documentElement, page.documentElement);
    this.#head(next);
    this.#own(canvas, looks);
    Idiomorph.morph(page.body, next.body, {
      morphStyle: "outerHTML",
      restoreFocus: false,
      callbacks: {
        beforeNodeMorphed: (old, now) => this.#mayMorph(old, now),
        beforeNodeRemoved: (old) => !(this.#held && old.contains(this.#held.body)),
      },
    });
    this.#places = placesOf(page);
  }

  get ids(): Iterable<string> {
    return this.#places.keys();
  }

  placeOf(id: string): HTMLElement | Range | null {
    return this.#places.get(id) ?? null;
  }

  elementOf(id: string): HTMLElement | null {
    const place = this.#places.get(id);
    return place instanceof Range || place === undefined ? null : place;
  }

  bodyOf(id: string, type: string): HTMLElement | null {
    if (this.#held?.id === id) {
      return this.#held.body;
    }
    const element = this.elementOf(id);
    const inner = BODIES[type];
    return inner === undefined ? element : (element?.querySelector<HTMLElement>(inner) ?? null);
  }

  /** The box of a block in pixels of the page; null when nothing of it is seen. */
  boxOf(id: string): Box | null {
    const rect = this.#places.get(id)?.getBoundingClientRect();
    if (!rect || (rect.width === 0 && rect.height === 0)) {
      return null;
    }
    const { left, top, width, height } = rect;
    return { left, top, width, height };
  }

  /** The height of all there is on the page. */
  get height(): number {
    return Math.ceil(this.page.documentElement.getBoundingClientRect().height);
  }

  hold(id: string, type: string): void {
    const body = this.bodyOf(id, type);
    this.#held = body && { id, body };
  }

  release(id: string): void {
    if (this.#held?.id === id) {
      this.#held = null;
    }
  }

  #mayMorph(old: Node, now: Node): boolean {
    if (this.#held && old === this.#held.body) {
      const style = (now as Element).getAttribute?.("style") ?? null;
      if (style === null) {
        this.#held.body.removeAttribute("style");
      } else {
        this.#held.body.setAttribute("style", style);
      }
      return false;
    }
    return !old.isEqualNode(now);
  }

  /** What is in the head: only what changed is replaced, since fonts would be loaded again. */
  #head(next: Document): void {
    const { head } = this.page;
    const wanted = [...next.head.children];
    wanted.forEach((node, at) => {
      const there = head.children[at + OWN_NODES];
      if (there === undefined) {
        head.append(node);
      } else if (!there.isEqualNode(node)) {
        there.replaceWith(node);
      }
    });
    while (head.children.length > wanted.length + OWN_NODES) {
      head.lastElementChild?.remove();
    }
  }

  #own(canvas: "light" | "dark", looks: string): void {
    const own = this.page.getElementById(OWN_STYLE);
    const dark = canvas === "dark" ? ":root { background: #141414 }" : "";
    const css = `:root { color-scheme: ${canvas} only !important }${dark}${looks}`;
    if (own && own.textContent !== css) {
      own.textContent = css;
    }
  }
}

function copyAttributes(from: Element, to: Element): void {
  for (const { name } of [...to.attributes]) {
    if (!from.hasAttribute(name)) {
      to.removeAttribute(name);
    }
  }
  for (const { name, value } of from.attributes) {
    if (to.getAttribute(name) !== value) {
      to.setAttribute(name, value);
    }
  }
}
