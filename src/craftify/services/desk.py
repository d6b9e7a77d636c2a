"""Every service in one object: what a door is given."""

from dataclasses import dataclass

from craftify.services.idempotency import Idempotency


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What people can do, by noun."""

    idempotency: Idempotency
