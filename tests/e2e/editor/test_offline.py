"""Without a network the app opens, the open email goes on, and both sides are merged on return."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from tests.builders import Json
from tests.e2e.conftest import MakeVisitor, Site
from tests.e2e.visitors import Visitor
from tests.emails import HELLO

READY = """async () => {
  await navigator.serviceWorker.ready;
  const kept = await caches.match(`/api${location.pathname}/draft`, { ignoreVary: true });
  return navigator.serviceWorker.controller !== null && kept !== undefined;
}"""


@pytest.fixture
def ben(visit: MakeVisitor, ada_state: Json) -> Visitor:
    """Ada at a browser that keeps what it needs to work without a network."""
    return visit(service_workers="allow", storage_state=ada_state)


def cut_off(visitor: Visitor) -> None:
    visitor.until(READY)
    visitor.page.context.set_offline(True)
    visitor.offline = True


def say(visitor: Visitor, block: Locator, words: str) -> None:
    block.dblclick(force=True)
    expect(visitor.canvas.locator("[contenteditable='true']")).to_be_visible()
    visitor.page.keyboard.press("ControlOrMeta+a")
    visitor.page.keyboard.type(words)
    visitor.page.keyboard.press("Escape")
    expect(visitor.canvas.get_by_text(words)).to_be_visible()


def undo_until(visitor: Visitor, seen: Locator) -> None:
    """Undo as often as it takes: what was typed slowly is several steps."""
    for _ in range(len("Written on the train") + 1):
        if not seen.is_visible():
            visitor.undo.click()
    expect(seen).to_be_visible()


def a_text(name: str, words: str) -> dict[str, Any]:
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": words}]}
    return {"type": "text", "id": name, "text": {"type": "doc", "content": [paragraph]}}


def two_texts(other: str = "The other text") -> dict[str, Any]:
    texts = [a_text("first", "The first text"), a_text("other", other)]
    column = {"type": "column", "id": "column", "children": texts}
    section = {"type": "section", "id": "section", "children": [column]}
    return {"schemaVersion": 1, "meta": {"subject": "Two texts"}, "children": [section]}


def test_source_is_written_and_saved_later(ben: Visitor, site: Site) -> None:
    address = site.template("Offline", mjml=HELLO)
    ben.open_code(address)
    expect(ben.email.get_by_text("you have")).to_be_visible()
    cut_off(ben)
    ben.replace("you have", "you carry")
    expect(ben.page.get_by_text("Kept on this computer")).to_be_visible()
    expect(ben.page.get_by_text("You are offline.")).to_be_visible()
    for width in (375, 1440):
        ben.page.set_viewport_size({"width": width, "height": 900})
        expect(ben.button(re.compile("^Save"))).to_be_in_viewport(ratio=1)
    main = ben.page.get_by_role("navigation", name="Main")
    main.get_by_role("link", name="Mailbox").click()
    expect(ben.heading("The mailbox could not be opened")).to_be_visible()
    ben.page.go_back()
    ben.page.context.set_offline(False)
    expect(ben.source.get_by_text("you carry")).to_be_visible()
    ben.saved()
    assert "you carry" in site.get(f"/api{address}/draft")["source"]


def test_a_design_opens_offline_and_is_merged_on_return(ben: Visitor, site: Site) -> None:
    address = site.template("Both", design=two_texts())
    ben.open(address)
    expect(ben.canvas.get_by_text("The first text")).to_be_visible()
    cut_off(ben)
    ben.page.reload()
    expect(ben.page.get_by_text("You are offline.")).to_be_visible()
    say(ben, ben.canvas.get_by_text("The first text"), "Written on the train")
    expect(ben.page.get_by_text("Kept on this computer")).to_be_visible()

    theirs = json.dumps(two_texts("Written at the desk"))
    draft = {"format": "design", "source": theirs, "subject": "Two texts"}
    answer = site.program.put(f"/api{address}/draft", json=draft)
    assert answer.is_success, answer.text

    ben.expects(412)
    ben.page.context.set_offline(False)
    expect(ben.canvas.get_by_text("Written at the desk")).to_be_visible()
    expect(ben.canvas.get_by_text("Written on the train")).to_be_visible()
    expect(ben.page.get_by_text("Both changes are in").first).to_be_visible()
    ben.saved()
    stored = site.get(f"/api{address}/draft")["source"]
    assert "Written at the desk" in stored
    assert "Written on the train" in stored
    undo_until(ben, ben.canvas.get_by_text("The first text"))
    expect(ben.canvas.get_by_text("Written at the desk")).to_be_visible()
