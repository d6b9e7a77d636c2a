"""Failed sign-ins, counted in this process by account and address."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import Final

from craftify.domain.accounts.users import folded
from craftify.domain.errors import Limited

REMEMBERED: Final = 50_000
Key = tuple[str, str]


@dataclass(slots=True)
class SignInFailures:
    """Lets a few failures pass in a window of time, and no more; successes do not count."""

    limit: int
    window: timedelta
    _seen: OrderedDict[Key, deque[datetime]] = field(default_factory=OrderedDict)

    def begin(self, email: str, address: str, now: datetime) -> Key:
        """Count an attempt as failed until it turns out otherwise: many at once gain nothing.

        Raises:
            Limited: the failures are used up; `retry_after` says for how long.
        """
        key = (folded(email), _neighborhood(address))
        times = self._seen.setdefault(key, deque())
        self._seen.move_to_end(key)
        while times and now - times[0] >= self.window:
            times.popleft()
        if len(times) >= self.limit:
            wait = self.window - (now - times[0])
            raise Limited(
                "Too many failed sign-ins. Try again later.",
                retry_after=max(1, ceil(wait.total_seconds())),
            )
        times.append(now)
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return key

    def succeeded(self, key: Key) -> None:
        """Forget the failures: the owner is here."""
        self._seen.pop(key, None)


def _neighborhood(address: str) -> str:
    """An IPv6 customer has a whole /64 to call from."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(IPv6Address(int(parsed) >> 64 << 64))
    return address
