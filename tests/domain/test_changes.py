"""What differs between two states of a thing, fit for the record."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from craftify.domain.changes import SECRET, Change, differences

Json = Any
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@dataclass(frozen=True, kw_only=True)
class Place:
    street: str = "Mill Lane"
    door_number: int = 1


@dataclass(frozen=True, kw_only=True)
class Thing:
    first_name: str = "Ada"
    place: Place = field(default_factory=Place)
    tags: tuple[str, ...] = ("a",)
    password_hash: str = "$argon2id$canary"
    settings: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    updated_at: datetime = datetime(2027, 3, 1, tzinfo=UTC)
    revision: int = 1


def test_says_which_fields_differ_by_the_names_of_the_api() -> None:
    after = Thing(
        first_name="Augusta",
        place=Place(door_number=2),
        tags=("a", "b"),
        settings={"theme": "dark"},
    )
    assert differences(Thing(), after) == (
        Change(path="firstName", before="Ada", after="Augusta"),
        Change(path="place.doorNumber", before=1, after=2),
        Change(path="tags", before=["a"], after=["a", "b"]),
        Change(path="settings.theme", before=None, after="dark"),
    )


def test_bookkeeping_is_no_change() -> None:
    assert (
        differences(
            Thing(), replace(Thing(), revision=2, updated_at=Thing().updated_at.replace(year=2030))
        )
        == ()
    )


def test_secrets_are_told_as_changed_and_never_shown() -> None:
    after = Thing(
        password_hash="canary-2", settings={"apiToken": "canary-3", "x": [{"secret": "canary-4"}]}
    )
    told = differences(Thing(), after)
    assert "canary" not in str(told)
    assert Change(path="passwordHash", before=SECRET, after=SECRET) in told
    assert Change(path="settings.apiToken", before=None, after=SECRET) in told


def test_what_is_long_is_told_by_size_and_hash() -> None:
    (change,) = differences(Thing(), Thing(body="<p>long</p>" * 1_000))
    assert change.path == "body"
    assert change.after["characters"] == 11_000
    assert len(change.after["sha256"]) == 16
    other = differences(Thing(), Thing(body="<p>lonk</p>" * 1_000))[0]
    assert other.after["sha256"] != change.after["sha256"]


def test_many_changes_are_counted_not_listed() -> None:
    told = differences({}, {f"field{number}": number for number in range(100)})
    assert len(told) == 61
    assert told[-1] == Change(path="…", after="40 more")


def test_a_new_thing_and_one_that_is_gone() -> None:
    assert Change(path="firstName", after="Ada") in differences(None, Thing())
    assert Change(path="firstName", before="Ada") in differences(Thing(), None)


@given(JSON)
def test_a_thing_does_not_differ_from_itself(value: Json) -> None:
    assert differences({"value": value}, {"value": value}) == ()


@given(st.lists(JSON), st.lists(JSON))
def test_whatever_differs_is_told(one: Json, two: Json) -> None:
    told = differences({"value": one}, {"value": two})
    assert bool(told) == (json.dumps(one, sort_keys=True) != json.dumps(two, sort_keys=True))
