"""The machine's own clock and randomness."""

from craftify.adapters.system.clock import SystemClock, SystemIds

__all__ = ["SystemClock", "SystemIds"]
