"""The short way to the list of templates gives what the long way gives."""

import httpx
import pytest
from tests.builders import Browser, Json
from tests.emails import a_template

from craftify.api.short_way import PLAIN

# the last one with what gzip makes of an id and a time
VARYING = {"x-request-id", "ratelimit-remaining", "ratelimit-reset", "content-length"}
SHORT = [
    "", "limit=2", "page=2&limit=1", "limit=200", "sortBy=name", "sortBy=name&sortOrder=desc",
    "status=draft", "status=published&page=3", "deleted=true", "deleted=false&sortBy=createdAt",
]  # fmt: skip
LONG = [
    "search=one", "limit=0", "limit=201", "page=0", "page=-1", "page=x", "limit=2&limit=3",
    "page=1&limit=2&page=1", "sortBy=size", "status=gone", "tag=a", "category=News", "cursor=x",
    "limit=2&unknown=1", "limit=%32", "limit=", "limit", "deleted=maybe", "folderId=", "&&",
]  # fmt: skip


def told(answer: httpx.Response) -> tuple[int, dict[str, str], Json]:
    """An answer without what is another for every request."""
    body = answer.json()
    for one in (body, body.get("error", {})):
        one.pop("requestId", None)
        one.pop("timestamp", None)
    headers = {name: value for name, value in answer.headers.items() if name not in VARYING}
    return answer.status_code, headers, body


async def both(client: httpx.AsyncClient, query: str, **headers: str) -> None:
    short = await client.get(f"/api/templates?{query}", headers=headers)
    long = await client.get(f"/api/templates/?{query}", headers=headers)
    assert told(short) == told(long), query


def test_only_what_nobody_could_refuse_goes_the_short_way() -> None:
    assert all(PLAIN.fullmatch(query.encode()) for query in SHORT)
    assert not any(PLAIN.fullmatch(query.encode()) for query in LONG)


@pytest.mark.parametrize("query", [*SHORT, *LONG])
async def test_both_ways_give_the_same_answer(ada: Browser, query: str) -> None:
    for name in ("one", "two", "three"):
        await a_template(ada, name=name)
    await both(ada.client, query)
    await both(ada.client, query, **{"accept-encoding": "identity"})


@pytest.mark.parametrize("query", ["", "limit=2", "page=99999&limit=200"])
async def test_both_ways_refuse_alike(ada: Browser, client: httpx.AsyncClient, query: str) -> None:
    await both(ada.client, query)
    await both(client, query)
    await both(client, query, authorization="Bearer nothing.good.here")
    await both(client, query, authorization="Basic x")
    await both(client, query, **{"x-api-key": "craftify_nobody_nothing"})
    await both(ada.client, query, **{"x-api-key": "craftify_nobody_nothing"})
    await both(ada.client, query, authorization="Bearer nothing.good.here")


async def test_other_methods_go_the_long_way(ada: Browser) -> None:
    head = await ada.client.head("/api/templates")
    assert (head.status_code, head.content) == (200, b"")
    assert (await ada.client.options("/api/templates")).status_code in {200, 204}
    assert (await ada.delete("/api/templates")).status_code == 405
