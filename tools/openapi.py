"""Prints the API's own description as JSON: what web/src/generated is made from."""

import asyncio
import sys
import tempfile
from pathlib import Path

import httpx

from craftify import wiring
from craftify.settings import Settings


async def described() -> str:
    """The OpenAPI document as the server answers it, from an installation that is empty."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        async with wiring.open_house(settings, wiring.console_logs()) as house:
            door = httpx.ASGITransport(app=house.app)
            async with httpx.AsyncClient(transport=door, base_url=settings.origin) as client:
                answer = await client.get("/api/openapi.json")
    return answer.raise_for_status().text


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(described()))
