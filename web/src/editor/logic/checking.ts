// Whether a condition written as Liquid can be read: the engine knows.
import { api } from "@/lib/server/api";
import { errorSentence, isApiError } from "@/lib/server/apiError";
import { isPath, textProblem } from "./conditions";

/** What is wrong with it, as a sentence; null when nothing is, or nobody can be asked. */
export async function conditionProblem(text: string): Promise<string | null> {
  if (/[{%]\}|\{[{%]/.test(text)) {
    return "Write the condition alone, without {% if %} around it.";
  }
  if (text.includes("-->")) {
    return "A condition cannot hold -->.";
  }
  const content = `<p>{% if ${text} %}yes{% endif %}</p>`;
  try {
    await api.post("/api/engine/render", { body: { content, data: {}, missing: "sample" } });
    return null;
  } catch (error) {
    if (!isApiError(error, "TEMPLATE_INVALID")) {
      return null;
    }
    const [first] = error.details ?? [];
    return explained(first?.message ?? errorSentence(error));
  }
}

/** What people try most, because other languages have it, in words that say what to do instead. */
function explained(words: string): string {
  if (/disallowed parentheses/.test(words)) {
    return "Liquid has no parentheses. It reads from the right: a and b or c is a and (b or c).";
  }
  if (/disallowed not/.test(words)) {
    return "Liquid has no not. Compare instead: user.vip != true, or city == blank.";
  }
  return sentence(words);
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** What is wrong with the name of an item; undefined when nothing is. */
export function itemNameProblem(name: string): string | undefined {
  const plain = /^[A-Za-z_]\w*$/.test(name) && isPath(name) && name !== "forloop";
  return plain ? undefined : "Use letters, digits and _, beginning with a letter.";
}

/** What is wrong with the words of a test. */
export const valueProblem = textProblem;
