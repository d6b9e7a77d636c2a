"""The contract of the mailer and of the mailbox behind it; then what the folder adds."""

import asyncio
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tests.contracts import posting_process
from tests.contracts.conftest import MakePost, Post

from craftify.adapters.mailbox import FileMailbox
from craftify.domain.errors import Unavailable
from craftify.ports.mailer import MESSAGE_LIMIT, Envelope, MailboxRow, Refused


def mail(number: int, organization: str = "acme", **more: Any) -> Envelope:  # noqa: ANN401
    given: dict[str, Any] = {
        "id": f"m{number:05}",
        "organization_id": organization,
        "sender": "news@acme.example",
        "recipient": f"reader{number}@example.org",
        "subject": f"Issue {number}",
        "message": f"Subject: Issue {number}\r\n\r\nHello\r\n".encode(),
        "at": f"2026-01-01T00:{number // 60:02}:{number % 60:02}.000Z",
    }
    return Envelope(**(given | more))


async def ids(post: Post, organization: str = "acme", **how: Any) -> list[str]:  # noqa: ANN401
    return [row.id for row in (await post.list(organization, **how))[0]]


async def test_a_mail_arrives_byte_for_byte(post: Post) -> None:
    message = bytes(range(256)) * 40 + b"\r\n.\r\nFrom here\n\r"
    meta = {"templateId": "t", "version": 3, "preview": "Grüße 🌍", "list": [None, 1.5]}
    envelope = mail(1, message=message, subject="Übung\tmacht", test=True, meta=meta)
    provider_id = await post.send(envelope)
    assert provider_id
    assert await post.raw("acme", "m00001") == message
    expected = MailboxRow(
        id="m00001",
        organization_id="acme",
        sender="news@acme.example",
        recipient="reader1@example.org",
        subject="Übung\tmacht",
        at="2026-01-01T00:00:01.000Z",
        test=True,
        size=len(message),
        meta=meta,
    )
    assert await post.get("acme", "m00001") == expected
    assert await post.list("acme") == ((expected,), 1)


async def test_handing_over_twice_delivers_once(post: Post) -> None:
    first = await post.send(mail(1))
    assert await post.send(mail(1)) == first
    assert await post.send(mail(1, subject="Changed", message=b"changed")) == first
    assert await post.raw("acme", "m00001") == mail(1).message
    rows, total = await post.list("acme")
    assert [(row.id, row.subject) for row in rows] == [("m00001", "Issue 1")]
    assert total == 1


async def test_handing_over_at_once_delivers_once(post: Post) -> None:
    sent = await asyncio.gather(*(post.send(mail(n % 7)) for n in range(70)))
    assert len(set(sent)) == 7
    assert await ids(post) == [f"m{n:05}" for n in reversed(range(7))]


async def test_the_newest_come_first_in_pages(post: Post) -> None:
    for number in (3, 1, 4, 0, 2):
        await post.send(mail(number))
    await post.send(mail(9, at=mail(2).at))
    order = ["m00004", "m00003", "m00009", "m00002", "m00001", "m00000"]
    assert await ids(post) == order
    for limit in (1, 2, 4, 6, 50):
        pages = [await ids(post, page=page, limit=limit) for page in range(1, 8)]
        assert [id_ for page in pages for id_ in page] == order
        assert all(len(page) <= limit for page in pages)
    assert (await post.list("acme", page=99))[1] == 6


async def test_search_finds_words_in_any_case_and_accent(post: Post) -> None:
    await post.send(mail(1, subject="Été à Paris", recipient="Zoë@example.org"))
    await post.send(mail(2, subject="Winter", recipient="paris@example.org"))
    await post.send(mail(3, subject="Winter", sender="ete@acme.example"))
    assert await ids(post, search="paris") == ["m00002", "m00001"]
    assert await ids(post, search="  PARIS ete ") == ["m00001"]
    assert await ids(post, search="zoe@") == ["m00001"]
    assert await ids(post, search="ÉTÉ") == ["m00003", "m00001"]
    assert await post.list("acme", search="nobody") == ((), 0)
    rows, total = await post.list("acme", search="winter", limit=1, page=2)
    assert [row.id for row in rows] == ["m00002"]
    assert total == 2


async def test_a_mail_for_an_audience_is_listed_for_it_alone(post: Post) -> None:
    await post.send(mail(1))
    await post.send(mail(2, audience="people"))
    await post.send(mail(3, audience="machines"))
    assert await ids(post) == ["m00001"]
    assert await ids(post, audiences=("", "people")) == ["m00002", "m00001"]
    assert (await post.list("acme", audiences=("machines",), search="issue"))[1] == 1
    row = await post.get("acme", "m00002")
    assert row is not None
    assert row.audience == "people"


async def test_organizations_do_not_see_each_other(post: Post) -> None:
    await post.send(mail(1, "acme"))
    await post.send(mail(1, "other", subject="Theirs"))
    await post.send(mail(2, "other"))
    assert await ids(post, "acme") == ["m00001"]
    assert await ids(post, "other") == ["m00002", "m00001"]
    assert await post.get("acme", "m00002") is None
    assert await post.raw("acme", "m00002") is None
    assert not await post.delete("acme", "m00002")
    assert await post.delete("acme", "m00001")
    theirs = await post.get("other", "m00001")
    assert theirs is not None
    assert theirs.subject == "Theirs"
    assert await post.list("nobody") == ((), 0)


async def test_deleting(post: Post) -> None:
    for number in range(4):
        await post.send(mail(number))
    assert await post.delete("acme", "m00002")
    assert not await post.delete("acme", "m00002")
    assert not await post.delete("nobody", "m00002")
    assert await post.get("acme", "m00002") is None
    assert await post.raw("acme", "m00002") is None
    assert await ids(post) == ["m00003", "m00001", "m00000"]
    assert await ids(post, search="2") == []


@pytest.mark.parametrize(
    "name", ["", "..", "../acme", "a/b", "a\\b", "é", "a" * 65, "a\n", ".lock"]
)
async def test_odd_names_reach_nothing(post: Post, name: str) -> None:
    await post.send(mail(1))
    assert await post.get("acme", name) is None
    assert await post.raw("acme", name) is None
    assert not await post.delete("acme", name)
    assert await post.list(name) == ((), 0)
    with pytest.raises(Refused) as caught:
        await post.send(mail(2, id=name))
    assert caught.value.permanent
    with pytest.raises(Refused):
        await post.send(mail(2, name))
    assert await ids(post) == ["m00001"]


@pytest.mark.parametrize("address", ["", "nobody", "a@b\r\nBcc: c@d", "a@b\x00", "a b@c"])
async def test_odd_addresses_are_refused(post: Post, address: str) -> None:
    for side in ("sender", "recipient"):
        with pytest.raises(Refused, match=side):
            await post.send(mail(1, **{side: address}))
    assert await ids(post) == []


async def test_too_much_is_refused(post: Post) -> None:
    with pytest.raises(Refused, match="40 MiB"):
        await post.send(mail(1, message=bytes(MESSAGE_LIMIT + 1)))


@pytest.mark.parametrize("how", [{"page": 0}, {"limit": 0}, {"limit": 1001}])
async def test_pages_out_of_bounds_are_refused(post: Post, how: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="pages"):
        await post.list("acme", **how)


async def test_mails_stay_after_closing(make_post: MakePost, tmp_path: Path) -> None:
    post = make_post(tmp_path)
    await post.open()
    await post.send(mail(1))
    await post.close()
    await post.close()
    for call in (post.health(), post.send(mail(2)), post.list("acme"), post.raw("acme", "m00001")):
        with pytest.raises(Unavailable):
            await call
    await post.open()
    await post.health()
    assert await ids(post) == ["m00001"]
    await post.close()


async def test_two_who_share_a_mailbox_see_each_other(make_post: MakePost, tmp_path: Path) -> None:
    one, other = make_post(tmp_path), make_post(tmp_path)
    await one.open()
    await other.open()
    await one.send(mail(1))
    assert await ids(other) == ["m00001"]
    await other.send(mail(2))
    await other.delete("acme", "m00001")
    assert await ids(one) == ["m00002"]
    assert await one.raw("acme", "m00001") is None
    await asyncio.gather(*(post.send(mail(n)) for n in range(40) for post in (one, other)))
    assert await ids(one, limit=100) == await ids(other, limit=100)
    assert len(await ids(one, limit=100)) == 40
    await one.close()
    await other.close()


async def test_processes_share_a_mailbox(tmp_path: Path) -> None:
    children = [
        await asyncio.create_subprocess_exec(
            sys.executable, posting_process.__file__, str(tmp_path), str(first), "40"
        )
        for first in (0, 20, 40)
    ]
    assert [await child.wait() for child in children] == [0, 0, 0]
    post = FileMailbox(tmp_path)
    await post.open()
    assert await ids(post, limit=100) == [f"m{n:05}" for n in reversed(range(80))]
    await post.close()


async def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    post = FileMailbox(tmp_path / "mails")
    await post.open()
    await post.send(mail(1))
    shelf = tmp_path / "mails" / "acme"
    assert (shelf / "m00001.eml").read_bytes() == mail(1).message
    assert shelf.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in shelf.glob("[!.]*")} == {0o600}
    await post.close()


@pytest.mark.parametrize("harm", ["missing", "torn", "behind", "ahead", "garbage", "joined"])
async def test_the_index_is_made_anew_from_the_mails(tmp_path: Path, harm: str) -> None:
    running = FileMailbox(tmp_path)
    await running.open()
    for number in range(5):
        await running.send(mail(number))
    await running.delete("acme", "m00003")
    index = tmp_path / "acme" / "index.jsonl"
    lines = index.read_bytes().splitlines(keepends=True)
    harms = {
        "missing": None,
        "torn": b"".join(lines)[:-20],
        "behind": b"".join(lines[:2]),
        "ahead": b"".join(lines) + lines[0].replace(b"m00000", b"m00077"),
        "garbage": b"\x00\xff" * 500 + b"\n",
        "joined": b"".join(lines).replace(b"\n", b"", 1),
    }
    harmed = harms[harm]
    index.unlink()
    if harmed is not None:
        index.write_bytes(harmed)
    (tmp_path / "acme" / "m00099.eml").write_bytes(b"its process died before the row was written")
    fresh = FileMailbox(tmp_path)
    await fresh.open()
    left = ["m00004", "m00002", "m00001", "m00000"]
    assert await ids(fresh) == left
    assert await ids(running) == left
    await running.send(mail(6))
    assert await ids(fresh) == ["m00006", *left]
    await running.close()
    await fresh.close()


async def test_ten_thousand_mails_are_listed_at_once(tmp_path: Path) -> None:
    post = FileMailbox(tmp_path)
    await post.open()
    posting_process.fill_folder(tmp_path / "acme", 10_000)
    rows, total = await post.list("acme", limit=50)
    assert (len(rows), total) == (50, 10_000)
    started = time.perf_counter()
    for _ in range(10):
        assert (await post.list("acme", page=100, limit=50))[1] == 10_000
        assert (await post.list("acme", search="reader777@"))[1] == 1
    assert (time.perf_counter() - started) / 20 < 0.25
    await post.close()
