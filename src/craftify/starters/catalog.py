"""The starter designs: twelve original emails to begin from, each with a sample of its data."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from craftify.engine import Variable, VariableType

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Starter(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A design to begin from. `sample` is data that shows it at its best."""

    id: str
    name: str
    description: str
    category: str
    subject: str
    preheader: str = ""
    tags: tuple[str, ...] = ()
    mjml: str = ""
    sample: Mapping[str, Any] = {}
    variables: tuple[Variable, ...] = ()


@cache
def starters() -> tuple[Starter, ...]:
    """Every starter, in the order in which people meet them."""
    home = files("craftify.starters")
    listed = msgspec.json.decode(home.joinpath("catalog.json").read_bytes(), type=list[Starter])
    return tuple(
        msgspec.structs.replace(
            starter,
            mjml=(source := home.joinpath(f"designs/{starter.id}.mjml").read_text("utf-8")),
            preheader=preheader(source),
            variables=tuple(contract(starter.sample)),
        )
        for starter in listed
    )


def preheader(source: str) -> str:
    """The preview text as the design itself has it."""
    found = re.search(r"<mj-preview>(.*?)</mj-preview>", source, re.DOTALL)
    return found[1].strip() if found else ""


def contract(sample: Mapping[str, Any], prefix: str = "") -> Iterator[Variable]:
    """The variables that a sample shows, one for each value in it; list items as `items[].x`."""
    for name, value in sample.items():
        path = f"{prefix}{name}"
        if isinstance(value, Mapping):
            yield from contract(value, f"{path}.")
            continue
        yield Variable(name=path, type=kind(value))
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield from contract(value[0], f"{path}[].")


def kind(value: object) -> VariableType:
    """The type of a variable, told from one value of it."""
    match value:
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case list():
            return "list"
        case str() if value.startswith("https://"):
            return "url"
        case str() if DATE.fullmatch(value):
            return "date"
        case _:
            return "string"
