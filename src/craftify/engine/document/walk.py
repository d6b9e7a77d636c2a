"""Walking the tree of blocks."""

from collections.abc import Iterator, Sequence

from craftify.engine.document.blocks import Block


def inner_blocks(block: Block) -> Sequence[Block]:
    """The blocks directly inside a block; the items of a social block are blocks too."""
    return block.inside()


def all_blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block, parents before children, in reading order."""
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        yield block
        stack.extend(reversed(block.inside()))


def paths(blocks: Sequence[Block], above: tuple[Block, ...] = ()) -> Iterator[tuple[Block, ...]]:
    """Every block with its ancestors, outermost first and the block itself last."""
    for block in blocks:
        path = (*above, block)
        yield path
        yield from paths(block.inside(), path)
