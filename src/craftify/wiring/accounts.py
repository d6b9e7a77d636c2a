"""The services of accounts on their ports."""

from craftify.engine import Address
from craftify.records.journal import Journal
from craftify.services.access_rules import AccessRuleBook
from craftify.services.accounts.administrators import Administrators
from craftify.services.accounts.key_door import KeyDoor
from craftify.services.accounts.keys import Keys
from craftify.services.accounts.resealing import Resealing
from craftify.services.accounts.setup import Setup
from craftify.services.accounts.users import Users
from craftify.services.errands import Errands
from craftify.services.gate import Gate
from craftify.services.mail.notices import Notices
from craftify.settings import Settings
from craftify.wiring.ports import Ports
from craftify.wiring.signing_in import SignInServices, sign_in_services


class AccountServices(SignInServices):
    """The part of the desk that is about people."""

    setup: Setup
    users: Users
    administrators: Administrators
    resealing: Resealing
    keys: Keys
    key_door: KeyDoor
    errands: Errands
    notices: Notices


def account_services(ports: Ports, settings: Settings, rules: AccessRuleBook) -> AccountServices:
    """Everything people can do with accounts."""
    journal = Journal(ports.clock, ports.ids)
    errands = Errands(ports.logs)
    notices = _notices(ports, settings, errands)
    signing_in = sign_in_services(ports, settings, notices, errands, rules)
    sessions = signing_in["sessions"]
    key_door = KeyDoor(
        items=ports.items,
        clock=ports.clock,
        tokens=ports.tokens,
        logs=ports.logs,
        journal=journal,
    )
    return AccountServices(
        **signing_in,
        errands=errands,
        notices=notices,
        resealing=Resealing(items=ports.items, seals=ports.seals),
        keys=Keys(
            items=ports.items,
            clock=ports.clock,
            tokens=ports.tokens,
            journal=journal,
            door=key_door,
            gate=Gate(items=ports.items, clock=ports.clock, journal=journal),
        ),
        key_door=key_door,
        setup=Setup(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            passwords=ports.passwords,
            tokens=ports.tokens,
            sessions=sessions,
        ),
        users=Users(items=ports.items, clock=ports.clock, ids=ports.ids, sessions=sessions),
        administrators=Administrators(
            items=ports.items,
            clock=ports.clock,
            ids=ports.ids,
            passwords=ports.passwords,
            sessions=sessions,
        ),
    )


def _notices(ports: Ports, settings: Settings, errands: Errands) -> Notices:
    return Notices(
        items=ports.items,
        workshop=ports.workshop,
        mailer=ports.mailer,
        clock=ports.clock,
        ids=ports.ids,
        logs=ports.logs,
        errands=errands,
        sender=Address(email=settings.mail_from, name=settings.mail_from_name),
        origin=settings.origin,
    )
