"""The machine's own clock, randomness, and what it has to say of itself."""

from craftify.adapters.system.clock import SystemClock, SystemIds
from craftify.adapters.system.machine import LocalMachine

__all__ = ["LocalMachine", "SystemClock", "SystemIds"]
