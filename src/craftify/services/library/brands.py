"""Brand kits: made, changed, removed, and one of them the default."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from craftify.domain.access import Actor, require
from craftify.domain.accounts.people import Person
from craftify.domain.changes import differences
from craftify.domain.errors import Conflict, NotFound, Unavailable
from craftify.domain.library.brands import KITS_LIMIT, BrandKit, Look, require_look
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import ABSENT, Items, Op
from craftify.ports.items import Conflict as Collision
from craftify.records.journal import Journal
from craftify.records.library.brands import BrandRecords, KeptKit
from craftify.services.conditions import Seen, require_seen

TRIES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKit:
    """What a brand kit is to be; the first one is the default anyway."""

    name: str
    description: str = ""
    look: Look
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KitChange:
    """What to change about a kit; None leaves a thing as it is."""

    name: str | None = None
    description: str | None = None
    look: Callable[[Look], Look] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KitView:
    """A kit, and whether it is the default."""

    kit: BrandKit
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Brands:
    """The brand kits of the actor's organization."""

    items: Items
    clock: Clock
    ids: Ids
    journal: Journal

    async def list(self, actor: Actor) -> list[KitView]:
        """All of them: the default first, then by name."""
        require(actor, "template:read")
        records = self._records(actor)
        default = (await records.default()).kit_id
        views = [_view(kept.kit, default) for kept in await records.all()]
        return sorted(views, key=lambda view: not view.is_default)

    async def get(self, actor: Actor, kit_id: str) -> KitView:
        """One of them."""
        require(actor, "template:read")
        return await self._viewed(actor, (await self._kept(actor, kit_id)).kit)

    async def create(self, actor: Actor, new: NewKit) -> KitView:
        """Make a kit.

        Raises:
            Invalid: what it says is not fit for an email.
            Conflict: there are too many kits.
        """
        require(actor, "brand:manage")
        require_look(new.look)
        records = self._records(actor)
        for _ in range(TRIES):
            if len(await records.all()) >= KITS_LIMIT:
                raise Conflict(f"An organization has at most {KITS_LIMIT} brand kits.")
            mark = await records.default()
            kit = self._made(actor, new)
            ops: list[Op] = [records.put(kit, ABSENT)]
            if new.is_default or not mark.kit_id:
                ops.append(records.mark(kit.id, mark))
            ops += self.journal.note(actor, "brand.created", kit.id, entity_name=kit.name)
            if await self._written(*ops):
                return await self._viewed(actor, kit)
        raise _busy()

    async def change(
        self, actor: Actor, kit_id: str, change: KitChange, *, seen: Seen = None
    ) -> KitView:
        """Change what was given. Emails keep what they took from the kit before.

        Raises:
            Invalid: what it says is not fit for an email.
            Stale: it was changed since it was seen.
        """
        require(actor, "brand:manage")
        for _ in range(TRIES):
            kept = await self._kept(actor, kit_id)
            require_seen(str(kept.kit.revision), seen)
            before = kept.kit
            after = replace(
                before,
                name=before.name if change.name is None else change.name,
                description=(
                    before.description if change.description is None else change.description
                ),
                look=before.look if change.look is None else change.look(before.look),
            )
            require_look(after.look)
            if after == before or await self._changed(actor, kept, after):
                return await self._viewed(actor, (await self._kept(actor, kit_id)).kit)
        raise _busy()

    async def remove(self, actor: Actor, kit_id: str, *, seen: Seen = None) -> None:
        """Remove a kit; emails keep what they took from it. The next one becomes the default."""
        require(actor, "brand:manage")
        records = self._records(actor)
        for _ in range(TRIES):
            kept = await self._kept(actor, kit_id)
            require_seen(str(kept.kit.revision), seen)
            mark = await records.default()
            ops: list[Op] = [records.remove(kept)]
            if mark.kit_id == kit_id:
                others = [each.kit.id for each in await records.all() if each.kit.id != kit_id]
                ops.append(records.mark(min(others, default=""), mark))
            note = self.journal.note(actor, "brand.deleted", kit_id, entity_name=kept.kit.name)
            if await self._written(*ops, *note):
                return
        raise _busy()

    async def make_default(self, actor: Actor, kit_id: str) -> KitView:
        """Make a kit the one that new emails begin with."""
        require(actor, "brand:manage")
        records = self._records(actor)
        for _ in range(TRIES):
            kept = await self._kept(actor, kit_id)
            mark = await records.default()
            if mark.kit_id == kit_id:
                return _view(kept.kit, kit_id)
            note = self.journal.note(
                actor,
                "brand.made_default",
                kit_id,
                entity_name=kept.kit.name,
                details={"before": mark.kit_id},
            )
            same = records.put(kept.kit, kept.version)  # it is still there when the mark is set
            if await self._written(records.mark(kit_id, mark), same, *note):
                return _view(kept.kit, kit_id)
        raise _busy()

    async def _changed(self, actor: Actor, kept: KeptKit, after: BrandKit) -> bool:
        after = replace(
            after,
            updated_at=self.clock.now(),
            updated_by=Person(id=actor.id, name=actor.name),
            revision=kept.kit.revision + 1,
        )
        note = self.journal.note(
            actor,
            "brand.changed",
            after.id,
            entity_name=after.name,
            changes=differences(kept.kit, after),
        )
        return await self._written(self._records(actor).put(after, kept.version), *note)

    async def _written(self, *ops: Op) -> bool:
        try:
            await self.items.write(*ops)
        except Collision:
            return False
        return True

    def _made(self, actor: Actor, new: NewKit) -> BrandKit:
        now, by = self.clock.now(), Person(id=actor.id, name=actor.name)
        return BrandKit(
            id=self.ids.new(),
            organization_id=actor.organization_id,
            name=new.name,
            description=new.description,
            look=new.look,
            created_at=now,
            created_by=by,
            updated_at=now,
            updated_by=by,
        )

    async def _viewed(self, actor: Actor, kit: BrandKit) -> KitView:
        return _view(kit, (await self._records(actor).default()).kit_id)

    def _records(self, actor: Actor) -> BrandRecords:
        return BrandRecords(self.items, actor.organization_id)

    async def _kept(self, actor: Actor, kit_id: str) -> KeptKit:
        kept = await self._records(actor).get(kit_id[:64])
        if kept is None:
            raise NotFound("There is no such brand kit.")
        return kept


def _view(kit: BrandKit, default: str) -> KitView:
    return KitView(kit=kit, is_default=kit.id == default)


def _busy() -> Unavailable:
    return Unavailable("This is being changed elsewhere. Try again.")
