"""How single sign-on lies in the item store: connections, whose a domain is, links, sign-ins begun.

A connection lies beside its organization. A domain belongs to one organization, so that nobody can
put a door of their own before the people of another. A link leads from what a provider calls
somebody to their account; it holds for one connection and one issuer only.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from craftify.domain.accounts.sso import Connection
from craftify.ports.items import ABSENT, EXISTS, Delete, Expect, Item, Items, Key, Op, Put

ID_LIMIT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptConnection:
    """A connection with its sealed secret and the version it was read in."""

    connection: Connection
    sealed_secret: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunSignIn:
    """A sign-in that is under way at a provider, waiting for its browser to come back."""

    connection_id: str
    organization_id: str
    browser_digest: str
    nonce: str
    sealed_verifier: str
    return_to: str
    again: bool
    begun_at: datetime
    expires_at: datetime


def connection_key(organization_id: str, connection_id: str) -> Key:
    """Where a connection lies."""
    return f"O#{organization_id}", f"sso#{connection_id}"


def connection_ops(kept: KeptConnection, expect: Expect = ABSENT) -> tuple[Op, ...]:
    """The writes that keep a connection, and lead to it from its id alone."""
    connection = kept.connection
    pk, sk = connection_key(connection.organization_id, connection.id)
    doc: dict[str, Any] = {
        "connection": msgspec.to_builtins(connection),
        "sealedSecret": kept.sealed_secret,
    }
    whose = {"organizationId": connection.organization_id}
    return (
        Put(Item(pk=pk, sk=sk, doc=doc), expect),
        Put(Item(pk=f"SSO#{connection.id}", sk="@", doc=whose)),
    )


def no_connection_ops(kept: KeptConnection) -> tuple[Op, ...]:
    """The writes that take a connection away. Links through it lead nowhere from then on."""
    connection = kept.connection
    return (
        Delete(*connection_key(connection.organization_id, connection.id), kept.version),
        Delete(f"SSO#{connection.id}", "@"),
    )


def link_op(connection: Connection, subject: str, user_id: str, now: datetime) -> Put:
    """The write that remembers whom a provider means by a subject. The first one stays."""
    doc = {"userId": user_id, "issuer": connection.issuer, "at": now.isoformat()}
    return Put(
        Item(pk=f"SSO#{connection.id}", sk=_link(connection.issuer, subject), doc=doc), ABSENT
    )


def begun_op(state_digest: str, begun: BegunSignIn) -> Put:
    """The write that begins a sign-in."""
    return Put(
        Item(
            pk=f"SSOFLOW#{state_digest}",
            sk="@",
            doc=msgspec.to_builtins(begun),
            ttl=int(begun.expires_at.timestamp()),
        ),
        ABSENT,
    )


def taken_op(state_digest: str) -> Delete:
    """The write that ends a sign-in under way: it fails for whoever comes second."""
    return Delete(f"SSOFLOW#{state_digest}", "@", EXISTS)


class ConnectionRecords:
    """Connections of all organizations: for the door, which learns the organization from them."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def of(self, organization_id: str) -> list[KeptConnection]:
        """The connections of an organization, oldest first."""
        page = await self._items.query(f"O#{organization_id}", prefix="sso#", limit=100)
        return [_kept(item) for item in page.items]

    async def get(self, organization_id: str, connection_id: str) -> KeptConnection | None:
        """A connection of an organization."""
        item = await self._items.get(*connection_key(organization_id, connection_id))
        return None if item is None else _kept(item)

    async def anywhere(self, connection_id: str) -> KeptConnection | None:
        """A connection by its id alone."""
        whose = None
        if len(connection_id) <= ID_LIMIT:
            whose = await self._items.get(f"SSO#{connection_id}", "@")
        if whose is None:
            return None
        return await self.get(whose.doc["organizationId"], connection_id)

    async def linked(self, connection: Connection, subject: str) -> str | None:
        """Whom a provider means by a subject."""
        link = await self._items.get(f"SSO#{connection.id}", _link(connection.issuer, subject))
        return None if link is None else str(link.doc["userId"])

    async def begun(self, state_digest: str) -> BegunSignIn | None:
        """A sign-in under way."""
        item = await self._items.get(f"SSOFLOW#{state_digest}", "@")
        return None if item is None else msgspec.convert(item.doc, BegunSignIn)


class DomainRecords:
    """Whose the domains of mail addresses are."""

    def __init__(self, items: Items) -> None:
        self._items = items

    async def owner(self, domain: str) -> str | None:
        """The organization a domain belongs to."""
        item = await self._items.get(_domain(domain), "@")
        return None if item is None else str(item.doc["organizationId"])

    async def taken(self, organization_id: str, domains: Sequence[str]) -> list[str]:
        """Those of the domains that belong to somebody else."""
        found = await self._items.many([(_domain(domain), "@") for domain in domains])
        return [
            domain
            for domain, item in zip(domains, found, strict=True)
            if item is not None and item.doc["organizationId"] != organization_id
        ]

    async def ops(
        self, organization_id: str, before: Iterable[str], after: Iterable[str]
    ) -> list[Op]:
        """The writes after which an organization has just these domains; free ones are claimed."""
        old, new = set(before), set(after)
        touched = sorted(old ^ new)
        found = await self._items.many([(_domain(domain), "@") for domain in touched])
        ops: list[Op] = []
        for domain, item in zip(touched, found, strict=True):
            if domain in new and item is None:
                doc = {"organizationId": organization_id}
                ops.append(Put(Item(pk=_domain(domain), sk="@", doc=doc), ABSENT))
            elif domain in old and item is not None:
                ops.append(Delete(_domain(domain), "@", item.version))
        return ops


def _domain(domain: str) -> str:
    return f"U#sso-domain##{domain}"


def _link(issuer: str, subject: str) -> str:
    whole = f"{issuer}\0{subject}"
    return f"link#{hashlib.sha256(whole.encode()).hexdigest()}"


def _kept(item: Item) -> KeptConnection:
    return KeptConnection(
        connection=msgspec.convert(item.doc["connection"], Connection),
        sealed_secret=item.doc["sealedSecret"],
        version=item.version,
    )
