"""Template tags of other languages in an imported source become Liquid."""

from craftify.engine.document.escaping import LIQUID
from craftify.engine.liquid.foreign import mailchimp, mustache
from craftify.engine.liquid.foreign.translating import translate
from craftify.engine.results import ReportLine


def to_liquid(source: str) -> tuple[str, tuple[ReportLine, ...]]:
    """The source with its tags as Liquid, and a line for each that was or could not be.

    Only a source that shows signs of another language is touched: in all others a tag that does
    not parse is a slip in Liquid, to be told and not to be kept as text.
    """
    if not (mustache.FOREIGN.search(source) or mailchimp.FOREIGN.search(source)):
        return source, ()
    translated = translate(LIQUID.sub(lambda tag: tag[0].replace("&quot;", '"'), source))
    return (translated.source, translated.lines) if translated.lines else (source, ())


def with_plain_quotes(source: str) -> str:
    """The source with the quotes in its template tags as they are meant; every offset stays."""
    return LIQUID.sub(lambda tag: tag[0].replace("&quot;", '"     '), source)
