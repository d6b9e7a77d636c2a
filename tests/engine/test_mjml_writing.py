"""Documents written as MJML: readable, and read back as the same document."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from tests.engine.documents import documents, in_column, text
from tests.engine.snippets import COMPILED, DIFFERENT
from tests.engine.tokens import tokens

from craftify.engine import (
    Document,
    DocumentInvalid,
    compile_document,
    compile_html,
    dump_document,
    emit_mjml,
    import_html,
    import_mjml,
    parse_document,
)
from craftify.engine.document.walk import all_blocks

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name.removesuffix(".document.json") for path in GOLDEN.glob("*.document.json"))
EVERYTHING = {**COMPILED, **DIFFERENT}


def without_ids(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {name: without_ids(inner) for name, inner in value.items() if name != "id"}
    if isinstance(value, list):
        return [without_ids(inner) for inner in value]
    return value


def said(document: Document) -> Any:  # noqa: ANN401 - any JSON
    return without_ids(dump_document(document))


@settings(max_examples=150, deadline=None)
@given(documents())
def test_what_is_written_is_read_as_the_same_document(given_: Document) -> None:
    for pretty in (True, False):
        assert said(import_mjml(emit_mjml(given_, pretty=pretty)).document) == said(given_)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_what_is_written_compiles_to_the_same_email(given_: Document) -> None:
    again = import_mjml(emit_mjml(given_)).document
    assert compile_html(again) == compile_html(given_)


@pytest.mark.parametrize("name", EVERYTHING)
def test_reading_and_writing_settle(name: str) -> None:
    document = import_mjml(EVERYTHING[name]).document
    written = emit_mjml(document)
    again = import_mjml(written).document
    assert emit_mjml(again) == written
    assert tokens(compile_html(again)) == tokens(compile_html(document))


def test_mjml_is_written_for_people() -> None:
    source = emit_mjml(
        in_column(
            text('Hi {{ user.name | default: "you" }}', name="Greeting", when="user.known"),
            {
                "id": "btn1",
                "type": "button",
                "html": "Go",
                "props": {
                    "href": '/?a={{ x | default: "y" }}&b=ü',
                    "backgroundColor": "#0f766e",
                    "color": "#ffffff",
                },
            },
            meta={"subject": "Salt & pepper"},
        )
    )
    assert source == (
        "<mjml>\n"
        "  <mj-head>\n"
        "    <mj-title>Salt &amp; pepper</mj-title>\n"
        "  </mj-head>\n"
        "  <mj-body>\n"
        "    <mj-section>\n"
        "      <mj-column>\n"
        "        <mj-raw>{% if user.known %}</mj-raw>\n"
        "        <!-- Greeting -->\n"
        '        <mj-text>Hi {{ user.name | default: "you" }}</mj-text>\n'
        "        <mj-raw>{% endif %}</mj-raw>\n"
        "        <mj-button\n"
        '          background-color="#0f766e"\n'
        '          color="#ffffff"\n'
        '          href="/?a={{ x | default: &quot;y&quot; }}&amp;b=ü">Go</mj-button>\n'
        "      </mj-column>\n"
        "    </mj-section>\n"
        "  </mj-body>\n"
        "</mjml>\n"
    )


def test_nothing_in_a_document_breaks_out_of_its_place() -> None:
    hostile = "--><mj-raw>x</mj-raw></mj-text><mj-text>"
    given_ = in_column(
        text(f"a{hostile}b", name=hostile, when="a", extra={"data-x": hostile}, cssClass=hostile),
        {"id": "raw1", "type": "html", "html": "</mj-raw></mjml>"},
        meta={"subject": hostile, "preheader": hostile},
        theme={"css": [{"css": "a { b: c } </mj-style>"}]},
        head=["</mj-head>"],
    )
    again = import_mjml(emit_mjml(given_)).document
    assert [block.id for block in all_blocks(again.children)] == [
        *("section1", "column1", "text1", "html1")
    ]
    assert again.meta == given_.meta
    block = next(block for block in all_blocks(again.children) if block.id == "text1")
    assert (block.css_class, block.extra) == (hostile, {"data-x": hostile})


@pytest.mark.parametrize(
    "theme",
    [
        {"defaults": {"mj-text><script": {}}},
        {"defaults": {"mj-text": {'a="b" onload': "x"}}},
        {"presets": {"a b": {}}},
        {"childPresets": {"a": {"<": {}}}},
    ],
)
def test_names_that_could_not_be_written_are_refused(theme: dict[str, Any]) -> None:
    with pytest.raises(DocumentInvalid):
        parse_document({"theme": theme})
    with pytest.raises(DocumentInvalid):
        parse_document({"body": {'a="b" onload': "x"}})


def test_a_document_of_html_has_no_mjml() -> None:
    document = import_html("<p>x</p>").document
    assert compile_document(document).mjml == ""


@pytest.mark.parametrize("case", CASES)
def test_golden_documents_give_approved_mjml_and_html(case: str) -> None:
    """With CRAFTIFY_APPROVE=1 the results are written instead: read the diff before you commit."""
    document = parse_document((GOLDEN / f"{case}.document.json").read_bytes())
    compiled = compile_document(document)
    results = {
        "mjml": compiled.mjml,
        "html": compiled.html,
        "txt": compiled.text,
        "canvas.html": compile_html(document, marked=True),
    }
    for suffix, content in results.items():
        path = GOLDEN / f"{case}.{suffix}"
        if os.environ.get("CRAFTIFY_APPROVE"):
            path.write_bytes(content.encode())
        assert content == path.read_bytes().decode(), path.name


@pytest.mark.parametrize("case", CASES)
def test_golden_documents_are_read_back(case: str) -> None:
    document = parse_document((GOLDEN / f"{case}.document.json").read_bytes())
    if document.kind == "html":
        return
    written = emit_mjml(document)
    assert emit_mjml(import_mjml(written).document) == written


def test_there_are_golden_documents() -> None:
    assert len(CASES) >= 5
