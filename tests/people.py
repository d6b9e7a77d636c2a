"""People of an organization in tests: invited by mail, joined by link, at their own browsers."""

import re
from collections.abc import Callable
from typing import Any

import httpx
from tests.builders import PASSWORD, Browser, data

from craftify import wiring
from craftify.engine import read_message

MakeClient = Callable[..., httpx.AsyncClient]
TOKEN = re.compile(r"#token=([\w-]{43})")
# who may read which kind of mail in the local mailbox
EVERYBODY = ("", "user:manage", "system:manage")


async def texts(house: wiring.House, organization_id: str, to: str = "") -> list[str]:
    """The text parts of what was sent, newest first."""
    await house.services.errands.settle()
    mailbox = house.ports.mailbox
    rows, _ = await mailbox.list(organization_id, limit=100, audiences=EVERYBODY)
    found = []
    for row in rows:
        raw = await mailbox.raw(organization_id, row.id)
        if raw is not None and row.recipient == (to or row.recipient):
            found.append(read_message(raw).text)
    return found


async def token(house: wiring.House, organization_id: str, to: str) -> str:
    """The token in the newest mail to this address."""
    for text in await texts(house, organization_id, to):
        found = TOKEN.search(text)
        if found:
            return found[1]
    raise AssertionError(f"there is no link for {to}")


async def invited(somebody: Browser, email: str, role: str = "editor", **more: Any) -> Any:  # noqa: ANN401
    """An invitation by somebody."""
    answer = await somebody.post("/api/users/invitations", {"email": email, "role": role, **more})
    assert answer.status_code == 201, answer.text
    return data(answer)


async def joined(  # noqa: PLR0913, PLR0917 - a person has that much about them
    house: wiring.House,
    somebody: Browser,
    client: httpx.AsyncClient,
    email: str = "ben@meadow.example",
    role: str = "editor",
    first_name: str = "Ben",
    last_name: str = "Nevis",
    **more: Any,  # noqa: ANN401
) -> Browser:
    """Somebody new who was invited, accepted, and sits at their browser."""
    await invited(somebody, email, role, **more)
    given = {
        "token": await token(house, somebody.organization_id, email),
        "firstName": first_name,
        "lastName": last_name,
        "password": PASSWORD,
    }
    answer = await client.post("/api/invitations/accept", json=given)
    assert answer.status_code == 201, answer.text
    return Browser(client, data(answer))


async def signed_in(client: httpx.AsyncClient, email: str, password: str = PASSWORD) -> Browser:
    """Somebody who signs in at a browser."""
    answer = await client.post("/api/auth/login", json={"email": email, "password": password})
    assert answer.status_code == 200, answer.text
    return Browser(client, data(answer))
