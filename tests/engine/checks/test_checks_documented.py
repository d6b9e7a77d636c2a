"""docs/checks.md: every check is there as it is, and every example does what it says."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.engine.checks.specimens import only, run_example

from craftify.engine.checks import RULES, check_catalog
from craftify.engine.checks.caniemail.known import EXPECTED

PAGE = (Path(__file__).parents[3] / "docs/checks.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### ([\w.-]+)\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE))
EXAMPLE = re.compile(r"^(Fails|Passes):\n\n```([a-z ]+)\n(.*?)\n```$", re.DOTALL | re.MULTILINE)


class Example(NamedTuple):
    check: str
    fails: bool
    language: str
    source: str


EXAMPLES = [
    Example(check, verdict == "Fails", language, source)
    for check, text in SECTIONS.items()
    for verdict, language, source in EXAMPLE.findall(text)
]


def test_every_check_has_a_section_with_its_severity_and_title() -> None:
    sheets = {sheet.id: sheet for sheet in check_catalog()}
    assert set(SECTIONS) == set(sheets)
    for name, sheet in sheets.items():
        assert SECTIONS[name].lstrip().startswith(f"**{sheet.severity}** · {sheet.title}\n"), name
        assert f"| {sheet.severity} | {sheet.title} |" in PAGE


def test_every_check_has_a_failing_and_a_passing_example() -> None:
    for verdict in (True, False):
        assert {each.check for each in EXAMPLES if each.fails is verdict} == set(SECTIONS)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.check}-{each.fails}")
def test_the_examples_are_true(example: Example) -> None:
    findings = only(run_example(example.language, example.source), example.check)
    assert bool(findings) is example.fails, findings


def test_expected_lacks_are_listed_with_their_reasons() -> None:
    for feature, reason in EXPECTED.items():
        assert f"| {feature} | {reason} |" in PAGE


def test_ids_say_their_category_and_no_two_are_the_same() -> None:
    sheets = [rule.SHEET for rule in RULES]
    assert len({sheet.id for sheet in sheets}) == len(sheets) >= 60
    for sheet in sheets:
        assert sheet.id.startswith(f"{sheet.category}.")
