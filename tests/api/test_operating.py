"""What operators see of a running server, and what others do not."""

from dataclasses import replace

import httpx
import pytest
from tests.builders import ORIGIN, Browser, HandClock, Notes, code, data, paths

from craftify import __version__, wiring
from craftify.adapters.workshop import ProcessWorkshop
from craftify.api.app import create_app
from craftify.api.system.layers import OUTER, chain
from craftify.domain.access import Caller
from craftify.domain.features import FEATURES
from craftify.settings import Settings
from craftify.wiring.watching import circumstances


async def bearer(browser: Browser) -> dict[str, str]:
    given = {"email": "ada@meadow.example", "password": "seven brown owls at noon"}
    pair = data(await browser.client.post("/api/auth/token", json=given))
    return {"Authorization": f"Bearer {pair['accessToken']}"}


async def test_strangers_hear_only_whether_it_works(
    client: httpx.AsyncClient, ada: Browser, clock: HandClock
) -> None:
    assert data(await client.get("/health")) == {"status": "ok"}
    clock.advance(seconds=90)
    health = data(await client.get("/health", headers=await bearer(ada)))
    assert (health["version"], health["uptimeSeconds"]) == (__version__, 90)
    assert {part["name"] for part in health["checks"]} == {
        *("store", "catalog", "blobs", "mailbox", "engine"),
    }
    assert health["memory"]["rss"] > 1_000_000


async def test_the_status_tells_everything(ada: Browser) -> None:
    for _ in range(5):
        await ada.get("/api/templates")
    status = data(await ada.get("/api/system/status"))
    assert status["version"] == __version__
    assert {service["status"] for service in status["services"]} == {"ok"}
    assert status["queue"] == {"waiting": 0, "running": 0, "failed": 0}
    assert len(status["requests"]["last"]) == 60
    assert status["requests"]["perMinute"] >= 5
    assert status["requests"]["p95"] > 0
    assert status["storage"]["bytes"] > 0
    assert status["storage"]["free"] > 0
    assert status["catalogLagSeconds"] is not None


async def test_every_layer_that_runs_is_told_with_its_settings(
    house: wiring.House, settings: Settings, ada: Browser, client: httpx.AsyncClient
) -> None:
    wired = [type(layer).__name__ for layer in chain(house.app)]
    assert set(wired) <= set(OUTER)
    posture = data(await ada.get("/api/system/security"))
    told = [layer["id"] for layer in posture["layers"]]
    assert told == data(await client.get("/security"))["layers"]
    assert told.index("trustedProxiesOnly") < told.index("rateLimits")
    assert told.index("rateLimits") < told.index("authentication")
    assert "cors" not in told
    limits = next(layer for layer in posture["layers"] if layer["id"] == "rateLimits")
    assert limits["values"][0] == {"name": "Anonymous (a 15 minutes)", "value": settings.rate_limit}
    secret = str(posture)
    assert "127.0.0.1" not in secret
    options = wiring.door(house.ports, replace(settings, cors_origins=("https://a.example",)))
    transport = httpx.ASGITransport(create_app(house.services, options))
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as other:
        assert "cors" in data(await other.get("/security"))["layers"]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"host": "0.0.0.0"}, {"no-https", "not-production", "no-base-url", "default-sender"}),  # noqa: S104
        ({"base_url": "https://a.example"}, {"no-trusted-proxy"}),
        ({"base_url": "https://a.example", "hsts": "off"}, {"no-hsts"}),
        ({"log_level": "debug"}, {"debug-logs"}),
        ({"secret_key_previous": ("x" * 32,)}, {"previous-secret"}),
    ],
)
async def test_what_could_be_better_is_found(
    house: wiring.House,
    settings: Settings,
    ada: Browser,
    changes: dict[str, object],
    found: set[str],
) -> None:
    at = circumstances(replace(settings, **changes))  # type: ignore[arg-type]  # of the table
    posture = replace(house.services.posture, circumstances=replace(at, python=(3, 13, 12)))
    me = await house.services.sessions.authenticate(
        (await bearer(ada))["Authorization"].partition(" ")[2], Caller(address="127.0.0.1")
    )
    weaknesses = await posture.weaknesses(me)
    assert found <= {weakness.id for weakness in weaknesses}
    ranks = [("high", "medium", "low").index(weakness.severity) for weakness in weaknesses]
    assert ranks == sorted(ranks)
    assert all(weakness.mend for weakness in weaknesses)


async def test_only_those_who_operate_the_server_see_it(ada: Browser, stranger: Browser) -> None:
    for path in ("/api/system/status", "/api/system/security", "/api/system/features"):
        assert (await ada.get(path)).status_code == 200
        assert code(await stranger.get(path)) == "FORBIDDEN"
    answer = await stranger.put("/api/system/features", {"api-docs": False})
    assert code(answer) == "FORBIDDEN"


async def test_the_reference_can_be_turned_off(ada: Browser, client: httpx.AsyncClient) -> None:
    pages = ("/api-docs", "/api-docs/docs.js", "/api/openapi.json")
    assert [(await client.get(path)).status_code for path in pages] == [200] * 3
    switches = data(await ada.put("/api/system/features", {"api-docs": False}))
    docs = next(switch for switch in switches if switch["id"] == "api-docs")
    assert (docs["on"], docs["default"], docs["source"]) == (False, True, "chosen")
    assert [(await client.get(path)).status_code for path in pages] == [404] * 3
    assert "openapi" not in data(await client.get("/api"))["links"]
    (entry,) = data(await ada.get("/api/audit", params={"action": "feature.changed"}))
    assert entry["changes"] == [{"path": "api-docs", "before": None, "after": False}]
    await ada.put("/api/system/features", {"api-docs": True})
    assert (await client.get("/api-docs")).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [({"nothing": True}, 422), ({"api-docs": "off"}, 422), ([], 422), ({}, 200)],
)
async def test_only_what_there_is_can_be_turned_off(
    ada: Browser, body: object, status: int
) -> None:
    answer = await ada.put("/api/system/features", body)
    assert answer.status_code == status
    if body == {"nothing": True}:
        assert paths(answer) == {"nothing"}


async def test_nobody_locks_themselves_out(ada: Browser) -> None:
    for path in ("/api/system/features", "/api/organization/features"):
        answer = await ada.put(path, {"password-sign-in": False})
        assert code(answer) == "WOULD_LOCK_YOU_OUT"


async def test_what_the_settings_say_cannot_be_changed(
    settings: Settings, notes: Notes, clock: HandClock, workshop: ProcessWorkshop
) -> None:
    told = replace(settings, features=(("api-docs", False),))
    async with wiring.open_house(told, notes, clock=clock, workshop=workshop) as house:
        transport = httpx.ASGITransport(house.app)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            assert (await client.get("/api-docs")).status_code == 404


async def test_in_production_the_reference_is_off_until_somebody_wants_it(
    settings: Settings, notes: Notes, clock: HandClock, workshop: ProcessWorkshop
) -> None:
    told = replace(settings, environment="production")
    async with wiring.open_house(told, notes, clock=clock, workshop=workshop) as house:
        transport = httpx.ASGITransport(house.app)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            assert (await client.get("/api-docs")).status_code == 404


def test_every_feature_has_an_owner_that_asks() -> None:
    from importlib import import_module  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    for feature in FEATURES:
        module = import_module(feature.owner)
        assert feature.id in Path(str(module.__file__)).read_text(), feature.id


async def test_an_organization_can_do_without_passwords(
    ada: Browser, house: wiring.House, client: httpx.AsyncClient
) -> None:
    given = {"email": "ada@meadow.example", "password": "seven brown owls at noon"}
    me = await house.services.sessions.authenticate(
        (await bearer(ada))["Authorization"].partition(" ")[2], Caller(address="127.0.0.1")
    )
    by_passkey = replace(me, methods=("passkey",))
    await house.services.features.change_organization(by_passkey, {"password-sign-in": False})
    assert code(await client.post("/api/auth/token", json=given)) == "PASSWORD_SIGN_IN_OFF"
    assert data(await ada.get("/api/organization/features"))[0]["on"] is False
    await house.services.features.change_organization(by_passkey, {"password-sign-in": True})
    assert (await client.post("/api/auth/token", json=given)).status_code == 200
    await house.services.features.change_installation(by_passkey, {"password-sign-in": False})
    assert code(await client.post("/api/auth/token", json=given)) == "PASSWORD_SIGN_IN_OFF"
    (switch, _) = data(await ada.get("/api/organization/features"))
    assert (switch["on"], switch["default"], switch["source"]) == (False, False, "setting")
