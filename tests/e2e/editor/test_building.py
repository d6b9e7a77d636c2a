"""A whole email from an empty page: once by mouse, once without one. Both are sent and read."""

import re

from playwright.sync_api import FrameLocator, Locator, Page, expect
from tests.e2e.visitors import Visitor

FARTHEST = 90
FOCUSED = "(element) => element.contains(element.ownerDocument.activeElement)"


def email_of(page: Page) -> FrameLocator:
    return page.frame_locator("[data-canvas-stage] iframe")


def stage(page: Page) -> Locator:
    return page.get_by_role("application", name="Email canvas")


def drop(page: Page, thing: str, at: Locator | None = None) -> None:
    """Drag a thing from the palette below what stands in the email already."""
    tile = page.get_by_role("toolbar", name="Blocks").get_by_role("button", name=thing, exact=True)
    box = stage(page).bounding_box()
    assert box
    below = at.bounding_box() if at else None
    y = below["y"] + below["height"] - 2 if below else box["y"] + 120
    x = box["x"] + box["width"] / 2
    tile.scroll_into_view_if_needed()
    tile.hover()
    page.mouse.down()
    page.mouse.move(x, y - 30, steps=5)
    page.mouse.move(x, y, steps=5)
    expect(page.locator("[data-drop-line]")).to_be_visible()
    page.mouse.up()


def write(page: Page, block: Locator, words: str) -> None:
    """Click twice on words and say something else there."""
    box = block.bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(email_of(page).locator("[contenteditable='true']")).to_be_visible()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    page.keyboard.press("Escape")
    expect(email_of(page).get_by_text(words)).to_be_visible()


def begin(ada: Visitor, name: str) -> None:
    """An empty page."""
    ada.open("/templates/new")
    ada.button("Start from scratch").click()
    dialog = ada.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("button", name="Create template").click()


def mail_of(page: Page) -> FrameLocator:
    return page.get_by_role("tabpanel").locator("iframe").content_frame


def design(page: Page) -> None:
    """A heading, words, a button that leads somewhere, and a line."""
    email = email_of(page)
    drop(page, "Heading")
    heading = email.get_by_role("heading").first
    expect(heading).to_be_visible()
    write(page, heading, "Winter sale")
    drop(page, "Text", heading)
    write(page, email.get_by_text("Write what the reader should know"), "All that is warm")
    drop(page, "Button", email.get_by_text("All that is warm"))
    button = email.get_by_role("link").first
    write(page, button, "Shop the sale")
    settings = page.get_by_role("region", name="Settings")
    settings.get_by_label("Link", exact=True).fill("https://shop.example/sale")
    settings.get_by_label("Link", exact=True).blur()
    drop(page, "Divider", button)


def test_with_the_mouse(ada: Visitor) -> None:
    page = ada.page
    begin(ada, "By mouse")
    design(page)
    for name in ("Subject", "Preheader"):
        page.get_by_role("textbox", name=name).click()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type("Everything warm for less")
    ada.saved()

    ada.button("Send test").click()
    page.get_by_role("dialog").get_by_role("button", name="Send test").click()
    ada.button("Read it").click()
    mail = mail_of(page)
    expect(mail.get_by_role("heading", name="Winter sale")).to_be_visible()
    expect(mail.get_by_text("All that is warm")).to_be_visible()
    link = mail.get_by_role("link", name="Shop the sale")
    expect(link).to_have_attribute("href", "https://shop.example/sale")


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press Tab until something has the focus, as somebody without a mouse does."""
    for _ in range(FARTHEST):
        if target.count() and target.first.evaluate(FOCUSED):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} is not reached by Tab")


def insert(page: Page, thing: str) -> None:
    """Slash, a name, Enter: what is inserted is selected, and the canvas has the keys again."""
    page.keyboard.press("/")
    expect(page.get_by_label("Search blocks")).to_be_focused()
    page.keyboard.type(thing)
    page.keyboard.press("Enter")
    expect(stage(page)).to_be_focused()


def say(page: Page, words: str) -> None:
    """Enter begins to type, Escape ends it."""
    page.keyboard.press("Enter")
    expect(email_of(page).locator("[contenteditable='true']")).to_be_visible()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)
    page.keyboard.press("Escape")
    expect(email_of(page).get_by_text(words)).to_be_visible()
    expect(stage(page)).to_be_focused()


def begin_by_keys(ada: Visitor, name: str) -> None:
    page = ada.page
    ada.open("/templates/new")
    empty = ada.button("Start from scratch")
    expect(empty).to_be_visible()
    tab_to(page, empty)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_label("Name")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(stage(page)).to_be_visible()
    tab_to(page, stage(page))


def design_by_keys(page: Page) -> None:
    insert(page, "heading")
    say(page, "Spring is here")
    insert(page, "text")
    say(page, "New colors for the garden")
    insert(page, "button")
    say(page, "See the colors")
    page.keyboard.press("F6")
    settings = page.get_by_role("region", name="Settings")
    tab_to(page, settings.get_by_label("Link", exact=True))
    page.keyboard.type("https://garden.example/colors")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("textbox", name="Subject"), "Shift+Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Spring colors")


def move_and_take_back(page: Page) -> None:
    """The text goes above the heading, which is told, and comes back."""
    words = email_of(page).locator("body")
    tab_to(page, stage(page))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    told = page.get_by_role("status").filter(has_text=re.compile("moved", re.IGNORECASE))
    expect(told).to_be_attached()
    expect(words).to_contain_text(re.compile("New colors.*Spring is here", re.DOTALL))
    page.keyboard.press("ControlOrMeta+z")
    expect(words).to_contain_text(re.compile("Spring is here.*New colors", re.DOTALL))


def test_without_a_mouse(ada: Visitor) -> None:
    page = ada.page
    begin_by_keys(ada, "By keys")
    design_by_keys(page)
    ada.saved()
    move_and_take_back(page)

    page.keyboard.press("ControlOrMeta+Shift+e")
    send = page.get_by_role("dialog").get_by_role("button", name="Send test")
    expect(send).to_be_visible()
    tab_to(page, send)
    page.keyboard.press("Enter")
    read = ada.button("Read it")
    expect(read).to_be_visible()
    read.press("Enter")
    mail = mail_of(page)
    expect(mail.get_by_role("heading", name="Spring is here")).to_be_visible()
    link = mail.get_by_role("link", name="See the colors")
    expect(link).to_have_attribute("href", "https://garden.example/colors")
