"""How a command ends: its errors as one sentence, its work in an event loop."""

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any

from craftify.domain.errors import DomainError
from craftify.settings import SettingInvalid


def settled(work: Coroutine[Any, Any, int]) -> int:
    """The exit code of some work; what it refuses is told in one sentence and exits with 1."""
    try:
        return asyncio.run(work)
    except DomainError as error:
        return refused(said(error))


def refused(sentence: str) -> int:
    """Tell what is wrong, a line for each thing."""
    for line in sentence.splitlines():
        print(f"craftify: {line}", file=sys.stderr)
    return 1


def said(error: DomainError | SettingInvalid) -> str:
    """An error as a sentence, with the fields it is about."""
    if isinstance(error, SettingInvalid) or not error.problems:
        return str(error)
    return " ".join(f"{problem.path}: {problem.message}" for problem in error.problems)
