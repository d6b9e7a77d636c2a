"""What stands in attributes of our own, read back as the fields of blocks."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

import msgspec
from pydantic import ValidationError

from craftify.engine.document.codec import refuse_depth_of
from craftify.engine.document.specification import PROP_OF_ATTRIBUTE
from craftify.engine.errors import TemplateInvalid, TooLarge
from craftify.engine.liquid.analysing import uses_of
from craftify.engine.mjml.elements import Element
from craftify.engine.mjml.printed.values import Json, html_of, read_back
from craftify.engine.mjml.reading.logic import loop

OWN: Final = "c-"
_NAMED: Final = frozenset(
    (
        "id",
        "name",
        "when",
        "each",
        "show",
        "lock",
        "class",
        "presets",
        "dark",
        "mobile",
        "plain-text",
        "ref",
        "pin",
        "level",
        "overrides",
        "tag",
        "kept",
        "words",
        "text",
        "html",
        "cell",
        "data",
        "locale",
        "overlay",
        "from",
        "subject",
        "preheader",
        "title",
        "dir",
        "mode",
        "version",
        "locales",
    )
)
_PREFIXES: Final = ("dark-", "mobile-", "extra-", "attr-")
_SHOWN: Final = {
    "everywhere": {},
    "desktop": {"mobile": False},
    "mobile": {"desktop": False},
    "nowhere": {"desktop": False, "mobile": False},
}
_LOCKS: Final = frozenset(("none", "content", "structure", "all"))
_ID: Final = re.compile(r"[A-Za-z0-9_]{4,24}")
_LOCALE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PLAIN: Final = {
    "name": "name",
    "class": "cssClass",
    "plain-text": "plainText",
    "ref": "ref",
    "level": "level",
}


class Unreadable(Exception):
    """Something in an attribute of our own that says nothing; the message is for people."""


class Split(NamedTuple):
    """Attributes of MJML, and those of our own without their prefix."""

    natural: dict[str, str]
    own: dict[str, str]


def split(attributes: Mapping[str, str]) -> Split:
    """Tell the attributes of our own from all others."""
    found = Split({}, {})
    for name, value in attributes.items():
        bare = name[len(OWN) :]
        ours = name.startswith(OWN) and (bare in _NAMED or bare.startswith(_PREFIXES))
        (found.own if ours else found.natural)[bare if ours else name] = value
    return found


def has_own(attributes: Mapping[str, str]) -> bool:
    """Whether there are attributes of our own."""
    return any(name.startswith(OWN) for name in attributes) and bool(split(attributes).own)


def given_id(own: Mapping[str, str]) -> str | None:
    """The id that is said, if it can be one."""
    found = own.get("id")
    return found if found and _ID.fullmatch(found) else None


def claimed_ids(root: Element) -> set[str]:
    """Every id that some element says to have."""
    claimed: set[str] = set()
    waiting = [root]
    while waiting:
        element = waiting.pop()
        claimed.add(element.attributes.get("c-id", ""))
        waiting += element.children
    return claimed


def fields_of(own: Mapping[str, str], kind: str) -> Json:
    """The fields of a block of a type that its own attributes say, but for id and words.

    Raises:
        Unreadable: one of them says nothing.
    """
    fields: Json = {_PLAIN[name]: own[name] for name in _PLAIN if name in own}
    fields |= _logic(own)
    for name, field, read in _READ:
        if name in own:
            fields[field] = read(own[name])
    for layer in ("dark", "mobile"):
        values = _layer(own, layer, PROP_OF_ATTRIBUTE.get(kind))
        if values:
            fields[layer] = values
    for name, field in (("extra-", "extra"), ("attr-", "attrs")):
        values = {key[len(name) :]: value for key, value in own.items() if key.startswith(name)}
        if values:
            fields[field] = values
    return fields | (mapping_of(own["data"]) if "data" in own else {})


def _logic(own: Mapping[str, str]) -> Json:
    fields: Json = {}
    if "when" in own:
        fields["when"] = own["when"]
        _refuse_wrong(f"{{% if {own['when']} %}}{{% endif %}}", "c-when", own["when"])
    each = own.get("each")
    if each is not None:
        found = read_json(each, "c-each") if each.startswith("{") else loop(each)
        if not isinstance(found, dict):
            message = f'c-each="{each}" is no loop: write it as "item in list limit:3"'
            raise Unreadable(message)
        fields["each"] = found
        text = f"{{% for {found.get('as', 'item')} in {found.get('in')} %}}{{% endfor %}}"
        _refuse_wrong(text, "c-each", each)
    return fields


def _refuse_wrong(liquid: str, name: str, value: str) -> None:
    try:
        uses_of({"mjml": liquid})
    except TemplateInvalid as error:
        raise Unreadable(f'{name}="{value}": {error.problems[0].message}') from None


def _layer(own: Mapping[str, str], layer: str, table: Mapping[str, str] | None) -> Json:
    if layer in own:
        return mapping_of(own[layer], f"c-{layer}")
    values: Json = {}
    for name, value in own.items():
        if not name.startswith(f"{layer}-"):
            continue
        attribute = name[len(layer) + 1 :]
        if table is not None and attribute not in table:
            raise Unreadable(f"c-{name}: this component has no {attribute}")
        values[attribute if table is None else table[attribute]] = value
    return values


def words_of(own: Mapping[str, str], body: str) -> Json | None:
    """The words that attributes of our own say; None when they are the body as it stands.

    Rich text beside a body counts as long as the body says the same.
    """
    if "html" in own:
        return {"html": own["html"]}
    if own.get("words") == "html":
        return {"html": body}
    if "text" not in own:
        return None
    rich = mapping_of(own["text"], "c-text")
    try:
        same = own.get("words") == "text" or html_of(rich).strip() == body
    except ValidationError:
        raise Unreadable("c-text is no rich text") from None
    return {"text": rich} if same else None


def overlay_of(natural: Mapping[str, str], own: Mapping[str, str], body: str, kind: str) -> Json:
    """The words of a locale, which stand in an element behind their block."""
    if "overlay" in own:
        return mapping_of(own["overlay"], "c-overlay")
    table = PROP_OF_ATTRIBUTE.get(kind)
    words: Json = {}
    for name, value in natural.items():
        if kind == "mjml":
            words[name] = value
        elif table is None or name not in table:
            raise Unreadable(f"This component has no {name} that could be said in another language")
        else:
            words[table[name]] = value
    if "plain-text" in own:
        words["plainText"] = own["plain-text"]
    said = words_of(own, body)
    if said is None and body:
        rich = read_back(body) if kind in {"text", "button", "item"} else None
        said = {"html": body} if rich is None else {"text": {"type": "doc", **rich}}
    return words | (said or {})


def locale_of(own: Mapping[str, str]) -> str:
    """The locale an element is for."""
    locale = own["locale"]
    if not _LOCALE.fullmatch(locale):
        raise Unreadable(f'c-locale="{locale}" is no language, like "de" or "pt-BR"')
    return locale


def hashes_of(text: str) -> Json:
    """Of which words translations were made."""
    if text.startswith("{"):
        return mapping_of(text, "c-from")
    pairs = [pair.partition(":") for pair in text.split()]
    return {name: one for name, _, one in pairs}


def _one_of(value: str, choices: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - a field
    if value not in choices:
        raise Unreadable(f'{name}="{value}": it is one of {", ".join(sorted(choices))}')
    return choices[value]


def _whole(text: str) -> int:
    if not text.isdecimal():
        raise Unreadable(f'c-pin="{text}" is no version')
    return int(text)


def mapping_of(text: str, name: str = "c-data") -> Json:
    """The JSON object in an attribute."""
    found = read_json(text, name)
    if not isinstance(found, dict):
        raise Unreadable(f"{name} is no JSON object")
    return found


def read_json(text: str, name: str) -> Any:  # noqa: ANN401 - any JSON value
    """The JSON in an attribute."""
    try:
        found = msgspec.json.decode(text.encode("utf-8", "surrogatepass"))
        refuse_depth_of({"value": found})
    except (msgspec.DecodeError, RecursionError, TooLarge, UnicodeDecodeError) as error:
        raise Unreadable(f"{name} is no JSON that can be read: {error}") from None
    return found


_READ: Final[tuple[tuple[str, str, Callable[[str], Any]], ...]] = (
    ("show", "show", lambda text: _one_of(text, _SHOWN, "c-show")),
    ("lock", "lock", lambda text: _one_of(text, {name: name for name in _LOCKS}, "c-lock")),
    ("presets", "presets", str.split),
    ("pin", "pin", _whole),
    ("overrides", "overrides", lambda text: mapping_of(text, "c-overrides")),
)
