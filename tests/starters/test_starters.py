"""The starters are what we would want to be judged by: clean, complete, native, and themselves."""

import pytest

from craftify.engine import (
    Document,
    check,
    compile_document,
    import_mjml,
    infer_variables,
    render,
)
from craftify.starters import Starter, starters

EVERY = pytest.mark.parametrize("starter", starters(), ids=lambda starter: starter.id)


def opened(starter: Starter) -> Document:
    document = import_mjml(starter.mjml).document
    meta = document.meta.model_copy(update={"subject": starter.subject})
    return document.model_copy(update={"meta": meta})


def test_there_are_twelve_with_names_of_their_own() -> None:
    assert len({starter.id for starter in starters()}) == 12
    assert len({starter.name for starter in starters()}) == 12


@EVERY
def test_no_check_has_more_to_say_than_a_note(starter: Starter) -> None:
    document = opened(starter)
    compiled = compile_document(document)
    rendered = render(compiled, starter.sample, variables=starter.variables)
    found = check(document, compiled, rendered=rendered, variables=starter.variables)
    assert [finding.message for finding in found if finding.severity != "info"] == []


@EVERY
def test_its_sample_fills_it_and_its_contract_is_what_it_uses(starter: Starter) -> None:
    compiled = compile_document(opened(starter))
    rendered = render(compiled, starter.sample, variables=starter.variables, missing="error")
    assert rendered.subject
    assert rendered.preheader
    assert "{{" not in rendered.html + rendered.text + rendered.subject
    declared = {variable.name for variable in starter.variables}
    used = {variable.name for variable in infer_variables(compiled.uses)}
    assert used <= declared
    assert declared - used == {name for name in declared - used if name.endswith("[]")}


@EVERY
def test_all_of_it_becomes_native_blocks(starter: Starter) -> None:
    report = import_mjml(starter.mjml).report
    assert report.score > 0.95
    assert not [line for line in report.lines if line.action in {"dropped", "untranslated"}]
