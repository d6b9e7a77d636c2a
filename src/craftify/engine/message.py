"""Assembles the bytes of one email and reads emails back for the mailbox."""

import binascii
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from hashlib import sha256

from craftify.engine.errors import TooLarge
from craftify.engine.headers import (
    Address,
    check_value,
    field,
    mailbox,
    normal_address,
    refuse,
    written_date,
)
from craftify.engine.headers import (
    message_id as written_id,
)
from craftify.engine.results import Problem, Record, Rendered

__all__ = ["Address", "Attachment", "Header", "ReadMessage", "build_message", "read_message"]

MAX_MESSAGE = 25 * 1024 * 1024
_LONGEST_URL = 900
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,75}")
_OWN = re.compile(
    r"from|to|cc|bcc|sender|reply-to|subject|date|message-id|mime-version|return-path|received"
    r"|dkim-signature|arc-.*|authentication-results|content-.*|resent-.*|list-unsubscribe.*",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[!#-;=?-~]+", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")


class Header(Record, frozen=True, kw_only=True):
    """One header field as it was received, decoded."""

    name: str
    value: str


class Attachment(Record, frozen=True, kw_only=True):
    """A part that is neither the text nor the HTML."""

    name: str
    content_type: str
    size: int


class ReadMessage(Record, frozen=True, kw_only=True):
    """An email taken apart for people to look at."""

    headers: tuple[Header, ...]
    html: str
    text: str
    attachments: tuple[Attachment, ...] = ()


def build_message(  # noqa: PLR0913 - an email has this many headers
    *,
    rendered: Rendered,
    sender: Address,
    to: Address,
    message_id: str,
    date: datetime,
    reply_to: Address | None = None,
    headers: Mapping[str, str] | None = None,
    unsubscribe_url: str | None = None,
    unsubscribe_mailto: str | None = None,
) -> bytes:
    """The bytes of one email to one recipient; the same input always gives the same bytes.

    Raises HeaderInvalid for any value that would break out of its header or is no address.
    """
    fields = [
        mailbox("From", sender),
        mailbox("To", to),
        mailbox("Reply-To", reply_to) if reply_to else "",
        field("Subject", rendered.subject),
        f"Date: {written_date(date)}\r\n",
        f"Message-ID: {written_id(message_id)}\r\n",
        *_unsubscribe(unsubscribe_url, unsubscribe_mailto),
        *_extra(headers or {}),
        "MIME-Version: 1.0\r\n",
    ]
    return "".join(fields).encode("ascii") + _body(rendered)


def _unsubscribe(url: str | None, mailto: str | None) -> Iterator[str]:
    """RFC 2369 and, with an address to post to, RFC 8058."""
    ways: list[str] = []
    if mailto:
        ways.append(f"<mailto:{normal_address(mailto.removeprefix('mailto:'))}>")
    if url:
        check_value("List-Unsubscribe", url)
        if not _URL.fullmatch(url) or len(url) > _LONGEST_URL:
            raise refuse("the unsubscribe address has to be an http or https URL")
        ways.append(f"<{url}>")
    if ways:
        joined = ",\r\n ".join(ways)
        yield f"List-Unsubscribe: {joined}\r\n"
    if url:
        yield "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"


def _extra(headers: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for name, value in headers.items():
        if not _NAME.fullmatch(name) or _OWN.fullmatch(name) or name.lower() in seen:
            raise refuse(f"the header `{name[:60]}` cannot be set")
        seen.add(name.lower())
        yield field(name, value)


def _body(rendered: Rendered) -> bytes:
    if not rendered.text.strip():
        return _part("html", rendered.html)
    if not rendered.html.strip():
        return _part("plain", rendered.text)
    plain, html = _part("plain", rendered.text), _part("html", rendered.html)
    digest = sha256(len(plain).to_bytes(8, "big") + plain + html).hexdigest()[:32]
    boundary = f"=_craftify_{digest}".encode()  # `=_` never occurs in quoted-printable
    return b"".join(
        (
            b'Content-Type: multipart/alternative;\r\n boundary="', boundary, b'"\r\n\r\n',
            b"--", boundary, b"\r\n", plain, b"\r\n",
            b"--", boundary, b"\r\n", html, b"\r\n",
            b"--", boundary, b"--\r\n",
        )
    )  # fmt: skip


def _part(kind: str, text: str) -> bytes:
    head = (
        f"Content-Type: text/{kind}; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    return head.encode("ascii") + quoted_printable(text)


def quoted_printable(text: str) -> bytes:
    """Text in UTF-8 as quoted-printable: CRLF line ends, no line over 76 characters."""
    data = _LINE_END.sub("\n", text).encode("utf-8", "replace")
    encoded = binascii.b2a_qp(data, istext=True)
    return encoded.replace(b"\n", b"\r\n") + (b"" if encoded.endswith(b"\n") else b"\r\n")


def read_message(raw: bytes) -> ReadMessage:
    """Take an email apart. Broken MIME is read as far as it goes; raises TooLarge only."""
    if len(raw) > MAX_MESSAGE:
        raise TooLarge([Problem(message="the message is too large to be shown", part="message")])
    try:
        message = message_from_bytes(raw, policy=policy.default)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError):
        return ReadMessage(headers=(), html="", text=raw.decode("utf-8", "replace"))
    html = next((p for p in parts if _is_shown(p, "text/html")), None)
    text = next((p for p in parts if _is_shown(p, "text/plain")), None)
    others = [part for part in parts if part is not html and part is not text]
    return ReadMessage(
        headers=tuple(_headers(message)),
        html=_content(html) if html else "",
        text=_content(text) if text else "",
        attachments=tuple(_attachment(part) for part in others),
    )


def _is_shown(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and part.get_content_disposition() != "attachment"


def _headers(message: Message) -> Iterator[Header]:
    for name, value in message.raw_items() if isinstance(message, EmailMessage) else ():
        try:
            decoded = str(message.policy.header_fetch_parse(name, value))
        except Exception:  # noqa: BLE001 - the parser fails in many ways on hostile headers
            decoded = str(value)
        yield Header(name=name, value=_LINE_END.sub(" ", decoded).strip())


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, AssertionError, TypeError):
        data = None
    return data if isinstance(data, bytes) else b""


def _content(part: Message) -> str:
    data = _payload(part)
    try:
        charset = part.get_content_charset("utf-8") or "utf-8"
        text = data.decode(charset, "replace")
    except (LookupError, ValueError):
        text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def _attachment(part: Message) -> Attachment:
    try:
        name = part.get_filename() or ""
    except (ValueError, TypeError, AttributeError, IndexError):
        name = ""
    name = re.sub(r"[\x00-\x1f\x7f/\\]", "_", name)[:200]
    return Attachment(name=name, content_type=part.get_content_type(), size=len(_payload(part)))
