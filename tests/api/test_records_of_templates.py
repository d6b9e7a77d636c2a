"""Every change of a template leaves one audit entry and one event; reading leaves none."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

import httpx
import pytest
from tests.builders import Browser, data
from tests.emails import HELLO, NAMED, a_template, a_test_mail, sent_files

from craftify import wiring

Change = Callable[[Browser, str], Awaitable[httpx.Response]]
DRAFT: Final = {"format": "mjml", "source": HELLO.replace("points", "coins")}
CHANGES: Final[dict[str, tuple[str, Change]]] = {
    "template.created": (
        "",
        lambda ada, _: ada.post("/api/templates", {"name": "New", "mjml": HELLO}),
    ),
    "template.duplicated": ("", lambda ada, t: ada.post(f"{t}/duplicate")),
    "template.imported": (
        "",
        lambda ada, _: ada.send(
            "POST", "/api/templates/import", files=sent_files({"a.mjml": HELLO})
        ),
    ),
    "template.changed": ("", lambda ada, t: ada.put(t, {"name": "New", "subject": "New"})),
    "template.deleted": ("", lambda ada, t: ada.delete(t)),
    "template.undeleted": ("deleted", lambda ada, t: ada.post(f"{t}/undelete")),
    "template.draft_saved": ("", lambda ada, t: ada.put(f"{t}/draft", DRAFT)),
    "template.draft_discarded": ("drafted", lambda ada, t: ada.delete(f"{t}/draft")),
    "template.frozen": ("drafted", lambda ada, t: ada.post(f"{t}/versions")),
    "template.restored": ("changed", lambda ada, t: ada.post(f"{t}/versions/1/restore")),
    "template.tested": (
        "",
        lambda ada, t: ada.post(f"{t}/test", {"to": "ben@meadow.example", "data": NAMED}),
    ),
}


async def prepared(ada: Browser, state: str) -> str:
    template = await a_template(ada)
    address = f"/api/templates/{template['id']}"
    if state == "deleted":
        await ada.delete(address)
    if state == "drafted":
        await ada.put(f"{address}/draft", DRAFT)
    if state == "changed":
        await ada.put(address, {"subject": "Second"})
    return address


async def written(house: wiring.House, ada: Browser) -> tuple[list[Any], list[Any]]:
    """The audit entries and events of the day."""
    items, organization = house.ports.items, ada.organization_id
    entries = await items.query(f"L#{organization}#202703", limit=1_000)
    events = await items.query(f"E#{organization}#20270301", limit=1_000)
    return [item.doc for item in entries.items], [item.doc for item in events.items]


@pytest.mark.parametrize("action", CHANGES)
async def test_a_change_is_written_down_once(
    ada: Browser, house: wiring.House, action: str
) -> None:
    state, change = CHANGES[action]
    address = await prepared(ada, state)
    entries_before, events_before = await written(house, ada)
    answer = await change(ada, address)
    assert answer.status_code < 300, answer.text
    entries, events = await written(house, ada)
    [entry] = entries[len(entries_before) :]
    [event] = events[len(events_before) :]
    assert entry["action"] == event["kind"] == action
    assert entry["entity_id"] == event["entity_id"]
    assert entry["actor_id"] == event["actor_id"] == ada.user_id
    assert entry["actor_name"] == "Ada Byron"
    assert entry["request_id"] == answer.headers["x-request-id"]


async def test_a_change_that_changes_nothing_leaves_no_trace(
    ada: Browser, house: wiring.House
) -> None:
    address = await prepared(ada, "drafted")
    whole = data(await ada.get(address))
    before = await written(house, ada)
    for answer in (
        await ada.put(address, whole),
        await ada.put(f"{address}/draft", DRAFT),
        await ada.post(f"{address}/undelete"),
        await ada.post(f"{address}/versions/1/restore"),
    ):
        assert answer.status_code == 200, answer.text
    assert await written(house, ada) == before


async def test_a_refused_change_leaves_no_trace(ada: Browser, house: wiring.House) -> None:
    address = await prepared(ada, "")
    before = await written(house, ada)
    stale = {"If-Match": '"99"'}
    for answer in (
        await ada.put(address, {"name": ""}),
        await ada.put(address, {"mjml": "<mjml>"}),
        await ada.put(address, {"name": "New"}, headers=stale),
        await ada.delete(address, headers=stale),
        await ada.post(f"{address}/versions"),
        await ada.post(f"{address}/test", {"to": "nobody", "data": NAMED}),
    ):
        assert 400 <= answer.status_code < 500
    assert await written(house, ada) == before


async def test_reading_changes_nothing(ada: Browser, house: wiring.House) -> None:
    address = await prepared(ada, "drafted")
    mail_id = await a_test_mail(ada, address.rpartition("/")[2])
    before = await written(house, ada)
    heads = await house.ports.items.query(f"O#{ada.organization_id}#T", index="gs1")
    for path in (
        "/api/templates?search=hello",
        "/api/templates/facets",
        address,
        f"{address}/draft",
        f"{address}/versions",
        f"{address}/versions/1",
        f"{address}/rendered",
        f"{address}/source",
        "/api/starters",
        "/api/engine/checks",
        "/api/mailbox",
        f"/api/mailbox/{mail_id}",
        f"/api/mailbox/{mail_id}/raw",
    ):
        assert (await ada.get(path)).status_code == 200, path
    previewed = await ada.post(f"{address}/preview", {"data": NAMED})
    assert previewed.status_code == 200
    assert await written(house, ada) == before
    assert await house.ports.items.query(f"O#{ada.organization_id}#T", index="gs1") == heads
