"""Who may call which operation of the API: one row each, read by the docs and by the tests.

Services decide; this table says what they decide. An operation without a row fails the tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from craftify.domain.access import Permission

Need = Literal["public", "signed_in"] | Permission


@dataclass(frozen=True, slots=True)
class Rule:
    """What an operation asks of its caller.

    `needs` is a permission, or that somebody is signed in, or nothing (`public`). `keys` says
    whether a program with an API key may call it, `fresh` that a person has to have proved who they
    are within the last minutes, `also` which further permissions it takes.
    """

    needs: Need
    keys: bool = False
    fresh: bool = False
    also: tuple[Permission, ...] = ()


# who chooses the provider that says who people are can come in as any of them
_ANYBODY: Final[tuple[Permission, ...]] = ("user:manage", "key:manage")

OPERATIONS: Final[Mapping[str, Rule]] = {
    # set-up, sessions, one's own account
    "getSetup": Rule("public"),
    "completeSetup": Rule("public"),
    "signIn": Rule("public"),
    "createToken": Rule("public"),
    "refresh": Rule("public"),
    "signOut": Rule("public"),
    "getSession": Rule("signed_in"),
    "getMe": Rule("signed_in"),
    "changeMe": Rule("signed_in"),
    "changePassword": Rule("signed_in", fresh=True),
    "signInWithSecondFactor": Rule("public"),
    "askForPasskey": Rule("public"),
    "signInWithPasskey": Rule("public"),
    "listSessions": Rule("signed_in"),
    "endSession": Rule("signed_in"),
    "endOtherSessions": Rule("signed_in"),
    "getStepUp": Rule("signed_in"),
    "askForProof": Rule("signed_in"),
    "stepUp": Rule("signed_in"),
    "listFactors": Rule("signed_in"),
    "beginTotp": Rule("signed_in", fresh=True),
    "confirmTotp": Rule("signed_in", fresh=True),
    "removeTotp": Rule("signed_in", fresh=True),
    "beginPasskey": Rule("signed_in", fresh=True),
    "addPasskey": Rule("signed_in", fresh=True),
    "renamePasskey": Rule("signed_in", fresh=True),
    "removePasskey": Rule("signed_in", fresh=True),
    "renewRecoveryCodes": Rule("signed_in", fresh=True),
    "removePassword": Rule("signed_in", fresh=True),
    "getOrganization": Rule("signed_in", keys=True),
    "listMyOrganizations": Rule("signed_in"),
    "switchOrganization": Rule("signed_in"),
    "changeOrganization": Rule("organization:manage", fresh=True),
    # links by mail
    "lookUpInvitation": Rule("public"),
    "acceptInvitation": Rule("public"),
    "forgetPassword": Rule("public"),
    "resetPassword": Rule("public"),
    "confirmEmail": Rule("public"),
    # people
    "listUsers": Rule("user:read", keys=True),
    "getUser": Rule("user:read", keys=True),
    "changeUser": Rule("user:manage", keys=True, fresh=True),
    "removeUser": Rule("user:manage", keys=True, fresh=True),
    "getMyUser": Rule("signed_in"),
    "changeMyUser": Rule("signed_in"),
    "leaveOrganization": Rule("signed_in", fresh=True),
    "askForEmail": Rule("signed_in", fresh=True),
    "listInvitations": Rule("user:invite", keys=True),
    "inviteUser": Rule("user:invite", keys=True, also=("template:read", "user:read")),
    "resendInvitation": Rule("user:invite", keys=True),
    "revokeInvitation": Rule("user:invite", keys=True),
    "listTeams": Rule("user:read", keys=True),
    "createTeam": Rule("team:manage", keys=True),
    "getTeam": Rule("user:read", keys=True),
    "changeTeam": Rule("team:manage", keys=True),
    "removeTeam": Rule("team:manage", keys=True),
    "addTeamMember": Rule("team:manage", keys=True),
    "removeTeamMember": Rule("team:manage", keys=True),
    "listRoles": Rule("user:read", keys=True),
    # single sign-on
    "findSso": Rule("public"),
    "startSso": Rule("public"),
    "finishSso": Rule("public"),
    "listConnections": Rule("organization:manage"),
    "getConnection": Rule("organization:manage"),
    "createConnection": Rule("organization:manage", fresh=True, also=_ANYBODY),
    "changeConnection": Rule("organization:manage", fresh=True, also=_ANYBODY),
    "deleteConnection": Rule("organization:manage", fresh=True),
    "testConnection": Rule("organization:manage", fresh=True),
    # API keys
    "listKeys": Rule("key:manage"),
    "getKey": Rule("key:manage"),
    "createKey": Rule("key:manage", fresh=True),
    "rotateKey": Rule("key:manage", fresh=True),
    "revokeKey": Rule("key:manage", fresh=True),
    # from where one may call
    "getSystemAccessRules": Rule("system:read"),
    "setSystemAccessRules": Rule("system:manage", fresh=True),
    "getAccessRules": Rule("organization:manage"),
    "setAccessRules": Rule("organization:manage", fresh=True),
    # templates
    "listTemplates": Rule("template:read", keys=True),
    "getFacets": Rule("template:read", keys=True),
    "createTemplate": Rule("template:write", keys=True),
    "getTemplate": Rule("template:read", keys=True),
    "changeTemplate": Rule("template:write", keys=True),
    "deleteTemplate": Rule("template:delete", keys=True),
    "undeleteTemplate": Rule("template:delete", keys=True),
    "duplicateTemplate": Rule("template:write", keys=True, also=("template:read",)),
    "importTemplates": Rule("template:write", keys=True),
    "listVersions": Rule("template:read", keys=True),
    "getVersion": Rule("template:read", keys=True),
    "freezeDraft": Rule("template:write", keys=True),
    "restoreVersion": Rule("template:write", keys=True, also=("template:read",)),
    "getDraft": Rule("template:read", keys=True),
    "saveDraft": Rule("template:write", keys=True),
    "discardDraft": Rule("template:write", keys=True),
    "previewTemplate": Rule("template:read", keys=True),
    "getRendered": Rule("template:read", keys=True),
    "getSource": Rule("template:read", keys=True),
    "sendTest": Rule("template:test", keys=True),
    "listStarters": Rule("template:read", keys=True),
    "getStarter": Rule("template:read", keys=True),
    # what templates share
    "listBrands": Rule("template:read", keys=True),
    "createBrand": Rule("brand:manage", keys=True),
    "getBrand": Rule("template:read", keys=True),
    "changeBrand": Rule("brand:manage", keys=True),
    "deleteBrand": Rule("brand:manage", keys=True),
    "setDefaultBrand": Rule("brand:manage", keys=True),
    "listBlocks": Rule("template:read", keys=True),
    "createBlock": Rule("block:write", keys=True),
    "getBlock": Rule("template:read", keys=True),
    "changeBlock": Rule("block:write", keys=True),
    "deleteBlock": Rule("block:write", keys=True),
    "listBlockUses": Rule("template:read", keys=True),
    "listBlockVersions": Rule("template:read", keys=True),
    "getBlockVersion": Rule("template:read", keys=True),
    "publishBlock": Rule("block:write", keys=True),
    "getLibrary": Rule("template:read", keys=True),
    "getRenderedBlock": Rule("template:read", keys=True),
    # the engine
    "renderContent": Rule("template:read", keys=True),
    "checkContent": Rule("template:read", keys=True),
    "openDocument": Rule("template:read", keys=True),
    "compileCanvas": Rule("template:read", keys=True),
    "sanitizeHtml": Rule("template:read", keys=True),
    "listChecks": Rule("template:read", keys=True),
    # mails
    "listMailbox": Rule("mailbox:read", keys=True),
    "getMail": Rule("mailbox:read", keys=True),
    "getRawMail": Rule("mailbox:read", keys=True),
    "deleteMail": Rule("template:test", keys=True),
    # the audit log
    "listAudit": Rule("audit:read", keys=True),
    "getAuditFacets": Rule("audit:read", keys=True),
    "getAuditEntry": Rule("audit:read", keys=True),
    "verifyAudit": Rule("audit:read", keys=True),
    "exportAudit": Rule("audit:read", keys=True, fresh=True),
    # the server
    "getHealth": Rule("public"),
    "getLiveness": Rule("public"),
    "getReadiness": Rule("public"),
    "getApi": Rule("public"),
    "getSecurity": Rule("public"),
    "getSystemStatus": Rule("system:read"),
    "getSecurityPosture": Rule("system:read"),
    "listFeatures": Rule("system:read"),
    "setFeatures": Rule("system:manage", fresh=True),
    "listOwnFeatures": Rule("organization:manage"),
    "setOwnFeatures": Rule("organization:manage", fresh=True),
}
