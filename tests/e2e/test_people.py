"""People join by mail, are told what they may do, change places, and are shut out."""

import re

import pytest
from playwright.sync_api import Locator, expect
from tests.builders import PASSWORD
from tests.commands.test_server_verbs import craftify
from tests.e2e.conftest import MakeVisitor, Site
from tests.e2e.letters import link_to
from tests.e2e.visitors import Visitor

pytestmark = pytest.mark.e2e

ENDED = "async () => (await fetch('/api/auth/session')).status === 401"
BO = "bo@meadow.example"


def invite(ada: Visitor, *addresses: str, role: str) -> None:
    page = ada.page
    ada.open("/settings/people")
    ada.button("Invite people").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Email addresses").fill(", ".join(addresses))
    dialog.get_by_role("combobox", name="Role").click()
    page.get_by_role("option", name=role).click()
    dialog.get_by_role("button", name=re.compile("^Invite")).click()
    expect(dialog).to_have_count(0)


def accept(visitor: Visitor, link: str, first: str, last: str) -> None:
    """Open the link of an invitation and make an account."""
    page = visitor.page
    visitor.expects(401)
    visitor.open(link)
    page.get_by_label("First name").fill(first)
    page.get_by_label("Last name").fill(last)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(visitor.heading("Library")).to_be_visible()


def person(ada: Visitor, name: str) -> Locator:
    """The panel of somebody, opened from the list."""
    ada.open("/settings/people")
    ada.page.get_by_role("link", name=name).click()
    return ada.page.get_by_role("dialog", name=name)


def test_an_invited_viewer_joins_and_sees_nothing_that_is_not_theirs(
    ada: Visitor, visit: MakeVisitor
) -> None:
    invite(ada, BO, "eve@meadow.example", role="Viewer")
    ada.says("Invited 2 people")
    expect(ada.page.get_by_role("row", name=re.compile(BO))).to_contain_text("Invited")

    guest = visit()
    guest.expects(401)
    link = link_to(ada, BO)
    guest.open(link)
    expect(guest.heading("Join Meadow")).to_be_visible()
    expect(guest.page).to_have_url(f"{guest.origin}/accept-invitation")
    guest.button("Join Meadow").click()
    expect(guest.page.get_by_label("First name")).to_be_focused()
    accept(guest, link, "Bo", "Lind")

    guest.open("/settings/profile")
    sections = guest.page.get_by_role("navigation", name="Settings")
    expect(sections.get_by_role("link", name="Sessions")).to_be_visible()
    for closed in ("API keys", "Invitations", "Single sign-on", "Audit log", "System health"):
        expect(sections.get_by_role("link", name=closed)).to_have_count(0)
    guest.open("/settings/people")
    expect(guest.button("Invite people")).to_have_attribute("aria-disabled", "true")
    guest.open("/settings/keys")
    expect(guest.page.get_by_text("An administrator of Meadow can grant it")).to_be_visible()

    other = visit()
    other.expects(401, 404)
    other.open(link)
    expect(other.heading("This invitation no longer works")).to_be_visible()
    other.open("/sign-in")
    other.sign_in(BO)
    expect(other.heading("Library")).to_be_visible()


def test_an_invitation_is_taken_back(ada: Visitor, visit: MakeVisitor) -> None:
    invite(ada, "cy@meadow.example", role="Editor")
    link = link_to(ada, "cy@meadow.example")
    ada.open("/settings/invitations")
    ada.button("Take back the invitation of cy@meadow.example").click()
    ada.says("Took back the invitation of cy@meadow.example")
    guest = visit()
    guest.expects(401, 404)
    guest.open(link)
    expect(guest.heading("This invitation no longer works")).to_be_visible()


def test_role_permissions_and_access_of_somebody(ada: Visitor, visit: MakeVisitor) -> None:
    invite(ada, "dee@meadow.example", role="Viewer")
    guest = visit()
    accept(guest, link_to(ada, "dee@meadow.example"), "Dee", "Marsh")

    panel = person(ada, "Dee Marsh")
    panel.get_by_role("combobox", name="Role").click()
    ada.page.get_by_role("option", name="Editor").click()
    ada.says("Dee Marsh is now Editor")
    panel.get_by_role("button", name="Show single permissions").click()
    row = panel.get_by_role("listitem").filter(has_text="Invite people")
    row.get_by_role("switch").click()
    expect(row).to_contain_text("Added")
    expect(panel.get_by_text("1 added")).to_be_visible()
    ada.page.reload()
    expect(panel.get_by_text("1 added")).to_be_visible()

    guest.open("/settings/people")
    expect(guest.button("Invite people")).not_to_have_attribute("aria-disabled", "true")
    panel.get_by_role("button", name="Disable").click()
    ada.says("Dee Marsh is disabled")
    guest.until(ENDED)
    ada.button("Undo").click()
    expect(panel.get_by_role("button", name="Disable")).to_be_visible()

    panel.get_by_role("button", name="Remove from the organization").click()
    question = ada.page.get_by_role("dialog", name="Remove Dee Marsh?")
    expect(question).to_contain_text("What they made stays")
    question.get_by_role("button", name="Remove").click()
    ada.says("Removed Dee Marsh")
    expect(ada.page.get_by_role("link", name="Dee Marsh")).to_have_count(0)


def test_oneself_cannot_be_demoted_or_removed(ada: Visitor) -> None:
    panel = person(ada, "Ada Byron")
    expect(panel.get_by_role("combobox", name="Role")).to_be_disabled()
    expect(panel.get_by_text("Nobody changes their own role")).to_be_visible()
    disable = panel.get_by_role("button", name="Disable")
    disable.focus()
    expect(ada.page.get_by_role("tooltip")).to_contain_text("This is you")


def test_a_team_is_made_filled_and_undone(ada: Visitor) -> None:
    page = ada.page
    ada.open("/settings/teams")
    ada.button("New team").click()
    page.get_by_label("Name").fill("Letterpress")
    page.get_by_role("button", name="Make the team").click()
    expect(ada.heading("Letterpress")).to_be_visible()
    ada.button("Add people").click()
    page.get_by_role("dialog").get_by_text("Ada Byron").click()
    page.get_by_role("dialog").get_by_role("button", name="Add", exact=True).click()
    members = page.get_by_role("list", name="Members")
    expect(members).to_contain_text("Ada Byron")
    ada.button("Take Ada Byron out of the team").click()
    expect(page.get_by_text("Nobody is in this team yet.")).to_be_visible()
    ada.button("Undo").click()
    expect(members).to_contain_text("Ada Byron")


def test_one_person_goes_from_one_organization_to_the_other(
    ada: Visitor, visit: MakeVisitor, site: Site
) -> None:
    names = ("--first-name", "Mal", "--last-name", "Reed", "--password-stdin")
    harbor = ("--organization", "Harbor", "--email", "mal@harbor.example")
    craftify(site.server.data, "admin", "create", *harbor, *names, given=PASSWORD)
    boss = visit()
    boss.expects(401)
    boss.open("/sign-in")
    boss.sign_in("mal@harbor.example")
    expect(boss.heading("Library")).to_be_visible()
    invite(boss, site.email, role="Editor")
    ada.open(link_to(boss, site.email))
    ada.button("Join Harbor").click()
    expect(ada.heading("Library")).to_be_visible()
    ada.open("/settings/profile")
    expect(ada.page.get_by_text("Editor in Harbor")).to_be_visible()
    ada.button("Organization Harbor").click()
    ada.page.get_by_role("menuitemradio", name="Meadow").click()
    expect(ada.button("Organization Meadow")).to_be_visible()
    ada.open("/settings/profile")
    expect(ada.page.get_by_text("Admin in Meadow")).to_be_visible()
