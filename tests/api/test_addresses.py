"""Who calls: the peer, or what trusted proxies say, and nobody else."""

import ipaddress
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PASSWORD, HandClock, Notes, a_setup, code, data

from craftify import wiring
from craftify.api.middleware.addresses import Addresses
from craftify.domain.access import Caller
from craftify.domain.access_rules import Network
from craftify.settings import Settings, read_settings

TRUSTED: tuple[Network, ...] = tuple(map(ipaddress.ip_network, ("10.0.0.0/8", "fd00::/8")))


def seen(peer: str, *hops: str, proto: str = "", trusted: tuple[Network, ...] = TRUSTED) -> Any:  # noqa: ANN401 - a scope
    """What the layer makes of a request."""
    headers = [(b"x-forwarded-for", hop.encode("latin-1", "replace")) for hop in hops]
    if proto:
        headers.append((b"x-forwarded-proto", proto.encode()))
    scope: dict[str, Any] = {"type": "http", "client": (peer, 1), "headers": headers}

    async def nothing(*_: object) -> None:
        return None

    layer = Addresses(nothing, trusted=trusted, origin="https://email.example.com")
    walk = layer(scope, nothing, nothing)  # type: ignore[arg-type]  # nothing is asked of them
    with pytest.raises(StopIteration):
        walk.__await__().__next__()
    return scope


def address(peer: str, *hops: str, **more: Any) -> str:  # noqa: ANN401 - as above
    caller: Caller = seen(peer, *hops, **more)["state"]["caller"]
    return caller.address


@pytest.mark.parametrize(
    ("peer", "hops", "expected"),
    [
        ("203.0.113.7", (), "203.0.113.7"),
        ("203.0.113.7", ("198.51.100.1",), "203.0.113.7"),
        ("10.0.0.1", ("198.51.100.1",), "198.51.100.1"),
        ("10.0.0.1", ("1.1.1.1, 198.51.100.1",), "198.51.100.1"),
        ("10.0.0.1", ("1.1.1.1", "198.51.100.1, 10.0.0.2"), "198.51.100.1"),
        ("10.0.0.1", ("10.0.0.3, 10.0.0.2",), "10.0.0.3"),
        ("10.0.0.1", ("198.51.100.1, unknown",), "10.0.0.1"),
        ("10.0.0.1", ("",), "10.0.0.1"),
        ("::ffff:10.0.0.1", ("::ffff:198.51.100.1",), "198.51.100.1"),
        ("fd00::1", ("[2001:db8::5]",), "2001:db8::5"),
        ("2001:DB8:0:0::7", (), "2001:db8::7"),
        ("somewhere", ("198.51.100.1",), "unknown"),
    ],
)
def test_is_the_last_one_that_nobody_vouches_for(
    peer: str, hops: tuple[str, ...], expected: str
) -> None:
    assert address(peer, *hops) == expected


@given(st.lists(st.text(max_size=30), max_size=5))
def test_nobody_unknown_is_believed(hops: list[str]) -> None:
    assert address("203.0.113.7", *hops) == "203.0.113.7"


@given(st.lists(st.text(max_size=30), max_size=5), st.ip_addresses())
def test_what_stands_left_of_a_stranger_is_never_read(
    forged: list[str], stranger: ipaddress.IPv4Address | ipaddress.IPv6Address
) -> None:
    one = address("10.0.0.1", str(stranger))
    many = address("10.0.0.1", *forged, str(stranger))
    if not any(ipaddress.ip_address(one) in network for network in TRUSTED):
        assert many == one


@pytest.mark.parametrize(
    ("peer", "proto", "scheme"),
    [
        ("10.0.0.1", "https", "https"),
        ("203.0.113.7", "https", "http"),
        ("10.0.0.1", "gopher", "http"),
    ],
)
def test_only_a_trusted_proxy_says_how_the_caller_came(peer: str, proto: str, scheme: str) -> None:
    assert seen(peer, proto=proto)["scheme"] == scheme


@pytest.fixture
async def behind(
    settings: Settings, clock: HandClock, notes: Notes
) -> AsyncIterator[httpx.AsyncClient]:
    """A client that comes to an installation through its proxy."""
    told = replace(
        settings,
        base_url="https://email.example.com",
        trusted_proxies=(ipaddress.ip_network("10.0.0.0/8"),),
    )
    async with wiring.open_house(told, notes, clock=clock) as house:
        token = await house.services.setup.offer()
        assert token is not None
        transport = httpx.ASGITransport(house.app, client=("10.0.0.1", 1))
        async with httpx.AsyncClient(
            transport=transport,
            base_url="https://email.example.com",
            headers={"X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https"},
        ) as client:
            answer = await client.post(
                "/api/setup",
                json=a_setup(token),
                headers={"Origin": "https://email.example.com", "Sec-Fetch-Site": "same-origin"},
            )
            assert answer.status_code == 201, answer.text
            yield client


async def test_behind_a_proxy_cookies_are_safe_and_callers_known(
    behind: httpx.AsyncClient, notes: Notes
) -> None:
    session = await behind.get("/api/auth/session")
    assert session.status_code == 200
    assert session.headers["strict-transport-security"]
    names = {cookie.name for cookie in behind.cookies.jar}
    assert {"__Host-craftify_access", "__Host-craftify_refresh"} <= names
    assert all(name.startswith("__Host-") for name in names)
    assert all(cookie.secure for cookie in behind.cookies.jar)
    assert notes.of("request")[-1]["address"] == "198.51.100.7"


async def test_a_name_that_is_not_ours_is_not_answered_for(behind: httpx.AsyncClient) -> None:
    for headers in (
        {"Host": "evil.example"},
        {"Host": "email.example.com.evil.example"},
        {"Host": "emailxexample.com"},
    ):
        answer = await behind.get("/api", headers=headers)
        assert answer.status_code == 421
        assert code(answer) == "MISDIRECTED"
    forwarded = {"X-Forwarded-Host": "evil.example"}
    assert (await behind.get("/api", headers=forwarded)).status_code == 200


async def test_the_other_scheme_of_our_own_name_is_another_site(behind: httpx.AsyncClient) -> None:
    given = {"email": "ada@meadow.example", "password": PASSWORD}
    http = {"Origin": "http://email.example.com"}
    assert (await behind.post("/api/auth/login", json=given, headers=http)).status_code == 403
    https = {"Origin": "https://email.example.com"}
    answer = await behind.post("/api/auth/login", json=given, headers=https)
    assert data(answer)["user"]["email"] == "ada@meadow.example"


def test_settings_say_who_is_trusted() -> None:
    told = {"CRAFTIFY_TRUSTED_PROXIES": "10.0.0.0/8, 192.168.1.5,fd00::/8"}
    assert len(read_settings(told).trusted_proxies) == 3
