"""A draft follows another without telling the audit trail of every key stroke."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from craftify.domain.accounts.people import Person
from craftify.domain.errors import Stale
from craftify.domain.templates.drafts import Draft

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
DRAFT = Draft(
    template_id="t",
    organization_id="o",
    base_version=3,
    format="mjml",
    source="<mjml>",
    updated_at=NOW,
    updated_by=Person(id="u1", name="Anna"),
    noted_at=NOW,
)


def after(minutes: int, by: str = "u1") -> Draft:
    at = NOW + timedelta(minutes=minutes)
    return replace(DRAFT, updated_at=at, updated_by=Person(id=by, name=by), noted_at=at)


def test_the_first_save_and_every_quarter_of_an_hour_is_noted() -> None:
    first, noted = DRAFT.follows(None)
    assert noted
    second, noted = after(14).follows(first)
    assert not noted
    assert second.noted_at == NOW
    third, noted = after(15).follows(second)
    assert noted
    assert third.noted_at == third.updated_at


def test_another_hand_is_noted() -> None:
    assert after(1, by="u2").follows(DRAFT)[1]


def test_the_same_work_is_the_same_whoever_saves_it() -> None:
    assert after(5, by="u2").says_the_same(DRAFT)
    assert not replace(DRAFT, subject="Hi").says_the_same(DRAFT)


def test_a_draft_does_not_undo_a_version_it_has_not_seen() -> None:
    DRAFT.require_base(3)
    with pytest.raises(Stale, match="version 4"):
        DRAFT.require_base(4)
