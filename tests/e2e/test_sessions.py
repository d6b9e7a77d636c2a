"""Signing in and out, and what becomes of the page when a session ends."""

import re
from datetime import timedelta

import pytest
from msgspec.structs import replace
from playwright.sync_api import BrowserContext, expect
from tests.builders import PASSWORD
from tests.e2e.conftest import MakeVisitor, Site
from tests.e2e.letters import link_to
from tests.e2e.visitors import Visitor
from tests.emails import HELLO

from craftify.adapters.system import SystemClock
from craftify.adapters.tokens import JwtTokens, secret_key

pytestmark = pytest.mark.e2e

COOKIE = "craftify_access"
SIGN_IN = re.compile(r"/sign-in")
ENDED = "async () => (await fetch('/api/auth/session')).status === 401"


def test_signing_out_closes_the_page_and_the_right_password_opens_it(
    visit: MakeVisitor, site: Site
) -> None:
    visitor = visit()
    page = visitor.page
    visitor.expects(401)
    visitor.open("/")
    expect(visitor.heading("Sign in")).to_be_visible()
    visitor.button("Sign in").click()
    expect(page.get_by_label("Email")).to_be_focused()
    expect(page.get_by_text("Enter your email address.")).to_be_visible()
    visitor.sign_in(site.email)
    expect(visitor.heading("Library")).to_be_visible()

    visitor.button("Account of Ada Byron").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(visitor.heading("Sign in")).to_be_visible()
    page.go_back()
    expect(visitor.heading("Sign in")).to_be_visible()

    visitor.sign_in(site.email, "not the password at all")
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    expect(page.get_by_label("Email")).to_have_value(site.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(visitor.heading("Library")).to_be_visible()


def test_a_deep_link_waits_for_the_sign_in(visit: MakeVisitor, site: Site) -> None:
    visitor = visit()
    visitor.expects(401)
    address = f"{site.template('Deep', mjml=HELLO)}?tab=versions"
    visitor.open(address)
    expect(visitor.page).to_have_url(SIGN_IN)
    visitor.sign_in(site.email)
    expect(visitor.page).to_have_url(site.origin + address)
    expect(visitor.page).to_have_title(re.compile("^Deep "))
    expect(visitor.page.get_by_text("Newest")).to_be_visible()


def test_a_session_that_ends_in_the_middle_of_work_loses_nothing(
    visit: MakeVisitor, site: Site
) -> None:
    visitor = visit()
    page = visitor.page
    visitor.expects(401)
    address = site.template("Midway", mjml=HELLO)
    visitor.open_code(address)
    visitor.sign_in(site.email)
    expect(visitor.email.get_by_text("you have")).to_be_visible()

    page.context.clear_cookies()
    visitor.replace("you have", "you gathered")
    dialog = page.get_by_role("dialog", name="Your session has ended")
    expect(dialog.get_by_label("Email")).to_have_value(site.email)
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog).to_have_count(0)
    expect(page).to_have_url(f"{site.origin}{address}?view=code")
    expect(visitor.email.get_by_text("you gathered")).to_be_visible()
    visitor.saved()
    page.reload()
    expect(visitor.email.get_by_text("you gathered")).to_be_visible()


def test_access_that_has_run_out_renews_itself_unseen(visit: MakeVisitor, site: Site) -> None:
    visitor = visit()
    visitor.expects(401)
    visitor.open("/mailbox")
    visitor.sign_in(site.email)
    expect(visitor.heading("Mailbox")).to_be_visible()
    before = let_access_run_out(visitor.page.context, site)
    visitor.page.reload()
    expect(visitor.heading("Mailbox")).to_be_visible()
    expect(visitor.page).to_have_url(f"{site.origin}/mailbox")
    assert access_token(visitor.page.context) != before


def let_access_run_out(context: BrowserContext, site: Site) -> str:
    """As if its minutes had passed: the server's own token, an hour older."""
    tokens = JwtTokens(secret_key(site.server.data / "secret.key"))
    claims = tokens.read(access_token(context), SystemClock().now())
    hour = timedelta(hours=1)
    past = replace(claims, issued_at=claims.issued_at - hour, expires_at=claims.expires_at - hour)
    old = tokens.sign(past)
    context.add_cookies(
        [{"name": COOKIE, "value": old, "url": site.origin, "httpOnly": True, "sameSite": "Lax"}]
    )
    return old


def access_token(context: BrowserContext) -> str:
    return next(cookie["value"] for cookie in context.cookies() if cookie["name"] == COOKIE)


def test_a_session_elsewhere_is_ended(visit: MakeVisitor, site: Site) -> None:
    here, there = visit(), visit()
    for visitor in (there, here):
        visitor.expects(401)
        visitor.open("/settings/sessions")
        visitor.sign_in(site.email)
        expect(visitor.heading("Sessions")).to_be_visible()
    rows = here.page.get_by_role("list", name="Sessions").get_by_role("listitem")
    expect(rows.first).to_contain_text("This browser")
    before = rows.count()
    newest = rows.nth(1).get_by_role("button", name=re.compile("^End the session"))
    newest.click()
    here.says("1 session ended")
    expect(rows).to_have_count(before - 1)
    there.until(ENDED)
    there.page.reload()
    expect(there.heading("Sign in")).to_be_visible()


def test_a_forgotten_password_is_set_anew_by_mail(
    ada: Visitor, visit: MakeVisitor, site: Site
) -> None:
    visitor = visit()
    page = visitor.page
    visitor.expects(401)
    visitor.open("/sign-in")
    page.get_by_label("Email").fill(site.email)
    page.get_by_role("link", name="Forgot your password?").click()
    expect(page.get_by_label("Email")).to_have_value(site.email)
    visitor.button("Mail me a link").click()
    expect(visitor.heading("Look into your mailbox")).to_be_visible()
    link = link_to(ada, site.email)
    visitor.open(link)
    expect(page).to_have_url(f"{visitor.origin}/reset-password")
    page.get_by_label("New password").fill("seven grey herons asleep")
    page.keyboard.press("Enter")
    visitor.says("Your password has been changed")
    visitor.sign_in(site.email, "seven grey herons asleep")
    expect(visitor.heading("Library")).to_be_visible()


def test_the_set_up_address_works_once(visit: MakeVisitor, site: Site) -> None:
    visitor = visit()
    visitor.page.goto(site.server.address)
    expect(visitor.page.get_by_text("This installation is already set up")).to_be_visible()
    visitor.page.get_by_role("link", name="Sign in").click()
    expect(visitor.heading("Sign in")).to_be_visible()
