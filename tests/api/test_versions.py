"""Versions over HTTP: the history of a template, for ever and exact."""

from typing import Any

import pytest
from tests.builders import Browser, code, data, paths
from tests.emails import HELLO, PLAIN_HTML, a_template

VERSION = {
    "version", "message", "createdBy", "createdAt", "hash", "subject", "size", "findings",
    "changes",
}  # fmt: skip


async def with_three_versions(ada: Browser) -> dict[str, Any]:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}"
    await ada.put(address, {"subject": "Second", "message": "A clearer subject"})
    third: dict[str, Any] = data(await ada.put(address, {"content": PLAIN_HTML}))
    return third


async def test_the_history_is_told_newest_first(ada: Browser) -> None:
    template = await with_three_versions(ada)
    answer = await ada.get(f"/api/templates/{template['id']}/versions?limit=2")
    versions = data(answer)
    assert [version["version"] for version in versions] == [3, 2]
    assert set(versions[0]) == VERSION
    assert versions[0]["hash"] == template["hash"]
    assert versions[0]["size"]["total"] == versions[0]["size"]["html"] + versions[0]["size"]["text"]
    assert (versions[1]["message"], versions[1]["changes"]) == (
        "A clearer subject",
        "Subject changed",
    )
    assert versions[1]["createdBy"] == {"id": ada.user_id, "name": "Ada Byron"}
    pagination = answer.json()["pagination"]
    assert pagination["total"] == 3
    more = f"/api/templates/{template['id']}/versions?limit=2&cursor={pagination['nextCursor']}"
    rest = await ada.get(more)
    assert [(each["version"], each["changes"]) for each in data(rest)] == [(1, "First version")]
    assert rest.json()["pagination"]["nextCursor"] is None


async def test_a_version_shows_what_it_is_made_of(ada: Browser) -> None:
    template = await with_three_versions(ada)
    second = data(await ada.get(f"/api/templates/{template['id']}/versions/2"))
    assert set(second) == VERSION | {
        "preheader", "format", "content", "text", "design", "variables",
    }  # fmt: skip
    assert (second["format"], second["design"]["schemaVersion"]) == ("mjml", 1)
    assert "points" in second["content"]
    assert "points" in second["text"]


async def test_an_old_version_comes_back_on_top(ada: Browser) -> None:
    template = await with_three_versions(ada)
    address = f"/api/templates/{template['id']}"
    first = data(await ada.get(f"{address}/versions/1"))
    answer = await ada.post(f"{address}/versions/1/restore")
    restored = data(answer)
    assert (restored["version"], restored["hash"]) == (4, first["hash"])
    assert restored["content"] == first["content"]
    assert answer.headers["etag"] == f'"{restored["etag"]}"'
    history = data(await ada.get(f"{address}/versions"))
    assert [version["version"] for version in history] == [4, 3, 2, 1]
    assert history[0]["message"] == "Restored version 1"
    source = await ada.get(f"{address}/source?format=mjml")
    assert source.text == HELLO


async def test_restoring_what_is_on_top_changes_nothing(ada: Browser) -> None:
    made = await a_template(ada)
    answer = await ada.post(f"/api/templates/{made['id']}/versions/1/restore", {})
    assert (answer.status_code, data(answer)["version"]) == (200, 1)


async def test_a_stale_restore_restores_nothing(ada: Browser) -> None:
    template = await with_three_versions(ada)
    address = f"/api/templates/{template['id']}"
    answer = await ada.post(f"{address}/versions/1/restore", headers={"If-Match": '"1"'})
    assert (answer.status_code, code(answer)) == (412, "STALE")
    assert data(await ada.get(address))["version"] == 3


@pytest.mark.parametrize("version", ["0", "4", "-1", "99999999999", "x"])
async def test_there_is_no_other_version(ada: Browser, version: str) -> None:
    template = await with_three_versions(ada)
    address = f"/api/templates/{template['id']}/versions/{version}"
    assert (await ada.get(address)).status_code == 404
    assert (await ada.post(f"{address}/restore")).status_code == 404


@pytest.mark.parametrize(
    ("query", "wrong"), [("limit=0", "limit"), ("limit=201", "limit"), ("limit=x", "limit")]
)
async def test_a_wrong_query_is_refused(ada: Browser, query: str, wrong: str) -> None:
    made = await a_template(ada)
    answer = await ada.get(f"/api/templates/{made['id']}/versions?{query}")
    assert (answer.status_code, paths(answer)) == (422, {wrong})
    forged = await ada.get(f"/api/templates/{made['id']}/versions?cursor=abc")
    assert (forged.status_code, code(forged)) == (422, "VALIDATION_FAILED")


async def test_a_long_message_is_refused(ada: Browser) -> None:
    made = await a_template(ada)
    answer = await ada.post(f"/api/templates/{made['id']}/versions", {"message": "x" * 501})
    assert (answer.status_code, paths(answer)) == (422, {"message"})
