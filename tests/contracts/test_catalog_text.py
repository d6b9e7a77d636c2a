"""The contract of the catalog's text search, kept by every adapter."""

import pytest
from tests.contracts.catalog_entries import entry, ids, marked, search

from craftify.ports.catalog import Catalog, Highlight


async def test_text_is_matched_word_for_word_and_the_last_as_a_beginning(catalog: Catalog) -> None:
    await catalog.apply(
        [
            entry("a", name="Welcome aboard", body="Crème brûlée for everyone"),
            entry("b", name="Password reset", description="When someone forgot it"),
            entry(
                "c", name="Receipt", tags=("welcome-series", "Money"), body="order.items[].price"
            ),
        ]
    )
    found = {
        "welcome": "a c",
        "WELC": "a c",
        "welcome ab": "a",
        "aboard welcome": "a",
        "abo welcome": "",
        "creme": "a",
        "BRÛLÉE CREME": "a",
        "brule": "a",
        "reset forgot": "b",
        "welcome-series": "c",
        "items[].price": "c",
        "price receipt": "c",
        "money": "c",
        "elcome": "",
        "welcome forgot": "",
    }
    for text, expected in found.items():
        assert await ids(catalog, text=text, order="asc") == expected, text


ODD_QUERIES = """
" ' * ( a-AND NOT~a a~OR~b a~NEAR~b name:a scope:a ^a a*b -a {a} 😀 % _ \\ a;b + a" "a a""
"""
ODD_TEXTS = [text.replace("~", " ") for text in ODD_QUERIES.split()]
HARD_TEXTS = ["a\x00b", "\ud800", "\ue000", "a" * 5000, "a " * 5000, " ", "\n\t"]


@pytest.mark.parametrize("text", ODD_TEXTS + HARD_TEXTS)
async def test_no_text_can_break_the_search(catalog: Catalog, text: str) -> None:
    await catalog.apply([entry("a", name="Nothing of it")])
    page = await search(catalog, text=text)
    words = any(sign.isalnum() for sign in text)
    assert page.total == (0 if words else 1)


async def test_matches_in_the_name_come_first_by_relevance(catalog: Catalog) -> None:
    await catalog.apply(
        [
            entry("a", body="invoice", updated_at="9"),
            entry("b", name="Invoice", updated_at="1"),
            entry("c", name="The invoices", updated_at="2"),
            entry("d", description="invoice", updated_at="5"),
        ]
    )
    assert await ids(catalog, text="invoice", sort="relevance") == "c b a d"
    assert await ids(catalog, text="invoice", sort="relevance", order="asc") == "d a b c"
    assert await ids(catalog, text="invoice") == "a d c b"


async def test_highlights_show_where(catalog: Catalog) -> None:
    body = (
        "Dear {{ user.name }}, "
        + "word " * 60
        + "your 🚀 Réservation is confirmed. "
        + "word " * 60
    )
    await catalog.apply([entry("a", name="😀 Réservation re-sent", description="None", body=body)])

    async def highlight(text: str) -> Highlight:
        (row,) = (await search(catalog, text=text)).entries
        assert row.highlight is not None
        return row.highlight

    only_name = await highlight("reservation re")
    assert marked("😀 Réservation re-sent", only_name.name) == ["Réservation", "re"]
    assert (only_name.text, only_name.ranges) == ("", ())
    both = await highlight("reservation confirmed")
    assert marked("😀 Réservation re-sent", both.name) == ["Réservation"]
    assert marked(both.text, both.ranges) == ["Réservation", "confirmed"]
    assert both.text.startswith("… ")
    assert both.text.endswith(" …")
    assert len(both.text) < 260
    start = await highlight("dear")
    assert start.name == ()
    assert start.text.startswith("Dear {{ user.name }}")
    assert marked(start.text, start.ranges) == ["Dear"]
    assert marked((await highlight("non")).text, (await highlight("non")).ranges) == ["None"]
