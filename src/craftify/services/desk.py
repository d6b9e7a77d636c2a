"""Every service in one object: what a door is given."""

from dataclasses import dataclass

from craftify.services.administrators import Administrators
from craftify.services.health import Health
from craftify.services.idempotency import Idempotency
from craftify.services.organizations import Organizations
from craftify.services.sessions import Sessions
from craftify.services.setup import Setup
from craftify.services.users import Users


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What people can do, by noun."""

    setup: Setup
    sessions: Sessions
    users: Users
    organizations: Organizations
    administrators: Administrators
    health: Health
    idempotency: Idempotency
