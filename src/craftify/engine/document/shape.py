"""What every part of a document has in its bones: camelCase JSON and no unknown fields."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic._internal._model_construction import ModelMetaclass
from pydantic.alias_generators import to_camel

BlockId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{4,24}$")]
Locale = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
AttributeName = Annotated[str, Field(pattern=r"^[A-Za-z_:][A-Za-z0-9_:.\-]*$")]
TagName = Annotated[str, Field(pattern=r"^mj-[a-z][a-z0-9\-]*$")]
PropName = Annotated[str, Field(pattern=r"^[a-z][A-Za-z0-9]*$")]
ClassName = Annotated[str, Field(pattern=r"^\S+$")]


def _camel(name: str) -> str:
    return name if name == "i18n" else to_camel(name)


class _Plain(ModelMetaclass):
    """Asks whether something is a shape as Python itself does: shapes are asked all the time."""

    __instancecheck__ = type.__instancecheck__


class Shape(BaseModel, metaclass=_Plain):
    """A piece of a document: camelCase in JSON, snake_case in Python, nothing unknown."""

    model_config = ConfigDict(extra="forbid", alias_generator=_camel, populate_by_name=True)
