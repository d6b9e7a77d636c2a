"""Turns the template tags of other languages into Liquid, with a report line for each."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from liquid.exceptions import LiquidError

from craftify.engine.errors import TemplateInvalid, TooLarge
from craftify.engine.liquid.foreign import mailchimp, mustache
from craftify.engine.liquid.foreign.mustache import Written
from craftify.engine.liquid.limits import MAX_SOURCE
from craftify.engine.liquid.parsing import prepare_anew
from craftify.engine.liquid.pieces import split
from craftify.engine.liquid.problems import Source
from craftify.engine.results import Record, ReportLine

_LIQUID_TAG = re.compile(r"\{%-?\s*[a-z#]")


class Translated(Record, frozen=True, kw_only=True):
    """A source as Liquid, and what was translated or had to stay as text."""

    source: str
    lines: tuple[ReportLine, ...] = ()


def translate(source: str) -> Translated:
    """Translate what is not Liquid. A source that is Liquid already comes back unchanged."""
    changes: list[Written] = []
    if len(source) > MAX_SOURCE:
        return Translated(source=source)
    if _speaks_mustache(source):
        changes += _outside_liquid(source, mustache.written(source))
    if mailchimp.FOREIGN.search(source):
        changes += mailchimp.written(source)
    changes.sort(key=lambda change: change.tag.start)
    if not changes:
        return Translated(source=source)
    translated = _applied(source, changes)
    if _is_liquid(translated.source):
        return translated
    # sections of two languages that cross each other: better visible text than a broken template
    kept = _applied(source, [change._replace(liquid=None) for change in changes])
    return kept if _is_liquid(kept.source) else translated


def _speaks_mustache(source: str) -> bool:
    if mustache.FOREIGN.search(source):
        return True
    if _LIQUID_TAG.search(source):
        return False
    outputs = {source[p.start : p.end] for p in split(source) if p.kind == "output"}
    return any(not _is_liquid(output) for output in outputs)


def _is_liquid(output: str) -> bool:
    try:
        prepare_anew(output, "text")  # one tag is not worth a place among what is remembered
    except (TemplateInvalid, TooLarge, LiquidError):
        return False
    return True


def _outside_liquid(source: str, changes: Iterable[Written]) -> Iterator[Written]:
    """Leave alone what stands in Liquid's own tags, comments and raw blocks."""
    raw = False
    starts: list[int] = []
    ends: list[int] = []
    for piece in split(source):
        if piece.kind in {"tag", "comment"} or (raw and piece.kind == "text"):
            starts.append(piece.start)
            ends.append(piece.end)
        raw = piece.name == "raw" or (raw and piece.kind == "text")
    for change in changes:
        before = bisect_right(starts, change.tag.start) - 1
        if before < 0 or change.tag.start >= ends[before]:
            yield change


def _applied(source: str, changes: Iterable[Written]) -> Translated:
    place = Source(source, "html")
    out: list[str] = []
    lines: list[ReportLine] = []
    position = 0
    for change in changes:
        tag = change.tag
        if tag.start < position:
            continue
        original = source[tag.start : tag.end]
        liquid = change.liquid
        if liquid is not None and liquid.startswith("{{") and not _is_liquid(liquid):
            liquid = None
        out.append(source[position : tag.start])
        position = tag.end
        same = (
            liquid is not None
            and not any(tag.trims)
            and re.sub(r"\s", "", liquid) == re.sub(r"\s", "", original)
        )
        if same:
            out.append(original)
            continue
        line, _ = place.position(tag.start)
        out.append(_protected(original) if liquid is None else _trimmed(liquid, tag.trims))
        lines.append(_line(original, liquid, change.note, line))
    out.append(source[position:])
    return Translated(source="".join(out), lines=tuple(lines))


def _trimmed(liquid: str, trims: tuple[bool, bool]) -> str:
    before, after = trims
    liquid = f"{liquid[:2]}-{liquid[2:]}" if before else liquid
    return f"{liquid[:-2]}-{liquid[-2:]}" if after else liquid


def _protected(original: str) -> str:
    """Text that Liquid would trip over is kept, visibly, as it was."""
    return f"{{% raw %}}{original}{{% endraw %}}" if "{{" in original else original


def _line(original: str, liquid: str | None, note: str, line: int) -> ReportLine:
    what = " ".join(original.split())[:120]
    if liquid is None:
        return ReportLine(action="untranslated", what=what, line=line, note=note or "kept as text")
    words = f"{liquid}; {note}" if note else liquid
    return ReportLine(action="translated", what=what, line=line, note=words[:300])
