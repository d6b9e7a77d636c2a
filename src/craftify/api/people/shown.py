"""People and teams as the API shows them to each other."""

from craftify.api.accounts.users import User, person
from craftify.api.envelopes import Answer, Timestamp, stamp
from craftify.domain.access import Role
from craftify.domain.accounts.teams import Team as DomainTeam
from craftify.services.people.roster import Member as Seen
from craftify.services.people.teams import TeamView


class TeamName(Answer, frozen=True, kw_only=True):
    """A team by name."""

    id: str
    name: str


class FactorCounts(Answer, frozen=True, kw_only=True):
    """Which second factors somebody has set up."""

    totp: bool
    passkeys: int


class Member(User, frozen=True, kw_only=True):
    """A person of the organization. `settings` are shown to themselves alone.

    `factors` and `lastLoginAt` are null for those who may neither invite nor manage people. Who is
    invited has no name yet.
    """

    teams: tuple[TeamName, ...]
    factors: FactorCounts | None
    etag: str


class TeamMember(Answer, frozen=True, kw_only=True):
    """Somebody in a team. Who is invited is called by their address."""

    id: str
    name: str
    email: str
    role: Role


class Team(Answer, frozen=True, kw_only=True):
    """A team and its people."""

    id: str
    name: str
    description: str
    members: tuple[TeamMember, ...]
    created_at: Timestamp
    updated_at: Timestamp
    etag: str


def named(teams: tuple[DomainTeam, ...]) -> tuple[TeamName, ...]:
    """Teams by their names."""
    return tuple(TeamName(id=team.id, name=team.name) for team in teams)


def member(seen: Seen) -> Member:
    """A member as the API shows it."""
    shown = person(seen.user)
    factors = seen.factors
    counts = (
        None
        if factors is None
        else FactorCounts(totp=factors.app is not None, passkeys=len(factors.passkeys))
    )
    return Member(
        **{name: getattr(shown, name) for name in shown.__struct_fields__},
        teams=named(seen.teams),
        factors=counts,
        etag=seen.user.revision,
    )


def team(view: TeamView) -> Team:
    """A team as the API shows it."""
    found = view.team
    return Team(
        id=found.id,
        name=found.name,
        description=found.description,
        members=tuple(
            TeamMember(id=user.id, name=user.name or user.email, email=user.email, role=user.role)
            for user in view.members
        ),
        created_at=stamp(found.created_at),
        updated_at=stamp(found.updated_at),
        etag=str(found.revision),
    )
