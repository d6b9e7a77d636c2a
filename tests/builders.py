"""Readable examples: who founds, who signs in, who uses a browser and who a program."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from craftify.ports.metrics import Metrics
from craftify.services.accounts.setup import Founding

ORIGIN = "http://127.0.0.1:3001"
PASSWORD = "seven brown owls at noon"
Json = Any
MORNING = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def a_founding(
    *,
    organization: str = "Meadow",
    email: str = "ada@meadow.example",
    password: str = PASSWORD,
) -> Founding:
    return Founding(
        organization_name=organization,
        email=email,
        first_name="Ada",
        last_name="Byron",
        password=password,
    )


def a_setup(token: str, **changes: str) -> dict[str, str]:
    """The body of POST /api/setup."""
    return {
        "token": token,
        "organizationName": "Meadow",
        "email": "ada@meadow.example",
        "firstName": "Ada",
        "lastName": "Byron",
        "password": PASSWORD,
    } | changes


@dataclass
class HandClock:
    """A clock that a test moves by hand."""

    moment: datetime = MORNING

    def now(self) -> datetime:
        return self.moment

    def advance(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class Notes:
    """Logs that can be read afterwards."""

    taken: list[dict[str, Any]] = field(default_factory=list)

    def write(self, level: str, event: str, **fields: Json) -> None:
        self.taken.append({"level": level, "event": event, **fields})

    def security(self, event: str, severity: str, **fields: Json) -> None:
        self.write("warning", event, eventType="security", severity=severity, **fields)

    def counted_by(self, metrics: Metrics) -> None:
        """Nobody counts what a test takes down."""

    def close(self) -> None:
        """There is nothing to let go of."""

    def of(self, event: str) -> list[dict[str, Any]]:
        return [note for note in self.taken if note["event"] == event]


@dataclass
class Browser:
    """Somebody at the web app: cookies, our own origin, and the token of the session."""

    client: httpx.AsyncClient
    session: dict[str, Any]

    @property
    def headers(self) -> dict[str, str]:
        return {"X-CSRF-Token": self.session["csrfToken"], "Origin": ORIGIN}

    @property
    def user_id(self) -> str:
        return str(self.session["user"]["id"])

    @property
    def organization_id(self) -> str:
        return str(self.session["organization"]["id"])

    async def get(self, path: str, **more: Json) -> httpx.Response:
        return await self.client.get(path, **more)

    async def send(self, method: str, path: str, body: Json = None, **more: Json) -> httpx.Response:
        headers = self.headers | more.pop("headers", {})
        if body is not None:
            more["json"] = body
        return await self.client.request(method, path, headers=headers, **more)

    async def post(self, path: str, body: Json = None, **more: Json) -> httpx.Response:
        return await self.send("POST", path, body, **more)

    async def put(self, path: str, body: Json = None, **more: Json) -> httpx.Response:
        return await self.send("PUT", path, body, **more)

    async def patch(self, path: str, body: Json = None, **more: Json) -> httpx.Response:
        return await self.send("PATCH", path, body, **more)

    async def delete(self, path: str, **more: Json) -> httpx.Response:
        return await self.send("DELETE", path, **more)


def data(answer: httpx.Response) -> Json:
    """What a successful answer carries."""
    body = answer.json()
    assert body["success"] is True, body
    return body["data"]


def code(answer: httpx.Response) -> str:
    """The code of a refusal."""
    body = answer.json()
    assert body["success"] is False, body
    return str(body["error"]["code"])


def paths(answer: httpx.Response) -> set[str]:
    """The fields a refusal is about."""
    return {detail["path"] for detail in answer.json()["error"]["details"]}
