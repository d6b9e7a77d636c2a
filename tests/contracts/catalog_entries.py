"""Short words for the contract of the catalog."""

from typing import Any

from craftify.ports.catalog import Catalog, CatalogPage, CatalogQuery, Entry


def entry(id_: str, **more: Any) -> Entry:  # noqa: ANN401
    given: dict[str, Any] = {
        "organization_id": "acme",
        "id": id_,
        "version": 1,
        "name": f"Template {id_}",
        "created_at": "2026-01-01T00:00:00.000Z",
        "updated_at": "2026-01-01T00:00:00.000Z",
        "summary": f'{{"id":"{id_}"}}'.encode(),
    }
    return Entry(**(given | more))


async def search(catalog: Catalog, organization: str = "acme", **how: Any) -> CatalogPage:  # noqa: ANN401
    return await catalog.search(organization, CatalogQuery(**how))


async def ids(catalog: Catalog, **how: Any) -> str:  # noqa: ANN401
    return " ".join(row.id for row in (await search(catalog, **how)).entries)


def marked(text: str, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    """What JavaScript's text.slice(start, end) gives for each range."""
    units = text.encode("utf-16-le")
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in ranges]
