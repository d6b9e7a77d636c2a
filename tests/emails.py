"""Readable emails: sources to write, templates to have, archives to send."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.builders import Browser, Json, data

EMAILS = Path(__file__).parents[1] / "../shared/data/emails"

HELLO = """<mjml>
  <mj-head>
    <mj-title>Hello there</mj-title>
    <mj-preview>A word from us</mj-preview>
  </mj-head>
  <mj-body>
    <!-- the only section -->
    <mj-section>
      <mj-column>
        <mj-text>Hello {{ user.name }}, you have {{ count }} points.</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
"""
FRAGMENT: dict[str, Any] = {
    "level": "section",
    "children": [
        {
            "type": "section",
            "id": "footer",
            "children": [
                {
                    "type": "column",
                    "id": "only",
                    "children": [
                        {"type": "text", "id": "words", "html": "Meadow, 1 Lane"},
                        {
                            "type": "button",
                            "id": "link",
                            "html": "Our site",
                            "props": {"href": "https://meadow.example", "color": "@brand"},
                        },
                    ],
                }
            ],
        }
    ],
    "theme": {"tokens": {"brand": "#0e5a6b"}, "darkTokens": {"brand": "#4fb3c6"}},
}
BROKEN = HELLO.replace("</mj-text>", "")
PLAIN_HTML = """<!doctype html>
<html lang="en"><head><title>A plain one</title>
<style>@media (prefers-color-scheme: dark) { p { color: white } }</style></head>
<body><p class="x">Hello {{ user.name }}, grüß dich.</p></body></html>
"""
DANGEROUS_HTML = """<!doctype html>
<html><head><title>Danger</title><script>alert(1)</script></head>
<body onload="alert(2)"><p>Kept as it is &mdash;  two  spaces</p>
<a href="javascript:alert(3)">go</a></body></html>
"""
DESIGN: dict[str, Any] = {
    "schemaVersion": 1,
    "kind": "blocks",
    "meta": {"subject": "From a design", "preheader": "", "lang": "en"},
    "children": [
        {
            "id": "sec1",
            "type": "section",
            "children": [
                {
                    "id": "col1",
                    "type": "column",
                    "children": [{"id": "txt1", "type": "text", "html": "Hello {{ user.name }}"}],
                }
            ],
        }
    ],
}
NAMED = {"user": {"name": "Ada"}, "count": 3}


async def a_template(browser: Browser, **changes: Json) -> dict[str, Any]:
    """A stored template, as the API shows it."""
    hello: dict[str, Json] = {"name": "Hello", "mjml": HELLO, "subject": "Hi {{ user.name }}"}
    body = hello | changes
    if {"content", "design", "starter"} & set(changes):
        body.pop("mjml")
    given = {name: value for name, value in body.items() if value is not None}
    answer = await browser.post("/api/templates", given)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = data(answer)
    return made


async def a_test_mail(browser: Browser, template_id: str, to: str = "ben@meadow.example") -> str:
    """The id of a test mail that lies in the mailbox."""
    order = {"to": to, "data": NAMED}
    answer = await browser.post(f"/api/templates/{template_id}/test", order)
    assert answer.status_code == 202, answer.text
    return str(data(answer)["messageId"])


def a_zip(entries: Mapping[str, str | bytes]) -> bytes:
    """An archive with these entries."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return packed.getvalue()


def sent_files(files: Mapping[str, str | bytes]) -> list[tuple[str, tuple[str, bytes]]]:
    """Files as a form sends them in the field `files`."""
    return [
        ("files", (name, content if isinstance(content, bytes) else content.encode()))
        for name, content in files.items()
    ]


def real_emails(pattern: str) -> list[Path]:
    """Real emails lent to the tests; where they are not, the test says so."""
    found = sorted(EMAILS.glob(pattern))
    if not found:
        pytest.skip(f"there are no real emails at {EMAILS.resolve()}")
    return found
