"""Emails that others wrote: all of them come in, compile, and come out as they should."""

from pathlib import Path

import pytest
from tests.engine.tokens import tokens

from craftify.engine import (
    EngineError,
    compile_document,
    compile_html,
    emit_mjml,
    import_html,
    import_mjml,
)
from craftify.engine.document.blocks import Html
from craftify.engine.document.foreign import to_liquid
from craftify.engine.document.walk import all_blocks

OUTSIDE = Path(__file__).parents[3] / "shared"
EMAILS = OUTSIDE / "data" / "emails"
PROBES = OUTSIDE / "prototypes" / "engine" / "probes"
# the last one says `&&` in Liquid
REFUSED = {
    *("empty.mjml", "include.mjml", "no_mjml.mjml", "unclosed.mjml", "unclosed2.mjml"),
    "tpl_text.mjml",
}


def found(folder: Path, pattern: str, count: int) -> list[Path]:
    if not folder.is_dir():
        pytest.skip(f"the example emails are not at {folder}")
    files = sorted(folder.rglob(pattern))
    assert len(files) == count
    return files


def test_every_mjml_email_comes_in_and_compiles() -> None:
    files = found(EMAILS / "colorlib", "*.mjml", 29)
    partials = {"partials/base.mjml": (EMAILS / "colorlib/partials/base.mjml").read_text()}
    for path in files:
        imported = import_mjml(path.read_text(), partials=partials)
        compiled = compile_document(imported.document)
        if path.parent.name != "partials":
            assert imported.report.score > 0.85, path.name
            assert len(compiled.html) > 10_000
            assert compiled.subject
            assert compiled.text
        again = import_mjml(emit_mjml(imported.document)).document
        assert tokens(compile_html(again)) == tokens(compiled.html), path.name


def test_every_block_of_every_mjml_email_is_marked_once() -> None:
    partials = {"base.mjml": "<mj-attributes></mj-attributes>"}
    for path in found(EMAILS / "colorlib", "*.mjml", 29):
        document = import_mjml(path.read_text(), partials=partials).document
        marked = compile_html(document, marked=True)
        for block in all_blocks(document.children):
            if not isinstance(block, Html):
                assert marked.count(f"b-{block.id} ") + marked.count(f'b-{block.id}"') == 1


def test_every_html_email_adds_up_to_itself() -> None:
    for path in found(EMAILS / "postmark", "*.html", 33):
        source = path.read_bytes().decode()
        imported = import_html(source)
        translated, lines = to_liquid(source)
        compiled = compile_document(imported.document)
        assert compiled.html == translated, path.name
        assert (translated == source) == (not lines), path.name
        assert compiled.text
        assert not any(line.action == "dropped" for line in imported.report.lines)


def test_every_probe_compiles_or_is_refused_with_its_place() -> None:
    for path in found(PROBES, "*.mjml", 76):
        source = path.read_bytes().decode()
        if path.name in REFUSED:
            with pytest.raises(EngineError) as caught:
                import_mjml(source)
            assert all(problem.line and problem.column for problem in caught.value.problems)
        else:
            compiled = compile_document(import_mjml(source).document)
            assert compiled.html.rstrip().endswith("</html>")
