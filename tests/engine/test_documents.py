"""The document: its schema, its limits, its upgrades, and problems that say where."""

import json
from typing import Any

import pytest
from hypothesis import given
from tests.engine.documents import document, documents, in_column, rich, text

from craftify.engine import (
    Document,
    DocumentInvalid,
    TooLarge,
    document_schema,
    dump_document,
    parse_document,
)
from craftify.engine.document.upgrades import upgraded
from craftify.engine.document.walk import all_blocks, paths


@given(documents())
def test_a_document_survives_json(given: Document) -> None:
    dumped = json.dumps(dump_document(given))
    assert parse_document(dumped) == given
    assert parse_document(dumped.encode()) == given


def test_json_is_camel_case_and_leaves_out_what_is_usual() -> None:
    dumped = dump_document(in_column(text(cssClass="a")))
    assert dumped == {
        "schemaVersion": 1,
        "children": [
            {
                "id": "sec1",
                "type": "section",
                "children": [
                    {
                        "id": "col1",
                        "type": "column",
                        "children": [{"id": "text", "type": "text", "html": "x", "cssClass": "a"}],
                    }
                ],
            }
        ],
    }


def problems(data: Any) -> list[tuple[str | None, str]]:  # noqa: ANN401 - anything may be sent
    with pytest.raises(DocumentInvalid) as caught:
        parse_document(data)
    return [(problem.path, problem.message) for problem in caught.value.problems]


def section(*children: dict[str, Any]) -> dict[str, Any]:
    return {"children": [{"id": "sec1", "type": "section", "children": list(children)}]}


def test_all_problems_come_at_once_with_their_paths() -> None:
    found = problems(
        section(
            {"id": "x", "type": "column"},
            {
                "id": "col2",
                "type": "column",
                "children": [{"id": "im01", "type": "image", "props": {"source": "a"}}],
            },
        )
    )
    assert [path for path, _ in found] == [
        "children[0].children[0].id",
        "children[0].children[1].children[0]",
    ]
    assert "image has no prop 'source'" in found[1][1]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"children": [{"id": "col1", "type": "column"}]}, "column"),
        (section({"id": "sec1", "type": "column"}), "two blocks have the id 'sec1'"),
        (section({"id": "txt1", "type": "text"}), "text"),
        ({"schemaVersion": 99}, "1"),
        ({"kind": "html", **section()}, "html blocks and nothing else"),
        ({"frame": {"before": "a"}}, "kind 'html' has a frame"),
        ({"unknown": 1}, "Extra inputs"),
        ("[1]", "JSON object"),
        ("{", "not JSON"),
    ],
)
def test_what_is_wrong_is_said(data: Any, says: str) -> None:  # noqa: ANN401 - any JSON
    assert any(says in message for _, message in problems(data))


def test_a_text_has_one_body() -> None:
    both = {"id": "txt1", "type": "text", "html": "a", "text": rich()}
    column = {"id": "col1", "type": "column", "children": [both]}
    assert any("either 'text' or 'html'" in message for _, message in problems(section(column)))


def test_depth_and_size_are_refused_before_any_work() -> None:
    nested: dict[str, Any] = {}
    for _ in range(10_000):
        nested = {"children": [nested]}
    with pytest.raises(TooLarge):
        parse_document(nested)
    with pytest.raises(TooLarge):
        parse_document("[" * 200_000)
    with pytest.raises(TooLarge):
        parse_document('{"preamble": "' + "x" * 5_000_000 + '"}')


def test_older_documents_are_upgraded_step_by_step() -> None:
    steps = {
        1: lambda data: {**data, "two": True},
        2: lambda data: {**data, "three": data["two"]},
    }
    assert upgraded({"schemaVersion": 1}, steps, current=3) == {
        "schemaVersion": 3,
        "two": True,
        "three": True,
    }
    assert upgraded({"schemaVersion": 3}, steps, current=3) == {"schemaVersion": 3}
    assert upgraded({"schemaVersion": 7}, steps, current=3) == {"schemaVersion": 7}


def test_the_schema_names_every_block() -> None:
    schema = document_schema()
    assert {"Text", "Button", "Section", "Hero", "Mjml", "Synced", "Rich"} <= set(schema["$defs"])
    assert "schemaVersion" in schema["properties"]


def test_walking_goes_through_everything() -> None:
    item = {"id": "itm1", "type": "item"}
    given = in_column({"id": "soc1", "type": "social", "items": [item]}, text())
    assert [block.id for block in all_blocks(given.children)] == [
        "sec1",
        "col1",
        "soc1",
        "itm1",
        "text",
    ]
    assert [block.id for block in list(paths(given.children))[3]] == [
        "sec1",
        "col1",
        "soc1",
        "itm1",
    ]


def test_an_empty_document_is_one() -> None:
    assert document() == parse_document("{}")
