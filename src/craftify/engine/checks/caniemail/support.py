"""What email clients support, from caniemail.com: the table, and how findings speak of it."""

from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec


class Client(msgspec.Struct, frozen=True):
    """One client on one platform; `popular` ones decide whether a lack is worth a warning."""

    family: str
    platform: str
    popular: bool


class Feature(msgspec.Struct, frozen=True):
    """One feature of CSS or HTML: a letter per client (y n a u -), notes by their number."""

    title: str
    tested: str
    support: str
    notes: dict[str, str] = {}
    noted: dict[str, list[str]] = {}


class Table(msgspec.Struct, frozen=True):
    """The whole table with its notice."""

    notice: str
    source: str
    commit: str
    clients: tuple[Client, ...]
    features: dict[str, Feature]


class Lack(NamedTuple):
    """Who lacks a feature: names for people, whether a popular client is among them, a note."""

    clients: tuple[str, ...]
    popular: tuple[str, ...]
    note: str


@cache
def support_table() -> Table:
    """The table shipped with the engine."""
    source = resources.files("craftify.engine.checks.caniemail").joinpath("caniemail.json")
    return msgspec.json.decode(source.read_bytes(), type=Table)


@cache
def lack_of(slug: str) -> Lack | None:
    """Who does not support a feature at all, or None when everybody tested does."""
    table = support_table()
    feature = table.features.get(slug)
    if feature is None or "n" not in feature.support:
        return None
    lacking = [at for at, letter in enumerate(feature.support) if letter == "n"]
    popular = [at for at in lacking if table.clients[at].popular]
    numbers = [number for at in popular for number in feature.noted.get(str(at), [])]
    note = feature.notes[numbers[0]] if numbers else ""
    return Lack(_names(lacking), _names(popular), note)


def _names(places: list[int]) -> tuple[str, ...]:
    """Clients by name: a family once when it is on no platform supported, else with platforms."""
    table = support_table()
    names: list[str] = []
    families = dict.fromkeys(table.clients[at].family for at in places)
    for family in families:
        tested = [at for at, client in enumerate(table.clients) if client.family == family]
        missing = [at for at in places if table.clients[at].family == family]
        if len(missing) == len(tested):
            names.append(family)
        else:
            platforms = ", ".join(table.clients[at].platform for at in missing)
            names.append(f"{family} ({platforms})")
    return tuple(names)
