// Keeps the frame showing the open document: asks for its picture, shows it, measures it.
import { createStore, type StoreApi } from "zustand";
import { resolveDocument } from "../document/resolving";
import type { Editor, EditorState } from "../session/editor";
import type { Box } from "./dropping";
import { FramePage } from "./frame/framePage";
import { fontsOf, roomCss } from "./frame/looks";
import { laidBlocks } from "./frame/measuring";
import { doctypeOf } from "./frame/skeleton";
import type { CanvasHandle } from "./handle";
import { Renderer } from "./rendering/renderer";

export interface Picture {
  /** The doctype of the frame; another one needs another frame. */
  readonly doctype: string;
  /** Whether there is a picture at all. */
  readonly shown: boolean;
  /** The height of the email in pixels of its page. */
  readonly height: number;
  /** Why the picture is not of the newest document. */
  readonly fault: string | null;
  /** The place of the words being typed: pointers go through to the frame there. */
  readonly hole: Box | null;
}

const DOCTYPE = "<!doctype html>";
const NOTHING = { shown: false, height: 0, fault: null, hole: null };
const CHANGE = "editor:change";
const PAINTED = "editor:painted";
const MANY_MARKS = 500;

export class Showing {
  readonly picture: StoreApi<Picture>;
  readonly #editor: Editor;
  readonly #renderer: Renderer;
  readonly #stop: () => void;
  readonly #changed = new Map<number, number>();
  #frame: HTMLIFrameElement | null = null;
  #page: FramePage | null = null;
  #html: string | null = null;
  #observer: ResizeObserver | null = null;
  #marks = 0;
  /** A block to be brought into view that is not in the picture yet. */
  #awaited: string | null = null;

  constructor(editor: Editor) {
    this.#editor = editor;
    this.picture = createStore(() => ({ ...NOTHING, doctype: DOCTYPE }));
    this.#renderer = new Renderer({
      html: (html, turn) => this.#take(html, turn),
      fault: (fault) => this.picture.setState({ fault }),
    });
    this.#stop = editor.store.subscribe((now, before) => this.#follow(now, before));
    this.#ask(editor.store.getState());
  }

  /** Asks once more, as when the server could not be reached. */
  again(): void {
    this.#ask(this.#editor.store.getState());
  }

  close(): void {
    this.#stop();
    this.#renderer.close();
    this.#detach();
  }

  /** The frame has loaded its empty page. */
  attach(frame: HTMLIFrameElement): void {
    const page = frame.contentDocument;
    if (page === null || page === this.#page?.page) {
      return;
    }
    this.#detach();
    this.#frame = frame;
    this.#page = new FramePage(page);
    this.#observer = new ResizeObserver(() => this.measure());
    this.#observer.observe(page.documentElement);
    // pictures say when they have come, but their events stay at them
    page.addEventListener("load", () => this.measure(), { capture: true });
    page.fonts?.addEventListener("loadingdone", () => this.measure());
    this.#editor.show({ canvas: this.#handle(page, this.#page) });
    this.#show();
  }

  /** Shows the last picture anew, as when the colors are to be others. */
  #show(): void {
    const { document, library, scheme } = this.#editor.store.getState();
    if (this.#page === null || this.#html === null) {
      return;
    }
    const doctype = doctypeOf(this.#html);
    if (doctype !== this.picture.getState().doctype) {
      this.#detach();
      this.picture.setState({ doctype, shown: false });
      return;
    }
    const [fonts, looks] = [
      fontsOf(resolveDocument(document, library).document),
      roomCss(document.children ?? []),
    ];
    this.#page.show({ html: this.#html, scheme, fonts, looks });
    this.measure();
  }

  /** Where everything is now. */
  measure(): void {
    const page = this.#page;
    if (page === null || this.#html === null) {
      return;
    }
    const { document, typing } = this.#editor.store.getState();
    const ids = [...page.ids];
    const laid = laidBlocks(
      document.children ?? [],
      (id) => page.boxOf(id),
      (id) => ids.filter((one) => one.startsWith(`${id}-`)),
    );
    const hole = typing === null ? null : boxOfElement(this.#bodyOf(typing));
    const { picture } = this;
    const { height } = page;
    const { shown, ...last } = picture.getState();
    if (!shown || height !== last.height || !same(hole, last.hole)) {
      picture.setState({ shown: true, height, hole });
    }
    const before = this.#editor.store.getState().laid;
    if (laid.length !== before.length || laid.some((block, at) => !same(block, before[at]))) {
      this.#editor.show({ laid });
    }
    if (this.#awaited !== null && laid.some((block) => block.id === this.#awaited)) {
      const id = this.#awaited;
      this.#awaited = null;
      // the frame gets its new height first
      requestAnimationFrame(() => this.#reveal(id));
    }
  }

  #follow(now: EditorState, before: EditorState): void {
    const changed = (names: readonly (keyof EditorState)[]) =>
      names.some((name) => now[name] !== before[name]);
    if (changed(["document", "library", "locale", "values", "contract", "branches"])) {
      this.#ask(now);
    }
    if (changed(["scheme"])) {
      this.#show();
    }
    if (changed(["device"])) {
      // what is selected stays in sight when everything moves
      this.#awaited = now.selection[0] ?? null;
    }
    if (changed(["typing"])) {
      this.measure();
      if (now.typing === null && this.#frame?.ownerDocument.activeElement === this.#frame) {
        this.#stage()?.focus({ preventScroll: true });
      }
    }
  }

  #ask({ document, library, locale, values, contract, branches }: EditorState): void {
    const wanted = { document, library, locale, values, contract, branches };
    const turn = this.#renderer.ask(wanted);
    this.#changed.set(turn, performance.mark(CHANGE).startTime);
  }

  #take(html: string, turn: number): void {
    this.#html = html;
    this.picture.setState({ fault: null });
    this.#show();
    const start = this.#changed.get(turn);
    for (const asked of this.#changed.keys()) {
      if (asked <= turn) {
        this.#changed.delete(asked);
      }
    }
    if (start !== undefined && this.#page !== null) {
      requestAnimationFrame(() => setTimeout(() => this.#measured(start)));
    }
  }

  /** For benchmarks: how long it took from the change to its pixels. */
  #measured(start: number): void {
    performance.measure(PAINTED, { start, end: performance.now() });
    this.#marks += 1;
    if (this.#marks % MANY_MARKS === 0) {
      performance.clearMarks(CHANGE);
      performance.clearMeasures(PAINTED);
    }
  }

  #bodyOf(id: string): HTMLElement | null {
    return this.#page?.bodyOf(id, this.#editor.live.typeOf(id) ?? "") ?? null;
  }

  #detach(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    this.#page = null;
    this.#frame = null;
    this.#editor.show({ canvas: null });
  }

  #handle(page: Document, shown: FramePage): CanvasHandle {
    return {
      page,
      elementOf: (id) => shown.elementOf(id),
      bodyOf: (id) => this.#bodyOf(id),
      boxOf: (id) => this.#inWindow(this.#laidBox(id) ?? shown.boxOf(id)),
      reveal: (id) => this.#reveal(id),
      hold: (id) => shown.hold(id, this.#editor.live.typeOf(id) ?? ""),
      release: (id) => {
        shown.release(id);
        this.#show();
      },
      measure: () => this.measure(),
    };
  }

  #stage(): HTMLElement | null {
    return this.#frame?.closest<HTMLElement>("[data-canvas-stage]") ?? null;
  }

  #laidBox(id: string): Box | null {
    return this.#editor.store.getState().laid.find((block) => block.id === id) ?? null;
  }

  #inWindow(box: Box | null): Box | null {
    const frame = this.#frame;
    if (box === null || frame === null) {
      return null;
    }
    const outer = frame.getBoundingClientRect();
    const scale = outer.width / frame.offsetWidth || 1;
    return {
      left: outer.left + box.left * scale,
      top: outer.top + box.top * scale,
      width: box.width * scale,
      height: box.height * scale,
    };
  }

  #reveal(id: string): void {
    const box = this.#inWindow(this.#laidBox(id));
    const stage = this.#stage();
    if (box === null || !stage) {
      this.#awaited = id;
      return;
    }
    const room = stage.getBoundingClientRect();
    const seen = Math.min(box.top + box.height, room.bottom) - Math.max(box.top, room.top);
    if (seen >= Math.min(box.height, 48)) {
      return;
    }
    const above = Math.max(64, (room.height - box.height) / 2);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    stage.scrollBy({ top: box.top - room.top - above, behavior: calm ? "instant" : "smooth" });
  }
}

function boxOfElement(element: HTMLElement | null): Box | null {
  if (element === null) {
    return null;
  }
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}

function same(one: object | null, other: object | null | undefined): boolean {
  if (one === null || !other) {
    return one === (other ?? null);
  }
  const [left, right] = [Object.entries(one), other as Record<string, unknown>];
  return left.every(([name, value]) => right[name] === value);
}
