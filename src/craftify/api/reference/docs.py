"""The reference of the API: the OpenAPI document, and a page of our own that shows it."""

from pathlib import Path
from typing import Final

import msgspec
from litestar import Response, Router, get

from craftify.api.accounts.credentials import PUBLIC
from craftify.api.given import AnyRequest, TheServices
from craftify.api.middleware.security_headers import DOCS
from craftify.api.reference.openapi import describe
from craftify.domain.errors import NotFound
from craftify.services.desk import Services
from craftify.services.features import is_on

PAGE: Final = Path(__file__).parent / "docs_page"
ASK: Final = {"cache-control": "no-cache"}


@get("/api/openapi.json", opt=PUBLIC, include_in_schema=False)
async def get_openapi(request: AnyRequest, services: TheServices) -> Response[bytes]:
    """The document, drawn once."""
    await _require_open(services)
    state = request.app.state
    if "openapi" not in state:
        state["openapi"] = msgspec.json.encode(describe(request.app))
    return Response(state["openapi"], media_type="application/json", headers=ASK)


async def _require_open(services: Services) -> None:
    """Let nobody see that there is a reference where it is turned off."""
    if not await is_on(services.features, "api-docs"):
        raise NotFound("There is nothing at this address.")


def _file(name: str, kind: str) -> Response[bytes]:
    headers = {**ASK, "content-security-policy": DOCS}
    return Response((PAGE / name).read_bytes(), media_type=kind, headers=headers)


@get("/api-docs", opt=PUBLIC, include_in_schema=False)
async def get_page(services: TheServices) -> Response[bytes]:
    """The page."""
    await _require_open(services)
    return _file("index.html", "text/html; charset=utf-8")


@get("/api-docs/docs.css", opt=PUBLIC, include_in_schema=False)
async def get_styles(services: TheServices) -> Response[bytes]:
    """Its styles."""
    await _require_open(services)
    return _file("docs.css", "text/css; charset=utf-8")


@get("/api-docs/docs.js", opt=PUBLIC, include_in_schema=False)
async def get_script(services: TheServices) -> Response[bytes]:
    """Its script."""
    await _require_open(services)
    return _file("docs.js", "text/javascript; charset=utf-8")


ROUTER = Router("/", route_handlers=[get_openapi, get_page, get_styles, get_script])
