"""Blocks and templates in which they stand, as tests of the library make them."""

from typing import Any

from tests.builders import Browser, data
from tests.emails import FRAGMENT

Json = Any


def saying(words: str, **more: Json) -> dict[str, Json]:
    """A footer that says something."""
    column = {"type": "column", "id": "only", "children": [_words(words)]}
    section = {"type": "section", "id": "footer", "children": [column]}
    return {"level": "section", "children": [section], **more}


def _words(words: str) -> dict[str, Json]:
    return {"type": "text", "id": "words", "html": words}


def design(*children: Json) -> dict[str, Json]:
    """A design of these blocks."""
    return {"schemaVersion": 1, "meta": {"subject": "Hi"}, "children": list(children)}


def place(block_id: str, at: str = "sync", **more: Json) -> dict[str, Json]:
    """A place where a synced block stands."""
    return {"type": "synced", "id": at, "ref": block_id, **more}


async def a_block(somebody: Browser, name: str = "Footer", **more: Json) -> Json:
    answer = await somebody.post("/api/blocks", {"name": name, **FRAGMENT, **more})
    assert answer.status_code == 201, answer.text
    return data(answer)


async def a_template(somebody: Browser, name: str, *children: Json) -> Json:
    body = {"name": name, "design": design(*children)}
    answer = await somebody.post("/api/templates", body)
    assert answer.status_code == 201, answer.text
    return data(answer)


async def published(somebody: Browser, block: Json, words: str, **more: Json) -> Json:
    answer = await somebody.post(f"/api/blocks/{block['id']}/versions", saying(words, **more))
    assert answer.status_code == 201, answer.text
    return data(answer)


async def rendered(somebody: Browser, *children: Json) -> str:
    """The HTML of a design as previews show it."""
    answer = await somebody.post("/api/engine/render", {"design": design(*children)})
    assert answer.status_code == 200, answer.text
    return str(data(answer)["html"])
