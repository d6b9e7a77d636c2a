"""API keys: made at a browser, used by a program, revoked at the browser."""

import re
from http import HTTPStatus

import httpx
import pytest
from playwright.sync_api import expect
from tests.e2e.conftest import Site
from tests.e2e.visitors import Visitor

pytestmark = pytest.mark.e2e


def asked(site: Site, path: str, key: str) -> int:
    """What the server answers a program with this key."""
    return httpx.get(f"{site.origin}{path}", headers={"X-API-Key": key}).status_code


def made(ada: Visitor, name: str, task: str) -> str:
    """Make a key for a task; its text, which is shown once."""
    ada.open("/settings/keys")
    ada.button("Create key").click()
    dialog = ada.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Create key").click()
    expect(dialog.get_by_text("Say which program it is for.")).to_be_visible()
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("radio", name=task).check()
    dialog.get_by_role("button", name="Create key").click()
    return stored(ada)


def stored(ada: Visitor) -> str:
    """The text of a new key, taken from where it is shown."""
    dialog = ada.page.get_by_role("dialog")
    expect(dialog).to_contain_text("shown this one time")
    key = dialog.get_by_test_id("key").inner_text()
    expect(dialog.locator("pre")).to_contain_text(f'-H "X-API-Key: {key}"')
    dialog.get_by_role("button", name="I have stored it").click()
    expect(dialog).to_have_count(0)
    return key


def test_a_key_is_made_used_renewed_and_revoked(ada: Visitor, site: Site) -> None:
    key = made(ada, "Shop", "Read templates")
    assert asked(site, "/api/templates", key) == HTTPStatus.OK
    assert asked(site, "/api/audit", key) == HTTPStatus.FORBIDDEN
    ada.page.reload()
    row = ada.page.get_by_role("list", name="Keys").get_by_role("listitem")
    expect(row).to_contain_text("Read templates")
    expect(row).to_contain_text("127.0.0.1")
    assert key not in ada.page.content()

    row.get_by_role("button", name="Actions for Shop").click()
    ada.page.get_by_role("menuitem", name="New secret").click()
    ada.button("Make a new secret").click()
    renewed = stored(ada)
    expect(row).to_contain_text("Old secret until")
    for text in (key, renewed):
        assert asked(site, "/api/templates", text) == HTTPStatus.OK

    row.get_by_role("button", name="Actions for Shop").click()
    ada.page.get_by_role("menuitem", name="Revoke").click()
    ada.page.get_by_role("dialog").get_by_role("button", name="Revoke key").click()
    ada.says("“Shop” is revoked")
    ada.button(re.compile(r"^Expired and revoked \(1\)")).click()
    expect(ada.page.get_by_role("list", name="Expired and revoked keys")).to_contain_text("Revoked")
    for text in (key, renewed):
        assert asked(site, "/api/templates", text) == HTTPStatus.UNAUTHORIZED


def test_permissions_one_by_one(ada: Visitor, site: Site) -> None:
    ada.open("/settings/keys")
    ada.button("Create key").first.click()
    dialog = ada.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Archive")
    dialog.get_by_role("button", name="Choose permissions one by one").click()
    choices = dialog.get_by_role("listitem")
    never = choices.filter(has_text="Only people may do this").first
    expect(never.get_by_role("checkbox")).to_be_disabled()
    sheets = site.get("/api/roles")["permissions"]
    titles = {sheet["permission"]: sheet["title"] for sheet in sheets}
    for name in ("template:read", "mailbox:read"):
        title = ada.page.get_by_text(titles[name], exact=True)
        choices.filter(has=title).get_by_role("checkbox").check()
    dialog.get_by_role("combobox").click()
    ada.page.get_by_role("option", name="Never").click()
    expect(dialog).to_contain_text("It works until somebody revokes it")
    dialog.get_by_role("button", name="Create key").click()
    key = stored(ada)
    assert asked(site, "/api/mailbox", key) == HTTPStatus.OK
    assert asked(site, "/api/audit", key) == HTTPStatus.FORBIDDEN
