"""The chain of audit entries: each is sealed together with the seal of the one before it.

A seal is an HMAC under a key that follows from the server's secret, so whoever can write into the
database but does not know the secret can neither change an entry nor add, remove or reorder one
unseen. The head of an organization's chain, sealed too, says where the chain ends.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import msgspec

Doc = dict[str, Any]
Months = Mapping[str, tuple[int, str]]
"""For each month, written yyyymm, how many entries there are and the digest of them all."""

Standing = Literal["holds", "broken", "unknown"]
"""A seal is right, or wrong, or made under a secret that this server does not know."""

SEAL: Final = "hash"
_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(dict[str, Any]).decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Where a chain ends: `since` is the month of the oldest entry, `until` of the newest.

    `before` are the entries from before the chain began. `breaks` are the places at which this
    server found a head that it had not written, and went on.
    """

    seq: int
    hash: str
    at: str
    since: str
    until: str
    before: Months = field(default_factory=dict)
    breaks: tuple[int, ...] = ()


class Chain:
    """Makes seals with the first secret, and judges those made with any of them."""

    def __init__(self, secrets: Sequence[str]) -> None:
        derived = [
            hmac.digest(each.encode(), b"craftify audit chain", "sha256") for each in secrets
        ]
        self._keys = {hashlib.sha256(key).hexdigest()[:8]: key for key in derived}
        self._present = next(iter(self._keys))

    def linked(self, doc: Doc, *, seq: int, previous: str) -> Doc:
        """The document of an entry as the link `seq`, after the one with the seal `previous`."""
        told = {**doc, "seq": seq, "previous": previous, "key": self._present, SEAL: ""}
        told = _decode(_encode(told))  # as it will be read back
        told[SEAL] = self._seal(self._present, told)
        return told

    def standing(self, doc: Mapping[str, Any]) -> Standing:
        """Whether a sealed document is as it was written."""
        key, seal = str(doc.get("key")), str(doc.get(SEAL))
        if key not in self._keys:
            return "unknown"
        return "holds" if hmac.compare_digest(self._seal(key, doc), seal) else "broken"

    def genesis(self, organization_id: str, before: Months, key: str | None = None) -> str:
        """What the first link follows: which entries there were before it."""
        told = {"organization": organization_id, "before": before}
        return self._seal(self._present if key is None else key, told)

    def head_doc(self, organization_id: str, head: Head) -> Doc:
        """The document of a head."""
        told: Doc = msgspec.to_builtins(head)
        told = {"organization": organization_id, "head": told, "key": self._present, SEAL: ""}
        told[SEAL] = self._seal(self._present, _decode(_encode(told)))
        return told

    def _seal(self, key: str, doc: Mapping[str, Any]) -> str:
        if key not in self._keys:
            return ""
        return hmac.digest(self._keys[key], _encode({**doc, SEAL: ""}), "sha256").hex()


def head_of(doc: Mapping[str, Any]) -> Head | None:
    """The head in a document, if that has the shape of one; whether it is ours is not asked."""
    try:
        return msgspec.convert(doc.get("head"), Head)
    except msgspec.ValidationError:
        return None


def is_linked(doc: Mapping[str, Any]) -> bool:
    """Whether an entry belongs to the chain, or was written before there was one."""
    return bool(doc.get(SEAL) or doc.get("seq"))


@dataclass(slots=True)
class Tally:
    """Counts and digests what there is of each month, in the order it is read."""

    _counts: dict[str, int] = field(default_factory=dict)
    _digests: dict[str, Any] = field(default_factory=dict)

    def add(self, month: str, docs: Iterable[Mapping[str, Any]]) -> None:
        """Take in entries of a month."""
        for doc in docs:
            self._counts[month] = self._counts.get(month, 0) + 1
            digest = self._digests.setdefault(month, hashlib.sha256())
            digest.update(_encode(doc) + b"\n")

    @property
    def months(self) -> dict[str, tuple[int, str]]:
        """What was taken in."""
        return {
            month: (count, self._digests[month].hexdigest())
            for month, count in sorted(self._counts.items())
        }
