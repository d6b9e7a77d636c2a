"""Template tags of other languages in an imported source become Liquid."""

import re

from craftify.engine.document.escaping import LIQUID
from craftify.engine.liquid.translating import translate
from craftify.engine.results import ReportLine

# outputs that are Liquid beyond doubt; a source of nothing else needs no second look
_PLAIN = re.compile(
    r"\{\{-?\s*[A-Za-z_][\w\-]*(?:\.[A-Za-z_][\w\-]*|\[\d+\])*\s*"
    r"(?:\|\s*[a-z_]+\s*(?::[^{}|]*)?)*-?\}\}"
)


def to_liquid(source: str) -> tuple[str, tuple[ReportLine, ...]]:
    """The source with its tags as Liquid, and a line for each that was or could not be."""
    outputs = source.count("{{")
    if "*|" not in source and (not outputs or outputs == len(_PLAIN.findall(source))):
        return source, ()
    translated = translate(with_plain_quotes(source))
    if not translated.lines:
        return source, ()
    translated = translate(LIQUID.sub(lambda tag: tag[0].replace("&quot;", '"'), source))
    return translated.source, translated.lines


def with_plain_quotes(source: str) -> str:
    """The source with the quotes in its template tags as they are meant; every offset stays."""
    return LIQUID.sub(lambda tag: tag[0].replace("&quot;", '"     '), source)
