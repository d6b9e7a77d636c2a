"""Who may give what to whom, without a server."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import MORNING

from craftify.domain.access import PERMISSIONS, ROLES, SYSTEM, Actor, Role, effective
from craftify.domain.accounts.accounts import Account
from craftify.domain.accounts.granting import (
    administers,
    permission_changes,
    require_above,
    require_givable,
)
from craftify.domain.accounts.invitations import LIFETIME, Invitation
from craftify.domain.accounts.memberships import Membership
from craftify.domain.accounts.people import Person
from craftify.domain.accounts.rules import organization_settings
from craftify.domain.accounts.users import joined
from craftify.domain.errors import Forbidden, Invalid

CHANGES = st.lists(
    st.sampled_from([f"{sign}{name}" for name in PERMISSIONS for sign in ("", "-")]), unique=True
)


def a_membership(role: Role = "editor", **more: Any) -> Membership:  # noqa: ANN401
    given: dict[str, Any] = {
        "user_id": "u",
        "organization_id": "o",
        "role": role,
        "joined_at": MORNING,
        "updated_at": MORNING,
    }
    return Membership(**(given | more))


def an_actor(*permissions: str) -> Actor:
    return Actor(
        id="a",
        organization_id="o",
        name="A",
        email="a@b.example",
        role="admin",
        permissions=frozenset(permissions),
    )


@given(
    role=st.sampled_from(list(ROLES)), changes=CHANGES, held=st.sets(st.sampled_from(PERMISSIONS))
)
def test_nothing_beyond_what_is_held_is_ever_given(
    role: Role, changes: list[str], held: set[str]
) -> None:
    """Whatever is asked for, what is added in the end was the actor's or was there before."""
    actor, before = an_actor(*held), a_membership("viewer").granted()
    try:
        after = effective(role, permission_changes(changes))
        require_givable(actor, before, after)
    except (Forbidden, Invalid):
        return
    assert after - before <= held
    assert not after & SYSTEM


@given(role=st.sampled_from(list(ROLES)), changes=CHANGES)
def test_no_change_of_permissions_opens_the_installation(role: Role, changes: list[str]) -> None:
    assert not effective(role, tuple(changes)) & SYSTEM
    if role != "admin":
        assert not effective(role, tuple(changes), operates=True) & SYSTEM


def test_changes_are_kept_once_and_in_order() -> None:
    asked = ["template:publish", "-asset:write", "template:publish"]
    assert permission_changes(asked) == ("template:publish", "-asset:write")


def test_who_administers_more_is_not_changed() -> None:
    helper = an_actor(*ROLES["manager"], "user:manage")
    require_above(helper, a_membership("manager"))
    for above in (a_membership("admin"), a_membership(permissions=("key:manage",))):
        with pytest.raises(Forbidden):
            require_above(helper, above)
    require_above(an_actor("user:manage"), a_membership("viewer"))


@pytest.mark.parametrize(
    ("more", "does"),
    [
        ({}, True),
        ({"status": "disabled"}, False),
        ({"status": "invited"}, False),
        ({"permissions": ("-user:manage",)}, False),
        ({"permissions": ("-template:read",)}, True),
    ],
)
def test_administrators_are_those_who_can_act(more: dict[str, Any], does: bool) -> None:  # noqa: FBT001
    assert administers(a_membership("admin", **more)) is does
    everything = tuple(set(PERMISSIONS) - SYSTEM)
    assert not administers(a_membership("manager", permissions=everything))


def test_an_invitation_tells_what_has_become_of_it() -> None:
    invitation = Invitation(
        id="i",
        organization_id="o",
        user_id="u",
        email="a@b.example",
        token_digest="d",
        invited_by=Person(id="a", name="A"),
        created_at=MORNING,
        expires_at=MORNING + LIFETIME,
    )
    assert invitation.status(MORNING) == "pending"
    assert invitation.status(MORNING + LIFETIME) == "expired"
    assert replace(invitation, accepted_at=MORNING).status(MORNING + LIFETIME) == "accepted"
    assert replace(invitation, revoked_at=MORNING).status(MORNING) == "revoked"
    renewed = invitation.renewed("e", MORNING + LIFETIME)
    assert renewed.status(MORNING + LIFETIME) == "pending"


def test_an_invited_person_is_known_by_address_alone() -> None:
    account = Account(
        id="u",
        email="secret@b.example",
        first_name="Known",
        last_name="Elsewhere",
        settings={"theme": "dark"},
        created_at=MORNING,
        updated_at=MORNING,
    )
    invited = joined(a_membership(status="invited", email="a@b.example"), account)
    assert (invited.email, invited.name, invited.settings) == ("a@b.example", "", {})
    active = joined(a_membership(), account)
    assert (active.email, active.name) == ("secret@b.example", "Known Elsewhere")
    removed = joined(a_membership(status="removed", first_name="K", last_name="E"), account)
    assert (removed.email, removed.name) == ("", "K E")
    with pytest.raises(ValueError, match="no account"):
        joined(a_membership(), None)


def test_settings_are_those_there_are() -> None:
    changes = {"inviteDomains": [" @B.example ", "b.example", "c.example"], "sessionDays": 3}
    settings = organization_settings({"requireSecondFactor": True}, changes)
    assert settings == {
        "requireSecondFactor": True,
        "inviteDomains": ["b.example", "c.example"],
        "sessionDays": 3,
    }
    assert organization_settings(settings, {"sessionDays": None, "inviteDomains": None}) == {
        "requireSecondFactor": True
    }
    with pytest.raises(Invalid) as refused:
        organization_settings({}, {"sessionDays": "3", "color": 1, "inviteDomains": [1]})
    assert {problem.path for problem in refused.value.problems} == {
        "settings.sessionDays",
        "settings.color",
    }
