"""Every action that is written stands in the one catalog, with words for people."""

import ast
import re
from pathlib import Path

from craftify.domain.actions import ACTIONS, ENTITIES

SOURCE = Path(__file__).parents[2] / "src" / "craftify"
ACTION = re.compile(r"[a-z_]+\.[a-z_]+")
# where actions are written: the arguments of these, and what is handed on to them by name
WRITERS = {"note", "record", "_note", "_noted", "noted"}
NAMED = {"action", "deed"}


def written() -> dict[str, str]:
    """Every action that some module writes, with the module."""
    found = {}
    for module in (*SOURCE.glob("services/**/*.py"), *SOURCE.glob("records/**/*.py")):
        for node in ast.walk(ast.parse(module.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            given = [*node.args] if name in WRITERS else []
            given += [each.value for each in node.keywords if each.arg in NAMED]
            for each in (inner for argument in given for inner in ast.walk(argument)):
                text = each.value if isinstance(each, ast.Constant) else None
                if isinstance(text, str) and ACTION.fullmatch(text):
                    found[text] = str(module.relative_to(SOURCE))
    return found


def test_every_action_that_is_written_is_in_the_catalog() -> None:
    missing = {action: module for action, module in written().items() if action not in ACTIONS}
    assert missing == {}


def test_the_catalog_holds_nothing_that_nobody_writes() -> None:
    texts = "".join(
        module.read_text()
        for module in SOURCE.rglob("*.py")
        if module.name != "actions.py" and "domain" not in module.parts
    )
    assert [action for action in ACTIONS if f'"{action}"' not in texts] == []


def test_entities_follow_from_actions() -> None:
    assert set(ENTITIES) == {action.partition(".")[0] for action in ACTIONS}
    assert all(title and title[0].islower() for title in ACTIONS.values())
