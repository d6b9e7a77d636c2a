"""The contract of the catalog, kept by every adapter."""

import asyncio
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.contracts.catalog_entries import entry, ids, search
from tests.contracts.conftest import MakeCatalog

from craftify.domain.errors import Invalid, Unavailable
from craftify.ports.catalog import (
    Catalog,
    CatalogPage,
    Entry,
    Facets,
    Gone,
)


async def test_an_empty_catalog_lists_nothing(catalog: Catalog) -> None:
    assert await search(catalog) == CatalogPage(entries=(), total=0)
    assert await search(catalog, text="word") == CatalogPage(entries=(), total=0)
    empty = Facets(statuses={}, categories={}, tags={}, total=0, deleted=0)
    assert await catalog.facets("acme") == empty
    assert await catalog.cursor() is None


async def test_summaries_come_back_untouched(catalog: Catalog) -> None:
    summary = '{ "odd" : "Grüße\\u0000",\n}'.encode()
    await catalog.apply([entry("a", summary=summary, version=7)])
    (row,) = (await search(catalog)).entries
    assert (row.id, row.version, row.summary, row.highlight) == ("a", 7, summary, None)


async def test_organizations_do_not_see_each_other(catalog: Catalog) -> None:
    await catalog.apply(
        [entry("a", tags=("x",)), entry("a", organization_id="other", name="Theirs")]
    )
    assert (await search(catalog)).total == 1
    assert (await search(catalog, text="theirs")).total == 0
    assert (await search(catalog, "other", text="template")).total == 0
    assert (await search(catalog, "other", text="theirs")).total == 1
    assert (await search(catalog, "acm")).total == 0
    assert (await catalog.facets("other")).tags == {}


async def test_sorting(catalog: Catalog) -> None:
    await catalog.apply(
        [
            entry("a", name="zebra", status="draft", updated_at="3", created_at="1"),
            entry("b", name="Étoile", status="approved", updated_at="1", created_at="2"),
            entry("c", name="apple", status="draft", updated_at="2", created_at="2"),
            entry("d", name="Eta", status="archived", updated_at="2", created_at="4"),
        ]
    )
    assert await ids(catalog) == "a d c b"
    assert await ids(catalog, order="asc") == "b c d a"
    assert await ids(catalog, sort="createdAt") == "d c b a"
    assert await ids(catalog, sort="createdAt", order="asc") == "a b c d"
    assert await ids(catalog, sort="name", order="asc") == "c d b a"
    assert await ids(catalog, sort="name") == "a b d c"
    assert await ids(catalog, sort="status", order="asc") == "b d a c"
    assert await ids(catalog, sort="status") == "c a d b"
    assert await ids(catalog, sort="relevance") == "a d c b"


async def test_filters_hold_together(catalog: Catalog) -> None:
    await catalog.apply(
        [
            entry("a", status="draft", category="news", tags=("x", "y"), folder_id="f"),
            entry("b", status="draft", category="news", tags=("y",), kind="html"),
            entry("c", status="approved", category="news", tags=("x",), created_by="u"),
            entry("d", status="draft", category="", deleted_at="2026", tags=("x",)),
        ]
    )
    assert await ids(catalog, order="asc") == "a b c"
    assert await ids(catalog, order="asc", status="draft") == "a b"
    assert await ids(catalog, order="asc", category="news", status="approved") == "c"
    assert await ids(catalog, order="asc", tag="x") == "a c"
    assert await ids(catalog, order="asc", tag="x", status="draft") == "a"
    assert await ids(catalog, tag="X") == ""
    assert await ids(catalog, folder_id="f") == "a"
    assert await ids(catalog, order="asc", folder_id="") == "b c"
    assert await ids(catalog, created_by="u") == "c"
    assert await ids(catalog, kind="html", tag="y") == "b"
    assert await ids(catalog, deleted=True) == "d"
    assert await ids(catalog, deleted=True, tag="x") == "d"
    assert await ids(catalog, text="template", tag="y", order="asc") == "a b"
    assert (await search(catalog, status="draft", limit=1)).total == 2
    assert (await search(catalog, tag="x", limit=1)).total == 2
    assert (await search(catalog, tag="x", status="approved")).total == 1


async def test_facets_count_the_living(catalog: Catalog) -> None:
    await catalog.apply(
        [
            entry("a", status="draft", category="news", tags=("x", "y", "x")),
            entry("b", status="draft", category="", tags=("y",)),
            entry("c", status="approved", category="auth"),
            entry("d", status="archived", category="auth", tags=("z",), deleted_at="2026"),
        ]
    )
    expected = Facets(
        statuses={"approved": 1, "draft": 2},
        categories={"auth": 1, "news": 1},
        tags={"x": 1, "y": 2},
        total=3,
        deleted=1,
    )
    assert await catalog.facets("acme") == expected
    assert list(expected.statuses) == ["approved", "draft"]
    gone = Gone(organization_id="acme", id="b", version=2)
    await catalog.apply([entry("a", version=2, status="published", tags=("z",)), gone])
    assert await catalog.facets("acme") == Facets(
        statuses={"approved": 1, "published": 1},
        categories={"auth": 1},
        tags={"z": 1},
        total=2,
        deleted=1,
    )


async def test_only_newer_states_are_taken_in(catalog: Catalog) -> None:
    await catalog.apply([entry("a", version=5, name="Fifth")])
    await catalog.apply([entry("a", version=4, name="Fourth"), entry("b", version=2)])
    assert await ids(catalog, text="fifth") == "a"
    assert await ids(catalog, text="fourth") == ""
    await catalog.apply([entry("a", version=5, name="Fifth, anew")])
    assert await ids(catalog, text="anew") == "a"
    await catalog.apply([entry("a", version=6, name="Sixth"), entry("a", version=6, name="Sixth")])
    assert await ids(catalog, text="fifth") == ""
    assert (await catalog.facets("acme")).total == 2


async def test_what_is_gone_stays_gone(catalog: Catalog) -> None:
    gone = Gone(organization_id="acme", id="a", version=3)
    await catalog.apply([entry("a", version=2), gone, gone])
    await catalog.apply([entry("a", version=2)])
    await catalog.apply([entry("a", version=3)])
    assert await ids(catalog) == ""
    assert await ids(catalog, text="template") == ""
    await catalog.apply([Gone(organization_id="acme", id="late", version=2)])
    await catalog.apply([entry("late", version=1)])
    assert await ids(catalog) == ""
    await catalog.apply([entry("a", version=4), Gone(organization_id="acme", id="a", version=3)])
    assert await ids(catalog) == "a"


async def test_the_cursor_of_a_feed_is_kept_with_its_changes(
    make_catalog: MakeCatalog, tmp_path: Path
) -> None:
    catalog = make_catalog(tmp_path)
    await catalog.open()
    await catalog.apply([entry("a")], cursor="one")
    await catalog.apply([entry("b")])
    await catalog.apply([], cursor="theirs", feed="other")
    broken: Any = [entry("c"), entry("d", tags=(object(),))]
    with pytest.raises((TypeError, Unavailable)):
        await catalog.apply(broken, cursor="two")
    assert await catalog.cursor() == "one"
    assert await catalog.cursor("other") == "theirs"
    assert await catalog.cursor("nobody") is None
    await catalog.close()
    await catalog.open()
    assert await ids(catalog, order="asc") == "a b"
    assert await catalog.cursor() == "one"
    await catalog.clear()
    assert await catalog.cursor() is None
    assert await ids(catalog) == ""
    assert await ids(catalog, text="template") == ""
    await catalog.apply([entry("a")], cursor="again")
    assert await ids(catalog, text="template") == "a"
    assert (await catalog.facets("acme")).total == 1
    await catalog.close()


@pytest.mark.parametrize("order", ["asc", "desc"])
@pytest.mark.parametrize("sort", ["updatedAt", "createdAt", "name", "status", "relevance"])
@pytest.mark.parametrize("how", [{}, {"text": "te"}, {"tag": "even"}, {"status": "b"}])
async def test_pages_and_cursors_walk_the_same_list(
    catalog: Catalog, sort: str, order: str, how: dict[str, Any]
) -> None:
    await catalog.apply(
        [
            entry(
                f"{n:02}",
                name=f"Template {n % 3}" if n % 4 else "Other",
                body="test",
                status="abc"[n % 3],
                tags=("even",) if n % 2 == 0 else (),
                updated_at=str(n % 5),
                created_at=str(n % 7),
            )
            for n in range(37)
        ]
    )
    how = {"sort": sort, "order": order, **how}
    whole = (await ids(catalog, limit=100, **how)).split()
    total = (await search(catalog, limit=1, **how)).total
    assert len(whole) == total
    assert total in {37, 19, 12}
    by_page = [await ids(catalog, limit=5, page=page, **how) for page in range(1, 10)]
    assert " ".join(by_page).split() == whole
    by_cursor: list[str] = []
    cursor = None
    while True:
        page = await search(catalog, limit=5, cursor=cursor, page=99 if cursor else 1, **how)
        assert page.total == total
        by_cursor += [row.id for row in page.entries]
        cursor = page.cursor
        if cursor is None:
            break
    assert by_cursor == whole
    assert (await search(catalog, limit=total, **how)).cursor is None
    first = await search(catalog, limit=3, page=2, **how)
    assert (await ids(catalog, limit=3, cursor=first.cursor, **how)).split() == whole[6:9]


async def test_a_cursor_outlives_changes_around_it(catalog: Catalog) -> None:
    await catalog.apply([entry(str(n), name=f"n{n}") for n in range(8)])
    page = await search(catalog, sort="name", order="asc", limit=3)
    gone = [Gone(organization_id="acme", id=id_, version=2) for id_ in ("2", "4")]
    await catalog.apply([*gone, entry("x", name="n0b"), entry("y", name="n55")])
    rest = await ids(catalog, sort="name", order="asc", cursor=page.cursor)
    assert rest == "3 5 y 6 7"


@pytest.mark.parametrize(
    "how",
    [
        {"limit": 0},
        {"limit": 1001},
        {"page": 0},
        {"page": 1001, "limit": 100},
        {"cursor": ""},
        {"cursor": "WyJhIl0"},
        {"cursor": "ü"},
        {"cursor": "WyJuYW1lIiwiYXNjIiwiYSIsImIiXQ"},
    ],
)
async def test_what_cannot_be_listed_is_refused(catalog: Catalog, how: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        await search(catalog, **how)


async def test_more_matches_than_can_be_sorted_are_capped(catalog: Catalog) -> None:
    await catalog.apply([entry(f"{n:05}", name="Same", tags=("x",)) for n in range(2100)])
    page = await search(catalog, text="same")
    assert (page.total, page.capped) == (2000, True)
    assert not (await search(catalog)).capped
    assert (await search(catalog)).total == 2100
    assert (await search(catalog, tag="x", status="draft")).total == 2100
    await catalog.apply([entry("new", name="Same new")])
    assert await ids(catalog, text="same", sort="name", limit=1) == "new"
    rare = await search(catalog, text="same new")
    assert (rare.total, rare.capped) == (1, False)


async def test_long_lists_stay_in_order_under_filters(catalog: Catalog) -> None:
    """Lists of many and of few are found in different ways and must agree."""
    entries = [
        entry(
            f"{n:05}",
            name=f"N{n * 7919 % 1900:04}",
            status="draft" if n % 10 else "rare",
            tags=("all", "few") if n % 50 == 0 else ("all",),
            folder_id="f" if n % 2 else None,
        )
        for n in range(1900)
    ]
    await catalog.apply(entries)
    for how in ({"status": "draft"}, {"status": "rare"}, {"tag": "all"}, {"tag": "few"}):
        for more in ({}, {"folder_id": "f"}, {"folder_id": ""}):
            page = await search(catalog, sort="name", order="asc", limit=1000, **how, **more)
            expected = [
                e
                for e in entries
                if e.status == how.get("status", e.status)
                and how.get("tag", "all") in e.tags
                and (e.folder_id or "") == more.get("folder_id", e.folder_id or "")
            ]
            expected.sort(key=lambda e: (e.name, e.id))
            assert page.total == len(expected)
            assert [row.id for row in page.entries] == [e.id for e in expected[:1000]]


async def test_a_search_sees_what_was_applied_before_it(catalog: Catalog) -> None:
    async def add(n: int) -> None:
        await catalog.apply([entry(str(n), name=f"Number {n}")])
        assert await ids(catalog, text=f"number {n}", limit=100, sort="name") >= str(n)
        assert (await search(catalog)).total >= 1

    await asyncio.gather(*(add(n) for n in range(60)))
    assert (await search(catalog)).total == (await catalog.facets("acme")).total == 60


async def test_a_list_is_of_one_moment(catalog: Catalog) -> None:
    """Ten templates are replaced by ten others, again and again; no list shows anything between."""

    def generation(n: int) -> list[Entry | Gone]:
        old = [
            Gone(organization_id="acme", id=f"{n - 1:03}-{k}", version=1) for k in range(10) if n
        ]
        return [*old, *(entry(f"{n:03}-{k}", name=f"Same {n}") for k in range(10))]

    async def churn() -> None:
        for n in range(60):
            await catalog.apply(generation(n))

    await catalog.apply(generation(0))
    churning = asyncio.create_task(churn())
    while not churning.done():
        for how in ({}, {"text": "same"}, {"folder_id": "", "kind": ""}):
            page = await search(catalog, **how)
            assert page.total == len(page.entries) == 10
            assert len({row.id[:3] for row in page.entries}) == 1
    await churning


async def test_two_who_share_a_catalog_see_each_other(
    make_catalog: MakeCatalog, tmp_path: Path
) -> None:
    one, other = make_catalog(tmp_path), make_catalog(tmp_path)
    await one.open()
    await other.open()
    await one.apply([entry("a")], cursor="1")
    assert await ids(other, status="draft", folder_id="") == "a"
    await other.apply([entry("b")], cursor="2")
    assert await ids(one, status="draft", folder_id="", order="asc") == "a b"
    assert await one.cursor() == "2"
    await one.close()
    await other.close()


async def test_a_closed_catalog_says_so(catalog: Catalog) -> None:
    await catalog.health()
    await catalog.close()
    await catalog.close()
    changes = [entry("a")]
    for call in (catalog.health(), search(catalog), catalog.apply(changes), catalog.facets("acme")):
        with pytest.raises(Unavailable):
            await call


async def test_an_entry_travels_as_json() -> None:
    before = entry("a", tags=("x",))
    assert msgspec.json.decode(msgspec.json.encode(before), type=Entry) == before
