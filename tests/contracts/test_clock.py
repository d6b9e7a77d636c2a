"""What every clock and every source of ids promises."""

import time
import uuid
from datetime import UTC

from craftify.adapters.system import SystemClock, SystemIds
from craftify.ports.clock import Clock, Ids

CLOCK: Clock = SystemClock()
IDS: Ids = SystemIds()


def test_the_time_is_aware_and_in_utc() -> None:
    now = CLOCK.now()
    assert now.tzinfo is UTC
    assert abs(now.timestamp() - time.time()) < 1


def test_ids_are_uuids_of_the_seventh_kind() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(IDS.new())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert before <= made.int >> 80 <= before + 1_000


def test_ids_sort_in_the_order_of_their_making() -> None:
    made = [IDS.new() for _ in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
