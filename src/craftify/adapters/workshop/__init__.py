"""The engine in guarded child processes of our own."""

from craftify.adapters.workshop.pool import Limits
from craftify.adapters.workshop.processes import ProcessWorkshop

__all__ = ["Limits", "ProcessWorkshop"]
