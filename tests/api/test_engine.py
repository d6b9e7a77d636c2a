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


async def test_content_is_opened_as_a_document_of_blocks(ada: Browser) -> None:
    opened = data(await ada.post("/api/engine/document", {"mjml": HELLO}))
    assert set(opened) == {"document", "report", "lines", "problems"}
    (section,) = opened["document"]["children"]
    assert section["name"] == "the only section"
    assert opened["report"]["format"] == "mjml"
    assert HELLO.splitlines()[opened["lines"]["text1"] - 1].strip().startswith("<mj-text>")
    assert opened["problems"] == []
    page = data(await ada.post("/api/engine/document", {"content": PLAIN_HTML}))
    assert (page["document"]["kind"], page["report"]["format"]) == ("html", "html")
    same = data(await ada.post("/api/engine/document", {"design": DESIGN}))
    assert (same["document"]["children"], same["report"]) == (DESIGN["children"], None)


async def test_blocks_of_the_base_keep_their_ids(ada: Browser) -> None:
    source = HELLO.replace("Hello {{ user.name }}", "Bye {{ user.name }}")
    order = {"mjml": source, "base": {**DESIGN, "meta": {}}}
    opened = data(await ada.post("/api/engine/document", order))
    (section,) = opened["document"]["children"]
    (column,) = section["children"]
    assert (section["id"], column["id"], column["children"][0]["id"]) == ("sec1", "col1", "txt1")
    assert set(opened["lines"]) == {"sec1", "col1", "txt1"}
    refused = await ada.post("/api/engine/document", {"mjml": HELLO, "base": {"kind": "spoon"}})
    assert (refused.status_code, code(refused)) == (422, "DOCUMENT_INVALID")


async def test_what_cannot_be_opened_says_where(ada: Browser) -> None:
    answer = await ada.post("/api/engine/document", {"mjml": BROKEN})
    (problem, *_) = answer.json()["error"]["details"]
    assert (answer.status_code, problem["line"], problem["column"]) == (422, 10, 9)


async def test_a_document_that_does_not_compile_opens_with_its_problems(ada: Browser) -> None:
    wrong = {**DESIGN, "meta": {"subject": "{{ a | shout }}"}}
    opened = data(await ada.post("/api/engine/document", {"design": wrong}))
    (problem,) = opened["problems"]
    assert problem["message"].startswith("There is no filter “shout”")


async def test_the_canvas_shows_every_block_by_its_name(ada: Browser) -> None:
    (section,) = DESIGN["children"]
    design = {**DESIGN, "children": [{**section, "when": "user.vip"}]}
    canvas = data(await ada.post("/api/engine/canvas", {"design": design}))
    assert canvas["faults"] == []
    for own in ("sec1", "col1", "txt1"):
        assert f'class="b-{own}' in canvas["html"] or f" b-{own}" in canvas["html"], own
    assert "Hello {{ user.name }}" in canvas["html"]
    assert "{% if" not in canvas["html"]
    followed = data(await ada.post("/api/engine/canvas", {"design": design, "logic": True}))
    assert "{% if user.vip %}" in followed["html"]
    assert "b-sec1" in followed["html"]


async def test_the_canvas_of_raw_html_names_its_pieces_and_runs_nothing(ada: Browser) -> None:
    opened = data(await ada.post("/api/engine/document", {"content": DANGEROUS_HTML}))
    design = opened["document"]
    design["children"][0]["i18n"] = {"de": {"html": "<p>Anders</p>"}}
    canvas = data(await ada.post("/api/engine/canvas", {"design": design, "locale": "de"}))
    assert "<!--b-html1--><p>Anders</p><!--/b-html1-->" in canvas["html"]
    assert "alert" not in canvas["html"]


async def test_the_canvas_does_without_blocks_that_are_missing(ada: Browser) -> None:
    missing = {"id": "sync", "type": "synced", "ref": "nobody"}
    design = {**DESIGN, "children": [*DESIGN["children"], missing]}
    canvas = data(await ada.post("/api/engine/canvas", {"design": design}))
    assert "b-txt1" in canvas["html"]
    assert [fault["path"] for fault in canvas["faults"]] == ["sync"]


async def test_the_code_of_an_email_is_what_would_be_sent(ada: Browser) -> None:
    template = data(await ada.post("/api/templates", {"name": "Sent", "design": DESIGN}))
    order = {"design": DESIGN, "marked": False}
    shown = data(await ada.post("/api/engine/canvas", order))
    assert shown["html"] == template["content"]
    assert shown["text"] == "Hello {{ user.name }}\n"
