"""Nobody reaches another organization's templates and mails, by any route."""

import re
from typing import Any, Final

import httpx
import pytest
from tests.builders import Browser, Json, data
from tests.emails import HELLO, NAMED, a_template, a_test_mail, sent_files

DRAFT: Final = {"format": "mjml", "source": "<mjml>stolen</mjml>"}
# every operation on one thing, with a body that its owner could send
CASES: Final[dict[str, Json]] = {
    "GET /api/templates/{template_id}": None,
    "PUT /api/templates/{template_id}": {"name": "Stolen"},
    "DELETE /api/templates/{template_id}": None,
    "POST /api/templates/{template_id}/undelete": None,
    "POST /api/templates/{template_id}/duplicate": {"name": "Stolen"},
    "GET /api/templates/{template_id}/draft": None,
    "PUT /api/templates/{template_id}/draft": DRAFT,
    "DELETE /api/templates/{template_id}/draft": None,
    "GET /api/templates/{template_id}/versions": None,
    "POST /api/templates/{template_id}/versions": {"message": "Stolen"},
    "GET /api/templates/{template_id}/versions/{version}": None,
    "POST /api/templates/{template_id}/versions/{version}/restore": None,
    "POST /api/templates/{template_id}/preview": {"data": NAMED},
    "GET /api/templates/{template_id}/rendered": None,
    "GET /api/templates/{template_id}/source": None,
    "POST /api/templates/{template_id}/test": {"to": "eve@harbor.example", "data": NAMED},
    "GET /api/mailbox/{mail_id}": None,
    "GET /api/mailbox/{mail_id}/raw": None,
    "DELETE /api/mailbox/{mail_id}": None,
}
WITHOUT_A_THING: Final = {
    "GET /api/templates",
    "POST /api/templates",
    "GET /api/templates/facets",
    "POST /api/templates/import",
    "POST /api/engine/render",
    "POST /api/engine/check",
    "POST /api/engine/document",
    "POST /api/engine/canvas",
    "POST /api/engine/sanitize",
    "GET /api/engine/checks",
    "GET /api/starters",
    "GET /api/starters/{starter_id}",
    "GET /api/mailbox",
}
OURS: Final = re.compile(r"/api/(?:templates|mailbox|engine|starters)")
UNKNOWN: Final = "01990000-0000-7000-8000-00000000abcd"


async def operations(browser: Browser) -> set[str]:
    described = (await browser.get("/api/openapi.json")).json()
    return {
        f"{method.upper()} {path}"
        for path, methods in described["paths"].items()
        for method in methods
        if OURS.match(path)
    }


async def test_every_route_has_a_case(ada: Browser) -> None:
    assert await operations(ada) == set(CASES) | WITHOUT_A_THING


def filled(operation: str, template_id: str, mail_id: str) -> tuple[str, str]:
    method, _, path = operation.partition(" ")
    names = {"{template_id}": template_id, "{mail_id}": mail_id, "{version}": "1"}
    for name, value in names.items():
        path = path.replace(name, value)
    return method, path


def essence(answer: httpx.Response) -> Any:  # noqa: ANN401 - any JSON
    body = answer.json()
    body["error"] |= {"requestId": "", "timestamp": ""}
    return answer.status_code, body


@pytest.mark.parametrize("operation", CASES)
async def test_a_stranger_finds_nothing_and_changes_nothing(
    ada: Browser, stranger: Browser, operation: str
) -> None:
    template = await a_template(ada)
    mail_id = await a_test_mail(ada, template["id"])
    await ada.put(f"/api/templates/{template['id']}/draft", {"format": "mjml", "source": "mine"})
    before = await seen_by(ada, template["id"], mail_id)
    method, path = filled(operation, template["id"], mail_id)
    tried = await stranger.send(method, path, CASES[operation])
    method, unknown = filled(operation, UNKNOWN, UNKNOWN)
    absent = await stranger.send(method, unknown, CASES[operation])
    assert tried.status_code == 404
    assert essence(tried) == essence(absent)
    assert await seen_by(ada, template["id"], mail_id) == before


async def seen_by(browser: Browser, template_id: str, mail_id: str) -> list[Any]:
    address = f"/api/templates/{template_id}"
    paths = (address, f"{address}/draft", f"{address}/versions", "/api/mailbox", "/api/templates")
    return [data(await browser.get(path)) for path in (*paths, f"/api/mailbox/{mail_id}")]


@pytest.mark.parametrize("operation", sorted(set(CASES) | WITHOUT_A_THING))
async def test_nobody_gets_in_without_signing_in(
    ada: Browser, client: httpx.AsyncClient, operation: str
) -> None:
    template = await a_template(ada)
    method, path = filled(operation, template["id"], UNKNOWN)
    body: Json = {} if method in {"POST", "PUT"} else None
    answer = await client.request(method, path.replace("{starter_id}", "welcome"), json=body)
    assert answer.status_code in {401, 415}, answer.text
    assert template["id"] not in answer.text


async def test_lists_counts_and_searches_know_one_organization(
    ada: Browser, stranger: Browser
) -> None:
    made = await a_template(ada, name="Canary", category="canary", tags=["canary"])
    await a_test_mail(ada, made["id"], "canary@meadow.example")
    for path in (
        "/api/templates",
        "/api/templates?search=canary",
        "/api/templates?deleted=true",
        "/api/templates/facets",
        "/api/mailbox",
        "/api/mailbox?search=canary",
    ):
        answer = await stranger.get(path)
        assert answer.status_code == 200
        assert "anary" not in answer.text, path
        assert made["id"] not in answer.text


async def test_a_cursor_of_one_organization_opens_nothing_in_another(
    ada: Browser, stranger: Browser
) -> None:
    for number in range(3):
        await a_template(ada, name=f"Letter {number}")
    cursor = (await ada.get("/api/templates?limit=1")).json()["pagination"]["nextCursor"]
    answer = await stranger.get(f"/api/templates?limit=1&cursor={cursor}")
    assert "Letter" not in answer.text


async def test_slugs_and_keys_of_two_organizations_do_not_meet(
    ada: Browser, stranger: Browser
) -> None:
    headers = {"Idempotency-Key": "one"}
    body = {"name": "Hello", "mjml": HELLO, "slug": "hello"}
    mine = await ada.post("/api/templates", body, headers=headers)
    theirs = await stranger.post("/api/templates", body, headers=headers)
    assert data(mine)["slug"] == data(theirs)["slug"] == "hello"
    assert data(mine)["id"] != data(theirs)["id"]


async def test_a_template_lends_its_partials_to_its_own_people_only(
    ada: Browser, stranger: Browser
) -> None:
    including = HELLO.replace("<mj-title>", '<mj-include path="base.mjml" /><mj-title>')
    partial = "<mj-attributes><mj-text color='#123456' /></mj-attributes>"
    files = sent_files({"partials/base.mjml": partial, "a.mjml": including})
    [row] = data(await ada.send("POST", "/api/templates/import", files=files))
    order = {"mjml": including, "data": NAMED, "templateId": row["templateId"]}
    assert (await ada.post("/api/engine/render", order)).status_code == 200
    assert (await stranger.post("/api/engine/render", order)).status_code == 404
