"""Synced blocks: saved from one email, put into another, changed once, followed or held."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.builders import Json
from tests.e2e.conftest import Site
from tests.e2e.editor.test_building import email_of, write
from tests.e2e.visitors import Visitor

pytestmark = pytest.mark.e2e


def text(name: str, words: str) -> Json:
    """A block of words that can be typed."""
    content = [{"type": "paragraph", "content": [{"type": "text", "text": words}]}]
    return {"type": "text", "id": name, "text": {"type": "doc", "content": content}}


def letter(words: str) -> Json:
    """An email of two rows: a greeting, and a footer that says who writes."""
    rows = [("hello", words), ("legal", "Meadow, 1 Lane")]
    return {
        "schemaVersion": 1,
        "meta": {"subject": "Hi"},
        "children": [
            {
                "type": "section",
                "id": f"{name}_row",
                "name": name.title(),
                "children": [
                    {
                        "type": "column",
                        "id": f"{name}_column",
                        "children": [text(f"{name}_text", said)],
                    }
                ],
            }
            for name, said in rows
        ],
    }


def insert(visitor: Visitor, name: str) -> None:
    """Put a block behind what stands in the email."""
    visitor.page.get_by_role("tab", name="Blocks").click()
    tile = visitor.page.get_by_role("list", name="Blocks").get_by_role("button")
    tile.filter(has_text=name).click()


def select(page: Page, name: str) -> None:
    page.get_by_role("tab", name="Outline").click()
    page.get_by_role("treeitem", name=re.compile(f"^{name}")).click()


def choose_version(visitor: Visitor, version: str) -> None:
    visitor.page.get_by_label("Version", exact=True).click()
    visitor.page.get_by_role("option", name=re.compile(f"^{version}")).click()


def save(visitor: Visitor, row: str, name: str) -> None:
    """Save a row of the email as a synced block."""
    page = visitor.page
    expect(email_of(page).get_by_text("Meadow, 1 Lane")).to_be_visible()
    select(page, row)
    page.locator("#canvas").get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Save as a synced block").click()
    dialog = page.get_by_role("dialog", name="Save as synced block")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("button", name="Save block").click()
    expect(dialog).to_have_count(0)


def publish(visitor: Visitor, message: str) -> None:
    """Publish what was changed, and see who goes along."""
    visitor.button("Publish").click()
    dialog = visitor.page.get_by_role("dialog", name="Publish version 2")
    expect(dialog.get_by_role("region", name="Follow")).to_contain_text("Follows")
    expect(dialog.get_by_role("region", name="Held")).to_contain_text("Pinned")
    dialog.get_by_label("What changed").fill(message)
    dialog.get_by_role("button", name="Publish").click()
    visitor.says("Published version 2")


def test_a_block_is_shared_followed_and_held(ada: Visitor, site: Site) -> None:
    page, email = ada.page, email_of(ada.page)
    before, after = email.get_by_text("Meadow, 1 Lane"), email.get_by_text("Meadow, 2 Hill")
    names = ("First", "Follows", "Pinned")
    first, follows, pinned = (site.template(name, design=letter(f"Hi {name}")) for name in names)
    ada.open(first)
    save(ada, "Legal", "Imprint")
    expect(before).to_be_visible()
    ada.saved()
    for address in (follows, pinned):
        ada.open(address)
        expect(before).to_have_count(1)
        insert(ada, "Imprint")
        expect(before).to_have_count(2)
        if address == pinned:
            choose_version(ada, "Version 1")
        ada.saved()

    (block,) = site.get("/api/blocks")
    ada.open(f"/blocks/{block['id']}")
    expect(before).to_be_visible()
    write(page, before, "Meadow, 2 Hill")
    publish(ada, "We moved")

    ada.open(follows)
    expect(after).to_be_visible()
    ada.open(pinned)
    expect(before).to_have_count(2)
    expect(after).to_have_count(0)


def test_one_place_says_something_else(ada: Visitor, site: Site) -> None:
    page = ada.page
    words = text("note_text", "As everywhere")
    column = {"type": "column", "id": "note_column", "children": [words]}
    row = {"type": "section", "id": "note_row", "children": [column]}
    site.post("/api/blocks", {"name": "Note", "level": "section", "children": [row]})
    ada.open(site.template("Special", design=letter("Hello")))
    expect(email_of(page).get_by_text("Hello")).to_be_visible()
    insert(ada, "Note")
    field = page.get_by_role("region", name="Only here").get_by_label("Words")
    field.fill("Only in this one")
    field.blur()
    expect(email_of(page).get_by_text("Only in this one")).to_be_visible()
    ada.button("Detach").click()
    expect(page.get_by_role("region", name="Only here")).to_have_count(0)
    expect(email_of(page).get_by_text("Only in this one")).to_be_visible()
    ada.saved()
