"""JSON lines on the console and in rotated files, by structlog and msgspec."""

from craftify.adapters.logs.console import to_console
from craftify.adapters.logs.fields import FIELDS
from craftify.adapters.logs.lines import StructuredLogs
from craftify.adapters.logs.rotation import RotatedFile

__all__ = ["FIELDS", "RotatedFile", "StructuredLogs", "to_console"]
