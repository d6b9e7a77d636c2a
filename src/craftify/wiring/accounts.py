"""The services of accounts on their ports."""

from typing import TypedDict

from craftify.services.accounts.administrators import Administrators
from craftify.services.accounts.failures import SignInFailures
from craftify.services.accounts.organizations import Organizations
from craftify.services.accounts.sessions import Lifetimes, Sessions
from craftify.services.accounts.setup import Setup
from craftify.services.accounts.users import Users
from craftify.settings import Settings
from craftify.wiring.ports import Ports


class AccountServices(TypedDict):
    """The part of the desk that is about people."""

    setup: Setup
    sessions: Sessions
    users: Users
    organizations: Organizations
    administrators: Administrators


def account_services(ports: Ports, settings: Settings) -> AccountServices:
    """Everything people can do with accounts."""
    failures = SignInFailures(settings.sign_in_failures, settings.sign_in_window)
    sessions = Sessions(
        items=ports.items,
        clock=ports.clock,
        ids=ports.ids,
        passwords=ports.passwords,
        tokens=ports.tokens,
        failures=failures,
        lifetimes=Lifetimes(access=settings.access_lifetime, session=settings.session_lifetime),
    )
    return AccountServices(
        setup=Setup(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            passwords=ports.passwords,
            tokens=ports.tokens,
            sessions=sessions,
        ),
        sessions=sessions,
        users=Users(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            passwords=ports.passwords,
            sessions=sessions,
            failures=failures,
        ),
        organizations=Organizations(items=ports.items),
        administrators=Administrators(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            passwords=ports.passwords,
            sessions=sessions,
        ),
    )
