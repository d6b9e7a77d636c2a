"""Single sign-on: how an organization's own provider says who its people are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from craftify.domain.access import ROLES, Role
from craftify.domain.accounts.organizations import one_line
from craftify.domain.accounts.users import folded
from craftify.domain.errors import Invalid
from craftify.engine import Problem

NAME_LIMIT: Final = 80
TEXT_LIMIT: Final = 500
SECRET_LIMIT: Final = 2000
RULES: Final = 100
DOMAINS: Final = 20
SCOPES: Final = ("openid", "email", "profile")
GROUPS_CLAIM: Final = "groups"
GROUPS: Final = 10_000
_DOMAIN: Final = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_PUNYCODE: Final = re.compile(
    r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+xn--[a-z0-9-]+"
)
_SCOPE: Final = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]{1,200}", re.ASCII)
_CLAIM: Final = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]{1,200}", re.ASCII)
_OWN_PATH: Final = re.compile(r"/(?!/)(?:[A-Za-z0-9._~!$&'()*+,;=:@%?#\[\]-]|/(?!/))*", re.ASCII)
_SAID_TRUE: Final = (True, 1, "true", "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRule:
    """Whoever is in the group gets the role."""

    group: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """A provider that an organization trusts to say who its people are.

    The first of `role_mapping` whose group somebody is in decides their role at every sign-in,
    then `default_role`; without any rule the role is given here and stays. `trust_email` takes
    addresses of the `domains` for verified when the provider does not say whether they are.
    """

    id: str
    organization_id: str
    name: str
    issuer: str
    client_id: str
    scopes: tuple[str, ...] = SCOPES
    groups_claim: str = GROUPS_CLAIM
    role_mapping: tuple[RoleRule, ...] = ()
    default_role: Role | None = None
    domains: tuple[str, ...] = ()
    just_in_time: bool = False
    trust_email: bool = False
    enabled: bool = True
    require_sso: bool = False
    created_at: datetime
    updated_at: datetime

    @property
    def requires(self) -> bool:
        """Whether people of the organization may come in this way only."""
        return self.enabled and self.require_sso

    def role_of(self, groups: Iterable[str]) -> Role | None:
        """The role of somebody in these groups."""
        mine = set(groups)
        matched = (rule.role for rule in self.role_mapping if rule.group in mine)
        return next(matched, self.default_role)

    def takes(self, email: str) -> bool:
        """Whether an address is of one of the domains."""
        return domain_of(email) in self.domains


def domain_of(email: str) -> str:
    """The domain of an address in its ASCII form; nothing when it has none."""
    name = folded(email).rpartition("@")[2]
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def email_domain(text: str, path: str = "domains") -> str:
    """A domain of mail addresses in its ASCII form.

    Raises:
        Invalid: it is none.
    """
    try:
        name = text.strip().removeprefix("@").casefold().encode("idna").decode("ascii")
    except UnicodeError:
        name = ""
    if not (_DOMAIN.fullmatch(name) or _PUNYCODE.fullmatch(name)):
        raise _invalid(f"{text.strip()[:100]!r} is not a domain like example.com.", path)
    return name


def issuer_address(text: str, path: str = "issuer") -> str:
    """What a provider is called, to the letter, and where its description is.

    Raises:
        Invalid: it is not a plain address.
    """
    address = text.strip()
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise _invalid("This is not an address.", path) from None
    plain = address.isascii() and address.isprintable() and " " not in address
    whole = parts.scheme in {"https", "http"} and host and not (parts.query or parts.fragment)
    if not (plain and whole) or "@" in parts.netloc or "?" in address or "#" in address:
        raise _invalid("Give an address like https://login.example.com.", path)
    if len(address) > TEXT_LIMIT:
        raise _invalid(f"This may have at most {TEXT_LIMIT} characters.", path)
    return address


def connection_name(text: str, path: str = "name") -> str:
    """What people see when they choose how to sign in.

    Raises:
        Invalid: it is empty, too long or holds control characters.
    """
    return one_line(text, path, NAME_LIMIT)


def one_word(text: str, path: str) -> str:
    """An identifier of the provider's: printable, in one piece.

    Raises:
        Invalid: it is not.
    """
    word = text.strip()
    if not word or len(word) > TEXT_LIMIT or not word.isascii() or not word.isprintable():
        raise _invalid(f"Give 1 to {TEXT_LIMIT} printable ASCII characters.", path)
    return word


def claim_name(text: str, path: str = "groupsClaim") -> str:
    """The name of a claim, or the path to it with dots between.

    Raises:
        Invalid: it is neither.
    """
    if not _CLAIM.fullmatch(text.strip()):
        raise _invalid("Give the name of a claim, like groups or realm_access.roles.", path)
    return text.strip()


def scopes_asked(scopes: Sequence[str], path: str = "scopes") -> tuple[str, ...]:
    """The scopes to ask for, `openid` first.

    Raises:
        Invalid: one of them cannot be asked for.
    """
    asked = tuple(dict.fromkeys(("openid", *(scope.strip() for scope in scopes))))
    if len(asked) > RULES or not all(_SCOPE.fullmatch(scope) for scope in asked):
        raise _invalid("Scopes are words without blanks.", path)
    return asked


def role_rules(rules: Sequence[tuple[str, str]], path: str = "roleMapping") -> tuple[RoleRule, ...]:
    """The rules from groups to roles, in their order.

    Raises:
        Invalid: there are too many, or one says nothing.
    """
    if len(rules) > RULES:
        raise _invalid(f"At most {RULES} rules are kept.", path)
    checked: list[RoleRule] = []
    for place, (group, role) in enumerate(rules):
        name = one_line(group, f"{path}[{place}].group", TEXT_LIMIT)
        known = next((one for one in ROLES if one == role), None)
        if known is None:
            raise _invalid("There is no such role.", f"{path}[{place}].role")
        checked.append(RoleRule(group=name, role=known))
    return tuple(checked)


def groups_in(claims: Mapping[str, Any], claim: str) -> frozenset[str]:
    """The groups in what a provider says: under this name, or along this path."""
    found: Any = claims.get(claim)
    if found is None:
        found = claims
        for part in claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    listed = found if isinstance(found, list | tuple) else [found]
    return frozenset(str(group) for group in listed[:GROUPS] if isinstance(group, str | int))


def verified_email(claims: Mapping[str, Any], connection: Connection) -> str | None:
    """The address that the provider vouches for; None when it does not."""
    email = claims.get("email")
    if not isinstance(email, str) or not email:
        return None
    said = [claims.get(name) for name in ("email_verified", "xms_edov") if name in claims]
    if not said:
        return email if connection.trust_email and connection.takes(email) else None
    return email if all(one in _SAID_TRUE for one in said) else None


def own_path(text: str | None) -> str:
    """Where to go in the app afterwards: a path of ours, never another site's."""
    given = text or "/"
    if len(given) > TEXT_LIMIT or not _OWN_PATH.fullmatch(given) or given.startswith("/api/"):
        return "/"
    return given


def _invalid(message: str, path: str) -> Invalid:
    return Invalid("The request is not valid.", problems=[Problem(message=message, path=path)])
