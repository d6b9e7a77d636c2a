"""Which rules of a style sheet apply to an element: selectors as email clients use them."""

import re
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from craftify.engine.markup import Element

_COMPOUND = re.compile(r"([\w-]+|\*)?((?:[.#][\w-]+|\[[^\]]*\])*)")
_PART = re.compile(r"[.#][\w-]+|\[[^\]]*\]")
_ATTRIBUTE = re.compile(r"\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*[\"']?([^\"'\]]*)[\"']?\s*)?\]")
_COMBINATORS = re.compile(r"\s*(>)\s*|\s+")


class Compound(NamedTuple):
    """One step of a selector: `td.cell[width]`."""

    tag: str
    ids: tuple[str, ...]
    classes: frozenset[str]
    attributes: tuple[tuple[str, str, str], ...]


class Selector(NamedTuple):
    """A selector ready to be matched, and its weight: runs of steps bound by `>`."""

    groups: tuple[tuple[Compound, ...], ...]
    specificity: tuple[int, int, int]


@lru_cache(maxsize=2048)
def read_selector(text: str) -> Selector | None:
    """The selector, or None when it needs a state, a sibling or a pseudo-element."""
    text = text.replace(":root", "html").strip()
    if any(mark in text for mark in (":", "+", "~ ", "{", "\ue000")):
        return None
    groups: list[list[Compound]] = []
    child = False
    for piece in _COMBINATORS.split(text):
        if piece == ">":
            child = True
        elif piece:
            compound = _read_compound(piece)
            if compound is None:
                return None
            if child and groups:
                groups[-1].append(compound)
            else:
                groups.append([compound])
            child = False
    if not groups:
        return None
    return Selector(tuple(map(tuple, groups)), _specificity(list(chain(*groups))))


def matches(selector: Selector, element: Element) -> bool:
    """Whether the selector selects the element.

    Steps bound by `>` are matched together; the nearest ancestor that fits is always a right one,
    so nothing is tried twice and a deep page costs no more than its depth.
    """
    groups = selector.groups
    found = _run(groups[-1], element)
    for group in reversed(groups[:-1]):
        while found is not None and found.parent is not None:
            found = found.parent
            run = _run(group, found)
            if run is not None:
                found = run
                break
        else:
            return False
    return found is not None


def _run(steps: tuple[Compound, ...], element: Element) -> Element | None:
    """The outermost element of a run of parents that fit these steps, the last one first."""
    here: Element | None = element
    outermost = element
    for step in reversed(steps):
        if here is None or not _fits(step, here):
            return None
        outermost, here = here, here.parent
    return outermost


def _fits(step: Compound, element: Element) -> bool:
    if step.tag not in ("", "*", element.tag):
        return False
    if step.classes and not step.classes.issubset(element.get("class").split()):
        return False
    if step.ids and any(element.get("id") != name for name in step.ids):
        return False
    return all(_has(element, *attribute) for attribute in step.attributes)


def _has(element: Element, name: str, operator: str, wanted: str) -> bool:
    value = element.attributes.get(name)
    if value is None or not operator:
        return value is not None
    found = {
        "=": value == wanted,
        "~=": wanted in value.split(),
        "|=": value == wanted or value.startswith(f"{wanted}-"),
        "^=": value.startswith(wanted),
        "$=": value.endswith(wanted),
        "*=": wanted in value,
    }
    return found.get(operator, False)


def _read_compound(piece: str) -> Compound | None:
    matched = _COMPOUND.fullmatch(piece)
    if matched is None:
        return None
    ids: list[str] = []
    classes: list[str] = []
    attributes: list[tuple[str, str, str]] = []
    for part in _PART.findall(matched[2]):
        if part[0] == ".":
            classes.append(part[1:])
        elif part[0] == "#":
            ids.append(part[1:])
        elif found := _ATTRIBUTE.fullmatch(part):
            attributes.append((found[1].lower(), found[2] or "", found[3] or ""))
        else:
            return None
    tag = (matched[1] or "").lower()
    return Compound(tag, tuple(ids), frozenset(classes), tuple(attributes))


def _specificity(steps: list[Compound]) -> tuple[int, int, int]:
    return (
        sum(len(step.ids) for step in steps),
        sum(len(step.classes) + len(step.attributes) for step in steps),
        sum(step.tag not in ("", "*") for step in steps),
    )
