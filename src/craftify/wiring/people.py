"""The services of people on their ports."""

from typing import TypedDict

from craftify.records.journal import Journal
from craftify.services.accounts.addresses import Addresses
from craftify.services.accounts.resets import Resets
from craftify.services.people.invitations import Invitations
from craftify.services.people.joining import Joining
from craftify.services.people.members import Members
from craftify.services.people.organizations import Organizations
from craftify.services.people.roster import Roster
from craftify.services.people.teams import Teams
from craftify.wiring.accounts import AccountServices
from craftify.wiring.ports import Ports


class PeopleServices(TypedDict):
    """The part of the desk that is about who belongs where."""

    organizations: Organizations
    members: Members
    invitations: Invitations
    joining: Joining
    teams: Teams
    resets: Resets
    addresses: Addresses


def people_services(ports: Ports, accounts: AccountServices) -> PeopleServices:
    """Everything people can do about each other, and about links sent to them."""
    journal, roster = Journal(ports.clock, ports.ids), Roster(ports.items)
    sessions, notices = accounts["sessions"], accounts["notices"]
    invitations = Invitations(
        items=ports.items,
        clock=ports.clock,
        ids=ports.ids,
        tokens=ports.tokens,
        limiter=ports.limiter,
        journal=journal,
        notices=notices,
        roster=roster,
    )
    return PeopleServices(
        organizations=Organizations(
            items=ports.items,
            clock=ports.clock,
            journal=journal,
            logs=ports.logs,
            sessions=sessions,
        ),
        members=Members(
            items=ports.items,
            clock=ports.clock,
            journal=journal,
            logs=ports.logs,
            sessions=sessions,
            invitations=invitations,
            roster=roster,
        ),
        invitations=invitations,
        joining=_joining(ports, journal, accounts),
        teams=Teams(
            items=ports.items, clock=ports.clock, ids=ports.ids, journal=journal, roster=roster
        ),
        resets=_resets(ports, journal, accounts),
        addresses=Addresses(
            items=ports.items,
            clock=ports.clock,
            tokens=ports.tokens,
            limiter=ports.limiter,
            journal=journal,
            sessions=sessions,
            notices=notices,
            errands=accounts["errands"],
        ),
    )


def _joining(ports: Ports, journal: Journal, accounts: AccountServices) -> Joining:
    return Joining(
        items=ports.items,
        clock=ports.clock,
        tokens=ports.tokens,
        passwords=ports.passwords,
        journal=journal,
        entrance=accounts["entrance"],
        sessions=accounts["sessions"],
        notices=accounts["notices"],
    )


def _resets(ports: Ports, journal: Journal, accounts: AccountServices) -> Resets:
    return Resets(
        items=ports.items,
        clock=ports.clock,
        tokens=ports.tokens,
        passwords=ports.passwords,
        limiter=ports.limiter,
        journal=journal,
        logs=ports.logs,
        sessions=accounts["sessions"],
        notices=accounts["notices"],
        errands=accounts["errands"],
    )
