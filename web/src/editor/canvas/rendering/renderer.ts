// Gets the picture of a document: from the worker, or from the server where the worker cannot.
import { api } from "@/lib/server/api";
import { ApiError } from "@/lib/server/apiError";
import type { Answer, Request, Wanted } from "./messages";

interface Told {
  /** The newest picture there is; `turn` says which of the requests it answers. */
  html(html: string, turn: number): void;
  /** Why there is no picture of the newest document. */
  fault(message: string): void;
}

const SERVER_PAUSE = 120;

/** One request is under way at a time, and the newest one waits: whatever came between is dropped. */
export class Renderer {
  readonly #told: Told;
  #worker: Worker | null = null;
  #turn = 0;
  #busy = false;
  #next: Wanted | null = null;
  #wanted: Wanted | null = null;
  #asking: AbortController | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(told: Told) {
    this.#told = told;
    try {
      this.#worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
      this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#answer(data);
      this.#worker.onerror = () => this.#lose();
    } catch {
      this.#worker = null;
    }
  }

  /** Which request this is: pictures say which one they answer. */
  ask(wanted: Wanted): number {
    this.#turn += 1;
    this.#next = wanted;
    this.#go();
    return this.#turn;
  }

  close(): void {
    this.#worker?.terminate();
    this.#asking?.abort();
    clearTimeout(this.#pause);
    this.#next = null;
  }

  #go(): void {
    if (this.#busy || this.#next === null) {
      return;
    }
    this.#wanted = this.#next;
    this.#next = null;
    this.#asking?.abort();
    clearTimeout(this.#pause);
    if (this.#worker === null) {
      this.#askServer(this.#wanted, this.#wanted.document, false, this.#turn);
      return;
    }
    this.#busy = true;
    this.#post({ kind: "compile", turn: this.#turn, wanted: this.#wanted });
  }

  #post(request: Request): void {
    this.#worker?.postMessage(request);
  }

  #answer(answer: Answer): void {
    this.#busy = false;
    if (answer.kind === "html") {
      this.#told.html(answer.html, answer.turn);
    } else if (this.#next === null && answer.kind === "fault") {
      this.#told.fault(answer.message);
    } else if (this.#next === null && answer.kind === "server" && this.#wanted !== null) {
      this.#askServer(this.#wanted, answer.document, answer.logic, answer.turn);
    }
    this.#go();
  }

  /** The worker does not run here at all: from now on the server compiles. */
  #lose(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#busy = false;
    this.#next ??= this.#wanted;
    this.#go();
  }

  #askServer(wanted: Wanted, design: Wanted["document"], logic: boolean, turn: number): void {
    const asking = new AbortController();
    this.#asking = asking;
    this.#pause = setTimeout(async () => {
      try {
        const body = { design, locale: wanted.locale, logic };
        const { signal } = asking;
        const { html } = await api.post<{ html: string }>("/api/engine/canvas", { body, signal });
        if (asking.signal.aborted) {
          return;
        }
        if (this.#worker === null) {
          this.#told.html(html, turn);
        } else {
          this.#busy = true;
          this.#post({ kind: "fill", turn, wanted, html });
        }
      } catch (error) {
        if (!asking.signal.aborted) {
          this.#told.fault(said(error));
        }
      }
    }, SERVER_PAUSE);
  }
}

function said(error: unknown): string {
  return error instanceof ApiError
    ? error.message
    : "The server that compiles this email cannot be reached.";
}
