// What is wrong with a piece of HTML while it is written: tags that do not close, things that run.
import type { Problem } from "@/editor/source/mending/marks";
import { runs } from "../links/addresses";

const TOKEN =
  /<!--[\s\S]*?(?:-->|$)|<(?<close>\/?)(?<tag>[A-Za-z][\w:-]*)(?<attributes>(?:"[^"]*"|'[^']*'|[^'">])*)(?<end>>?)/g;
const ATTRIBUTE = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const VOID: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);
// these close themselves where the next one begins
const OPTIONAL: ReadonlySet<string> = new Set(
  "li p tr td th tbody thead tfoot option dt dd colgroup".split(" "),
);
const RUNS: ReadonlySet<string> = new Set("script iframe object embed applet".split(" "));
const SENT: ReadonlySet<string> = new Set(["form", "input", "button", "select", "textarea"]);

interface Open {
  tag: string;
  at: number;
}

class Reader {
  readonly #html: string;
  readonly problems: Problem[] = [];
  readonly #open: Open[] = [];

  constructor(html: string) {
    this.#html = html;
  }

  read(): Problem[] {
    for (const token of this.#html.matchAll(TOKEN)) {
      const { tag, close = "", attributes = "", end } = token.groups ?? {};
      if (tag === undefined) {
        continue;
      }
      if (end === "") {
        this.#say(token.index, "error", `<${tag} is not closed with >.`);
      } else if (close) {
        this.#close(tag.toLowerCase(), token.index);
      } else {
        this.#start(tag.toLowerCase(), attributes, token.index);
      }
    }
    for (const { tag, at } of this.#open.filter((one) => !OPTIONAL.has(one.tag))) {
      this.#say(at, "error", `<${tag}> is never closed.`);
    }
    this.#liquid();
    return this.problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  }

  #start(tag: string, attributes: string, at: number): void {
    if (RUNS.has(tag)) {
      this.#say(at, "error", `Mail clients take <${tag}> away.`);
    } else if (SENT.has(tag)) {
      this.#say(at, "warning", `Most mail clients take <${tag}> away.`);
    }
    for (const [, name = "", double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
      if (/^on/i.test(name)) {
        this.#say(at, "error", `Mail clients take ${name} away: emails run no scripts.`);
      } else if (runs(double ?? single ?? bare ?? "")) {
        this.#say(at, "error", `${name} runs a script: mail clients block it.`);
      }
    }
    if (!VOID.has(tag) && !attributes.endsWith("/")) {
      this.#open.push({ tag, at });
    }
  }

  #close(tag: string, at: number): void {
    const opened = this.#open.findLastIndex((one) => one.tag === tag);
    if (opened < 0) {
      this.#say(at, "error", `</${tag}> closes nothing.`);
      return;
    }
    for (const one of this.#open.splice(opened).slice(1)) {
      if (!OPTIONAL.has(one.tag)) {
        this.#say(one.at, "error", `<${one.tag}> is not closed before </${tag}>.`);
      }
    }
  }

  #liquid(): void {
    for (const found of this.#html.matchAll(/\{\{(?![^{}]*\}\})|\{%(?![^{}]*%\})/g)) {
      this.#say(found.index, "error", `${found[0]} is not closed.`);
    }
  }

  #say(at: number, severity: Problem["severity"], message: string): void {
    const before = this.#html.slice(0, at).split("\n");
    this.problems.push({
      message,
      severity,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    });
  }
}

export function htmlProblems(html: string): Problem[] {
  return new Reader(html).read();
}
