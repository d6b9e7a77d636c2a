"""Commands in the place of words: sorts, filters, searches and cursors that want to be more."""

import base64
import json
from typing import Any

import pytest
from tests.builders import Browser, data
from tests.emails import a_template

COMMANDS = (
    "name; drop table item--",
    "name' or '1'='1",
    'name" or "1"="1',
    "(select doc from item limit 1)",
    "name) union select pk, doc from item--",
    "case when 1=1 then name else id end",
    "name collate nocase",
    "rowid",
    "1",
    "{$gt: ''}",
    "%00",
    "*",
    "a%' escape '%",
    "../../items.db",
    "__class__",
    "O#other",
)
# parameters that choose from a list, and those that hold words
CHOICES = {
    "/api/templates": ("sortBy", "sortOrder", "status", "page", "limit", "deleted"),
    "/api/users": ("role", "status", "page", "limit"),
    "/api/audit": ("from", "to", "limit"),
    "/api/audit/export": ("format", "from", "to"),
    "/api/mailbox": ("limit",),
}
WORDS = {
    "/api/templates": ("search", "category", "tag", "folderId", "createdBy", "sort", "fields"),
    "/api/users": ("search", "team", "sortBy"),
    "/api/audit": ("actor", "action", "entity", "entityId", "address", "sortBy"),
    "/api/mailbox": ("search", "sortBy"),
}

FREE = {"search", "sortBy", "sort", "fields"}
"""Without a word in them, or unknown: they find everything that is one's own."""


@pytest.mark.parametrize("command", COMMANDS)
async def test_no_parameter_is_a_command(ada: Browser, stranger: Browser, command: str) -> None:
    await a_template(ada, name="Ours")
    await a_template(stranger, name="canary of others")
    for path, names in CHOICES.items():
        for name in names:
            answer = await ada.get(path, params={name: command})
            if not (command == "1" and answer.status_code == 200):
                assert answer.status_code == 422, f"{path} {name}: {answer.text}"
    for path, names in WORDS.items():
        whole = len(data(await ada.get(path)))
        for name in names:
            answer = await ada.get(path, params={name: command})
            assert answer.status_code in {200, 422}, f"{path} {name}: {answer.text}"
            assert "canary" not in answer.text
            assert "mallory" not in answer.text
            if (
                answer.status_code == 200
                and name not in FREE
                and (name, command) != ("action", "*")
            ):
                assert len(data(answer)) < whole or whole == 0, f"{path} {name} found everything"
    assert len(data(await ada.get("/api/templates"))) == 1


async def cursor_of(somebody: Browser, path: str) -> str:
    answer = await somebody.get(path)
    return str(answer.json()["pagination"]["nextCursor"])


def spelled(value: Any) -> str:  # noqa: ANN401 - any JSON
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def unspelled(cursor: str) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))


@pytest.mark.parametrize("path", ["/api/templates?limit=1", "/api/audit?limit=1"])
async def test_a_cursor_that_was_changed_leads_nowhere_else(
    ada: Browser, stranger: Browser, path: str
) -> None:
    """Whatever is put into it: it moves within one's own list, or it is refused."""
    for number in range(2):
        await a_template(ada, name=f"Ours {number}")
        await a_template(stranger, name=f"canary {number}")
    mine, theirs = await cursor_of(ada, path), await cursor_of(stranger, path)
    parts = unspelled(mine)
    forged = [theirs, mine[:-2], mine + "AA", f"{mine}.{theirs}", spelled(None), spelled({})]
    others: list[Any] = [*COMMANDS, stranger.organization_id, 1, []]
    others += [f"O#{stranger.organization_id}"]
    for place in range(len(parts)) if isinstance(parts, list) else parts:
        for other in others:
            changed = parts.copy()
            changed[place] = other
            forged.append(spelled(changed))
    for cursor in forged:
        answer = await ada.get(path, params={"cursor": cursor})
        assert answer.status_code in {200, 422}, answer.text
        assert "canary" not in answer.text, cursor
        assert stranger.user_id not in answer.text, cursor
