"""The web app: its files from memory, its one page for every address that is not the API's."""

import asyncio
import base64
import gzip
import hashlib
import mimetypes
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from craftify.api.middleware.asgi import Receive, Scope, Send, answer, header, refuse
from craftify.api.middleware.security_headers import APP, DATA, SCRIPT
from craftify.api.problems import plain

FOREVER: Final = "public, max-age=31536000, immutable"
ASK: Final = "no-cache"
PAGE: Final = "/index.html"
ICON: Final = "/favicon.svg"
ASKED_ICON: Final = "/favicon.ico"
SMALL: Final = 1024
# whatever the machine says
KINDS: Final = {".js": "text/javascript", ".wasm": "application/wasm"}
UNKNOWN: Final = "application/octet-stream"
CODINGS: Final = {"br": ".br", "gzip": ".gz"}
MISSING: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Craftify Email</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; margin: 15vh auto; max-width: 34rem; padding: 0 1rem;
    color: #26241f; background: #fbfaf7 }
  code { background: #efece4; border-radius: 4px; padding: 2px 6px }
  @media (prefers-color-scheme: dark) { body { color: #ebe8e0; background: #161513 }
    code { background: #2b2925 } a { color: #9db7ff } }
</style>
<h1>The web app is not built yet</h1>
<p>The server runs and its API answers. To see the app here, build it with <code>make run</code>
in the repository, or install the package, which brings it along.</p>
<p><a href="/api-docs">API documentation</a> · <a href="/health">Health</a></p>
</html>
"""


STYLE: Final = MISSING.partition("<style>")[2].partition("</style>")[0]
DIGEST: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
UNBUILT: Final = f"{DATA}; style-src 'sha256-{DIGEST}'"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file in all the forms it can be sent in; packed once, when first asked for."""

    kind: str
    tag: str
    cache: str
    plain: bytes
    packed: dict[str, bytes] = field(default_factory=dict)

    @property
    def packable(self) -> bool:
        """Whether packing makes it smaller."""
        return "charset" in self.kind and len(self.plain) > SMALL


class Site:
    """Serves a built web app from a folder that does not change while the process runs."""

    def __init__(self, folder: Path) -> None:
        self._assets = _read(folder)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del receive
        if scope["method"] != "GET":
            await refuse(scope, send, 405, plain(405), [("allow", "GET, HEAD")])
            return
        path: str = scope["path"]
        asset = self._assets.get(path)
        if asset is None and _is_place(path):
            asset = self._assets.get(PAGE)
            if asset is None:
                await _unbuilt(send)
                return
        if asset is None:
            await refuse(scope, send, 404, plain(404))
            return
        await _serve(asset, scope, send)


@lru_cache(maxsize=2)
def _read(folder: Path) -> dict[str, Asset]:
    if not (folder / "index.html").is_file():
        return {}
    packed = tuple(CODINGS.values())
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in packed]
    assets = {f"/{path.relative_to(folder).as_posix()}": _asset(path, folder) for path in files}
    # browsers ask for it beside pages that name no icon of theirs, such as a rendered email
    return assets | {ASKED_ICON: assets[ICON]} if ICON in assets else assets


def _asset(path: Path, folder: Path) -> Asset:
    content = path.read_bytes()
    kind = KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or UNKNOWN
    if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml", "manifest")):
        kind += "; charset=utf-8"
    hashed = path.relative_to(folder).parts[0] == "assets"
    packed = {
        coding: twin.read_bytes()
        for coding, suffix in CODINGS.items()
        if (twin := path.with_name(path.name + suffix)).is_file()
    }
    tag = f'"{hashlib.sha256(content).hexdigest()[:24]}"'
    return Asset(kind, tag, FOREVER if hashed else ASK, content, packed)


def _is_place(path: str) -> bool:
    """Whether the address is one of the app's own places and not a file somebody misses."""
    return not any("." in part for part in path.split("/")) and not path.startswith("/assets/")


async def _serve(asset: Asset, scope: Scope, send: Send) -> None:
    headers = [
        ("content-type", asset.kind),
        ("cache-control", asset.cache),
        ("etag", asset.tag),
        ("content-security-policy", _policy(asset.kind)),
    ]
    if asset.packable:
        headers.append(("vary", "Accept-Encoding"))
    if asset.tag in (header(scope, b"if-none-match") or ""):
        await answer(send, 304, b"", headers)
        return
    body = asset.plain
    accepted = _accepted(header(scope, b"accept-encoding") or "") if asset.packable else []
    if accepted == ["gzip"] and "gzip" not in asset.packed:
        asset.packed["gzip"] = await asyncio.to_thread(gzip.compress, body, 9, mtime=0)
    for coding in accepted:
        if coding in asset.packed:
            body = asset.packed[coding]
            headers.append(("content-encoding", coding))
            break
    await answer(send, 200, body, headers)


def _policy(kind: str) -> str:
    if kind.startswith("text/html"):
        return APP
    return SCRIPT if kind.startswith("text/javascript") else DATA


def _accepted(header_value: str) -> list[str]:
    offers = [part.strip().lower() for part in header_value.split(",")]
    names = {
        offer.split(";")[0].strip() for offer in offers if not offer.endswith(("q=0", "q=0.0"))
    }
    return [coding for coding in CODINGS if coding in names]


async def _unbuilt(send: Send) -> None:
    headers = [
        ("content-type", "text/html; charset=utf-8"),
        ("cache-control", "no-store"),
        ("content-security-policy", UNBUILT),
    ]
    await answer(send, 503, MISSING.encode(), headers)
