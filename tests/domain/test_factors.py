"""What factors there are, what can follow a password, and what may not be given up."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import MORNING

from craftify.domain.access import Actor, require, require_fresh, require_whole
from craftify.domain.accounts.factors import (
    ENROLMENT,
    PASSKEYS,
    Factors,
    Passkey,
    passkey_name,
    plain_code,
    recovery_code,
    require_way_in,
)
from craftify.domain.errors import Conflict, Forbidden, Invalid, NotFound

NONE = Factors(account_id="ada")
LATER = MORNING + timedelta(minutes=1)


def a_passkey(name: str = "one", sign_count: int = 0) -> Passkey:
    return Passkey(
        id=name,
        name=name,
        credential_id=f"credential {name}",
        public_key="key",
        sign_count=sign_count,
        created_at=MORNING,
    )


def with_app(factors: Factors = NONE) -> Factors:
    return factors.begun("sealed", MORNING).confirmed(100, MORNING)


def test_a_password_is_followed_by_whatever_there_is() -> None:
    assert NONE.methods == ()
    assert not NONE.begun("sealed", MORNING).present
    assert with_app().methods == ("totp",)
    both = with_app(NONE.with_passkey(a_passkey()))
    assert both.with_codes(("a", "b"), LATER).methods == ("totp", "passkey", "recovery")


def test_recovery_codes_alone_are_no_factor_and_go_with_the_last_one() -> None:
    with pytest.raises(Conflict):
        NONE.with_codes(("a",), MORNING)
    saved = with_app().with_codes(("a", "b"), MORNING)
    assert saved.without_app(LATER).recovery is None
    assert saved.with_passkey(a_passkey()).without_app(LATER).codes_left == 2


def test_a_recovery_code_is_used_up() -> None:
    saved = with_app().with_codes(("a", "b"), MORNING)
    used = saved.recovered("a")
    assert used is not None
    assert used.codes_left == 1
    assert used.recovered("a") is None
    assert saved.recovered("c") is None
    assert with_app().recovered("a") is None


@given(st.lists(st.integers(min_value=0, max_value=300)))
def test_steps_are_taken_once_and_only_forwards(steps: list[int]) -> None:
    factors, taken = with_app(), [100]
    for step in steps:
        after = factors.stepped(step, LATER)
        assert (after is not None) == (step > taken[-1])
        if after is not None:
            factors = after
            taken.append(step)


def test_an_app_waits_fifteen_minutes_for_its_first_code() -> None:
    begun = NONE.begun("sealed", MORNING)
    assert begun.waiting(MORNING + ENROLMENT - timedelta(seconds=1)).sealed == "sealed"
    for nothing in (begun.confirmed(1, MORNING), NONE):
        with pytest.raises(Conflict):
            nothing.waiting(LATER)
    with pytest.raises(Conflict):
        begun.waiting(MORNING + ENROLMENT)
    with pytest.raises(Conflict):
        with_app().begun("another", LATER)


def test_passkeys_are_told_apart_and_are_not_too_many() -> None:
    factors = NONE
    for number in range(PASSKEYS):
        factors = factors.with_passkey(a_passkey(str(number)))
    with pytest.raises(Conflict):
        factors.with_passkey(a_passkey("one more"))
    with pytest.raises(Conflict):
        NONE.with_passkey(a_passkey()).with_passkey(a_passkey())
    shown = factors.shown(factors.named("3"), 7, LATER)
    assert shown.named("3").sign_count == 7
    assert shown.named("4") == factors.named("4")
    assert factors.renamed("3", "Phone").named("3").name == "Phone"
    assert len(factors.without_passkey("3", LATER).passkeys) == PASSKEYS - 1
    for verb in (factors.named, lambda name: factors.without_passkey(name, LATER)):
        with pytest.raises(NotFound):
            verb("nothing")


@pytest.mark.parametrize(
    ("passkeys", "codes", "password", "provider", "stays"),
    [
        (0, 0, True, False, True),
        (0, 0, False, False, False),
        (0, 0, False, True, True),
        (1, 0, False, False, False),
        (1, 0, False, True, False),
        (1, 1, False, False, True),
        (2, 0, False, False, True),
    ],
)
def test_nobody_locks_themselves_out(
    *, passkeys: int, codes: int, password: bool, provider: bool, stays: bool
) -> None:
    factors = NONE
    for number in range(passkeys):
        factors = factors.with_passkey(a_passkey(str(number)))
    if codes:
        factors = factors.with_codes(("a",), MORNING)
    if stays:
        require_way_in(factors, password=password, provider=provider)
    else:
        with pytest.raises(Conflict):
            require_way_in(factors, password=password, provider=provider)


@given(st.binary(min_size=32, max_size=32))
def test_recovery_codes_can_be_read_aloud_and_typed_anyhow(draws: bytes) -> None:
    code = recovery_code(draws)
    assert len(code) == 23
    assert not set(code) & set("01aeiouly")
    assert plain_code(code) == plain_code(f"  {code.upper().replace('-', ' ')}\n")


def test_recovery_codes_differ() -> None:
    assert len({recovery_code(number.to_bytes(32)) for number in range(5000)}) == 5000


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "two\nlines", "bell\a"])
def test_names_of_passkeys_are_one_line(name: str) -> None:
    with pytest.raises(Invalid):
        passkey_name(name)
    assert passkey_name("  Old laptop ") == "Old laptop"


def an_actor(**more: object) -> Actor:
    given_: dict[str, object] = {
        "id": "ada",
        "organization_id": "meadow",
        "name": "Ada",
        "email": "",
        "role": "admin",
        "permissions": frozenset({"template:read"}),
    }
    return Actor(**(given_ | more))  # type: ignore[arg-type]  # field by field


@pytest.mark.parametrize(("minutes", "fresh"), [(0, True), (14.9, True), (15, False), (-1, False)])
def test_a_proof_is_fresh_for_fifteen_minutes(*, minutes: float, fresh: bool) -> None:
    actor = an_actor(proved_at=MORNING)
    now = MORNING + timedelta(minutes=minutes)
    if fresh:
        require_fresh(actor, now)
    else:
        with pytest.raises(Forbidden) as refused:
            require_fresh(actor, now)
        assert refused.value.code == "STEP_UP_REQUIRED"


def test_keys_and_the_operator_have_nothing_more_to_prove() -> None:
    for kind in ("key", "system"):
        require_fresh(an_actor(kind=kind), MORNING)
    with pytest.raises(Forbidden):
        require_fresh(an_actor(), MORNING)


def test_who_lacks_a_second_factor_gets_through_no_gate() -> None:
    confined = an_actor(confined=True)
    for gate in (require_whole, lambda actor: require(actor, "template:read")):
        with pytest.raises(Forbidden) as refused:
            gate(confined)
        assert refused.value.code == "SECOND_FACTOR_MISSING"
        gate(an_actor())
