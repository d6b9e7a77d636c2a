"""Which variables an email uses and which it declares: paths compared by their steps."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from craftify.engine.checks.page import Page
from craftify.engine.document.blocks import Block
from craftify.engine.markup import Element
from craftify.engine.results import Use, Variable

_OPEN = frozenset(("object", "list"))


@lru_cache(maxsize=4096)
def steps(path: str) -> tuple[str, ...]:
    """`order.items[].price` as `order`, `items`, `[]`, `price`."""
    return tuple(re.findall(r"[^.\[\]]+|\[\]", path))


def is_declared(path: str, variables: Sequence[Variable]) -> bool:
    """Whether a used path is part of the contract.

    It is when it is named, leads to something named, or lies inside an object or list whose
    parts the contract leaves open.
    """
    wanted = steps(path)
    for variable in variables:
        named = steps(variable.name)
        if named[: len(wanted)] == wanted:
            return True
        if wanted[: len(named)] == named and variable.type in _OPEN:
            inside = len(named)
            if not any(
                len(steps(other.name)) > inside and steps(other.name)[:inside] == named
                for other in variables
            ):
                return True
    return False


def is_used(name: str, uses: Sequence[Use]) -> bool:
    """Whether a declared variable, a part of it or the whole around it is read anywhere."""
    named = steps(name)
    for use in uses:
        used = steps(use.path)
        length = min(len(named), len(used))
        if named[:length] == used[:length] and (len(used) >= len(named) or use.kind != "condition"):
            return True
    return False


def first_uses(uses: Sequence[Use]) -> Iterator[Use]:
    """The first use of every path, in the order they appear."""
    seen: set[str] = set()
    for use in uses:
        if use.path not in seen:
            seen.add(use.path)
            yield use


def where(page: Page, use: Use) -> tuple[Element | Block | None, str]:
    """The element or block where a variable is used, and the text to look for in its source."""
    leaf = [step for step in steps(use.path) if step != "[]"][-1]
    whole = use.path.replace("[]", "")
    if use.part in ("subject", "preheader"):
        return None, f"{{{{ {whole}"
    for name in (re.escape(whole), rf"[\w.]+\.{re.escape(leaf)}"):
        tag = re.compile(r"\{[{%][^{}]*?(?<![\w.])" + name + r"\b")
        found = tag.search(page.markup.source)
        if found:
            return page.markup.at(found.start()), found[0][found[0].rfind(" ") + 1 :]
    for block in page.blocks.values():
        each = block.each.in_ if block.each else ""
        if re.search(rf"(?<![\w.]){re.escape(whole)}\b", f"{block.when or ''} {each}"):
            return block, whole
    return None, whole
