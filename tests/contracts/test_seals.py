"""What every way of sealing promises: only we open it, only for its purpose, only unchanged."""

import pytest

from craftify.adapters.seals import AesSeals
from craftify.ports.seals import SealBroken, Seals

SECRET = "a secret of more than thirty-two characters"
LATER = "another secret of more than thirty-two letters"
SEALS: Seals = AesSeals(SECRET)
TEXTS = ["", "x", "a client's secret", "ключ 鍵 🔑", "\0\r\n", "long " * 20_000]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: str(len(text)))
def test_opens_what_was_sealed(text: str) -> None:
    sealed = SEALS.seal("sso:1", text)
    assert SEALS.unseal("sso:1", sealed) == text
    assert sealed.isascii()
    assert sealed.isprintable()
    assert len(sealed) <= len(text.encode()) * 4 / 3 + 64


def test_tells_nothing_and_never_looks_the_same() -> None:
    sealed = {SEALS.seal("sso:1", "open sesame") for _ in range(200)}
    assert len(sealed) == 200
    assert not any("sesame" in one or "sso" in one for one in sealed)


def test_opens_for_its_own_purpose_only() -> None:
    sealed = SEALS.seal("sso:1", "secret")
    for purpose in ("sso:2", "totp:1", "", "sso:1 ", "sso:11"):
        with pytest.raises(SealBroken):
            SEALS.unseal(purpose, sealed)


@pytest.mark.parametrize("text", ["secret", "secrets", "a secret"])
def test_a_changed_letter_anywhere_is_noticed(text: str) -> None:
    sealed = SEALS.seal("sso:1", text)
    for place, letter in enumerate(sealed):
        for other in set("ABCDEQghwxyz0189-_.") - {letter}:
            with pytest.raises(SealBroken):
                SEALS.unseal("sso:1", sealed[:place] + other + sealed[place + 1 :])


SEALED = SEALS.seal("sso:1", "secret")
FALSE = {
    "nothing": "",
    "words": "secret",
    "cut": SEALED[:-1],
    "longer": SEALED + "AA",
    "padded": SEALED + "==",
    "a line more": SEALED + "\n",
    "of another secret": AesSeals(LATER).seal("sso:1", "secret"),
    "of a later kind": SEALED.replace("s1.", "s2.", 1),
    "only a nonce": SEALED[:31],
}


@pytest.mark.parametrize("sealed", list(FALSE.values()), ids=list(FALSE))
def test_takes_nothing_else(sealed: str) -> None:
    with pytest.raises(SealBroken):
        SEALS.unseal("sso:1", sealed)


def test_the_servers_secret_can_be_exchanged() -> None:
    before = SEALS.seal("sso:1", "secret")
    later = AesSeals(LATER, [SECRET])
    assert later.unseal("sso:1", before) == "secret"
    assert later.outdated(before)
    after = later.seal("sso:1", "secret")
    assert not later.outdated(after)
    assert AesSeals(LATER).unseal("sso:1", after) == "secret"
    with pytest.raises(SealBroken):
        AesSeals(LATER).unseal("sso:1", before)
    assert later.outdated("nonsense")
