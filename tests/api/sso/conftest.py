"""A real provider on this machine, and a product that may call it."""

from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_network

import pytest
from tests.builders import HandClock
from tests.providers import RealProvider, real_provider

from craftify.adapters.system import SystemClock
from craftify.ports.egress import Opening
from craftify.settings import Settings


@pytest.fixture(scope="module")
def provider() -> Iterator[RealProvider]:
    with real_provider("--require-nonce", "true") as started:
        yield started


@pytest.fixture
def clock() -> HandClock:
    return HandClock(SystemClock().now())  # a real provider goes by the real time


@pytest.fixture
def settings(settings: Settings) -> Settings:
    loopback = Opening(ip_network("127.0.0.0/8"), None)
    return replace(settings, egress_allow=(loopback,))
