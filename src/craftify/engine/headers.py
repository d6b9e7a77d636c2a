"""Header fields of a message: encoded so that they arrive as written and never become two."""

import base64
import binascii
import re
from datetime import datetime

from craftify.engine.errors import HeaderInvalid
from craftify.engine.liquid.filters.dates import DAYS, MONTHS
from craftify.engine.results import Problem, Record

LINE = 76
LONGEST_LINE = 998
LONGEST_VALUE = 8_000
_LONGEST_WORD = 75
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=")
_NESTED_ENCODINGS = 4

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_LONGEST_ADDRESS, _LONGEST_LOCAL, _LONGEST_NAME = 254, 64, 400
_MESSAGE_ID = re.compile(r"<?([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,200}@[A-Za-z0-9.-]{1,200})>?")


class Address(Record, frozen=True, kw_only=True):
    """One mailbox: an address and, if known, the name of who reads it."""

    email: str
    name: str = ""


def refuse(message: str) -> HeaderInvalid:
    """The error for a header that cannot be written."""
    return HeaderInvalid([Problem(message=message, part="message")])


def check_value(name: str, value: str) -> str:
    """Refuse control characters in the open and inside encoded words, however often encoded."""
    if len(value) > LONGEST_VALUE:
        raise refuse(f"the header {name} is too long")
    seen = value
    for _ in range(_NESTED_ENCODINGS):
        if _CONTROL.search(seen):
            raise refuse(f"the header {name} holds a line break or another control character")
        opened = _ENCODED_WORD.sub(_opened, seen)
        if opened == seen:
            return value
        seen = opened
    raise refuse(f"the header {name} is encoded in several layers")


def _opened(match: re.Match[str]) -> str:
    charset, encoding, text = match.groups()
    if encoding in "bB":
        try:
            data = base64.b64decode(text + "=" * (-len(text) % 4))
        except (binascii.Error, ValueError):
            return text
    else:
        data = binascii.a2b_qp(text.encode("ascii", "replace"), header=True)
    plain = data.decode("latin-1")
    try:
        return plain + data.decode(charset.partition("*")[0], "replace")
    except (LookupError, ValueError):
        return plain


def field(name: str, value: str) -> str:
    """An unstructured header: ASCII folded at spaces, anything else as encoded words."""
    check_value(name, value)
    plain = value.isascii() and "=?" not in value
    if plain and all(len(word) < LINE for word in value.split(" ")):
        return _folded(f"{name}: {value}")
    return f"{name}: {encoded_words(value, len(name) + 2)}\r\n"


def _folded(line: str) -> str:
    lines: list[str] = []
    current = ""
    for number, word in enumerate(line.split(" ")):
        candidate = f"{current} {word}" if number else word
        if current.strip() and len(candidate) > LINE and word and len(lines) < LONGEST_LINE:
            lines.append(current)
            candidate = f" {word}"
        current = candidate
    return "\r\n".join([*lines, current]) + "\r\n"


def encoded_words(text: str, used: int = 0) -> str:
    """Text as encoded words of RFC 2047 in UTF-8, none longer than 75 characters."""
    words: list[str] = []
    room = max(_LONGEST_WORD - used, 30)
    for _ in range(len(text)):
        if not text:
            break
        count = _fitting(text, room)
        words.append(_encoded_word(text[:count]))
        text, room = text[count:], _LONGEST_WORD
    return "\r\n ".join(words)


def _fitting(text: str, room: int) -> int:
    count = min(len(text), room)
    while count > 1 and len(_encoded_word(text[:count])) > room:
        count -= max(1, count // 8)
    return count


def _encoded_word(text: str) -> str:
    data = text.encode("utf-8", "replace")
    quoted = "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 else "_" if byte == 32 else f"={byte:02X}"  # noqa: PLR2004
        for byte in data
    )
    packed = base64.b64encode(data).decode()
    return f"=?utf-8?q?{quoted}?=" if len(quoted) <= len(packed) else f"=?utf-8?b?{packed}?="


def mailbox(name: str, address: Address) -> str:
    """A header with exactly one mailbox."""
    email = normal_address(address.email)
    shown = check_value(name, address.name).strip()
    if len(shown) > _LONGEST_NAME:
        raise refuse(f"the name in {name} is too long")
    if not shown:
        return f"{name}: {email}\r\n"
    if not shown.isascii() or "=?" in shown:
        phrase = encoded_words(shown, len(name) + 2)
    elif _ATOMS.fullmatch(shown):
        phrase = shown
    else:
        escaped = shown.replace("\\", "\\\\").replace('"', '\\"')
        phrase = f'"{escaped}"'
    last = len(f"{name}: {phrase}".rpartition("\n")[2])
    between = " " if last + len(email) + 3 <= LINE else "\r\n "
    return f"{name}: {phrase}{between}<{email}>\r\n"


def normal_address(email: str) -> str:
    """An address with its domain in ASCII. Raises HeaderInvalid for what is no single address."""
    local, at, domain = check_value("of an address", email.strip()).rpartition("@")
    if not at or "=?" in email or not _LOCAL.fullmatch(local) or len(local) > _LONGEST_LOCAL:
        raise refuse(f"`{email[:80]}` is not an email address")
    try:
        ascii_domain = domain.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise refuse(f"`{domain[:80]}` is not a domain") from error
    labels = ascii_domain.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels):
        raise refuse(f"`{domain[:80]}` is not a domain")
    address = f"{local}@{ascii_domain}"
    if len(address) > _LONGEST_ADDRESS:
        raise refuse("the email address is too long")
    return address


def message_id(value: str) -> str:
    """A Message-ID with its angle brackets."""
    found = _MESSAGE_ID.fullmatch(value.strip())
    if not found or "=?" in value:
        raise refuse("the message id has to look like id@domain")
    return f"<{found[1]}>"


def written_date(moment: datetime) -> str:
    """A moment as RFC 5322 writes it."""
    if moment.tzinfo is None:
        raise ValueError("the date of a message needs a time zone")
    day, month = DAYS[moment.weekday()][:3], MONTHS[moment.month - 1][:3]
    return f"{day}, {moment.day:02d} {month} {moment.year:04d} {moment:%H:%M:%S %z}"
