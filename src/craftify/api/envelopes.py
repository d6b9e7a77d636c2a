"""The envelope around every answer: success with data, or an error with a stable code."""

from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Annotated, Final, Generic, Literal, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from craftify.ports.logs import current_request

T = TypeVar("T")
Timestamp = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]

request_id: Final = current_request
request_time: ContextVar[datetime] = ContextVar("request_time")


class Answer(Struct, frozen=True, kw_only=True, rename="camel"):
    """A frozen shape that goes out, with camelCase JSON names."""


class Shape(BaseModel):
    """A shape that comes in, with camelCase JSON names. Unknown fields are ignored."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, hide_input_in_errors=True, frozen=True
    )


class Pagination(Answer, frozen=True, kw_only=True):
    """Where in a list this answer stands. `next_cursor` leads on and is null at the end."""

    page: int
    limit: int
    total: int
    pages: int
    next_cursor: str | None = None


class Success(Answer, Generic[T], frozen=True, kw_only=True):
    """What was asked for."""

    success: Literal[True] = True
    data: T
    pagination: Pagination | UnsetType = UNSET
    request_id: str
    timestamp: Timestamp


class Further(Answer, frozen=True, kw_only=True):
    """Where a list goes on whose length nobody knows. `next_cursor` is null at the end."""

    limit: int
    next_cursor: str | None = None


class Onward(Answer, Generic[T], frozen=True, kw_only=True):
    """A piece of a long list, and how to go on."""

    success: Literal[True] = True
    data: T
    pagination: Further
    request_id: str
    timestamp: Timestamp


class ErrorDetail(Answer, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that is wrong, and where: a JSON path, or a line of a template's part."""

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None
    excerpt: str | None = None
    part: str | None = None


class ErrorBody(Answer, frozen=True, kw_only=True):
    """Why it was refused."""

    code: str
    message: str
    details: tuple[ErrorDetail, ...] | UnsetType = UNSET
    request_id: str
    timestamp: Timestamp


class Failure(Answer, frozen=True, kw_only=True):
    """A refusal."""

    success: Literal[False] = False
    error: ErrorBody


def stamp(moment: datetime) -> str:
    """A moment as ISO 8601 in UTC with milliseconds and Z."""
    there = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return there.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def success(data: T, *, pagination: Pagination | None = None) -> Success[T]:
    """The envelope around what was asked for, stamped with the present request."""
    return Success(
        data=data,
        pagination=UNSET if pagination is None else pagination,
        request_id=request_id.get(),
        timestamp=stamp(request_time.get()),
    )


def continued(data: T, limit: int, next_cursor: str | None) -> Onward[T]:
    """The envelope around a piece of a long list, stamped with the present request."""
    return Onward(
        data=data,
        pagination=Further(limit=limit, next_cursor=next_cursor),
        request_id=request_id.get(),
        timestamp=stamp(request_time.get()),
    )


def failure(code: str, message: str, details: tuple[ErrorDetail, ...] = ()) -> Failure:
    """The envelope around a refusal, stamped with the present request."""
    body = ErrorBody(
        code=code,
        message=message,
        details=details or UNSET,
        request_id=request_id.get(),
        timestamp=stamp(request_time.get()),
    )
    return Failure(error=body)


def pages(page: int, limit: int, total: int, next_cursor: str | None = None) -> Pagination:
    """The pagination of a list of `total` things."""
    return Pagination(
        page=page,
        limit=limit,
        total=total,
        pages=max(1, -(-total // limit)),
        next_cursor=next_cursor,
    )
