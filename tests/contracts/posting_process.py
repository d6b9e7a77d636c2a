"""A process that delivers into a mailbox: `python posting_process.py FOLDER FIRST COUNT`."""

import asyncio
import sys
from pathlib import Path

import msgspec

from craftify.adapters.mailbox import FileMailbox
from craftify.ports.mailer import Envelope, MailboxRow


async def post(place: str, first: str, count: str) -> None:
    mails = FileMailbox(Path(place))
    await mails.open()
    for number in range(int(first), int(first) + int(count)):
        envelope = Envelope(
            id=f"m{number:05}",
            organization_id="acme",
            sender="news@acme.example",
            recipient="reader@example.org",
            subject="Shared",
            message=b"\r\n",
            at=f"2026-01-01T00:00:00.{number:05}Z",
        )
        await mails.send(envelope)
    await mails.close()


def fill_folder(shelf: Path, count: int) -> None:
    """As many mails as that, without waiting for the disk each time."""
    shelf.mkdir(mode=0o700)
    for number in range(count):
        row = MailboxRow(
            id=f"m{number:05}",
            organization_id="acme",
            sender="news@acme.example",
            recipient=f"reader{number}@example.org",
            subject=f"Issue {number}",
            at=f"2026-01-01T00:00:00.{number:05}Z",
            test=False,
            size=2,
        )
        (shelf / f"{row.id}.eml").write_bytes(b"\r\n")
        (shelf / f"{row.id}.json").write_bytes(msgspec.json.encode(row))


if __name__ == "__main__":
    asyncio.run(post(*sys.argv[1:]))
