"""HTML cut where words stand in it, to be put together again with other words."""

from collections.abc import Sequence
from typing import NamedTuple

from craftify.engine.mjml.compiling.shield import TOKEN, Shielded


class Spliced(NamedTuple):
    """Pieces of HTML; at the places given by number stand words."""

    pieces: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def put(self, words: Sequence[str], out: list[str]) -> None:
        """Add the pieces with these words behind what is there."""
        start = len(out)
        out += self.pieces
        for at, number in self.places:
            out[start + at] = words[number]


def spliced(html: str, shielded: Shielded) -> Spliced | None:
    """The HTML cut at the tokens that stand for words, all others put back."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    literal: list[str] = []
    at = 0
    for token in TOKEN.finditer(html):
        words = shielded.words.get(int(token[1]))
        literal.append(html[at : token.start()])
        at = token.end()
        if words is None:
            literal.append(shielded.restore(token[0]))
            continue
        if token[2]:
            return None
        pieces += ("".join([*literal, words.before]), "")
        places.append((len(pieces) - 1, words.number))
        literal = [words.after]
    pieces.append("".join([*literal, html[at:]]))
    return Spliced(tuple(pieces), tuple(places))
