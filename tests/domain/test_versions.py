"""A version is sealed by a hash over all that is sent, and says what it changed."""

from dataclasses import replace
from typing import Any

import pytest
from msgspec import structs

from craftify.domain.templates.versions import Artifact, changes_between, size_of
from craftify.engine import Compiled, Variable

COMPILED = Compiled(
    subject="Hello", preheader="", html="<p>Grüße</p>", text="Grüße", mjml="<mjml/>"
)
DESIGN: dict[str, Any] = {
    "kind": "blocks",
    "children": [
        {"id": "aaaa", "type": "section", "children": [{"id": "bbbb", "type": "text"}]},
        {"id": "cccc", "type": "section", "children": []},
    ],
}
ARTIFACT = Artifact(format="mjml", source="<mjml>\n</mjml>", design=DESIGN, compiled=COMPILED)


def sent(**parts: str) -> Artifact:
    return replace(ARTIFACT, compiled=structs.replace(COMPILED, **parts))


@pytest.mark.parametrize(
    "changed",
    [
        sent(subject="Hello you"),
        sent(preheader="Look"),
        sent(html="<p>Gruesse</p>"),
        sent(text="Gruesse"),
        replace(ARTIFACT, design={**DESIGN, "theme": {}}),
        replace(ARTIFACT, variables=(Variable(name="a"),)),
        replace(ARTIFACT, locales={"de": COMPILED}),
    ],
)
def test_whatever_is_sent_or_promised_changes_the_seal(changed: Artifact) -> None:
    assert changed.sealed() != ARTIFACT.sealed()
    assert len(changed.sealed()) == 64


def test_the_seal_does_not_depend_on_how_it_was_written() -> None:
    reordered = {"children": DESIGN["children"], "kind": "blocks"}
    same = replace(ARTIFACT, format="design", source=None, design=reordered, declared=True)
    assert same.sealed() == ARTIFACT.sealed()


def test_a_locale_falls_back_to_its_language_and_then_to_the_default() -> None:
    german = Compiled(subject="Hallo", preheader="", html="", text="")
    artifact = replace(ARTIFACT, locales={"de": german})
    assert artifact.compiled_for("de") is german
    assert artifact.compiled_for("de-AT") is german
    assert artifact.compiled_for("fr") is COMPILED
    assert artifact.compiled_for(None) is COMPILED


def test_sizes_count_bytes() -> None:
    size = size_of(COMPILED)
    assert (size.html, size.text, size.total) == (14, 7, 21)


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (ARTIFACT, "The same content"),
        (sent(subject="Hi", preheader="x"), "Subject changed; preheader changed"),
        (
            replace(ARTIFACT, variables=(Variable(name="a"), Variable(name="b.c"))),
            "2 variables added: a, b.c",
        ),
        (replace(ARTIFACT, source="<mjml>\n<a/>\n<b/>\n</mjml>"), "2 lines added"),
        (replace(ARTIFACT, source="</mjml>\n<mjml>"), "Lines moved"),
    ],
)
def test_a_version_says_what_it_changed(new: Artifact, sentence: str) -> None:
    assert changes_between(ARTIFACT, new) == sentence


def test_the_first_version_is_just_that() -> None:
    assert changes_between(None, ARTIFACT) == "First version"


def test_designs_are_compared_by_block() -> None:
    old = replace(ARTIFACT, format="design", source=None)
    children = [
        {"id": "cccc", "type": "section", "children": []},
        {"id": "aaaa", "type": "section", "name": "Top", "children": []},
        {"id": "dddd", "type": "section", "children": []},
    ]
    new = replace(old, design={**DESIGN, "children": children})
    assert changes_between(old, new) == "1 block added; 1 block removed; 1 block changed"
    turned = replace(old, design={**DESIGN, "children": DESIGN["children"][::-1]})
    assert changes_between(old, turned) == "Blocks moved"
    assert changes_between(ARTIFACT, old) == "Now written as design"


def test_a_long_list_of_changes_is_cut() -> None:
    many = tuple(Variable(name=f"variable_number_{number}") for number in range(100))
    sentence = changes_between(ARTIFACT, replace(ARTIFACT, variables=many))
    assert len(sentence) <= 300
    assert sentence.endswith("…")
