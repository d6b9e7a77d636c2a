"""Documents of older schema versions become today's, one pure step per version."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]

CURRENT = 1

# STEPS[n] takes a document of version n to version n + 1.
STEPS: Mapping[int, Step] = MappingProxyType({})


def upgraded(
    data: dict[str, Any], steps: Mapping[int, Step] = STEPS, current: int = CURRENT
) -> dict[str, Any]:
    """The document in today's schema version; a version without a step is left to validation."""
    version = data.get("schemaVersion", current)
    while isinstance(version, int) and version < current and version in steps:
        data = {**steps[version](data), "schemaVersion": version + 1}
        version += 1
    return data
