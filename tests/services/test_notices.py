"""Mails of the product itself: whom they reach, what they say, who else may read them."""

import pytest
from tests.builders import Browser, data

from craftify import wiring
from craftify.domain.access import Caller
from craftify.domain.accounts.accounts import Account
from craftify.ports.mailer import MailboxRow
from craftify.records.accounts.accounts import AccountRecords
from craftify.services.mail.notices import Letter
from craftify.services.mail.wording import WORDINGS, NoticeKind, device

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"


async def account(house: wiring.House, ada: Browser) -> Account:
    kept = await AccountRecords(house.ports.items).get(ada.user_id)
    assert kept is not None
    return kept.account


async def newest(house: wiring.House, ada: Browser) -> MailboxRow:
    await house.services.errands.settle()
    organization = ada.organization_id
    rows, _ = await house.ports.mailbox.list(organization, audiences=("system:manage",))
    return rows[0]


@pytest.mark.parametrize("kind", WORDINGS)
async def test_every_notice_can_be_read(
    house: wiring.House, ada: Browser, kind: NoticeKind
) -> None:
    wording = WORDINGS[kind]
    caller = Caller(address="192.0.2.7", agent=FIREFOX)
    await house.services.notices.tell(
        await account(house, ada), kind, caller, what="the passkey <b>“Laptop”</b>"
    )
    row = await newest(house, ada)
    assert row.recipient == "ada@meadow.example"
    mail = data(await ada.get(f"/api/mailbox/{row.id}"))
    assert mail["subject"] == wording.title.format(what="the passkey <b>“Laptop”</b>")
    assert "Hello Ada Byron" in mail["text"]
    assert "192.0.2.7" in mail["text"]
    assert "Firefox on Linux" in mail["text"]
    assert f"http://127.0.0.1:3001{wording.path}" in mail["html"]
    assert "<b>“Laptop”" not in mail["html"]
    names = {header["name"] for header in mail["headers"]}
    assert "Auto-Submitted" in names


async def test_a_notice_is_nobody_elses_to_read(
    house: wiring.House, ada: Browser, stranger: Browser
) -> None:
    """Somebody else's administrator does not see it, whoever's account it is about."""
    kept = await AccountRecords(house.ports.items).get(stranger.user_id)
    assert kept is not None
    await house.services.notices.tell(kept.account, "password_changed", Caller())
    row = await newest(house, ada)
    assert row.recipient == "mallory@harbor.example"
    assert data(await stranger.get("/api/mailbox")) == []
    assert (await stranger.get(f"/api/mailbox/{row.id}")).status_code == 404
    assert (await stranger.get(f"/api/mailbox/{row.id}/raw")).status_code == 404
    assert (await stranger.delete(f"/api/mailbox/{row.id}")).status_code == 404
    assert [mail["id"] for mail in data(await ada.get("/api/mailbox"))] == [row.id]


async def test_what_cannot_be_sent_is_noted_and_harms_nobody(
    house: wiring.House, ada: Browser
) -> None:
    assert ada.user_id
    letter = Letter(design="notice", to="not an address", data={})
    assert not await house.services.notices.send(letter)


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1",
            "Safari on an iPhone",
        ),
        ("python-httpx/0.28", "a Python program"),
        ("", "an unknown program"),
        ("<script>alert(1)</script>", "scriptalert1/script"),
    ],
)
def test_agents_are_told_in_words(agent: str, said: str) -> None:
    assert device(agent) == said
