// What is wrong with an address that was typed, in words, and what would mend it.

export interface AddressProblem {
  readonly message: string;
  readonly better?: string;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const LINKED = /^(?:https?|mailto|tel|sms):/i;
const PICTURED = /^(?:https?|cid):/i;
const DOMAIN = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:]|$)/i;
const MAIL = /^[^\s@/:]+@[^\s@/]+\.[a-z]{2,}$/i;

/** Addresses made of template tags are the data's to be right. */
export function addressProblem(text: string, use: "link" | "image"): AddressProblem | undefined {
  const value = text.trim();
  if (value === "" || value === "#") {
    return undefined;
  }
  const unclosed = (value.match(/\{\{/g) ?? []).length !== (value.match(/\}\}/g) ?? []).length;
  if (unclosed) {
    return { message: "Close the variable with }}." };
  }
  const plain = value.replace(/\{\{.*?\}\}|\{%.*?%\}/g, "x");
  if (/\s/.test(plain)) {
    return {
      message: "An address has no spaces.",
      better: value.replace(/\s+(?![^{]*\}\})/g, "%20"),
    };
  }
  if (/^\{[{%]/.test(value) || value.startsWith("#")) {
    return undefined;
  }
  return schemeProblem(value, plain, use);
}

function schemeProblem(value: string, plain: string, use: "link" | "image") {
  if (use === "link" && MAIL.test(plain)) {
    return { message: "An email address begins with mailto:.", better: `mailto:${value}` };
  }
  if (DOMAIN.test(plain)) {
    return { message: "A web address begins with https://.", better: `https://${value}` };
  }
  if (!SCHEME.test(plain)) {
    return {
      message: "Emails have no place of their own: write the whole address, from https:// on.",
    };
  }
  const allowed = use === "link" ? LINKED : PICTURED;
  if (!allowed.test(plain)) {
    const scheme = plain.slice(0, plain.indexOf(":"));
    return { message: `Email clients do not follow ${scheme}: addresses.` };
  }
  if (use === "image" && /^http:/i.test(plain)) {
    return {
      message: "Many clients do not load images without encryption.",
      better: value.replace(/^http:/i, "https:"),
    };
  }
  return undefined;
}
