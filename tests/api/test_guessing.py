"""Guessing passwords: exactly the right one works, nobody learns who is there, tries are few."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import PASSWORD, Browser, HandClock, Notes, a_founding, code, data

from craftify import wiring
from craftify.adapters.passwords import Argon2Passwords
from craftify.domain.access import Caller
from craftify.domain.accounts.passwords import checked_password, composed
from craftify.domain.errors import Invalid, Unauthenticated
from craftify.ports.items import Item, Items, Key
from craftify.ports.passwords import Passwords
from craftify.services.accounts.administrators import operator
from craftify.settings import Settings

MakeClient = Callable[..., httpx.AsyncClient]
EMAIL = "ada@meadow.example"
ODD = (
    "  leading and trailing blanks  ",
    "tabs\tand\nlines\r\nwithin it",
    "x" * 40 + "é" * 40 + "😀" * 40,
    "密码密码密码密码密码密码",
    "e\u0301tude en mi majeur",  # composed where it is kept
    "кошка на окне спит весь день",
    '"quotes" \\ slashes / & <b>markup</b>',
    "$argon2id$v=19$m=32768,t=3,p=1$",
    "null\u0000byte in the middle",
    "{{ 7 * 7 }} {% raw %} ${jndi}",
    "' OR '1'='1' -- and so on",
    "[REDACTED] is not my password",
    "\u202eright to left override here",
    "zero\u200bwidth\u200bspaces in it",
    "🏳️‍🌈🏳️‍🌈🏳️‍🌈🏳️‍🌈 flags of many parts",
    "9" * 13 + "8" * 13 + "7" * 13,
)


async def login(client: httpx.AsyncClient, password: str, email: str = EMAIL) -> httpx.Response:
    return await client.post("/api/auth/token", json={"email": email, "password": password})


@pytest.mark.parametrize("password", ODD, ids=range(len(ODD)))
async def test_an_odd_password_works_exactly_as_it_was_chosen(
    house: wiring.House, make_client: MakeClient, ada: Browser, password: str
) -> None:
    assert ada.user_id
    await house.services.administrators.reset_password(operator(), EMAIL, password)
    client = make_client()
    assert (await login(client, password)).status_code == 200
    for near in (password + " ", " " + password, password[:-1], password.swapcase() + "x"):
        assert (await login(client, near)).status_code in {401, 429}


@given(st.text(min_size=10, max_size=128), st.text(max_size=140))
@settings(max_examples=15, deadline=None)
def test_whatever_is_taken_fits_itself_and_nothing_else(chosen: str, other: str) -> None:
    with suppress(Invalid):
        kept = checked_password(chosen)
        same = composed(other) == kept
        fits = asyncio.run(_fits(kept, composed(chosen), composed(other)))
        assert fits == (True, same)


async def _fits(kept: str, chosen: str, other: str) -> tuple[bool, bool]:
    passwords = Argon2Passwords()
    try:
        hashed = await passwords.hash(kept)
        return await passwords.verify(hashed, chosen), await passwords.verify(hashed, other)
    finally:
        await passwords.close()


async def test_fifty_wrong_ones_are_wrong(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    assert ada.user_id
    client, chance = make_client(), random.Random(1)  # noqa: S311 - the same ones each time
    for _ in range(50):
        letters = list(PASSWORD)
        letters[chance.randrange(len(letters))] = chance.choice("aeiouAEIOU 0123456789_")
        wrong = "".join(letters)
        if wrong == PASSWORD:
            continue
        clock.advance(minutes=16)
        assert code(await login(client, wrong)) == "INVALID_CREDENTIALS"


# --- who has an account -------------------------------------------------------------------------


@dataclass
class Counting:
    """The real hasher and the real store, with a tally of what was asked of them."""

    passwords: Passwords
    store: Items
    asked: Counter[str] = field(default_factory=Counter)

    async def verify(self, hashed: str, password: str) -> bool:
        self.asked[hashed.rpartition("$")[0].rpartition("$")[0]] += 1
        return await self.passwords.verify(hashed, password)

    async def pretend(self, password: str) -> None:
        await self.passwords.pretend(password)
        self.asked["pretend"] += 1

    async def get(self, pk: str, sk: str) -> Item | None:
        self.asked["reads"] += 1
        return await self.store.get(pk, sk)

    async def many(self, keys: Sequence[Key]) -> list[Item | None]:
        self.asked["reads"] += 1
        return await self.store.many(keys)

    async def write(self, *ops: Any) -> None:  # noqa: ANN401
        self.asked["writes"] += 1
        await self.store.write(*ops)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self.passwords if hasattr(self.passwords, name) else self.store, name)


async def test_a_refusal_costs_the_same_whoever_is_asked_for(
    house: wiring.House, ada: Browser, settings: Settings
) -> None:
    """Not by a stopwatch: what takes time is counted, and it is one hash of the same cost."""
    assert ada.user_id
    tally = Counting(house.ports.passwords, house.ports.items)
    ports = replace(house.ports, passwords=tally, items=tally)
    services = wiring.assemble(ports, settings)
    hashes, reads = [], []
    for email in (EMAIL, "nobody@meadow.example"):
        tally.asked.clear()
        with pytest.raises(Unauthenticated):
            await services.entrance.sign_in(email, "a wrong guess", Caller(address="192.0.2.1"))
        reads.append(tally.asked.pop("reads"))
        hashes.append(dict(tally.asked))
        await services.errands.settle()  # what goes on the record does so after the answer
    assert hashes == [{"$argon2id$v=19$m=32768,t=3,p=1": 1}, {"pretend": 1}]
    assert abs(reads[0] - reads[1]) <= 2  # of 15 µs each, beside 50 ms
    decoy = Argon2Passwords()
    stored = await decoy.hash("anything at all")
    assert not decoy.outdated(stored)
    await decoy.close()


async def test_answers_do_not_tell_who_has_an_account(
    house: wiring.House, make_client: MakeClient, ada: Browser
) -> None:
    assert ada.user_id
    await house.services.administrators.create(operator(), a_founding(email="bob@meadow.example"))
    client = make_client()

    def told(answer: httpx.Response) -> tuple[int, Any, set[str]]:
        body = answer.json()
        for part in (body, body.get("error", {})):
            part.pop("requestId", None)
            part.pop("timestamp", None)
        return answer.status_code, body, {name for name in answer.headers if "limit" not in name}

    for path, given_ in (
        ("/api/auth/login", {"password": "a wrong guess"}),
        ("/api/auth/token", {"password": "a wrong guess", "code": "000000"}),
        ("/api/auth/password/forgot", {}),
        ("/api/auth/sso", {}),
    ):
        answers = [
            told(await client.post(path, json={"email": email} | given_))
            for email in ("bob@meadow.example", "nobody@meadow.example")
        ]
        assert answers[0] == answers[1], path
        assert answers[0][0] != 404, path


# --- few tries ----------------------------------------------------------------------------------


async def waited(client: httpx.AsyncClient, guess: str = "wrong", email: str = EMAIL) -> int:
    """How long the next try has to wait; 0 when it was judged."""
    answer = await login(client, guess, email)
    return int(answer.headers["retry-after"]) if answer.status_code == 429 else 0


async def test_waits_double_from_a_second_to_fifteen_minutes_and_never_lock(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    assert ada.user_id
    waits = []
    for attempt in range(16):
        client = make_client(address=f"198.51.100.{attempt}")
        if attempt >= 5:
            waits.append(await waited(client))
            clock.advance(seconds=waits[-1])
        assert await waited(client) == 0
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900]
    clock.advance(seconds=900)
    assert (await login(make_client(), PASSWORD)).status_code == 200


async def test_what_comes_while_waiting_is_neither_judged_nor_counted(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    assert ada.user_id
    client = make_client()
    for _ in range(5):
        await login(client, "wrong")
    for _ in range(20):
        assert await waited(client, PASSWORD) == 1
    clock.advance(seconds=1)
    assert (await login(client, PASSWORD)).status_code == 200
    assert await waited(client) == 0  # success has forgiven everything


async def test_one_address_fails_with_twenty_accounts_and_no_more(
    make_client: MakeClient, ada: Browser
) -> None:
    assert ada.user_id
    client = make_client(address="198.51.100.7")
    waits = [await waited(client, "wrong", f"person{n}@meadow.example") for n in range(22)]
    assert waits[:20] == [0] * 20
    assert min(waits[20:]) > 0
    assert await waited(make_client(address="198.51.100.8"), PASSWORD) == 0


async def test_an_address_of_many_people_who_sign_in_well_is_not_limited(
    house: wiring.House, make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    assert ada.user_id
    people = [f"person{n}@meadow.example" for n in range(22)]
    for email in people:
        await house.services.administrators.create(operator(), a_founding(email=email))
    client = make_client(address="198.51.100.7")
    for email in people:
        clock.advance(seconds=5)
        assert (await login(client, "a slip of the hand", email)).status_code == 401
        assert (await login(client, PASSWORD, email)).status_code == 200


async def test_a_whole_network_of_addresses_is_one_customer(
    make_client: MakeClient, ada: Browser
) -> None:
    assert ada.user_id
    waits = [
        await waited(make_client(address=f"2001:db8:1:1::{n:x}"), "x", f"p{n}@meadow.example")
        for n in range(1, 23)
    ]
    assert max(waits[20:]) > 0


async def test_refreshing_goes_on_while_somebody_guesses(
    make_client: MakeClient, ada: Browser, clock: HandClock, notes: Notes
) -> None:
    assert ada.user_id
    client = make_client()
    pair = data(await login(client, PASSWORD))
    for _ in range(8):
        await login(make_client(address="198.51.100.7"), "wrong")
    clock.advance(minutes=1)
    answer = await client.post("/api/auth/refresh", json={"refreshToken": pair["refreshToken"]})
    assert answer.status_code == 200
    assert notes.of("sign_in.limited")


SPOOFS: Sequence[Callable[[int], dict[str, str]]] = (
    lambda n: {"X-Forwarded-For": f"203.0.113.{n}"},
    lambda n: {"X-Forwarded-For": f"10.0.0.{n}, 127.0.0.1", "X-Real-IP": f"203.0.113.{n}"},
    lambda n: {"Forwarded": f"for=203.0.113.{n};proto=https"},
    lambda n: {"X-Client-IP": f"203.0.113.{n}", "True-Client-IP": f"203.0.113.{n}"},
    lambda n: {"CF-Connecting-IP": f"203.0.113.{n}", "X-Cluster-Client-IP": f"::{n}"},
)


async def test_no_header_makes_a_guesser_somebody_else(
    make_client: MakeClient, ada: Browser, clock: HandClock
) -> None:
    """Fifty guesses at fifty accounts, each from another address as far as its headers go."""
    assert ada.user_id
    client = make_client(address="198.51.100.7")
    judged = 0
    for number in range(50):
        spoofed = SPOOFS[number % len(SPOOFS)](number)
        given_ = {"email": f"person{number}@meadow.example", "password": "wrong"}
        answer = await client.post("/api/auth/token", json=given_, headers=spoofed)
        judged += answer.status_code == 401
    assert judged == 20
    clock.advance(seconds=1)
    assert await waited(make_client(address="198.51.100.8"), PASSWORD) == 0


async def test_refused_sign_ins_are_on_the_record_of_the_organization(
    house: wiring.House, make_client: MakeClient, ada: Browser
) -> None:
    client = make_client(address="198.51.100.7")
    await login(client, "wrong")
    await login(client, "wrong", "nobody@meadow.example")
    await house.services.errands.settle()
    entries = data(await ada.get("/api/audit?action=session.refused"))
    assert [(one["address"], one["details"]["user"]) for one in entries] == [
        ("198.51.100.7", "Ada Byron")
    ]
