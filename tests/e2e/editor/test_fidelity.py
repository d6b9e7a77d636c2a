"""The canvas shows what is sent: the same pixels, within a hair, at the same height."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Page, Response, ViewportSize
from tests.builders import Json
from tests.e2e.conftest import Site

from craftify.starters import starters

DOCUMENTS = Path(__file__).parents[2] / "engine" / "golden"
# a picture without an address has a placeholder on the canvas and nothing in the email; the
# switches inside menus, accordions and carousels are taken out of what is sent
APART = {"receipt.document.json", "kept.document.json"}
GOLDEN = sorted(path for path in DOCUMENTS.glob("*.document.json") if path.name not in APART)
COLORLIB = Path(__file__).parents[3] / ".." / "shared" / "data" / "emails" / "colorlib"
WIDTHS = (640, 375)
# so high that no email has to be scrolled
WINDOW: ViewportSize = {"width": 1440, "height": 7000}
MOST_DIFFERENT = 0.005
PATIENCE_MS = 30_000

# until the picture has not changed for a moment
QUIET = """() => new Promise((done, fail) => {
  let seen = '';
  let calm = 0;
  let left = 300;
  const look = () => {
    const page = document.querySelector('[data-canvas-stage] iframe')?.contentDocument;
    const now = page?.body?.childElementCount ? page.body.innerHTML : '';
    calm = now !== '' && now === seen ? calm + 1 : 0;
    seen = now;
    left -= 1;
    if (calm >= 8) done(null);
    else if (left === 0) fail(new Error('the canvas never came to rest'));
    else setTimeout(look, 100);
  };
  look();
})"""
# at exactly this width, whatever room the window leaves, and nothing drawn above it
AT_WIDTH = """(width) => {
  const frame = document.querySelector('[data-canvas-stage] iframe');
  for (let at = frame; !at.matches('[data-canvas-stage]'); at = at.parentElement) {
    at.style.setProperty('transform', 'none', 'important');
    at.style.setProperty('width', `${width}px`, 'important');
  }
  for (const other of frame.parentElement.children) {
    if (other !== frame) other.style.setProperty('visibility', 'hidden', 'important');
  }
  const drawn = (done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)));
  return new Promise(drawn);
}"""
HEIGHT = "() => document.body.offsetHeight"
FRAME_HEIGHT = """() => document.querySelector('[data-canvas-stage] iframe')
  .contentDocument.body.offsetHeight"""
# the share of pixels that differ visibly in a channel
DIFFERENCE = """async ([one, other]) => {
  const pixels = async (data) => {
    const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [left, right] = await Promise.all([pixels(one), pixels(other)]);
  if (left.width !== right.width || left.height !== right.height) return 1;
  let different = 0;
  for (let at = 0; at < left.data.length; at += 4) {
    const far = [0, 1, 2].some((way) => Math.abs(left.data[at + way] - right.data[at + way]) > 8);
    different += far ? 1 : 0;
  }
  return different / (left.width * left.height);
}"""


@pytest.fixture(scope="module")
def window(chrome: Browser, site: Site, ada_state: Json) -> Iterator[Page]:
    """One window for all emails: what is measured is the canvas, not the sign-in."""
    context = chrome.new_context(
        viewport=WINDOW, storage_state=ada_state, service_workers="block", base_url=site.origin
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def paper(chrome: Browser) -> Iterator[Page]:
    """A window that shows an email as it was sent, and nothing else."""
    context = chrome.new_context(viewport={"width": 640, "height": 800})
    yield context.new_page()
    context.close()


def on_canvas(window: Page, address: str) -> str:
    """Open a template in the visual editor; the email that the server sends with the same data."""
    answers: list[Response] = []

    def hear(answer: Response) -> None:
        if answer.url.endswith("/api/engine/render"):
            answers.append(answer)

    window.on("response", hear)
    window.goto(f"{address}?view=design&tab=closed")
    window.wait_for_selector("[data-canvas-stage] iframe")
    window.evaluate(QUIET)
    window.remove_listener("response", hear)
    assert answers, "the server was not asked for the email"
    sent: str = answers[-1].json()["data"]["html"]
    return sent


def differences(window: Page, paper: Page, sent: str) -> dict[int, tuple[float, int, int]]:
    """For every width: the share of pixels that differ, and both heights."""
    found = {}
    for width in WIDTHS:
        paper.set_viewport_size({"width": width, "height": 800})
        paper.set_content(sent, wait_until="load")
        height = paper.evaluate(HEIGHT)
        window.evaluate(AT_WIDTH, width)
        shown = window.evaluate(FRAME_HEIGHT)
        if shown != height:
            found[width] = (1.0, shown, height)
            continue
        paper.set_viewport_size({"width": width, "height": height})
        there = paper.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})
        box = window.locator("[data-canvas-stage] iframe").bounding_box()
        assert box
        clip: FloatRect = {"x": box["x"], "y": box["y"], "width": width, "height": height}
        here = window.screenshot(clip=clip, full_page=True)
        pictures = [base64.b64encode(picture).decode() for picture in (here, there)]
        found[width] = (paper.evaluate(DIFFERENCE, pictures), shown, height)
    return found


def require_same(found: dict[int, tuple[float, int, int]]) -> None:
    assert {
        width: heights for width, (_, *heights) in found.items() if heights[0] != heights[1]
    } == {}
    assert {width: share for width, (share, *_) in found.items() if share >= MOST_DIFFERENT} == {}


@pytest.mark.parametrize("starter", [starter.id for starter in starters()])
def test_a_starter(window: Page, paper: Page, site: Site, starter: str) -> None:
    address = site.template(starter, starter=starter)
    require_same(differences(window, paper, on_canvas(window, address)))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name.split(".")[0])
def test_a_golden_document(window: Page, paper: Page, site: Site, path: Path) -> None:
    address = site.template(path.stem, design=json.loads(path.read_text()))
    require_same(differences(window, paper, on_canvas(window, address)))


def test_real_emails(window: Page, paper: Page, site: Site) -> None:
    files = sorted(COLORLIB.glob("*.mjml"))
    if not files:
        pytest.skip(f"there are no real emails at {COLORLIB.resolve()}")
    base = COLORLIB / "partials" / "base.mjml"
    sent_files = [("files", ("partials/base.mjml", base.read_bytes()))]
    sent_files += [("files", (path.name, path.read_bytes())) for path in files]
    answer = site.program.post("/api/templates/import", files=sent_files)
    assert answer.status_code == 201, answer.text
    rows = {row["file"]: row.get("templateId") for row in answer.json()["data"]}
    wrong = {}
    for path in files:
        found = differences(window, paper, on_canvas(window, f"/templates/{rows[path.name]}"))
        bad = {
            width: measured
            for width, measured in found.items()
            if measured[0] >= MOST_DIFFERENT or measured[1] != measured[2]
        }
        if bad:
            wrong[path.name] = bad
    assert wrong == {}
