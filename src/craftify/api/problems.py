"""From errors to answers: the only place that knows HTTP statuses of refusals."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from litestar import Request, Response
from litestar.exceptions import (
    HTTPException,
    MethodNotAllowedException,
    NotFoundException,
    ValidationException,
)
from litestar.types import ExceptionHandlersMap
from msgspec import structs
from pydantic import ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import ErrorDetails

from craftify.api.envelopes import ErrorDetail, Failure, failure
from craftify.domain.errors import (
    Conflict,
    DomainError,
    Forbidden,
    Invalid,
    Limited,
    NotFound,
    Stale,
    Unauthenticated,
    Unavailable,
)
from craftify.engine import EngineError, Problem
from craftify.ports.logs import Logs

KINDS: Final[Mapping[type[Exception], int]] = {
    Invalid: 422,
    Unauthenticated: 401,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    Stale: 412,
    Limited: 429,
    Unavailable: 503,
    EngineError: 422,
}
# a code that wants another status than its kind
CODES: Final[Mapping[str, int]] = {
    "BAD_REQUEST": 400,
    "PARAMETER_REPEATED": 400,
    "TOO_LARGE": 413,
    "REQUEST_TIMEOUT": 408,
    "UNSUPPORTED_MEDIA_TYPE": 415,
}
PLAIN: Final[Mapping[int, tuple[str, str]]] = {
    400: ("BAD_REQUEST", "The request cannot be read."),
    401: ("UNAUTHENTICATED", "Please sign in."),
    403: ("FORBIDDEN", "This is not allowed."),
    404: ("NOT_FOUND", "There is nothing at this address."),
    405: ("METHOD_NOT_ALLOWED", "This address does not know that method."),
    408: ("REQUEST_TIMEOUT", "The request took too long to arrive."),
    413: ("TOO_LARGE", "The request is too large."),
    415: ("UNSUPPORTED_MEDIA_TYPE", "The content type is not one this address reads."),
    421: ("MISDIRECTED", "This server does not answer for that host."),
    422: ("VALIDATION_FAILED", "The request is not valid."),
    429: ("RATE_LIMITED", "Too many requests."),
    431: ("HEADERS_TOO_LARGE", "The headers of the request are too large."),
    501: ("METHOD_NOT_ALLOWED", "This server does not know that method."),
    503: ("UNAVAILABLE", "Something this depends on does not answer."),
}
# the rest of the request is not read, so the connection cannot be used again
CLOSING: Final = frozenset({"TOO_LARGE", "REQUEST_TIMEOUT"})
SERVER_ERRORS: Final = 500
INTERNAL: Final = ("INTERNAL_ERROR", "Something went wrong on our side.")
Headers = dict[str, str]
_QUOTED: Final = re.compile(r"`([^`]*)`")
_WORD: Final = re.compile(r"[a-z]+(?=[ ,]|$)")


def told(message: str) -> str:
    """A message of the engine as people read it: quotes, and a capital letter unless it is code."""
    quoted = _QUOTED.sub(lambda found: f"“{found[1]}”", message)
    return quoted[:1].upper() + quoted[1:] if _WORD.match(quoted) else quoted


def detail(problem: Problem) -> ErrorDetail:
    """A problem of the engine or the domain as a detail of an answer."""
    return ErrorDetail(
        message=problem.message,
        path=problem.path,
        line=problem.line,
        column=problem.column,
        excerpt=problem.excerpt,
        part=None if problem.part == "document" and problem.path else problem.part,
    )


def status_of(error: Exception) -> int:
    """The HTTP status an expected error is answered with."""
    code = getattr(error, "code", "")
    if code in CODES:
        return CODES[code]
    return next((KINDS[kind] for kind in type(error).__mro__ if kind in KINDS), 400)


def refusal(error: Exception) -> tuple[int, Failure, Headers]:
    """Status, envelope and headers for any error; only unexpected ones are 500."""
    if isinstance(error, DomainError):
        headers = _headers(error)
        details = tuple(detail(problem) for problem in error.problems)
        return status_of(error), failure(error.code, error.message, details), headers
    if isinstance(error, EngineError):
        problems = [structs.replace(each, message=told(each.message)) for each in error.problems]
        details = tuple(detail(problem) for problem in problems)
        return status_of(error), failure(error.code, _summary(problems), details), {}
    if isinstance(error, ValidationException):
        return 422, _invalid(_from_framework(error)), {}
    if isinstance(error, HTTPException):
        return _from_http(error)
    if isinstance(error, RecursionError):
        return 400, failure("BAD_REQUEST", "The JSON is nested too deeply."), {}
    return 500, failure(*INTERNAL), {}


def _headers(error: DomainError) -> Headers:
    if isinstance(error, Limited) and error.retry_after:
        return {"retry-after": str(error.retry_after)}
    if isinstance(error, Unauthenticated):
        return {"www-authenticate": "Bearer"}
    return {"connection": "close"} if error.code in CLOSING else {}


def plain(status: int, message: str | None = None) -> Failure:
    """The envelope of a refusal that is told by its status alone."""
    code, sentence = PLAIN.get(status, INTERNAL)
    return failure(code, message or sentence)


def invalid(error: ValidationError, *, prefix: str = "") -> Invalid:
    """What Pydantic found wrong, all of it, by path and never by value."""
    return Invalid(
        "The request is not valid.",
        problems=[_problem(entry, prefix) for entry in error.errors(include_input=False)],
    )


def json_path(keys: Sequence[str | int]) -> str:
    """A path as people write it: `variables[2].name`."""
    path = ""
    for key in keys:
        path += f"[{key}]" if isinstance(key, int) else f".{key}" if path else str(key)
    return path


def _problem(entry: ErrorDetails, prefix: str) -> Problem:
    path = json_path((prefix, *entry["loc"]) if prefix else entry["loc"])
    message = entry["msg"].removeprefix("Value error, ")
    return Problem(message=message, path=path or "body", part="document")


def _summary(problems: Sequence[Problem]) -> str:
    first = problems[0].sentence() if problems else "The template is not valid."
    more = len(problems) - 1
    return f"{first} (and {more} more)" if more > 0 else first


def _invalid(details: tuple[ErrorDetail, ...]) -> Failure:
    return failure("VALIDATION_FAILED", "The request is not valid.", details)


def _from_framework(error: ValidationException) -> tuple[ErrorDetail, ...]:
    extra: Any = error.extra
    if not isinstance(extra, list):
        return ()
    return tuple(
        ErrorDetail(message=str(entry["message"]), path=_named(entry.get("key", "body")))
        for entry in extra
    )


def _named(key: str) -> str:
    """The name that the caller gave: parameters have names of ours behind it."""
    return "body" if key == "data" else to_camel(key.removeprefix("data."))


def _from_http(error: HTTPException) -> tuple[int, Failure, Headers]:
    headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    kept = {name: value for name, value in headers.items() if name in {"allow", "retry-after"}}
    if (
        isinstance(error, NotFoundException | MethodNotAllowedException)
        or error.status_code >= SERVER_ERRORS
    ):
        return error.status_code, plain(error.status_code), kept
    return error.status_code, plain(error.status_code, error.detail or None), kept


def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Failure]:
    """The exception handler of the whole application."""
    status, envelope, headers = refusal(error)
    request.scope["state"]["code"] = envelope.error.code
    if status >= SERVER_ERRORS and not isinstance(error, Unavailable):
        logs: Logs = request.app.state.options.logs
        logs.write("error", "request failed", path=request.scope["path"], exc_info=error)
    return Response(envelope, status_code=status, headers=headers)


HANDLERS: Final[ExceptionHandlersMap] = {Exception: answer, HTTPException: answer}
