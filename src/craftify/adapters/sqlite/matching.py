"""Text search: what people type becomes a search, and where it matched is marked."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import apsw

from craftify.adapters.sqlite.entries import TOKENIZER, scope_of
from craftify.adapters.sqlite.files import fetch
from craftify.ports.catalog import CANDIDATE_LIMIT, Highlight

TEXT_LIMIT = 200
WORD_LIMIT = 12
BEFORE, LENGTH = 40, 160
CANDIDATES = "select rowid from words where words match ? order by rowid desc limit ?"

Span = tuple[int, int]


@dataclass(frozen=True)
class Wanted:
    """The words of a search, folded as the index folds them; the last may be a beginning."""

    words: tuple[str, ...]

    def matches(self, token: str) -> str | None:
        """The wanted word this token is an answer to."""
        for word in self.words[:-1]:
            if token == word:
                return word
        return self.words[-1] if token.startswith(self.words[-1]) else None


def wanted(db: apsw.Connection, text: str) -> Wanted | None:
    """The words of what was typed; None when there is not one."""
    words = [token for _, _, token in _tokens(db, text[:TEXT_LIMIT])]
    return Wanted(tuple(words[:WORD_LIMIT])) if words else None


def _tokens(db: apsw.Connection, text: str) -> list[tuple[int, int, str]]:
    """Each word with where it stands in the UTF-8 bytes; private characters are no words."""
    tokenizer = db.fts5_tokenizer(TOKENIZER[0], list(TOKENIZER[1:]))
    raw = text.encode(errors="replace")
    found: Any = tokenizer(raw, apsw.FTS5_TOKENIZE_QUERY, None, include_colocated=False)
    return [(start, end, token) for start, end, token in found if token[0] != "\ue000"]


def candidates(
    db: apsw.Connection, organization_id: str, wish: Wanted, *, column: str = "- scope"
) -> list[int]:
    """The entries that hold all the words, the latest first; one more than the limit at most."""
    whole = [f'"{word}"' for word in wish.words]
    whole[-1] += " *"
    match = f'scope : "{scope_of(organization_id)}" AND {column} : ({" AND ".join(whole)})'
    return [n for (n,) in fetch(db, CANDIDATES, (match, CANDIDATE_LIMIT + 1))]


def highlight(db: apsw.Connection, n: int, wish: Wanted) -> Highlight:
    """Where one entry matched."""
    sql = "select name, description, tags, body from words where rowid = ?"
    ((name, *others),) = fetch(db, sql, (n,))
    in_name, ranges = _marked(db, name, wish)
    missing = set(wish.words) - in_name
    if not missing:
        return Highlight(name=ranges)
    best, most = "", 0
    for text in others:
        found = _first(db, text, wish, missing)
        if found and len(found[0]) > most:
            best, most = _excerpt(text, found[1]), len(found[0])
    return Highlight(name=ranges, text=best, ranges=_marked(db, best, wish)[1])


def _first(
    db: apsw.Connection, text: str, wish: Wanted, missing: set[str]
) -> tuple[set[str], int] | None:
    """Which missing words a text holds, and at which character the first of them stands."""
    hits = [(wish.matches(token), start) for start, _, token in _tokens(db, text)]
    hits = [(word, start) for word, start in hits if word in missing]
    if not hits:
        return None
    place = len(text.encode(errors="replace")[: hits[0][1]].decode())
    return {word for word, _ in hits if word}, place


def _excerpt(text: str, place: int) -> str:
    """Some words around a place, on one line."""
    start = max(place - BEFORE, 0)
    if start:
        start = text.find(" ", start, place) + 1 or place
    end = place + LENGTH
    if end < len(text):
        end = text.rfind(" ", place + LENGTH // 2, end)
        end = place + LENGTH if end < 0 else end
    line = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{line}{' …' if end < len(text) else ''}"


def _marked(db: apsw.Connection, text: str, wish: Wanted) -> tuple[set[str], tuple[Span, ...]]:
    """The wanted words in a text, and where they stand, in UTF-16 code units."""
    raw = text.encode(errors="replace")
    hits = [(wish.matches(token), start, end) for start, end, token in _tokens(db, text)]
    hits = [hit for hit in hits if hit[0]]
    edges = [0, *(edge for _, start, end in hits for edge in (start, end))]
    units, at = [], 0
    for one, next_ in pairwise(edges):
        at += len(raw[one:next_].decode().encode("utf-16-le")) // 2
        units.append(at)
    ranges = tuple(zip(units[::2], units[1::2], strict=True))
    return {word for word, _, _ in hits if word}, ranges
