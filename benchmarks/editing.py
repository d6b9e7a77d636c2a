"""The visual editor in a real browser: what it weighs, how soon it can be used, how quick it is.

The web app is taken as it was built for production (`make web`). Sizes are those of the files that
the browser asked for, packed with gzip. Opening is measured from the first byte asked for to the
first block that a click has selected, with the processor made four times slower and nothing in the
browser's cache. A change is measured from the key that made it to the pixels that show it.
"""

import gzip
import json
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.serving import EMAIL, PASSWORD, Serving, craftify
from craftify import api

SPA = Path(api.__file__).parent / "spa"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
OPENINGS, CHANGES = 7, 60
# the same window, email and slowness as in the comparison of foundations
PEERS = """| GrapesJS 0.23.6 with mjml 1.0.8 | 717 | 2,901 |
| Puck 0.23.0 | 380 | 2,105 |"""
# JavaScript and styles asked for until the email was there; what is fetched ahead afterwards is not
LOADED = """(until) => performance.getEntriesByType('resource')
  .filter(({ startTime }) => startTime < until)
  .map(({ name }) => new URL(name).pathname)
  .filter((name) => /\\.(js|css)$/.test(name))"""
FIRST = """() => new Promise((done) => {
  const look = () => {
    const picture = performance.getEntriesByName('editor:painted')[0];
    if (picture) done(picture.startTime + picture.duration);
    else setTimeout(look, 10);
  };
  look();
})"""
# a click in the middle of a block of text, and the moment in which the block is seen to be chosen
SELECT = """() => new Promise((done) => {
  const frame = document.querySelector('[data-canvas-stage] iframe');
  const block = frame.contentDocument.querySelectorAll('p, h1, h2, h3, td > div')[0];
  const outer = frame.getBoundingClientRect();
  const inner = block.getBoundingClientRect();
  const clientX = outer.left + inner.left + 20;
  const clientY = outer.top + inner.top + inner.height / 2;
  const target = document.elementFromPoint(clientX, clientY);
  const given = { clientX, clientY, bubbles: true, button: 0, isPrimary: true, pointerId: 1 };
  target.dispatchEvent(new PointerEvent('pointerdown', { ...given, buttons: 1 }));
  target.dispatchEvent(new PointerEvent('pointerup', given));
  target.dispatchEvent(new MouseEvent('click', given));
  const look = () => document.querySelector('[data-selected]')
    ? done(performance.now()) : requestAnimationFrame(look);
  look();
})"""
DURATIONS = (
    """() => performance.getEntriesByName('editor:painted').map(({ duration }) => duration)"""
)


def measure() -> str:
    """Two tables: weight and opening beside the peers', and the changes."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "a Chromium is needed"
    with tempfile.TemporaryDirectory() as folder, craftify(Path(folder), {}) as server:
        small, large = stored(server, 30), stored(server, 200)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            weight = weighed(browser, server, small)
            opened = [opening(browser, server, small) for _ in range(OPENINGS)]
            changes = {
                count: changed(browser, server, address)
                for count, address in {30: small, 200: large}.items()
            }
            browser.close()
    return "\n".join(
        [
            "| editor | JavaScript and CSS, KB gzip | first interaction at 4x CPU throttle, ms |",
            "|---|--:|--:|",
            (
                f"| Craftify | {weight['editor']:.0f} (with the app around it {weight['all']:.0f})"
                f" | {statistics.median(opened):,.0f} |"
            ),
            PEERS,
            "",
            "| blocks | from change to pixels p50, ms | p95, ms |",
            "|--:|--:|--:|",
            *(
                f"| {count} | {statistics.median(taken):.0f} |"
                f" {statistics.quantiles(taken, n=20)[18]:.0f} |"
                for count, taken in changes.items()
            ),
        ]
    )


def stored(server: Serving, blocks: int) -> str:
    """The address of a template with this many blocks, sections and columns included."""
    children = [section(number) for number in range(blocks // 5)]
    design = {"schemaVersion": 1, "meta": {"subject": "Measured"}, "children": children}
    answer = server.client.post("/templates", json={"name": f"{blocks} blocks", "design": design})
    answer.raise_for_status()
    return f"/templates/{answer.json()['data']['id']}?view=design&tab=closed"


def section(number: int) -> dict[str, Any]:
    """Five blocks: a section, its column, a heading, a paragraph and a button."""
    said = f"Paragraph {number} of an email that somebody is designing, as long as such things are."
    paragraph = {"type": "paragraph", "content": [{"type": "text", "text": said}]}
    link = {"href": "https://example.com"}
    content = [
        {"type": "text", "id": f"head{number}", "html": f"<h2>No {number}</h2>"},
        {"type": "text", "id": f"text{number}", "text": {"type": "doc", "content": [paragraph]}},
        {"type": "button", "id": f"link{number}", "html": "Read on", "props": link},
    ]
    column = {"type": "column", "id": f"column{number}", "children": content}
    return {"type": "section", "id": f"section{number}", "children": [column]}


@contextmanager
def visit(browser: Browser, server: Serving) -> Iterator[tuple[BrowserContext, Page]]:
    """A browser with an empty cache in which Ada is signed in."""
    origin = f"http://127.0.0.1:{server.port}"
    context = browser.new_context(
        base_url=origin, viewport={"width": 1440, "height": 900}, service_workers="block"
    )
    signed = {"email": EMAIL, "password": PASSWORD}
    assert context.request.post("/api/auth/login", data=signed).ok
    try:
        yield context, context.new_page()
    finally:
        context.close()


def weighed(browser: Browser, server: Serving, address: str) -> dict[str, float]:
    """Kilobytes of what the editor loads, and with them those of the app that was there before."""
    with visit(browser, server) as (_, page):
        page.goto(address)
        names = set(page.evaluate(LOADED, page.evaluate(FIRST)))
    # the source editor is a large library of its own, that comes when somebody writes source
    names = {name for name in names if "codemirror" not in name}
    return {"editor": packed(names - app_files()), "all": packed(names)}


def app_files() -> set[str]:
    """What every page of the app loads."""
    manifest = json.loads((SPA / "manifest.json").read_text())
    found: set[str] = set()
    waiting = ["index.html"]
    while waiting:
        chunk = manifest[waiting.pop()]
        files = {f"/{name}" for name in (chunk["file"], *chunk.get("css", ()))}
        if not files <= found:
            found |= files
            waiting += chunk.get("imports", ())
    return found


def packed(names: set[str]) -> float:
    """Kilobytes of these files as gzip packs them."""
    return sum(len(gzip.compress((SPA / name[1:]).read_bytes(), 9)) for name in names) / 1000


def opening(browser: Browser, server: Serving, address: str) -> float:
    """Milliseconds until the first block is selected."""
    with visit(browser, server) as (context, page):
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(address, wait_until="commit")
        page.evaluate(FIRST)
        return float(page.evaluate(SELECT))


def changed(browser: Browser, server: Serving, address: str) -> list[float]:
    """Milliseconds from each of many changes of a property to its pixels."""
    with visit(browser, server) as (_, page):
        page.goto(address)
        page.evaluate(FIRST)
        page.evaluate(SELECT)
        field = page.get_by_role("region", name="Settings").get_by_label("Size").first
        field.focus()
        taken: list[float] = []
        for _ in range(CHANGES):
            before = len(page.evaluate(DURATIONS))
            page.keyboard.press("ArrowUp")
            page.wait_for_function(
                "(before) => performance.getEntriesByName('editor:painted').length > before",
                arg=before,
            )
            taken = page.evaluate(DURATIONS)
        return taken[-CHANGES:]
