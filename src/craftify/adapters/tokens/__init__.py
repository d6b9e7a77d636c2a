"""Access tokens as JWT, by PyJWT; secrets by the standard library."""

from craftify.adapters.tokens.jwt_tokens import JwtTokens
from craftify.adapters.tokens.keys import secret_key

__all__ = ["JwtTokens", "secret_key"]
