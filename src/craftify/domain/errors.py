"""How a verb can refuse.

DomainError
├── NotFound      there is no such thing, or it belongs to somebody else
├── Forbidden     the actor lacks a permission
├── Unauthenticated  nobody knows who is asking
├── Invalid       what was asked makes no sense; `problems` says where
├── Conflict      it collides with what is there (a taken name, a wrong state)
├── Stale         it was changed since the caller read it
├── Limited       too often or too large
└── Unavailable   something we depend on does not answer

Each has a stable `code` that integrators may rely on.
"""

from collections.abc import Sequence

from craftify.engine.results import Problem


class DomainError(Exception):
    """A refusal with a stable code and a sentence for people."""

    code = "ERROR"

    def __init__(
        self, message: str, *, code: str | None = None, problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.problems = tuple(problems)


class NotFound(DomainError):
    """There is no such thing for this actor."""

    code = "NOT_FOUND"


class Unauthenticated(DomainError):
    """The caller is not signed in, or no longer."""

    code = "UNAUTHENTICATED"


class Forbidden(DomainError):
    """The actor may not do this."""

    code = "FORBIDDEN"


class Invalid(DomainError):
    """The request cannot be understood or breaks a rule."""

    code = "VALIDATION_FAILED"


class Conflict(DomainError):
    """The request collides with the present state."""

    code = "CONFLICT"


class Stale(DomainError):
    """The thing has changed since it was read."""

    code = "STALE"


class Limited(DomainError):
    """Too many or too much; `retry_after` is in seconds."""

    code = "RATE_LIMITED"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        problems: Sequence[Problem] = (),
        retry_after: int = 0,
    ) -> None:
        super().__init__(message, code=code, problems=problems)
        self.retry_after = retry_after


class Unavailable(DomainError):
    """Something the product depends on does not answer."""

    code = "UNAVAILABLE"
