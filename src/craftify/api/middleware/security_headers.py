"""What browsers are told to be careful about, on every answer; a route may bring its own policy."""

from typing import Final

from craftify.api.middleware.asgi import (
    START,
    App,
    Message,
    RawHeaders,
    Receive,
    Scope,
    Send,
    names,
)


def _policy(**directives: str) -> str:
    return "; ".join(f"{name.replace('_', '-')} {value}" for name, value in directives.items())


# Styles: the source editor and the positioning of menus write style attributes, and an email
# previewed in a frame without an address of its own inherits this policy, and needs its inline
# styles, pictures and fonts from wherever they are. Scripts: nothing but our own files, ever.
APP: Final = _policy(
    default_src="'none'",
    script_src="'self'",
    style_src="'self' 'unsafe-inline' https:",
    img_src="'self' data: blob: https: http:",
    font_src="'self' data: https:",
    connect_src="'self'",
    frame_src="'self' blob:",
    worker_src="'self' blob:",
    manifest_src="'self'",
    object_src="'none'",
    base_uri="'none'",
    form_action="'self'",
    frame_ancestors="'none'",
)
DOCS: Final = _policy(
    default_src="'none'",
    script_src="'self'",
    style_src="'self'",
    img_src="'self' data:",
    connect_src="'self'",
    base_uri="'none'",
    form_action="'none'",
    frame_ancestors="'none'",
)
DATA: Final = _policy(
    default_src="'none'", base_uri="'none'", form_action="'none'", frame_ancestors="'none'"
)
# a rendered email: an origin of its own, no scripts, no forms, framed by nobody but us
EMAIL: Final = "sandbox; " + _policy(
    default_src="'none'",
    img_src="* data:",
    style_src="'unsafe-inline' https:",
    font_src="https: data:",
    base_uri="'none'",
    form_action="'none'",
    frame_ancestors="'self'",
)

ALWAYS: Final[RawHeaders] = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
]
HSTS: Final = (b"strict-transport-security", b"max-age=31536000")
POLICY: Final = b"content-security-policy"


class SecurityHeaders:
    """Adds what is not there yet: the strictest policy, and no storing of answers."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def out(message: Message) -> None:
            if message["type"] == START:
                message["headers"] = _completed(
                    list(message.get("headers", ())), secure=scope.get("scheme") == "https"
                )
            await send(message)

        await self._app(scope, receive, out if scope["type"] == "http" else send)


def _completed(headers: RawHeaders, *, secure: bool) -> RawHeaders:
    there = names(headers)
    policy = next((value for name, value in headers if name.lower() == POLICY), None)
    if policy is None:
        policy = DATA.encode()
        headers.append((POLICY, policy))
    framed = b"SAMEORIGIN" if b"frame-ancestors 'self'" in policy else b"DENY"
    headers.append((b"x-frame-options", framed))
    if b"cache-control" not in there:
        headers.append((b"cache-control", b"no-store"))
    headers.extend(pair for pair in ALWAYS if pair[0] not in there)
    if secure:
        headers.append(HSTS)
    return headers
