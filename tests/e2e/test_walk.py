"""The walk of a new user: from the address in the terminal to the mailbox."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, FloatRect, Locator, expect
from tests.builders import a_setup
from tests.conftest import Server
from tests.e2e.conftest import MakeVisitor
from tests.e2e.visitors import Visitor

pytestmark = pytest.mark.e2e

REAL = Path(__file__).parents[2] / "../shared/data/emails/colorlib"
OURS = Path(__file__).parent / "emails"


def test_from_the_printed_address_to_the_mailbox(visit: MakeVisitor, fresh: Server) -> None:
    visitor = visit()
    visitor.expects(401)  # nobody is signed in yet
    set_up(visitor, fresh)
    bring_in_a_real_email(visitor)
    edit_it(visitor)
    look_at_it_on_a_phone(visitor)
    look_at_it_in_the_dark(visitor)
    mend_a_finding(visitor)
    save_a_version(visitor)
    send_it(visitor)
    read_it(visitor)


def set_up(visitor: Visitor, fresh: Server) -> None:
    page = visitor.page
    page.goto(fresh.address)
    expect(visitor.heading("Set up Craftify Email")).to_be_visible()
    given = a_setup(fresh.token)
    page.get_by_label("Organization").fill(given["organizationName"])
    page.get_by_label("First name").fill(given["firstName"])
    page.get_by_label("Last name").fill(given["lastName"])
    page.get_by_label("Email").fill(given["email"])
    page.get_by_label("Password").fill(given["password"])
    visitor.button("Create organization").click()
    expect(page.get_by_role("heading", name="Make your first template")).to_be_visible()


def bring_in_a_real_email(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("link", name="Import files").click()
    archive = FilePayload(name="restobar.zip", mimeType="application/zip", buffer=an_archive())
    page.get_by_label("Choose files to import").set_input_files(archive)
    visitor.says("1 email imported")
    results = page.get_by_role("region", name="Results")
    results.get_by_role("button", name=re.compile("became native blocks")).click()
    expect(results.get_by_text("kept as it was").first).to_be_visible()
    results.get_by_role("link", name="Open").click()
    expect(visitor.canvas.get_by_text("Welcome To RestoBar")).to_be_visible()
    page.get_by_role("radio", name="Code", exact=True).click()
    expect(visitor.email.get_by_text("Welcome To RestoBar")).to_be_visible()


def an_archive() -> bytes:
    """A real email with the partial it includes; our own where that collection is not at hand."""
    emails, partial = (REAL, "base.mjml") if REAL.is_dir() else (OURS, "header.mjml")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.write(emails / "1.mjml", "1.mjml")
        archive.write(emails / "partials" / partial, f"partials/{partial}")
    return target.getvalue()


def edit_it(visitor: Visitor) -> None:
    visitor.replace("Welcome To RestoBar", "Welcome to the new place")
    expect(visitor.email.get_by_text("Welcome to the new place")).to_be_visible()
    expect(visitor.email.get_by_text("Welcome To RestoBar")).to_have_count(0)
    visitor.saved()


def look_at_it_on_a_phone(visitor: Visitor) -> None:
    one, other = (
        visitor.email.get_by_text(text, exact=True).first
        for text in ("Healthy Foods", "Original Recipes")
    )
    assert place(one)["y"] == place(other)["y"]
    assert place(one)["x"] < place(other)["x"]
    visitor.page.get_by_role("radio", name="Phone, 375 pixels").click()
    expect(visitor.email.locator("body")).to_have_css("width", "375px")
    assert place(one)["x"] == place(other)["x"]
    assert place(one)["y"] + place(one)["height"] < place(other)["y"]


def place(words: Locator) -> FloatRect:
    box = words.bounding_box()
    assert box is not None
    return box


def look_at_it_in_the_dark(visitor: Visitor) -> None:
    logo = visitor.email.get_by_text("RestoBar", exact=True).first
    expect(logo).to_have_css("color", "rgb(0, 0, 0)")
    visitor.page.get_by_role("radio", name="Dark, forced").click()
    expect(logo).not_to_have_css("color", "rgb(0, 0, 0)")
    visitor.page.get_by_role("radio", name="Dark, as designed").click()
    expect(visitor.page.get_by_text("This email has no dark styles of its own")).to_be_visible()
    expect(logo).to_have_css("color", "rgb(0, 0, 0)")


def mend_a_finding(visitor: Visitor) -> None:
    visitor.tab("Checks").click()
    finding = visitor.page.get_by_role("listitem").filter(has_text="which language it is in")
    finding.get_by_role("button", name="Line 1").click()
    expect(visitor.source).to_be_focused()
    finding.get_by_role("button", name="Set it to English").click()
    expect(visitor.source.get_by_text('lang="en"')).to_be_visible()
    expect(finding).to_have_count(0)
    visitor.saved()


def save_a_version(visitor: Visitor) -> None:
    visitor.button("Save version").click()
    dialog = visitor.page.get_by_role("dialog", name="Save version 2")
    dialog.get_by_label("What has changed").fill("A new welcome")
    dialog.get_by_role("button", name="Save version").click()
    visitor.tab("Versions").click()
    newest = visitor.page.get_by_role("listitem").filter(has_text="A new welcome")
    expect(newest.get_by_text("Newest")).to_be_visible()


def send_it(visitor: Visitor) -> None:
    visitor.button("Send test").click()
    dialog = visitor.page.get_by_role("dialog", name="Send a test")
    expect(dialog.get_by_label("To")).to_have_value("ada@meadow.example")
    dialog.get_by_role("button", name="Send test").click()
    visitor.button("Read it").click()


def read_it(visitor: Visitor) -> None:
    page = visitor.page
    row = page.get_by_role("list", name="Messages").get_by_role("listitem")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("ada@meadow.example")
    parts = page.get_by_role("tabpanel")
    mail = parts.locator("iframe").content_frame
    expect(mail.get_by_text("Welcome to the new place")).to_be_visible()
    visitor.tab("Text").click()
    expect(parts).to_contain_text("Welcome to the new place")
    visitor.tab("Headers").click()
    expect(parts.get_by_role("definition").filter(has_text="ada@meadow.example")).to_be_visible()
    visitor.tab("Source").click()
    expect(parts).to_contain_text("Content-Type: multipart/alternative")
    expect(parts).to_contain_text("Welcome to the new place")
