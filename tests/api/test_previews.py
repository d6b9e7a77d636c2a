"""Previews over HTTP: rendered with data, checked, as a page and as source."""

from typing import Any

import pytest
from tests.builders import Browser, code, data, paths
from tests.emails import HELLO, NAMED, PLAIN_HTML, a_template

CONTRACT = [
    {"name": "user.name", "description": "How we greet"},
    {"name": "count", "type": "number", "required": False, "defaultValue": 0},
    {"name": "unused", "type": "url"},
]


async def preview(ada: Browser, template: dict[str, Any], **order: object) -> dict[str, Any]:
    answer = await ada.post(f"/api/templates/{template['id']}/preview", order)
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = data(answer)
    return shown


async def test_a_preview_is_the_email_with_all_beside_it(ada: Browser) -> None:
    template = await a_template(ada)
    shown = await preview(ada, template, data=NAMED)
    assert set(shown) == {
        "subject", "preheader", "html", "text", "size", "findings", "variables", "data",
    }  # fmt: skip
    assert (shown["subject"], shown["preheader"]) == ("Hi Ada", "A word from us")
    assert "Hello Ada, you have 3 points." in shown["html"]
    assert "Hello Ada, you have 3 points." in shown["text"]
    assert shown["size"]["html"] == len(shown["html"].encode())
    assert shown["data"] == NAMED
    assert all({"check", "severity", "message", "mend"} <= set(each) for each in shown["findings"])


async def test_the_findings_of_a_preview_are_counted_in_the_summary(ada: Browser) -> None:
    template = await a_template(ada, mjml=HELLO.replace("Hello {{", '<a href="">here</a> {{'))
    assert template["findings"]["error"] + template["findings"]["warning"] > 0
    [summary] = data(await ada.get("/api/templates"))
    assert summary["findings"] == template["findings"]


async def test_what_is_absent_is_refused_by_name(ada: Browser) -> None:
    template = await a_template(ada, variables=CONTRACT)
    answer = await ada.post(f"/api/templates/{template['id']}/preview", {"data": {}})
    assert (answer.status_code, code(answer)) == (422, "DATA_INVALID")
    assert "user.name" in answer.text


async def test_what_is_absent_comes_from_samples_when_asked(ada: Browser) -> None:
    template = await a_template(ada, variables=CONTRACT)
    shown = await preview(ada, template, data={}, missing="sample")
    assert "{{" not in shown["html"]
    assert shown["data"]["count"] == 0
    assert shown["data"]["user"]["name"]
    own = {"samples": [{"name": "Grace", "data": {"user": {"name": "Grace"}}}]}
    await ada.put(f"/api/templates/{template['id']}", own)
    shown = await preview(ada, template, data={"count": 9}, missing="sample")
    assert "Hello Grace, you have 9 points." in shown["html"]


async def test_the_variables_say_what_is_used_declared_and_meant(ada: Browser) -> None:
    template = await a_template(ada, variables=CONTRACT)
    shown = await preview(ada, template, data=NAMED | {"unused": "https://example.com"})
    variables = {each["name"]: each for each in shown["variables"]}
    assert set(variables["count"]) == {"name", "type", "required", "used", "declared", "sample"}
    assert (variables["count"]["used"], variables["count"]["required"]) == (True, False)
    assert (variables["unused"]["used"], variables["unused"]["declared"]) == (False, True)
    assert isinstance(variables["user.name"]["sample"], str)
    undeclared = await preview(ada, await a_template(ada), data=NAMED)
    assert {each["declared"] for each in undeclared["variables"]} == {False}


async def test_an_old_version_can_be_looked_at(ada: Browser) -> None:
    template = await a_template(ada)
    await ada.put(f"/api/templates/{template['id']}", {"mjml": HELLO.replace("points", "coins")})
    assert "coins" in (await preview(ada, template, data=NAMED))["html"]
    assert "points" in (await preview(ada, template, data=NAMED, version=1))["html"]
    answer = await ada.post(f"/api/templates/{template['id']}/preview", {"version": 3})
    assert answer.status_code == 404


async def test_an_unknown_locale_falls_back(ada: Browser) -> None:
    template = await a_template(ada)
    assert "Hello Ada" in (await preview(ada, template, data=NAMED, locale="fr-CA"))["html"]


async def test_markup_in_data_stays_text(ada: Browser) -> None:
    template = await a_template(ada)
    evil = {"user": {"name": "<script>alert(1)</script>"}, "count": 1}
    shown = await preview(ada, template, data=evil)
    assert "<script>" not in shown["html"]
    assert "&lt;script&gt;" in shown["html"]


@pytest.mark.parametrize(
    ("order", "wrong"),
    [
        ({"data": []}, {"data"}),
        ({"missing": "guess", "version": 0}, {"missing", "version"}),
        ({"locale": "x" * 36}, {"locale"}),
    ],
)
async def test_a_wrong_order_is_refused(
    ada: Browser, order: dict[str, Any], wrong: set[str]
) -> None:
    template = await a_template(ada)
    answer = await ada.post(f"/api/templates/{template['id']}/preview", order)
    assert (answer.status_code, paths(answer)) == (422, wrong)


async def test_the_page_is_sandboxed_and_known_by_its_content(ada: Browser) -> None:
    template = await a_template(ada)
    address = f"/api/templates/{template['id']}/rendered"
    page = await ada.get(address)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "points" in page.text
    assert "{{" not in page.text
    policy = page.headers["content-security-policy"]
    assert policy.startswith("sandbox;")
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "allow-scripts" not in policy
    assert "frame-ancestors 'self'" in policy
    assert page.headers["x-frame-options"] == "SAMEORIGIN"
    assert page.headers["x-content-type-options"] == "nosniff"
    tag = {"If-None-Match": page.headers["etag"]}
    known = await ada.get(address, headers=tag)
    assert (known.status_code, known.content) == (304, b"")
    await ada.put(f"/api/templates/{template['id']}", {"mjml": HELLO.replace("points", "coins")})
    fresh = await ada.get(address, headers=tag)
    assert (fresh.status_code, "coins" in fresh.text) == (200, True)
    old = await ada.get(f"{address}?version=1", headers=tag)
    assert old.status_code == 304


@pytest.mark.parametrize("content", [PLAIN_HTML, "<p>Hi <img src='a.png'></p>"])
async def test_relative_addresses_in_the_page_do_not_lead_to_us(ada: Browser, content: str) -> None:
    template = await a_template(ada, content=content)
    page = await ada.get(f"/api/templates/{template['id']}/rendered")
    base = page.text.index('<base href="https://relative.invalid/">')
    assert base < page.text.index("<p")
    assert "base-uri https://relative.invalid" in page.headers["content-security-policy"]


async def test_the_page_in_the_dark_wears_its_dark_styles(ada: Browser) -> None:
    template = await a_template(ada, content=PLAIN_HTML)
    address = f"/api/templates/{template['id']}/rendered"
    light, dark = await ada.get(address), await ada.get(f"{address}?dark=true")
    assert "prefers-color-scheme" in light.text
    assert "prefers-color-scheme" not in dark.text
    assert light.headers["etag"] != dark.headers["etag"]


async def test_the_source_is_what_was_written(ada: Browser) -> None:
    template = await a_template(ada)
    address = f"/api/templates/{template['id']}/source"
    mjml = await ada.get(f"{address}?format=mjml")
    assert mjml.text == HELLO
    assert mjml.headers["content-type"] == "text/plain; charset=utf-8"
    assert mjml.headers["content-disposition"] == 'attachment; filename="hello.mjml"'
    html = await ada.get(f"{address}?format=html")
    assert html.text == template["content"]
    assert html.headers["content-security-policy"].startswith("sandbox;")
    assert (await ada.get(f"{address}?format=json")).json() == template["design"]
    assert (await ada.get(address)).text == HELLO
    wrong = await ada.get(f"{address}?format=docx")
    assert (wrong.status_code, paths(wrong)) == (422, {"format"})


async def test_a_design_is_shown_as_mjml_that_can_be_imported_again(ada: Browser) -> None:
    template = await a_template(ada)
    await ada.put(
        f"/api/templates/{template['id']}",
        {"design": template["design"] | {"body": {"backgroundColor": "#eeeeee"}}},
    )
    source = (await ada.get(f"/api/templates/{template['id']}/source?format=mjml")).text
    assert source != HELLO
    assert "#eeeeee" in source
    again = await a_template(ada, name="Again", mjml=source)
    assert "#eeeeee" in again["content"]
    old = await ada.get(f"/api/templates/{template['id']}/source?version=1")
    assert old.text == HELLO


async def test_there_is_no_mjml_of_raw_html(ada: Browser) -> None:
    template = await a_template(ada, content=PLAIN_HTML)
    answer = await ada.get(f"/api/templates/{template['id']}/source?format=mjml")
    assert answer.status_code == 404
