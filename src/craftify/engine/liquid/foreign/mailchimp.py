"""Mailchimp's merge tags read as Liquid."""

import re
from collections.abc import Iterator

from craftify.engine.liquid.foreign.mustache import Tag, Written

_TAG = re.compile(r"\*\|([A-Z][A-Z0-9_]*(?::[^|*\r\n]{0,200})?)\|\*")
FOREIGN = _TAG
_KNOWN = {
    "UNSUB": "{{ unsubscribe_url }}",
    "ARCHIVE": "{{ archive_url }}",
    "FORWARD": "{{ forward_url }}",
    "UPDATE_PROFILE": "{{ preferences_url }}",
    "MC:SUBJECT": '{{ subject | default: "" }}',
    "MC_PREVIEW_TEXT": '{{ preheader | default: "" }}',
    "CURRENT_YEAR": '{{ "now" | date: "%Y" }}',
}
_FILTERS = {"TITLE": "capitalize", "UPPER": "upcase", "LOWER": "downcase", "URL": "url_encode"}
_CONDITION = re.compile(r"\s*([A-Z][A-Z0-9_]*)\s*(?:(=|!=|>=|<=|>|<)\s*(.*?))?\s*")
# the letters of PHP's date() that Mailchimp takes
_DATE_LETTERS = {
    "d": "%d", "j": "%-d", "m": "%m", "n": "%-m", "Y": "%Y", "y": "%y", "F": "%B", "M": "%b",
    "D": "%a", "l": "%A", "H": "%H", "G": "%-H", "h": "%I", "g": "%-I", "i": "%M", "s": "%S",
    "A": "%p", "a": "%P",
}  # fmt: skip


def written(source: str) -> Iterator[Written]:
    """What becomes of each merge tag, in order; conditions only where they open and close."""
    matches = list(_TAG.finditer(source))
    paired = _paired([match[1] for match in matches])
    for index, match in enumerate(matches):
        tag = Tag(match.start(), match.end(), "*", match[1])
        known, note = _liquid(match[1], paired=index in paired)
        yield Written(tag, known, note)


def _paired(bodies: list[str]) -> frozenset[int]:
    """The indices of conditions that are complete, with what stands between their ends."""
    complete: set[int] = set()
    opened: list[list[int]] = []
    for index, body in enumerate(bodies):
        if body.startswith(("IF:", "IFNOT:")):
            opened.append([index])
        elif body.startswith(("ELSEIF:", "ELSE:")) and opened:
            opened[-1].append(index)
        elif body.startswith("END:IF") and opened:
            complete |= {*opened.pop(), index}
    return frozenset(complete)


def _liquid(body: str, *, paired: bool) -> tuple[str | None, str]:
    head, colon, rest = body.partition(":")
    if head in {"IF", "IFNOT", "ELSEIF", "ELSE", "END"} and colon:
        return (_conditional(head, rest) if paired else None), "read as a condition"
    if body in _KNOWN:
        return _KNOWN[body], ""
    if head == "DATE" and rest:
        pattern = "".join(_DATE_LETTERS.get(char, char) for char in rest)
        return f'{{{{ "now" | date: "{pattern}" }}}}' if '"' not in rest else None, "a date"
    if head in _FILTERS and re.fullmatch(r"[A-Z][A-Z0-9_]*", rest):
        return f"{{{{ {rest} | {_FILTERS[head]} }}}}", ""
    if head in {"LIST", "USER"} and re.fullmatch(r"[A-Z0-9_]+", rest):
        return f"{{{{ {head}_{rest} }}}}", ""
    return (f"{{{{ {body} }}}}", "") if not colon else (None, "Liquid has nothing like it")


def _conditional(head: str, rest: str) -> str | None:
    if head == "END":
        return "{% endif %}"
    if head == "ELSE":
        return "{% else %}"
    found = _CONDITION.fullmatch(rest)
    if not found:
        return None
    name, sign, value = found.groups()
    if sign is None:
        test = f"{name} {'==' if head == 'IFNOT' else '!='} blank"
    else:
        number = re.fullmatch(r"-?\d+(\.\d+)?", value) and sign not in {"=", "!="}
        test = f"{name} {'==' if sign == '=' else sign} " + (
            value if number else '"' + value.strip("\"'").replace('"', "'") + '"'
        )
    return f"{{% elsif {test} %}}" if head == "ELSEIF" else f"{{% if {test} %}}"
