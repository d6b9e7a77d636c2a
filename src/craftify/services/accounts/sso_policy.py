"""Who has to come in over the provider of their organization, and who may do without."""

from dataclasses import dataclass
from typing import Final

from craftify.domain.access import Method
from craftify.domain.errors import Forbidden
from craftify.ports.items import Items
from craftify.records.accounts.sso import ConnectionRecords
from craftify.records.accounts.users import Kept
from craftify.services.features import Features, is_on

TWO: Final = 2


@dataclass(frozen=True, slots=True)
class SsoPolicy:
    """Organizations may ask their people to sign in over their provider only."""

    items: Items
    features: Features

    async def refuses(self, kept: Kept, methods: tuple[Method, ...]) -> bool:
        """Whether somebody who proved who they are by these methods may not enter there."""
        if await self._is_passwordless(kept, methods):
            return True
        if "oidc" in methods or _breaks_glass(kept, methods):
            return False
        connections = await ConnectionRecords(self.items).of(kept.user.organization_id)
        return any(one.connection.requires for one in connections)

    async def require(self, kept: Kept, methods: tuple[Method, ...]) -> None:
        """Let somebody pass who came in the way their organization asks for.

        Raises:
            Forbidden: they have to sign in over its provider (SSO_REQUIRED), or without a password
                (PASSWORD_SIGN_IN_OFF).
        """
        if await self._is_passwordless(kept, methods):
            raise Forbidden(
                f"{kept.organization.name} asks its people to sign in without a password: with a"
                " passkey, or over its provider.",
                code="PASSWORD_SIGN_IN_OFF",
            )
        if await self.refuses(kept, methods):
            raise Forbidden(
                f"{kept.organization.name} asks its people to sign in over its provider.",
                code="SSO_REQUIRED",
            )

    async def _is_passwordless(self, kept: Kept, methods: tuple[Method, ...]) -> bool:
        """Whether a password was what they came in by, and is nothing to come in by."""
        if "password" not in methods or {"oidc", "passkey"} & set(methods):
            return False
        return not await is_on(self.features, "password-sign-in", kept.user.organization_id)


def connection_seal(connection_id: str) -> str:
    """What the secret of a connection is sealed for."""
    return f"sso:{connection_id}"


def _breaks_glass(kept: Kept, methods: tuple[Method, ...]) -> bool:
    """Administrators with a second factor of their own get in when the provider does not answer."""
    strong = len(methods) >= TWO or "passkey" in methods
    return kept.user.role == "admin" and strong
