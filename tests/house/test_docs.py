"""What people can rely on stands in the docs: settings, error codes, checks, commands."""

import re
from pathlib import Path

import pytest

from craftify.api import problems
from craftify.cli import VERBS
from craftify.engine import check_catalog
from craftify.settings import READERS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "craftify"


@pytest.mark.parametrize("setting", READERS)
def test_every_setting_is_documented(setting: str) -> None:
    assert f"`{setting}`" in (DOCS / "operations.md").read_text()


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_is_documented(verb: str) -> None:
    assert f"craftify {verb}" in (DOCS / "cli.md").read_text()


@pytest.mark.parametrize("sheet", check_catalog(), ids=lambda sheet: sheet.id)
def test_every_check_is_documented(sheet: object) -> None:
    assert f"[{getattr(sheet, 'id', '')}](#" in (DOCS / "checks.md").read_text()


def test_every_error_code_is_documented() -> None:
    assert problems.__doc__
    told = (DOCS / "api.md").read_text()
    codes = set()
    for module in SOURCE.rglob("*.py"):
        text = module.read_text()
        codes |= set(re.findall(r'\bcode(?:: \w+)? ?= ?"([A-Z][A-Z_]+)"', text))
    assert codes
    assert {code for code in codes if f"`{code}`" not in told} <= {"ERROR", "ENGINE_ERROR"}


def test_every_link_between_documents_leads_somewhere() -> None:
    for page in (ROOT / "README.md", *DOCS.rglob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"
