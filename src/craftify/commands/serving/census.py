"""Who is connected: so many at once and so many from one address; none any more while stopping."""

from collections import Counter
from collections.abc import Sequence

from craftify.domain.access_rules import Network, is_loopback, plain_address


class Census:
    """Counts open connections.

    Trusted proxies speak for many and the machine itself for its operator: neither is counted by
    address.
    """

    def __init__(self, most: int, most_of_one: int, trusted: Sequence[Network] = ()) -> None:
        self._most, self._most_of_one, self._trusted = most, most_of_one, tuple(trusted)
        self._open: Counter[str] = Counter()
        self.total = 0
        self.draining = False

    def enter(self, address: str) -> bool:
        """Count a connection, and say whether it is one too many; it has to leave all the same."""
        self.total += 1
        self._open[address] += 1
        if self.total > self._most:
            return False
        return self._open[address] <= self._most_of_one or self._counts_for_many(address)

    def leave(self, address: str) -> None:
        """A connection that entered is over."""
        self.total -= 1
        self._open[address] -= 1
        if not self._open[address]:
            del self._open[address]

    def _counts_for_many(self, address: str) -> bool:
        found = plain_address(address)
        if found is None or is_loopback(address):
            return True
        return any(found in network for network in self._trusted)
