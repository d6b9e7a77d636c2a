"""API keys in tests, and the programs that use them."""

from typing import Any

import httpx
from tests.builders import Browser, data

from craftify.domain.access import Actor
from craftify.services.accounts.administrators import operator

READING = {"name": "Shop", "permissions": ["template:read"]}


async def made(browser: Browser, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    answer = await browser.post("/api/keys", READING | changes)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = data(answer)
    return found


async def using(client: httpx.AsyncClient, key: str, path: str = "/api/templates") -> int:
    return (await client.get(path, headers={"X-API-Key": key})).status_code


def acting(organization_id: str, *permissions: str) -> Actor:
    """Somebody with these permissions only; without any, the operator."""
    if not permissions:
        return operator(organization_id)
    return Actor(
        id="grace",
        organization_id=organization_id,
        name="Grace",
        email="",
        role="viewer",
        permissions=frozenset(permissions),
        kind="system",
    )
