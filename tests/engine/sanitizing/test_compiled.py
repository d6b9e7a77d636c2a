"""What the compiler makes of real MJML goes through the sanitizer and through Liquid unharmed."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.engine.sanitizing.oracle import acts

from craftify.engine import (
    Address,
    build_message,
    compile_document,
    import_mjml,
    read_message,
    render,
    sanitize_html,
)

COLORLIB = Path(__file__).parents[3] / "../shared/data/emails/colorlib"
PARTIALS = {path.name: path.read_text(encoding="utf-8") for path in COLORLIB.glob("partials/*")}


def visible(html: str) -> str:
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style, title, head"):
        node.decompose()
    return re.sub(r"\s+", " ", tree.body.text() if tree.body else "").strip()


def test_the_colorlib_emails_are_there() -> None:
    if not COLORLIB.is_dir():
        pytest.skip(f"the sample emails are not at {COLORLIB}")
    assert len(list(COLORLIB.glob("*.mjml"))) == 28


@pytest.mark.parametrize("path", sorted(COLORLIB.glob("*.mjml")), ids=lambda path: path.stem)
def test_from_mjml_to_the_mailbox(path: Path) -> None:
    imported = import_mjml(path.read_text(encoding="utf-8"), partials=PARTIALS)
    compiled = compile_document(imported.document)
    cleaned = sanitize_html(compiled.html)

    assert visible(cleaned.html) == visible(compiled.html)
    assert cleaned.html.count("<!--[if mso") == compiled.html.count("<!--[if mso")
    assert cleaned.html.count("{{") == compiled.html.count("{{")
    assert {line.what for line in cleaned.removed} <= {"@import in a style sheet"}
    assert acts(cleaned.html) == []

    rendered = render(compiled, {}, missing="sample")
    raw = build_message(
        rendered=rendered,
        sender=Address(email="news@example.org"),
        to=Address(email="ada@example.com"),
        message_id="1@example.org",
        date=datetime(2026, 3, 14, tzinfo=UTC),
    )
    assert read_message(raw).html.strip() == rendered.html.replace("\r\n", "\n").strip()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 78
