"""Words that would like to be markup, in every field that takes words, stay words everywhere."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Request
from tests.builders import Json
from tests.e2e.conftest import Site
from tests.e2e.visitors import Visitor
from tests.emails import HELLO as LINKED
from tests.emails import NAMED

pytestmark = pytest.mark.e2e

FONT = '<mj-attributes><mj-all font-family="Arial" /></mj-attributes><mj-title>'
HELLO = LINKED.replace("<mj-title>", FONT)  # which loads no font
OUT = "http://canary.example"
# each marks what it makes with the attribute `owned`, calls a dialog, or asks somebody else
PAYLOADS = (
    "<img src=x owned onerror=alert(1)>",
    '"><script owned>alert(2)</script>',
    "'><svg owned onload=alert(3)>",
    "<iframe owned srcdoc='<script>parent.alert(4)</script>'>",
    f"<img owned src={OUT}/5.png>",
    f"<style owned>@import '{OUT}/6'</style>",
    f"</title><link owned rel=stylesheet href={OUT}/7>",
    "<a owned href=javascript:alert(8)>here</a>",
    "javascript:alert(9)//",
    "<form owned id=root name=body><input name=body>",
    "{{constructor.constructor('alert(11)')()}}",
    "${alert(12)}`-alert(12)-`",
    "<math><mtext><table><mglyph><style><img owned src=x onerror=alert(13)>",
    "<details owned open ontoggle=alert(14)>",
    "&lt;img owned src=x onerror=alert(15)&gt;",
    "[here](javascript:alert(16))",
    f"url({OUT}/17);background:url({OUT}/17)",
    "<input owned autofocus onfocus=alert(18)>",
    "<!--><img owned src=x onerror=alert(19)>-->",
    "__proto__",
)
MADE = """() => [...document.querySelectorAll('[owned], a[href^="javascript:" i]')]
  .map((one) => one.outerHTML.slice(0, 200))"""
STANDS = """async (word) => document.querySelector('h1') && [
  document.body.textContent,
  ...[...document.querySelectorAll('input, textarea')].map((field) => field.value),
].some((text) => text.includes(word))"""
CLEAN = """() => Object.keys(Object.prototype).length === 0
  && ({}).polluted === undefined
  && document.body instanceof HTMLBodyElement
  && document.getElementById('root').parentElement === document.body
  && document.querySelectorAll('[id=root]').length === 1"""


class Words:
    """A payload after the other, each behind a word by which its field is known on a screen."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self.left = list(PAYLOADS)

    def __call__(self, field: str, limit: int = 78, without: str = "\n") -> str:
        def fits(one: str) -> bool:
            return len(field) + len(one) < limit and without not in one

        payload = next(filter(fits, self.left + list(PAYLOADS)))
        self.left = [one for one in self.left if one != payload]
        self.given[field] = f"{field} {payload}"
        return self.given[field]


@dataclass
class Seeded:
    """Addresses of screens, each with a field whose words stand there."""

    screens: dict[str, str]
    words: Words
    template: str


@pytest.fixture(scope="module")
def seeded(site: Site) -> Seeded:
    words = Words()
    screens = of_templates(site, words) | of_people(site, words) | of_access(site, words)
    assert not words.left
    return Seeded(screens, words, next(iter(screens)).partition("?")[0])


def of_templates(site: Site, words: Words) -> dict[str, str]:
    name = words("template-name")
    body: dict[str, Json] = {
        "name": name,
        "description": words("description"),
        "category": words("category", 60),
        "tags": [words("tag-one", 40), words("tag-two", 40)],
        "subject": words("subject", without="{{"),
        "preheader": words("preheader", without="{{"),
        "mjml": HELLO,
        "metadata": {"__proto__": {"polluted": "yes"}},
        "variables": [
            {"name": "user.name", "description": words("variable"), "defaultValue": words("value")},
            {"name": "count", "type": "number"},
        ],
        "samples": [
            {"name": words("data-set"), "data": {**NAMED, **hostile_data(words("in-data"))}},
        ],
    }
    address = f"/templates/{site.post('/api/templates', body)['id']}"
    draft = {"format": "mjml", "source": HELLO.replace("points", "stars")}
    draft |= {name: body[name] for name in ("subject", "preheader", "variables")}
    site.program.put(f"/api{address}/draft", json=draft).raise_for_status()
    site.post(f"/api{address}/versions", {"message": words("message")})
    order = {"to": "ben@meadow.example", "data": NAMED, "missing": "sample"}
    mail = site.post(f"/api{address}/test", order)["messageId"]
    thrown = site.post("/api/templates", {"name": words("thrown"), "mjml": HELLO})
    site.program.delete(f"/api/templates/{thrown['id']}").raise_for_status()
    return {
        f"{address}?tab=preview": "subject",
        f"{address}?tab=variables": "template-name",
        f"{address}?tab=samples": "data-set",
        f"{address}?tab=checks": "template-name",
        f"{address}?tab=details": "template-name",
        f"{address}?tab=versions": "message",
        "/templates?view=grid": "template-name",
        "/templates?view=table": "template-name",
        "/templates?q=template": "template-name",
        "/templates?bin=true": "thrown",
        "/mailbox": "subject",
        f"/mailbox/{mail}": "subject",
    }


def hostile_data(word: str) -> Json:
    return {
        word: word,
        "__proto__": {"polluted": "yes"},
        "constructor": {"prototype": {"polluted": "yes"}},
    }


def of_people(site: Site, words: Words) -> dict[str, str]:
    name = {"firstName": words("first-name"), "lastName": words("last-name")}
    site.program.patch("/api/auth/me", json=name).raise_for_status()
    site.program.patch("/api/organization", json={"name": words("place")}).raise_for_status()
    ada = site.get("/api/auth/me")["id"]
    given = {"name": words("team-name"), "description": words("team-words"), "members": [ada]}
    team = site.post("/api/teams", given)
    invitation = {
        "email": "o'neil+x=y@meadow.example",
        "role": "viewer",
        "message": words("greeting"),
        "teams": [team["id"]],
    }
    site.post("/api/users/invitations", invitation)
    agent = {"User-Agent": words("agent")}
    signed = {"email": site.email, "password": "seven brown owls at noon"}
    site.program.post("/api/auth/token", json=signed, headers=agent).raise_for_status()
    return {
        "/settings/profile": "first-name",
        "/settings/sessions": "",
        "/settings/organization": "place",
        "/settings/people": "first-name",
        f"/settings/people/{ada}": "first-name",
        "/settings/people?invite=true": "first-name",
        "/settings/invitations": "o'neil",
        "/settings/teams": "team-name",
        f"/settings/teams/{team['id']}": "team-name",
    }


def of_access(site: Site, words: Words) -> dict[str, str]:
    site.post("/api/keys", {"name": words("key-name"), "permissions": ["template:read"]})
    connection = site.post(
        "/api/organization/sso",
        {
            "name": words("connection"),
            "issuer": "https://127.0.0.1",
            "clientId": words("client"),
            "roleMapping": [{"group": words("group"), "role": "viewer"}],
        },
    )
    entry = site.get("/api/audit")[0]["id"]
    assert entry
    return {
        "/settings/keys": "key-name",
        "/settings/sso": "connection",
        f"/settings/sso/{connection['id']}": "connection",
        "/settings/audit": "connection",
        "/settings/posture": "",
        "/settings/health": "",
    }


def test_words_stay_words_on_every_screen(ada: Visitor, seeded: Seeded) -> None:
    elsewhere: list[str] = []

    def notice(request: Request) -> None:
        if not request.url.startswith((ada.origin, "data:", "blob:", "about:")):
            elsewhere.append(request.url)

    ada.page.context.on("request", notice)
    for path, field in seeded.screens.items():
        ada.open(path)
        assert ada.until(STANDS, seeded.words.given.get(field, field)), path
        assert ada.page.evaluate(MADE) == [], path
        assert ada.page.evaluate(CLEAN), path
    assert elsewhere == []


CLOBBERING = """<!doctype html><html><head><title>Dear friend</title></head><body>
<form id="root" name="body"><input name="parentElement"><input id="root" name="fetch"></form>
<img name="getElementById"><img name="querySelector"><a id="defaultView" name="cookie">one</a>
<a id="__TSR_ROUTER__"></a><iframe name="localStorage"></iframe><p id="main">Dear friend</p>
</body></html>"""
POLLUTING = (
    "__proto__[polluted]=yes&__proto__.polluted=yes&constructor[prototype][polluted]=yes"
    "&__proto__=%7B%22polluted%22%3A%22yes%22%7D#__proto__[polluted]=yes"
)


def test_names_of_the_language_and_of_the_page_change_neither(
    ada: Visitor, site: Site, seeded: Seeded
) -> None:
    """In JSON of templates, in addresses, and as ids and names in the markup of an email."""
    kept = site.program.get(f"/api{seeded.template}").text
    assert kept.count('"__proto__":{"polluted":"yes"}') == 2
    site.post("/api/templates", {"name": "Clobbering", "content": CLOBBERING})
    clobbering = site.post("/api/templates", {"name": "Clobbered", "content": CLOBBERING})["id"]
    for path, word in {
        f"{seeded.template}?tab=samples&{POLLUTING}": "data-set",
        f"{seeded.template}?tab=variables&{POLLUTING}": "template-name",
        f"/templates/{clobbering}?tab=preview&{POLLUTING}": "Clobbered",
        f"/templates?view=grid&{POLLUTING}": "Clobbering",
        f"/settings/audit?{POLLUTING}": "Audit log",
    }.items():
        ada.open(path)
        assert ada.until(STANDS, word), path
        assert ada.page.evaluate(CLEAN), path
