"""The server's secret is exchanged: everything sealed opens before, meanwhile and afterwards."""

from dataclasses import replace
from pathlib import Path

from tests.builders import MORNING, a_founding

from craftify import wiring
from craftify.adapters.seals import AesSeals
from craftify.domain.accounts.factors import AuthenticatorApp, Factors
from craftify.domain.accounts.users import User
from craftify.records.accounts.factors import FactorRecords, KeptFactors, factors_op
from craftify.records.accounts.sso import ConnectionRecords
from craftify.services.accounts.administrators import operator
from craftify.services.accounts.sessions import seal_purpose
from craftify.services.accounts.sso_policy import connection_seal
from craftify.services.sso.wishes import ConnectionWish
from craftify.settings import Settings

FIRST, SECOND = "the first secret of this server, long", "the second secret of this server, long"


async def furnished(settings: Settings) -> User:
    """An administrator with an authenticator app, and a connection with a client secret."""
    async with wiring.open_desk(settings) as services:
        user = await services.administrators.create(operator(), a_founding())
        wish = ConnectionWish(
            name="Login",
            issuer="https://login.example",
            client_id="craftify",
            client_secret="client secret",
        )
        await services.connections.create(operator(user.organization_id), wish)
        sealed = AesSeals(settings.secret_key).seal(seal_purpose(user.id), "JBSWY3DPEHPK3PXP")
        app = AuthenticatorApp(sealed=sealed, created_at=MORNING, last_step=0)
        op = factors_op(
            KeptFactors(factors=Factors(account_id=user.id), version=0),
            Factors(account_id=user.id, app=app),
        )
        await services.resealing.items.write(op)
    return user


async def opened(settings: Settings, user: User) -> tuple[str, str]:
    """Both secrets, as this server can open them."""
    async with wiring.open_desk(settings) as services:
        items, seals = services.resealing.items, services.resealing.seals
        [kept] = await ConnectionRecords(items).of(user.organization_id)
        app = (await FactorRecords(items).get(user.id)).factors.app
        assert app is not None
        return (
            seals.unseal(connection_seal(kept.connection.id), kept.sealed_secret),
            seals.unseal(seal_purpose(user.id), app.sealed),
        )


async def resealed(settings: Settings) -> tuple[int, int]:
    async with wiring.open_desk(settings) as services:
        done = await services.resealing.everything(operator())
        return done.renewed, len(done.broken)


async def test_a_former_secret_can_be_given_up(tmp_path: Path) -> None:
    before = Settings(data=tmp_path / "data", secret_key=FIRST)
    between = replace(before, secret_key=SECOND, secret_key_previous=(FIRST,))
    after = replace(before, secret_key=SECOND)
    secrets = ("client secret", "JBSWY3DPEHPK3PXP")
    user = await furnished(before)
    assert await resealed(before) == (0, 0)
    assert await opened(between, user) == secrets
    assert await resealed(between) == (2, 0)
    assert await resealed(between) == (0, 0)
    assert await opened(after, user) == secrets


async def test_what_does_not_open_is_named_and_left_alone(tmp_path: Path) -> None:
    before = Settings(data=tmp_path / "data", secret_key=FIRST)
    user = await furnished(before)
    lost = replace(before, secret_key=SECOND)
    async with wiring.open_desk(lost) as services:
        done = await services.resealing.everything(operator())
    assert done.renewed == 0
    assert done.broken == (
        "the secret of the connection Login",
        "the authenticator app of ada@meadow.example",
    )
    assert await opened(before, user) == ("client secret", "JBSWY3DPEHPK3PXP")
