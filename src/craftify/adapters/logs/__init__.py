"""JSON lines on the console and in rotated files, by structlog and msgspec."""

from craftify.adapters.logs.lines import StructuredLogs, to_console
from craftify.adapters.logs.rotation import RotatedFile

__all__ = ["RotatedFile", "StructuredLogs", "to_console"]
