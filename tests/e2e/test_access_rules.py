"""Access rules: nobody shuts the door behind themselves unseen."""

import pytest
from playwright.sync_api import Locator, expect
from tests.e2e.conftest import Site
from tests.e2e.visitors import Visitor

pytestmark = pytest.mark.e2e


def typed(part: Locator, network: str) -> None:
    """Write a network into the list and add it."""
    part.get_by_role("textbox").fill(network)
    part.get_by_role("button", name="Add").click()


def test_rules_that_shut_oneself_out_are_asked_about(ada: Visitor, site: Site) -> None:
    ada.open("/settings/access")
    part = ada.page.get_by_role("region", name="For Meadow", exact=True)
    allowed = part.get_by_role("region", name="Allowed")
    typed(allowed, "10.0.0.0/33")
    expect(allowed).to_contain_text("“10.0.0.0/33” is no network.")
    typed(allowed, "10.1.2.3/8")
    expect(allowed.get_by_role("listitem")).to_contain_text("10.0.0.0/8")
    expect(part.get_by_text("These rules shut you out: you come from 127.0.0.1.")).to_be_visible()
    ada.button("Save changes").click()
    dialog = ada.page.get_by_role("dialog", name="These rules shut you out")
    expect(dialog).to_contain_text("127.0.0.1")
    dialog.get_by_role("button", name="Cancel").click()
    assert site.get("/api/organization/access-rules")["allow"] == []

    typed(allowed, "127.0.0.0/8")
    expect(allowed.get_by_role("listitem").filter(has_text="You are in it")).to_have_count(1)
    expect(part.get_by_text("These rules shut you out")).to_have_count(0)
    ada.button("Save changes").click()
    ada.says("The access rules hold within five seconds")
    kept = site.get("/api/organization/access-rules")["allow"]
    assert kept == ["10.0.0.0/8", "127.0.0.0/8"]

    allowed.get_by_role("button", name="Take 10.0.0.0/8 away").click()
    allowed.get_by_role("button", name="Take 127.0.0.0/8 away").click()
    ada.button("Save changes").click()
    expect(ada.button("Save changes")).to_have_count(0)
    assert site.get("/api/organization/access-rules")["allow"] == []
