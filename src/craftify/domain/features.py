"""Parts of the product that can be turned off while it runs, all of them in this one list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Scope = Literal["installation", "organization"]
Source = Literal["default", "setting", "chosen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A part that can be turned off.

    One with the scope `organization` can also be turned off by each organization for itself, never
    on where the installation has it off. `owner` is the module that asks whether it is on.
    """

    id: str
    title: str
    about: str
    owner: str
    scope: Scope = "installation"
    default: bool = True
    in_production: bool = True


FEATURES: Final[tuple[Feature, ...]] = (
    Feature(
        id="api-docs",
        title="API reference",
        about="The reference of the API at /api-docs, and its OpenAPI document, for everybody who"
        " can reach the server.",
        owner="craftify.api.reference.docs",
        in_production=False,
    ),
    Feature(
        id="password-sign-in",
        title="Sign-in with a password",
        about="People prove who they are with a password. Without it they need a passkey or the"
        " sign-in of their company.",
        owner="craftify.services.accounts.sso_policy",
        scope="organization",
    ),
    Feature(
        id="sso-sign-up",
        title="Accounts made by single sign-on",
        about="Who comes from a connected provider and has no account gets one, where the"
        " connection says so. Without it people have to be invited first.",
        owner="craftify.services.sso.arrivals",
        scope="organization",
    ),
)
BY_ID: Final[Mapping[str, Feature]] = {feature.id: feature for feature in FEATURES}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureState:
    """A feature, whether it is on, and who decided that."""

    feature: Feature
    on: bool
    default: bool
    source: Source


def decided(
    feature: Feature,
    chosen: Mapping[str, bool],
    fixed: Mapping[str, bool],
    *,
    production: bool,
) -> FeatureState:
    """A feature as the installation has it: the settings go before what somebody chose."""
    default = feature.in_production if production else feature.default
    if feature.id in fixed:
        return FeatureState(
            feature=feature, on=fixed[feature.id], default=default, source="setting"
        )
    if feature.id in chosen:
        return FeatureState(
            feature=feature, on=chosen[feature.id], default=default, source="chosen"
        )
    return FeatureState(feature=feature, on=default, default=default, source="default")


def decided_here(everywhere: FeatureState, here: Mapping[str, bool]) -> FeatureState:
    """The same in an organization, which can only turn off what is on everywhere."""
    feature = everywhere.feature
    if not everywhere.on:
        return FeatureState(feature=feature, on=False, default=False, source="setting")
    on = here.get(feature.id, True)
    return FeatureState(feature=feature, on=on, default=True, source="default" if on else "chosen")
