"""/api/users/invitations: asking people to join."""

from typing import Annotated

from litestar import Response, Router, delete, get, post
from litestar.params import FromPath, JSONBody
from pydantic import Field

from craftify.api.envelopes import Answer, Shape, Success, Timestamp, request_time, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.api.once import answered_once
from craftify.api.people.shown import TeamName, named
from craftify.domain.access import Role
from craftify.domain.accounts.invitations import InvitationStatus
from craftify.domain.accounts.people import Person
from craftify.services.people.invitations import Invited, NewInvitation

Name = Annotated[str, Field(max_length=100)]


class Invitation(Answer, frozen=True, kw_only=True):
    """An invitation. `role` is null for one that was revoked; `sentAt` while no mail has left."""

    id: str
    email: str
    role: Role | None
    permissions: tuple[str, ...]
    teams: tuple[TeamName, ...]
    message: str
    status: InvitationStatus
    invited_by: Person
    created_at: Timestamp
    expires_at: Timestamp
    sent_at: Timestamp | None
    user_id: str


class InvitationInput(Shape):
    """Whom to invite, as what. `message` is a few words of one's own in the mail."""

    email: str = Field(max_length=1000)
    role: Role
    permissions: list[Name] = Field(default_factory=list, max_length=100)
    teams: list[Name] = Field(default_factory=list, max_length=200)
    message: str = Field(default="", max_length=5000)


def shown(found: Invited) -> Invitation:
    """An invitation as the API shows it."""
    invitation, membership = found.invitation, found.membership
    return Invitation(
        id=invitation.id,
        email=invitation.email,
        role=membership.role if membership else None,
        permissions=membership.permissions if membership else (),
        teams=named(found.teams),
        message=invitation.message,
        status=invitation.status(request_time.get()),
        invited_by=invitation.invited_by,
        created_at=stamp(invitation.created_at),
        expires_at=stamp(invitation.expires_at),
        sent_at=stamp(invitation.sent_at) if invitation.sent_at else None,
        user_id=invitation.user_id,
    )


@get("/", operation_id="listInvitations", summary="List invitations")
async def list_invitations(actor: TheActor, services: TheServices) -> Success[list[Invitation]]:
    """Those that wait for an answer, and those settled within three months; newest first."""
    return success([shown(one) for one in await services.invitations.list(actor)])


@post("/", status_code=201, operation_id="inviteUser", summary="Invite somebody")
async def invite_user(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[InvitationInput]
) -> Response[Success[Invitation]]:
    """Invite an address by mail. The link works once, for seven days."""
    new = NewInvitation(
        email=data.email,
        role=data.role,
        permissions=data.permissions,
        teams=data.teams,
        message=data.message,
    )

    async def work() -> Invitation:
        return shown(await services.invitations.create(actor, new))

    return await answered_once(request, services, actor, work, status=201)


@post(
    "/{invitation_id:str}/resend",
    status_code=200,
    operation_id="resendInvitation",
    summary="Send an invitation again",
)
async def resend_invitation(
    actor: TheActor, services: TheServices, invitation_id: FromPath[str]
) -> Success[Invitation]:
    """Send a new link, good for seven days. The one before is worth nothing from now on."""
    return success(shown(await services.invitations.resend(actor, invitation_id)))


@delete(
    "/{invitation_id:str}",
    status_code=204,
    operation_id="revokeInvitation",
    summary="Take an invitation back",
)
async def revoke_invitation(
    actor: TheActor, services: TheServices, invitation_id: FromPath[str]
) -> None:
    """Take an invitation back: its link is worth nothing from now on."""
    await services.invitations.revoke(actor, invitation_id)


ROUTER = Router(
    "/api/users/invitations",
    route_handlers=[list_invitations, invite_user, resend_invitation, revoke_invitation],
    tags=["People"],
)
