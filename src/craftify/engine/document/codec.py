"""Documents to and from JSON: limits first, then upgrades, then the model, then problems."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from craftify.engine.document.model import Document
from craftify.engine.document.specification import SPECIFICATION
from craftify.engine.document.upgrades import upgraded
from craftify.engine.errors import DocumentInvalid, TooLarge
from craftify.engine.results import Problem

MAX_DOCUMENT_BYTES = 4_000_000
MAX_DOCUMENT_DEPTH = 200
BLOCK_NAMES = frozenset((*SPECIFICATION.blocks, "html", "mjml", "synced"))


def parse_document(data: Mapping[str, Any] | str | bytes) -> Document:
    """A document from JSON or from the mapping it decodes to.

    Raises:
        DocumentInvalid: with every problem at once, each with its path (`children[0].props`).
        TooLarge: over 4 MB of JSON or nested deeper than 200.
    """
    if isinstance(data, str | bytes):
        data = _decoded(data)
    refuse_depth_of(data)
    return build_document(upgraded(dict(data)))


def build_document(data: Mapping[str, Any]) -> Document:
    """A document from data of today's version that is known not to be too deep."""
    try:
        return Document.model_validate(data)
    except ValidationError as error:
        raise DocumentInvalid([told(detail) for detail in error.errors()]) from None


def dump_document(document: Document) -> dict[str, Any]:
    """The document as JSON data: camelCase, without what stands at its default."""
    data = document.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"schemaVersion": document.schema_version, **data}


def document_schema() -> dict[str, Any]:
    """The JSON Schema of a document."""
    return Document.model_json_schema(by_alias=True)


def _decoded(source: str | bytes) -> Mapping[str, Any]:
    raw = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if len(raw) > MAX_DOCUMENT_BYTES:
        raise TooLarge(
            [Problem(message=f"The document is larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB")]
        )
    try:
        data = msgspec.json.decode(raw)
    except RecursionError:
        raise TooLarge([_too_deep()]) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DocumentInvalid([Problem(message=f"The document is not JSON: {error}")]) from None
    if not isinstance(data, dict):
        raise DocumentInvalid([Problem(message="A document is a JSON object")])
    return data


def refuse_depth_of(data: Mapping[str, Any]) -> None:
    """Raises TooLarge when JSON is nested deeper than a document may be."""
    level: list[Any] = [data]
    for _ in range(MAX_DOCUMENT_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise TooLarge([_too_deep()])


def _inside(value: Any) -> Iterator[Any]:  # noqa: ANN401 - any JSON value may stand here
    if isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, list | tuple):
        yield from value


def _too_deep() -> Problem:
    return Problem(message=f"The document is nested deeper than {MAX_DOCUMENT_DEPTH} levels")


def told(detail: ErrorDetails) -> Problem:
    """What Pydantic found, with its path as people write it."""
    path = ""
    for step in detail["loc"]:
        if isinstance(step, int):
            path += f"[{step}]"
        elif step not in BLOCK_NAMES or not path.endswith("]"):
            path += f".{step}" if path else step
    return Problem(message=detail["msg"], path=path or None)
