"""Which passwords are good enough."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftify.domain.accounts.passwords import LONGEST, SHORTEST, checked_password
from craftify.domain.errors import Invalid

WHO = ("ada.byron@meadow.example", "Ada", "Byron", "Meadow & Sons")


@pytest.mark.parametrize(
    "password",
    [
        "seven brown owls at noon",
        "xkcd-936-was-right",
        "déjà-vu über ñandú žluť",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "  blanks count as well  ",
        "🦉🦉🌊🌊🗻🗻🌲🌲🌙🌙",
        "meadow with seven brown owls",
        "a" * 128 + "b" * 128,
    ],
)
def test_a_long_one_is_good_whatever_it_is_made_of(password: str) -> None:
    assert checked_password(password, WHO) == unicodedata.normalize("NFC", password)


@pytest.mark.parametrize(
    "password",
    [
        "",
        "x",
        "ninechars",
        "x" * (LONGEST + 1),
        "password123",
        "Password1234!",
        "P@ssw0rd2027",
        "qwertyuiop",
        "1234567890",
        "0987654321",
        "abcdefghijkl",
        "1qaz2wsx3edc",
        "iloveyou2027",
        "welcomewelcome",
        "AAAAAAAAAA",
        "1111111111",
        "summer2027!!",
        "changeme1234",
    ],
)
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked_password(password, WHO)
    assert [problem.path for problem in refusal.value.problems] == ["password"]
    assert len(password) < 3 or password not in str(refusal.value.problems)


@pytest.mark.parametrize(
    "password",
    ["meadow2027", "AdaByron!!", "ada.byron@meadow.example", "byron-meadow", "craftify2027"],
)
def test_who_you_are_is_no_secret(password: str) -> None:
    with pytest.raises(Invalid, match="not valid"):
        checked_password(password, WHO)


@given(st.text(min_size=SHORTEST, max_size=LONGEST))
def test_nothing_but_composition_ever_changes(password: str) -> None:
    try:
        checked = checked_password(password)
    except Invalid:
        return
    assert checked == unicodedata.normalize("NFC", password)
