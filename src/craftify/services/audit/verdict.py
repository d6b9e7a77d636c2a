"""What a look at the whole chain of an organization found."""

from dataclasses import dataclass, field
from typing import Final, Literal

Kind = Literal["changed", "removed", "inserted", "head", "before"]
MOST: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is not as it was written: which entry, when it was, and what is wrong."""

    kind: Kind
    problem: str
    seq: int | None = None
    id: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in a chain: what an operator wrote down, or found in the log."""

    seq: int
    hash: str


@dataclass(slots=True, kw_only=True)
class Verdict:
    """The result: it is good when there is no fault. `more` counts those that are not told."""

    organization_id: str
    entries: int = 0
    unchained: int = 0
    first_at: str | None = None
    last_at: str | None = None
    head: Mark | None = None
    faults: list[Fault] = field(default_factory=list)
    more: int = 0

    @property
    def ok(self) -> bool:
        """Whether everything is as it was written."""
        return not self.faults

    def add(self, fault: Fault) -> None:
        """Take a fault down."""
        if len(self.faults) < MOST:
            self.faults.append(fault)
        else:
            self.more += 1
