"""What every speaker to providers promises: real ones let people in, twisted ones nobody."""

import base64
import hashlib
from collections.abc import AsyncIterator, Callable, Iterator
from ipaddress import ip_network
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from tests.builders import MORNING, Notes
from tests.providers import (
    RealProvider,
    TwistedProvider,
    asked_for,
    real_provider,
    twisted_provider,
)

from craftify.adapters.egress import Grounds, HttpEgress
from craftify.adapters.oidc import Descriptions, OidcIdentities
from craftify.adapters.system import SystemClock
from craftify.adapters.tokens import JwtIdTokens
from craftify.ports.egress import Opening
from craftify.ports.identity import Identities, Identity, IdentityFailed, Provider, Question

BACK = "https://email.example/api/auth/sso/callback"
NOW = int(MORNING.timestamp())
Change = Callable[[TwistedProvider], object]


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
async def identities(notes: Notes, seconds: Seconds) -> AsyncIterator[Identities]:
    grounds = Grounds(openings=[Opening(ip_network("127.0.0.0/8"), None)])
    egress = HttpEgress(notes, "Tests/1", grounds=grounds)
    yield OidcIdentities(Descriptions(egress, seconds=seconds), JwtIdTokens())
    await egress.close()


@pytest.fixture(scope="module")
def real() -> Iterator[RealProvider]:
    with real_provider("--require-nonce", "true") as provider:
        yield provider


@pytest.fixture
async def twisted() -> AsyncIterator[TwistedProvider]:
    async with twisted_provider() as provider:
        provider.claims = {
            "iss": provider.issuer,
            "sub": "ada",
            "aud": "craftify",
            "nonce": "n-1",
            "iat": NOW,
            "exp": NOW + 300,
            "email": "ada@meadow.example",
        }
        yield provider


def question(**changes: Any) -> Question:  # noqa: ANN401 - fields of a question
    given = {"state": "s-1", "nonce": "n-1", "verifier": "v" * 43, "redirect_uri": BACK}
    return Question(**{**given, **changes})


def client(issuer: str, **changes: Any) -> Provider:  # noqa: ANN401 - fields of a provider
    return Provider(**{"issuer": issuer, "client_id": "craftify", "client_secret": "s", **changes})


async def trouble(identities: Identities, twisted: TwistedProvider, **changes: Any) -> str:  # noqa: ANN401
    with pytest.raises(IdentityFailed) as failed:
        await identities.identify(client(twisted.issuer), question(**changes), "code", MORNING)
    return f"{failed.value.trouble}: {failed.value}"


async def test_a_real_provider_lets_people_in(identities: Identities, real: RealProvider) -> None:
    real.knows("ada", email="ada@meadow.example", email_verified=True, groups=["staff"])
    client_id, secret = real.client(BACK)
    provider = Provider(issuer=real.issuer, client_id=client_id, client_secret=secret)
    asking = question()
    address = await identities.address(provider, asking)
    assert address.startswith(f"{real.issuer}/oauth2/authorize?")
    back = real.sign_in(address, "ada")
    assert back.startswith(BACK)
    answer = asked_for(back)
    assert answer["state"] == "s-1"
    now = SystemClock().now()
    found = await identities.identify(provider, asking, answer["code"], now)
    assert (found.issuer, found.subject) == (real.issuer, "ada")
    assert found.claims["email"] == "ada@meadow.example"
    assert found.claims["groups"] == ["staff"]
    with pytest.raises(IdentityFailed, match="invalid_grant") as refused:
        await identities.identify(provider, asking, answer["code"], now)
    assert refused.value.trouble == "refused"


async def test_a_real_provider_refuses_a_wrong_secret(
    identities: Identities, real: RealProvider
) -> None:
    client_id, _ = real.client(BACK)
    provider = Provider(issuer=real.issuer, client_id=client_id, client_secret="wrong")
    address = await identities.address(provider, question())
    code = asked_for(real.sign_in(address, "ada"))["code"]
    with pytest.raises(IdentityFailed, match="client id and secret") as refused:
        await identities.identify(provider, question(), code, SystemClock().now())
    assert refused.value.trouble == "unfit"


async def test_an_answer_to_another_question_is_not_believed(
    identities: Identities, real: RealProvider
) -> None:
    provider = client(real.issuer)
    code = asked_for(real.sign_in(await identities.address(provider, question()), "ada"))["code"]
    other = question(nonce="n-2")
    with pytest.raises(IdentityFailed, match="does not answer our question"):
        await identities.identify(provider, other, code, SystemClock().now())


async def test_a_real_provider_passes_the_examination(
    identities: Identities, real: RealProvider
) -> None:
    found = await identities.examine(client(real.issuer))
    assert [finding.ok for finding in found] == [True, True, True]
    assert found[1].detail == "RS256"


async def test_the_question_is_whole(identities: Identities, twisted: TwistedProvider) -> None:
    asking = question(again=True)
    provider = client(twisted.issuer, scopes=("openid", "email", "groups"))
    asked = asked_for(await identities.address(provider, asking))
    digest = hashlib.sha256(b"v" * 43).digest()
    assert asked == {
        "tenant": "1",
        "response_type": "code",
        "client_id": "craftify",
        "redirect_uri": BACK,
        "scope": "openid email groups",
        "state": "s-1",
        "nonce": "n-1",
        "code_challenge": base64.urlsafe_b64encode(digest).decode().rstrip("="),
        "code_challenge_method": "S256",
        "prompt": "login",
        "max_age": "0",
    }


async def identified(identities: Identities, twisted: TwistedProvider, **more: Any) -> Identity:  # noqa: ANN401
    return await identities.identify(client(twisted.issuer), question(**more), "code", MORNING)


async def test_the_code_is_exchanged_with_the_secret_in_the_head_or_the_form(
    identities: Identities, twisted: TwistedProvider, seconds: Seconds
) -> None:
    assert (await identified(identities, twisted)).subject == "ada"
    token = twisted.heads[twisted.asked.index("/token")]
    assert "authorization: Basic Y3JhZnRpZnk6cw==" in token.replace(
        "Authorization", "authorization"
    )
    twisted.description = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    seconds.now += 601
    assert (await identified(identities, twisted)).subject == "ada"
    assert "uthorization" not in twisted.heads[-2] + twisted.heads[-1]


async def test_what_is_missing_is_asked_for_and_must_be_of_the_same_person(
    identities: Identities, twisted: TwistedProvider
) -> None:
    twisted.answers["/userinfo"] = ("200 OK", {"sub": "ada", "groups": ["a"], "name": "Ada"})
    found = await identified(identities, twisted, wanted=("email", "groups"))
    assert found.claims["groups"] == ["a"]
    assert "uthorization: Bearer access" in twisted.heads[-1]
    twisted.answers["/userinfo"] = ("200 OK", {"sub": "eve", "groups": ["admins"]})
    told = await trouble(identities, twisted, wanted=("groups",))
    assert told.startswith("refused: The provider told about somebody else")
    twisted.answers["/userinfo"] = ("200 OK", {"groups": ["admins"]})
    assert (await trouble(identities, twisted, wanted=("groups",))).startswith("refused: ")
    assert (await identified(identities, twisted)).claims.get("groups") is None


async def test_that_one_address_is_verified_says_nothing_of_another(
    identities: Identities, twisted: TwistedProvider
) -> None:
    more = {"sub": "ada", "email": "eve@evil.example", "email_verified": True, "groups": []}
    twisted.answers["/userinfo"] = ("200 OK", more)
    found = await identified(identities, twisted, wanted=("groups",))
    assert found.claims["email"] == "ada@meadow.example"
    assert "email_verified" not in found.claims


def described(**changes: Any) -> Change:  # noqa: ANN401 - any JSON
    return lambda provider: provider.description.update(changes)


def claiming(**changes: Any) -> Change:  # noqa: ANN401 - any JSON
    return lambda provider: provider.claims.update(changes)


def answering(path: str, status: str, body: Any) -> Change:  # noqa: ANN401 - any JSON
    return lambda provider: provider.answers.update({path: (status, body)})


def forging(make: Callable[[TwistedProvider, dict[str, Any]], str]) -> Change:
    return lambda provider: setattr(provider, "token", lambda claims: make(provider, claims))


def _other_key(_provider: TwistedProvider, claims: dict[str, Any]) -> str:
    other = ec.generate_private_key(ec.SECP256R1())
    return jwt.encode(claims, other, "ES256", headers={"kid": "first"})


def _unsigned(_provider: TwistedProvider, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, "", "none", headers={"kid": "first"})


def _by_secret(_provider: TwistedProvider, claims: dict[str, Any]) -> str:
    return jwt.encode(claims, "s" * 32, "HS256", headers={"kid": "first"})


WELL_KNOWN = "/.well-known/openid-configuration"
DEEP = b"[" * 100_000
TWISTS: dict[str, tuple[Change, str]] = {
    "calls itself another": (described(issuer="https://evil.example"), "unfit"),
    "calls itself with a slash": (
        lambda provider: provider.description.update({"issuer": provider.issuer + "/"}),
        "unfit",
    ),
    "no code flow": (described(response_types_supported=["id_token"]), "unfit"),
    "a page that is a script": (described(authorization_endpoint="javascript:alert(1)"), "unfit"),
    "a page with a user": (described(authorization_endpoint="https://a@b.example/"), "unfit"),
    "a page that is none": (described(authorization_endpoint=""), "unfit"),
    "tokens inside": (described(token_endpoint="http://169.254.169.254/latest"), "unfit"),
    "keys inside": (described(jwks_uri="http://[fd00:ec2::254]/jwks"), "unfit"),
    "keys in a file": (described(jwks_uri="file:///etc/passwd"), "unfit"),
    "no keys": (answering("/jwks", "200 OK", {"keys": []}), "refused"),
    "keys of another kind": (answering("/jwks", "200 OK", {"keys": "none"}), "unfit"),
    "keys are gone": (answering("/jwks", "500 Broken", {}), "unavailable"),
    "keys are elsewhere": (answering("/jwks", "302 Found", {}), "unfit"),
    "signs with secrets": (described(id_token_signing_alg_values_supported=["HS256"]), "refused"),
    "signs with nothing": (described(id_token_signing_alg_values_supported=["none"]), "refused"),
    "no description": (answering(WELL_KNOWN, "404 Not Found", {}), "unavailable"),
    "half a description": (answering(WELL_KNOWN, "200 OK", {"issuer": "x"}), "unfit"),
    "a deep description": (answering(WELL_KNOWN, "200 OK", DEEP), "unfit"),
    "a huge description": (answering(WELL_KNOWN, "200 OK", b" " * 600_000), "unavailable"),
    "a page as description": (answering(WELL_KNOWN, "200 OK", b"<html>"), "unfit"),
    "no exchange": (answering("/token", "400 Bad", {"error": "invalid_grant"}), "refused"),
    "an odd exchange": (answering("/token", "400 Bad", {"error": "<script>"}), "refused"),
    "a broken exchange": (answering("/token", "503 Busy", b"<html>"), "unavailable"),
    "unknown to it": (answering("/token", "401 No", {"error": "invalid_client"}), "unfit"),
    "no token": (answering("/token", "200 OK", {"access_token": "x"}), "unfit"),
    "a token of another kind": (answering("/token", "200 OK", {"id_token": 1}), "unfit"),
    "another issuer": (claiming(iss="https://evil.example"), "refused"),
    "another audience": (claiming(aud="other"), "refused"),
    "another nonce": (claiming(nonce="n-2"), "refused"),
    "expired": (claiming(exp=NOW - 100), "refused"),
    "issued tomorrow": (claiming(iat=NOW + 86_400), "refused"),
    "another access token": (claiming(at_hash="AAAA"), "refused"),
    "another key": (forging(_other_key), "refused"),
    "alg none": (forging(_unsigned), "refused"),
    "HS256 by the secret": (forging(_by_secret), "refused"),
    "no token at all": (forging(lambda _provider, _claims: "nonsense"), "refused"),
}


@pytest.mark.parametrize(("twist", "told"), list(TWISTS.values()), ids=list(TWISTS))
async def test_a_twisted_provider_lets_nobody_in(
    identities: Identities, twisted: TwistedProvider, twist: Change, told: str
) -> None:
    twist(twisted)
    said = await trouble(identities, twisted)
    assert said.startswith(f"{told}: ")
    assert "<script>" not in said


async def test_one_that_is_asked_to_look_again_has_looked(
    identities: Identities, twisted: TwistedProvider
) -> None:
    assert (await identified(identities, twisted, again=True)).subject == "ada"
    twisted.claims["auth_time"] = NOW - 20
    assert (await identified(identities, twisted, again=True)).subject == "ada"
    twisted.claims["auth_time"] = NOW - 3600
    assert "look anew" in await trouble(identities, twisted, again=True)
    assert (await identified(identities, twisted)).subject == "ada"


async def test_new_keys_are_fetched_once_and_not_all_the_time(
    identities: Identities, twisted: TwistedProvider, seconds: Seconds
) -> None:
    assert (await identified(identities, twisted)).subject == "ada"
    assert (await identified(identities, twisted)).subject == "ada"
    assert twisted.asked.count("/jwks") == 1
    assert twisted.asked.count(WELL_KNOWN) == 1
    twisted.key, twisted.kid = ec.generate_private_key(ec.SECP256R1()), "second"
    assert "keys" in await trouble(identities, twisted)  # the keys were fetched a moment ago
    seconds.now += 60
    assert (await identified(identities, twisted)).subject == "ada"
    assert twisted.asked.count("/jwks") == 2
    twisted.kid = "invented"
    twisted.answers["/jwks"] = ("200 OK", {"keys": [twisted.jwk() | {"kid": "second"}]})
    for _ in range(5):
        assert "keys" in await trouble(identities, twisted)
    assert twisted.asked.count("/jwks") == 2
    seconds.now += 601
    assert "keys" in await trouble(identities, twisted)
    assert twisted.asked.count("/jwks") == 3


async def test_the_examination_says_what_is_wrong(
    identities: Identities, twisted: TwistedProvider
) -> None:
    twisted.description = {
        "id_token_signing_alg_values_supported": ["HS256"],
        "code_challenge_methods_supported": ["plain"],
        "jwks_uri": f"{twisted.issuer}/nowhere",
    }
    found = await identities.examine(client(twisted.issuer))
    assert [finding.ok for finding in found] == [True, False, False]
    twisted.description = {"issuer": "https://evil.example"}
    found = await identities.examine(client(twisted.issuer))
    assert [finding.ok for finding in found] == [False]
    assert "https://evil.example" in found[0].detail
    found = await identities.examine(client("https://169.254.169.254"))
    assert [finding.ok for finding in found] == [False]
    found = await identities.examine(client("http://127.0.0.1:9"))
    assert "no connection" in found[0].detail


async def test_plain_http_is_for_opened_networks_only(notes: Notes) -> None:
    async def public(_name: str, _port: int) -> list[str]:
        return ["93.184.215.14"]

    egress = HttpEgress(notes, "Tests/1", lookup=public)
    identities = OidcIdentities(Descriptions(egress), JwtIdTokens())
    with pytest.raises(IdentityFailed, match="has to begin with https") as failed:
        await identities.address(client("http://login.example"), question())
    assert failed.value.trouble == "unfit"
    await egress.close()
