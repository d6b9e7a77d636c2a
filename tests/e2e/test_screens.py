"""Every screen, as wide as a phone, a tablet and a desk, in light and dark."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import MakeVisitor, Site
from tests.e2e.visitors import Visitor

pytestmark = pytest.mark.e2e

WIDTHS = (375, 768, 1440)
NAMED = (
    "button checkbox combobox img link menuitem option radio searchbox slider switch tab textbox"
)
NAMELESS = re.compile(
    rf"^ *- (?:{NAMED.replace(' ', '|')})(?: \[[^\]]*\])*:?$",
    re.MULTILINE,
)
SIDEWAYS = """() => {
  const page = document.documentElement;
  return [page, ...document.querySelectorAll('main, section, [role=tabpanel]')]
    .filter((box) => box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 1)
    .filter((box) => box === page || getComputedStyle(box).overflowX !== 'visible')
    .map((box) => `${box.tagName} ${box.id}: ${box.scrollWidth} in ${box.clientWidth}`);
}"""
HEADINGS = """() => [...document.querySelectorAll('h1')]
  .filter((heading) => heading.checkVisibility()).length"""
UNSEEN = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused.isContentEditable) return null;
  const drawn = (look) => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0;
  const looks = [getComputedStyle(focused), getComputedStyle(focused, '::after')];
  return looks.some(drawn) || looks[0].boxShadow !== 'none' ? null : focused.outerHTML;
}"""


@dataclass(frozen=True)
class Screen:
    path: str
    title: str
    settled: str
    """Words that stand there once everything has come."""


@pytest.fixture(scope="module")
def places(site: Site) -> dict[str, str]:
    """Addresses of a template with all there is to it, and of a mail."""
    template = site.post("/api/templates", {"starter": "order-confirmation", "name": "Order"})
    path = f"/api/templates/{template['id']}"
    change = {"preheader": "Changed", "category": "Orders", "tags": ["one", "two"]}
    site.program.put(path, json=change).raise_for_status()
    sent = site.post(f"{path}/test", {"to": "ada@meadow.example", "data": {}, "missing": "sample"})
    thrown = site.post("/api/templates", {"starter": "welcome", "name": "Thrown away"})
    site.program.delete(f"/api/templates/{thrown['id']}").raise_for_status()
    ada = site.get("/api/auth/me")["id"]
    team = site.post("/api/teams", {"name": "Letterpress", "members": [ada]})
    site.post("/api/users/invitations", {"email": "new@meadow.example", "role": "viewer"})
    return {
        "template": f"/templates/{template['id']}",
        "mail": f"/mailbox/{sent['messageId']}",
        "person": f"/settings/people/{ada}",
        "team": f"/settings/teams/{team['id']}",
    }


SCREENS = {
    "library": Screen("/templates?view=grid", "Library", "v2"),
    "table": Screen("/templates?view=table", "Library", "Draft"),
    "found": Screen("/templates?q=order", "Library", "1 found"),
    "nothing found": Screen("/templates?q=zebra", "Library", "No template matches"),
    "bin": Screen("/templates?bin=true", "Bin", "Thrown away"),
    "starters": Screen("/templates/new", "New template", "Start from scratch"),
    "import": Screen("/templates/new?from=import", "New template", "Drop emails here"),
    "paste": Screen("/templates/new?from=paste", "New template", "The email shows here"),
    "design": Screen("{template}", "Order", "Outline"),
    "preview": Screen("{template}?view=preview", "Order", "Subject"),
    "source": Screen("{template}?view=code&tab=source", "Order", "MJML"),
    "variables": Screen("{template}?tab=variables", "Order", "Add a variable"),
    "samples": Screen("{template}?tab=samples", "Order", "JSON"),
    "checks": Screen("{template}?view=code&tab=checks", "Order", "Line"),
    "text": Screen("{template}?view=code&tab=text", "Order", "readers and filters"),
    "text by hand": Screen("{template}?tab=text", "Order", "From the blocks"),
    "details": Screen("{template}?tab=details", "Order", "Slug"),
    "versions": Screen("{template}?tab=versions", "Order", "Newest"),
    "mailbox": Screen("/mailbox", "Mailbox", "ada@meadow.example"),
    "mail": Screen("{mail}", "Mailbox", "Download"),
    "profile": Screen("/settings/profile", "Profile", "Narrow sidebar"),
    "security": Screen("/settings/security", "Sign-in and security", "Protected by a password"),
    "sessions": Screen("/settings/sessions", "Sessions", "This browser"),
    "people": Screen("/settings/people", "People", "Has not accepted yet"),
    "person": Screen("{person}", "People", "Show single permissions"),
    "invite": Screen("/settings/people?invite=true", "People", "Email addresses"),
    "invitations": Screen("/settings/invitations", "Invitations", "Waiting"),
    "teams": Screen("/settings/teams", "Teams", "Letterpress"),
    "team": Screen("{team}", "Letterpress", "ada@meadow.example"),
    "roles": Screen("/settings/roles", "Roles", "Arrange folders"),
}

PUBLIC = {
    "/forgot-password": "Forgot your password",
    "/reset-password#token=some": "Set a new password",
    "/reset-password": "This link no longer works",
    "/accept-invitation": "This invitation no longer works",
    "/confirm-email#token=some": "Confirm your address",
}


@pytest.mark.parametrize("name", SCREENS)
def test_signed_in(ada: Visitor, places: dict[str, str], name: str) -> None:
    screen = SCREENS[name]
    ada.open(screen.path.format(**places))
    expect(ada.page.get_by_text(screen.settled).first).to_be_attached()
    expect(ada.page).to_have_title(re.compile(rf"\b{screen.title}\b.* · Craftify Email$"))
    looks_right(ada.page)


def test_signed_out(visit: MakeVisitor, site: Site) -> None:
    visitor = visit()
    visitor.expects(401)
    visitor.open("/sign-in")
    expect(visitor.heading("Sign in")).to_be_visible()
    expect(visitor.page).to_have_title("Sign in · Craftify Email")
    looks_right(visitor.page)
    for path, title in PUBLIC.items():
        visitor.open(path)
        expect(visitor.heading(title)).to_be_visible()
        looks_right(visitor.page)
    visitor.page.goto(site.server.address)
    expect(visitor.page.get_by_text("already set up")).to_be_visible()
    looks_right(visitor.page)


def test_at_an_address_where_nothing_is(ada: Visitor) -> None:
    ada.expects(404)
    ada.open("/nowhere")
    expect(ada.page.get_by_text("There is nothing at this address")).to_be_visible()
    looks_right(ada.page)
    ada.open("/templates/01a20527-e746-7739-b07a-04365bb38146")
    expect(ada.heading("There is no such template")).to_be_visible()
    looks_right(ada.page)


def looks_right(page: Page) -> None:
    wrong: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        nameless = NAMELESS.findall(page.locator("body").aria_snapshot())
        wrong += [f"{width}: nameless {line.strip()}" for line in nameless]
        page.emulate_media(color_scheme="light")
        wrong += [f"{width}, light: {problem}" for problem in problems(page)]
        page.emulate_media(color_scheme="dark")
        wrong += [f"{width}, dark: {problem}" for problem in problems(page)]
    for _ in range(6):
        page.keyboard.press("Tab")
        unseen = page.evaluate(UNSEEN)
        if unseen:
            wrong.append(f"focus cannot be seen: {unseen}")
    assert not wrong, "\n".join(wrong)


def problems(page: Page) -> list[str]:
    found = [f"scrolls sideways: {box}" for box in page.evaluate(SIDEWAYS)]
    headings = page.evaluate(HEADINGS)
    return found if headings == 1 else [*found, f"{headings} main headings"]
