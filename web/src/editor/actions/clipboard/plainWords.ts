// Blocks as plain text and as simple HTML: what other programs get when blocks are copied.
import { richHtml } from "../../compiling/richWriting";
import { type Block, inside, isStyled, isWorded } from "../../document/model";

/** The words of blocks, as text. */
export function plainOf(blocks: readonly Block[]): string {
  const holder = document.implementation.createHTMLDocument();
  const read = (block: Block): string => {
    holder.body.innerHTML = spaced(ownHtml(block));
    const own = (holder.body.textContent ?? "").replace(/[ \t]+/g, " ").trim();
    const href = isStyled(block) ? block.props?.["href"] : undefined;
    const linked = own !== "" && href ? `${own} (${href})` : own;
    return [linked, ...inside(block).map(read)].filter(Boolean).join("\n\n");
  };
  return blocks.map(read).filter(Boolean).join("\n\n");
}

/** Blocks as HTML without their look: for when no canvas shows them. */
export function simpleHtml(blocks: readonly Block[]): string {
  return blocks
    .map((block) => `${ownHtml(block)}${simpleHtml(inside(block))}`)
    .filter(Boolean)
    .join("\n");
}

function ownHtml(block: Block): string {
  if (isWorded(block)) {
    return linked(block, block.text ? richHtml(block.text) : (block.html ?? ""));
  }
  if (block.type === "image") {
    return linked(block, imageTag(block.props ?? {}));
  }
  if (block.type === "table") {
    return `<table>${block.html ?? ""}</table>`;
  }
  if (block.type === "divider") {
    return "<hr>";
  }
  return block.type === "html" || block.type === "mjml" ? (block.html ?? "") : "";
}

function linked(block: Block, html: string): string {
  const href = isStyled(block) ? block.props?.["href"] : undefined;
  if (block.type === "text") {
    return /^\s*<(?:p|h[1-6]|ul|ol)[\s>]/i.test(html) ? html : `<p>${html}</p>`;
  }
  return href ? `<p><a href="${escaped(href)}">${html}</a></p>` : `<p>${html}</p>`;
}

function imageTag(props: Readonly<Record<string, string>>): string {
  return `<img src="${escaped(props["src"] ?? "")}" alt="${escaped(props["alt"] ?? "")}">`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}

/** Lines where HTML begins new ones; the words of images are their alternative text. */
function spaced(html: string): string {
  return html
    .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/gi, "$1")
    .replace(/<br\s*\/?>|<\/(?:p|h[1-6]|li|tr|div)>/gi, "$&\n")
    .replace(/<\/td>/gi, "$& ");
}
