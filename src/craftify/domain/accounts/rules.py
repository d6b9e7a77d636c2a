"""What an organization may ask of its members: the settings there are, and what fits into them."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from craftify.domain.errors import Invalid
from craftify.engine import Problem

DOMAINS_LIMIT: Final = 50
DAYS: Final = range(1, 366)
_DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){0,8}[a-z0-9-]{1,63}")


def organization_settings(
    settings: Mapping[str, Any], changes: Mapping[str, Any]
) -> dict[str, Any]:
    """Settings with some set and, by null, some removed.

    Raises:
        Invalid: there is no such setting, or the value does not fit; all of it at once.
    """
    merged, problems = dict(settings), []
    for name, value in changes.items():
        path = f"settings.{name}"
        if name not in _READERS:
            problems.append(Problem(message="There is no such setting.", path=path))
        elif value is None:
            merged.pop(name, None)
        else:
            try:
                merged[name] = _READERS[name](value)
            except ValueError as error:
                problems.append(Problem(message=str(error), path=path))
    if problems:
        raise Invalid("The request is not valid.", problems=problems)
    return merged


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("This has to be true or false.")  # noqa: TRY004 - told at its path
    return value


def _days(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in DAYS:
        raise ValueError(f"This has to be a number of days from {DAYS[0]} to {DAYS[-1]}.")
    return value


def _domains(value: object) -> list[str]:
    if not isinstance(value, list) or len(value) > DOMAINS_LIMIT:
        raise ValueError(f"This has to be a list of at most {DOMAINS_LIMIT} domains.")
    domains = [str(one).strip().casefold().removeprefix("@") for one in value]
    wrong = [domain for domain in domains if not _DOMAIN.fullmatch(domain)]
    if wrong:
        raise ValueError(f"This is not a domain: {wrong[0][:80]}")
    return list(dict.fromkeys(domains))


_READERS: Final[Mapping[str, Callable[[object], Any]]] = {
    "requireSecondFactor": _yes_or_no,
    "sessionDays": _days,
    "inviteDomains": _domains,
}
