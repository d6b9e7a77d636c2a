"""Random changes and queries on an adapter and on a plain model must agree in every answer."""

import asyncio
import itertools
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.contracts.conftest import MakeCatalog

from craftify.ports.catalog import Catalog, CatalogQuery, Change, Entry, Facets, Gone

IDS = st.sampled_from("abcdefgh")
WORDS = st.sampled_from(["alpha", "beta", "Béta", "gamma", "al"])
TIMES = st.sampled_from(["2026-01-01", "2026-01-02", "2026-01-03"])
ENTRIES = st.builds(
    Entry,
    organization_id=st.just("own"),
    id=IDS,
    version=st.integers(1, 6),
    name=WORDS,
    kind=st.sampled_from(["blocks", "html"]),
    status=st.sampled_from(["draft", "approved"]),
    category=st.sampled_from(["", "news"]),
    tags=st.lists(st.sampled_from(["x", "y"]), max_size=2).map(tuple),
    folder_id=st.sampled_from([None, "f"]),
    created_by=st.sampled_from(["u", "v"]),
    created_at=TIMES,
    updated_at=TIMES,
    deleted_at=st.sampled_from([None, None, "2026-02-01"]),
    body=WORDS,
    summary=st.binary(max_size=4),
)
GONE = st.builds(Gone, organization_id=st.just("own"), id=IDS, version=st.integers(1, 6))
QUERIES = st.builds(
    CatalogQuery,
    text=st.sampled_from(["", "", "", "beta", "al", "gamma al"]),
    status=st.sampled_from([None, None, "draft"]),
    category=st.sampled_from([None, None, "", "news"]),
    tag=st.sampled_from([None, None, "x"]),
    folder_id=st.sampled_from([None, None, "", "f"]),
    created_by=st.sampled_from([None, None, "u"]),
    kind=st.sampled_from([None, None, "html"]),
    deleted=st.sampled_from([False, False, True]),
    sort=st.sampled_from(["updatedAt", "createdAt", "name", "status"]),
    order=st.sampled_from(["asc", "desc"]),
    limit=st.sampled_from([1, 2, 3, 50]),
)
STEPS = st.lists(st.lists(ENTRIES | GONE, min_size=1, max_size=4) | QUERIES, max_size=25)


def folded(text: str) -> str:
    return text.lower().replace("é", "e")


class CatalogModel:
    """What is known of each id: an entry, or that it is gone."""

    def __init__(self) -> None:
        self.known: dict[str, Change] = {}

    def apply(self, change: Change) -> None:
        known = self.known.get(change.id)
        if known and known.version > change.version:
            return
        if known and known.version == change.version and isinstance(known, Gone):
            return
        self.known[change.id] = change

    def entries(self) -> list[Entry]:
        return [change for change in self.known.values() if isinstance(change, Entry)]

    def search(self, query: CatalogQuery) -> list[Entry]:
        found = [entry for entry in self.entries() if self._matches(entry, query)]
        found.sort(key=lambda entry: (self._key(entry, query), entry.id))
        return found[::-1] if query.order == "desc" else found

    def _key(self, entry: Entry, query: CatalogQuery) -> str:
        keys = {"name": folded(entry.name), "status": entry.status, "createdAt": entry.created_at}
        return keys.get(query.sort, entry.updated_at)

    def _matches(self, entry: Entry, query: CatalogQuery) -> bool:
        columns = ("status", "category", "created_by", "kind")
        wanted = {name: getattr(query, name) for name in columns}
        words = [folded(text) for text in (entry.name, entry.body, *entry.tags)]
        *whole, beginning = query.text.split() or [""]
        return (
            all(
                getattr(entry, name) == value for name, value in wanted.items() if value is not None
            )
            and query.tag in (None, *entry.tags)
            and query.folder_id in (None, entry.folder_id or "")
            and query.deleted == (entry.deleted_at is not None)
            and all(word in words for word in whole)
            and any(word.startswith(beginning) for word in words)
        )

    def facets(self) -> Facets:
        living = [entry for entry in self.entries() if entry.deleted_at is None]
        return Facets(
            statuses=dict(Counter(entry.status for entry in living)),
            categories=dict(Counter(entry.category for entry in living if entry.category)),
            tags=dict(Counter(tag for entry in living for tag in set(entry.tags))),
            total=len(living),
            deleted=len(self.entries()) - len(living),
        )


Program = list[list[Change] | CatalogQuery]


async def compare(
    catalog: Catalog, organization: str, query: CatalogQuery, model: CatalogModel
) -> None:
    expected = model.search(query)
    found: list[tuple[str, bytes]] = []
    cursor = None
    for page in itertools.count(1):
        part = await catalog.search(organization, replace(query, cursor=cursor))
        assert part.total == len(expected)
        assert all((row.highlight is None) == (not query.text) for row in part.entries)
        found += [(row.id, row.summary) for row in part.entries]
        cursor = part.cursor
        if cursor is None or page > len(expected):
            break
    assert found == [(entry.id, entry.summary) for entry in expected]


async def run(catalog: Catalog, organization: str, program: Program) -> None:
    model = CatalogModel()
    for step in program:
        if isinstance(step, CatalogQuery):
            await compare(catalog, organization, step, model)
        else:
            await catalog.apply([replace(change, organization_id=organization) for change in step])
            for change in step:
                model.apply(change)
    assert await catalog.facets(organization) == model.facets()


def test_random_programs_agree_with_the_model(make_catalog: MakeCatalog) -> None:
    organizations = (f"own{n}" for n in itertools.count())
    with asyncio.Runner() as runner, tempfile.TemporaryDirectory() as place:
        catalog = make_catalog(Path(place))
        runner.run(catalog.open())

        @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
        @given(STEPS)
        def agree(program: Program) -> None:
            runner.run(run(catalog, next(organizations), program))

        try:
            agree()
        finally:
            runner.run(catalog.close())
