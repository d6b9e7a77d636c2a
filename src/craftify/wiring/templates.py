"""The services of templates and mail on their ports."""

from typing import TypedDict

from craftify.engine import Address
from craftify.records.journal import Journal
from craftify.services.drifting import Drift, watched
from craftify.services.errands import Errands
from craftify.services.mail.mailbox import Mailroom
from craftify.services.mail.testing import MailTests
from craftify.services.templates.drafts import Drafts
from craftify.services.templates.importing import Importing
from craftify.services.templates.indexing import Index
from craftify.services.templates.previewing import Previewing
from craftify.services.templates.shelf import Shelf
from craftify.services.templates.sources import Sources
from craftify.services.templates.starters import Starters
from craftify.services.templates.templates import Templates
from craftify.services.templates.versions import Versions
from craftify.services.templates.workbench import Workbench
from craftify.settings import Settings
from craftify.wiring.ports import Ports


class TemplateServices(TypedDict):
    """The part of the desk that is about templates and mail."""

    templates: Templates
    versions: Versions
    drafts: Drafts
    importing: Importing
    previewing: Previewing
    mail_tests: MailTests
    mailroom: Mailroom
    sources: Sources
    starters: Starters
    workbench: Workbench
    index: Index


def template_services(ports: Ports, settings: Settings, errands: Errands) -> TemplateServices:
    """Everything people can do with templates."""
    workshop, starters = ports.workshop, Starters(ids=ports.ids)
    shelf = Shelf(
        items=ports.items,
        blobs=ports.blobs,
        catalog=ports.catalog,
        journal=Journal(ports.clock, ports.ids),
        clock=ports.clock,
        ids=ports.ids,
    )
    drift = Drift(lend=shelf.lent, workshop=workshop, errands=errands, logs=ports.logs)
    templates = Templates(shelf=shelf, workshop=workshop, starters=starters)
    versions = Versions(shelf=shelf, workshop=workshop)
    index = Index(items=ports.items, blobs=ports.blobs, catalog=ports.catalog, clock=ports.clock)
    ports.metrics.watch(
        "catalog_lag_seconds",
        "Since when writes of other processes may be missing in lists.",
        lambda: index.progress.lag(ports.clock.now()),
    )
    return TemplateServices(
        templates=templates,
        versions=versions,
        drafts=Drafts(shelf=shelf, drift=watched(drift, ports.metrics)),
        importing=Importing(shelf=shelf, workshop=workshop, templates=templates, logs=ports.logs),
        previewing=Previewing(shelf=shelf, workshop=workshop),
        mail_tests=MailTests(
            shelf=shelf,
            workshop=workshop,
            versions=versions,
            mailer=ports.mailer,
            sender=Address(email=settings.mail_from, name=settings.mail_from_name),
        ),
        mailroom=Mailroom(mailbox=ports.mailbox),
        sources=Sources(shelf=shelf, workshop=workshop),
        starters=starters,
        workbench=Workbench(shelf=shelf, workshop=workshop),
        index=index,
    )
