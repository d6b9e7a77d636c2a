"""What one process keeps for itself while it runs."""

from craftify.adapters.inprocess.counters import ProcessLimiter

__all__ = ["ProcessLimiter"]
