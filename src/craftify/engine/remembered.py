"""What was worked out is remembered for a while: bounded in number and in size."""

from collections.abc import Hashable
from typing import Final, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Two generations: what is asked for stays young, and the older half is forgotten at once.

    A key is the whole content that its value was made from, so nobody is answered with what was
    made from anything else. Threads may share it: at worst a value is made twice.
    """

    def __init__(self, *, entries: int, size: int) -> None:
        self._entries: Final = entries // 2
        self._room: Final = size // 2
        self._young: dict[Key, tuple[Value, int]] = {}
        self._old: dict[Key, tuple[Value, int]] = {}
        self._size = 0

    def get(self, key: Key) -> Value | None:
        """The value that was kept for this key, if it still is."""
        kept = self._young.get(key)
        if kept is None:
            kept = self._old.get(key)
            if kept is None:
                return None
            self._put(key, kept)
        return kept[0]

    def keep(self, key: Key, value: Value, size: int) -> None:
        """Remember a value that takes about so much room, unless that is far too much."""
        if size <= self._room // 4:
            self._put(key, (value, size))

    def forget(self) -> None:
        """Forget everything."""
        self._young, self._old, self._size = {}, {}, 0

    def _put(self, key: Key, kept: tuple[Value, int]) -> None:
        if len(self._young) >= self._entries or self._size + kept[1] > self._room:
            self._old, self._young, self._size = self._young, {}, 0
        self._young[key] = kept
        self._size += kept[1]
