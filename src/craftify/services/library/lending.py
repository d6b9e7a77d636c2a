"""Lending: the synced blocks that a document names, with those which stand in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from craftify.domain.access import Actor
from craftify.domain.errors import Invalid
from craftify.domain.library.blocks import MOST_IN_ONE, BlockBody, synced_in
from craftify.engine import Problem
from craftify.ports.blobs import Blobs
from craftify.ports.items import Items
from craftify.records.library.blocks import BlockRecords, KeptBlock

DEEPEST: Final = 6
Wanted = tuple[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """Shared blocks as the engine takes them, and which version those without a pin have."""

    library: tuple[dict[str, Any], ...] = ()
    followed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lending:
    """Finds what has to be put into documents."""

    items: Items
    blobs: Blobs

    async def lend(
        self,
        actor: Actor,
        content: object,
        followed: Mapping[str, int] | None = None,
    ) -> Lent:
        """What a document or fragment names; what is not there is left out.

        `followed` are the versions it was made with: they stand for the newest ones, also when the
        block has been deleted since.

        Raises:
            Invalid: it names too many synced blocks.
        """
        named = _wanted(content)
        if not named:
            return Lent()
        records = BlockRecords(self.items, self.blobs, actor.organization_id)
        found: dict[Wanted, dict[str, Any]] = {}
        seen: set[Wanted] = set()
        for _ in range(DEEPEST):
            fresh = named - seen
            seen |= fresh
            _refuse_many(seen)
            refs = sorted({ref for ref, _ in fresh})
            heads = dict(zip(refs, await records.many(refs), strict=True))
            named = set()
            for ref, pin in sorted(fresh, key=str):
                number = _number(heads[ref], pin, (followed or {}).get(ref))
                body = await records.body(ref, number) if number else None
                if body is not None and number is not None:
                    found[ref, pin] = _shared(ref, number, body, heads[ref], pin)
                    named |= _wanted(body.fragment)
        return Lent(
            library=tuple(found.values()),
            followed={ref: each["version"] for (ref, pin), each in found.items() if pin is None},
        )


def _wanted(content: object) -> set[Wanted]:
    return {(ref, pin) for ref, pins in synced_in(content).items() for pin in pins}


def _number(head: KeptBlock | None, pin: int | None, followed: int | None) -> int | None:
    """The version that stands there; None when the block is gone."""
    if head is None or (head.block.deleted_at is not None and followed is None):
        return None
    return pin or followed or head.block.version


def _shared(
    ref: str, number: int, body: BlockBody, head: KeptBlock | None, pin: int | None
) -> dict[str, Any]:
    named = {"ref": ref, "version": number, "name": head.block.name if head else ""}
    return {**body.fragment, **named, "latest": pin is None}


def _refuse_many(wanted: set[Wanted]) -> None:
    if len({ref for ref, _ in wanted}) > MOST_IN_ONE:
        message = f"At most {MOST_IN_ONE} different synced blocks may stand in one email."
        raise Invalid(message, problems=(Problem(message=message, path="design"),))
