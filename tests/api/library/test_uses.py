"""Synced blocks in templates: who follows, who is pinned, what stays as it was made."""

from tests.api.library.content import a_block, a_template, design, place, published, rendered
from tests.builders import Browser, code, data


async def test_places_follow_or_are_pinned(ada: Browser) -> None:
    block = await a_block(ada)
    both = (place(block["id"]), place(block["id"], "held", pin=1))
    follows = await a_template(ada, "Follows", both[0])
    pinned = await a_template(ada, "Pinned", both[1])
    await published(ada, block, "The new words")
    assert "The new words" in await rendered(ada, both[0])
    assert "1 Lane" in await rendered(ada, both[1])
    uses = data(await ada.get(f"/api/blocks/{block['id']}/uses"))
    assert [(use["id"], use["pins"], use["madeWith"]) for use in uses] == [
        (follows["id"], [None], 1),
        (pinned["id"], [1], None),
    ]
    assert data(await ada.get(f"/api/blocks/{block['id']}"))["uses"] == 2


async def test_a_version_stays_as_it_was_made(ada: Browser) -> None:
    block = await a_block(ada)
    template = await a_template(ada, "Letter", place(block["id"]))
    path = f"/api/templates/{template['id']}"
    await published(ada, block, "The new words")
    assert "1 Lane" in data(await ada.get(path))["content"]
    preview = data(await ada.post(f"{path}/preview", {"missing": "sample"}))
    assert "1 Lane" in preview["html"]
    assert not [one for one in preview["findings"] if one["check"] == "document"]
    source = design(place(block["id"], overrides={"words": {"html": "Only here"}}))
    draft = {"format": "design", "source": source}
    assert (await ada.put(f"{path}/draft", draft)).status_code == 200
    frozen = await ada.post(f"{path}/versions", {"message": "Here"})
    assert frozen.status_code == 201, frozen.text
    after = data(await ada.get(path))
    assert "Only here" in after["content"]
    assert after["hash"] != template["hash"]
    assert data(await ada.get(f"{path}/versions/1"))["hash"] == template["hash"]
    restored = data(await ada.post(f"{path}/versions/1/restore"))
    assert (restored["content"], restored["hash"]) == (template["content"], template["hash"])


async def test_where_it_is_used_is_known_from_drafts_too(ada: Browser) -> None:
    block = await a_block(ada)
    template = await a_template(ada, "Letter", {"type": "section", "id": "plain"})
    path, uses = f"/api/templates/{template['id']}", f"/api/blocks/{block['id']}/uses"
    draft = {"format": "design", "source": design(place(block["id"]))}
    await ada.put(f"{path}/draft", draft)
    (use,) = data(await ada.get(uses))
    assert (use["inDraft"], use["inVersion"]) == (True, False)
    await ada.put(f"{path}/draft", draft | {"source": design()})
    assert data(await ada.get(uses)) == []
    await ada.put(f"{path}/draft", draft)
    await ada.post(f"{path}/versions")
    (use,) = data(await ada.get(uses))
    assert (use["inDraft"], use["inVersion"], use["madeWith"]) == (False, True, 1)
    await ada.delete(path)
    assert data(await ada.get(uses)) == []
    await ada.post(f"{path}/undelete")
    assert len(data(await ada.get(uses))) == 1


async def test_what_is_in_use_is_not_deleted_by_accident(ada: Browser) -> None:
    block = await a_block(ada)
    template = await a_template(ada, "Letter", place(block["id"]))
    path = f"/api/blocks/{block['id']}"
    refused = await ada.delete(path)
    assert (refused.status_code, code(refused)) == (409, "BLOCK_IN_USE")
    assert "Letter" in refused.json()["error"]["message"]
    assert (await ada.delete(path, params={"confirm": "true"})).status_code == 204
    assert (await ada.get(path)).status_code == 404
    shown = await ada.post(f"/api/templates/{template['id']}/preview", {"missing": "sample"})
    assert "1 Lane" in data(shown)["html"]
    again = await ada.post("/api/engine/render", {"design": design(place(block["id"]))})
    assert code(again) == "DOCUMENT_INVALID"
    (detail,) = again.json()["error"]["details"]
    assert detail["path"] == "sync"


async def test_a_template_names_so_many_blocks_and_no_more(ada: Browser) -> None:
    many = [place(f"01990000-0000-7000-8000-{number:012}", f"sync{number}") for number in range(26)]
    answer = await ada.post("/api/engine/render", {"design": design(*many)})
    assert (answer.status_code, code(answer)) == (422, "VALIDATION_FAILED")
