"""Template tags of other languages in an imported source become Liquid."""

from craftify.engine.results import ReportLine


def to_liquid(source: str) -> tuple[str, tuple[ReportLine, ...]]:
    """The source with its tags as Liquid, and a line for each that was or could not be."""
    return source, ()
