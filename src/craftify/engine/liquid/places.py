"""Where in an HTML document a position stands: a linear scan that can stop at each Liquid tag.

The scan follows the tokenizer of the HTML standard as far as context needs it: tags, attribute
values, raw text, comments. Conditional comments for Outlook are read as the HTML they hold.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

Mode = Literal[
    "text", "lt", "name", "tag", "attr", "after", "equals", "value", "raw", "comment", "bogus"
]

RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"})
RAW = RAW_TEXT | {"title", "textarea"}
IN_TAG = frozenset({"name", "tag", "attr", "after", "equals", "value"})
_TABLE_GAPS = frozenset({"table", "tbody", "thead", "tfoot", "tr", "colgroup"})
_GAP_AFTER = frozenset({"td", "th", "caption", "tr", "tbody", "thead", "tfoot", "colgroup"})
_FOREIGN = frozenset({"svg", "math"})

_OPENS = re.compile(r"<(?:[A-Za-z/!?]|\Z)")
_WHOLE_ATTRIBUTES = re.compile(
    r"(?:[\s/]*+[^\s/>=\"'<][^\s/>=]*+\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+"
)
_BLANK = re.compile(r"[\s/]*")
_SPACE = re.compile(r"\s*")
_TAG_NAME = re.compile(r"[^\s/>]*")
_ATTR_NAME = re.compile(r"[^\s/>=]*")
_UNQUOTED = re.compile(r"[^\s>]*")
_COMMENT_END = re.compile(r"--!?>")
_CONDITION = re.compile(r"\s*\[if\b[^\]>]*\]>", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-z]")
# what can be passed over in one step: whole tags but those of other vocabularies, whole styles,
# comments, and conditional comments that hold nothing else. Names are captured in a second pass,
# for `re` loses captures within possessive loops
_NAME = r"/?+[A-Za-z][^\s/>]*+"
_PLAIN = (
    r"<(?!/?+(?:[sS](?i:cript|tyle|vg)|[xX](?i:mp)|[iI](?i:frame)|[nN](?i:oembed|oframes)"
    r"|[pP](?i:laintext)|[tT](?i:itle|extarea)|[mM](?i:ath))[\s/>])"
)
_REST = r"(?:[\s/]*+[^\s/>=\"'<][^\s/>=]*+\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+[\s/]*+>"
# a whole element of raw text up to its end tag; what stands in it was open nowhere else
_RAW_ELEMENT = "|".join(
    "<" + "".join(f"[{letter}{letter.upper()}]" for letter in name) + rf"(?=[\s/>]){_REST}"
    rf"(?:[^<]++|<(?!/(?i:{name})[\s/>]))*+(?=</(?i:{name})[\s/>])"
    for name in ("style", "title")
)
_BEGINS = rf"(?:(?:{_RAW_ELEMENT})<|{_PLAIN})"
_PLAIN_TAG = f"{_BEGINS}{_NAME}{_REST}"
_IF = r"<!--\s*+\[[iI][fF]\b[^\]>]*+\]>"
_COMMENT = r"<!--(?!-?+>)(?:[^-]++|-(?!-!?+>))*+--!?+>"
_PASSED = re.compile(
    rf"(?:[^<]++|{_PLAIN_TAG}"
    rf"|{_IF}(?:[^<-]++|-(?!->)|{_PLAIN_TAG})*+(?:-->|<!-->|<!\[[^>-]*+-->)"
    rf"|(?!{_IF}){_COMMENT}|<!(?!--)[^>]*+>|<(?=[^A-Za-z/!?]))*+"
)
_NAME_AFTER = re.compile(rf"<({_NAME})")
_NAMED = re.compile(rf"{_BEGINS}({_NAME}){_REST}|{_IF}|{_COMMENT}|<![^>]*+>")


class Place(NamedTuple):
    """A state of the scan. `held` is what has been read of a construct that is not decided yet.

    `value` collects the literal part of the attribute value or raw text that is still open and
    `begun` counts how many were opened, `closed` is the end of the value that was open before;
    whoever follows values clears all three. `gap` says that only
    rows or cells may stand here.
    """

    mode: Mode = "text"
    tag: str = ""
    attr: str = ""
    quote: str = ""
    held: str = ""
    value: str = ""
    begun: int = 0
    closed: str = ""
    conditional: bool = False
    foreign: int = 0
    gap: bool = False


def advance(place: Place, text: str) -> Place:
    """Read literal text from a place on and say where it ends."""
    position, end = 0, len(text)
    while position < end:
        if place.mode == "text" and not place.conditional and not place.foreign:
            place, position = _pass(place, text, position)
            if position == end:
                break
        place, position = _STEPS[place.mode](place, text, position)
    return place


def _pass(place: Place, text: str, at: int) -> tuple[Place, int]:
    """Pass over everything between elements that leaves nothing open."""
    found = _PASSED.match(text, at)
    end = found.end() if found else at
    name = _last_tag(text, at, end).lower()
    if not name:
        return place, end
    gap = name[1:] in _GAP_AFTER if name[0] == "/" else name in _TABLE_GAPS
    return place._replace(tag="", attr="", quote="", gap=gap), end


def _last_tag(text: str, at: int, end: int) -> str:
    """The name of the last tag in what was passed over, with the slash of an end tag."""
    start = text.rfind("<", at, end)
    if start < 0:
        return ""
    tail = text[start:end]
    tag, _, rest = tail.partition(">")
    # were this inside a value, a comment or a declaration, one of these signs would have to follow
    alone = not (">" in rest or "'" in tail or tag.count('"') % 2 or tag[-1] in "-!]")
    if alone and text.rfind("<", at, start) <= text.rfind(">", at, start):
        named = _NAME_AFTER.match(tag)
        if named:
            return named[1]
    return next((name for name in reversed(_NAMED.findall(text, at, end)) if name), "")


def tag_end(place: Place, text: str) -> int:
    """Where the tag that is open at this place ends in the text, or -1 when it does not."""
    position = 0
    while position < len(text) and place.mode in IN_TAG:
        place, position = _STEPS[place.mode](place, text, position)
    return -1 if place.mode in IN_TAG else position


def _text(place: Place, text: str, at: int) -> tuple[Place, int]:
    found = _OPENS.search(text, at)
    opening = found.start() if found else -1
    if place.conditional:
        closing = text.find("-->", at, opening if found else len(text))
        if closing >= 0:
            return place._replace(conditional=False), closing + 3
    if opening < 0:
        return place, len(text)
    return place._replace(mode="lt", held="<"), opening + 1


def _lt(place: Place, text: str, at: int) -> tuple[Place, int]:
    char, held = text[at], place.held
    if held in {"<", "</"} and _LETTER.match(char):
        return place._replace(mode="name", held="", tag=held[1:], attr=""), at
    if held + char in {"</", "<!", "<!-"}:
        return place._replace(held=held + char), at + 1
    if held + char == "<!--":
        return _comment_open(place, text, at + 1)
    if held == "<" and char != "?":
        return place._replace(mode="text", held=""), at
    if held + char == "</>":
        return place._replace(mode="text", held=""), at + 1
    return place._replace(mode="bogus", held=held[2:]), at


def _comment_open(place: Place, text: str, at: int) -> tuple[Place, int]:
    for empty in (">", "->"):
        if text.startswith(empty, at):
            return place._replace(mode="text", held="", conditional=False), at + len(empty)
    if not place.conditional and (condition := _CONDITION.match(text, at)):
        return place._replace(mode="text", held="", conditional=True), condition.end()
    return place._replace(mode="comment", held=""), at


def _comment(place: Place, text: str, at: int) -> tuple[Place, int]:
    overlap = len(place.held)
    seen = place.held + text[at:]
    if found := _COMMENT_END.search(seen):
        return place._replace(mode="text", held="", conditional=False), at + found.end() - overlap
    tail = next((t for t in ("--!", "--", "-") if seen.endswith(t)), "")
    return place._replace(held=tail), len(text)


def _bogus(place: Place, text: str, at: int) -> tuple[Place, int]:
    found = text.find(">", at)
    if found < 0:
        return place._replace(held=(place.held + text[at:])[-2:]), len(text)
    ends_comment = (place.held + text[at:found]).endswith("--")
    conditional = place.conditional and not ends_comment
    return place._replace(mode="text", held="", conditional=conditional), found + 1


def _name(place: Place, text: str, at: int) -> tuple[Place, int]:
    end = _match_end(_TAG_NAME, text, at)
    place = place._replace(tag=place.tag + text[at:end].lower())
    return (place._replace(mode="tag") if end < len(text) else place), end


def _tag(place: Place, text: str, at: int) -> tuple[Place, int]:
    end = _match_end(_BLANK, text, _match_end(_WHOLE_ATTRIBUTES, text, at))
    if end == len(text):
        return place, end
    if text[end] == ">":
        return _tag_end(place), end + 1
    return place._replace(mode="attr", attr=text[end].lower()), end + 1


def _attr(place: Place, text: str, at: int) -> tuple[Place, int]:
    end = _match_end(_ATTR_NAME, text, at)
    place = place._replace(attr=place.attr + text[at:end].lower())
    if end == len(text):
        return place, end
    if text[end] == "=":
        return place._replace(mode="equals"), end + 1
    if text[end] in "/>":
        return place._replace(mode="tag", attr=""), end
    return place._replace(mode="after"), end


def _after(place: Place, text: str, at: int) -> tuple[Place, int]:
    end = _match_end(_SPACE, text, at)
    if end == len(text):
        return place, end
    if text[end] == "=":
        return place._replace(mode="equals"), end + 1
    return place._replace(mode="tag", attr=""), end


def _equals(place: Place, text: str, at: int) -> tuple[Place, int]:
    end = _match_end(_SPACE, text, at)
    if end == len(text):
        return place, end
    if text[end] in "\"'":
        begun = place.begun + 1
        return place._replace(mode="value", quote=text[end], begun=begun), end + 1
    if text[end] == ">":
        return place._replace(mode="tag", attr=""), end
    return place._replace(mode="value", quote="", begun=place.begun + 1), end


def _value(place: Place, text: str, at: int) -> tuple[Place, int]:
    end = text.find(place.quote, at) if place.quote else _match_end(_UNQUOTED, text, at)
    if end < 0 or end == len(text):
        return place._replace(value=place.value + text[at:]), len(text)
    closed = place.closed if place.begun else place.value + text[at:end]
    after = place._replace(mode="tag", attr="", quote="", value="", closed=closed)
    return after, end + len(place.quote)


def _raw(place: Place, text: str, at: int) -> tuple[Place, int]:
    closer, overlap = f"</{place.tag}", len(place.held)
    seen = place.held + text[at:]
    found = re.search(re.escape(closer) + r"(?=[\s/>])", seen, re.IGNORECASE)
    if found and place.tag != "plaintext":
        closed = place.closed if place.begun else place.value + seen[: found.start()]
        ended = place._replace(mode="tag", tag=f"/{place.tag}", held="", value="", closed=closed)
        return ended, at + found.end() - overlap
    low = seen[-len(closer) :].lower()
    tail = next((low[i:] for i in range(len(low)) if closer.startswith(low[i:])), "")
    value = seen[: len(seen) - len(tail)]
    return place._replace(held=seen[len(value) :], value=place.value + value), len(text)


def _tag_end(place: Place) -> Place:
    closing, name = place.tag.startswith("/"), place.tag.lstrip("/")
    foreign = place.foreign
    if name in _FOREIGN:
        foreign = max(foreign - 1, 0) if closing else foreign + 1
    gap = name in (_GAP_AFTER if closing else _TABLE_GAPS)
    here = place._replace(mode="text", attr="", quote="", held="", foreign=foreign, gap=gap)
    if not closing and name in RAW and not foreign:
        return here._replace(mode="raw", begun=here.begun + 1)
    return here._replace(tag="")


def _match_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


_STEPS: dict[Mode, Callable[[Place, str, int], tuple[Place, int]]] = {
    "text": _text,
    "lt": _lt,
    "name": _name,
    "tag": _tag,
    "attr": _attr,
    "after": _after,
    "equals": _equals,
    "value": _value,
    "raw": _raw,
    "comment": _comment,
    "bogus": _bogus,
}
