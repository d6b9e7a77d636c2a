"""The settings: every page as people see it, the way through them, and what the server tells."""

import re

import pytest
from playwright.sync_api import expect
from tests.builders import Json
from tests.e2e.conftest import MakeVisitor, Site
from tests.e2e.test_screens import Screen, looks_right
from tests.e2e.visitors import Visitor

pytestmark = pytest.mark.e2e

PHONE = {"width": 375, "height": 812}
SCREENS = {
    "organization": Screen("/settings/organization", "General", "Here since"),
    "features": Screen("/settings/features", "Features", "Sign-in with a password"),
    "connections": Screen("/settings/sso", "Single sign-on", "Add a connection"),
    "connection": Screen("/settings/sso/new", "New connection", "Redirect address"),
    "keys": Screen("/settings/keys", "API keys", "Create key"),
    "access rules": Screen("/settings/access", "Access rules", "For the whole installation"),
    "audit": Screen("/settings/audit", "Audit log", "This is the beginning."),
    "posture": Screen("/settings/posture", "Security posture", "In the order a request meets them"),
    "health": Screen("/settings/health", "System health", "Services"),
}


@pytest.mark.parametrize("name", SCREENS)
def test_screen(ada: Visitor, name: str) -> None:
    screen = SCREENS[name]
    ada.open(screen.path)
    expect(ada.page.get_by_text(screen.settled).first).to_be_attached()
    expect(ada.page).to_have_title(re.compile(rf"\b{screen.title}\b.* · Craftify Email$"))
    looks_right(ada.page)


def test_on_a_phone_the_list_leads_to_a_page_and_back(visit: MakeVisitor, ada_state: Json) -> None:
    ada = visit(storage_state=ada_state, viewport=PHONE, has_touch=True)
    ada.open("/settings")
    expect(ada.heading("Settings")).to_be_visible()
    sections = ada.page.get_by_role("navigation", name="Settings")
    sections.get_by_role("link", name="Access rules").click()
    expect(ada.heading("Access rules")).to_be_visible()
    expect(sections).to_have_count(0)
    ada.page.get_by_role("main").get_by_role("link", name="Settings").click()
    expect(ada.heading("Settings")).to_be_visible()
    ada.page.go_back()
    expect(ada.heading("Access rules")).to_be_visible()


def test_every_page_can_be_commanded(ada: Visitor) -> None:
    ada.open("/templates")
    expect(ada.heading("Library")).to_be_visible()
    ada.page.keyboard.press("ControlOrMeta+k")
    ada.page.get_by_role("combobox").fill("posture")
    expect(ada.page.get_by_role("option", name="Security posture")).to_be_visible()
    ada.page.keyboard.press("Enter")
    expect(ada.heading("Security posture")).to_be_visible()
    here = ada.page.get_by_role("navigation", name="Settings").locator("[aria-current=page]")
    expect(here).to_have_text("Security posture")


def test_the_posture_is_that_of_this_server(ada: Visitor, site: Site) -> None:
    told = site.get("/api/system/security")
    ada.open("/settings/posture")
    on = sum(layer["on"] for layer in told["layers"])
    expect(ada.page.get_by_text(f"{on} of {len(told['layers'])} layers on")).to_be_visible()
    layers = ada.page.get_by_role("list", name="Layers").get_by_role("listitem")
    expect(layers).to_have_count(len(told["layers"]))
    for finding in told["findings"]:
        expect(ada.page.get_by_role("heading", name=finding["title"])).to_be_visible()
        expect(ada.page.get_by_text(finding["mend"])).to_be_visible()


def test_the_health_is_that_of_this_server(ada: Visitor, site: Site) -> None:
    told = site.get("/api/system/status")
    ada.open("/settings/health")
    expect(ada.page.get_by_text(told["version"], exact=True)).to_be_visible()
    expect(ada.page.get_by_text(told["python"], exact=True)).to_be_visible()
    services = ada.page.get_by_role("list", name="Services").get_by_role("listitem")
    expect(services).to_have_count(len(told["services"]))
    expect(services.filter(has_text="Works")).to_have_count(len(told["services"]))
    memory = ada.page.get_by_role("region", name="Memory")
    expect(memory).to_contain_text(re.compile(r"[1-9]\d*(\.\d)? MB"))
    expect(ada.page.get_by_role("img", name=re.compile(r"[1-9]\d* requests?, "))).to_be_visible()
    ada.button("Stop following").click()
    expect(ada.button("Follow")).to_be_visible()


def test_the_organization_gets_another_name(ada: Visitor, site: Site) -> None:
    ada.open("/settings/organization")
    name = ada.page.get_by_label("Name")
    expect(name).to_have_value("Meadow")
    name.fill("Meadow & Sons")
    ada.button("Save changes").click()
    ada.says("Organization saved")
    expect(ada.page.get_by_role("navigation", name="Main")).to_contain_text("Meadow & Sons")
    assert site.get("/api/organization")["name"] == "Meadow & Sons"
    name.fill("Meadow")
    ada.button("Save changes").click()
    expect(ada.button("Save changes")).to_have_count(0)
