"""The semantics of the item store as plainly as Python can say them: one dictionary."""

from craftify.ports.items import ABSENT, EXISTS, Conflict, Delete, Index, Item, Key, Op, Put


class ItemModel:
    """What every adapter is compared with; it keeps nothing and hurries nowhere."""

    def __init__(self) -> None:
        self.items: dict[Key, Item] = {}
        self.now = 0.0

    def get(self, pk: str, sk: str) -> Item | None:
        item = self.items.get((pk, sk))
        return item if item and (item.ttl is None or item.ttl > self.now) else None

    def query(
        self,
        pk: str,
        *,
        index: Index = "",
        prefix: str = "",
        lo: str = "",
        hi: str = "",
        reverse: bool = False,
    ) -> list[Item]:
        """The whole answer; pages are for those who have to carry it."""
        found = []
        for key in self.items:
            item = self.get(*key)
            entry = item and {"gs1": item.gs1, "gs2": item.gs2, "": item.key}[index]
            if item and entry and entry[0] == pk:
                found.append((entry[1].encode(), item.pk.encode(), item.sk.encode(), item))
        first, last = prefix.encode() or lo.encode(), hi.encode() or b"\xff"
        found = [
            row for row in found if first <= row[0] <= last and row[0].startswith(prefix.encode())
        ]
        found.sort(key=lambda row: row[:3], reverse=reverse)
        return [row[3] for row in found]

    def write(self, *ops: Op) -> None:
        failed = [place for place, op in enumerate(ops) if not self._holds(op)]
        if failed:
            raise Conflict(failed)
        for op in ops:
            if isinstance(op, Put):
                item = op.item
                self.items[op.key] = Item(
                    item.pk, item.sk, item.doc, op.version, item.ttl, item.gs1, item.gs2
                )
            elif isinstance(op, Delete):
                self.items.pop(op.key, None)

    def _holds(self, op: Op) -> bool:
        if op.expect is None:
            return True
        item = self.get(*op.key)
        if item is None:
            return op.expect == ABSENT
        return op.expect in (EXISTS, item.version)
