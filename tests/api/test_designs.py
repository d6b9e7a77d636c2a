"""A design end to end: drafts, versions, previews, sources, copies and test mails of it."""

import json

import pytest
from tests.builders import Browser, Json, data
from tests.emails import DESIGN, NAMED


@pytest.fixture
async def template(ada: Browser) -> Json:
    return data(await ada.post("/api/templates", {"name": "Designed", "design": DESIGN}))


def edited(words: str) -> Json:
    return json.loads(json.dumps(DESIGN).replace("Hello ", words))


async def test_a_draft_of_a_design_becomes_a_version_and_is_restored(
    ada: Browser, template: Json
) -> None:
    path = f"/api/templates/{template['id']}"
    draft = {"format": "design", "source": edited("Bye ")}
    kept = data(await ada.put(f"{path}/draft", draft))
    assert json.loads(kept["source"])["children"] == draft["source"]["children"]
    made = await ada.post(f"{path}/versions", {"message": "Farewell"})
    assert made.status_code == 201
    now = data(await ada.get(path))
    assert now["design"]["children"] == draft["source"]["children"]
    assert "Bye {{ user.name }}" in now["content"]
    assert (await ada.post(f"{path}/versions/1/restore", None)).status_code == 200
    assert data(await ada.get(path))["design"]["children"] == DESIGN["children"]


async def test_a_design_is_given_as_mjml_html_and_json(ada: Browser, template: Json) -> None:
    path = f"/api/templates/{template['id']}/source"
    mjml = (await ada.get(f"{path}?format=mjml")).text
    assert "<mj-text>Hello {{ user.name }}</mj-text>" in mjml
    assert (await ada.get(f"{path}?format=html")).text == template["content"]
    told = (await ada.get(f"{path}?format=json")).json()
    assert told.get("design", told)["children"] == DESIGN["children"]


async def test_a_design_is_previewed_copied_and_mailed(ada: Browser, template: Json) -> None:
    path = f"/api/templates/{template['id']}"
    shown = data(await ada.post(f"{path}/preview", {"data": NAMED}))
    assert "Hello Ada" in shown["html"]
    copy = data(await ada.post(f"{path}/duplicate", {"name": "Copy"}))
    assert copy["design"] == template["design"]
    mail = await ada.post(f"{path}/test", {"to": "ben@meadow.example", "data": NAMED})
    assert mail.status_code == 202


async def test_findings_of_a_design_name_their_blocks(ada: Browser) -> None:
    (section,) = DESIGN["children"]
    (column,) = section["children"]
    content = [
        {"id": "pict", "type": "image", "props": {"src": "https://x.example/a.png"}},
        {"id": "pale", "type": "text", "props": {"color": "#eeeeee"}, "html": "Too pale"},
        {"id": "link", "type": "button", "html": "Go", "props": {"href": ""}},
    ]
    design = {**DESIGN, "children": [{**section, "children": [{**column, "children": content}]}]}
    found = data(await ada.post("/api/engine/check", {"design": design}))
    by_check = {finding["check"]: finding for finding in found}
    assert by_check["accessibility.alt-missing"]["blockId"] == "pict"
    assert by_check["accessibility.contrast"]["blockId"] == "pale"
    assert by_check["accessibility.contrast"]["fix"]["blockId"] == "pale"
    assert set(by_check["accessibility.contrast"]["fix"]["set"]) == {"color"}
    of_link = {finding["blockId"] for finding in found if finding["check"].startswith("links.")}
    assert of_link == {"link"}
