"""Synced blocks put into documents: as approved, as the browser's twin does, and the same again."""

import json
from pathlib import Path
from typing import Any

import pytest

from craftify.engine import (
    DocumentInvalid,
    compile_document,
    emit_mjml,
    fragment_document,
    localized,
    parse_document,
    parse_fragment,
    parse_shared,
    resolve_document,
)
from craftify.engine.document.walk import all_blocks

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "golden" / "synced" / "cases.json").read_text()
)
WORDS = {"type": "text", "id": "word", "html": "Hi"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_documents_are_resolved_as_approved(case: dict[str, Any]) -> None:
    document, library = parse_document(case["document"]), parse_shared(case["library"])
    if "problems" in case:
        with pytest.raises(DocumentInvalid) as refused:
            resolve_document(document, library)
        problems = [[each.path, each.message] for each in refused.value.problems]
        assert problems == case["problems"]
        return
    before = document.model_copy(deep=True)
    resolved = resolve_document(document, library)
    assert [block.id for block in all_blocks(resolved.children)] == case["ids"]
    assert emit_mjml(resolved) == case["mjml"]
    assert emit_mjml(localized(resolved, "de")) == case["german"]
    assert compile_document(resolved).html == compile_document(resolved).html
    assert document == before
    assert resolve_document(document, library) == resolved


def test_a_library_says_what_is_wrong_with_it() -> None:
    wrong = {"level": "content", "children": [{"type": "section", "id": "sect"}, WORDS, WORDS]}
    with pytest.raises(DocumentInvalid) as refused:
        parse_fragment(wrong)
    assert "cannot stand in a synced block" in str(refused.value)
    with pytest.raises(DocumentInvalid, match="two blocks have the id 'word'"):
        parse_fragment({"level": "content", "children": [WORDS, WORDS]})
    with pytest.raises(DocumentInvalid):
        parse_fragment({"level": "content", "children": []})


@pytest.mark.parametrize(
    ("level", "child"),
    [
        ("content", WORDS),
        ("column", {"type": "column", "id": "colu", "children": [WORDS]}),
        (
            "section",
            {
                "type": "section",
                "id": "sect",
                "children": [{"type": "column", "id": "colu", "children": [WORDS]}],
            },
        ),
    ],
)
def test_a_fragment_alone_is_an_email(level: str, child: dict[str, Any]) -> None:
    fragment = parse_fragment({"level": level, "children": [child]})
    document = parse_document(fragment_document(fragment))
    assert ">Hi</div>" in compile_document(document).html


def test_circles_and_crowds_come_to_an_end() -> None:
    ref = "01990000-0000-7000-8000-00000000000{}"
    rows = [{"type": "section", "id": f"row{number}"} for number in range(100, 900)]
    crowd = {"ref": "crowd", "version": 1, "level": "section", "children": rows}
    ladder = [
        {
            "ref": ref.format(step),
            "version": 1,
            "level": "section",
            "children": [{"type": "synced", "id": "next", "ref": ref.format(step + 1)}],
        }
        for step in range(8)
    ]
    for place, library in ((ref.format(0), ladder), ("crowd", [crowd])):
        places = [{"type": "synced", "id": f"syn{at}", "ref": place} for at in range(10, 20)]
        with pytest.raises(DocumentInvalid, match="more than"):
            resolve_document(parse_document({"children": places}), parse_shared(library))
