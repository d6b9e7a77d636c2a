"""The date filter: ISO dates and seconds since 1970 in, strftime patterns out; English names."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from craftify.engine.liquid.escaping import to_text
from craftify.engine.liquid.filters.numbers import to_number

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?\s*",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\s*(?:[A-Za-z]+,\s*)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})"
    r"|(?P<name>[A-Za-z]{3,9})\s+(?P<number>\d{1,2})(?:st|nd|rd|th)?),?\s+(?P<year>\d{4})"
    r"(?:,?\s+(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?\s*",
)
_DIRECTIVE = re.compile(r"%([-^_0]?)(:?[A-Za-z%])")
_LONGEST_DATE = 64
_LATEST_SECOND = 253_402_300_799  # the end of the year 9999


def parse_date(value: object) -> datetime | None:
    """Read a date; None when the value is none. Without a zone it is taken as written."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_seconds(value)
    if not isinstance(value, str) or len(value) > _LONGEST_DATE:
        return None
    if value.strip().isdigit() and len(value.strip()) > len("20260101"):
        return _from_seconds(to_number(value))
    try:
        if iso := _ISO.fullmatch(value):
            year, month, day, hour, minute, second, zone = iso.groups()
            clock = (int(hour or 0), int(minute or 0), int(second or 0))
            return datetime(int(year), int(month), int(day), *clock, tzinfo=_zone(zone))
        return _from_words(value)
    except ValueError:
        return None


def _from_seconds(value: float) -> datetime | None:
    if not -_LATEST_SECOND // 5 < value <= _LATEST_SECOND:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=value)


def _from_words(value: str) -> datetime | None:
    found = _WRITTEN.fullmatch(value)
    if not found:
        return None
    name = (found["month"] or found["name"]).lower()
    month = next((i for i, m in enumerate(MONTHS, 1) if m.lower().startswith(name)), 0)
    clock = (int(found["hour"] or 0), int(found["minute"] or 0), int(found["second"] or 0))
    day = int(found["day"] or found["number"])
    return datetime(int(found["year"]), month, day, *clock, tzinfo=_zone(found["zone"]))


def _zone(text: str | None) -> timezone:
    if not text or text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def format_date(moment: datetime, pattern: str) -> str:
    """Write a date by a strftime pattern; unknown directives stay as they are."""

    def write(found: re.Match[str]) -> str:
        flag, letter = found.groups()
        written = _DIRECTIVES.get(letter)
        if written is None:
            return found[0]
        text = written(moment)
        if flag == "-":
            return text.lstrip("0") or "0"
        if flag == "_":
            return re.sub(r"\A0+(?=\d)", lambda zeros: " " * len(zeros[0]), text)
        return text.upper() if flag == "^" else text

    return _DIRECTIVE.sub(write, pattern)


def _offset(moment: datetime, colon: str) -> str:
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{sign}{minutes // 60:02d}{colon}{minutes % 60:02d}"


def _zone_name(moment: datetime) -> str:
    return "UTC" if not moment.utcoffset() else _offset(moment, ":")


def _composed(pattern: str) -> Callable[[datetime], str]:
    return lambda moment: format_date(moment, pattern)


_DIRECTIVES: dict[str, Callable[[datetime], str]] = {
    "Y": lambda m: f"{m.year:04d}",
    "y": lambda m: f"{m.year % 100:02d}",
    "C": lambda m: f"{m.year // 100:02d}",
    "m": lambda m: f"{m.month:02d}",
    "B": lambda m: MONTHS[m.month - 1],
    "b": lambda m: MONTHS[m.month - 1][:3],
    "h": lambda m: MONTHS[m.month - 1][:3],
    "d": lambda m: f"{m.day:02d}",
    "e": lambda m: f"{m.day:2d}",
    "j": lambda m: f"{m.timetuple().tm_yday:03d}",
    "A": lambda m: DAYS[m.weekday()],
    "a": lambda m: DAYS[m.weekday()][:3],
    "u": lambda m: str(m.isoweekday()),
    "w": lambda m: str(m.isoweekday() % 7),
    "V": lambda m: f"{m.isocalendar().week:02d}",
    "G": lambda m: f"{m.isocalendar().year:04d}",
    "H": lambda m: f"{m.hour:02d}",
    "k": lambda m: f"{m.hour:2d}",
    "I": lambda m: f"{(m.hour - 1) % 12 + 1:02d}",
    "l": lambda m: f"{(m.hour - 1) % 12 + 1:2d}",
    "M": lambda m: f"{m.minute:02d}",
    "S": lambda m: f"{m.second:02d}",
    "L": lambda m: f"{m.microsecond // 1000:03d}",
    "p": lambda m: "AM" if m.hour < 12 else "PM",  # noqa: PLR2004
    "P": lambda m: "am" if m.hour < 12 else "pm",  # noqa: PLR2004
    "z": lambda m: _offset(m, ""),
    ":z": lambda m: _offset(m, ":"),
    "Z": _zone_name,
    "s": lambda m: str(int(m.timestamp())),
    "F": _composed("%Y-%m-%d"),
    "D": _composed("%m/%d/%y"),
    "x": _composed("%m/%d/%y"),
    "T": _composed("%H:%M:%S"),
    "X": _composed("%H:%M:%S"),
    "R": _composed("%H:%M"),
    "r": _composed("%I:%M:%S %p"),
    "c": _composed("%a %b %e %H:%M:%S %Y"),
    "n": lambda _: "\n",
    "t": lambda _: "\t",
    "%": lambda _: "%",
}


def _date(value: object, pattern: object = "") -> str:
    """What is no date is printed as it came, so that 'tomorrow' stays readable."""
    moment = parse_date(value)
    written = to_text(pattern)
    if moment is None or not written:
        return to_text(value)
    return format_date(moment, written)


def is_date(value: object) -> bool:
    """Whether the date filter understands the value."""
    return parse_date(value) is not None


FILTERS: dict[str, Callable[..., object]] = {"date": _date}
