"""The page about the language tells of every filter, tag and limit there is."""

from pathlib import Path

from craftify.engine.liquid import limits
from craftify.engine.liquid.filters import FILTERS
from craftify.engine.liquid.language import ELSEWHERE, Dialect

PAGE = (Path(__file__).parents[3] / "docs" / "liquid.md").read_text(encoding="utf-8")


def test_every_filter_is_on_the_page() -> None:
    assert [name for name in FILTERS if f"`{name}" not in PAGE] == []


def test_every_tag_is_on_the_page() -> None:
    written = [name for name in Dialect().tags if name.isalpha() and name.islower()]
    missing = [name for name in written if f"{{% {name}" not in PAGE]

    assert set(missing) <= {"content", "output", "illegal"}
    assert [name for name in ELSEWHERE if f"`{name}`" not in PAGE] == ["call"]


def test_the_limits_are_those_on_the_page() -> None:
    for number in (limits.MAX_LOOP, limits.MAX_WORK, limits.MAX_TAGS, limits.MAX_ITEMS):
        assert f"{number:,}" in PAGE
