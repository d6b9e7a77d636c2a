"""Teams: people of an organization who work on the same things."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from craftify.domain.accounts.organizations import one_line
from craftify.domain.errors import Invalid
from craftify.engine import Problem

NAME_LIMIT: Final = 80
DESCRIPTION_LIMIT: Final = 500
TEAMS_LIMIT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team. Who belongs to it stands with the people, not here."""

    id: str
    organization_id: str
    name: str
    description: str = ""
    created_at: datetime
    updated_at: datetime
    revision: int = 1


def team_name(text: str) -> str:
    """A name fit to be shown.

    Raises:
        Invalid: it is empty, too long or holds control characters.
    """
    return one_line(text, "name", NAME_LIMIT)


def team_description(text: str) -> str:
    """A description, perhaps none.

    Raises:
        Invalid: it is too long or holds control characters other than line breaks.
    """
    described = text.strip()
    plain = described.replace("\n", " ").replace("\r", " ")
    if len(described) > DESCRIPTION_LIMIT:
        message = f"This may have at most {DESCRIPTION_LIMIT} characters."
    elif not all(sign.isprintable() for sign in plain):
        message = "This may not hold control characters."
    else:
        return described
    raise Invalid(
        "The request is not valid.", problems=[Problem(message=message, path="description")]
    )
