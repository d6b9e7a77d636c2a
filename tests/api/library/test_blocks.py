"""Synced blocks: made, found, published anew, held back and deleted."""

from tests.api.library.content import a_block, place, published, rendered, saying
from tests.builders import Browser, code, data, paths

UNKNOWN = "01990000-0000-7000-8000-00000000abcd"


async def test_a_block_is_made_found_and_called_otherwise(ada: Browser) -> None:
    block = await a_block(ada, tags=["legal"], category="Footers", description="Address and link")
    assert (block["version"], block["level"], block["uses"]) == (1, "section", 0)
    assert block["theme"]["tokens"] == {"brand": "#0e5a6b"}
    answer = await ada.get(f"/api/blocks/{block['id']}")
    assert answer.headers["etag"] == f'"{block["etag"]}"'
    for found in ("foot", "lane", "legal", "FOOTERS"):
        listed = data(await ada.get("/api/blocks", params={"search": found}))
        assert [one["id"] for one in listed] == [block["id"]], found
    for wrong in ({"search": "header"}, {"level": "content"}, {"tag": "x"}, {"archived": "true"}):
        assert data(await ada.get("/api/blocks", params=wrong)) == []
    answer = await ada.patch(f"/api/blocks/{block['id']}", {"name": "Legal", "archived": True})
    assert (data(answer)["name"], data(answer)["archived"]) == ("Legal", True)
    assert data(await ada.get("/api/blocks")) == []


async def test_lists_come_in_pages_and_orders(ada: Browser) -> None:
    for name in ("Banner", "apple", "Zebra"):
        await a_block(ada, name)
    answer = await ada.get("/api/blocks", params={"limit": 2})
    assert [one["name"] for one in data(answer)] == ["apple", "Banner"]
    assert answer.json()["pagination"]["pages"] == 2
    answer = await ada.get("/api/blocks", params={"sortBy": "createdAt", "page": 1, "limit": 1})
    assert answer.json()["pagination"]["total"] == 3


async def test_versions_never_change(ada: Browser) -> None:
    block = await a_block(ada)
    second = await published(ada, block, "Two", message="Shorter")
    assert (second["version"], second["message"]) == (2, "Shorter")
    path = f"/api/blocks/{block['id']}/versions"
    same = await ada.post(path, saying("Two"))
    assert (same.status_code, data(same)["version"]) == (200, 2)
    listed = await ada.get(path)
    assert [(one["version"], one["message"]) for one in data(listed)] == [(2, "Shorter"), (1, "")]
    first = data(await ada.get(f"{path}/1"))
    assert first["children"] == block["children"]
    assert (await ada.get(f"{path}/3")).status_code == 404


async def test_who_saw_an_older_state_overwrites_nothing(ada: Browser) -> None:
    block = await a_block(ada)
    stale = {"headers": {"If-Match": '"1"'}}
    await published(ada, block, "Two")
    path = f"/api/blocks/{block['id']}"
    for answer in (
        await ada.patch(path, {"name": "New"}, **stale),
        await ada.post(f"{path}/versions", saying("Three"), **stale),
        await ada.delete(path, **stale),
    ):
        assert (answer.status_code, code(answer)) == (412, "STALE")


async def test_the_same_key_makes_one_block(ada: Browser) -> None:
    body = {"name": "Footer", **saying("One")}
    key = {"headers": {"Idempotency-Key": "one-footer"}}
    first = data(await ada.post("/api/blocks", body, **key))
    again = await ada.post("/api/blocks", body, **key)
    assert (data(again)["id"], again.headers["idempotent-replayed"]) == (first["id"], "true")


async def test_content_that_does_not_fit_is_refused(ada: Browser) -> None:
    for level, child in (("content", "section"), ("section", "text"), ("column", "hero")):
        wrong = {"level": level, "children": [{"type": child, "id": "wrong"}]}
        answer = await ada.post("/api/blocks", {"name": "Wrong", **wrong})
        assert (answer.status_code, code(answer)) == (422, "DOCUMENT_INVALID"), level
    broken = saying("{{ unclosed")
    assert code(await ada.post("/api/blocks", {"name": "W", **broken})) == "TEMPLATE_INVALID"
    answer = await ada.post("/api/blocks", {"name": " ", "level": "wall", "children": []})
    assert paths(answer) == {"name", "level", "children"}
    large = saying("x" * 1_000_001)
    assert (await ada.post("/api/blocks", {"name": "Large", **large})).status_code == 422
    block = await a_block(ada)
    moved = {"level": "content", "children": [{"type": "text", "id": "text", "html": "Hi"}]}
    answer = await ada.post(f"/api/blocks/{block['id']}/versions", moved)
    assert paths(answer) == {"level"}


async def test_no_block_holds_itself(ada: Browser) -> None:
    inner = await a_block(ada, "Inner")
    outer = await a_block(ada, "Outer", level="section", children=[place(inner["id"])])
    path = f"/api/blocks/{inner['id']}/versions"
    for circle in (inner, outer):
        content = {"level": "section", "children": [place(circle["id"])]}
        answer = await ada.post(path, content)
        assert paths(answer) == {"children"}, answer.text
    assert [use["name"] for use in data(await ada.get(f"/api/blocks/{inner['id']}/uses"))] == [
        "Outer"
    ]
    assert "1 Lane" in await rendered(ada, place(outer["id"]))


async def test_the_library_gives_what_designs_name(ada: Browser) -> None:
    inner = await a_block(ada, "Inner")
    outer = await a_block(ada, "Outer", level="section", children=[place(inner["id"], pin=1)])
    await published(ada, inner, "Newer")
    refs = f"{outer['id']},{UNKNOWN},nonsense,{inner['id']}@7"
    found = data(await ada.get("/api/blocks/library", params={"refs": refs}))
    assert {(one["name"], one["version"], one["latest"]) for one in found} == {
        ("Outer", 1, True),
        ("Inner", 1, False),
    }


async def test_a_block_is_shown_alone(ada: Browser) -> None:
    block = await a_block(ada)
    path = f"/api/blocks/{block['id']}/rendered"
    page = await ada.get(path)
    assert "Meadow, 1 Lane" in page.text
    assert "sandbox" in page.headers["content-security-policy"]
    known = await ada.get(path, headers={"If-None-Match": page.headers["etag"]})
    assert known.status_code == 304
    await published(ada, block, "Newer")
    assert "Newer" in (await ada.get(path)).text
    assert "1 Lane" in (await ada.get(path, params={"version": 1})).text
    button = {"type": "button", "id": "link", "html": "Go"}
    small = await a_block(ada, "Small", level="content", children=[button])
    assert ">Go</" in (await ada.get(f"/api/blocks/{small['id']}/rendered")).text


async def test_another_organization_has_other_blocks(ada: Browser, stranger: Browser) -> None:
    block = await a_block(ada)
    assert data(await stranger.get("/api/blocks")) == []
    for suffix in ("", "/versions", "/versions/1", "/uses", "/rendered"):
        assert (await stranger.get(f"/api/blocks/{block['id']}{suffix}")).status_code == 404
    found = await stranger.get("/api/blocks/library", params={"refs": block["id"]})
    assert data(found) == []
    body = {"design": {"children": [place(block["id"])]}}
    answer = await stranger.post("/api/engine/render", body)
    assert code(answer) == "DOCUMENT_INVALID"
