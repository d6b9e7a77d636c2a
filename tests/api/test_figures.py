"""/metrics: for who may read it, with routes by their templates and nobody's name."""

from dataclasses import replace

import httpx
import pytest
from tests.builders import ORIGIN, Browser, Notes, code
from tests.emails import HELLO

from craftify import wiring
from craftify.api.app import create_app
from craftify.settings import Settings
from craftify.settings.kinds import networks

TOKEN = "a token of thirty-two characters!"


def client_of(
    house: wiring.House, settings: Settings, address: str = "192.0.2.7"
) -> httpx.AsyncClient:
    app = create_app(house.services, wiring.door(house.ports, settings))
    transport = httpx.ASGITransport(app, client=(address, 5000))
    return httpx.AsyncClient(transport=transport, base_url=ORIGIN)


async def test_by_default_there_is_nothing(house: wiring.House, settings: Settings) -> None:
    async with client_of(house, settings, "127.0.0.1") as client:
        for given in ({}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {TOKEN}"}):
            answer = await client.get("/metrics", headers=given)
            assert answer.status_code == 404
            assert code(answer) == "NOT_FOUND"


async def test_who_has_the_token_reads(house: wiring.House, settings: Settings) -> None:
    async with client_of(house, replace(settings, metrics_token=TOKEN)) as client:
        for given in ({}, {"Authorization": TOKEN}, {"Authorization": f"Bearer {TOKEN}x"}):
            assert (await client.get("/metrics", headers=given)).status_code == 404
        good = {"Authorization": f"Bearer {TOKEN}"}
        for _ in range(60):  # it is asked for all day long
            assert (await client.get("/metrics", headers=good)).status_code == 200
        answer = await client.get("/metrics", headers=good)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert (await client.post("/metrics", headers=good)).status_code == 404


@pytest.mark.parametrize(("address", "status"), [("10.1.2.3", 200), ("192.0.2.7", 404)])
async def test_the_right_networks_read(
    house: wiring.House, settings: Settings, address: str, status: int
) -> None:
    told = replace(settings, metrics_allow=networks("10.0.0.0/8"))
    async with client_of(house, told, address) as client:
        assert (await client.get("/metrics")).status_code == status


async def test_requests_are_counted_by_the_template_of_their_path(
    house: wiring.House, ada: Browser
) -> None:
    made = await ada.post("/api/templates", {"name": "Welcome", "mjml": HELLO})
    template = made.json()["data"]["id"]
    await ada.get(f"/api/templates/{template}")
    await ada.client.head(f"/api/templates/{template}")
    await ada.get("/api/no/such/thing")
    await ada.get("/.env")
    await ada.post("/api/auth/login", {"email": "ada@meadow.example", "password": "wrong one"})
    told = house.ports.metrics.page()[0].decode()
    assert 'route="/api/templates/{template_id}",status="200"} 2.0' in told
    assert 'craftify_audit_entries_total{action="template.created"} 1.0' in told
    assert "craftify_store_writes_total" in told
    for name in (template, ada.user_id, ada.organization_id, "ada@", ".env", "no/such"):
        assert name not in told
    assert sum(minute.count for minute in house.ports.metrics.minutes()) >= 6


async def test_a_slow_request_says_where_and_on_what(
    ada: Browser, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("craftify.api.middleware.access_log.SLOW", 0.0)
    await ada.post("/api/templates", {"name": "Welcome", "mjml": HELLO})
    slow = notes.of("slow request")[-1]
    assert slow["route"] == "/api/templates"
    assert slow["parts"]["engine"] > 0
    assert slow["parts"]["write"] > 0
