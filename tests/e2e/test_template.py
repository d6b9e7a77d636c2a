"""The template page: what is written is kept, shown, versioned, and never lost or run."""

import re

import pytest
from playwright.sync_api import FrameLocator, Page, Request, expect
from tests.builders import Json
from tests.e2e.conftest import MakeVisitor, Site
from tests.e2e.visitors import Visitor
from tests.emails import HELLO

pytestmark = pytest.mark.e2e


def test_nothing_written_is_lost_by_a_reload(ada: Visitor, site: Site) -> None:
    ada.open_code(site.template("Reloaded", mjml=HELLO))
    expect(ada.email.get_by_text("you have")).to_be_visible()
    ada.replace("you have", "you own")
    ada.saved()
    ada.page.reload()
    expect(ada.email.get_by_text("you own")).to_be_visible()
    ada.replace("you own", "you keep")
    ada.page.reload()  # before it was saved
    expect(ada.email.get_by_text("you keep")).to_be_visible()
    ada.saved()
    ada.page.reload()
    expect(ada.email.get_by_text("you keep")).to_be_visible()


def test_the_preview_follows_what_is_written_and_taken_back(ada: Visitor, site: Site) -> None:
    ada.open_code(site.template("Back and forth", mjml=HELLO))
    expect(ada.email.get_by_text("you have")).to_be_visible()
    for _ in range(2):
        ada.replace("you have", "you had")
        expect(ada.email.get_by_text("you had")).to_be_visible()
        ada.button("Undo").click()
        expect(ada.email.get_by_text("you have")).to_be_visible()
        expect(ada.email.get_by_text("you had")).to_have_count(0)


def test_broken_source_keeps_the_last_good_preview(ada: Visitor, site: Site) -> None:
    ada.expects(422)
    ada.open_code(site.template("Broken", mjml=HELLO))
    expect(ada.email.get_by_text("you have")).to_be_visible()
    ada.replace("points.</mj-text>", "points.")
    alert = ada.page.get_by_role("region", name="Preview").get_by_role("alert")
    expect(alert).to_contain_text("Below is the last good preview")
    expect(ada.email.get_by_text("you have")).to_be_visible()
    ada.source.click()
    ada.page.keyboard.press("ControlOrMeta+End")
    alert.get_by_role("button", name=re.compile(r"^Line 1[01]$")).click()
    expect(ada.source).to_be_focused()
    expect(ada.page.locator(".cm-lineNumbers .cm-activeLineGutter")).to_have_text(
        re.compile("^1[01]$")
    )
    expect(ada.button("Save version")).to_be_disabled()
    ada.saved()

    ada.replace("points.", "points now.</mj-text>")
    expect(ada.email.get_by_text("points now.")).to_be_visible()
    expect(alert).to_have_count(0)


def test_variables_are_declared_and_filled_from_a_data_set(ada: Visitor, site: Site) -> None:
    address = site.template("Contract", mjml=HELLO)
    page = ada.page
    ada.open_code(address)
    ada.tab("Variables").click()
    notice = page.get_by_role("status").filter(has_text="not declared")
    expect(notice).to_contain_text("user.name")
    notice.get_by_role("button", name="Declare all 2").click()
    expect(notice).to_have_count(0)
    names = page.get_by_label("Name of the variable")
    expect(names).to_have_count(2)
    ada.saved()
    declared = {variable["name"] for variable in site.get(f"/api{address}/draft")["variables"]}
    assert declared == {"user.name", "count"}

    ada.tab("Data").click()
    ada.button("Keep a copy").click()
    page.get_by_role("tabpanel").get_by_label("name", exact=True).fill("Zoë <b>&amp; Søn")
    expect(ada.email.get_by_text("Hello Zoë <b>&amp; Søn, you have")).to_be_visible()
    page.get_by_label("Data of the preview").click()
    page.get_by_role("option", name="Long texts").click()
    expect(ada.email.get_by_text("Zoë")).to_have_count(0)
    expect(ada.email.get_by_text("you have")).to_be_visible()


def test_an_old_version_comes_back(ada: Visitor, site: Site) -> None:
    address = site.template("Versions", mjml=HELLO)
    changed = {"mjml": HELLO.replace("you have", "you lost")}
    site.program.put(f"/api{address}", json=changed).raise_for_status()
    ada.open_code(f"{address}?tab=versions")
    expect(ada.email.get_by_text("you lost")).to_be_visible()
    first = ada.page.get_by_role("listitem").filter(has_text="Version 1")
    first.get_by_role("button", name="View").click()
    dialog = ada.page.get_by_role("dialog", name="Version 1")
    expect(dialog.locator("iframe").content_frame.get_by_text("you have")).to_be_visible()
    dialog.get_by_role("radio", name="Compare with the draft").click()
    expect(dialog.get_by_text("you lost")).to_be_visible()
    dialog.get_by_role("button", name="Restore this version").click()
    ada.says("Version 1 is back as version 3")
    expect(ada.email.get_by_text("you have")).to_be_visible()
    assert site.get(f"/api{address}")["version"] == 3


def test_a_stale_write_is_refused_and_both_texts_survive(
    visit: MakeVisitor, ada_state: Json, site: Site
) -> None:
    address = site.template("Two windows", mjml=HELLO)
    early, late = visit(storage_state=ada_state), visit(storage_state=ada_state)
    for visitor in (early, late):
        visitor.open_code(address)
        expect(visitor.email.get_by_text("you have")).to_be_visible()
    early.replace("you have", "you earn")
    early.saved()
    late.expects(412)
    late.replace("you have", "you find")
    notice = late.page.get_by_role("alert").filter(has_text="changed this draft")
    expect(notice).to_contain_text("Ada Byron changed this draft")
    expect(late.email.get_by_text("you find")).to_be_visible()
    assert "you earn" in site.get(f"/api{address}/draft")["source"]

    notice.get_by_role("button", name="Use theirs").click()
    expect(late.email.get_by_text("you earn")).to_be_visible()
    expect(notice).to_have_count(0)
    late.button("Undo").click()
    expect(late.email.get_by_text("you find")).to_be_visible()
    late.saved()
    assert "you find" in site.get(f"/api{address}/draft")["source"]


HOSTILE = """<!doctype html>
<html lang="en"><head><title>Hostile</title>
<meta http-equiv="refresh" content="0;url=/owned/refresh">
<base href="/owned/"><link rel="stylesheet" href="/owned/style.css">
<style>@import url("/owned/import.css"); p { background: url(/owned/background.png) }</style>
<script>top.owned = 1; fetch("/owned/script"); alert("script")</script>
</head><body onload="fetch('/owned/onload'); alert('onload')">
<p>Dear friend,</p>
<img src="/owned/picture.png" onerror="fetch('/owned/onerror'); alert('onerror')" alt="">
<img src="x:" srcset="/owned/set.png 1x" onerror="alert('onerror')" alt="">
<svg onload="fetch('/owned/svg'); alert('svg')"><script>alert("svg script")</script></svg>
<iframe srcdoc="<script>top.owned = 1</script>" src="/owned/frame"></iframe>
<object data="/owned/object"></object><embed src="/owned/embed">
<form action="/owned/form"><input name="x" autofocus onfocus="alert('focus')"></form>
<a href="javascript:fetch('/owned/link');alert('link')">One link</a>
<a href="jAva&#10;script:alert('spelled')">Another link</a>
<math><mtext><table><mglyph><style><img src=x onerror="alert('mutated')"></style></table></math>
</body></html>
"""
HOSTILE_MJML = """<mjml><mj-head>
<mj-raw><script>fetch("/owned/head"); alert("head")</script></mj-raw>
<mj-style>p { background: url(/owned/background.png) }</mj-style>
</mj-head><mj-body><mj-section><mj-column>
<mj-text><p onclick="alert('click')">Dear friend,</p><img src="x:" onerror="alert('img')"></mj-text>
<mj-raw><script>alert("raw")</script><svg onload="alert('svg')"></svg></mj-raw>
<mj-button href="javascript:alert('button')">One link</mj-button>
<mj-text><a href="javascript:fetch('/owned/link')">Another link</a></mj-text>
<mj-image src="/owned/picture.png" href="javascript:alert('picture')" alt="" />
</mj-column></mj-section></mj-body></mjml>
"""


@pytest.mark.parametrize("kind", ["content", "mjml"])
def test_hostile_source_runs_nowhere(ada: Visitor, site: Site, kind: str) -> None:
    page = ada.page
    asked: list[str] = []

    def notice(request: Request) -> None:
        if "/owned/" in request.url:
            asked.append(request.url)

    page.context.on("request", notice)
    harmless, hostile = (HELLO, HOSTILE_MJML) if kind == "mjml" else ("<p>Hi</p>", HOSTILE)
    address = site.template("Hostile", **{kind: harmless})
    ada.open_code(address)
    expect(ada.source).to_be_visible()
    ada.write(hostile)
    tried(ada.email)
    ada.saved()
    ada.button("Send test").click()
    page.get_by_role("dialog").get_by_role("button", name="Send test").click()
    ada.button("Read it").click()
    tried(page.get_by_role("tabpanel").locator("iframe").content_frame)

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Library").click()
    thumbnail = ada.card("Hostile").first.locator("iframe").content_frame
    expect(thumbnail.get_by_text("Dear friend,")).to_be_visible()
    assert asked == []
    assert page.evaluate("typeof owned") == "undefined"

    assert page.context.pages == [page]

    alone = page.context.new_page()
    alone.goto(f"{site.origin}/api{address}/rendered")
    tried(alone)
    assert [url for url in asked if not url.endswith(".png")] == []
    assert page.context.pages == [page, alone]


def tried(frame: FrameLocator | Page) -> None:
    """Its text is read, and its links are clicked."""
    expect(frame.get_by_text("Dear friend,")).to_be_visible()
    frame.get_by_text("One link").click()
    frame.get_by_text("Another link").click()
