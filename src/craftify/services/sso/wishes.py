"""What a connection is to be: every field looked at, everything that is wrong told at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from craftify.domain.access import Actor, Role
from craftify.domain.accounts.sso import (
    DOMAINS,
    Connection,
    claim_name,
    connection_name,
    email_domain,
    issuer_address,
    one_word,
    role_rules,
    scopes_asked,
)
from craftify.domain.errors import Conflict, Invalid
from craftify.engine import Problem

TWO: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionWish:
    """What a connection is to be; None leaves a thing as it is, or as it is by default."""

    name: str | None = None
    issuer: str | None = None
    client_id: str | None = None
    client_secret: str | None = None
    scopes: Sequence[str] | None = None
    groups_claim: str | None = None
    role_mapping: Sequence[tuple[str, str]] | None = None
    default_role: Role | None = None
    no_default_role: bool = False
    domains: Sequence[str] | None = None
    just_in_time: bool | None = None
    trust_email: bool | None = None
    enabled: bool | None = None
    require_sso: bool | None = None


def require_way_in(actor: Actor, before: Connection | None, after: Connection) -> None:
    """Let pass who can come in again once the door is closed for passwords.

    Raises:
        Conflict: the actor could not (WOULD_LOCK_YOU_OUT).
    """
    if not after.requires or (before is not None and before.requires) or actor.kind != "user":
        return
    if "oidc" in actor.methods or "passkey" in actor.methods or len(actor.methods) >= TWO:
        return
    raise Conflict(
        "Sign in over a connection of your organization or with a second factor first:"
        " with your password alone you could not come in again.",
        code="WOULD_LOCK_YOU_OUT",
    )


def wished(connection: Connection, wish: ConnectionWish, *, new: bool) -> Connection:
    """The connection as it shall be, or everything that is wrong with that.

    Raises:
        Invalid: a field is missing or not fit.
    """
    found: list[Problem] = []

    def take(check: Any, given: Any, kept: Any, *path: str) -> Any:  # noqa: ANN401 - per field
        if given is None:
            return kept
        try:
            return check(given, *path)
        except Invalid as error:
            found.extend(error.problems)
            return kept

    needed = "" if new else None
    name = wish.name if wish.name is not None else needed
    issuer = wish.issuer if wish.issuer is not None else needed
    client_id = wish.client_id if wish.client_id is not None else needed
    role = None if wish.no_default_role else wish.default_role or connection.default_role
    changed = replace(
        connection,
        name=take(connection_name, name, connection.name),
        issuer=take(issuer_address, issuer, connection.issuer),
        client_id=take(one_word, client_id, connection.client_id, "clientId"),
        scopes=take(scopes_asked, wish.scopes, connection.scopes),
        groups_claim=take(claim_name, wish.groups_claim, connection.groups_claim),
        role_mapping=take(role_rules, wish.role_mapping, connection.role_mapping),
        default_role=role,
        domains=take(_domains, wish.domains, connection.domains),
        just_in_time=_given(wish.just_in_time, connection.just_in_time),
        trust_email=_given(wish.trust_email, connection.trust_email),
        enabled=_given(wish.enabled, connection.enabled),
        require_sso=_given(wish.require_sso, connection.require_sso),
    )
    if found or (found := _contradictions(changed)):
        raise Invalid("The request is not valid.", problems=found)
    return changed


def _given(wished: bool | None, kept: bool) -> bool:  # noqa: FBT001 - a field, not a switch
    return kept if wished is None else wished


def _domains(texts: Sequence[str]) -> tuple[str, ...]:
    if len(texts) > DOMAINS:
        problem = Problem(message=f"At most {DOMAINS} domains are kept.", path="domains")
        raise Invalid("The request is not valid.", problems=[problem])
    checked = (email_domain(text, f"domains[{place}]") for place, text in enumerate(texts))
    return tuple(dict.fromkeys(checked))


def _contradictions(connection: Connection) -> list[Problem]:
    found = []
    if connection.just_in_time and not connection.domains:
        found.append(Problem(message="Say of which domains people are welcome.", path="domains"))
    if connection.trust_email and not connection.domains:
        found.append(Problem(message="Say which domains are your provider's.", path="domains"))
    if connection.just_in_time and not (connection.role_mapping or connection.default_role):
        found.append(Problem(message="Say which role newcomers get.", path="defaultRole"))
    return found
