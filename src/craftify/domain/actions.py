"""Every action that goes on the record, with what people read in its place."""

from collections.abc import Mapping
from typing import Final

ACTIONS: Final[Mapping[str, str]] = {
    "access.refused": "was refused something sensitive",
    "access_rules.changed": "changed who may come from where",
    "audit.exported": "took the audit log along",
    "feature.changed": "turned a feature on or off",
    "key.created": "made an API key",
    "key.refused": "came with an API key that is not good",
    "key.revoked": "revoked an API key",
    "key.rotated": "renewed the secret of an API key",
    "organization.created": "founded the organization",
    "session.began": "signed in",
    "session.betrayed": "used a token twice: the session was ended",
    "session.ended": "signed out",
    "template.changed": "changed a template",
    "template.created": "made a template",
    "template.deleted": "put a template into the bin",
    "template.draft_discarded": "discarded a draft",
    "template.draft_saved": "saved a draft",
    "template.duplicated": "copied a template",
    "template.frozen": "made a version of a draft",
    "template.imported": "imported a template",
    "template.restored": "restored an older version",
    "template.tested": "sent a test mail",
    "template.undeleted": "took a template out of the bin",
    "user.changed": "changed a profile",
    "user.created": "added a person",
    "user.password_changed": "changed a password",
    "user.password_reset": "set a new password for somebody",
}
ENTITIES: Final = tuple(sorted({action.partition(".")[0] for action in ACTIONS}))
