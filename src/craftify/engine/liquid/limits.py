"""How much a template may cost. Reaching a limit is an error with a name, never a slow server."""

MAX_SOURCE = 2 * 1024 * 1024
MAX_TAGS = 20_000
MAX_TAG_LENGTH = 8_000
MAX_NESTING = 40
MAX_BRACKETS = 40

MAX_WORK = 400_000
MAX_LOOP = 10_000
MAX_OUTPUT = 5 * 1024 * 1024
MAX_NAMESPACE = 2 * 1024 * 1024
MAX_RESULT = 1024 * 1024
MAX_ITEMS = 50_000
MAX_NUMBER = 2**53

MAX_DATA_NODES = 200_000
MAX_DATA_TEXT = 4 * 1024 * 1024
MAX_DATA_DEPTH = 32


class LimitReached(Exception):
    """A render was stopped; the message says by which limit."""
