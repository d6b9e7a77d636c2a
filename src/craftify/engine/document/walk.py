"""Walking the tree of blocks."""

from collections.abc import Iterator, Sequence

from craftify.engine.document.blocks import Block, Social


def inner_blocks(block: Block) -> Sequence[Block]:
    """The blocks directly inside a block; the items of a social block are blocks too."""
    if isinstance(block, Social):
        return block.items
    inner: Sequence[Block] = getattr(block, "children", ())
    return inner


def all_blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block, parents before children, in reading order."""
    for block in blocks:
        yield block
        yield from all_blocks(inner_blocks(block))


def paths(blocks: Sequence[Block], above: tuple[Block, ...] = ()) -> Iterator[tuple[Block, ...]]:
    """Every block with its ancestors, outermost first and the block itself last."""
    for block in blocks:
        path = (*above, block)
        yield path
        yield from paths(inner_blocks(block), path)
