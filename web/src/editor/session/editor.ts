// One document open in the visual editor: what it says, what is marked, what can be undone.
import { createStore, type StoreApi } from "zustand";
import type { LaidBlock } from "../canvas/dropping";
import type { CanvasHandle } from "../canvas/handle";
import type { Values, Variable } from "../document/contract";
import { History, type SavedHistory } from "../document/history";
import { LiveDocument } from "../document/live/liveDocument";
import type { Document } from "../document/model";
import type { Library } from "../document/resolving";

export type Device = "desktop" | "tablet" | "phone";
/** How the canvas shows colors: light, dark as the author wrote it, or dark as a client forces it. */
export type Scheme = "light" | "dark" | "inverted";

/** Something the checks say about a block, shown where it stands. */
export interface BlockMark {
  readonly blockId: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  /** Who says so, such as `checks` or `locale`: each source writes its own marks and no others. */
  readonly source?: string;
}

/** What the editor is asked to open, by a key or a menu; whoever does so sets it back to null. */
export type Asked = "insert" | "name" | "save-block";

/** A set of values the email can be filled with. */
export interface SampleSet {
  readonly id: string;
  readonly title: string;
}

export interface EditorState {
  /** The document as it stands now. */
  readonly document: Document;
  readonly selection: readonly string[];
  readonly hovered: string | null;
  /** The block whose words are being typed. */
  readonly typing: string | null;
  readonly device: Device;
  readonly scheme: Scheme;
  readonly zoom: number;
  /** The locale that is shown and written; null is the base language. */
  readonly locale: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What the email is filled with on the canvas, and what it may ask for. */
  readonly values: Values;
  readonly contract: readonly Variable[];
  /** Whether every block is shown, or only those whose conditions the values meet. */
  readonly branches: "all" | "met";
  /** The sets of values there are, and the one that is chosen. */
  readonly samples: readonly SampleSet[];
  readonly sample: string | null;
  readonly asked: Asked | null;
  /** The synced blocks that the document names, as far as they are known. */
  readonly library: Library;
  /** Where the blocks lie: pixels of the email's own page, in the order of the document. */
  readonly laid: readonly LaidBlock[];
  readonly canvas: CanvasHandle | null;
  readonly marks: readonly BlockMark[];
  /** What was done last, for people who do not see it. */
  readonly announcement: string;
}

type View = Partial<
  Omit<EditorState, "document" | "selection" | "typing" | "canUndo" | "canRedo" | "announcement">
>;

interface EditorOptions {
  readonly document: Document;
  /** The document as a browser kept it, in place of one that is read in anew. */
  readonly live?: LiveDocument;
  readonly readOnly?: boolean;
  readonly history?: SavedHistory;
  /** Told of every change of the document, whoever made it. */
  readonly onChange?: (document: Document) => void;
}

export interface Editor {
  readonly live: LiveDocument;
  readonly history: History;
  readonly readOnly: boolean;
  readonly store: StoreApi<EditorState>;
  /** Does something as one step that can be undone; nothing when the document is read only. */
  run<T>(command: (live: LiveDocument) => T): T | undefined;
  /** Until `release`, all that is run is one step: while something is dragged or typed. */
  hold(): void;
  release(): void;
  select(ids: readonly string[]): void;
  type(id: string | null): void;
  show(view: View): void;
  /** Tells people who cannot see the canvas what happened. */
  announce(what: string): void;
  undo(): void;
  redo(): void;
  close(): void;
}

export function createEditor(options: EditorOptions): Editor {
  const live = options.live ?? new LiveDocument().load(options.document);
  const history = new History(live, options.history);
  const store = createStore<EditorState>(() => ({
    document: live.project(),
    selection: [],
    hovered: null,
    typing: null,
    device: "desktop",
    scheme: "light",
    zoom: 1,
    locale: null,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    values: {},
    contract: [],
    branches: "all",
    samples: [],
    sample: null,
    asked: null,
    library: [],
    laid: [],
    canvas: null,
    marks: [],
    announcement: "",
  }));
  const follow = () => {
    const document = live.project();
    const present = (id: string) => live.blocks.has(id);
    const { selection, hovered, typing } = store.getState();
    store.setState({
      document,
      selection: selection.every(present) ? selection : selection.filter(present),
      hovered: hovered !== null && present(hovered) ? hovered : null,
      typing: typing !== null && present(typing) ? typing : null,
    });
    options.onChange?.(document);
  };
  const count = () => store.setState({ canUndo: history.canUndo, canRedo: history.canRedo });
  live.doc.on("update", follow);
  const uncount = history.onChange(count);
  const readOnly = options.readOnly ?? false;
  let held = false;

  return {
    live,
    history,
    readOnly,
    store,
    run(command) {
      if (readOnly) {
        return undefined;
      }
      if (held) {
        return command(live);
      }
      history.endStep();
      const result = command(live);
      history.endStep();
      return result;
    },
    hold() {
      held = true;
      history.hold();
    },
    release() {
      held = false;
      history.release();
    },
    select(ids) {
      store.setState({ selection: [...new Set(ids)].filter((id) => live.blocks.has(id)) });
    },
    type(id) {
      store.setState({ typing: id, ...(id === null ? {} : { selection: [id] }) });
    },
    show(view) {
      store.setState(view);
    },
    announce(what) {
      store.setState({ announcement: what });
    },
    undo() {
      history.undo();
    },
    redo() {
      history.redo();
    },
    close() {
      live.doc.off("update", follow);
      uncount();
      history.destroy();
    },
  };
}
