"""Every verb on templates and mails asks for its permission, whoever comes by whichever door."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, get_args

import pytest
from tests.builders import Browser
from tests.emails import HELLO, NAMED, a_template, a_test_mail

from craftify import wiring
from craftify.domain.access import Actor, Permission, Role, effective
from craftify.domain.errors import Forbidden
from craftify.ports.catalog import CatalogQuery
from craftify.services.desk import Services
from craftify.services.mail.testing import MailTest
from craftify.services.templates.orders import (
    DraftChange,
    Labels,
    NewTemplate,
    TemplateChange,
    Written,
)
from craftify.services.templates.previewing import Look
from craftify.services.templates.unpacking import Upload
from craftify.services.templates.workbench import Piece, Trial, View


@dataclass(frozen=True)
class Scene:
    """Somebody in front of a template and a mail."""

    services: Services
    actor: Actor
    template_id: str
    mail_id: str


Verb = Callable[[Scene], Awaitable[Any]]
MJML: Final = Written(format="mjml", source=HELLO)
VERBS: Final[Mapping[str, tuple[Permission, Verb]]] = {
    "list": ("template:read", lambda at: at.services.templates.list(at.actor, CatalogQuery())),
    "facets": ("template:read", lambda at: at.services.templates.facets(at.actor)),
    "get": ("template:read", lambda at: at.services.templates.get(at.actor, at.template_id)),
    "create": (
        "template:write",
        lambda at: at.services.templates.create(
            at.actor, NewTemplate(labels=Labels(name="New"), written=(MJML,))
        ),
    ),
    "duplicate": (
        "template:write",
        lambda at: at.services.templates.duplicate(at.actor, at.template_id),
    ),
    "update": (
        "template:write",
        lambda at: at.services.templates.update(
            at.actor, at.template_id, TemplateChange(labels=Labels(name="New"))
        ),
    ),
    "delete": (
        "template:delete",
        lambda at: at.services.templates.delete(at.actor, at.template_id),
    ),
    "undelete": (
        "template:delete",
        lambda at: at.services.templates.undelete(at.actor, at.template_id),
    ),
    "history": ("template:read", lambda at: at.services.versions.list(at.actor, at.template_id)),
    "version": ("template:read", lambda at: at.services.versions.get(at.actor, at.template_id, 1)),
    "restore": (
        "template:write",
        lambda at: at.services.versions.restore(at.actor, at.template_id, 1),
    ),
    "freeze": ("template:write", lambda at: at.services.versions.freeze(at.actor, at.template_id)),
    "draft": ("template:read", lambda at: at.services.drafts.get(at.actor, at.template_id)),
    "save": (
        "template:write",
        lambda at: at.services.drafts.save(at.actor, at.template_id, DraftChange(written=MJML)),
    ),
    "discard": ("template:write", lambda at: at.services.drafts.discard(at.actor, at.template_id)),
    "import": (
        "template:write",
        lambda at: at.services.importing.take(
            at.actor, [Upload(name="a.mjml", data=HELLO.encode())]
        ),
    ),
    "preview": (
        "template:read",
        lambda at: at.services.previewing.preview(at.actor, at.template_id, Look(data=NAMED)),
    ),
    "page": ("template:read", lambda at: at.services.previewing.page(at.actor, at.template_id)),
    "source": (
        "template:read",
        lambda at: at.services.sources.get(at.actor, at.template_id, "mjml"),
    ),
    "test": (
        "template:test",
        lambda at: at.services.mail_tests.send(
            at.actor, at.template_id, MailTest(to="ben@meadow.example", data=NAMED)
        ),
    ),
    "render": (
        "template:read",
        lambda at: at.services.workbench.render(
            at.actor, Piece(written=(MJML,)), Trial(data=NAMED)
        ),
    ),
    "check": (
        "template:read",
        lambda at: at.services.workbench.check(at.actor, Piece(written=(MJML,)), None),
    ),
    "open document": (
        "template:read",
        lambda at: at.services.workbench.open_document(at.actor, Piece(written=(MJML,))),
    ),
    "canvas": (
        "template:read",
        lambda at: at.services.workbench.canvas(at.actor, Piece(written=(MJML,)), View()),
    ),
    "sanitize": ("template:read", lambda at: at.services.workbench.sanitize(at.actor, "<p>x</p>")),
    "checks": ("template:read", lambda at: at.services.workbench.checks(at.actor)),
    "starters": ("template:read", lambda at: at.services.starters.list(at.actor)),
    "starter": ("template:read", lambda at: at.services.starters.get(at.actor, "welcome")),
    "mailbox": ("mailbox:read", lambda at: at.services.mailroom.list(at.actor)),
    "mail": ("mailbox:read", lambda at: at.services.mailroom.get(at.actor, at.mail_id)),
    "raw mail": ("mailbox:read", lambda at: at.services.mailroom.raw(at.actor, at.mail_id)),
    "delete mail": ("template:test", lambda at: at.services.mailroom.delete(at.actor, at.mail_id)),
}


def in_role(ada: Browser, role: Role) -> Actor:
    return Actor(
        id="01990000-0000-7000-8000-00000000abcd",
        organization_id=ada.organization_id,
        name="Somebody",
        email="somebody@meadow.example",
        role=role,
        permissions=effective(role),
    )


async def test_each_role_may_do_what_its_permissions_say(ada: Browser, house: wiring.House) -> None:
    for role in get_args(Role):
        actor = in_role(ada, role)
        for name, (permission, verb) in VERBS.items():
            template = await a_template(ada)
            mail_id = await a_test_mail(ada, template["id"])
            draft = {"format": "mjml", "source": HELLO}
            await ada.put(f"/api/templates/{template['id']}/draft", draft)
            scene = Scene(house.services, actor, template["id"], mail_id)
            if permission in actor.permissions:
                await verb(scene)
                continue
            with pytest.raises(Forbidden) as refused:
                await verb(scene)
            assert permission in refused.value.message, (role, name)


async def test_who_may_only_test_sends_the_version_and_leaves_the_draft(
    ada: Browser, house: wiring.House
) -> None:
    template = await a_template(ada)
    draft = {"format": "mjml", "source": HELLO.replace("points", "coins")}
    await ada.put(f"/api/templates/{template['id']}/draft", draft)
    order = MailTest(to="ben@meadow.example", data=NAMED)
    actor = in_role(ada, "approver")
    message = await house.services.mail_tests.send(actor, template["id"], order)
    assert (message.version, message.hash) == (1, template["hash"])
    whole = await house.services.templates.get(actor, template["id"])
    assert whole.template.has_draft


def test_every_verb_of_the_services_is_in_the_list() -> None:
    owners = (
        "templates", "versions", "drafts", "importing", "previewing", "sources", "mail_tests",
        "workbench", "mailroom", "starters",
    )  # fmt: skip
    annotations = Services.__annotations__
    public = [
        name
        for owner in owners
        for name, value in vars(annotations[owner]).items()
        if callable(value)
        and not name.startswith("_")
        and name not in {"opened", "first", "frozen"}
    ]
    assert len(public) == len(VERBS)
