"""The library: beginning, finding, tidying up, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import expect
from tests.e2e.conftest import Site
from tests.e2e.visitors import Visitor
from tests.emails import HELLO

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def shelf(site: Site) -> list[str]:
    """Four templates to look for."""
    drawn = {
        "Harvest letter": {"category": "Newsletter", "tags": ["autumn", "farm"]},
        "Harvest receipt": {"category": "Billing", "tags": ["autumn"]},
        "Parcel on its way": {"category": "Transactional", "tags": ["delivery"]},
        "Grüße aus dem Garten 🌻": {"category": "Newsletter", "tags": ["farm"]},
    }
    for name, labels in drawn.items():
        text = "a lantern in the reeds" if name == "Parcel on its way" else name
        site.template(name, mjml=HELLO.replace("points", f"points and {text}"), **labels)
    return list(drawn)


def names(visitor: Visitor, *expected: str) -> None:
    """These templates stand in the library, and no others."""
    links = visitor.library.get_by_role("link")
    expect(links).to_have_count(len(expected))
    for name in expected:
        expect(links.and_(visitor.page.get_by_role("link", name=name, exact=True))).to_be_visible()


def test_a_starter_becomes_a_template(ada: Visitor, site: Site) -> None:
    ada.open("/templates")
    ada.page.get_by_role("link", name="New template").click()
    expect(ada.heading("New template")).to_be_visible()
    ada.button("Welcome").click()
    dialog = ada.page.get_by_role("dialog", name="Welcome")
    expect(dialog.get_by_label("Name")).to_be_focused()
    dialog.get_by_label("Name").fill("")
    dialog.get_by_role("button", name="Create template").click()
    expect(dialog.get_by_text("Enter a name.")).to_be_visible()
    dialog.get_by_label("Name").fill("Our welcome")
    dialog.get_by_role("button", name="Create template").click()
    expect(ada.page).to_have_title(re.compile("^Our welcome "))
    expect(ada.canvas.get_by_role("heading").first).to_be_visible()

    ada.page.get_by_role("navigation", name="Main").get_by_role("link", name="Library").click()
    thumbnail = ada.card("Our welcome").locator("iframe").content_frame
    expect(thumbnail.get_by_role("heading").first).to_be_visible()
    site.program.delete(f"/api/templates/{site.get('/api/templates?search=welcome')[0]['id']}")


def test_search_narrows_while_typing_and_marks_what_it_found(
    ada: Visitor, shelf: list[str]
) -> None:
    ada.open("/templates?view=grid")
    names(ada, *shelf)
    ada.page.keyboard.press("/")
    field = ada.page.get_by_label("Search templates")
    expect(field).to_be_focused()
    field.press_sequentially("harv")
    names(ada, "Harvest letter", "Harvest receipt")
    expect(ada.page.locator("mark").first).to_have_text(re.compile("^harv", re.IGNORECASE))
    ada.says("2 found")
    expect(ada.page).to_have_url(re.compile("q=harv"))

    field.fill("lantern")
    names(ada, "Parcel on its way")
    expect(ada.card("Parcel on its way").locator("mark")).to_have_text("lantern")
    field.fill("garten 🌻")
    names(ada, "Grüße aus dem Garten 🌻")
    field.fill("grusse")
    names(ada, "Grüße aus dem Garten 🌻")
    field.fill("zebra")
    expect(ada.page.get_by_role("heading", name="No template matches")).to_be_visible()
    ada.button("Clear search and filters").click()
    names(ada, *shelf)
    ada.page.go_back()


def test_filters_are_chips_that_can_be_taken_off(ada: Visitor, shelf: list[str]) -> None:
    ada.open("/templates")
    ada.button("Category").click()
    ada.page.get_by_role("menuitemradio", name="Newsletter (2)").click()
    names(ada, "Harvest letter", "Grüße aus dem Garten 🌻")
    ada.button("Tag").click()
    ada.page.get_by_role("menuitemradio", name="autumn (2)").click()
    names(ada, "Harvest letter")
    ada.button("Any category").click()
    names(ada, "Harvest letter", "Harvest receipt")
    ada.page.reload()
    names(ada, "Harvest letter", "Harvest receipt")
    ada.button("Clear").click()
    names(ada, *shelf)


def test_the_bin_gives_everything_back(ada: Visitor, shelf: list[str]) -> None:
    ada.open("/templates")
    throw(ada, "Harvest letter")
    ada.button("Undo").click()
    expect(ada.card("Harvest letter")).to_be_visible()

    throw(ada, "Harvest letter")
    ada.page.get_by_role("navigation", name="Main").get_by_role("link", name="Bin").click()
    expect(ada.heading("Bin")).to_be_visible()
    thrown = ada.library.filter(has_text="Harvest letter")
    thrown.hover()
    thrown.get_by_role("button", name="Restore").click()
    expect(thrown).to_have_count(0)
    ada.page.get_by_role("navigation", name="Main").get_by_role("link", name="Library").click()
    names(ada, *shelf)


def throw(visitor: Visitor, name: str) -> None:
    visitor.card(name).hover()
    visitor.card(name).get_by_role("button", name="Move to the bin").click()
    expect(visitor.card(name)).to_have_count(0)


def test_several_are_tagged_and_thrown_away_at_once(ada: Visitor, shelf: list[str]) -> None:
    ada.open("/templates?view=table")
    rows = ada.page.get_by_role("table", name="Templates").get_by_role("row")
    ada.page.get_by_role("checkbox", name="Select Harvest letter").click()
    ada.page.get_by_role("checkbox", name="Select Harvest receipt").click()
    toolbar = ada.page.get_by_role("toolbar", name="Selected templates")
    expect(toolbar).to_contain_text("2 selected")
    toolbar.get_by_role("button", name="Tag").click()
    ada.page.get_by_label("New tag").fill("2027")
    ada.button("Apply").click()
    expect(rows.filter(has_text="2027")).to_have_count(2)

    ada.page.get_by_role("checkbox", name="Select all on this page").click()
    expect(toolbar).to_contain_text("4 selected")
    toolbar.get_by_role("button", name="Delete").click()
    expect(ada.page.get_by_role("heading", name="Make your first template")).to_be_visible()
    ada.button("Undo").click()
    expect(rows).to_have_count(1 + len(shelf))


def test_the_command_menu_finds_templates_and_actions(ada: Visitor, shelf: list[str]) -> None:
    assert "Parcel on its way" in shelf
    ada.open("/mailbox")
    expect(ada.heading("Mailbox")).to_be_visible()
    ada.page.keyboard.press("ControlOrMeta+k")
    field = ada.page.get_by_role("combobox", name="Search templates and commands")
    field.fill("parcel")
    expect(ada.page.get_by_role("option", name="Parcel on its way")).to_be_visible()
    ada.page.keyboard.press("Enter")
    expect(ada.page).to_have_title(re.compile("^Parcel on its way "))

    ada.page.keyboard.press("ControlOrMeta+k")
    field.fill("save a ver")
    expect(ada.page.get_by_role("option").first).to_contain_text("Save a version")
    ada.page.keyboard.press("Escape")
    expect(field).to_have_count(0)


def test_the_theme_stays_as_it_was_chosen(ada: Visitor) -> None:
    page, root = ada.page, ada.page.locator("html")
    page.emulate_media(color_scheme="light")
    ada.open("/templates")
    expect(root).not_to_have_class("dark")
    ada.button("Account of Ada Byron").click()
    page.get_by_role("menuitemradio", name="Dark").click()
    expect(root).to_have_class("dark")
    page.reload()
    expect(root).to_have_class("dark")
    expect(ada.heading("Library")).to_be_visible()
    page.keyboard.press("ControlOrMeta+k")
    page.get_by_role("combobox").fill("theme as the system")
    page.keyboard.press("Enter")
    expect(root).not_to_have_class("dark")
    page.emulate_media(color_scheme="dark")
    expect(root).to_have_class("dark")


def test_a_template_is_opened_by_keyboard_alone(ada: Visitor, shelf: list[str]) -> None:
    keyboard = ada.page.keyboard
    ada.open("/templates?sort=name&view=grid")
    names(ada, *shelf)
    keyboard.press("Tab")
    skip = ada.page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    keyboard.press("Enter")
    keyboard.press("j")
    keyboard.press("j")
    link = ada.page.get_by_role("link", name="Harvest letter", exact=True)
    expect(link).to_be_focused()
    keyboard.press("x")
    expect(ada.page.get_by_role("toolbar")).to_contain_text("1 selected")
    keyboard.press("Escape")
    expect(ada.page.get_by_role("toolbar")).to_have_count(0)
    expect(link).to_be_focused()
    keyboard.press("Enter")
    expect(ada.page).to_have_title(re.compile("^Harvest letter "))
