"""Drafts over HTTP: whatever is typed is kept, and nobody's work is overwritten unseen."""

import asyncio
from typing import Any

import pytest
from tests.builders import Browser, HandClock, Json, code, data, paths
from tests.emails import BROKEN, DESIGN, HELLO, a_template

from craftify import wiring
from craftify.records.audit import AuditLog


def a_draft(source: Json = HELLO, **changes: Json) -> dict[str, Any]:
    return {"format": "mjml", "source": source, "subject": "Hi {{ user.name }}"} | changes


async def test_without_a_draft_the_last_version_is_ready_to_be_edited(ada: Browser) -> None:
    made = await a_template(ada)
    draft = data(await ada.get(f"/api/templates/{made['id']}/draft"))
    assert draft == {
        "templateId": made["id"],
        "baseVersion": 1,
        "format": "mjml",
        "source": HELLO,
        "subject": "Hi {{ user.name }}",
        "preheader": "",
        "variables": [],
        "stored": False,
        "updatedAt": made["updatedAt"],
        "updatedBy": made["updatedBy"],
        "etag": "0",
    }


async def test_a_broken_source_is_kept_to_the_letter(ada: Browser) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}/draft"
    source = BROKEN + "\t\r\n\u2028 {{ unclosed"
    saved = await ada.put(
        address, a_draft(source, subject="S", variables=[{"name": "a", "type": "url"}])
    )
    assert saved.status_code == 200
    draft = data(await ada.get(address))
    assert draft == data(saved)
    assert (draft["source"], draft["stored"], draft["subject"]) == (source, True, "S")
    assert draft["variables"][0]["type"] == "url"
    assert saved.headers["etag"] == f'"{draft["etag"]}"'
    whole = data(await ada.get(f"/api/templates/{made['id']}"))
    assert (whole["hasDraft"], whole["etag"], whole["content"]) == (
        True,
        made["etag"],
        made["content"],
    )


async def test_a_design_may_come_as_an_object_and_a_large_source_at_all(ada: Browser) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}/draft"
    draft = data(await ada.put(address, a_draft(DESIGN, format="design")))
    assert '"id": "sec1"' in draft["source"]
    large = HELLO + "<!-- " + "é" * 600_000 + " -->"
    assert data(await ada.put(address, a_draft(large)))["source"] == large


async def test_a_draft_becomes_a_version(ada: Browser) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}"
    await ada.put(f"{address}/draft", a_draft(HELLO.replace("points", "coins")))
    answer = await ada.post(f"{address}/versions", {"message": "Coins now"})
    assert answer.status_code == 201
    version = data(answer)
    assert (version["version"], version["message"]) == (2, "Coins now")
    assert version["changes"] == "1 line added; 1 line removed"
    whole = data(await ada.get(address))
    assert (whole["version"], whole["hasDraft"]) == (2, False)
    assert "coins" in whole["content"]
    assert not data(await ada.get(f"{address}/draft"))["stored"]
    nothing = await ada.post(f"{address}/versions")
    assert (nothing.status_code, code(nothing)) == (409, "CONFLICT")


async def test_a_broken_draft_does_not_become_one_and_stays(ada: Browser) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}"
    await ada.put(f"{address}/draft", a_draft(BROKEN))
    answer = await ada.post(f"{address}/versions")
    assert (answer.status_code, code(answer)) == (422, "TEMPLATE_INVALID")
    assert answer.json()["error"]["details"][0]["line"]
    assert data(await ada.get(f"{address}/draft"))["source"] == BROKEN
    assert data(await ada.get(address))["version"] == 1


async def test_a_draft_that_changes_nothing_makes_no_version(ada: Browser) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}"
    await ada.put(f"{address}/draft", a_draft(subject="Hi {{ user.name }}"))
    answer = await ada.post(f"{address}/versions")
    assert (answer.status_code, data(answer)["version"]) == (200, 1)
    assert data(await ada.get(address))["hasDraft"] is False


async def test_two_editors_do_not_overwrite_each_other(ada: Browser) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}/draft"
    both = await asyncio.gather(
        *(ada.put(address, a_draft(text), headers={"If-Match": "0"}) for text in ("a", "b"))
    )
    assert sorted(answer.status_code for answer in both) == [200, 412]
    current = data(await ada.get(address))
    late = await ada.put(address, a_draft("c"), headers={"If-Match": '"0"'})
    assert (late.status_code, code(late)) == (412, "STALE")
    told = {each["path"]: each["message"] for each in late.json()["error"]["details"]}
    assert told["etag"] == current["etag"]
    ok = await ada.put(address, a_draft("c"), headers={"If-Match": f'"{current["etag"]}"'})
    assert data(ok)["source"] == "c"


async def test_a_draft_does_not_undo_a_version_it_has_not_seen(ada: Browser) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}"
    await ada.put(f"{address}/draft", a_draft(HELLO.replace("points", "coins")))
    await ada.put(address, {"subject": "Changed meanwhile"})
    stale = await ada.post(f"{address}/versions")
    assert (stale.status_code, code(stale)) == (412, "STALE")
    wrong = await ada.put(f"{address}/draft", a_draft(baseVersion=3))
    assert (wrong.status_code, paths(wrong)) == (422, {"baseVersion"})
    await ada.put(f"{address}/draft", a_draft(HELLO.replace("points", "coins"), baseVersion=2))
    assert data(await ada.post(f"{address}/versions"))["version"] == 3


async def test_a_draft_can_be_let_go(ada: Browser) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}/draft"
    await ada.put(address, a_draft("gone"))
    stale = await ada.delete(address, headers={"If-Match": "7"})
    assert stale.status_code == 412
    answer = await ada.delete(address)
    assert (answer.status_code, data(answer)["stored"], data(answer)["source"]) == (
        200,
        False,
        HELLO,
    )
    assert (await ada.delete(address)).status_code == 200
    assert data(await ada.get(f"/api/templates/{made['id']}"))["hasDraft"] is False


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({"source": "x"}, {"format"}),
        ({"format": "mjml"}, {"source"}),
        ({"format": "word", "source": "x"}, {"format"}),
        (
            {"format": "mjml", "source": "x", "subject": "a\nb", "baseVersion": 0},
            {"subject", "baseVersion"},
        ),
    ],
)
async def test_a_draft_of_the_wrong_shape_is_refused(
    ada: Browser, body: dict[str, Any], wrong: set[str]
) -> None:
    made = await a_template(ada)
    answer = await ada.put(f"/api/templates/{made['id']}/draft", body)
    assert (answer.status_code, paths(answer)) == (422, wrong)


async def test_the_audit_trail_notes_a_sitting_and_not_every_key_stroke(
    ada: Browser, house: wiring.House, clock: HandClock
) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}/draft"

    async def saves() -> int:
        log = AuditLog(house.ports.items, ada.organization_id)
        entries = await log.of("template", made["id"])
        return sum(entry.action == "template.draft_saved" for entry in entries)

    for number in range(4):
        await ada.put(address, a_draft(f"{number}"))
    assert await saves() == 1
    clock.advance(minutes=16)
    await ada.post("/api/auth/refresh", {})
    await ada.put(address, a_draft("later"))
    assert await saves() == 2
