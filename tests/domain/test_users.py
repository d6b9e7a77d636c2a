"""Addresses, names and what a role may do."""

import time

import pytest
from tests.builders import MORNING

from craftify.domain.access import PERMISSIONS, ROLES, Actor, effective, require
from craftify.domain.accounts.organizations import Organization
from craftify.domain.accounts.users import email_address, folded, person_name
from craftify.domain.errors import Forbidden, Invalid, NotFound


@pytest.mark.parametrize(
    "address",
    [
        "ada@meadow.example",
        "a@b",
        "o'neil+tag@sub.meadow.example",
        "ünïcödé@bücher.example",
        "x@xn--bcher-kva.example",
        "admin@localhost",
        "first.last@a-b.c-d.example",
    ],
)
def test_takes_addresses(address: str) -> None:
    assert email_address(f"  {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ada",
        "@meadow.example",
        "ada@",
        "ada@@meadow.example",
        "ada@meadow..example",
        "ada@-meadow.example",
        "a b@meadow.example",
        "ada@meadow.example, eve@evil.example",
        "ada@meadow.example\r\nBcc: eve@evil.example",
        "Ada <ada@meadow.example>",
        "ada@meadow.example\x00",
        "x" * 65 + "@meadow.example",
        "ada@" + "x." * 130 + "example",
        '"ada"@meadow.example',
    ],
)
def test_refuses_what_is_no_address(address: str) -> None:
    with pytest.raises(Invalid):
        email_address(address)


@pytest.mark.parametrize("address", ["a@" + "a-" * 126, "a@" + "a." * 120, "@" * 254, "a" * 50_000])
def test_reads_the_worst_address_in_no_time(address: str) -> None:
    began = time.perf_counter()
    with pytest.raises(Invalid):
        email_address(address)
    assert time.perf_counter() - began < 0.1


def test_spellings_of_an_address_are_one() -> None:
    assert folded(" ADA@Meadow.Example ") == folded("ada@meadow.example")
    assert folded("STRASSE@x.de") == folded("straße@x.de")


def test_a_name_is_one_line() -> None:
    assert person_name("  Grace ", "firstName") == "Grace"
    for wrong in ("", " ", "a\tb", "a\nb", "a\u2028b", "x" * 81):
        with pytest.raises(Invalid):
            person_name(wrong, "firstName")


def test_changes_add_to_a_role_and_take_from_it() -> None:
    assert "template:publish" not in effective("editor")
    changed = effective("editor", ("template:publish", "-template:delete"))
    assert "template:publish" in changed
    assert "template:delete" not in changed


def test_every_role_can_look_and_none_can_break_the_glass() -> None:
    for role, permissions in ROLES.items():
        assert "template:read" in permissions, role
        assert "breakglass:publish" not in permissions, role
        assert permissions <= set(PERMISSIONS)
    assert ROLES["viewer"] < ROLES["editor"] < ROLES["manager"] < ROLES["admin"]


def test_what_is_elsewhere_is_not_found_before_it_is_forbidden() -> None:
    actor = Actor(
        id="u",
        organization_id="o",
        name="A",
        email="a@b",
        role="viewer",
        permissions=ROLES["viewer"],
    )
    own = Organization(id="o", name="Own", created_at=MORNING)
    other = Organization(id="p", name="Other", created_at=MORNING)
    require(actor, "template:read", own)
    with pytest.raises(Forbidden):
        require(actor, "template:write", own)
    for permission in PERMISSIONS:
        with pytest.raises(NotFound):
            require(actor, permission, other)
