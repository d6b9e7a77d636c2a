"""The library over HTTP: pages, filters, sorting, search and counts."""

import pytest
from tests.builders import Browser, code, data, paths
from tests.emails import HELLO, a_template


async def names(ada: Browser, query: str) -> list[str]:
    answer = await ada.get(f"/api/templates?{query}")
    assert answer.status_code == 200, answer.text
    return [summary["name"] for summary in data(answer)]


async def test_a_list_shows_summaries_by_page_and_by_cursor(ada: Browser) -> None:
    for number in range(5):
        await a_template(ada, name=f"Letter {number}")
    first = await ada.get("/api/templates?limit=2&sortBy=name&sortOrder=asc")
    assert [each["name"] for each in data(first)] == ["Letter 0", "Letter 1"]
    pagination = first.json()["pagination"]
    assert pagination == {
        "page": 1, "limit": 2, "total": 5, "pages": 3, "nextCursor": pagination["nextCursor"],
    }  # fmt: skip
    query = f"limit=2&sortBy=name&sortOrder=asc&cursor={pagination['nextCursor']}"
    assert await names(ada, query) == ["Letter 2", "Letter 3"]
    assert await names(ada, "limit=2&sortBy=name&page=3") == ["Letter 4"]
    assert await names(ada, "page=9") == []
    whole = data(await ada.get(f"/api/templates/{data(first)[0]['id']}"))
    for name, value in data(first)[0].items():
        assert name == "createdBy" or whole[name] == value
    assert data(first)[0]["createdBy"] == {"id": ada.user_id, "name": "Ada Byron"}


async def test_filters_hold_together(ada: Browser) -> None:
    await a_template(ada, name="A", category="News", tags=["x", "y"], folderId="f1")
    await a_template(ada, name="B", category="News", tags=["y"])
    await a_template(ada, name="C", category="Sales", tags=["y"])
    assert await names(ada, "category=News&sortBy=name") == ["A", "B"]
    assert await names(ada, "category=News&tag=x") == ["A"]
    assert await names(ada, "folderId=f1") == ["A"]
    assert await names(ada, "folderId=&sortBy=name") == ["B", "C"]
    assert await names(ada, "status=published") == []
    assert await names(ada, "status=draft&tag=y&sortBy=name&sortOrder=desc") == ["C", "B", "A"]
    assert data(await ada.get("/api/templates/facets")) == {
        "statuses": {"draft": 3},
        "categories": {"News": 2, "Sales": 1},
        "tags": {"x": 1, "y": 3},
        "total": 3,
        "deleted": 0,
    }


async def test_search_looks_at_name_text_and_variables_and_says_where(ada: Browser) -> None:
    await a_template(ada, name="Spring sale")
    await a_template(ada, name="Receipt", mjml=HELLO.replace("points", "tulips in spring"))
    found = await ada.get("/api/templates?search=spring")
    assert [each["name"] for each in data(found)] == ["Spring sale", "Receipt"]
    first, second = (each["highlight"] for each in data(found))
    assert first["name"] == [[0, 6]]
    start, end = second["ranges"][0]
    assert second["text"][start:end].lower() == "spring"
    assert await names(ada, "search=tul") == ["Receipt"]
    assert sorted(await names(ada, "search=user")) == ["Receipt", "Spring sale"]
    assert await names(ada, "search=nothing-of-the-kind") == []
    assert await names(ada, 'search="*()') == await names(ada, "")


async def test_a_change_is_in_the_next_list(ada: Browser) -> None:
    made = await a_template(ada, name="Before")
    await ada.put(f"/api/templates/{made['id']}", {"name": "After"})
    assert await names(ada, "search=after") == ["After"]
    await ada.put(f"/api/templates/{made['id']}/draft", {"format": "mjml", "source": "<mjml>"})
    assert [each["hasDraft"] for each in data(await ada.get("/api/templates"))] == [True]


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("page=0", "page"),
        ("page=x", "page"),
        ("sortBy=password", "sortBy"),
        ("sortOrder=up", "sortOrder"),
        ("status=gone", "status"),
        ("deleted=perhaps", "deleted"),
    ],
)
async def test_a_wrong_query_is_refused(ada: Browser, query: str, path: str) -> None:
    answer = await ada.get(f"/api/templates?{query}")
    assert (answer.status_code, code(answer)) == (422, "VALIDATION_FAILED")
    assert paths(answer) == {path}


@pytest.mark.parametrize("cursor", ["abc", "%00", "W10", "x" * 3000])
async def test_a_forged_cursor_is_refused(ada: Browser, cursor: str) -> None:
    answer = await ada.get(f"/api/templates?cursor={cursor}")
    assert (answer.status_code, code(answer)) == (422, "VALIDATION_FAILED")
