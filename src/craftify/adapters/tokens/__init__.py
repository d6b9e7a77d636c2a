"""Access tokens as JWT, by PyJWT; secrets by the standard library."""

from craftify.adapters.tokens.id_tokens import JwtIdTokens
from craftify.adapters.tokens.jwt_tokens import JwtTokens
from craftify.adapters.tokens.keys import secret_key

__all__ = ["JwtIdTokens", "JwtTokens", "secret_key"]
