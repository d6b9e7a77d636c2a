"""Test mails over HTTP, and the mailbox where they can be read."""

from email import message_from_bytes, policy

import pytest
from tests.builders import Browser, code, data, paths
from tests.emails import BROKEN, HELLO, NAMED, a_template, a_test_mail

from craftify import wiring
from craftify.records.audit import AuditLog
from craftify.records.messages import MessageRecords


async def test_a_test_mail_lies_in_the_mailbox(ada: Browser) -> None:
    template = await a_template(ada)
    mail_id = await a_test_mail(ada, template["id"])
    answer = await ada.get("/api/mailbox")
    assert answer.json()["pagination"]["total"] == 1
    [row] = data(answer)
    assert row == {
        "id": mail_id,
        "from": "hello@craftify.localhost",
        "to": "ben@meadow.example",
        "subject": "Hi Ada",
        "preview": "A word from us",
        "at": row["at"],
        "templateId": template["id"],
        "version": 1,
        "test": True,
    }
    mail = data(await ada.get(f"/api/mailbox/{mail_id}"))
    assert {name: mail[name] for name in row} == row
    assert "Hello Ada, you have 3 points." in mail["html"]
    assert "Hello Ada, you have 3 points." in mail["text"]
    assert mail["attachments"] == []
    headers = {each["name"]: each["value"] for each in mail["headers"]}
    assert headers["X-Craftify-Test"] == "1"
    assert headers["To"] == "ben@meadow.example"
    assert headers["Subject"] == "Hi Ada"


async def test_the_raw_message_is_what_went_out(ada: Browser) -> None:
    template = await a_template(ada, subject="Grüße, {{ user.name }} 🎉")
    mail_id = await a_test_mail(ada, template["id"])
    raw = await ada.get(f"/api/mailbox/{mail_id}/raw")
    assert raw.headers["content-type"] == "message/rfc822"
    assert raw.headers["content-disposition"] == f'attachment; filename="{mail_id}.eml"'
    message = message_from_bytes(raw.content, policy=policy.default)
    assert message["Subject"] == "Grüße, Ada 🎉"
    assert message["From"] == "Craftify Email <hello@craftify.localhost>"
    assert mail_id in message["Message-ID"]
    size = data(await ada.get(f"/api/mailbox/{mail_id}"))["size"]
    assert size == len(raw.content)


async def test_what_was_sent_is_on_the_record(ada: Browser, house: wiring.House) -> None:
    template = await a_template(ada)
    mail_id = await a_test_mail(ada, template["id"])
    found = await MessageRecords(house.ports.items, ada.organization_id).get(mail_id)
    assert found is not None
    message, _ = found
    assert (message.template_id, message.version, message.hash) == (
        template["id"],
        1,
        template["hash"],
    )
    assert (message.recipient, message.status, message.test) == ("ben@meadow.example", "sent", True)
    log = AuditLog(house.ports.items, ada.organization_id)
    entries = await log.of("template", template["id"])
    assert [entry.action for entry in entries] == ["template.tested", "template.created"]
    assert entries[0].details["to"] == "ben@meadow.example"


async def test_a_draft_is_made_a_version_before_it_is_sent(ada: Browser) -> None:
    template = await a_template(ada)
    address = f"/api/templates/{template['id']}"
    draft = {"format": "mjml", "source": HELLO.replace("points", "coins")}
    await ada.put(f"{address}/draft", draft)
    mail_id = await a_test_mail(ada, template["id"])
    mail = data(await ada.get(f"/api/mailbox/{mail_id}"))
    assert (mail["version"], "coins" in mail["html"]) == (2, True)
    current = data(await ada.get(address))
    assert (current["version"], current["hasDraft"]) == (2, False)
    old = await ada.post(
        f"{address}/test", {"to": "ben@meadow.example", "data": NAMED, "version": 1}
    )
    mail = data(await ada.get(f"/api/mailbox/{data(old)['messageId']}"))
    assert (mail["version"], "points" in mail["html"]) == (1, True)


async def test_a_broken_draft_is_not_sent(ada: Browser) -> None:
    template = await a_template(ada)
    address = f"/api/templates/{template['id']}"
    await ada.put(f"{address}/draft", {"format": "mjml", "source": BROKEN})
    answer = await ada.post(f"{address}/test", {"to": "ben@meadow.example", "data": NAMED})
    assert (answer.status_code, code(answer)) == (422, "TEMPLATE_INVALID")
    assert data(await ada.get("/api/mailbox")) == []
    assert data(await ada.get(f"{address}/draft"))["source"] == BROKEN


async def test_what_is_absent_is_not_sent(ada: Browser) -> None:
    template = await a_template(ada)
    order = {"to": "ben@meadow.example", "data": {}}
    answer = await ada.post(f"/api/templates/{template['id']}/test", order)
    assert (answer.status_code, code(answer)) == (422, "DATA_INVALID")
    filled = await ada.post(f"/api/templates/{template['id']}/test", order | {"missing": "sample"})
    assert filled.status_code == 202


@pytest.mark.parametrize(
    "to",
    [
        "",
        "ben",
        "ben@meadow.example, eve@meadow.example",
        "Ben <ben@meadow.example>",
        "ben@meadow.example\r\nBcc: eve@meadow.example",
        "b" * 65_536 + "@meadow.example",
    ],
)
async def test_a_test_mail_goes_to_one_address(ada: Browser, to: str) -> None:
    template = await a_template(ada)
    answer = await ada.post(f"/api/templates/{template['id']}/test", {"to": to, "data": NAMED})
    assert (answer.status_code, code(answer)) == (422, "VALIDATION_FAILED")
    assert paths(answer) == {"to"}
    assert data(await ada.get("/api/mailbox")) == []


async def test_no_header_comes_out_of_the_data(ada: Browser) -> None:
    template = await a_template(ada, subject="Hi {{ user.name }}")
    for name in ("a\r\nBcc: eve@meadow.example", "=?utf-8?q?=0D=0ABcc:_eve@meadow.example?="):
        order = {"to": "ben@meadow.example", "data": {"user": {"name": name}, "count": 1}}
        answer = await ada.post(f"/api/templates/{template['id']}/test", order)
        if answer.status_code == 202:
            mail = data(await ada.get(f"/api/mailbox/{data(answer)['messageId']}"))
            assert not {"bcc"} & {each["name"].lower() for each in mail["headers"]}
        else:
            assert answer.status_code == 422


async def test_a_repeated_order_sends_one_mail(ada: Browser) -> None:
    template = await a_template(ada)
    order, key = {"to": "ben@meadow.example", "data": NAMED}, {"Idempotency-Key": "t1"}
    answers = [
        await ada.post(f"/api/templates/{template['id']}/test", order, headers=key) for _ in "ab"
    ]
    assert data(answers[0]) == data(answers[1])
    assert (await ada.get("/api/mailbox")).json()["pagination"]["total"] == 1


async def test_the_mailbox_is_read_by_page_and_search(ada: Browser) -> None:
    template = await a_template(ada)
    for name in ("ben", "eve", "ann"):
        await a_test_mail(ada, template["id"], f"{name}@meadow.example")
    first = await ada.get("/api/mailbox?limit=2")
    assert len(data(first)) == 2
    assert first.json()["pagination"] == {
        "page": 1, "limit": 2, "total": 3, "pages": 2, "nextCursor": None,
    }  # fmt: skip
    assert len(data(await ada.get("/api/mailbox?limit=2&page=2"))) == 1
    found = data(await ada.get("/api/mailbox?search=EVE"))
    assert [row["to"] for row in found] == ["eve@meadow.example"]
    wrong = await ada.get("/api/mailbox?limit=0&page=0")
    assert (wrong.status_code, paths(wrong)) == (422, {"limit", "page"})


async def test_a_mail_can_be_deleted_and_stays_on_the_record(
    ada: Browser, house: wiring.House
) -> None:
    template = await a_template(ada)
    mail_id = await a_test_mail(ada, template["id"])
    assert (await ada.delete(f"/api/mailbox/{mail_id}")).status_code == 204
    for address in (f"/api/mailbox/{mail_id}", f"/api/mailbox/{mail_id}/raw"):
        answer = await ada.get(address)
        assert (answer.status_code, code(answer)) == (404, "NOT_FOUND")
    assert (await ada.delete(f"/api/mailbox/{mail_id}")).status_code == 404
    assert await MessageRecords(house.ports.items, ada.organization_id).get(mail_id)


@pytest.mark.parametrize("mail_id", ["nope", "..%2f..%2fetc%2fpasswd", "x" * 300])
async def test_there_is_no_such_mail(ada: Browser, mail_id: str) -> None:
    assert (await ada.get(f"/api/mailbox/{mail_id}")).status_code == 404
