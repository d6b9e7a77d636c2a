"""Every service in one object: what a door is given."""

from dataclasses import dataclass

from craftify.services.access_rules import AccessRuleBook
from craftify.services.accounts.addresses import Addresses
from craftify.services.accounts.administrators import Administrators
from craftify.services.accounts.factors import SecondFactors
from craftify.services.accounts.key_door import KeyDoor
from craftify.services.accounts.keys import Keys
from craftify.services.accounts.own_password import OwnPassword
from craftify.services.accounts.resealing import Resealing
from craftify.services.accounts.resets import Resets
from craftify.services.accounts.sessions import Entrance, OwnSessions, Sessions, StepUp
from craftify.services.accounts.setup import Setup
from craftify.services.accounts.users import Users
from craftify.services.audit.log import Audit
from craftify.services.errands import Errands
from craftify.services.features import Features
from craftify.services.gate import Gate
from craftify.services.health import Health
from craftify.services.idempotency import Idempotency
from craftify.services.library.blocks import Blocks
from craftify.services.library.brands import Brands
from craftify.services.mail.mailbox import Mailroom
from craftify.services.mail.notices import Notices
from craftify.services.mail.testing import MailTests
from craftify.services.people.invitations import Invitations
from craftify.services.people.joining import Joining
from craftify.services.people.members import Members
from craftify.services.people.organizations import Organizations
from craftify.services.people.teams import Teams
from craftify.services.sso.connections import Connections
from craftify.services.sso.signing_in import SingleSignOn
from craftify.services.system.posture import Posture
from craftify.services.system.status import System
from craftify.services.templates.drafts import Drafts
from craftify.services.templates.importing import Importing
from craftify.services.templates.indexing import Index
from craftify.services.templates.previewing import Previewing
from craftify.services.templates.sources import Sources
from craftify.services.templates.starters import Starters
from craftify.services.templates.templates import Templates
from craftify.services.templates.versions import Versions
from craftify.services.templates.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What people can do, by noun."""

    setup: Setup
    sessions: Sessions
    entrance: Entrance
    own_sessions: OwnSessions
    step_up: StepUp
    factors: SecondFactors
    own_password: OwnPassword
    users: Users
    organizations: Organizations
    members: Members
    invitations: Invitations
    joining: Joining
    teams: Teams
    resets: Resets
    addresses: Addresses
    administrators: Administrators
    resealing: Resealing
    keys: Keys
    key_door: KeyDoor
    connections: Connections
    single_sign_on: SingleSignOn
    errands: Errands
    notices: Notices
    access_rules: AccessRuleBook
    audit: Audit
    gate: Gate
    features: Features
    health: Health
    system: System
    posture: Posture
    idempotency: Idempotency
    templates: Templates
    versions: Versions
    drafts: Drafts
    importing: Importing
    previewing: Previewing
    brands: Brands
    blocks: Blocks
    mail_tests: MailTests
    mailroom: Mailroom
    sources: Sources
    starters: Starters
    workbench: Workbench
    index: Index
