"""What the documentation of the engine shows works as it is written."""

import re
from pathlib import Path

import pytest

import craftify.engine

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = re.findall(r"```python\n(.*?)```", (DOCS / "engine.md").read_text(), re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_run(example: str) -> None:
    exec(compile(example, "docs/engine.md", "exec"), {})  # noqa: S102 - our own examples


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


def test_every_function_of_the_front_door_is_documented() -> None:
    text = (DOCS / "engine.md").read_text()
    functions = [name for name in craftify.engine.__all__ if name.islower()]
    assert [name for name in functions if f"`{name}(" not in text] == []
