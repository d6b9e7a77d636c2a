"""A process of its own: every pattern of the product against inputs made to be bad for it.

Prints a line for each pattern that took longer than allowed, and how many there were.
"""

import ast
import importlib
import re
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

parser: Any = importlib.import_module("re._parser")
names: Any = importlib.import_module("re._constants")
LENGTH = 50_000
ALLOWED = 0.1
SOURCE = Path(importlib.import_module("craftify").__file__ or "").parent
VERBS = {"compile", "sub", "subn", "split", "search", "match", "fullmatch", "findall", "finditer"}
ROOMS = ("api", "domain", "adapters", "services", "settings", "ports", "starters", "commands")


def modules() -> Iterator[tuple[str, Path]]:
    for room in ROOMS:
        for path in sorted((SOURCE / room).rglob("*.py")):
            if path.is_relative_to(SOURCE / "api" / "reference"):
                continue  # reads the names of our own code and nothing of a caller
            parts = path.relative_to(SOURCE).with_suffix("").parts
            yield ".".join(("craftify", *(part for part in parts if part != "__init__"))), path


def written(path: Path) -> Iterator[tuple[str, Any, int]]:
    """Patterns that stand in calls as they are: verb, pattern, flags."""
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        of = node.func.value
        if not (isinstance(of, ast.Name) and of.id == "re" and node.func.attr in VERBS):
            continue
        if isinstance(node.args[0], ast.Constant):
            flags = [each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)]
            value = sum(getattr(re, flag) for flag in flags if flag.isupper())
            yield node.func.attr, node.args[0].value, value


def compiled(name: str) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Patterns that a module keeps under a name, put together or not."""
    for label, value in vars(importlib.import_module(name)).items():
        for one in value if isinstance(value, tuple | list | set | frozenset) else (value,):
            if isinstance(one, re.Pattern):
                yield label, one


NESTED: dict[Any, Callable[[Any], list[Any]]] = {
    names.SUBPATTERN: lambda given: [given[-1]],
    names.ATOMIC_GROUP: lambda given: [given],
    names.BRANCH: lambda given: given[1],
    names.MAX_REPEAT: lambda given: [given[2]],
    names.MIN_REPEAT: lambda given: [given[2]],
    names.POSSESSIVE_REPEAT: lambda given: [given[2]],
    names.ASSERT: lambda given: [given[1]],
    names.ASSERT_NOT: lambda given: [given[1]],
}


def letters(tree: Any) -> Iterator[str]:  # noqa: ANN401 - of the parser
    """One sign for each place of a pattern at which a sign is read."""
    for operation, argument in tree:
        if operation is names.LITERAL:
            yield chr(argument)
        elif operation is names.IN:
            yield from members(argument)
        elif operation in {names.ANY, names.NOT_LITERAL}:
            yield "a"
        for part in NESTED[operation](argument) if operation in NESTED else ():
            yield from letters(part)


def members(inside: Any) -> Iterator[str]:  # noqa: ANN401 - of the parser
    classes = {names.CATEGORY_DIGIT: "1", names.CATEGORY_SPACE: " ", names.CATEGORY_WORD: "a"}
    for operation, argument in inside:
        if operation is names.LITERAL:
            yield chr(argument)
        elif operation is names.RANGE:
            yield chr(argument[0])
        elif operation is names.CATEGORY:
            yield classes.get(argument, "-")
        else:
            yield "\x00"


def chains(tree: Any) -> Iterator[str]:  # noqa: ANN401 - of the parser
    """What the pattern, and each repeated part of it, reads when every part is read once."""
    yield "".join(first(tree))
    for operation, argument in tree:
        for part in NESTED[operation](argument) if operation in NESTED else ():
            yield from chains(part)


def first(tree: Any) -> Iterator[str]:  # noqa: ANN401 - of the parser
    for operation, argument in tree:
        if operation is names.BRANCH:
            yield from first(argument[1][0])
        elif operation in {names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT}:
            for _ in range(min(max(argument[0], 1), 40)):
                yield from first(argument[2])
        elif operation is names.SUBPATTERN:
            yield from first(argument[-1])
        elif operation in {names.ASSERT, names.ASSERT_NOT}:
            continue
        else:
            yield from list(letters([(operation, argument)]))[:1]


def worst(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Long runs of what it reads, behind its beginning, and an end that spoils the match."""
    flags = pattern.flags & ~(re.UNICODE | re.ASCII | re.LOCALE)
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin1")
    tree = parser.parse(text, flags)
    single = list(dict.fromkeys(letters(tree)))[:6]
    units = list(dict.fromkeys([*chains(tree), *single, "a", " ", "\n", "<", "{{ "]))
    begin = "".join(first(tree))
    for unit in filter(None, dict.fromkeys(units)):
        run = (unit * (LENGTH // len(unit) + 1))[:LENGTH]
        yield run + "\x00!"
        yield begin[:-1] + run + "\x00!"
        yield begin + run


class Late(Exception):
    """It took too long."""


def late(_number: int, _frame: object) -> None:
    raise Late


def slow(pattern: re.Pattern[Any], verbs: set[str]) -> str:
    """The verb and the beginning of the first input that took too long."""
    for text in worst(pattern):
        given: Any = text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace")
        for verb in sorted(verbs):
            signal.setitimer(signal.ITIMER_VIRTUAL, ALLOWED)
            try:
                getattr(pattern, verb)(given)
            except Late:
                return f"{verb} {text[:40]!r}"
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


BAD = (r"(a+)+$", r"(?:\s*,\s*)*;", r"(?:\w+\s?)*:", r"a*b?a*b?a*c", r"\s+$")
WHOLE = "\n".join(path.read_text() for _, path in modules())


def asked(label: str, text: str) -> set[str]:
    """How a pattern of this name is asked; by all the verbs of its module if nothing says it."""
    own = {verb for verb in VERBS if re.search(rf"\b{label}\.{verb}\(", WHOLE)}
    near = {verb for verb in VERBS - {"compile"} if f".{verb}(" in text}
    return {simple(verb) for verb in own or near or {"fullmatch"}}


def simple(verb: str) -> str:
    """A verb that does the same work without building what it gives back."""
    return verb if verb in {"match", "fullmatch", "search"} else "findall"


def main() -> None:
    signal.signal(signal.SIGVTALRM, late)
    for bad in BAD:
        found_out = slow(re.compile(bad), {"search"})
        sys.stdout.write("" if found_out else f"not seen to be slow: {bad}\n")
    found: dict[re.Pattern[Any], tuple[str, set[str]]] = {}
    for name, path in modules():
        for label, pattern in compiled(name):
            found.setdefault(pattern, (name, asked(label, path.read_text())))
        for verb, text, flags in written(path):
            if verb != "compile":
                found.setdefault(re.compile(text, flags), (name, {simple(verb)}))
    for pattern, (name, verbs) in found.items():
        if told := slow(pattern, verbs):
            sys.stdout.write(f"slow: {name} {pattern.pattern!r} {told}\n")
    sys.stdout.write(f"{len(found)} patterns\n")


if __name__ == "__main__":
    main()
