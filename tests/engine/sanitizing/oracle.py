"""Tells what in a piece of HTML could act: an oracle that knows nothing of the sanitizer."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

FORBIDDEN = (
    "script, iframe, frame, frameset, object, embed, applet, base, form, input, button, select,"
    " textarea, svg, math, template, noscript, noembed, xmp, plaintext, audio, dialog, details,"
    " marquee, portal, slot, keygen, bgsound, listing"
)
ADDRESSES = {
    "href", "src", "background", "action", "formaction", "poster", "cite", "longdesc", "data",
    "ping", "lowsrc", "dynsrc", "xlink:href", "usemap", "srcset",
}  # fmt: skip
DANGEROUS = re.compile(
    r"^(?:javascript|vbscript|livescript|data|blob|file|feed|view-source|jar):", re.IGNORECASE
)
DANGEROUS_CSS = re.compile(
    r"expression\s*\(|behavior\s*:|-moz-binding|@import|@namespace|@document|url\(\s*[\"']?\s*"
    r"(?:javascript|vbscript|data)|progid|position\s*:\s*(?:fixed|sticky)|image-set",
    re.IGNORECASE,
)


def css_unescaped(css: str) -> str:
    css = re.sub(r"\{\{.*?\}\}", "", css, flags=re.DOTALL)  # Liquid is checked when it is rendered
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda m: chr(int(m[1], 16) % 0x110000), css).replace(
        "\\", ""
    )


def acts(html: str) -> list[str]:
    """What in the HTML could do something in a browser or a mail client."""
    tree = LexborHTMLParser(html)
    found = [f"<{node.tag}>" for node in tree.css(FORBIDDEN)]
    for node in tree.css("*"):
        found.extend(_acting_attributes(node))
    sheets = [style.text() for style in tree.css("style")]
    found += [f"<style> {css}" for css in sheets if DANGEROUS_CSS.search(css_unescaped(css))]
    pragmas = [node.attributes["http-equiv"] or "" for node in tree.css("meta[http-equiv]")]
    found += [p for p in pragmas if p.lower() not in {"content-type", "x-ua-compatible"}]
    found += ["link" for node in tree.css("link") if node.attributes.get("rel") != "stylesheet"]
    for comment in re.findall(r"<!--(.*?)-->", html, re.DOTALL):
        found += _acting_comment(comment)
    return found


def _acting_attributes(node: LexborNode) -> Iterator[str]:
    for name, value in node.attributes.items():
        bare = re.sub(r"[\x00-\x20\u00a0\u200b\ufeff]", "", value or "")
        if name.lower().startswith("on") or name in {"srcdoc", "autofocus"}:
            yield f"{node.tag} {name}"
        if name in ADDRESSES and any(DANGEROUS.match(part) for part in bare.split(",")):
            yield f"{node.tag} {name}={value}"
        if name == "style" and DANGEROUS_CSS.search(css_unescaped(value or "")):
            yield f"style {value}"


def _acting_comment(comment: str) -> list[str]:
    inner = re.fullmatch(r"\[if [^\]]*\]>(.*)<!\[endif\]", comment, re.DOTALL)
    if inner:  # Outlook wants its settings inside a noscript
        return [what for what in acts(inner[1]) if what != "<noscript>"]
    harmless = re.fullmatch(r"\[if [^\]]*\](?:><!)?|(?:<!)?\[endif\]", comment)
    return [] if harmless else [f"comment {comment}"]
