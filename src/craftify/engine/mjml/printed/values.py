"""Values as they are written for people: quotes, JSON, and what may stand between two tags."""

import json
import re
from typing import Any

from craftify.engine.document.escaping import CONTROL, LIQUID, escape_value
from craftify.engine.document.rich.nodes import Rich
from craftify.engine.document.rich.reading import read_rich
from craftify.engine.document.rich.writing import rich_html, rich_parts

Json = dict[str, Any]

# where a tag of Liquid seems to begin though none does
_BEGINS = re.compile(r"\{(?=[{%])")
_COMPONENT = re.compile(r"</?mj(?:ml|-[a-z])", re.IGNORECASE)
_MARKED = re.compile(r"b-[A-Za-z0-9_]{4,24}(?:\s|\Z)")
ATTRIBUTE = re.compile(r"[A-Za-z_:][A-Za-z0-9_:.\-]*")
_HASHES = re.compile(r"[A-Za-z0-9_]+")
_EACH = re.compile(r"(?P<as>[A-Za-z_][A-Za-z0-9_]*) in (?P<in>[!-~]+)(?: limit:(?P<limit>[0-9]+))?")


def quoted(value: str, *, liquid: bool = True) -> str:
    """A value of an attribute with its quotes: those it does not hold itself, if it can be.

    Without `liquid` it is no template: what looks like a tag in it is none.
    """
    text = escape_value(value).replace("&lt;", "<").replace("&gt;", ">")
    quote = '"'
    if '"' in value and "'" not in value:
        text, quote = text.replace("&quot;", '"'), "'"
    parts: list[str] = []
    at = 0
    for tag in LIQUID.finditer(text) if liquid else ():
        parts += (_BEGINS.sub("&#123;", text[at : tag.start()]), tag[0])
        at = tag.end()
    parts.append(_BEGINS.sub("&#123;", text[at:]))
    return f"{quote}{''.join(parts)}{quote}"


def json_of(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """JSON on one line, names in order; nothing in it looks like the beginning of a Liquid tag."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return _BEGINS.sub(r"\\u007b", text)


def is_plain(body: str) -> bool:
    """Whether a body between two tags is read as it was written."""
    return (
        body == body.strip()
        and "\r" not in body
        and "<![CDATA[" not in body
        and not _COMPONENT.search(body)
        and not CONTROL.search(body)
    )


def is_plain_class(css_class: str) -> bool:
    """Whether a css class is read as it was written: not as the mark of a block."""
    return css_class != "" and css_class == css_class.strip() and not _MARKED.match(css_class)


def loop_of(each: Json) -> str:
    """A loop in the words of Liquid, or as JSON where these would say something else."""
    limit = f" limit:{each['limit']}" if each.get("limit") else ""
    text = f"{each.get('as', 'item')} in {each['in']}{limit}"
    found = _EACH.fullmatch(text)
    same = found and found["in"] == each["in"] and found["as"] == each.get("as", "item")
    return text if same else json_of(each)


def hashes_of(hashes: dict[str, str]) -> str:
    """Of which words each translation was made: `text:0a1b2c3d alt:…`."""
    plain = all(_HASHES.fullmatch(part) for pair in hashes.items() for part in pair)
    return " ".join(f"{name}:{one}" for name, one in hashes.items()) if plain else json_of(hashes)


def bare_rich(rich: Rich) -> Json:
    """Rich text as JSON without what stands at its default."""
    return rich.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def read_back(html: str) -> Json | None:
    """The rich text that a body is read as, if it can be read as any."""
    rich = read_rich(html)
    return None if rich is None else bare_rich(rich)


def lines_of(rich: Json) -> list[str]:
    """HTML of each part of a rich text, to stand on a line of its own."""
    return rich_parts(Rich.model_validate(rich))


def html_of(rich: Json) -> str:
    """Rich text as it is written in a body. Raises ValidationError for what is none."""
    return rich_html(Rich.model_validate(rich))
