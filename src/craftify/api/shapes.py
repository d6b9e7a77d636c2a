"""Bodies that come in: validated by Pydantic, all errors at once, told in our own words."""

from collections.abc import Callable
from typing import Any

from litestar.plugins.pydantic import PydanticInitPlugin
from pydantic import BaseModel, ValidationError

from craftify.api.problems import invalid

Decoder = tuple[Callable[[Any], bool], Callable[[Any, Any], Any]]


def _is_model(kind: Any) -> bool:  # noqa: ANN401 - the framework asks for any annotation
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _decode(kind: type[BaseModel], value: Any) -> BaseModel:  # noqa: ANN401 - decoded JSON
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        raise invalid(error) from None


class ShapesPlugin(PydanticInitPlugin):
    """Lets the framework read Pydantic models and refuse them as a `VALIDATION_FAILED`."""

    @classmethod
    def decoders(cls, validate_strict: bool = False) -> list[Decoder]:  # noqa: FBT001, FBT002 - its signature
        del validate_strict
        return [(_is_model, _decode)]
