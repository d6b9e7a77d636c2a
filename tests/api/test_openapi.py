"""The document of the API: complete, readable, and true about who gets in."""

import re
from typing import Any

import httpx
import pytest
from tests.builders import Browser, HandClock, code

from craftify import wiring
from craftify.records.audit import AuditLog

METHODS = {"get", "post", "put", "patch", "delete"}
Operation = tuple[str, str, dict[str, Any]]


@pytest.fixture
async def document(client: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get("/api/openapi.json")).json()
    return found


def operations(document: dict[str, Any]) -> list[Operation]:
    return [
        (method, path, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    ]


def references(node: Any) -> set[str]:  # noqa: ANN401 - any JSON
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(inner) for inner in node.values()))
    return set().union(*map(references, node)) if isinstance(node, list) else set()


async def test_is_openapi_3_1_and_refers_to_nothing_that_is_not_there(
    document: dict[str, Any],
) -> None:
    assert document["openapi"].startswith("3.1")
    for reference in references(document):
        found: Any = document
        for part in reference.removeprefix("#/").split("/"):
            assert part in found, reference
            found = found[part]


async def test_components_have_names_for_people(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    assert {"User", "Organization", "Session", "TokenPair", "Failure", "ErrorBody"} <= set(schemas)
    assert {"UserAnswer", "SessionAnswer", "OrganizationAnswer"} <= set(schemas)
    assert [name for name in schemas if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name)] == []
    user = schemas["User"]
    assert {"firstName", "organizationId", "lastLoginAt"} <= set(user["properties"])
    assert "firstName" in schemas["MeChange"]["properties"]
    assert schemas["Credentials"]["required"] == ["email", "password"]


async def test_every_operation_is_described(document: dict[str, Any]) -> None:
    seen = set()
    for method, path, operation in operations(document):
        place = f"{method} {path}"
        assert operation["summary"], place
        assert operation["description"], place
        assert operation["tags"], place
        assert "4XX" in operation["responses"], place
        assert any(status.startswith(("2", "3")) for status in operation["responses"]), place
        seen.add(operation["operationId"])
    assert len(seen) == len(operations(document))


async def test_nobody_gets_in_where_a_session_is_asked_for(
    document: dict[str, Any], client: httpx.AsyncClient
) -> None:
    asked = 0
    for method, path, operation in operations(document):
        if operation.get("security") == [{}]:
            continue
        body = operation.get("requestBody", {}).get("content", {})
        sent: dict[str, Any] = {"json": {}} if "application/json" in body else {}
        if "multipart/form-data" in body:
            sent = {"files": {"files": ("a.mjml", b"<mjml/>")}}
        concrete = re.sub(r"\{[^}]+\}", "0", path)
        answer = await client.request(method.upper(), concrete, **sent)
        if path == "/api/auth/logout":
            assert answer.status_code == 204
            continue
        assert answer.status_code == 401, f"{method} {path}: {answer.text}"
        assert code(answer) == "UNAUTHENTICATED"
        asked += 1
    assert asked >= 5


LOOKING = {"audit.exported"}


async def test_looking_changes_nothing(
    document: dict[str, Any], ada: Browser, house: wiring.House, clock: HandClock
) -> None:
    async def record() -> list[str]:
        """The ids of all that is on the record: no change can be made without it.

        To take the record along is no change, and is on it all the same.
        """
        log = AuditLog(house.ports.items, ada.organization_id)
        page = await log.month(f"{clock.now():%Y%m}", limit=1000)
        return [item.sk for item in page.items if item.doc["action"] not in LOOKING]

    before = await record()
    assert before
    for method, path, _ in operations(document):
        if method == "get":
            await ada.get(re.sub(r"\{[^}]+\}", "0", path))
    assert await record() == before
