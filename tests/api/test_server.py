"""What the server says of itself, and the pages it serves beside the API."""

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from tests.builders import code, data

from craftify import wiring
from craftify.api.app import create_app
from craftify.api.site import Site
from craftify.settings import Settings


async def test_is_not_ready_when_the_store_is_gone(
    client: httpx.AsyncClient, house: wiring.House
) -> None:
    assert (await client.get("/health/ready")).status_code == 200
    await house.ports.items.close()
    house.services.health._asked_at = float("-inf")  # noqa: SLF001 - a second has passed
    answer = await client.get("/health/ready")
    assert answer.status_code == 503
    assert code(answer) == "UNAVAILABLE"
    assert [detail["path"] for detail in answer.json()["error"]["details"]] == ["store"]
    assert data(await client.get("/health"))["status"] == "degraded"
    assert (await client.get("/health/live")).status_code == 200


async def test_a_part_that_fails_is_503_in_every_route(
    client: httpx.AsyncClient, house: wiring.House
) -> None:
    await house.ports.items.close()
    answer = await client.get("/api/setup")
    assert answer.status_code == 503
    assert code(answer) == "UNAVAILABLE"


async def test_the_root_of_the_api_leads_on(client: httpx.AsyncClient) -> None:
    root = data(await client.get("/api"))
    assert root["name"] == "Craftify Email"
    for link in root["links"].values():
        assert (await client.get(link)).status_code == 200


async def test_security_says_what_is_on_and_no_figures(client: httpx.AsyncClient) -> None:
    found = data(await client.get("/security"))
    assert "securityHeaders" in found["layers"]
    assert found["layers"].index("bodyLimits") < found["layers"].index("authentication")
    told = "".join(found["features"] + found["layers"]).replace("argon2", "")
    assert not any(character.isdigit() for character in told)


async def test_the_reference_needs_nothing_from_elsewhere(client: httpx.AsyncClient) -> None:
    page = await client.get("/api-docs")
    assert page.headers["content-type"].startswith("text/html")
    policy = page.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "<style" not in page.text
    assert "onclick" not in page.text
    for path, kind in (
        ("/api-docs/docs.css", "text/css"),
        ("/api-docs/docs.js", "text/javascript"),
    ):
        assert path in page.text
        part = await client.get(path)
        assert part.headers["content-type"].startswith(kind)
        assert "http://" not in part.text
        assert "https://" not in part.text


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A web app of three files, one of them packed beforehand."""
    folder = tmp_path / "spa"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<!doctype html><title>App</title>")
    (folder / "favicon.svg").write_text("<svg/>")
    (folder / "assets" / "index-abc.js").write_text("export {}\n" * 300)
    (folder / "assets" / "index-abc.js.br").write_bytes(b"packed by brotli")
    return folder


@pytest.fixture
async def app(built: Path, house: wiring.House, settings: Settings) -> httpx.AsyncClient:
    options = wiring.door(house.ports, settings)
    served = create_app(house.services, replace(options, site=built))
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(served), base_url="http://127.0.0.1:3001"
    )


async def test_the_web_app_has_one_page_for_all_its_places(app: httpx.AsyncClient) -> None:
    for path in ("/", "/templates", "/templates/0190/edit", "/setup?token=x", "/index.html"):
        page = await app.get(path)
        assert page.status_code == 200
        assert "<title>App</title>" in page.text
        assert page.headers["cache-control"] == "no-cache"
        assert "script-src 'self'" in page.headers["content-security-policy"]


async def test_named_files_are_kept_for_ever_and_others_asked_for(app: httpx.AsyncClient) -> None:
    script = await app.get("/assets/index-abc.js", headers={"Accept-Encoding": "identity"})
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cache-control"] == "public, max-age=31536000, immutable"
    icon = await app.get("/favicon.svg")
    assert icon.headers["cache-control"] == "no-cache"
    assert (await app.get("/favicon.ico")).content == icon.content
    again = await app.get("/favicon.svg", headers={"If-None-Match": icon.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


async def test_files_packed_beforehand_are_sent_as_they_are(built: Path) -> None:
    site = Site(built)
    transport = httpx.ASGITransport(site)
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        request = client.build_request(
            "GET", "/assets/index-abc.js", headers={"Accept-Encoding": "br"}
        )
        answer = await client.send(request, stream=True)
        raw = b"".join([part async for part in answer.aiter_raw()])
    assert answer.headers["content-encoding"] == "br"
    assert raw == b"packed by brotli"


@pytest.mark.parametrize(
    "path", ["/missing.png", "/assets/gone.js", "/.env", "/.git/config", "/a/../.env", "/%2e%2e/x"]
)
async def test_a_file_that_is_not_there_is_404(app: httpx.AsyncClient, path: str) -> None:
    answer = await app.get(path)
    assert answer.status_code == 404
    assert code(answer) == "NOT_FOUND"


async def test_without_a_built_app_a_page_says_so(
    house: wiring.House, settings: Settings, tmp_path: Path
) -> None:
    options = replace(wiring.door(house.ports, settings), site=tmp_path / "nothing")
    served = create_app(house.services, options)
    transport = httpx.ASGITransport(served)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        page = await client.get("/")
        assert page.status_code == 503
        assert "not built" in page.text
        assert (await client.get("/api")).status_code == 200
