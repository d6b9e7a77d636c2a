"""Brand kits: made, changed, one of them the default; what cannot be in an email is refused."""

from typing import Any

from tests.builders import Browser, code, data, paths

KIT: dict[str, Any] = {
    "name": "Meadow",
    "colors": [
        {"name": "brand", "value": "#0e5a6b", "dark": "#4fb3c6"},
        {"name": "paper", "value": "#fbfaf7"},
    ],
    "fonts": [{"name": "Inter", "href": "https://fonts.example/inter.css"}],
    "logo": {"src": "https://meadow.example/logo.png", "alt": "Meadow", "width": "120px"},
    "radii": [{"name": "round", "value": "6px"}],
    "spacing": [{"name": "row", "value": "24px"}],
    "defaults": {"mj-text": {"font-family": "Inter, Arial"}},
    "presets": {"button-primary": {"background-color": "@brand", "border-radius": "@round"}},
}


async def a_kit(somebody: Browser, **more: Any) -> Any:  # noqa: ANN401
    answer = await somebody.post("/api/brands", KIT | more)
    assert answer.status_code == 201, answer.text
    return data(answer)


async def test_a_kit_is_made_and_changed_in_parts(ada: Browser) -> None:
    kit = await a_kit(ada)
    assert kit["isDefault"]
    assert kit["colors"] == [KIT["colors"][0], KIT["colors"][1] | {"dark": None}]
    assert kit["fonts"][0]["fallback"] == "Arial, sans-serif"
    path = f"/api/brands/{kit['id']}"
    answer = await ada.patch(path, {"logo": None, "radii": []}, headers={"If-Match": '"1"'})
    changed = data(answer)
    assert (changed["logo"], changed["radii"], changed["etag"]) == (None, [], "2")
    assert changed["colors"] == kit["colors"]
    assert answer.headers["etag"] == '"2"'
    stale = await ada.patch(path, {"name": "New"}, headers={"If-Match": '"1"'})
    assert (stale.status_code, code(stale)) == (412, "STALE")
    assert data(await ada.get(path)) == changed


async def test_one_kit_is_the_default(ada: Browser) -> None:
    first, second = await a_kit(ada), await a_kit(ada, name="Autumn")
    assert not second["isDefault"]
    answer = await ada.put(f"/api/brands/{second['id']}/default")
    assert data(answer)["isDefault"]
    names = [(one["name"], one["isDefault"]) for one in data(await ada.get("/api/brands"))]
    assert names == [("Autumn", True), ("Meadow", False)]
    assert (await ada.delete(f"/api/brands/{second['id']}")).status_code == 204
    (left,) = data(await ada.get("/api/brands"))
    assert (left["id"], left["isDefault"]) == (first["id"], True)
    assert (await ada.delete(f"/api/brands/{first['id']}")).status_code == 204
    assert (await a_kit(ada))["isDefault"]


async def test_what_is_wrong_is_told_at_once(ada: Browser) -> None:
    wrong = KIT | {
        "colors": [
            {"name": "Brand", "value": "red"},
            {"name": "round", "value": "#fff", "dark": "x"},
        ],
        "spacing": [{"name": "row", "value": "2em"}],
        "fonts": [{"name": "Inter", "href": "javascript:alert(1)"}],
        "logo": {"src": ""},
        "presets": {"not good": {}},
    }
    answer = await ada.post("/api/brands", wrong)
    assert answer.status_code == 422
    assert paths(answer) >= {
        "colors[0].name",
        "colors[0].value",
        "colors[1].name",
        "colors[1].dark",
        "radii[0].name",
        "spacing[0].value",
        "fonts[0].href",
        "logo.src",
        "presets.not good",
    }
    answer = await ada.post("/api/brands", KIT | {"defaults": {"div": {"color": "#000000"}}})
    assert answer.status_code == 422


async def test_kits_belong_to_their_organization(ada: Browser, stranger: Browser) -> None:
    kit = await a_kit(ada)
    assert data(await stranger.get("/api/brands")) == []
    assert (await stranger.get(f"/api/brands/{kit['id']}")).status_code == 404
    assert (await stranger.put(f"/api/brands/{kit['id']}/default")).status_code == 404


async def test_the_record_says_what_was_changed(ada: Browser) -> None:
    kit = await a_kit(ada)
    await ada.patch(f"/api/brands/{kit['id']}", {"name": "Field"})
    (entry,) = data(await ada.get("/api/audit", params={"action": "brand.changed"}))
    assert [change["path"] for change in entry["changes"]] == ["name"]
