"""People as they stand on what they did: by id, and by the name they bore then."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who made or changed a thing."""

    id: str
    name: str
