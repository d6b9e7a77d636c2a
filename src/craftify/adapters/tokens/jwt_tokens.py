"""Access tokens: HS256 pinned, issuer, audience and purpose checked, behind a bounded cache."""

import hashlib
import hmac
import re
import secrets
from collections import OrderedDict
from datetime import UTC, datetime
from typing import Any, Final

import jwt

from craftify.ports.tokens import Claims, TokenExpired, TokenInvalid

ALGORITHM: Final = "HS256"
ISSUER: Final = "craftify"
AUDIENCE: Final = "craftify-api"
KIND: Final = "at+jwt"
LONGEST: Final = 2048
SHAPE: Final = re.compile(r"[\w-]{2,512}\.[\w-]{2,1400}\.[\w-]{43}", re.ASCII)
REQUIRED: Final = ("iss", "aud", "sub", "org", "sid", "iat", "exp")
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
        # PyJWT takes padded base64, which would give one token many spellings
        if len(token) > LONGEST or not SHAPE.fullmatch(token):
            raise TokenInvalid
        try:
            whole = jwt.decode_complete(
                token,
                self._signing,
                algorithms=[ALGORITHM],
                issuer=ISSUER,
                audience=AUDIENCE,
                options={"require": list(REQUIRED), "verify_exp": False, "verify_iat": False},
            )
        except (jwt.PyJWTError, RecursionError, ValueError) as error:
            raise TokenInvalid from error
        if whole["header"] != {"alg": ALGORITHM, "typ": KIND}:
            raise TokenInvalid
        return _claims(whole["payload"])

    def _remember(self, token: str, claims: Claims) -> None:
        self._seen[token] = claims
        if len(self._seen) > CACHED:
            self._seen.popitem(last=False)


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
