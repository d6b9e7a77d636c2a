"""Secrets of a whole session of use: none of them in the logs, the audit log, figures or traces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from pyotp import TOTP
from tests.builders import ORIGIN, Browser, HandClock, a_setup, code, data
from tests.emails import HELLO

from craftify import wiring
from craftify.adapters.logs import RotatedFile, StructuredLogs
from craftify.adapters.workshop import ProcessWorkshop
from craftify.domain.access import PERMISSIONS
from craftify.records.audit import AuditLog
from craftify.records.chain import Doc
from craftify.settings import Settings

PASSWORD = "canary seven brown owls at noon"
NEXT = "canary eight grey herons at dusk"


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[StructuredLogs]:
    taken = StructuredLogs(file=RotatedFile(tmp_path / "logs"), level="debug", strict=True)
    taken.listen()
    yield taken
    taken.close()


class Secrets(set[str]):
    """What nobody may ever read again, and how to take it out of answers."""

    def of(self, answer: httpx.Response) -> None:
        self.update(value for value in answer.cookies.values() if len(value) > 20)
        for name in ("accessToken", "refreshToken", "csrfToken", "secret", "key", "challenge"):
            self.update(re.findall(rf'"{name}":"([^"]{{16,}})"', answer.text))
        self.update(re.findall(r'"([0-9a-z]{4,}-[0-9a-z]{4,}[0-9a-z-]*)"', codes(answer)))


def codes(answer: httpx.Response) -> str:
    found = re.search(r'"recoveryCodes":\[([^\]]*)\]', answer.text)
    return found[1] if found else ""


async def everything_said(house: wiring.House, organization_id: str) -> str:
    """The audit log as it lies in the store."""
    docs: list[Doc] = []
    for month in ("202703",):
        page = await AuditLog(house.ports.items, organization_id).month(month, limit=1000)
        docs += [item.doc for item in page.items]
    return str(docs)


async def test_no_secret_is_ever_said_again(
    tmp_path: Path,
    settings: Settings,
    logs: StructuredLogs,
    clock: HandClock,
    workshop: ProcessWorkshop,
) -> None:
    secrets = Secrets({PASSWORD, NEXT, "canary-wrong-password"})
    told = replace(settings, metrics_token="canary metrics token of 32 characters")
    secrets.add(told.metrics_token)
    async with wiring.open_house(told, logs, clock=clock, workshop=workshop) as house:
        transport = httpx.ASGITransport(house.app, client=("127.0.0.1", 5000))
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            ada = await session_of_use(house, client, secrets)
            organization_id = ada.organization_id
            figures = house.ports.metrics.page()[0].decode()
            record = await everything_said(house, organization_id)
    logs.close()
    lines = "".join(path.read_text() for path in (tmp_path / "logs").iterdir())
    assert lines.count("\n") > 20
    assert len(secrets) > 12
    for place, text in (("log", lines), ("audit log", record), ("figures", figures)):
        for secret in secrets:
            assert secret not in text, f"{secret[:12]}… stands in the {place}"


@dataclass
class Visit:
    """A browser whose answers are searched for secrets."""

    house: wiring.House
    ada: Browser
    secrets: Secrets

    async def does(self, method: str, path: str, body: object = None) -> httpx.Response:
        answer = await self.ada.send(method, path, body)
        self.secrets.of(answer)
        return answer


async def session_of_use(
    house: wiring.House, client: httpx.AsyncClient, secrets: Secrets
) -> Browser:
    """Set-up, sign-ins good and bad, factors, keys, resets, templates, mistakes."""
    token = await house.services.setup.offer()
    assert token
    secrets.add(token)
    answer = await client.post("/api/setup", json=a_setup(token, password=PASSWORD))
    assert answer.status_code == 201, answer.text
    secrets.of(answer)
    visit = Visit(house, Browser(client, data(answer)), secrets)
    await coming_and_going(visit)
    await keys_and_factors(visit)
    await mistakes(visit)
    links = await tokens_in_mails(house, visit.ada)
    assert len(links) == 2  # a new password, an invitation
    secrets.update(links)
    return visit.ada


async def coming_and_going(visit: Visit) -> None:
    signed = {"email": "ada@meadow.example", "password": PASSWORD}
    await visit.does("POST", "/api/auth/token", signed)
    await visit.does("POST", "/api/auth/token", signed | {"password": "canary-wrong-password"})
    answer = await visit.does("POST", f"/api/auth/login?password={quote(NEXT)}", signed)
    visit.ada.session = data(answer)
    await visit.does("POST", "/api/auth/refresh")
    await visit.does("POST", "/api/auth/password/forgot", {"email": "ada@meadow.example"})
    invited = {"email": "bo@meadow.example", "role": "editor"}
    assert (await visit.does("POST", "/api/users/invitations", invited)).status_code == 201
    await visit.house.services.errands.settle()
    reset = {"token": "canary-" * 6, "password": NEXT}
    await visit.does("POST", "/api/auth/password/reset", reset)


async def keys_and_factors(visit: Visit) -> None:
    asked = {"name": "Shop", "permissions": ["template:read"]}
    made = await visit.does("POST", "/api/keys", asked)
    assert made.status_code == 201, made.text
    key, client = data(made)["key"], visit.ada.client
    program = httpx.AsyncClient(transport=client._transport, base_url=ORIGIN)  # noqa: SLF001
    assert (await program.get("/api/templates", headers={"X-API-Key": key})).status_code == 200
    await program.get(f"/api/templates?key={key}", headers={"X-API-Key": f"{key[:-1]}x"})
    bearer = {"Authorization": f"Bearer {'canary.' * 8}"}
    answer = await program.get("/api/templates", headers=bearer)
    assert code(answer) == "UNAUTHENTICATED"
    visit.secrets.add("canary." * 8)
    await visit.does("POST", f"/api/keys/{data(made)['id']}/rotate", {"overlapMinutes": 0})
    begun = data(await visit.does("POST", "/api/auth/factors/totp"))
    now = TOTP(begun["secret"]).at(visit.house.ports.clock.now())
    confirmed = await visit.does("POST", "/api/auth/factors/totp/confirm", {"code": now})
    assert confirmed.status_code == 200, confirmed.text
    assert codes(confirmed)
    signed = {"email": "ada@meadow.example", "password": PASSWORD}
    await visit.does("POST", "/api/auth/token", signed | {"code": "000000"})


async def mistakes(visit: Visit) -> None:
    await visit.does("POST", "/api/templates", {"name": "Welcome", "mjml": HELLO})
    await visit.does("POST", "/api/templates", {"name": "B", "mjml": "<mjml", "password": NEXT})
    await visit.does("POST", "/api/no/such/thing", {"password": NEXT})
    changed = {"currentPassword": PASSWORD, "newPassword": NEXT}
    assert (await visit.does("POST", "/api/auth/me/password", changed)).status_code in {200, 204}


async def tokens_in_mails(house: wiring.House, ada: Browser) -> set[str]:
    """The one-time tokens of links in mails that went out."""
    mailbox, readers = house.ports.mailbox, ("", *PERMISSIONS)
    rows, _ = await mailbox.list(ada.organization_id, limit=50, audiences=readers)
    found: set[str] = set()
    for row in rows:
        raw = await mailbox.raw(ada.organization_id, row.id)
        text = (raw or b"").decode(errors="replace").replace("=\r\n", "")
        found |= set(re.findall(r"#token=(?:3D)?([\w-]{20,})", text))
    return found
