"""OpenID Connect over the one way out, with the one reader of tokens."""

from craftify.adapters.oidc.descriptions import Descriptions
from craftify.adapters.oidc.oidc_identities import OidcIdentities

__all__ = ["Descriptions", "OidcIdentities"]
