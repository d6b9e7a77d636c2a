// What becomes of a block with some values: asked of the template language the canvas is filled by.
import type { Values, Variable } from "../document/contract";
import { type LiveDocument, ROOT } from "../document/live/liveDocument";

export interface Outcome {
  /** How often the block is there, of how often it could be. */
  readonly shown: number;
  readonly of: number;
  /** How often something around it is not there. */
  readonly hiddenAround: number;
}

const SHOWN = "y";
const HIDDEN = "n";
const AROUND = "o";

/** The logic of a block and of everything around it, writing one letter for each time it comes by. */
export function probeOf(live: LiveDocument, id: string): string {
  let probe = SHOWN;
  const seen = new Set<string>();
  for (
    let at: string | undefined = id;
    at && at !== ROOT && !seen.has(at);
    at = live.parentOf(at)
  ) {
    seen.add(at);
    const block = live.blocks.get(at);
    const when = block?.get("when");
    const each = block?.get("each") as { in: string; as?: string; limit?: number } | undefined;
    if (when) {
      probe = `{% if ${when} %}${probe}{% else %}${at === id ? HIDDEN : AROUND}{% endif %}`;
    }
    if (each) {
      const limit = each.limit ? ` limit:${each.limit}` : "";
      probe = `{% for ${each.as ?? "item"} in ${each.in}${limit} %}${probe}{% endfor %}`;
    }
  }
  return probe;
}

/** Null where the logic cannot be read. */
export async function outcomeOf(
  probe: string,
  values: Values,
  contract: readonly Variable[],
): Promise<Outcome | null> {
  const { filled } = await import("../canvas/rendering/filling");
  try {
    const letters = filled(probe, values, contract);
    const count = (letter: string) => letters.split(letter).length - 1;
    const shown = count(SHOWN);
    return { shown, of: shown + count(HIDDEN) + count(AROUND), hiddenAround: count(AROUND) };
  } catch {
    return null;
  }
}

/** The outcome as a sentence. */
export function outcomeWords(outcome: Outcome | null): string {
  if (outcome === null) {
    return "The condition cannot be read.";
  }
  const { shown, of, hiddenAround } = outcome;
  if (of === 0) {
    return "Not there: the list is empty.";
  }
  if (of === 1) {
    const away = hiddenAround > 0 ? "Not there: what is around it is hidden." : "Hidden.";
    return shown === 1 ? "Shown." : away;
  }
  return shown === of ? `Shown ${of} times.` : `Shown ${shown} of ${of} times.`;
}
