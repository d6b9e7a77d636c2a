"""/api/system/access-rules, /api/organization/access-rules: from where one may call."""

from litestar import Router, get, put
from litestar.params import JSONBody
from pydantic import Field

from craftify.api.envelopes import Answer, Shape, Success, success
from craftify.api.given import TheActor, TheServices
from craftify.domain import access_rules
from craftify.domain.access_rules import MOST


class AccessLists(Answer, frozen=True, kw_only=True):
    """Networks that may call, and those that may not."""

    allow: tuple[str, ...]
    deny: tuple[str, ...]


class AccessRules(Answer, frozen=True, kw_only=True):
    """Deny goes before allow, an empty `allow` lets everybody in. `address` is yours."""

    allow: tuple[str, ...]
    deny: tuple[str, ...]
    address: str | None


class SystemAccessRules(AccessRules, frozen=True, kw_only=True):
    """Those of the installation; `fixed` comes from its settings and is added to them."""

    fixed: AccessLists


class AccessRulesInput(Shape):
    """New rules in place of the old ones; `confirm` even when they shut you out."""

    allow: list[str] = Field(default_factory=list, max_length=MOST)
    deny: list[str] = Field(default_factory=list, max_length=MOST)
    confirm: bool = False


def _shown(rules: access_rules.AccessRules, actor: TheActor) -> AccessRules:
    return AccessRules(allow=rules.allow, deny=rules.deny, address=actor.address)


def _whole(
    rules: access_rules.AccessRules, actor: TheActor, services: TheServices
) -> SystemAccessRules:
    fixed = services.access_rules.fixed
    return SystemAccessRules(
        allow=rules.allow,
        deny=rules.deny,
        address=actor.address,
        fixed=AccessLists(allow=fixed.allow, deny=fixed.deny),
    )


@get("/", operation_id="getSystemAccessRules", summary="From where anybody may call")
async def get_system_rules(actor: TheActor, services: TheServices) -> Success[SystemAccessRules]:
    """The rules of the whole installation."""
    rules = await services.access_rules.installation(actor)
    return success(_whole(rules, actor, services))


@put("/", operation_id="setSystemAccessRules", summary="Set from where anybody may call")
async def set_system_rules(
    actor: TheActor, services: TheServices, data: JSONBody[AccessRulesInput]
) -> Success[SystemAccessRules]:
    """Put new rules in place of the old ones; they hold everywhere within five seconds.

    Refused with `WOULD_LOCK_YOU_OUT` when they do not let you in, unless you confirm that. The
    machine itself is always let in.
    """
    rules = await services.access_rules.change_installation(
        actor, data.allow, data.deny, confirm=data.confirm
    )
    return success(_whole(rules, actor, services))


@get("/", operation_id="getAccessRules", summary="From where our people may call")
async def get_own_rules(actor: TheActor, services: TheServices) -> Success[AccessRules]:
    """The rules of my organization."""
    return success(_shown(await services.access_rules.organization(actor), actor))


@put("/", operation_id="setAccessRules", summary="Set from where our people may call")
async def set_own_rules(
    actor: TheActor, services: TheServices, data: JSONBody[AccessRulesInput]
) -> Success[AccessRules]:
    """Put new rules in place of the old ones; they hold everywhere within five seconds.

    They are for people and keys of the organization. Refused with `WOULD_LOCK_YOU_OUT` when they
    do not let you in, unless you confirm that.
    """
    rules = await services.access_rules.change_organization(
        actor, data.allow, data.deny, confirm=data.confirm
    )
    return success(_shown(rules, actor))


ROUTER = Router(
    "/api/system/access-rules",
    route_handlers=[get_system_rules, set_system_rules],
    tags=["System"],
)
OWN = Router(
    "/api/organization/access-rules",
    route_handlers=[get_own_rules, set_own_rules],
    tags=["Organization"],
)
