"""Synced blocks: made, found, changed, published anew, and deleted when nobody needs them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

import msgspec

from craftify import __version__
from craftify.domain.access import Actor, require
from craftify.domain.accounts.people import Person
from craftify.domain.changes import differences
from craftify.domain.errors import Conflict, Invalid, NotFound, Unavailable
from craftify.domain.library.blocks import (
    BLOCKS_LIMIT,
    LARGEST,
    LONGEST_WORDS,
    BlockBody,
    BlockVersion,
    Holder,
    SyncedBlock,
    synced_in,
)
from craftify.engine import Problem, dump_fragment, fragment_document, parse_fragment
from craftify.ports.blobs import Blobs
from craftify.ports.clock import Clock, Ids
from craftify.ports.items import ABSENT, Items, Op
from craftify.ports.items import Conflict as Collision
from craftify.ports.workshop import Source, Workshop
from craftify.records.journal import Journal
from craftify.records.library.blocks import BlockRecords, KeptBlock
from craftify.services.conditions import Seen, require_seen
from craftify.services.library.lending import Lending, Lent
from craftify.services.library.matching import matched
from craftify.services.library.orders import (
    BlockChange,
    BlockList,
    BlockPage,
    BlockQuery,
    Listed,
    NewBlock,
    Standing,
    WholeBlock,
)
from craftify.services.library.standings import Standings
from craftify.services.shades import forced_dark

TRIES: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """The synced blocks of the actor's organization."""

    items: Items
    blobs: Blobs
    clock: Clock
    ids: Ids
    journal: Journal
    workshop: Workshop
    lending: Lending
    standings: Standings

    async def list(self, actor: Actor, query: BlockQuery) -> BlockList:
        """One page of those that match."""
        require(actor, "template:read")
        found = matched(await self._records(actor).all(), query)
        shown = found[(query.page - 1) * query.limit :][: query.limit]
        uses = await self.standings.of_each(actor, [each.id for each in shown])
        blocks = [Listed(block=block, uses=len(uses[block.id])) for block in shown]
        return BlockList(blocks=blocks, total=len(found))

    async def get(self, actor: Actor, block_id: str, number: int | None = None) -> WholeBlock:
        """A block with what a version of it is made of; without a number the newest."""
        require(actor, "template:read")
        return await self._counted(actor, block_id, number)

    async def versions(
        self, actor: Actor, block_id: str, *, limit: int = 20, cursor: str | None = None
    ) -> tuple[Sequence[BlockVersion], int, str | None]:
        """The history of a block, newest first, how long it is, and where to go on."""
        require(actor, "template:read")
        kept = await self._kept(actor, block_id)
        found, more = await self._records(actor).versions(block_id, limit=limit, cursor=cursor)
        return found, kept.block.version, more

    async def uses(self, actor: Actor, block_id: str) -> Sequence[Standing]:
        """The templates and blocks that a block stands in, by name."""
        require(actor, "template:read")
        await self._kept(actor, block_id)
        return await self.standings.of(actor, block_id)

    async def library(self, actor: Actor, wanted: Mapping[str, set[int | None]]) -> Lent:
        """What an editor needs to show documents that name these, those inside them included."""
        require(actor, "template:read")
        named = [
            {"type": "synced", "ref": ref, "pin": pin}
            for ref, pins in wanted.items()
            for pin in pins
        ]
        return await self.lending.lend(actor, named)

    async def page(
        self,
        actor: Actor,
        block_id: str,
        *,
        number: int | None = None,
        dark: bool = False,
        known: frozenset[str] = frozenset(),
    ) -> BlockPage:
        """The block alone with sample data as a page, for thumbnails."""
        require(actor, "template:read")
        kept = await self._kept(actor, block_id)
        whole = await self._whole(actor, kept.block, number)
        parts = (__version__, whole.version.hash, whole.body.compiled.html, dark)
        etag = sha256(msgspec.json.encode(parts)).hexdigest()[:32]
        if etag in known:
            return BlockPage(etag=etag, html=None)
        rendered = await self.workshop.render(whole.body.compiled, {}, missing="sample")
        return BlockPage(etag=etag, html=forced_dark(rendered.html) if dark else rendered.html)

    async def create(self, actor: Actor, new: NewBlock) -> WholeBlock:
        """Make a block with its first version.

        Raises:
            DocumentInvalid, TemplateInvalid: its content does not compile.
            Conflict: there are too many blocks.
        """
        require(actor, "block:write")
        if len(await self._records(actor).all()) >= BLOCKS_LIMIT:
            raise Conflict(f"An organization has at most {BLOCKS_LIMIT} synced blocks.")
        body, lent = await self._built(actor, new.fragment)
        now, by = self.clock.now(), _person(actor)
        block = SyncedBlock(
            id=self.ids.new(),
            organization_id=actor.organization_id,
            name=new.name,
            description=new.description,
            category=new.category,
            tags=new.tags,
            level=body.fragment["level"],
            words=_words(body),
            created_at=now,
            created_by=by,
            updated_at=now,
            updated_by=by,
        )
        version = _version(block, body, new.message)
        records = self._records(actor)
        note = self.journal.note(
            actor, "block.created", block.id, entity_name=block.name, details={"hash": version.hash}
        )
        uses = records.use_ops(_holder(block), {}, synced_in(body.fragment), lent.followed)
        versioned = await records.version_ops(version, body)
        await self.items.write(records.put(block, ABSENT), *versioned, *uses, *note)
        return WholeBlock(block=block, version=version, body=body)

    async def change(
        self, actor: Actor, block_id: str, change: BlockChange, *, seen: Seen = None
    ) -> WholeBlock:
        """Change what a block is called and where it is kept; or archive it, or take it back.

        Raises:
            Stale: it was changed since it was seen.
        """
        require(actor, "block:write")
        for _ in range(TRIES):
            kept = await self._kept(actor, block_id)
            require_seen(str(kept.block.revision), seen)
            after = self._changed(kept.block, change)
            if after == kept.block or await self._written(actor, kept, after, "block.changed"):
                return await self._counted(actor, block_id)
        raise _busy()

    async def publish(
        self,
        actor: Actor,
        block_id: str,
        fragment: Mapping[str, Any],
        *,
        message: str = "",
        seen: Seen = None,
    ) -> tuple[WholeBlock, bool]:
        """Make the next version; False when it came to what the last one is.

        Templates without a pin follow with their next version, drafts at once.

        Raises:
            DocumentInvalid, TemplateInvalid: the content does not compile.
            Invalid: the block would hold itself, or go to another place than before.
            Stale: the block has been changed since it was seen.
        """
        require(actor, "block:write")
        records = self._records(actor)
        kept = await self._kept(actor, block_id)
        require_seen(str(kept.block.revision), seen)
        body, lent = await self._built(actor, fragment, block_id)
        for _ in range(TRIES):
            before = await self._whole(actor, kept.block)
            _refuse_move(kept.block, body)
            if before.version.hash == body.sealed():
                return await self._counted(actor, block_id), False
            after = replace(kept.block, version=kept.block.version + 1, words=_words(body))
            version = _version(after.touched(_person(actor), self.clock.now()), body, message)
            ops: list[Op] = [*await records.version_ops(version, body)]
            held = synced_in(before.body.fragment), synced_in(body.fragment)
            ops += records.use_ops(_holder(after), *held, lent.followed)
            if await self._written(actor, kept, after, "block.published", ops):
                return await self._counted(actor, block_id), True
            kept = await self._kept(actor, block_id)
            require_seen(str(kept.block.revision), seen)
        raise _busy()

    async def delete(
        self, actor: Actor, block_id: str, *, confirmed: bool = False, seen: Seen = None
    ) -> None:
        """Delete a block. Versions of templates made with it stay as they are.

        Raises:
            Conflict: it is in use, and that was not confirmed (BLOCK_IN_USE).
            Stale: it was changed since it was seen.
        """
        require(actor, "block:write")
        for _ in range(TRIES):
            kept = await self._kept(actor, block_id)
            require_seen(str(kept.block.revision), seen)
            uses = await self.standings.of(actor, block_id)
            if uses and not confirmed:
                raise _in_use(uses)
            body = (await self._whole(actor, kept.block)).body
            gone = replace(kept.block, deleted_at=self.clock.now())
            ops = self._records(actor).use_ops(_holder(gone), synced_in(body.fragment), {})
            if await self._written(actor, kept, gone, "block.deleted", ops):
                return
        raise _busy()

    def _changed(self, block: SyncedBlock, change: BlockChange) -> SyncedBlock:
        given = {
            name: value
            for name in ("name", "description", "category", "tags")
            if (value := getattr(change, name)) is not None
        }
        if change.archived is not None and change.archived != (block.archived_at is not None):
            given["archived_at"] = self.clock.now() if change.archived else None
        return replace(block, **given)

    async def _written(
        self,
        actor: Actor,
        kept: KeptBlock,
        after: SyncedBlock,
        action: str,
        ops: Sequence[Op] = (),
    ) -> bool:
        after = after.touched(_person(actor), self.clock.now())
        note = self.journal.note(
            actor,
            action,
            after.id,
            entity_name=after.name,
            changes=differences(kept.block, after, without=_UNTOLD),
            details={"version": after.version},
        )
        try:
            head = self._records(actor).put(after, kept.stored)
            await self.items.write(head, *ops, *note)
        except Collision:
            return False
        return True

    async def _built(
        self, actor: Actor, given: Mapping[str, Any], block_id: str = ""
    ) -> tuple[BlockBody, Lent]:
        """The fragment, compiled alone: what cannot be compiled is no block."""
        if len(msgspec.json.encode(given)) > LARGEST:
            message = f"A synced block has at most {LARGEST // 1_000_000} MB."
            raise Invalid(message, problems=(Problem(message=message, path="children"),))
        fragment = parse_fragment(given)
        lent = await self.lending.lend(actor, given)
        if any(shared["ref"] == block_id for shared in lent.library):
            message = "A synced block cannot hold itself, nor what holds it."
            raise Invalid(message, problems=(Problem(message=message, path="children"),))
        source = Source(format="design", source=fragment_document(fragment), library=lent.library)
        built = await self.workshop.build(source)
        return BlockBody(fragment=dump_fragment(fragment), compiled=built.compiled), lent

    async def _counted(self, actor: Actor, block_id: str, number: int | None = None) -> WholeBlock:
        kept = await self._kept(actor, block_id)
        whole = await self._whole(actor, kept.block, number)
        uses = await self.standings.of(actor, block_id)
        return replace(whole, uses=len(uses))

    async def _whole(
        self, actor: Actor, block: SyncedBlock, number: int | None = None
    ) -> WholeBlock:
        wanted, records = number or block.version, self._records(actor)
        version = await records.version(block.id, wanted) if wanted <= block.version else None
        body = await records.body(block.id, wanted) if version else None
        if version is None or body is None:
            raise NotFound(f"The synced block has no version {wanted}.")
        return WholeBlock(block=block, version=version, body=body)

    def _records(self, actor: Actor) -> BlockRecords:
        return BlockRecords(self.items, self.blobs, actor.organization_id)

    async def _kept(self, actor: Actor, block_id: str) -> KeptBlock:
        kept = await self._records(actor).get(block_id[:64])
        if kept is None or kept.block.deleted_at is not None:
            raise NotFound("There is no such synced block.")
        return kept


_UNTOLD: Final = frozenset({"updated_at", "updated_by", "revision", "words"})


def _version(block: SyncedBlock, body: BlockBody, message: str) -> BlockVersion:
    return BlockVersion(
        block_id=block.id,
        organization_id=block.organization_id,
        number=block.version,
        message=message,
        level=block.level,
        hash=body.sealed(),
        created_at=block.updated_at,
        created_by=block.updated_by,
    )


def _words(body: BlockBody) -> str:
    return " ".join(body.compiled.text.split())[:LONGEST_WORDS]


def _person(actor: Actor) -> Person:
    return Person(id=actor.id, name=actor.name)


def _holder(block: SyncedBlock) -> Holder:
    return Holder(kind="block", id=block.id)


def _refuse_move(block: SyncedBlock, body: BlockBody) -> None:
    if body.fragment["level"] != block.level:
        message = f"This block stands in place of a {block.level} and has to stay one."
        raise Invalid(message, problems=(Problem(message=message, path="level"),))


def _in_use(uses: Sequence[Standing]) -> Conflict:
    names = ", ".join(each.name for each in uses[:3]) + (" …" if len(uses) > 3 else "")  # noqa: PLR2004
    message = f"It stands in {len(uses)}: {names}. Their drafts could not be compiled without it."
    return Conflict(message, code="BLOCK_IN_USE")


def _busy() -> Unavailable:
    return Unavailable("This is being changed elsewhere. Try again.")
