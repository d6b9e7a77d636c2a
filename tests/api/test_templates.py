"""Templates over HTTP: made, read, changed, listed, put into the bin and taken out again."""

import asyncio
from typing import Any

import pytest
from tests.builders import Browser, code, data, paths
from tests.emails import BROKEN, DESIGN, HELLO, PLAIN_HTML, a_template

SUMMARY = {
    "id", "name", "slug", "description", "subject", "preheader", "kind", "category", "tags",
    "folderId", "version", "status", "createdBy", "updatedBy", "createdAt", "updatedAt",
    "deletedAt", "locales", "hash", "findings", "hasDraft",
}  # fmt: skip
WHOLE = SUMMARY | {
    "content", "design", "variables", "samples", "metadata", "approvedAt", "approvedBy",
    "organizationId", "etag",
}  # fmt: skip


async def test_mjml_becomes_a_template(ada: Browser) -> None:
    body = {
        "name": "  Hello  ",
        "description": "Greets",
        "mjml": HELLO,
        "subject": "Hi {{ user.name }}",
        "category": "Greetings",
        "tags": ["warm", "Warm", "short"],
        "metadata": {"owner": "crm"},
        "samples": [{"name": "Ada", "data": {"user": {"name": "Ada"}}}],
    }
    answer = await ada.post("/api/templates", body)
    assert answer.status_code == 201, answer.text
    made = data(answer)
    assert set(made) == WHOLE
    assert answer.headers["etag"] == f'"{made["etag"]}"'
    assert (made["name"], made["slug"], made["version"]) == ("Hello", "hello", 1)
    assert (made["status"], made["kind"], made["subject"]) == (
        "draft",
        "blocks",
        "Hi {{ user.name }}",
    )
    assert made["preheader"] == "A word from us"
    assert made["tags"] == ["warm", "short"]
    assert made["createdBy"] == ada.user_id
    assert made["updatedBy"] == {"id": ada.user_id, "name": "Ada Byron"}
    assert made["organizationId"] == ada.organization_id
    assert {variable["name"] for variable in made["variables"]} >= {"user.name", "count"}
    assert "{{ user.name }}" in made["content"]
    assert made["design"]["children"][0]["type"] == "section"
    assert made["samples"][0]["id"]
    assert len(made["hash"]) == 64
    read = await ada.get(f"/api/templates/{made['id']}")
    assert data(read) == made


async def test_html_alone_becomes_a_template_of_kind_html(ada: Browser) -> None:
    made = await a_template(ada, name="Plain", content=PLAIN_HTML, subject="Plain")
    assert made["kind"] == "html"
    assert made["design"]["kind"] == "html"
    assert "Hello {{ user.name }}, grüß dich." in made["content"]


async def test_a_design_becomes_a_template(ada: Browser) -> None:
    made = await a_template(ada, name="Designed", design=DESIGN, subject=None)
    assert made["kind"] == "blocks"
    assert made["subject"] == "From a design"
    assert made["design"]["children"][0]["id"] == "sec1"


async def test_a_wrong_design_is_told_all_at_once(ada: Browser) -> None:
    wrong = {
        **DESIGN,
        "children": [{"id": "!", "type": "section"}, {"id": "abcd", "type": "spoon"}],
    }
    answer = await ada.post("/api/templates", {"name": "Wrong", "design": wrong})
    assert answer.status_code == 422
    assert len(answer.json()["error"]["details"]) >= 2


@pytest.mark.parametrize(
    "contents",
    [{}, {"mjml": HELLO, "content": PLAIN_HTML}, {"mjml": HELLO, "starter": "welcome"}],
)
async def test_content_is_given_exactly_once(ada: Browser, contents: dict[str, Any]) -> None:
    answer = await ada.post("/api/templates", {"name": "Hello", **contents})
    assert answer.status_code == 422
    assert paths(answer) == {"mjml"}


async def test_everything_that_is_wrong_is_told_at_once(ada: Browser) -> None:
    wrong = {
        "name": " ",
        "tags": ["x" * 51],
        "category": "a\nb",
        "subject": "two\r\nlines",
        "variables": [{"name": "a", "type": "spoon"}],
        "metadata": {"big": "x" * 16_001},
        "samples": [{"data": []}],
        "mjml": 1,
    }
    answer = await ada.post("/api/templates", wrong)
    assert answer.status_code == 422
    assert code(answer) == "VALIDATION_FAILED"
    assert paths(answer) == {
        "name", "tags[0]", "category", "subject", "variables[0].type", "metadata",
        "samples[0].name", "samples[0].data", "mjml",
    }  # fmt: skip


async def test_a_contract_that_makes_no_sense_is_refused(ada: Browser) -> None:
    variables = [{"name": "a b"}, {"name": "n", "type": "number", "defaultValue": "x"}]
    answer = await ada.post(
        "/api/templates", {"name": "Hello", "mjml": HELLO, "variables": variables}
    )
    assert answer.status_code == 422
    assert paths(answer) == {"variables[0].name", "variables[1].defaultValue"}


async def test_what_does_not_compile_is_refused_with_its_place(ada: Browser) -> None:
    answer = await ada.post("/api/templates", {"name": "Broken", "mjml": BROKEN})
    assert answer.status_code == 422
    assert code(answer) == "TEMPLATE_INVALID"
    detail = answer.json()["error"]["details"][0]
    assert detail["line"] > 1
    assert detail["part"] == "mjml"
    assert data(await ada.get("/api/templates")) == []


async def test_unreadable_json_is_told_apart_from_wrong_fields(ada: Browser) -> None:
    headers = {**ada.headers, "Content-Type": "application/json"}
    answer = await ada.client.post("/api/templates", content=b"{", headers=headers)
    assert (answer.status_code, code(answer)) == (400, "BAD_REQUEST")


async def test_what_only_we_may_set_is_ignored(ada: Browser) -> None:
    sly = {
        "id": "x", "organizationId": "y", "status": "published", "version": 7, "hash": "0",
        "approvedAt": "2026-01-01T00:00:00Z", "createdBy": "z", "etag": "99",
    }  # fmt: skip
    made = await a_template(ada, **sly)
    assert made["organizationId"] == ada.organization_id
    assert (made["status"], made["version"], made["approvedAt"]) == ("draft", 1, None)
    changed = data(await ada.put(f"/api/templates/{made['id']}", {"name": "New", **sly}))
    assert (changed["id"], changed["status"]) == (made["id"], "draft")


async def test_the_same_key_makes_one_template(ada: Browser) -> None:
    body = {"name": "Once", "mjml": HELLO}
    headers = {"Idempotency-Key": "abc"}
    first = await ada.post("/api/templates", body, headers=headers)
    again = await ada.post("/api/templates", body, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert data(first)["id"] == data(again)["id"]
    assert again.headers["idempotent-replayed"] == "true"
    assert again.headers["etag"] == first.headers["etag"]
    other = await ada.post("/api/templates", {**body, "name": "Two"}, headers=headers)
    assert (other.status_code, code(other)) == (422, "IDEMPOTENCY_MISMATCH")
    assert len(data(await ada.get("/api/templates"))) == 1


async def test_names_repeat_and_slugs_do_not(ada: Browser) -> None:
    slugs = [(await a_template(ada, name="Größe & mehr"))["slug"] for _ in range(3)]
    assert slugs == ["grosse-mehr", "grosse-mehr-2", "grosse-mehr-3"]


async def test_twenty_at_once_with_one_name_get_twenty_slugs(ada: Browser) -> None:
    made = await asyncio.gather(*(a_template(ada, name="Same") for _ in range(20)))
    assert len({template["slug"] for template in made}) == 20
    assert data(await ada.get("/api/templates/facets"))["total"] == 20


async def test_a_chosen_slug_is_kept_or_refused(ada: Browser) -> None:
    made = await a_template(ada, slug="our-hello")
    assert made["slug"] == "our-hello"
    taken = await ada.post("/api/templates", {"name": "x", "mjml": HELLO, "slug": "our-hello"})
    assert (taken.status_code, code(taken)) == (409, "SLUG_TAKEN")
    odd = await ada.post("/api/templates", {"name": "x", "mjml": HELLO, "slug": "Not One"})
    assert (odd.status_code, paths(odd)) == (422, {"slug"})


async def test_labels_change_without_a_new_version(ada: Browser) -> None:
    made = await a_template(ada)
    answer = await ada.put(
        f"/api/templates/{made['id']}",
        {
            "name": "Renamed",
            "tags": ["x"],
            "category": "New",
            "folderId": "f1",
            "metadata": {"a": 1},
        },
    )
    changed = data(answer)
    assert (changed["version"], changed["hash"]) == (1, made["hash"])
    assert (changed["name"], changed["slug"], changed["folderId"]) == ("Renamed", "hello", "f1")
    assert changed["etag"] != made["etag"]
    assert answer.headers["etag"] == f'"{changed["etag"]}"'
    back = data(await ada.put(f"/api/templates/{made['id']}", {"folderId": None}))
    assert back["folderId"] is None


@pytest.mark.parametrize(
    "change",
    [
        {"mjml": HELLO.replace("points", "coins")},
        {"content": PLAIN_HTML},
        {"design": DESIGN},
        {"subject": "Another"},
        {"preheader": "Another"},
        {"variables": [{"name": "user.name"}, {"name": "count", "type": "number"}]},
        {"mjml": HELLO.replace("the only section", "just a comment")},
    ],
)
async def test_other_content_makes_a_new_version(ada: Browser, change: dict[str, Any]) -> None:
    made = await a_template(ada)
    changed = data(await ada.put(f"/api/templates/{made['id']}", change))
    assert changed["version"] == 2
    first = data(await ada.get(f"/api/templates/{made['id']}/versions/1"))
    assert first["content"] == made["content"]


async def test_the_same_content_makes_no_version(ada: Browser) -> None:
    made = await a_template(ada)
    same = {name: made[name] for name in ("content", "design", "subject", "preheader", "variables")}
    for body in ({"mjml": HELLO}, same, made):
        changed = data(await ada.put(f"/api/templates/{made['id']}", body))
        assert (changed["version"], changed["etag"]) == (1, made["etag"])


async def test_who_reads_changes_one_thing_and_writes_all_back_means_that_thing(
    ada: Browser,
) -> None:
    made = await a_template(ada)
    html = made["content"].replace("points", "coins")
    changed = data(await ada.put(f"/api/templates/{made['id']}", {**made, "content": html}))
    assert (changed["version"], changed["kind"]) == (2, "html")
    assert "coins" in changed["content"]
    both = await ada.put(f"/api/templates/{made['id']}", {"content": html + " ", "mjml": HELLO})
    assert (both.status_code, paths(both)) == (422, {"content", "mjml"})


async def test_the_word_goes_back_to_the_source(ada: Browser) -> None:
    made = await a_template(ada, preheader="Ours")
    assert made["preheader"] == "Ours"
    changed = data(await ada.put(f"/api/templates/{made['id']}", {"preheader": None}))
    assert changed["preheader"] == "A word from us"


async def test_a_broken_change_changes_nothing(ada: Browser) -> None:
    made = await a_template(ada)
    answer = await ada.put(f"/api/templates/{made['id']}", {"name": "New", "mjml": BROKEN})
    assert (answer.status_code, code(answer)) == (422, "TEMPLATE_INVALID")
    assert data(await ada.get(f"/api/templates/{made['id']}")) == made


async def test_of_two_who_read_the_same_one_is_told(ada: Browser) -> None:
    made = await a_template(ada)
    address, seen = f"/api/templates/{made['id']}", {"If-Match": f'"{made["etag"]}"'}
    answers = await asyncio.gather(
        *(ada.put(address, {"description": text}, headers=seen) for text in ("a", "b"))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    stale = next(answer for answer in answers if answer.status_code == 412)
    assert code(stale) == "STALE"
    current = data(await ada.get(address))
    told = {each["path"]: each["message"] for each in stale.json()["error"]["details"]}
    assert told["etag"] == current["etag"]
    assert told["updatedBy"] == "Ada Byron"


@pytest.mark.parametrize("tag", ['"1"', "1", 'W/"1"', '"9", "1"', "*"])
async def test_a_tag_is_understood_in_every_form(ada: Browser, tag: str) -> None:
    made = await a_template(ada)
    assert made["etag"] == "1"
    answer = await ada.put(
        f"/api/templates/{made['id']}", {"description": "x"}, headers={"If-Match": tag}
    )
    assert answer.status_code == 200


async def test_without_a_condition_both_changes_stand(ada: Browser) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}"
    await asyncio.gather(
        *(ada.put(address, {"mjml": HELLO.replace("points", f"{n} points")}) for n in range(5)),
        ada.put(address, {"description": "kept"}),
    )
    current = data(await ada.get(address))
    assert (current["version"], current["description"]) == (6, "kept")
    history = data(await ada.get(f"{address}/versions"))
    assert [version["version"] for version in history] == [6, 5, 4, 3, 2, 1]


async def test_a_new_slug_frees_the_old_one(ada: Browser) -> None:
    made = await a_template(ada)
    other = await a_template(ada, name="Other")
    address = f"/api/templates/{made['id']}"
    taken = await ada.put(address, {"slug": other["slug"]})
    assert (taken.status_code, code(taken)) == (409, "SLUG_TAKEN")
    assert data(await ada.put(address, {"slug": "greeting"}))["slug"] == "greeting"
    assert (await a_template(ada))["slug"] == "hello"


async def test_the_bin_gives_back_what_it_took(ada: Browser) -> None:
    made = await a_template(ada)
    address = f"/api/templates/{made['id']}"
    gone = await ada.delete(address)
    assert gone.status_code == 200
    assert data(gone)["deletedAt"]
    assert (await ada.get(address)).status_code == 404
    assert (await ada.put(address, {"name": "x"})).status_code == 404
    assert (await ada.delete(address)).status_code == 404
    assert data(await ada.get(f"{address}?deleted=true"))["id"] == made["id"]
    assert data(await ada.get("/api/templates")) == []
    assert [each["id"] for each in data(await ada.get("/api/templates?deleted=true"))] == [
        made["id"]
    ]
    assert data(await ada.get("/api/templates/facets"))["deleted"] == 1
    assert (await a_template(ada))["slug"] == "hello-2"
    back = data(await ada.post(f"{address}/undelete"))
    assert (back["deletedAt"], back["slug"], back["status"]) == (None, "hello", "draft")
    assert data(await ada.post(f"{address}/undelete"))["etag"] == back["etag"]


async def test_a_stale_delete_deletes_nothing(ada: Browser) -> None:
    made = await a_template(ada)
    answer = await ada.delete(f"/api/templates/{made['id']}", headers={"If-Match": '"7"'})
    assert answer.status_code == 412
    assert (await ada.get(f"/api/templates/{made['id']}")).status_code == 200


async def test_a_copy_is_a_template_of_its_own(ada: Browser) -> None:
    made = await a_template(ada, tags=["x"], metadata={"a": 1})
    await ada.put(f"/api/templates/{made['id']}", {"subject": "Second"})
    answer = await ada.post(f"/api/templates/{made['id']}/duplicate")
    assert answer.status_code == 201, answer.text
    copy = data(answer)
    assert (copy["name"], copy["slug"], copy["version"]) == ("Copy of Hello", "copy-of-hello", 1)
    assert (copy["subject"], copy["tags"], copy["metadata"]) == ("Second", ["x"], {"a": 1})
    named = data(await ada.post(f"/api/templates/{made['id']}/duplicate", {"name": "Mine"}))
    assert named["name"] == "Mine"
    history = data(await ada.get(f"/api/templates/{copy['id']}/versions"))
    assert [version["message"] for version in history] == ["Copied from Hello"]


@pytest.mark.parametrize(
    "template_id", ["nope", "x" * 3000, "01990000-0000-7000-8000-00000000abcd"]
)
async def test_what_is_not_there_is_not_found(ada: Browser, template_id: str) -> None:
    answer = await ada.get(f"/api/templates/{template_id}")
    assert (answer.status_code, code(answer)) == (404, "NOT_FOUND")
