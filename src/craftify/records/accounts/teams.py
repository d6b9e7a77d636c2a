"""How teams lie in the item store: beside their organization, each name once."""

from dataclasses import dataclass
from typing import Any

import msgspec

from craftify.domain.accounts.teams import Team
from craftify.domain.accounts.users import folded
from craftify.ports.items import ABSENT, PAGE_LIMIT, Check, Delete, Expect, Item, Items, Op, Put


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptTeam:
    """A team with the version it was read in."""

    team: Team
    version: int


class TeamRecords:
    """The teams of one organization."""

    def __init__(self, items: Items, organization_id: str) -> None:
        self._items = items
        self._partition = f"O#{organization_id}"
        self._organization_id = organization_id

    async def get(self, team_id: str) -> KeptTeam | None:
        """A team by id."""
        item = await self._items.get(self._partition, f"team#{team_id}")
        return None if item is None else _kept(item)

    async def all(self) -> list[Team]:
        """All of them, by name."""
        page = await self._items.query(self._partition, prefix="team#", limit=PAGE_LIMIT)
        teams = [_kept(item).team for item in page.items]
        return sorted(teams, key=lambda team: (folded(team.name), team.id))

    def new_ops(self, team: Team) -> tuple[Put, Put]:
        """The writes that add a team; the second fails when its name is taken."""
        return self._put(team, ABSENT), self._name(team)

    def change_ops(self, kept: KeptTeam, team: Team) -> tuple[Op, ...]:
        """The writes that change a team; the second fails when its new name is taken."""
        put = self._put(team, kept.version)
        if folded(team.name) == folded(kept.team.name):
            return (put,)
        return put, self._name(team), self._no_name(kept.team)

    def remove_ops(self, kept: KeptTeam) -> tuple[Op, ...]:
        """The writes that remove a team."""
        gone = Delete(self._partition, f"team#{kept.team.id}", kept.version)
        return gone, self._no_name(kept.team)

    def check(self, team_id: str) -> Check:
        """The condition that a team is still there."""
        return Check(self._partition, f"team#{team_id}")

    def _put(self, team: Team, expect: Expect) -> Put:
        doc: dict[str, Any] = msgspec.to_builtins(team)
        return Put(Item(pk=self._partition, sk=f"team#{team.id}", doc=doc), expect)

    def _name(self, team: Team) -> Put:
        return Put(Item(pk=self._guard(team.name), sk="@", doc={"teamId": team.id}), ABSENT)

    def _no_name(self, team: Team) -> Delete:
        return Delete(self._guard(team.name), "@")

    def _guard(self, name: str) -> str:
        return f"U#team#{self._organization_id}#{folded(name)}"


def _kept(item: Item) -> KeptTeam:
    return KeptTeam(team=msgspec.convert(item.doc, Team), version=item.version)
