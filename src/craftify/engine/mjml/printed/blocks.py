"""Blocks written with all they have: as MJML where it has words, in attributes of our own else."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from craftify.engine.document.specification import (
    ATTRIBUTE_OF_PROP,
    BLOCK_OF_TAG,
    PROP_OF_ATTRIBUTE,
    SPECIFICATION,
)
from craftify.engine.mjml.elements import BODIED, TEXT, Element
from craftify.engine.mjml.printed.values import (
    ATTRIBUTE,
    Json,
    hashes_of,
    html_of,
    is_plain,
    is_plain_class,
    json_of,
    lines_of,
    loop_of,
    read_back,
)

OWN: Final = "c-"
SYNCED: Final = "mj-synced"
# stands for a component whose tag cannot be written with what is inside it
ANY: Final = "mj-block"
_CELLS: Final = frozenset(("column", "hero"))
_CELL_TAGS: Final = frozenset(("mj-column", "mj-hero"))
_WORDED: Final = frozenset(("text", "button", "item"))
_WRITTEN: Final = frozenset(
    (
        "id",
        "type",
        "tag",
        "name",
        "when",
        "each",
        "show",
        "lock",
        "presets",
        "cssClass",
        "extra",
        "i18n",
        "translatedFrom",
        "dark",
        "mobile",
        "plainText",
        "props",
        "attrs",
        "text",
        "html",
        "raw",
        "items",
        "children",
        "ref",
        "pin",
        "overrides",
        "level",
    )
)
_SPECIAL: Final = frozenset(("mj-class", "css-class"))


def elements_of(blocks: Sequence[Json], *, in_cell: bool, ids: bool) -> list[Element]:
    """The blocks as elements, each with those of its locales behind it."""
    found: list[Element] = []
    for block in blocks:
        element = _element(block, in_cell=in_cell, ids=ids)
        found.append(element)
        found += [_words_of(block, element.tag, name) for name in block.get("i18n", {})]
    return found


def _element(block: Json, *, in_cell: bool, ids: bool) -> Element:
    kind = block["type"]
    element = Element(_tag(block), block_id=block["id"])
    given = element.attributes
    given.update(_first(block))
    if element.tag == ANY:
        given["c-tag"] = block["tag"]
    given.update(_shown(block))
    given.update(_last(block))
    if kind == "html":
        _cell(element, block, in_cell=in_cell)
    elif kind == "mjml" and (element.tag in BLOCK_OF_TAG or element.tag == "mj-raw"):
        given["c-kept"] = "true"
    _body(element, block)
    rest = {name: value for name, value in block.items() if name not in _WRITTEN}
    if not block.get("translatedFrom", {}).keys() <= block.get("i18n", {}).keys():
        rest["translatedFrom"] = block["translatedFrom"]
    if rest:
        given["c-data"] = json_of(rest)
    if ids:
        given["c-id"] = block["id"]
    elif kind == "html" and "{%" in block["html"] and not any(name[:2] == OWN for name in given):
        given["c-words"] = "html"  # a tag alone would be read as logic
    children = block.get("children") or block.get("items") or []
    inner = kind in _CELLS or element.tag in _CELL_TAGS or given.get("c-tag") in _CELL_TAGS
    element.children += elements_of(children, in_cell=inner, ids=ids)
    return element


def _tag(block: Json) -> str:
    if block["type"] == "html":
        return "mj-raw"
    if block["type"] == "synced":
        return SYNCED
    if block["type"] != "mjml":
        return SPECIFICATION.blocks[block["type"]].tag
    tag: str = block["tag"]
    strange = tag in {"mj-include", SYNCED, ANY} or (tag in BODIED and block.get("children"))
    return ANY if strange else tag


def _first(block: Json) -> Json:
    """What a person looks for first: name and logic."""
    given = {f"c-{name}": block[name] for name in ("name", "when") if block.get(name) is not None}
    if block.get("each"):
        given["c-each"] = loop_of(block["each"])
    show = block.get("show")
    if show is not None:
        seen = (show.get("desktop", True), show.get("mobile", True))
        given["c-show"] = _SHOWN[seen]
    if block.get("lock"):
        given["c-lock"] = block["lock"]
    return given


_SHOWN: Final = {
    (True, True): "everywhere",
    (True, False): "desktop",
    (False, True): "mobile",
    (False, False): "nowhere",
}


def _shown(block: Json) -> Json:
    """The attributes that MJML knows, in its order."""
    given: Json = {}
    styled = block["type"] in ATTRIBUTE_OF_PROP
    if block.get("presets") and (styled or block["type"] == "mjml"):
        given["mj-class"] = " ".join(block["presets"])
    if styled:
        props = block.get("props", {})
        for prop, attribute in ATTRIBUTE_OF_PROP[block["type"]].items():
            if prop in props:
                given[attribute] = props[prop]
    for name, value in block.get("attrs", {}).items():
        given[name if _is_natural(name) else f"c-attr-{name}"] = value
    known = PROP_OF_ATTRIBUTE.get(block["type"], {})
    for name, value in sorted(block.get("extra", {}).items()):
        natural = styled and name not in known and _is_natural(name)
        given[name if natural else f"c-extra-{name}"] = value
    css_class = block.get("cssClass")
    if css_class is not None and is_plain_class(css_class) and (styled or "tag" in block):
        given["css-class"] = css_class
    return given


def _is_natural(name: str) -> bool:
    return name not in _SPECIAL and not name.startswith(OWN)


def _last(block: Json) -> Json:
    """Overlays, and what MJML has no words for at all."""
    given: Json = {}
    styled = block["type"] in ATTRIBUTE_OF_PROP
    css_class = block.get("cssClass")
    if css_class is not None and not (is_plain_class(css_class) and (styled or "tag" in block)):
        given["c-class"] = css_class
    if block.get("presets") and not styled and block["type"] != "mjml":
        given["c-presets"] = " ".join(block["presets"])
    for layer in ("dark", "mobile"):
        given |= _layer(layer, block.get(layer, {}), ATTRIBUTE_OF_PROP.get(block["type"]))
    if block.get("plainText") is not None:
        given["c-plain-text"] = block["plainText"]
    return given | (_synced(block) if block["type"] == "synced" else {})


def _synced(block: Json) -> Json:
    """Which synced block it is, and what it says differently."""
    given = {"c-ref": block["ref"]}
    if block.get("pin") is not None:
        given["c-pin"] = str(block["pin"])
    if block.get("level") is not None:
        given["c-level"] = block["level"]
    if block.get("overrides"):
        given["c-overrides"] = json_of(block["overrides"])
    return given


def _layer(layer: str, values: Mapping[str, str], table: Mapping[str, str] | None) -> Json:
    if table is not None:
        return {f"c-{layer}-{table[prop]}": value for prop, value in values.items()}
    if all(ATTRIBUTE.fullmatch(name) for name in values):
        return {f"c-{layer}-{name}": value for name, value in values.items()}
    return {f"c-{layer}": json_of(values)}


def _cell(element: Element, block: Json, *, in_cell: bool) -> None:
    """Where a block of HTML stands: in a cell of its own, or as rows that it brings."""
    if block.get("raw"):
        element.attributes["c-cell"] = "rows"
    elif in_cell:
        element.attributes["c-cell"] = "own"


def _body(element: Element, block: Json) -> None:
    html = block.get("html")
    if block["type"] in _WORDED and html is None:
        _put_text(element, block.get("text", {}), raw=False)
    elif block["type"] in _WORDED:
        element.attributes["c-words"] = "html"
        _put_html(element, html)
    elif html is not None or block["type"] == "table":
        _put_html(element, html or "")
    elif element.tag in BODIED:
        element.attributes["c-words"] = "none"


def _put_html(element: Element, html: Any) -> None:  # noqa: ANN401 - a string, as the model says
    if element.tag in BODIED and is_plain(html):
        element.body = html
    else:
        element.attributes["c-html"] = html


def _put_text(element: Element, rich: Json, *, raw: bool) -> None:
    """Rich text as HTML, and as it is beside it where that would not be read as the very same."""
    body = html_of(rich).strip()
    said = read_back(body) if is_plain(body) else None
    if not is_plain(body):
        element.attributes["c-words"] = "text"
    else:
        element.body = body
    same = None if said is None else ({"type": "doc", **said} if raw else said)
    if same != rich:
        element.attributes["c-text"] = json_of(rich)
    elif len(rich.get("content", [])) > 1:
        element.body = None
        element.children = [Element(TEXT, body=line) for line in lines_of(rich)]


def _words_of(block: Json, tag: str, locale: str) -> Element:
    """The words of a block in another language, in an element behind it."""
    words: Json = block["i18n"][locale]
    element = Element(tag, {"c-locale": locale}, block_id=block["id"])
    hashes = block.get("translatedFrom", {})
    attributes = _attributes_of(block, words)
    if attributes is None:
        element.attributes["c-overlay"] = json_of(words)
    else:
        element.attributes |= attributes
        if "plainText" in words:
            element.attributes["c-plain-text"] = words["plainText"]
        if "html" in words:
            element.attributes["c-words"] = "html"
            _put_html(element, words["html"])
        elif "text" in words:
            _put_text(element, words["text"], raw=True)
    if locale in hashes and hashes.keys() <= block["i18n"].keys():
        element.attributes["c-from"] = hashes_of(hashes[locale])
    return element


def _attributes_of(block: Json, words: Json) -> Json | None:
    """The words that are attributes; None when some of them cannot be written one by one."""
    table = ATTRIBUTE_OF_PROP.get(block["type"], {})
    if not all(_can_be_said(block, words, name) for name in words):
        return None
    return {
        table.get(name, name): value
        for name, value in words.items()
        if name not in {"text", "html", "plainText"}
    }


def _can_be_said(block: Json, words: Json, name: str) -> bool:
    kind = block["type"]
    if name == "text":
        return kind in _WORDED and "html" not in words and _is_rich(words[name])
    if not isinstance(words[name], str) or kind == "synced":
        return False
    if name == "html":
        return kind in {*_WORDED, "table", "html", "mjml"}
    if kind == "mjml" and name != "plainText":
        return ATTRIBUTE.fullmatch(name) is not None and _is_natural(name)
    return name == "plainText" or name in ATTRIBUTE_OF_PROP.get(kind, {})


def _is_rich(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    try:
        html_of(value)
    except ValidationError:
        return False
    return True


def found_with_parent(
    blocks: Iterable[Json], own: str, parent: Json | None = None
) -> tuple[Json, Json | None] | None:
    """A block by its id, and the block it stands in; None when it is not there."""
    for block in blocks:
        if block["id"] == own:
            return block, parent
        inside = block.get("children") or block.get("items") or []
        found = found_with_parent(inside, own, block)
        if found is not None:
            return found
    return None


def in_cell_of(parent: Json | None) -> bool:
    """Whether what stands in a block stands in a cell of a table."""
    return parent is not None and (
        parent["type"] in _CELLS or (parent["type"] == "mjml" and parent["tag"] in _CELL_TAGS)
    )
