"""The audit log: found by its filters, looked at, verified, taken along."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.e2e.conftest import Site
from tests.e2e.visitors import Visitor
from tests.emails import HELLO

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def changed(site: Site) -> str:
    """The id of a template that was made and renamed."""
    made = site.post("/api/templates", {"name": "Old name", "mjml": HELLO})
    path = f"/api/templates/{made['id']}"
    site.program.put(path, json={"name": "New name"}).raise_for_status()
    return str(made["id"])


@pytest.mark.usefixtures("changed")
def test_the_filters_stand_in_the_address(ada: Visitor) -> None:
    ada.open("/settings/audit")
    entries = ada.page.get_by_role("region", name="Entries").get_by_role("listitem")
    expect(entries.filter(has_text="signed in").first).to_be_visible()
    ada.button("Kind").click()
    ada.page.get_by_role("menuitemradio", name="Template", exact=True).click()
    expect(ada.page).to_have_url(re.compile(r"entity=template"))
    expect(entries.filter(has_text="signed in")).to_have_count(0)
    ada.button("What").click()
    ada.page.get_by_role("menuitemradio", name="Changed a template").click()
    expect(entries).to_have_count(1)
    ada.page.reload()
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text("Ada")
    ada.button("Clear").click()
    expect(ada.page).to_have_url(re.compile(r"/settings/audit$"))
    ada.open("/settings/audit?address=192.0.2.1")
    expect(ada.page.get_by_text("Nothing like this is on the record")).to_be_visible()


def test_an_entry_shows_what_changed_and_leads_on(ada: Visitor, changed: str) -> None:
    ada.open(f"/settings/audit?entityId={changed}&action=template.changed")
    ada.page.get_by_role("region", name="Entries").get_by_role("button").first.click()
    panel = ada.page.get_by_role("dialog")
    name = panel.get_by_role("region", name="Changes").get_by_role("listitem")
    expect(name.filter(has_text="name").first).to_contain_text("Old name")
    expect(name.filter(has_text="name").first).to_contain_text("New name")
    expect(panel).to_contain_text("Sealed, as it was written")
    expect(ada.page).to_have_url(re.compile(r"entry="))
    ada.page.reload()
    expect(panel).to_contain_text("New name")
    panel.get_by_role("button", name=re.compile("^Only what Ada")).click()
    expect(panel).to_have_count(0)
    expect(ada.page).to_have_url(re.compile(r"actor="))


@pytest.mark.usefixtures("changed")
def test_nobody_touched_the_log(ada: Visitor) -> None:
    ada.open("/settings/audit")
    ada.button("Verify").click()
    dialog = ada.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Verify now").click()
    expect(dialog).to_contain_text("Nobody has touched the log.")
    expect(dialog).to_contain_text(re.compile(r"[1-9]\d* entries read"))
    dialog.get_by_label("A mark written down earlier").fill(f"1:{'0' * 64}")
    dialog.get_by_role("button", name="Verify again").click()
    expect(dialog).to_contain_text("The log is not as it was written")


def test_what_the_filters_show_is_taken_along(ada: Visitor, changed: str) -> None:
    ada.open(f"/settings/audit?entityId={changed}")
    expect(ada.page.get_by_text("This is the beginning.")).to_be_visible()
    ada.button("Export").click()
    with ada.page.expect_download() as coming:
        ada.page.get_by_role("menuitem", name="As JSON lines").click()
    assert coming.value.suggested_filename.endswith(".jsonl")
    lines = Path(coming.value.path()).read_text().splitlines()
    assert {json.loads(line)["entityId"] for line in lines} == {changed}
