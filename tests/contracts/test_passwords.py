"""What every keeper of passwords promises."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from argon2 import extract_parameters

from craftify.adapters.passwords import Argon2Passwords
from craftify.adapters.passwords.argon import DECOY
from craftify.domain.errors import Unavailable
from craftify.ports.passwords import Passwords


@pytest.fixture
async def passwords() -> AsyncIterator[Passwords]:
    keeper = Argon2Passwords()
    yield keeper
    await keeper.close()
    await keeper.close()


@pytest.mark.parametrize(
    "password", ["seven brown owls", " blanks ", "ünïcödé🦉", "x" * 256, "nul\x00inside", "\ud800x"]
)
async def test_takes_back_only_what_was_hashed(passwords: Passwords, password: str) -> None:
    hashed = await passwords.hash(password)
    assert password not in hashed
    assert await passwords.verify(hashed, password)
    for other in (password + " ", password[1:], password.swapcase() + "x", ""):
        assert not await passwords.verify(hashed, other)


async def test_two_hashes_of_one_password_differ(passwords: Passwords) -> None:
    assert await passwords.hash("seven brown owls") != await passwords.hash("seven brown owls")


@pytest.mark.parametrize("hashed", ["", "nonsense", "$argon2id$v=19$m=1", "$2b$12$abc"])
async def test_an_unreadable_hash_fits_nothing(passwords: Passwords, hashed: str) -> None:
    assert not await passwords.verify(hashed, "seven brown owls")
    assert passwords.outdated(hashed)


async def test_hashes_are_slow_enough_and_the_decoy_is_as_slow(passwords: Passwords) -> None:
    hashed = await passwords.hash("seven brown owls")
    figures = extract_parameters(hashed)
    assert hashed.startswith("$argon2id$")
    assert figures.memory_cost >= 19 * 1024
    assert figures.time_cost >= 2
    assert not passwords.outdated(hashed)
    assert extract_parameters(DECOY) == figures
    assert passwords.outdated("$argon2id$v=19$m=8192,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA")


async def test_too_many_at_once_are_sent_away() -> None:
    keeper = Argon2Passwords(at_once=1, waiting=2)
    hashed = await keeper.hash("seven brown owls")
    answers = await asyncio.gather(
        *(keeper.verify(hashed, "seven brown owls") for _ in range(6)), return_exceptions=True
    )
    await keeper.close()
    assert [answer for answer in answers if answer is True] == [True] * 3
    assert sum(isinstance(answer, Unavailable) for answer in answers) == 3
