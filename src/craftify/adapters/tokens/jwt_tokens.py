"""Signed tokens: HS256 pinned, issuer, audience and purpose checked; a bounded cache for access."""

import hashlib
import hmac
import re
import secrets
from collections import OrderedDict
from datetime import UTC, datetime
from typing import Any, Final

import jwt

from craftify.ports.tokens import Claims, Purpose, Ticket, TokenExpired, TokenInvalid

ALGORITHM: Final = "HS256"
ISSUER: Final = "craftify"
AUDIENCE: Final = "craftify-api"
KIND: Final = "at+jwt"
LONGEST: Final = 2048
SHAPE: Final = re.compile(r"[\w-]{2,512}\.[\w-]{2,1400}\.[\w-]{43}", re.ASCII)
REQUIRED: Final = ("iss", "aud", "sub", "org", "sid", "iat", "exp")
TICKET: Final = ("iss", "aud", "sub", "jti", "data", "iat", "exp")
CACHED: Final = 4096


class JwtTokens:
    """Keeps the port `Tokens` with one secret."""

    def __init__(self, key: str) -> None:
        self._secret = key.encode()
        self._signing = self._keyed("access token")
        self._seen: OrderedDict[str, Claims] = OrderedDict()

    def sign(self, claims: Claims) -> str:
        payload = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": claims.user_id,
            "org": claims.organization_id,
            "sid": claims.session_id,
            "iat": int(claims.issued_at.timestamp()),
            "exp": int(claims.expires_at.timestamp()),
        }
        return jwt.encode(payload, self._signing, ALGORITHM, headers={"typ": KIND})

    def read(self, token: str, now: datetime) -> Claims:
        claims = self._seen.get(token)
        if claims is None:
            claims = self._verified(token)
            self._remember(token, claims)
        if now >= claims.expires_at:
            self._seen.pop(token, None)
            raise TokenExpired
        return claims

    def issue(self, purpose: Purpose, ticket: Ticket) -> str:
        payload = {
            "iss": ISSUER,
            "aud": _audience(purpose),
            "sub": ticket.subject,
            "jti": ticket.id,
            "data": dict(ticket.data),
            "iat": int(ticket.issued_at.timestamp()),
            "exp": int(ticket.expires_at.timestamp()),
        }
        key = self._keyed(f"ticket: {purpose}")
        return jwt.encode(payload, key, ALGORITHM, headers={"typ": _kind(purpose)})

    def redeem(self, purpose: Purpose, token: str, now: datetime) -> Ticket:
        key = self._keyed(f"ticket: {purpose}")
        ticket = _ticket(_decoded(token, key, _audience(purpose), TICKET, _kind(purpose)))
        if now >= ticket.expires_at:
            raise TokenExpired
        return ticket

    def secret(self) -> str:
        return secrets.token_urlsafe(32)

    def digest(self, secret: str) -> str:
        return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()

    def derive(self, purpose: str, text: str) -> str:
        return hmac.digest(self._keyed(purpose), text.encode(), "sha256").hex()

    def same(self, left: str, right: str) -> bool:
        return hmac.compare_digest(
            left.encode("utf-8", "replace"), right.encode("utf-8", "replace")
        )

    def _keyed(self, purpose: str) -> bytes:
        return hmac.digest(self._secret, purpose.encode(), "sha256")

    def _verified(self, token: str) -> Claims:
        return _claims(_decoded(token, self._signing, AUDIENCE, REQUIRED, KIND))

    def _remember(self, token: str, claims: Claims) -> None:
        self._seen[token] = claims
        if len(self._seen) > CACHED:
            self._seen.popitem(last=False)


def _decoded(
    token: str, key: bytes, audience: str, required: tuple[str, ...], kind: str
) -> dict[str, Any]:
    # PyJWT takes padded base64, which would give one token many spellings
    if len(token) > LONGEST or not SHAPE.fullmatch(token):
        raise TokenInvalid
    try:
        whole = jwt.decode_complete(
            token,
            key,
            algorithms=[ALGORITHM],
            issuer=ISSUER,
            audience=audience,
            options={
                "require": list(required),
                "verify_exp": False,
                "verify_iat": False,
                "strict_aud": True,
            },
        )
    except (jwt.PyJWTError, RecursionError, ValueError) as error:
        raise TokenInvalid from error
    if whole["header"] != {"alg": ALGORITHM, "typ": kind}:
        raise TokenInvalid
    payload: dict[str, Any] = whole["payload"]
    if set(payload) != set(required):
        raise TokenInvalid
    return payload


def _audience(purpose: Purpose) -> str:
    return f"craftify-{purpose.replace(' ', '-')}"


def _kind(purpose: Purpose) -> str:
    return f"{purpose.replace(' ', '-')}+jwt"


def _claims(payload: dict[str, Any]) -> Claims:
    try:
        return Claims(
            user_id=str(payload["sub"]),
            organization_id=str(payload["org"]),
            session_id=str(payload["sid"]),
            issued_at=datetime.fromtimestamp(payload["iat"], UTC),
            expires_at=datetime.fromtimestamp(payload["exp"], UTC),
        )
    except (TypeError, ValueError, OverflowError) as error:
        raise TokenInvalid from error


def _ticket(payload: dict[str, Any]) -> Ticket:
    try:
        return Ticket(
            id=str(payload["jti"]),
            subject=str(payload["sub"]),
            data={str(name): str(value) for name, value in payload["data"].items()},
            issued_at=datetime.fromtimestamp(payload["iat"], UTC),
            expires_at=datetime.fromtimestamp(payload["exp"], UTC),
        )
    except (AttributeError, TypeError, ValueError, OverflowError) as error:
        raise TokenInvalid from error
