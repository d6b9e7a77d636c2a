"""The reference of the API: the OpenAPI document, and a page of our own that shows it."""

from pathlib import Path
from typing import Final

import msgspec
from litestar import Response, Router, get

from craftify.api.accounts.credentials import PUBLIC
from craftify.api.given import AnyRequest
from craftify.api.middleware.security_headers import DOCS
from craftify.api.openapi import describe

PAGE: Final = Path(__file__).parent / "docs_page"
ASK: Final = {"cache-control": "no-cache"}


@get("/api/openapi.json", opt=PUBLIC, include_in_schema=False)
async def get_openapi(request: AnyRequest) -> Response[bytes]:
    """The document, drawn once."""
    state = request.app.state
    if "openapi" not in state:
        state["openapi"] = msgspec.json.encode(describe(request.app))
    return Response(state["openapi"], media_type="application/json", headers=ASK)


def _file(name: str, kind: str) -> Response[bytes]:
    headers = {**ASK, "content-security-policy": DOCS}
    return Response((PAGE / name).read_bytes(), media_type=kind, headers=headers)


@get("/api-docs", opt=PUBLIC, include_in_schema=False)
async def get_page() -> Response[bytes]:
    """The page."""
    return _file("index.html", "text/html; charset=utf-8")


@get("/api-docs/docs.css", opt=PUBLIC, include_in_schema=False)
async def get_styles() -> Response[bytes]:
    """Its styles."""
    return _file("docs.css", "text/css; charset=utf-8")


@get("/api-docs/docs.js", opt=PUBLIC, include_in_schema=False)
async def get_script() -> Response[bytes]:
    """Its script."""
    return _file("docs.js", "text/javascript; charset=utf-8")


ROUTER = Router("/", route_handlers=[get_openapi, get_page, get_styles, get_script])
