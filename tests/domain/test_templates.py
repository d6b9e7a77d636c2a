"""What a template may be called, and how its life goes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftify.domain.accounts.people import Person
from craftify.domain.errors import Conflict, Invalid
from craftify.domain.templates.templates import (
    NEXT,
    Status,
    Template,
    copy_name,
    require_slug,
    slug_candidates,
    slugified,
)
from craftify.domain.templates.versions import Face, FindingCounts

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
ANNA = Person(id="u1", name="Anna")
BEN = Person(id="u2", name="Ben")
FACE = Face(
    subject="Hello",
    preheader="",
    kind="blocks",
    locales=(),
    hash="0" * 64,
    findings=FindingCounts(),
)
TEMPLATE = Template(
    id="01990000-0000-7000-8000-00000000abcd",
    organization_id="o1",
    name="Welcome",
    slug="welcome",
    version=1,
    face=FACE,
    created_at=NOW,
    created_by=ANNA,
    updated_at=NOW,
    updated_by=ANNA,
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Welcome, Ärzte & Größe!", "welcome-arzte-grosse"),
        ("  A  --  B  ", "a-b"),
        ("Ünïcödé", "unicode"),
        ("欢迎", "template"),
        ("!!!", "template"),
        ("01990000-0000-7000-8000-00000000abcd", "template-01990000-0000-7000-8000-00000000abcd"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_slug_is_made_from_the_name(name: str, slug: str) -> None:
    assert slugified(name) == slug


@given(st.text(max_size=300))
def test_every_name_gives_slugs_that_one_could_have_chosen(name: str) -> None:
    candidates = list(slug_candidates(name, TEMPLATE.id))
    assert len(set(candidates)) == len(candidates) == 21
    assert [require_slug(candidate) for candidate in candidates] == candidates
    assert candidates[-1].endswith("00000000abcd")


@pytest.mark.parametrize(
    "slug", ["", "A", "a_b", "a--b", "-a", "a-", "ä", "a b", "a\n", "x" * 81, TEMPLATE.id]
)
def test_a_chosen_slug_has_to_be_one(slug: str) -> None:
    with pytest.raises(Invalid) as refused:
        require_slug(slug)
    assert refused.value.problems[0].path == "slug"


def test_a_copy_says_so_within_the_longest_name() -> None:
    assert copy_name("Welcome") == "Copy of Welcome"
    assert len(copy_name("x" * 200)) == 200


def test_a_new_version_begins_as_a_draft_and_voids_the_approval() -> None:
    approved = replace(TEMPLATE, status="approved", approved_at=NOW, approved_by=BEN)
    edited = approved.with_version(2, replace(FACE, hash="1" * 64))
    assert (edited.version, edited.status, edited.face.hash) == (2, "draft", "1" * 64)
    assert edited.approved_at is None
    assert edited.approved_by is None
    assert approved.moved_to("published").approved_by == BEN


def test_what_is_archived_cannot_be_edited() -> None:
    with pytest.raises(Conflict):
        replace(TEMPLATE, status="archived").with_version(2, FACE)


def test_every_state_has_its_followers() -> None:
    assert set(NEXT) == set(get_args(Status))
    for status, followers in NEXT.items():
        for follower in get_args(Status):
            if follower in followers:
                assert replace(TEMPLATE, status=status).moved_to(follower).status == follower
            else:
                with pytest.raises(Conflict):
                    replace(TEMPLATE, status=status).moved_to(follower)


def test_the_bin_keeps_status_and_slug_and_counts_as_changes() -> None:
    later = NOW + timedelta(hours=1)
    gone = TEMPLATE.deleted(BEN, later)
    assert (gone.deleted_at, gone.updated_by, gone.revision) == (later, BEN, 2)
    back = gone.undeleted(ANNA, later)
    assert (back.deleted_at, back.slug, back.status, back.revision) == (None, "welcome", "draft", 3)
