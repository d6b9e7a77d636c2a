// What the system clipboard holds, in the flavors we write and read.
import type { Block } from "../../document/model";
import type { Editor } from "../../session/editor";
import { selectedBlocks } from "../selected";
import { parcelOf, readParcel, unwrapped, wrapped } from "./parcel";
import { plainOf, simpleHtml } from "./plainWords";

/** The flavor that only we know; browsers keep it beside the others. */
const OURS = "application/x-craftify+json";

export interface Clip {
  readonly ours: string;
  readonly html: string;
  readonly plain: string;
}

/** The selected blocks in all flavors. */
export function clipOf(editor: Editor): Clip {
  const blocks = selectedBlocks(editor);
  const parcel = parcelOf(blocks, editor.store.getState().document);
  return {
    ours: JSON.stringify(parcel),
    html: wrapped(parcel, shownHtml(editor, blocks)),
    plain: plainOf(blocks),
  };
}

export function writeClip(data: DataTransfer, clip: Clip): void {
  data.setData(OURS, clip.ours);
  data.setData("text/html", clip.html);
  data.setData("text/plain", clip.plain);
}

export function readClip(data: DataTransfer): Clip {
  return {
    ours: data.getData(OURS),
    html: data.getData("text/html"),
    plain: data.getData("text/plain"),
  };
}

/** The clipboard without a paste of the browser's own; it may ask the person first. */
export async function askClip(): Promise<Clip> {
  const items = await navigator.clipboard.read();
  const text = async (type: string): Promise<string> => {
    const item = items.find((one) => one.types.includes(type));
    return item ? (await item.getType(type)).text() : "";
  };
  return { ours: "", html: await text("text/html"), plain: await text("text/plain") };
}

/** Our own blocks on the clipboard; null when it holds something else. */
export function parcelIn(clip: Clip) {
  return readParcel(clip.ours) ?? unwrapped(clip.html);
}

/** What the canvas shows of these blocks: the compiled email itself, without our marks. */
function shownHtml(editor: Editor, blocks: readonly Block[]): string {
  const { canvas } = editor.store.getState();
  const shown = blocks.map((block) => canvas?.elementOf(block.id) ?? null);
  if (shown.some((element) => element === null)) {
    return simpleHtml(blocks);
  }
  return shown.map((element) => (element ? unmarked(element) : "")).join("");
}

function unmarked(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const one of [copy, ...copy.querySelectorAll("*")]) {
    const classes = [...one.classList].filter((name) => !name.startsWith("b-"));
    one.removeAttribute("id");
    classes.length > 0
      ? one.setAttribute("class", classes.join(" "))
      : one.removeAttribute("class");
  }
  const html = copy.outerHTML;
  const tag = copy.localName;
  if (tag === "td" || tag === "th") {
    return `<table><tbody><tr>${html}</tr></tbody></table>`;
  }
  return tag === "tr" ? `<table><tbody>${html}</tbody></table>` : html;
}
