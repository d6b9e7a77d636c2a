"""Designs come with the hash of what a browser compiled: what differs is noted, not refused."""

from hashlib import sha256

from tests.builders import Browser, Json, Notes, data
from tests.emails import DESIGN

from craftify import wiring
from craftify.engine import compile_html, parse_document

OURS = sha256(compile_html(parse_document(DESIGN)).encode()).hexdigest()
THEIRS = "0" * 64


async def saved(ada: Browser, house: wiring.House, **more: Json) -> Json:
    template = data(await ada.post("/api/templates", {"name": "Drifts", "design": DESIGN}))
    draft = {"format": "design", "source": DESIGN, **more}
    kept = data(await ada.put(f"/api/templates/{template['id']}/draft", draft))
    await house.services.errands.settle()
    return kept


async def test_what_both_compile_alike_is_no_news(
    ada: Browser, house: wiring.House, notes: Notes
) -> None:
    await saved(ada, house, htmlHash=OURS)
    assert not notes.of("editor.drift")
    assert house.ports.metrics.figure("editor_compared") == 1
    assert house.ports.metrics.figure("editor_drifts") == 0


async def test_what_a_browser_compiles_differently_is_noted_and_kept(
    ada: Browser, house: wiring.House, notes: Notes
) -> None:
    kept = await saved(ada, house, htmlHash=THEIRS)
    assert kept["stored"] is True
    (note,) = notes.of("editor.drift")
    assert (note["ours"], note["theirs"]) == (OURS, THEIRS)
    assert note["template"] == kept["templateId"]
    assert house.ports.metrics.figure("editor_drifts") == 1


async def test_a_design_that_does_not_compile_is_compared_with_nothing(
    ada: Browser, house: wiring.House, notes: Notes
) -> None:
    await saved(ada, house, source={"kind": "spoon"}, htmlHash=THEIRS)
    await saved(ada, house)
    await saved(ada, house, format="mjml", source="<mjml />", htmlHash=THEIRS)
    assert not notes.of("editor.drift")
    assert house.ports.metrics.figure("editor_compared") == 0


async def test_a_hash_is_a_hash(ada: Browser) -> None:
    template = data(await ada.post("/api/templates", {"name": "Drifts", "design": DESIGN}))
    draft = {"format": "design", "source": DESIGN, "htmlHash": "abc"}
    answer = await ada.put(f"/api/templates/{template['id']}/draft", draft)
    assert answer.status_code == 422
