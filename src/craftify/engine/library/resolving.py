"""Synced blocks put into a document: the twin of web/src/editor/document/resolving.ts."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from craftify.engine.document.blocks import Block, Html, Show, Social, Synced
from craftify.engine.document.model import Document, Theme
from craftify.engine.document.walk import all_blocks
from craftify.engine.errors import DocumentInvalid
from craftify.engine.library.fragments import SharedBlock, fits
from craftify.engine.library.overriding import is_hidden, overridden
from craftify.engine.mjml.writing.emitting import logic
from craftify.engine.results import Problem

DEEPEST: Final = 5
MOST_BLOCKS: Final = 5_000
SEAM: Final = "-"
_MADE_OF: Final = {"section": "sections", "column": "columns", "content": "content"}


def resolve_document(document: Document, library: Sequence[SharedBlock]) -> Document:
    """The document with the content of every synced block in its place.

    What a synced block brings has the ids `<id of the synced block>-<id in the shared block>`, so
    that the same document and library always give the same. Tokens, presets and fonts which the
    shared block needs and the document lacks are added to its theme.

    Raises:
        DocumentInvalid: a shared block is missing, holds itself, or does not fit its place. Each
            problem's path is the id of the synced block.
    """
    if not any(isinstance(block, Synced) for block in all_blocks(document.children)):
        return document
    work = _Resolution(library)
    children = work.placed(document.children, "root", ())
    if work.problems:
        raise DocumentInvalid(work.problems)
    theme = _furnished(document.theme, list(work.used.values()))
    return document.model_copy(update={"children": children, "theme": theme})


class _Resolution:
    """One document on its way; `used` is what was put in, in the order of its first use."""

    def __init__(self, library: Sequence[SharedBlock]) -> None:
        self._pinned = {(each.ref, each.version): each for each in library}
        self._latest = {each.ref: each for each in library if each.latest}
        self.used: Final[dict[tuple[str, int], SharedBlock]] = {}
        self.problems: Final[list[Problem]] = []
        self._brought = 0

    def placed(self, blocks: Sequence[Block], holder: str, trail: tuple[str, ...]) -> list[Block]:
        """The blocks with the content of those that are synced in their place."""
        out: list[Block] = []
        for block in blocks:
            if isinstance(block, Synced):
                out += self._content(block, holder, trail)
            else:
                out.append(self._whole(block, trail))
        return out

    def _whole(self, block: Block, trail: tuple[str, ...]) -> Block:
        inside = block.inside()
        if not any(isinstance(each, Synced) for each in all_blocks(inside)):
            return block
        return block.model_copy(update={"children": self.placed(inside, _kind(block), trail)})

    def _content(self, synced: Synced, holder: str, trail: tuple[str, ...]) -> list[Block]:
        shared = self._found(synced)
        if shared is None:
            pinned = "" if synced.pin is None else f" (version {synced.pin})"
            return self._refused(synced, f"There is no synced block {synced.ref}{pinned}")
        name = shared.name or synced.ref
        if synced.ref in trail:
            return self._refused(synced, f"The synced block {name} holds itself")
        if len(trail) >= DEEPEST:
            return self._refused(
                synced, f"Synced blocks stand in each other more than {DEEPEST} deep"
            )
        if not fits(shared.level, holder):
            what = f"The synced block {name} is made of {_MADE_OF[shared.level]}"
            return self._refused(synced, f"{what}: it cannot stand here")
        self._brought += sum(1 for _ in all_blocks(shared.children))
        if self._brought > MOST_BLOCKS:
            return self._refused(synced, f"Synced blocks bring more than {MOST_BLOCKS} blocks")
        self.used.setdefault((shared.ref, shared.version), shared)
        copies = _copied(shared.children, synced)
        return _governed(self.placed(copies, holder, (*trail, synced.ref)), synced)

    def _found(self, synced: Synced) -> SharedBlock | None:
        if synced.pin is None:
            return self._latest.get(synced.ref)
        return self._pinned.get((synced.ref, synced.pin))

    def _refused(self, synced: Synced, message: str) -> list[Block]:
        if len(self.problems) < 100:  # noqa: PLR2004 - nobody reads more
            self.problems.append(Problem(message=message, path=synced.id))
        return []


def _kind(block: Block) -> str:
    return str(getattr(block, "type", "block"))


def _copied(blocks: Sequence[Block], synced: Synced) -> list[Block]:
    """The blocks under the ids they have in this place, and as this place wants them."""
    out: list[Block] = []
    for block in blocks:
        fields = synced.overrides.get(block.id, {})
        if is_hidden(fields):
            continue
        own = overridden(block, fields) if fields else block
        update: dict[str, Any] = {"id": f"{synced.id}{SEAM}{block.id}"}
        inside = block.inside()
        if inside:
            name = "items" if isinstance(block, Social) else "children"
            update[name] = _copied(inside, synced)
        out.append(own.model_copy(update=update))
    return out


def _governed(blocks: list[Block], synced: Synced) -> list[Block]:
    """The blocks under the logic and visibility of the place where they stand."""
    if synced.show is not None:
        blocks = [_shown(block, synced.show) for block in blocks]
    if not (synced.when or synced.each):
        return blocks
    alone = synced.each is None or len(blocks) == 1
    if alone and not any(block.when or block.each for block in blocks):
        update = {"when": synced.when, "each": synced.each}
        return [block.model_copy(update=update) for block in blocks]
    before, after = logic(synced)
    return [_tag(synced, "open", before), *blocks, _tag(synced, "close", after)]


def _shown(block: Block, show: Show) -> Block:
    own = block.show or Show()
    both = Show(desktop=own.desktop and show.desktop, mobile=own.mobile and show.mobile)
    return block.model_copy(update={"show": both})


def _tag(synced: Synced, place: str, tags: str) -> Block:
    return Html.model_construct(type="html", id=f"{synced.id}{SEAM}{place}", html=tags, raw=True)


def _furnished(theme: Theme, used: Sequence[SharedBlock]) -> Theme:
    """The theme with what the shared blocks need and it lacks; what it has stays as it is."""
    own = theme.model_copy(deep=True)
    for shared in used:
        lent = shared.theme
        for name, value in lent.tokens.items():
            if name not in own.tokens:
                own.tokens[name] = value
                _take(own.dark_tokens, lent.dark_tokens, name)
        for name in dict.fromkeys((*lent.presets, *lent.child_presets)):
            if name not in own.presets and name not in own.child_presets:
                _take(own.presets, lent.presets, name)
                _take(own.child_presets, lent.child_presets, name)
        known = {font.name for font in own.fonts}
        own.fonts += [font for font in lent.fonts if font.name not in known]
    return own


def _take(own: dict[str, Any], lent: Mapping[str, Any], name: str) -> None:
    if name in lent:
        own[name] = lent[name]
