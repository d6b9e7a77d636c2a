"""A real server, a real browser, and nothing of the world outside."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from tests.builders import Json, a_setup
from tests.conftest import Server, running
from tests.e2e.visitors import Visitor

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
WIDE = {"width": 1440, "height": 900}
PATIENCE_MS = 15_000


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """One browser for a file of tests; each test gets windows with nothing in them."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, f"none of {', '.join(NAMES)} is on the PATH; `make e2e` installs one"
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Site:
    """A server with an organization, and the programs that fill it."""

    server: Server
    program: httpx.Client
    email: str

    @property
    def origin(self) -> str:
        return self.server.origin

    def post(self, path: str, body: Json) -> Json:
        answer = self.program.post(path, json=body)
        assert answer.is_success, answer.text
        return answer.json()["data"]

    def get(self, path: str) -> Json:
        answer = self.program.get(path)
        assert answer.is_success, answer.text
        return answer.json()["data"]

    def template(self, name: str, **more: Json) -> str:
        """Make a template; its address in the web app."""
        return f"/templates/{self.post('/api/templates', {'name': name, **more})['id']}"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server nobody has set up yet."""
    with running(tmp_path_factory.mktemp("site") / "data") as server:
        yield server


@pytest.fixture(scope="module")
def site(fresh: Server) -> Iterator[Site]:
    """A server where Ada has set up the organization Meadow."""
    setup = a_setup(fresh.token)
    with httpx.Client(base_url=fresh.origin, timeout=30) as program:
        answer = program.post("/api/setup", json=setup)
        assert answer.is_success, answer.text
        program.cookies.clear()
        given = {"email": setup["email"], "password": setup["password"]}
        token = program.post("/api/auth/token", json=given).json()["data"]["accessToken"]
        program.headers["Authorization"] = f"Bearer {token}"
        yield Site(fresh, program, setup["email"])


MakeVisitor = Callable[..., Visitor]


@pytest.fixture
def visit(chrome: Browser, fresh: Server) -> Iterator[MakeVisitor]:
    """Windows of people who share nothing; nothing may have gone wrong in any of them."""
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def come(**options: Json) -> Visitor:
        chosen: dict[str, Any] = {"viewport": WIDE, "service_workers": "block"} | options
        context = chrome.new_context(**chosen)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        visitors.append(Visitor(context.new_page(), fresh.origin))
        return visitors[-1]

    yield come
    for context in contexts:
        context.close()
    assert [trouble for visitor in visitors for trouble in visitor.troubles] == []


@pytest.fixture(scope="module")
def ada_state(chrome: Browser, site: Site) -> Json:
    """What Ada's browser keeps once she is signed in."""
    context = chrome.new_context()
    setup = a_setup("")
    given = {"email": setup["email"], "password": setup["password"]}
    answer = context.request.post(f"{site.origin}/api/auth/login", data=given)
    assert answer.ok, answer.text()
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def ada(visit: MakeVisitor, ada_state: Json) -> Visitor:
    """Ada at a window of her own, signed in."""
    return visit(storage_state=ada_state)
