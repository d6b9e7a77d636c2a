"""The engine over HTTP: rendered and checked without being kept."""

from typing import Any

import pytest
from tests.builders import Browser, code, data, paths
from tests.emails import BROKEN, DANGEROUS_HTML, DESIGN, HELLO, NAMED, PLAIN_HTML, a_template


@pytest.mark.parametrize("content", [{"mjml": HELLO}, {"content": PLAIN_HTML}, {"design": DESIGN}])
async def test_content_is_rendered_and_nothing_kept(ada: Browser, content: dict[str, Any]) -> None:
    order = {**content, "subject": "To {{ user.name }}", "data": NAMED}
    shown = data(await ada.post("/api/engine/render", order))
    assert set(shown) == {
        "subject", "preheader", "html", "text", "size", "findings", "variables", "data",
    }  # fmt: skip
    assert shown["subject"] == "To Ada"
    assert "Hello Ada" in shown["html"]
    assert data(await ada.get("/api/templates")) == []


async def test_rendering_is_the_same_as_previewing(ada: Browser) -> None:
    template = await a_template(ada)
    preview = data(await ada.post(f"/api/templates/{template['id']}/preview", {"data": NAMED}))
    order = {"mjml": HELLO, "subject": "Hi {{ user.name }}", "data": NAMED}
    rendered = data(await ada.post("/api/engine/render", order))
    for name in ("subject", "preheader", "html", "text", "size", "data"):
        assert rendered[name] == preview[name], name


async def test_samples_fill_what_is_absent(ada: Browser) -> None:
    order = {"mjml": HELLO, "data": {}, "missing": "sample"}
    shown = data(await ada.post("/api/engine/render", order))
    assert "{{" not in shown["html"]
    refused = await ada.post("/api/engine/render", {"mjml": HELLO, "data": {}})
    assert (refused.status_code, code(refused)) == (422, "DATA_INVALID")


@pytest.mark.parametrize("route", ["render", "check"])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"mjml": BROKEN}, "TEMPLATE_INVALID"),
        ({"mjml": HELLO.replace("count }}", "count | nonsense }}")}, "TEMPLATE_INVALID"),
        ({"content": "{% if a %}open"}, "TEMPLATE_INVALID"),
        ({}, "VALIDATION_FAILED"),
        ({"mjml": HELLO, "content": PLAIN_HTML}, "VALIDATION_FAILED"),
        ({"mjml": HELLO, "variables": [{"name": "a b"}]}, "VALIDATION_FAILED"),
        ({"design": {"kind": "spoon"}}, "DOCUMENT_INVALID"),
    ],
)
async def test_what_is_wrong_is_refused_with_its_place(
    ada: Browser, route: str, content: dict[str, Any], expected: str
) -> None:
    answer = await ada.post(f"/api/engine/{route}", {**content, "data": {}})
    assert (answer.status_code, code(answer)) == (422, expected)
    assert answer.json()["error"]["details"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"content": "Hi {{ name"}, "This “{{” is never closed with “}}”"),
        ({"content": "{{ name | shout }}"}, "There is no filter “shout”"),
        ({"mjml": f"<mjml>{'x' * 1_048_576}</mjml>"}, "The source is larger than 1 MB"),
    ],
)
async def test_what_is_wrong_is_told_in_sentences(
    ada: Browser, content: dict[str, Any], told: str
) -> None:
    answer = await ada.post("/api/engine/render", {**content, "data": {}})
    error = answer.json()["error"]
    assert error["details"][0]["message"].startswith(told)
    assert error["message"].startswith(told)


async def test_checks_find_what_is_wrong(ada: Browser) -> None:
    mjml = HELLO.replace("Hello {{", '<a href="javascript:x">here</a><img src="a.png"> {{')
    found = data(await ada.post("/api/engine/check", {"mjml": mjml}))
    assert found
    catalog = {sheet["id"]: sheet for sheet in data(await ada.get("/api/engine/checks"))}
    assert {finding["check"] for finding in found} <= set(catalog)
    assert len(catalog) >= 20
    assert set(next(iter(catalog.values()))) == {"id", "title", "severity", "category"}
    with_data = await ada.post("/api/engine/check", {"mjml": mjml, "data": NAMED})
    assert with_data.status_code == 200


async def test_sanitizing_takes_out_what_could_harm_and_says_so(ada: Browser) -> None:
    safe = data(await ada.post("/api/engine/sanitize", {"html": DANGEROUS_HTML}))
    assert "alert" not in safe["html"]
    assert "  two  spaces</p>" in safe["html"]
    assert len(safe["removed"]) >= 3
    assert {"what", "line"} <= set(safe["removed"][0])
    same = data(await ada.post("/api/engine/sanitize", {"html": PLAIN_HTML}))
    assert same["removed"] == []
    assert "".join(same["html"].split()) == "".join(PLAIN_HTML.split())
    wrong = await ada.post("/api/engine/sanitize", {"html": 1})
    assert (wrong.status_code, paths(wrong)) == (422, {"html"})
