"""Second factors, passkeys, and the proof before what a thief would do first."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import httpx
import pyotp
import pytest
from playwright.sync_api import expect
from tests.builders import PASSWORD
from tests.commands.test_server_verbs import craftify
from tests.e2e.conftest import MakeVisitor, Site
from tests.e2e.visitors import Visitor

from craftify import wiring
from craftify.adapters.system import SystemClock
from craftify.records.accounts.sessions import SessionRecords, session_op
from craftify.settings import Settings

pytestmark = pytest.mark.e2e

FAY = "fay@harbor.example"

PASSKEYS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
STALE = """async () => {
  const session = await (await fetch('/api/auth/session')).json();
  const headers = { 'X-CSRF-Token': session.data.csrfToken };
  const path = '/api/auth/factors/passkeys/none';
  const answer = await fetch(path, { method: 'DELETE', headers });
  return (await answer.json()).error.code === 'STEP_UP_REQUIRED';
}"""


def enter(visitor: Visitor, email: str) -> None:
    visitor.expects(401)
    visitor.open("/sign-in")
    visitor.sign_in(email)


def leave(visitor: Visitor) -> None:
    visitor.button(re.compile("^Account of")).click()
    visitor.page.get_by_role("menuitem", name="Sign out").click()
    expect(visitor.heading("Sign in")).to_be_visible()


def grow_old(visitor: Visitor, site: Site) -> None:
    """As if somebody had proved who they are an hour ago."""
    answer = visitor.page.context.request.get(f"{visitor.origin}/api/auth/session")
    user_id = answer.json()["data"]["user"]["id"]

    async def age() -> None:
        async with wiring.open_desk(Settings(data=site.server.data)) as services:
            items = services.sessions.items
            for session in await SessionRecords(items).of_user(user_id):
                past = (session.proved_at or session.created_at) - timedelta(hours=1)
                await items.write(session_op(replace(session, proved_at=past), session.version))

    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, age()).result()
    visitor.until(STALE)


def test_what_touches_who_can_get_in_wants_a_fresh_proof(visit: MakeVisitor, site: Site) -> None:
    visitor = visit()
    page = visitor.page
    visitor.expects(401, 403, 404)
    enter(visitor, site.email)
    expect(visitor.heading("Library")).to_be_visible()
    visitor.open("/settings/profile")
    visitor.button("Change").click()
    page.get_by_label("New address").fill("countess@meadow.example")
    grow_old(visitor, site)

    ask = page.get_by_role("button", name="Mail me the link")
    ask.click()
    dialog = page.get_by_role("dialog", name="Confirm that it is you")
    expect(dialog.get_by_label("Password")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("alert")).to_contain_text("you did not confirm that it is you")

    ask.click()
    dialog.get_by_label("Password").fill("not the password at all")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("on its way to countess@meadow.example")).to_be_visible()


def test_an_organization_asks_for_a_second_factor(visit: MakeVisitor, site: Site) -> None:
    secret = ("--password-stdin", "--organization", "Harbor")
    hal = ("--email", "hal@harbor.example", "--first-name", "Hal", "--last-name", "Hope")
    fay = ("--email", FAY, "--first-name", "Fay", "--last-name", "Finch", "--role", "editor")
    craftify(site.server.data, "admin", "create", *hal, *secret, given=PASSWORD)
    craftify(site.server.data, "users", "add", *fay, *secret, given=PASSWORD)
    ask_for_second_factors(site, "hal@harbor.example")

    visitor = visit()
    visitor.expects(401)
    enter(visitor, FAY)
    expect(visitor.heading("Set up a second factor")).to_be_visible()
    visitor.button("Use an authenticator app").click()
    phone = pyotp.TOTP(visitor.page.locator("code").inner_text().replace(" ", ""))
    visitor.page.get_by_role("textbox", name="Code").fill(phone.now())
    shown = visitor.page.get_by_role("list", name="Recovery codes").get_by_role("listitem")
    expect(shown).to_have_count(10)
    codes = shown.all_inner_texts()
    visitor.button("I have kept them").click()
    expect(visitor.heading("Library")).to_be_visible()
    comes_back_with_a_code(visitor, phone)
    comes_back_without_the_phone(visitor, codes[3])


def comes_back_with_a_code(visitor: Visitor, phone: pyotp.TOTP) -> None:
    leave(visitor)
    visitor.sign_in(FAY)
    expect(visitor.heading("Confirm that it is you")).to_be_visible()
    code = visitor.page.get_by_role("textbox", name="Code")
    code.fill("000000")
    expect(visitor.page.get_by_role("alert")).to_contain_text("This code is not right")
    code.fill(phone.at(SystemClock().now() + timedelta(seconds=30)))
    expect(visitor.heading("Library")).to_be_visible()


def comes_back_without_the_phone(visitor: Visitor, recovery_code: str) -> None:
    leave(visitor)
    visitor.sign_in(FAY)
    visitor.button("Use a recovery code instead").click()
    visitor.page.get_by_label("Recovery code").fill(recovery_code)
    visitor.page.keyboard.press("Enter")
    expect(visitor.heading("Library")).to_be_visible()
    visitor.open("/settings/security")
    expect(visitor.page.get_by_text("9 of 10 left")).to_be_visible()
    visitor.page.get_by_role("button", name="Remove").first.focus()
    expect(visitor.page.get_by_role("tooltip")).to_contain_text("asks for a second factor")


def test_a_passkey_is_the_second_factor_and_the_only_one(visit: MakeVisitor, site: Site) -> None:
    visitor = visit()
    visitor.origin = site.origin.replace("127.0.0.1", "localhost")
    page = visitor.page
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEYS})
    enter(visitor, site.email)
    expect(visitor.heading("Library")).to_be_visible()
    visitor.open("/settings/security")
    visitor.button("Add a passkey").click()
    page.get_by_label("Name").fill("Desk")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="I have kept them").click()
    expect(page.get_by_text("Well protected")).to_be_visible()
    expect(page.get_by_text("Desk")).to_be_visible()

    leave(visitor)
    visitor.sign_in(site.email)
    visitor.button("Use your passkey").click()
    expect(visitor.heading("Library")).to_be_visible()
    leave(visitor)
    visitor.button("Use a passkey").click()
    expect(visitor.heading("Library")).to_be_visible()

    visitor.open("/settings/security")
    section = page.get_by_role("region", name="Password")
    section.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    visitor.says("Password removed")
    expect(section.get_by_role("button", name="Set a password")).to_be_visible()


def ask_for_second_factors(site: Site, administrator: str) -> None:
    """Make it the rule, as somebody who keeps it: an administrator cannot shut themselves out."""
    with httpx.Client(base_url=site.origin, timeout=30) as client:
        given = {"email": administrator, "password": PASSWORD}
        token = client.post("/api/auth/token", json=given).json()["data"]["accessToken"]
        client.headers["Authorization"] = f"Bearer {token}"
        app = client.post("/api/auth/factors/totp", json={}).json()["data"]
        code = {"code": pyotp.TOTP(app["secret"]).now()}
        client.post("/api/auth/factors/totp/confirm", json=code).raise_for_status()
        rule = {"settings": {"requireSecondFactor": True}}
        client.patch("/api/organization", json=rule).raise_for_status()
