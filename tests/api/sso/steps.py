"""What people do on the way over a provider, and what has to be there before."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from tests.builders import PASSWORD, Browser, data
from tests.providers import RealProvider

from craftify import wiring
from craftify.domain.access import Role
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.memberships import Membership
from craftify.records.accounts.users import new_user_ops

CALLBACK = "/api/auth/sso/callback"
SECRET = "a client secret nobody may read again"
MEMBER = "lin@meadow.example"


async def connected(browser: Browser, provider: RealProvider, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    body = {
        "name": "Meadow login",
        "issuer": provider.issuer,
        "clientId": "craftify",
        "clientSecret": SECRET,
        "domains": ["meadow.example"],
        "justInTime": True,
        "defaultRole": "viewer",
    }
    answer = await browser.post("/api/organization/sso", body | changes)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = data(answer)
    return made


async def away(client: httpx.AsyncClient, connection: dict[str, Any], **params: str) -> str:
    """Where the browser is sent."""
    answer = await client.get(f"/api/auth/sso/{connection['id']}/start", params=params)
    assert answer.status_code == 302, answer.text
    return str(answer.headers["location"])


async def come(
    client: httpx.AsyncClient,
    provider: RealProvider,
    connection: dict[str, Any],
    subject: str,
    **params: str,
) -> httpx.Response:
    """The whole way there and back."""
    back = provider.sign_in(await away(client, connection, **params), subject)
    answer = await client.get(back)
    assert answer.status_code == 302, answer.text
    return answer


async def problem(*way: Any) -> str:  # noqa: ANN401 - as `come`
    """Why somebody did not get in."""
    answer = await come(*way)
    parts = urlsplit(answer.headers["location"])
    assert parts.path == "/sign-in", answer.headers["location"]
    assert "set-cookie" not in answer.headers
    return parse_qs(parts.query)["problem"][0]


async def myself(client: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = data(await client.get("/api/auth/session"))
    return found


async def member(
    house: wiring.House,
    organization_id: str,
    email: str,
    role: Role = "editor",
    **fields: Any,  # noqa: ANN401
) -> str:
    """Somebody with a verified address and a password, in an organization."""
    now = house.ports.clock.now()
    account = Account(
        id=house.ports.ids.new(),
        email=email,
        first_name="Lin",
        last_name="Vale",
        email_verified_at=now,
        created_at=now,
        updated_at=now,
    )
    membership = Membership(
        user_id=account.id,
        organization_id=organization_id,
        role=role,
        joined_at=now,
        updated_at=now,
    )
    account = replace(account, **fields)
    hashed = await house.ports.passwords.hash(PASSWORD)
    await house.ports.items.write(*new_user_ops(account, membership, hashed))
    return account.id
