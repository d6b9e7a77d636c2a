"""Design: an email is changed where it is seen, and all of it is kept."""

import re

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.conftest import Site
from tests.e2e.visitors import Visitor

pytestmark = pytest.mark.e2e

LOOSE = """<mjml><mj-body><mj-section><mj-column>
<mj-image src="https://lantern.example/a.png" />
<mj-text>Read on: this is the story of a lantern that was lost and found again by the river,
and of the people who had been looking for it through the whole of a long winter.</mj-text>
</mj-column></mj-section></mj-body></mjml>
"""
RED = "rgb(192, 42, 42)"


def test_a_starter_is_changed_by_hand_kept_and_sent(ada: Visitor, site: Site) -> None:
    page = ada.page
    address = site.template("By hand", starter="welcome")
    ada.open(address)
    heading = ada.canvas.get_by_role("heading").first
    expect(heading).to_contain_text("Ada")
    words = heading.inner_text()
    color_it(ada, heading)
    write_behind(ada, heading, " today")
    expect(heading).to_have_text(f"{words} today")
    ada.saved()
    draft = site.get(f"/api{address}/draft")
    assert draft["format"] == "design"

    page.reload()
    expect(heading).to_have_text(f"{words} today")
    expect(heading).to_have_css("color", RED)
    ada.undo.click()
    expect(heading).not_to_have_text(f"{words} today")
    ada.redo.click()
    expect(heading).to_have_text(f"{words} today")

    ada.button("Send test").click()
    page.get_by_role("dialog").get_by_role("button", name="Send test").click()
    ada.button("Read it").click()
    mail = page.get_by_role("tabpanel").locator("iframe").content_frame
    expect(mail.get_by_text(f"{words} today")).to_be_visible()


def color_it(ada: Visitor, heading: Locator) -> None:
    """Another color by the settings, taken back and set again."""
    before = color_of(heading)
    press(heading)
    settings = ada.page.get_by_role("region", name="Settings")
    expect(settings.get_by_label("Name of this block")).to_be_visible()
    color = settings.get_by_label("Color", exact=True).first
    color.fill("#C02A2A")
    color.press("Enter")
    expect(heading).to_have_css("color", RED)
    ada.undo.click()
    expect(heading).to_have_css("color", before)
    ada.redo.click()
    expect(heading).to_have_css("color", RED)


def test_the_code_of_a_design_is_the_design(ada: Visitor, site: Site) -> None:
    page = ada.page
    address = site.template("Both ways", starter="welcome")
    ada.open(address)
    heading = ada.canvas.get_by_role("heading").first
    expect(heading).to_contain_text("Ada")
    words = heading.inner_text()
    write_behind(ada, heading, " zebra")
    ada.saved()

    page.get_by_role("radio", name="Code", exact=True).click()
    expect(ada.source).to_be_visible()
    ada.replace("zebra", "giraffe")
    ada.says("Applied")
    page.get_by_role("radio", name="Design", exact=True).click()
    expect(heading).to_have_text(f"{words} giraffe")
    ada.undo.click()
    expect(heading).to_have_text(f"{words} zebra")

    ada.expects(422)
    page.get_by_role("radio", name="Code", exact=True).click()
    ada.replace("</mj-body>", "</mj-bod>")
    expect(page.get_by_text("what you typed is kept here")).to_be_visible()
    page.get_by_role("radio", name="Design", exact=True).click()
    expect(heading).to_have_text(f"{words} zebra")
    page.get_by_role("radio", name="Code", exact=True).click()
    ada.button("Discard").click()
    expect(page.get_by_text("what you typed is kept here")).to_have_count(0)


def write_behind(visitor: Visitor, words: Locator, more: str) -> None:
    """Type behind the words of a line on the canvas."""
    press(words, twice=True)
    expect(visitor.canvas.locator("[contenteditable=true]")).to_be_focused()
    visitor.page.keyboard.press("End")
    visitor.page.keyboard.type(more)
    visitor.page.keyboard.press("Escape")


def press(words: Locator, *, twice: bool = False) -> None:
    """Click where something stands on the canvas: what is drawn above it takes the click."""
    box = words.bounding_box()
    assert box is not None
    at = (box["x"] + min(box["width"] / 2, 40), box["y"] + box["height"] / 2)
    mouse = words.page.mouse
    if twice:
        mouse.dblclick(*at)
    else:
        mouse.click(*at)


def color_of(words: Locator) -> re.Pattern[str]:
    color = words.evaluate("element => getComputedStyle(element).color")
    return re.compile(re.escape(color))


def test_a_finding_leads_to_its_block_and_is_mended_there(ada: Visitor, site: Site) -> None:
    page = ada.page
    address = site.template("To mend", mjml=LOOSE)
    ada.open(f"{address}?tab=checks")
    expect(ada.canvas.get_by_text("Read on")).to_be_visible()
    finding = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Show block"))
    finding.first.get_by_role("button", name="Show block").click()
    settings = page.get_by_role("region", name="Settings")
    expect(settings.get_by_label("Name of this block")).to_be_visible()
    language = page.get_by_role("listitem").filter(has_text="which language it is in")
    language.get_by_role("button", name="Set it to English").click()
    ada.says("Set it to English")
    expect(language).to_have_count(0)
    ada.saved()
    assert '"lang":"en"' in site.get(f"/api{address}/draft")["source"]
    ada.button("Undo").first.click()
    expect(language).to_have_count(1)
