"""Every service in one object: what a door is given."""

from dataclasses import dataclass

from craftify.services.administrators import Administrators
from craftify.services.drafts import Drafts
from craftify.services.health import Health
from craftify.services.idempotency import Idempotency
from craftify.services.importing import Importing
from craftify.services.indexing import Index
from craftify.services.mailbox import Mailroom
from craftify.services.organizations import Organizations
from craftify.services.previewing import Previewing
from craftify.services.sessions import Sessions
from craftify.services.setup import Setup
from craftify.services.sources import Sources
from craftify.services.starters import Starters
from craftify.services.templates import Templates
from craftify.services.testing import MailTests
from craftify.services.users import Users
from craftify.services.versions import Versions
from craftify.services.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What people can do, by noun."""

    setup: Setup
    sessions: Sessions
    users: Users
    organizations: Organizations
    administrators: Administrators
    health: Health
    idempotency: Idempotency
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
