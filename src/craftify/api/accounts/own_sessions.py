"""/api/auth/sessions and /api/auth/step-up: where I am signed in, and proving it anew."""

from typing import Annotated

from litestar import Response, Router, delete, get, post
from litestar.params import FromPath, JSONBody
from pydantic import Field

from craftify.api.accounts.credentials import ENROLLING, renewed_cookies
from craftify.api.accounts.proofs import Ceremony, Shown, ceremony
from craftify.api.accounts.sessions import Session, session
from craftify.api.envelopes import Answer, Success, Timestamp, request_time, stamp, success
from craftify.api.given import AnyRequest, TheActor, TheServices
from craftify.domain.access import Method
from craftify.services.accounts import sessions


class OwnSession(Answer, frozen=True, kw_only=True):
    """One place where I am signed in, and how I proved who I am there."""

    id: str
    current: bool
    created_at: Timestamp
    last_seen_at: Timestamp
    address: str | None
    agent: str | None
    methods: tuple[Method, ...]
    organization_name: str


class StepUpState(Answer, frozen=True, kw_only=True):
    """What a proof takes: a passkey alone, or the password and the second factor there is.

    `methods` are those that work; `oidc` alone means: sign in again with your provider.
    """

    password: bool
    second_factor: bool
    methods: tuple[Method, ...]
    proved_at: Timestamp
    fresh_until: Timestamp


class StepUpRequest(Shown):
    """A passkey, or a password with a second factor where there is one."""

    password: str | None = Field(default=None, max_length=4096)


@get("/sessions", opt=ENROLLING, operation_id="listSessions", summary="Where I am signed in")
async def list_sessions(actor: TheActor, services: TheServices) -> Success[tuple[OwnSession, ...]]:
    """All my sessions, in whichever organization; the present one first."""
    return success(tuple(_own(one) for one in await services.own_sessions.list(actor)))


@delete(
    "/sessions/{session_id:str}",
    opt=ENROLLING,
    operation_id="endSession",
    summary="End one of my sessions",
)
async def end_session(
    actor: TheActor,
    services: TheServices,
    session_id: FromPath[Annotated[str, Field(max_length=100)]],
) -> None:
    """Sign out there. What is under way there dies within five seconds."""
    await services.own_sessions.end(actor, session_id)


@delete(
    "/sessions",
    opt=ENROLLING,
    operation_id="endOtherSessions",
    summary="End all my other sessions",
)
async def end_other_sessions(actor: TheActor, services: TheServices) -> None:
    """Sign out everywhere else."""
    await services.own_sessions.end_others(actor)


@get("/step-up", opt=ENROLLING, operation_id="getStepUp", summary="What a fresh proof takes")
async def get_step_up(actor: TheActor, services: TheServices) -> Success[StepUpState]:
    """What I can prove myself with, and until when my last proof is good."""
    wanted = await services.step_up.wanted(actor)
    state = StepUpState(
        password=wanted.password,
        second_factor=wanted.second_factor,
        methods=wanted.methods,
        proved_at=stamp(wanted.proved_at),
        fresh_until=stamp(wanted.fresh_until),
    )
    return success(state)


@post(
    "/step-up/options",
    status_code=200,
    opt=ENROLLING,
    operation_id="askForProof",
    summary="Prove again: ask for a passkey",
)
async def ask_for_proof(actor: TheActor, services: TheServices) -> Success[Ceremony]:
    """What to ask the browser for one of my passkeys."""
    return success(ceremony(await services.step_up.ask(actor)))


@post(
    "/step-up",
    status_code=200,
    opt=ENROLLING,
    operation_id="stepUp",
    summary="Prove again that it is me",
)
async def step_up(
    request: AnyRequest, actor: TheActor, services: TheServices, data: JSONBody[StepUpRequest]
) -> Response[Success[Session]]:
    """A proof that sensitive changes accept for fifteen minutes: all that a sign-in would ask for.

    In a browser the access cookie is exchanged and its predecessors are worth nothing.
    """
    by_cookie = "authorization" not in request.headers
    grant = await services.step_up.prove(actor, data.password, data.answer(), renew=by_cookie)
    kept = renewed_cookies(request, grant, request_time.get()) if by_cookie else []
    return Response(success(session(grant)), status_code=200, cookies=kept)


def _own(one: sessions.OwnSession) -> OwnSession:
    return OwnSession(
        id=one.id,
        current=one.current,
        created_at=stamp(one.created_at),
        last_seen_at=stamp(one.last_seen_at),
        address=one.address,
        agent=one.agent,
        methods=one.methods,
        organization_name=one.organization_name,
    )


ROUTER = Router(
    "/api/auth",
    route_handlers=[
        list_sessions,
        end_session,
        end_other_sessions,
        get_step_up,
        ask_for_proof,
        step_up,
    ],
    tags=["Sessions"],
)
