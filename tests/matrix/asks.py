"""One request for every operation of the API that a caller who may do it gets an answer to.

`{name}` in a path or a body stands for a thing that `world.MAKERS` makes anew for each request.
"""

from dataclasses import dataclass
from typing import Any, Final

from tests.emails import FRAGMENT, HELLO, NAMED, sent_files

Json = Any


@dataclass(frozen=True)
class Ask:
    """A request; `things` are what it names, `status` what a caller who may do it gets."""

    method: str
    path: str
    body: Json = None
    things: tuple[str, ...] = ()
    files: Json = None
    status: int = 200
    shared: tuple[str, ...] = ()
    """Things that are everybody's: another organization finds them as well."""
    headers: Json = None


def _get(path: str, *things: str, **more: Json) -> Ask:
    return Ask("GET", path, None, things, **more)


def _post(path: str, body: Json, *things: str, status: int = 201, **more: Json) -> Ask:
    return Ask("POST", path, body, things, status=status, **more)


def _put(path: str, body: Json, *things: str, **more: Json) -> Ask:
    return Ask("PUT", path, body, things, **more)


def _patch(path: str, body: Json, *things: str, **more: Json) -> Ask:
    return Ask("PATCH", path, body, things, **more)


def _delete(path: str, *things: str, status: int = 204, body: Json = None) -> Ask:
    return Ask("DELETE", path, body, things, status=status)


_TEMPLATE: Final = "/api/templates/{template}"
_BLOCK: Final = "/api/blocks/{block}"
_CONNECTION: Final = "/api/organization/sso/{connection}"
_DRAFT: Final = {"format": "mjml", "source": HELLO}
_WRONG: Final = {"email": "nobody@meadow.example", "password": "seven wrong owls at noon"}

_NOTHING: Final = "01990000-0000-7000-8000-00000000abcd"
_SHOWN: Final = {
    "challengeId": "none",
    "credential": {
        "id": "AA",
        "rawId": "AA",
        "type": "public-key",
        "response": {"clientDataJSON": "e30"},
    },
}

ASKS: Final[dict[str, Ask]] = {
    # set-up, sessions, one's own account
    "getSetup": _get("/api/setup"),
    "completeSetup": _post(
        "/api/setup",
        {
            "token": "none",
            "organizationName": "Late",
            "email": "late@meadow.example",
            "firstName": "Lou",
            "lastName": "Late",
            "password": "seven late owls at noon",
        },
        status=409,
    ),
    "signIn": _post("/api/auth/login", _WRONG, status=401),
    "createToken": _post("/api/auth/token", _WRONG, status=401),
    "refresh": _post("/api/auth/refresh", {"refreshToken": "none"}, status=401),
    "signOut": _post("/api/auth/logout", {"refreshToken": "none"}, status=204),
    "getSession": _get("/api/auth/session"),
    "getMe": _get("/api/auth/me"),
    "changeMe": _patch("/api/auth/me", {"settings": {"density": "compact"}}),
    "changePassword": _post(
        "/api/auth/me/password",
        {"currentPassword": "not this one", "newPassword": "eight new owls at noon"},
        status=403,
    ),
    "getOrganization": _get("/api/organization"),
    "changeOrganization": _patch("/api/organization", {"name": "Meadow"}),
    "listMyOrganizations": _get("/api/auth/organizations"),
    "switchOrganization": _post(
        "/api/auth/organization", {"organizationId": "{organization}"}, "organization", status=200
    ),
    # links by mail
    "lookUpInvitation": _post("/api/invitations/lookup", {"token": "none"}, status=404),
    "acceptInvitation": _post("/api/invitations/accept", {"token": "none"}, status=404),
    "forgetPassword": _post(
        "/api/auth/password/forgot", {"email": "nobody@meadow.example"}, status=202
    ),
    "resetPassword": _post(
        "/api/auth/password/reset",
        {"token": "none", "password": "seven late owls at noon"},
        status=404,
    ),
    "confirmEmail": _post("/api/auth/email/confirm", {"token": "none"}, status=404),
    # people
    "listUsers": _get("/api/users"),
    "getUser": _get("/api/users/{member}", "member"),
    "changeUser": _patch("/api/users/{member}", {"permissions": ["-template:test"]}, "member"),
    "removeUser": _delete("/api/users/{member}", "member"),
    "getMyUser": _get("/api/users/me"),
    "changeMyUser": _patch("/api/users/me", {"settings": {"density": "compact"}}),
    "leaveOrganization": Ask(
        "DELETE", "/api/users/me", headers={"If-Match": '"another"'}, status=412
    ),
    "askForEmail": _post("/api/users/me/email", {"email": "new@meadow.example"}, status=202),
    "listInvitations": _get("/api/users/invitations"),
    "inviteUser": _post(
        "/api/users/invitations",
        {"email": "{email}", "role": "viewer"},
        "email",
        shared=("email",),
    ),
    "resendInvitation": _post(
        "/api/users/invitations/{invitation}/resend", None, "invitation", status=200
    ),
    "revokeInvitation": _delete("/api/users/invitations/{invitation}", "invitation"),
    "listTeams": _get("/api/teams"),
    "createTeam": _post("/api/teams", {"name": "{word}"}, "word", shared=("word",)),
    "getTeam": _get("/api/teams/{team}", "team"),
    "changeTeam": _patch("/api/teams/{team}", {"description": "New"}, "team"),
    "removeTeam": _delete("/api/teams/{team}", "team"),
    "addTeamMember": _put("/api/teams/{team}/members/{member}", None, "team", "member"),
    "removeTeamMember": _delete("/api/teams/{team}/members/{member}", "team", "member", status=200),
    "listRoles": _get("/api/roles"),
    # single sign-on
    "findSso": _post("/api/auth/sso", {"email": "ada@meadow.example"}, status=200),
    "startSso": _get("/api/auth/sso/none/start", status=302),
    "finishSso": _get("/api/auth/sso/callback", status=302),
    "listConnections": _get("/api/organization/sso"),
    "getConnection": _get(_CONNECTION, "connection"),
    "createConnection": _post(
        "/api/organization/sso",
        {"name": "Login", "issuer": "https://127.0.0.1", "clientId": "craftify"},
    ),
    "changeConnection": _patch(_CONNECTION, {"name": "Our login"}, "connection"),
    "deleteConnection": _delete(_CONNECTION, "connection"),
    "testConnection": _post(f"{_CONNECTION}/test", {}, "connection", status=200),
    # signing in by more than a password; whose they are is tested where they are made
    "signInWithSecondFactor": _post(
        "/api/auth/second-factor", {"challenge": "none", "code": "123456"}, status=401
    ),
    "askForPasskey": _post("/api/auth/passkeys/options", {}, status=200),
    "signInWithPasskey": _post("/api/auth/passkeys/sign-in", _SHOWN, status=401),
    "listSessions": _get("/api/auth/sessions"),
    "endSession": _delete(f"/api/auth/sessions/{_NOTHING}", status=404),
    "endOtherSessions": _delete("/api/auth/sessions"),
    "getStepUp": _get("/api/auth/step-up"),
    "askForProof": _post("/api/auth/step-up/options", None, status=401),
    "stepUp": _post("/api/auth/step-up", {"password": "not this one"}, status=401),
    "listFactors": _get("/api/auth/factors"),
    "beginTotp": _post("/api/auth/factors/totp", None),
    "confirmTotp": _post("/api/auth/factors/totp/confirm", {"code": "123456"}, status=409),
    "removeTotp": _delete("/api/auth/factors/totp", status=404),
    "beginPasskey": _post("/api/auth/factors/passkeys/options", None, status=200),
    "addPasskey": _post("/api/auth/factors/passkeys", {**_SHOWN, "name": "Laptop"}, status=401),
    "renamePasskey": _patch(
        f"/api/auth/factors/passkeys/{_NOTHING}", {"name": "Phone"}, status=404
    ),
    "removePasskey": _delete(f"/api/auth/factors/passkeys/{_NOTHING}", status=404),
    "renewRecoveryCodes": _post("/api/auth/factors/recovery-codes", None, status=409),
    "removePassword": _delete("/api/auth/factors/password", status=409),
    # API keys
    "listKeys": _get("/api/keys"),
    "getKey": _get("/api/keys/{key}", "key"),
    "createKey": _post("/api/keys", {"name": "Shop", "permissions": ["template:read"]}),
    "rotateKey": _post("/api/keys/{key}/rotate", {"overlapMinutes": 0}, "key", status=200),
    "revokeKey": _delete("/api/keys/{key}", "key"),
    # templates
    "listTemplates": _get("/api/templates"),
    "getFacets": _get("/api/templates/facets"),
    "createTemplate": _post("/api/templates", {"name": "New", "mjml": HELLO}),
    "getTemplate": _get(_TEMPLATE, "template"),
    "changeTemplate": _put(_TEMPLATE, {"name": "Renamed"}, "template"),
    "deleteTemplate": _delete(_TEMPLATE, "template", status=200),
    "undeleteTemplate": _post("/api/templates/{binned}/undelete", None, "binned", status=200),
    "duplicateTemplate": _post(f"{_TEMPLATE}/duplicate", {"name": "Twin"}, "template"),
    "importTemplates": Ask(
        "POST", "/api/templates/import", files=sent_files({"hello.mjml": HELLO}), status=201
    ),
    "listVersions": _get(f"{_TEMPLATE}/versions", "template"),
    "getVersion": _get(f"{_TEMPLATE}/versions/1", "template"),
    "freezeDraft": _post("/api/templates/{drafted}/versions", {"message": "New"}, "drafted"),
    "restoreVersion": _post(f"{_TEMPLATE}/versions/1/restore", None, "template", status=200),
    "getDraft": _get("/api/templates/{drafted}/draft", "drafted"),
    "saveDraft": _put(f"{_TEMPLATE}/draft", _DRAFT, "template"),
    "discardDraft": _delete("/api/templates/{drafted}/draft", "drafted", status=200),
    "previewTemplate": _post(f"{_TEMPLATE}/preview", {"data": NAMED}, "template", status=200),
    "getRendered": _get(f"{_TEMPLATE}/rendered", "template"),
    "getSource": _get(f"{_TEMPLATE}/source", "template"),
    "sendTest": _post(
        f"{_TEMPLATE}/test", {"to": "ben@meadow.example", "data": NAMED}, "template", status=202
    ),
    "listStarters": _get("/api/starters"),
    "getStarter": _get("/api/starters/{starter}", "starter", shared=("starter",)),
    # what templates share
    "listBrands": _get("/api/brands"),
    "createBrand": _post("/api/brands", {"name": "Meadow"}),
    "getBrand": _get("/api/brands/{brand}", "brand"),
    "changeBrand": _patch("/api/brands/{brand}", {"description": "New"}, "brand"),
    "deleteBrand": _delete("/api/brands/{brand}", "brand"),
    "setDefaultBrand": _put("/api/brands/{brand}/default", None, "brand"),
    "listBlocks": _get("/api/blocks"),
    "createBlock": _post("/api/blocks", {"name": "Footer", **FRAGMENT}),
    "getBlock": _get(_BLOCK, "block"),
    "changeBlock": _patch(_BLOCK, {"description": "New"}, "block"),
    "deleteBlock": _delete(_BLOCK, "block"),
    "listBlockUses": _get(f"{_BLOCK}/uses", "block"),
    "listBlockVersions": _get(f"{_BLOCK}/versions", "block"),
    "getBlockVersion": _get(f"{_BLOCK}/versions/1", "block"),
    "publishBlock": _post(f"{_BLOCK}/versions", {**FRAGMENT, "theme": {}}, "block"),
    "getLibrary": _get("/api/blocks/library"),
    "getRenderedBlock": _get(f"{_BLOCK}/rendered", "block"),
    # the engine
    "renderContent": _post("/api/engine/render", {"mjml": HELLO, "data": NAMED}, status=200),
    "checkContent": _post("/api/engine/check", {"mjml": HELLO}, status=200),
    "openDocument": _post("/api/engine/document", {"mjml": HELLO}, status=200),
    "compileCanvas": _post("/api/engine/canvas", {"mjml": HELLO}, status=200),
    "sanitizeHtml": _post("/api/engine/sanitize", {"html": "<p>Hi</p>"}, status=200),
    "listChecks": _get("/api/engine/checks"),
    # mails
    "listMailbox": _get("/api/mailbox"),
    "getMail": _get("/api/mailbox/{mail}", "mail"),
    "getRawMail": _get("/api/mailbox/{mail}/raw", "mail"),
    "deleteMail": _delete("/api/mailbox/{mail}", "mail"),
    # the audit log
    "listAudit": _get("/api/audit"),
    "getAuditFacets": _get("/api/audit/facets"),
    "getAuditEntry": _get("/api/audit/{entry}", "entry"),
    "verifyAudit": _get("/api/audit/verify"),
    "exportAudit": _get("/api/audit/export"),
    # from where one may call
    "getSystemAccessRules": _get("/api/system/access-rules"),
    "setSystemAccessRules": _put("/api/system/access-rules", {"deny": ["203.0.113.9"]}),
    "getAccessRules": _get("/api/organization/access-rules"),
    "setAccessRules": _put("/api/organization/access-rules", {"deny": ["203.0.113.9"]}),
    # the server
    "getHealth": _get("/health"),
    "getLiveness": _get("/health/live"),
    "getReadiness": _get("/health/ready"),
    "getApi": _get("/api"),
    "getSecurity": _get("/security"),
    "getSystemStatus": _get("/api/system/status"),
    "getSecurityPosture": _get("/api/system/security"),
    "listFeatures": _get("/api/system/features"),
    "setFeatures": _put("/api/system/features", {"api-docs": False}),
    "listOwnFeatures": _get("/api/organization/features"),
    "setOwnFeatures": _put("/api/organization/features", {"sso-sign-up": False}),
}
