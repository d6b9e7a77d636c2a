"""Messages are built by our own hands and read back with the standard library."""

import email
import re
from datetime import UTC, datetime, timedelta, timezone
from email import policy
from email.headerregistry import Address as MailboxAddress
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftify.engine.errors import HeaderInvalid
from craftify.engine.message import Address, build_message, quoted_printable, read_message
from craftify.engine.results import Rendered, Size

DATE = datetime(2026, 3, 14, 9, 26, 53, tzinfo=timezone(timedelta(hours=-5)))
ADA = Address(email="ada@example.com", name="Ada Lovelace")
NEWS = Address(email="news@example.org", name="Northwind, Inc.")


def rendered(subject: str = "Hello", html: str = "<p>Hi</p>", text: str = "Hi") -> Rendered:
    size = Size(html=len(html), text=len(text), total=len(html) + len(text))
    return Rendered(subject=subject, preheader="", html=html, text=text, size=size)


def build(  # noqa: PLR0913
    subject: str = "Hello",
    *,
    html: str = "<p>Hi</p>",
    text: str = "Hi",
    sender: Address = NEWS,
    to: Address = ADA,
    reply_to: Address | None = None,
    headers: dict[str, str] | None = None,
    unsubscribe_url: str | None = None,
    unsubscribe_mailto: str | None = None,
    message_id: str = "0198@example.org",
) -> bytes:
    return build_message(
        rendered=rendered(subject, html, text),
        sender=sender,
        to=to,
        reply_to=reply_to,
        message_id=message_id,
        date=DATE,
        headers=headers,
        unsubscribe_url=unsubscribe_url,
        unsubscribe_mailto=unsubscribe_mailto,
    )


def parsed(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_message_has_a_text_and_an_html_part_and_exactly_its_headers() -> None:
    raw = build(
        "Grüße aus Zürich 🎉",
        html="<p>Zoë — 10 €</p>",
        text="Zoë — 10 €",
        reply_to=Address(email="help@bücher.example"),
        headers={"X-Craftify-Test": "yes"},
        unsubscribe_url="https://example.org/u?t=abc",
        unsubscribe_mailto="leave@example.org",
    )
    message = parsed(raw)

    assert message.keys() == [
        "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "List-Unsubscribe",
        "List-Unsubscribe-Post", "X-Craftify-Test", "MIME-Version", "Content-Type",
    ]  # fmt: skip
    assert message["Subject"] == "Grüße aus Zürich 🎉"
    assert message["From"].addresses[0].display_name == "Northwind, Inc."
    assert message["To"].addresses[0].addr_spec == "ada@example.com"
    assert message["Reply-To"] == "help@xn--bcher-kva.example"
    assert message["Date"].datetime == DATE
    assert message["Message-ID"] == "<0198@example.org>"
    unsubscribe = re.sub(r"\s+", "", message["List-Unsubscribe"])
    assert unsubscribe == "<mailto:leave@example.org>,<https://example.org/u?t=abc>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == [
        "text/plain",
        "text/html",
    ]
    body = message.get_body(("html",))
    assert body is not None
    assert body.get_content().strip() == "<p>Zoë — 10 €</p>"


def test_identical_input_gives_identical_bytes_and_other_input_another_boundary() -> None:
    assert build() == build()
    assert parsed(build()).get_boundary() != parsed(build(text="Ho")).get_boundary()


@settings(deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_comes_back_and_no_line_is_too_long(html: str, text: str) -> None:
    html, text = f"<p>{html}</p>", f"T{text}"
    raw = build(html=html, text=text)
    message = read_message(raw)

    def lines(value: str) -> str:
        value = re.sub(r"\r\n|\r|\n", "\n", value)
        return value.encode("utf-8", "replace").decode() + ("" if value.endswith("\n") else "\n")

    assert message.html == lines(html)
    assert message.text == lines(text)
    assert all(len(line) <= 76 for line in raw.split(b"\r\n"))
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw)
    assert raw.isascii()


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=300))
def test_any_subject_arrives_as_written(subject: str) -> None:
    raw = build(subject)
    message = parsed(raw)

    assert len(message.keys()) == 7
    assert " ".join(message["Subject"].split()) == " ".join(subject.split())
    assert all(len(line) <= 78 for line in raw.split(b"\r\n\r\n")[0].split(b"\r\n"))


ENCODED_BREAKS = [
    "a\r\nBcc: evil@example.net",
    "a\nBcc: evil@example.net",
    "a\rBcc: evil@example.net",
    "a\x00b",
    "a\u2028b",
    "a\x85b",
    "=?utf-8?q?=0D=0ABcc:_evil@example.net?=",
    "=?utf-8?Q?x=0ABcc:_evil@example.net?=",
    "=?utf-8?b?DQpCY2M6IGV2aWxAZXhhbXBsZS5uZXQ=?=",
    "=?iso-8859-1?B?DQpCY2M6IGV2aWxAZXhhbXBsZS5uZXQ?=",
    "=?utf-8*en?q?=0D=0ABcc:_evil@example.net?=",
    "=?unknown-charset?q?=0D=0ABcc:_evil@example.net?=",
    "Hi =?utf-8?q?=00?= there",
    "=?utf-8?q?=3D=3Futf-8=3Fq=3F=3D0D=3D0ABcc=3A_e=3F=3D?=",
    "=?utf-16?b?DQAKAEIA?=",
]


@pytest.mark.parametrize("value", ENCODED_BREAKS)
def test_header_injection_is_refused_everywhere(value: str) -> None:
    named = Address(email="a@example.com", name=value)
    attempts: list[dict[str, Any]] = [
        {"subject": value},
        {"sender": named},
        {"to": named},
        {"reply_to": named},
        {"to": Address(email=f"a{value}@example.com")},
        {"headers": {"X-Note": value}},
        {"headers": {value: "x"}},
        {"unsubscribe_url": f"https://example.com/{value}"},
        {"unsubscribe_mailto": value},
        {"message_id": value},
    ]
    for attempt in attempts:
        with pytest.raises(HeaderInvalid):
            build(**attempt)


def test_text_that_looks_encoded_arrives_as_text() -> None:
    assert parsed(build("=?utf-8?q?hello?= = literally"))["Subject"] == (
        "=?utf-8?q?hello?= = literally"
    )


@pytest.mark.parametrize(
    "address",
    [
        "", "ada", "@example.com", "ada@", "a@b@c", "a,b@example.com",
        "a@example.com,b@example.com",
        "a@example.com b@example.com", "a@example.com\nb@example.com", "<a@example.com>",
        "a@[127.0.0.1]", "a@exa mple.com", "a@-example.com", "a@example..com", ".a@example.com",
        "a..b@example.com", '"a b"@example.com', "ä@example.com", "a" * 65 + "@example.com",
        "a@" + "b" * 64 + ".com", "a@" + "b.c" * 100, "a;b@example.com", "a@example.com;",
    ],
)  # fmt: skip
def test_what_is_not_one_address_is_refused(address: str) -> None:
    with pytest.raises(HeaderInvalid):
        build(to=Address(email=address))


def test_a_huge_address_is_refused_at_once() -> None:
    with pytest.raises(HeaderInvalid):
        build(to=Address(email="a@" + "x." * 32_000 + "com"))


@pytest.mark.parametrize(
    "name",
    ["bcc", "Content-Type", "From", "X Bad", "X:Bad", "", "Resent-To", "List-Unsubscribe-Post"],
)  # fmt: skip
def test_headers_that_belong_to_the_message_cannot_be_set(name: str) -> None:
    with pytest.raises(HeaderInvalid):
        build(headers={name: "x"})


def test_no_precedence_and_no_bulk_headers_are_added() -> None:
    assert "Precedence" not in parsed(build())


@pytest.mark.parametrize("name", ['Ada "The Count" \\ Lovelace', "a@b, c", "(x)", "Ünï", "x" * 200])
def test_display_names_arrive_as_written(name: str) -> None:
    assert parsed(build(to=Address(email="a@b.example", name=name)))["To"].addresses[0] == (
        MailboxAddress(name, addr_spec="a@b.example")
    )


def test_a_date_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        build_message(
            rendered=rendered(), sender=NEWS, to=ADA, message_id="a@b",
            date=datetime(2026, 1, 1),  # noqa: DTZ001
        )  # fmt: skip


def test_one_part_is_enough_when_the_other_is_empty() -> None:
    assert parsed(build(text="")).get_content_type() == "text/html"
    assert parsed(build(html="", text="x")).get_content_type() == "text/plain"


def test_spaces_at_line_ends_and_single_dots_survive() -> None:
    encoded = quoted_printable("a \nb\t\n.\n" + "é" * 100 + " ")

    assert b" \r\n" not in encoded
    assert b"\t\r\n" not in encoded
    assert all(len(line) <= 76 for line in encoded.split(b"\r\n"))


def test_reading_shows_headers_parts_and_attachments() -> None:
    raw = (
        b"From: =?utf-8?q?Zo=C3=AB?= <z@example.com>\r\nSubject: Hi\r\n there\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<p>\xe9</p>\r\n"
        b"--b\r\nContent-Type: application/pdf\r\n"
        b'Content-Disposition: attachment; filename="../../etc/x.pdf"\r\n\r\n%PDF\r\n--b--\r\n'
    )
    message = read_message(raw)

    assert [h.name for h in message.headers][:2] == ["From", "Subject"]
    assert message.headers[0].value == "Zoë <z@example.com>"
    assert message.html == "<p>é</p>"
    assert message.attachments[0].name == ".._.._etc_x.pdf"
    assert message.attachments[0].size == 4


@settings(deadline=None)
@given(st.binary(max_size=500))
def test_reading_never_fails(raw: bytes) -> None:
    read_message(raw)
    read_message(
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + raw
    )
    read_message(b"Content-Type: " + raw + b"\r\n\r\n" + raw)


def test_utc_is_written_as_zero_offset() -> None:
    raw = build_message(
        rendered=rendered(), sender=NEWS, to=ADA, message_id="a@b",
        date=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    )  # fmt: skip
    assert b"Date: Fri, 02 Jan 2026 03:04:05 +0000\r\n" in raw
