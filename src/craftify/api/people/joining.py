"""/api/invitations and links by mail: what their holders can do without being signed in."""

from litestar import Response, Router, post
from litestar.params import JSONBody
from pydantic import Field

from craftify.api.accounts.credentials import PUBLIC, caller, perhaps_signed_in, require_keepable
from craftify.api.accounts.proofs import Shown
from craftify.api.accounts.sessions import Session, end_present, signed_in_here
from craftify.api.envelopes import Answer, Shape, Success, success
from craftify.api.given import AnyRequest, TheServices
from craftify.domain.access import Role
from craftify.services.people.joining import Acceptance

LONGEST = 500


class LinkRequest(Shape):
    """The token of a link."""

    token: str = Field(max_length=LONGEST)


class InvitationAsked(Answer, frozen=True, kw_only=True):
    """What an invitation says. `hasAccount`: its address can sign in already."""

    organization_name: str
    invited_by_name: str
    email: str
    role: Role
    has_account: bool


class AcceptanceInput(Shown):
    """Names and a new password; or, with an account, its password and a second factor.

    Who is signed in with that account gives the token alone.
    """

    token: str = Field(max_length=LONGEST)
    first_name: str = Field(default="", max_length=400)
    last_name: str = Field(default="", max_length=400)
    password: str = Field(default="", max_length=4096)


class ForgottenInput(Shape):
    """Whose password is to be chosen anew."""

    email: str = Field(max_length=1000)


class ResetInput(LinkRequest):
    """The token of the link, and the new password."""

    password: str = Field(max_length=4096)


@post(
    "/invitations/lookup",
    status_code=200,
    opt=PUBLIC,
    security=[{}],
    operation_id="lookUpInvitation",
    summary="What an invitation says",
)
async def look_up_invitation(
    services: TheServices, data: JSONBody[LinkRequest]
) -> Success[InvitationAsked]:
    """What the invitation with this token says, as long as it can be accepted."""
    found = await services.joining.lookup(data.token)
    asked = InvitationAsked(
        organization_name=found.organization_name,
        invited_by_name=found.invited_by_name,
        email=found.email,
        role=found.role,
        has_account=found.has_account,
    )
    return success(asked)


@post(
    "/invitations/accept",
    status_code=201,
    opt=PUBLIC,
    security=[{}],
    operation_id="acceptInvitation",
    summary="Join",
)
async def accept_invitation(
    request: AnyRequest, services: TheServices, data: JSONBody[AcceptanceInput]
) -> Response[Success[Session]]:
    """Join the organization, and be signed in there."""
    require_keepable(request)
    given = Acceptance(
        token=data.token,
        first_name=data.first_name,
        last_name=data.last_name,
        password=data.password,
        answer=data.answer(),
    )
    actor = await perhaps_signed_in(request)
    grant = await services.joining.accept(given, caller(request), actor)
    await end_present(request, services)
    return signed_in_here(request, grant, 201)


@post(
    "/auth/password/forgot",
    status_code=202,
    opt=PUBLIC,
    security=[{}],
    operation_id="forgetPassword",
    summary="Ask for a new password",
)
async def forget_password(
    request: AnyRequest, services: TheServices, data: JSONBody[ForgottenInput]
) -> Success[None]:
    """Send a link to that address if it has an account. The answer is the same if not."""
    await services.resets.ask(data.email, caller(request))
    return success(None)


@post(
    "/auth/password/reset",
    status_code=204,
    opt=PUBLIC,
    security=[{}],
    operation_id="resetPassword",
    summary="Choose a new password",
)
async def reset_password(
    request: AnyRequest, services: TheServices, data: JSONBody[ResetInput]
) -> None:
    """Set a new password by the token of a link. Every session ends; nobody is signed in."""
    await services.resets.complete(data.token, data.password, caller(request))


@post(
    "/auth/email/confirm",
    status_code=204,
    opt=PUBLIC,
    security=[{}],
    operation_id="confirmEmail",
    summary="Confirm a new address",
)
async def confirm_email(
    request: AnyRequest, services: TheServices, data: JSONBody[LinkRequest]
) -> None:
    """Sign in with the new address from now on."""
    await services.addresses.confirm(data.token, caller(request))


ROUTER = Router(
    "/api",
    route_handlers=[
        look_up_invitation,
        accept_invitation,
        forget_password,
        reset_password,
        confirm_email,
    ],
    tags=["Links"],
)
