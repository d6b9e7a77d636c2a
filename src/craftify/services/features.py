"""Turning parts of the product on and off, and asking whether they are on."""

from collections.abc import Mapping
from dataclasses import dataclass

from craftify.domain.access import Actor, require, require_fresh
from craftify.domain.changes import differences
from craftify.domain.errors import Conflict, Invalid
from craftify.domain.features import (
    BY_ID,
    FEATURES,
    Feature,
    FeatureState,
    decided,
    decided_here,
)
from craftify.engine import Problem
from craftify.ports.clock import Clock
from craftify.ports.items import Conflict as Collision
from craftify.ports.items import Items
from craftify.records.features import INSTALLATION, Choices, FeatureRecords, features_op
from craftify.records.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The features of the installation and of its organizations.

    `fixed` is what the settings say: it cannot be changed while the server runs, and so an
    operator can always turn on again what nobody can sign in without.
    """

    items: Items
    clock: Clock
    journal: Journal
    production: bool
    fixed: Choices

    async def installation(self, actor: Actor) -> tuple[FeatureState, ...]:
        """Every feature, as the installation has it."""
        require(actor, "system:read")
        chosen, _ = await FeatureRecords(self.items).get()
        return tuple(self.state(feature, chosen) for feature in FEATURES)

    async def organization(self, actor: Actor) -> tuple[FeatureState, ...]:
        """The features an organization may turn off for itself, as the actor's has them."""
        require(actor, "organization:manage")
        everywhere, here = await FeatureRecords(self.items).both(actor.organization_id)
        return tuple(
            decided_here(self.state(feature, everywhere), here)
            for feature in FEATURES
            if feature.scope == "organization"
        )

    async def change_installation(
        self, actor: Actor, wanted: Mapping[str, bool]
    ) -> tuple[FeatureState, ...]:
        """Turn features on or off for everybody.

        Raises:
            Invalid: there is no such feature, or the settings decide it.
            Conflict: nobody could sign in any more that way the actor did (WOULD_LOCK_YOU_OUT), or
                somebody else changed features at the same time.
        """
        require(actor, "system:manage")
        require_fresh(actor, self.clock.now())
        self._check(wanted, {feature.id for feature in FEATURES})
        await self._change(actor, INSTALLATION, wanted)
        return await self.installation(actor)

    async def change_organization(
        self, actor: Actor, wanted: Mapping[str, bool]
    ) -> tuple[FeatureState, ...]:
        """The same for the actor's organization."""
        require(actor, "organization:manage")
        require_fresh(actor, self.clock.now())
        self._check(wanted, {each.id for each in FEATURES if each.scope == "organization"})
        await self._change(actor, actor.organization_id, wanted)
        return await self.organization(actor)

    def state(self, feature: Feature, chosen: Choices) -> FeatureState:
        """A feature as the installation has it."""
        return decided(feature, chosen, self.fixed, production=self.production)

    def _check(self, wanted: Mapping[str, bool], known: set[str]) -> None:
        problems = [
            Problem(path=name, message="There is no such feature.")
            if name not in known
            else Problem(path=name, message="The settings of the server decide this.")
            for name in wanted
            if name not in known or name in self.fixed
        ]
        if problems:
            raise Invalid("These features cannot be changed.", problems=problems)

    async def _change(self, actor: Actor, organization_id: str, wanted: Mapping[str, bool]) -> None:
        stays = actor.kind != "user" or {"passkey", "oidc"} & set(actor.methods)
        if wanted.get("password-sign-in") is False and not stays:
            raise Conflict(
                "You signed in with a password: sign in with a passkey or your company's account"
                " first, so that you can come back.",
                code="WOULD_LOCK_YOU_OUT",
            )
        before, version = await FeatureRecords(self.items).get(organization_id)
        after = {**before, **wanted}
        if after == before:
            return
        scope = "organization" if organization_id else "installation"
        noted = self.journal.note(
            actor,
            "feature.changed",
            scope,
            changes=differences(before, after),
            details={"scope": scope},
        )
        try:
            await self.items.write(features_op(organization_id, after, version), *noted)
        except Collision:
            raise Conflict("Somebody else changed features just now.") from None


async def is_on(features: Features, feature_id: str, organization_id: str = "") -> bool:
    """Whether a feature is on, for everybody or in one organization, as of now."""
    feature = BY_ID[feature_id]
    records = FeatureRecords(features.items)
    if feature.scope == "organization" and organization_id:
        everywhere, here = await records.both(organization_id)
        return decided_here(features.state(feature, everywhere), here).on
    chosen, _ = await records.get()
    return features.state(feature, chosen).on
