"""Starters over HTTP: every one becomes a template that renders with its sample."""

from tests.builders import Browser, code, data
from tests.emails import a_template


async def test_starters_are_listed_without_and_read_with_their_source(ada: Browser) -> None:
    listed = data(await ada.get("/api/starters"))
    assert len(listed) >= 10
    assert all("mjml" not in starter for starter in listed)
    one = data(await ada.get(f"/api/starters/{listed[0]['id']}"))
    assert one["mjml"].lstrip().startswith("<mjml")
    assert one["variables"]
    assert {name: one[name] for name in listed[0]} == listed[0]
    missing = await ada.get("/api/starters/nope")
    assert (missing.status_code, code(missing)) == (404, "NOT_FOUND")


async def test_every_starter_becomes_a_template_and_renders(ada: Browser) -> None:
    for starter in data(await ada.get("/api/starters")):
        made = await a_template(
            ada, name=f"My {starter['name']}", starter=starter["id"], subject=None
        )
        assert (made["category"], made["tags"]) == (starter["category"], starter["tags"])
        assert made["subject"] == starter["subject"]
        assert made["samples"][0]["name"] == "Sample"
        order = {"data": made["samples"][0]["data"]}
        preview = await ada.post(f"/api/templates/{made['id']}/preview", order)
        assert preview.status_code == 200, (starter["id"], preview.text)
        errors = [each for each in data(preview)["findings"] if each["severity"] == "error"]
        assert errors == [], starter["id"]


async def test_what_is_given_stands_above_the_starter(ada: Browser) -> None:
    answer = await ada.post(
        "/api/templates", {"starter": "welcome", "category": "Mine", "tags": []}
    )
    made = data(answer)
    assert (made["name"], made["category"], made["tags"]) == ("Welcome", "Mine", [])
    missing = await ada.post("/api/templates", {"starter": "nope", "name": "x"})
    assert (missing.status_code, code(missing)) == (404, "NOT_FOUND")
