"""An email goes to one address and to nobody else."""

from datetime import UTC, datetime
from time import perf_counter

import pytest

from craftify.domain.accounts.people import Person
from craftify.domain.errors import Invalid
from craftify.domain.sending import Message, one_address

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("anna@example.com", "anna@example.com"),
        (" anna@example.com ", "anna@example.com"),
        ("Anna.O'Neil+test@EXAMPLE.com", "Anna.O'Neil+test@example.com"),
        ("anna@bücher.example", "anna@xn--bcher-kva.example"),
        ("anna@localhost", "anna@localhost"),
    ],
)
def test_one_plain_address_is_taken(given: str, kept: str) -> None:
    assert one_address(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "",
        "anna",
        "@example.com",
        "anna@",
        "anna@example.com,ben@example.com",
        "anna@example.com;ben@example.com",
        "anna@example.com ben@example.com",
        "Anna <anna@example.com>",
        "anna@example.com\r\nBcc: ben@example.com",
        "anna\n@example.com",
        "anna@example.com\x00",
        "anna@ex ample.com",
        '"anna ben"@example.com',
        "anna..ben@example.com",
        ".anna@example.com",
        "änna@example.com",
        "anna@-example.com",
        "anna@example..com",
        "anna@[127.0.0.1]",
        "anna@ben@example.com",
        "a" * 65 + "@example.com",
        "anna@" + "a" * 64 + ".com",
        "anna@" + ".".join(["abcdef"] * 40) + ".com",
        "anna(comment)@example.com",
    ],
)
def test_anything_else_is_refused(given: str) -> None:
    with pytest.raises(Invalid) as refused:
        one_address(given)
    assert refused.value.problems[0].path == "to"


@pytest.mark.parametrize("given", ["a," * 32_768, "@" * 65_536, "ü" * 65_536, "a." * 32_768 + "@x"])
def test_long_nonsense_is_refused_at_once(given: str) -> None:
    begun = perf_counter()
    with pytest.raises(Invalid):
        one_address(given)
    assert perf_counter() - begun < 0.1


def test_a_message_is_settled_once_the_mailer_answered() -> None:
    message = Message(
        id="m",
        organization_id="o",
        template_id="t",
        version=1,
        hash="0" * 64,
        locale=None,
        subject="Hello",
        sender="a@example.com",
        recipient="b@example.com",
        test=True,
        created_at=NOW,
        created_by=Person(id="u", name="Anna"),
    )
    refused = message.settled("refused", NOW, reason="x" * 900)
    assert (message.status, refused.status, len(refused.reason)) == ("queued", "refused", 500)
