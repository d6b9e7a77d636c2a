"""What browsers are told to be careful about, on every answer; a route may bring its own policy."""

from collections.abc import Mapping
from typing import Final

from craftify.api.middleware.asgi import RawHeaders


def _policy(**directives: str) -> str:
    return "; ".join(f"{name.replace('_', '-')} {value}" for name, value in directives.items())


# Styles: the source editor and the positioning of menus write style attributes, and an email
# previewed in a frame without an address of its own inherits this policy, and needs its inline
# styles, pictures and fonts from wherever they are. Scripts: nothing but our own files, ever.
APP: Final = _policy(
    default_src="'none'",
    script_src="'self' 'wasm-unsafe-eval'",
    style_src="'self' 'unsafe-inline' https:",
    img_src="'self' data: blob: https: http:",
    font_src="'self' data: https:",
    connect_src="'self'",
    frame_src="'self' blob:",
    worker_src="'self'",
    manifest_src="'self'",
    object_src="'none'",
    base_uri="'none'",
    form_action="'self'",
    frame_ancestors="'none'",
)
# a worker is governed by the policy of its own file, not by that of the page
SCRIPT: Final = _policy(
    default_src="'none'",
    script_src="'self' 'wasm-unsafe-eval'",
    connect_src="'self'",
    base_uri="'none'",
    form_action="'none'",
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
# a name that is never resolved (RFC 2606)
NOWHERE: Final = "https://relative.invalid"
# a rendered email: an origin of its own, no scripts, no forms, framed by nobody but us
EMAIL: Final = "sandbox; " + _policy(
    default_src="'none'",
    img_src="* data:",
    style_src="'unsafe-inline' https:",
    font_src="https: data:",
    base_uri=NOWHERE,
    form_action="'none'",
    frame_ancestors="'self'",
)

UNUSED: Final = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)
ALWAYS: Final[RawHeaders] = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        ", ".join(f"{feature}=()" for feature in UNUSED).encode(),
    ),
]
HSTS: Final[Mapping[str, bytes]] = {
    "on": b"max-age=31536000",
    "subdomains": b"max-age=31536000; includeSubDomains",
    "preload": b"max-age=31536000; includeSubDomains; preload",
}
POLICY: Final = b"content-security-policy"
CACHE: Final = b"cache-control"
FRAME: Final = b"x-frame-options"
OVERRIDABLE: Final = frozenset(name for name, _ in ALWAYS)
# what nearly every answer lacks, in one piece
PLAIN: Final[RawHeaders] = [
    (POLICY, DATA.encode()),
    (FRAME, b"DENY"),
    (CACHE, b"no-store"),
    *ALWAYS,
]


class SecurityHeaders:
    """Adds what is not there yet: the strictest policy, and no storing of answers."""

    def __init__(self, hsts: str = "on") -> None:
        told = HSTS.get(hsts)
        self._hsts = None if told is None else (b"strict-transport-security", told)

    def complete(self, headers: RawHeaders, *, secure: bool) -> None:
        """Add to the headers of an answer; `secure` when it goes out over https."""
        policy, there = b"", set()
        for given, value in headers:
            name = given.lower()
            if name == POLICY:
                policy = value
            elif name == CACHE or name in OVERRIDABLE:
                there.add(name)
        if not policy and not there:
            headers += PLAIN
        else:
            headers += _missing(policy, there)
        if secure and self._hsts is not None:
            headers.append(self._hsts)


def _missing(policy: bytes, there: set[bytes]) -> RawHeaders:
    framed = b"SAMEORIGIN" if b"frame-ancestors 'self'" in policy else b"DENY"
    there |= {POLICY, FRAME} if policy else {FRAME}
    return [(FRAME, framed), *(pair for pair in PLAIN if pair[0] not in there)]
