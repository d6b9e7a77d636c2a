"""There is one renderer, one client-address module, one token module, one log
encoder, and one that calls out."""

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "craftify"


def importers(*packages: str) -> set[str]:
    """The modules that import one of these packages, as paths below src/craftify."""
    found = set()
    for module in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text())):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            if any(name.split(".")[0] in packages for name in names):
                found.add(module.relative_to(SOURCE).as_posix())
    return found


def mentioning(pattern: str) -> set[str]:
    """The modules whose text matches."""
    told = re.compile(pattern)
    return {
        module.relative_to(SOURCE).as_posix()
        for module in SOURCE.rglob("*.py")
        if told.search(module.read_text())
    }


def test_only_the_engine_renders() -> None:
    assert importers("liquid", "mrml", "css_inline", "jinja2", "string")
    assert all(
        name.startswith("engine/") for name in importers("liquid", "mrml", "css_inline", "jinja2")
    )


def test_one_module_reads_the_client_address() -> None:
    assert mentioning(r"(?i)x-forwarded-for") == {"api/middleware/addresses.py"}


def test_one_module_signs_tokens() -> None:
    assert len({Path(name).parent for name in importers("jwt")}) == 1


def test_one_module_encodes_logs() -> None:
    assert {Path(name).parent.as_posix() for name in importers("structlog")} == {"adapters/logs"}


def test_one_module_calls_out() -> None:
    callers = importers("httpx", "httpcore", "aiohttp", "requests", "urllib3")
    assert {Path(name).parent.as_posix() for name in callers} == {"adapters/egress"}
    assert mentioning(r"http\.client|urlopen|socket\.create_connection|open_connection") <= {
        name for name in mentioning("") if name.startswith("adapters/egress/")
    }
