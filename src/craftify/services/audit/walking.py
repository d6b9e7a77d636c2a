"""One walk along a chain: each entry is judged by itself, then by what comes before it."""

from dataclasses import dataclass, field
from typing import Any, Final

from craftify.ports.items import Item
from craftify.records.audit import is_at_home
from craftify.records.chain import SEAL, Chain, Doc, Head, Standing, Tally, is_linked
from craftify.services.audit.verdict import Fault, Kind, Mark, Verdict

WINDOW: Final = 50_000
"""Entries lie in the order of their ids, not of the chain: so many may be out of order."""
FORGED: Final = "Nobody who knows the server's secret wrote it."
UNKNOWN: Final = (
    "It was sealed under a secret that this server does not know: an older one belongs into"
    " CRAFTIFY_SECRET_KEY_PREVIOUS."
)


@dataclass(frozen=True, slots=True)
class _Link:
    seal: str
    previous: str
    key: str
    id: str
    at: str
    action: str


@dataclass(slots=True)
class Walk:
    """Takes the entries of one organization in as they lie, and says at the end what is wrong."""

    chain: Chain
    verdict: Verdict
    head: Head | None
    wanted: Mark | None = None
    _tally: Tally = field(default_factory=Tally)
    _ahead: dict[int, _Link] = field(default_factory=dict)
    _bad: list[tuple[Doc, Standing]] = field(default_factory=list)
    _missing: set[int] = field(default_factory=set)
    _next: int = 1
    _last: _Link | None = None
    _found: bool = False
    highest: int = 0

    def take(self, month: str, items: tuple[Item, ...]) -> None:
        """Judge some entries of a month."""
        for item in items:
            doc = item.doc
            self.verdict.entries += 1
            self._time(str(doc.get("at", "")))
            if not is_linked(doc):
                self.verdict.unchained += 1
                self._loose_one(month, item)
            else:
                self._link(item)
        self._advance()
        while len(self._ahead) > WINDOW:
            self._skip(min(self._ahead))

    def _time(self, at: str) -> None:
        verdict = self.verdict
        verdict.first_at = min(verdict.first_at or at, at)
        verdict.last_at = max(verdict.last_at or at, at)

    def _loose_one(self, month: str, item: Item) -> None:
        before = self.head.before if self.head else {}
        if self.head is not None and month not in before:
            self._fault("inserted", item.doc, "It is not a link of the chain: it was put in later.")
            return
        if not is_at_home(item):
            self._fault("changed", item.doc, "It does not lie where it was written.")
        self._tally.add(month, (item.doc,))

    def _link(self, item: Item) -> None:
        doc = item.doc
        if doc.get("organization_id") != self.verdict.organization_id:
            self._fault("inserted", doc, "It is an entry of another organization.")
            return
        standing = self.chain.standing(doc)
        seq = doc.get("seq") if isinstance(doc.get("seq"), int) else None
        if standing != "holds" or seq is None:
            self._put_aside(seq, doc, standing)
            return
        if not is_at_home(item):
            elsewhere = seq < self._next or seq in self._ahead
            if elsewhere or item.sk != doc.get("id"):
                self._fault("inserted", {**doc, "id": item.sk}, "It is a copy of another entry.")
                return
            self._fault("changed", doc, "It was moved, or hidden from those who look for it.")
        self._keep(seq, doc)

    def _put_aside(self, seq: int | None, doc: Doc, standing: Standing) -> None:
        if len(self._bad) == WINDOW:
            self.verdict.more += 1
        else:
            told = {name: doc.get(name) for name in ("id", "at", "action")}
            self._bad.append((told | {"seq": seq}, standing))

    def _keep(self, seq: int, doc: Doc) -> None:
        link = _Link(
            seal=str(doc[SEAL]),
            previous=str(doc.get("previous")),
            key=str(doc.get("key")),
            id=str(doc.get("id")),
            at=str(doc.get("at")),
            action=str(doc.get("action")),
        )
        if seq in self._missing:
            self._missing.discard(seq)
        elif seq < self._next or seq in self._ahead:
            self._fault("inserted", doc, "There is another entry with this number.")
            return
        else:
            self._ahead[seq] = link
        self.highest = max(self.highest, seq)
        if self.wanted is not None and (seq, link.seal) == (self.wanted.seq, self.wanted.hash):
            self._found = True
        if self.head is not None and seq == self.head.seq and link.seal != self.head.hash:
            self._fault("head", doc, "The head of the chain names another entry at its place.")

    def _advance(self) -> None:
        while (link := self._ahead.pop(self._next, None)) is not None:
            self._follows(link)
            self._last = link
            self._next += 1

    def _follows(self, link: _Link) -> None:
        if self._next == 1 and self.head is not None and 0 not in self.head.breaks:
            organization_id = self.verdict.organization_id
            genesis = self.chain.genesis(organization_id, self.head.before, link.key)
            if genesis and link.previous != genesis:
                self._fault_at(1, link, "before", "It does not follow the beginning of the chain.")
        elif self._last is not None and link.previous != self._last.seal:
            self._fault_at(self._next, link, "changed", "It does not follow the entry before it.")

    def _skip(self, to: int) -> None:
        """Go on behind a gap."""
        self._missing.update(range(self._next, min(to, self._next + WINDOW)))
        self._next, self._last = to, None
        self._advance()

    def finish(self) -> None:
        """Say what is missing, what is too much, and whether the head tells the truth."""
        end = self.head.seq if self.head is not None else max(self._ahead, default=0)
        while self._ahead:
            following = min(self._ahead)
            if following > end:
                break  # written while we walked
            self._skip(following)
        if self._next <= end:
            self._missing.update(range(self._next, min(end, self._next + WINDOW) + 1))
        self._judge_bad()
        for first, last in _runs(sorted(self._missing)):
            self.verdict.add(Fault(kind="removed", seq=first, problem=_gone(first, last)))
        self._judge_before()
        for seq in self.head.breaks if self.head is not None else ():
            self.verdict.add(Fault(kind="head", seq=seq or None, problem=_broken(seq)))
        if self.wanted is not None and not self._found:
            self.verdict.add(Fault(kind="removed", seq=self.wanted.seq, problem=_not_there(end)))

    def _judge_bad(self) -> None:
        """A seal that does not hold: of an entry that is missed, or of one that never was."""
        for doc, standing in self._bad:
            missed = doc["seq"] in self._missing
            self._missing.discard(doc["seq"])
            if standing == "unknown":
                problem = UNKNOWN
            else:
                problem = "It is not as it was written." if missed else FORGED
            self._fault("changed" if missed else "inserted", doc, problem)

    def _judge_before(self) -> None:
        if self.head is None:
            return
        there = self._tally.months
        for month in sorted({*there, *self.head.before}):
            if there.get(month) == self.head.before.get(month):
                continue
            expected, found = (each.get(month, (0, ""))[0] for each in (self.head.before, there))
            told = f"{month[:4]}-{month[4:]}"
            self.verdict.add(
                Fault(
                    kind="before",
                    at=told,
                    problem=f"Of the entries from before the chain, {expected} in {told}, not all"
                    f" are as they were: now there are {found}.",
                )
            )

    def _fault(self, kind: Kind, doc: Doc, problem: str) -> None:
        seq: Any = doc.get("seq")
        self.verdict.add(
            Fault(
                kind=kind,
                seq=seq if isinstance(seq, int) and seq else None,
                id=str(doc.get("id")),
                at=str(doc.get("at")),
                problem=f"{doc.get('action')}: {problem}",
            )
        )

    def _fault_at(self, seq: int, link: _Link, kind: Kind, problem: str) -> None:
        told = f"{link.action}: {problem}"
        self.verdict.add(Fault(kind=kind, seq=seq, id=link.id, at=link.at, problem=told))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Numbers in a row, as first and last of each row."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _gone(first: int, last: int) -> str:
    return f"Entry {first} is gone." if first == last else f"Entries {first} to {last} are gone."


def _not_there(end: int) -> str:
    return f"There is no such entry: the chain ends at {end}, or was written anew."


def _broken(seq: int) -> str:
    return (
        f"After entry {seq} the server found the end of the chain missing or forged, and went on"
        " from there: what was written just before may be gone."
    )
