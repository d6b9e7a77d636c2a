"""Which fields a line may have: what is not on this list does not leave the process."""

from typing import Final

FIELDS: Final = frozenset(
    {
        # every line
        *("time", "level", "event", "eventType", "severity", "request"),
        # a request
        *("method", "route", "path", "status", "ms", "bytes", "code", "parts"),
        # who and where
        *("address", "user", "organization", "session", "key", "agent", "host", "origin"),
        # what went wrong
        *("error", "trace", "trouble", "why", "reason", "logger", "part"),
        # what it was about
        *("kind", "job", "errand", "file", "policy", "permission", "method_used", "methods"),
        *("action", "entity", "template", "connection", "domain", "name", "setting", "feature"),
        # counts and places
        *("seq", "hash", "faults", "count", "attempts", "waiting", "dropped", "fields"),
        *("port", "version", "python", "environment", "delay", "limit", "number", "lag"),
    }
)
