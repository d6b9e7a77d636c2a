"""Roles and permissions as people choose between them: what each one lets somebody do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from craftify.domain.access import Permission, Role

Group = Literal["Templates", "Library", "Sending", "People", "Organization", "Installation"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one permission is about."""

    group: Group
    title: str
    description: str


ABOUT: Final[Mapping[Role, str]] = {
    "admin": "runs the organization: people, keys, sign-in and everything that others may do.",
    "manager": "leads the work: invites people, keeps teams, approves and publishes templates.",
    "editor": "makes templates: writes, designs, imports and tests them.",
    "approver": "says yes or no to templates, and tests them before.",
    "viewer": "looks at templates and changes nothing.",
}
CATALOG: Final[Mapping[Permission, Sheet]] = {
    "template:read": Sheet("Templates", "See templates", "Open templates, versions and previews."),
    "template:write": Sheet(
        "Templates", "Write templates", "Make, change, import and restore templates."
    ),
    "template:delete": Sheet(
        "Templates", "Delete templates", "Put templates into the bin and take them out again."
    ),
    "template:test": Sheet("Templates", "Send tests", "Send test mails, delete them again."),
    "template:approve": Sheet("Templates", "Approve", "Decide about versions sent for approval."),
    "template:publish": Sheet("Templates", "Publish", "Make an approved version the one sent."),
    "breakglass:publish": Sheet(
        "Templates",
        "Publish without approval",
        "In an emergency, with a reason, seen by everybody. Part of no role.",
    ),
    "folder:write": Sheet("Library", "Arrange folders", "Make, rename and move folders."),
    "block:write": Sheet("Library", "Keep blocks", "Make and change blocks that templates share."),
    "brand:manage": Sheet("Library", "Keep brand kits", "Colors, fonts and logo of the brand."),
    "asset:write": Sheet("Library", "Keep assets", "Upload and remove images and files."),
    "mailbox:read": Sheet("Sending", "Read the mailbox", "See test mails kept on this server."),
    "message:send": Sheet("Sending", "Send emails", "Send approved templates to recipients."),
    "webhook:manage": Sheet("Sending", "Keep webhooks", "Say who is told about what was sent."),
    "user:read": Sheet(
        "People", "See people", "See who belongs to the organization and its teams."
    ),
    "user:invite": Sheet("People", "Invite people", "Invite, resend and revoke invitations."),
    "user:manage": Sheet(
        "People", "Manage people", "Change roles and permissions, disable and remove people."
    ),
    "team:manage": Sheet("People", "Manage teams", "Make teams and say who belongs to them."),
    "organization:manage": Sheet(
        "Organization", "Manage the organization", "Name, sign-in rules, single sign-on, networks."
    ),
    "key:manage": Sheet("Organization", "Manage API keys", "Make, exchange and revoke API keys."),
    "audit:read": Sheet("Organization", "Read the audit log", "See and export who did what."),
    "system:read": Sheet(
        "Installation", "See the server", "Health, security posture and limits of the installation."
    ),
    "system:manage": Sheet(
        "Installation", "Manage the server", "Access rules and features for all organizations."
    ),
}
