"""What happens is on the record: in the audit log, in the feed, and of one organization only."""

from dataclasses import replace

from tests.builders import MORNING, PASSWORD, Browser, HandClock, code

from craftify import wiring
from craftify.domain.audit import AuditEntry
from craftify.records.accounts.memberships import membership_op
from craftify.records.accounts.users import UserRecords
from craftify.records.audit import AuditLog
from craftify.records.events import EventFeed


async def actions(house: wiring.House, organization_id: str) -> list[str]:
    page = await AuditLog(house.ports.items, organization_id).month("202703", limit=100)
    return [str(item.doc["action"]) for item in reversed(page.items)]


async def test_the_set_up_is_the_first_thing_on_the_record(
    house: wiring.House, ada: Browser
) -> None:
    assert sorted(await actions(house, ada.organization_id)) == [
        "organization.created",
        "session.began",
        "user.created",
    ]


async def test_every_change_leaves_one_entry_and_one_event(
    house: wiring.House, ada: Browser
) -> None:
    before = len(await actions(house, ada.organization_id))
    await ada.patch("/api/auth/me", {"firstName": "Augusta"})
    await ada.patch("/api/auth/me", {"firstName": "Augusta"})  # nothing changes
    await ada.post(
        "/api/auth/me/password",
        {"currentPassword": PASSWORD, "newPassword": "eight grey herons at dusk"},
    )
    await ada.post("/api/auth/logout")
    told = (await actions(house, ada.organization_id))[before:]
    assert told == ["user.changed", "user.password_changed", "session.ended"]
    feed = await EventFeed(house.ports.items, ada.organization_id).day(MORNING)
    assert [event.kind for event in feed][-3:] == told


async def test_an_entry_says_who_and_from_where_and_no_secret(
    house: wiring.House, ada: Browser
) -> None:
    given = {"X-Request-ID": "request-of-ada-1"}
    await ada.patch("/api/auth/me", {"firstName": "Augusta"}, headers=given)
    log = AuditLog(house.ports.items, ada.organization_id)
    entries = await log.of("user", ada.user_id)
    assert [entry.action for entry in entries] == ["user.changed", "user.created"]
    entry: AuditEntry = entries[0]
    assert (entry.actor_id, entry.actor_name) == (ada.user_id, "Ada Byron")
    assert (entry.request_id, entry.address) == ("request-of-ada-1", "127.0.0.1")
    assert entry.at == MORNING
    assert PASSWORD not in str(entries)


async def test_the_feed_goes_on_after_what_was_read(
    house: wiring.House, ada: Browser, stranger: Browser
) -> None:
    feed = EventFeed(house.ports.items, ada.organization_id)
    seen = await feed.day(MORNING)
    assert await feed.day(MORNING, after=seen[-1].id) == []
    await stranger.patch("/api/auth/me", {"firstName": "Eve"})
    assert await feed.day(MORNING, after=seen[-1].id) == []
    await ada.patch("/api/auth/me", {"firstName": "Augusta"})
    assert [event.kind for event in await feed.day(MORNING, after=seen[-1].id)] == ["user.changed"]


async def test_a_disabled_account_is_out_within_five_seconds(
    house: wiring.House, ada: Browser, clock: HandClock
) -> None:
    assert (await ada.get("/api/auth/session")).status_code == 200
    kept = await UserRecords(house.ports.items).get(ada.organization_id, ada.user_id)
    assert kept is not None
    member = kept.membership
    disabled = replace(member.membership, status="disabled")
    await house.ports.items.write(membership_op(disabled, member.version))
    clock.advance(seconds=5)
    assert (await ada.get("/api/auth/session")).status_code == 401
    back = await ada.client.post("/api/auth/refresh")
    assert back.status_code == 401
    given = {"email": "ada@meadow.example", "password": PASSWORD}
    assert code(await ada.client.post("/api/auth/login", json=given)) == "INVALID_CREDENTIALS"
