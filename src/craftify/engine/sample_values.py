"""Values that suit a name: the words of a variable tell what a reader expects to see there."""

import re
from typing import Literal

from craftify.engine.contract import ITEM, segments
from craftify.engine.results import Variable, VariableType

Flavor = Literal["typical", "long", "empty", "rtl", "many"]
_LONG = 6

# the first pattern that fits the words of a name decides; values are taken in turn along a list
_BY_NAME: tuple[tuple[str, VariableType, tuple[object, ...]], ...] = (
    (r"(first|given) name|firstname|fname", "string", ("Ada", "Grace", "Alan")),
    (r"(last|family) name|surname|lastname|lname", "string", ("Lovelace", "Hopper", "Turing")),
    (r"e ?mail( address)?$", "string",
     ("ada@example.com", "grace@example.com", "alan@example.com")),
    (r"(product|item|article) (name|title)|^product$", "string",
     ("Linen shirt", "Walnut desk lamp", "Canvas tote")),
    (r"(company|organi[sz]ation|brand|business|shop|store|team|workspace|account) name|^company$",
     "string", ("Northwind Studio", "Harbor & Pine", "Meridian")),
    (r"(user|full|customer|sender|recipient|author|contact|commenter|inviter) name|^name$",
     "string", ("Ada Lovelace", "Grace Hopper", "Alan Turing")),
    (r"user ?name|login$|handle", "string", ("ada", "grace", "alan")),
    (r"phone|mobile|telephone", "string", ("+1 555 0100", "+1 555 0101", "+1 555 0102")),
    (r"(street|address)( line)?( \d)?$", "string",
     ("12 Analytical Way", "7 Harbor Road", "1 Park Lane")),
    (r"\bcity\b|\btown\b", "string", ("London", "Lisbon", "Oslo")),
    (r"\bcountry\b", "string", ("United Kingdom", "Portugal", "Norway")),
    (r"\b(zip|postal|postcode)\b", "string", ("SW1A 1AA", "1100-148", "0150")),
    (r"\bcurrency\b", "string", ("USD", "EUR", "GBP")),
    (r"(order|invoice|receipt|ticket|booking|tracking|confirmation) (id|number|no|code|reference)$",
     "string", ("A-10234", "A-10235", "A-10236")),
    (r"\bcode$|\botp\b|\bpin\b|\bvoucher\b|\bcoupon\b", "string",
     ("SPRING-24", "SUMMER-12", "AUTUMN-30")),
    (r"last four|last4", "string", ("4242", "1881", "0005")),
    (r"(card|credit) brand|card type", "string", ("Visa", "Mastercard", "Amex")),
    (r"\b(percent|percentage|discount|rate)\b", "number", (20, 15, 10)),
    (r"\b(price|amount|total|subtotal|cost|tax|vat|shipping|fee|balance|sum|net|gross)\b",
     "number", (49.9, 120.0, 24.5)),
    (r"\b(quantity|qty|count|number|num|points|score|days|hours|minutes|seats|year|age|size of)\b",
     "number", (2, 1, 3)),
    (r"\b(subject|title|headline|heading)\b", "string",
     ("Your order is on its way", "New this week", "A note from the team")),
    (r"\b(browser)\b", "string", ("Firefox", "Chrome", "Safari")),
    (r"operating system|\bos\b|platform", "string", ("Linux", "macOS", "Windows")),
    (r"\b(color|colour)\b", "string", ("#2f6f4f", "#8a3b2f", "#27476e")),
    (r"\b(time)\b", "string", ("14:30", "09:00", "18:15")),
    (r"\b(description|message|body|text|comment|summary|note|content|bio|quote)\b", "string",
     ("A short and friendly text that says what matters.", "Made to last, made to be repaired.",
      "Thank you for being with us.")),
)  # fmt: skip
_URL_NAME = re.compile(r"\b(url|uri|link|href|website|webpage|page)\b")
_IMAGE_NAME = re.compile(
    r"\b(image|img|photo|picture|avatar|logo|icon|banner|thumbnail|thumb|cover)\b"
)
_DATE_NAME = re.compile(r"\b(date|day|at|on|expires|deadline|until|since|birthday|timestamp)$")
_BOOLEAN_NAME = re.compile(r"^(is|has|can|show|hide|should|was|enable|use|allow)\b")
_DATES = ("2026-03-14", "2026-03-21", "2026-04-02")
_RTL = ("مرحبا بكم في متجرنا", "שלום וברוכים הבאים", "فاطمة الزهراء")


def type_by_name(path: str) -> VariableType:
    """What a name suggests."""
    words = _words(path)
    if _IMAGE_NAME.search(words):
        return "image"
    if _URL_NAME.search(words):
        return "url"
    if _BOOLEAN_NAME.search(words):
        return "boolean"
    return "string"


def value_of(variable: Variable, flavor: Flavor, index: int) -> object:
    """A value for one variable; `index` counts along a list."""
    if variable.default_value is not None and flavor in {"typical", "many"}:
        return variable.default_value
    if flavor == "empty":
        return _EMPTY[variable.type]
    words = _words(variable.name)
    text = _by_type(variable, words, index)
    if variable.type not in {"string", "richtext"} or not isinstance(text, str):
        return text
    if flavor == "rtl":
        return _RTL[index % len(_RTL)] if "@" not in text else text
    return " ".join([text] * _LONG) if flavor == "long" and "@" not in text else text


def _by_type(variable: Variable, words: str, index: int) -> object:
    slug = re.sub(r"\s(?:url|uri|link|href|image|img)\b", "", words).replace(" ", "-") or "page"
    plain: dict[VariableType, object] = {
        "boolean": True,
        "date": _DATES[index % len(_DATES)],
        "url": f"https://example.com/{slug}",
        "image": f"https://example.com/images/{slug}.png",
        "richtext": "<p>A <strong>short</strong> text with <em>some</em> emphasis.</p>",
        "object": {},
        "list": ["One", "Two", "Three"],
    }
    if variable.type in plain:
        return plain[variable.type]
    found = _by_name(variable, words)
    if found:
        value = found[index % len(found)]
        if variable.type == "string" and isinstance(value, float):
            return f"{value:.2f}"
        return str(value) if variable.type == "string" else value
    if variable.type == "number":
        return index + 3
    if _DATE_NAME.search(words):
        return _DATES[0]
    return (
        f"{words.capitalize()} {index + 1}" if variable.name.endswith(ITEM) else words.capitalize()
    )


def _by_name(variable: Variable, words: str) -> tuple[object, ...] | None:
    """The name is tried with its parent first: `order.number`, then `number`."""
    names = [_singular(name) for name in segments(variable.name) if name != ITEM]
    parent = _spaced(names[-2]) + " " if len(names) > 1 else ""
    for text in (parent + words, words):
        for pattern, kind, values in _BY_NAME:
            if re.search(pattern, text) and (kind == "number" or variable.type != "number"):
                return values
    return None


_EMPTY: dict[VariableType, object] = {
    "string": "",
    "number": 0,
    "boolean": False,
    "date": "",
    "url": "",
    "image": "",
    "richtext": "",
    "list": [],
    "object": {},
}


def _words(path: str) -> str:
    """The words of the last name of a path: `order.items[].unitPrice` is `unit price`."""
    names = [name for name in segments(path) if name != ITEM]
    last = names[-1] if names else ""
    return _spaced(_singular(last) if path.endswith(ITEM) else last)


def _spaced(name: str) -> str:
    spaced = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name)
    return re.sub(r"[\s_-]+", " ", spaced).strip().lower()


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name
