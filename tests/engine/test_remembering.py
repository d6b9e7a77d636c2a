"""What is remembered changes nothing: every way of compiling gives the same bytes."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.documents import NUMBERS, VALUES, Json, document, documents, in_column, text
from tests.engine.snippets import COMPILED, DIFFERENT
from tests.engine.test_real_emails import EMAILS, PROBES

from craftify.engine import Document, EngineError, TooLarge, compile_html, import_mjml
from craftify.engine.document.blocks import Each, Html, Image, Mjml, Section, Show, Text
from craftify.engine.document.codec import parse_document
from craftify.engine.document.walk import all_blocks
from craftify.engine.mjml.compiling import compiler
from craftify.engine.mjml.compiling.compiler import compile_elements
from craftify.engine.mjml.writing.emitting import document_elements
from craftify.engine.remembered import Remembered
from craftify.starters import starters

EVERYTHING = {**COMPILED, **DIFFERENT, **{one.id: one.mjml for one in starters()}}


def outcome(work: Callable[[], str]) -> str:
    try:
        return work()
    except EngineError as error:
        return repr((type(error), [problem.path for problem in error.problems]))


def assert_every_way_is_the_same(compiled: Document) -> None:
    """In one piece, block by block, and with everything remembered."""
    for marked in (False, True):
        whole = outcome(lambda: compile_elements(document_elements(compiled, marked=marked)))  # noqa: B023
        for _ in range(3):  # met first, then built, then remembered
            assert outcome(lambda: compile_html(compiled, marked=marked)) == whole  # noqa: B023


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_source_compiles_alike_in_every_way(name: str) -> None:
    assert_every_way_is_the_same(import_mjml(EVERYTHING[name]).document)


@pytest.mark.skipif(not EMAILS.is_dir(), reason="the example emails are not there")
def test_real_emails_and_probes_compile_alike_in_every_way() -> None:
    partials = {"base.mjml": "<mj-attributes></mj-attributes>"}
    sources: list[Path] = [*EMAILS.rglob("*.mjml"), *PROBES.rglob("*.mjml")]
    assert len(sources) > 100
    for path in sources:
        try:
            compiled = import_mjml(path.read_text(errors="replace"), partials=partials).document
        except EngineError:
            continue
        assert_every_way_is_the_same(compiled)


@st.composite
def edits(draw: st.DrawFn) -> Callable[[Document], None]:
    """Something a person does to one block, or to the whole email."""
    pick, n = draw(st.integers(0, 50)), draw(NUMBERS)
    words, color = draw(st.text(max_size=12)), draw(VALUES["color"])

    def edit(edited: Document) -> None:
        found = list(all_blocks(edited.children))
        if not found:
            edited.meta.subject = words
            return
        block = found[pick % len(found)]
        actions: list[Callable[[], object]] = [
            lambda: setattr(edited.meta, "preheader", words),
            lambda: edited.theme.defaults.setdefault("mj-text", {}).update(color=color),
            lambda: edited.theme.dark_tokens.update(ink="#eeeeee"),
            lambda: setattr(edited, "breakpoint", f"{n + 1}px"),
            lambda: edited.body.update(width=f"{n + 300}px"),
            lambda: setattr(block, "css_class", f"c{n}"),
            lambda: setattr(block, "when", f"a{n}"),
            lambda: setattr(block, "each", Each(**{"in": "items"}, limit=n + 1)),
            lambda: setattr(block, "show", Show(mobile=bool(n % 2))),
            lambda: block.extra.update({"data-n": str(n)}),
            lambda: block.presets.append("warm"),
            lambda: setattr(block, "name", "Name"),
            edited.children.reverse,
            lambda: edited.children.append(Html(id=f"h{n:04}x", type="html", html=words)),
        ]
        if isinstance(block, Text):
            actions += [
                lambda: rewrite(block, words),
                lambda: block.props.update(color="@ink"),
                lambda: block.dark.update(color=color),
                lambda: rewrite(block, FONT),
            ]
        if isinstance(block, Image):
            actions.append(lambda: block.props.update(fluidOnMobile="true"))
        if isinstance(block, Section):
            actions.append(lambda: block.mobile.update(padding=f"{n}px"))
        if isinstance(block, Html | Mjml):
            actions.append(lambda: setattr(block, "html", words))
        actions[pick % len(actions)]()

    return edit


def rewrite(block: Text, html: str) -> None:
    block.text, block.html = None, html


FONT = "<b style=\"font-family:'Lato'\">x</b>"


@given(documents(), st.lists(edits(), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_random_emails_and_random_edits_compile_alike_in_every_way(
    edited: Document, changes: list[Callable[[Document], None]]
) -> None:
    assert_every_way_is_the_same(edited)
    for change in changes:
        change(edited)
        assert_every_way_is_the_same(edited)


def numbered(tag: str, inner: str) -> Json:
    """A component that the compiler numbers through the whole email."""
    image = {"id": f"{inner}1", "type": "mjml", "tag": "mj-carousel-image", "attrs": {"src": "a"}}
    link = {"id": f"{inner}2", "type": "mjml", "tag": "mj-navbar-link", "html": "x"}
    children = [image] if tag == "mj-carousel" else [link]
    attrs = {"hamburger": "hamburger"} if tag == "mj-navbar" else {}
    own = {"id": inner, "type": "mjml", "tag": tag, "attrs": attrs, "children": children}
    column = {"id": f"{inner}c", "type": "column", "children": [own]}
    return {"id": f"{inner}s", "type": "section", "children": [column]}


@pytest.mark.parametrize("tag", ["mj-carousel", "mj-navbar"])
def test_what_is_numbered_through_the_email_keeps_its_numbers(tag: str) -> None:
    twice = document(numbered(tag, "one0"), numbered(tag, "two0"))
    assert_every_way_is_the_same(twice)
    assert "00000001" in compile_html(twice)


def test_limits_hold_for_words_put_into_what_is_remembered() -> None:
    edited = in_column(text("x"), {**text("y"), "id": "other"})
    compile_html(edited), compile_html(edited), compile_html(edited)
    words = next(block for block in all_blocks(edited.children) if isinstance(block, Text))
    words.html = "<div>" * 101 + "</div>" * 101
    with pytest.raises(TooLarge) as refused:
        compile_html(edited)
    assert refused.value.problems[0].path == words.id
    words.html = "x" * 4_000_001
    with pytest.raises(TooLarge, match="holds more than"):
        compile_html(edited)
    words.html = "<p>x</p>" * 150
    assert_every_way_is_the_same(edited)


def test_what_cannot_be_a_key_compiles_all_the_same() -> None:
    class Own(str):
        __slots__ = ()

    edited = in_column(text("x"))
    edited.children[0].css_class = Own("own")
    assert_every_way_is_the_same(edited)
    edited.theme.tokens["ink"] = Own("#111111")
    assert_every_way_is_the_same(edited)


def test_words_that_look_like_ours_are_words() -> None:
    edited = in_column(text("cfy0z cfy1z-outlook"), {**text("cfy2z"), "id": "other"})
    assert_every_way_is_the_same(edited)
    assert ">cfy0z cfy1z-outlook<" in compile_html(edited)


def test_equal_ids_do_not_mix_up_words() -> None:
    edited = in_column(text("one"), {**text("two"), "id": "other"})
    for block in all_blocks(edited.children):
        block.id = "same"
    assert_every_way_is_the_same(edited)


def test_threads_do_not_mix_up_words() -> None:
    wrong: list[str] = []

    def work(own: int) -> None:
        for number in range(60):
            compiled = compile_html(in_column(text(f"words of {own}, {number}")))
            if f">words of {own}, {number}<" not in compiled:
                wrong.append(compiled)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert not wrong


def test_what_is_remembered_is_bounded_in_number_and_size() -> None:
    known: Remembered[int, str] = Remembered(entries=10, size=10_000)
    for number in range(1000):
        known.keep(number, str(number), 1 + number % 7)
    assert sum(known.get(number) is not None for number in range(1000)) <= 10
    known.keep(-1, "far too much", 2_000)
    assert known.get(-1) is None
    for number in range(1000):
        known.keep(number, "large", 1_000)
    assert sum(known.get(number) is not None for number in range(1000)) <= 10


def test_what_is_asked_for_again_is_kept() -> None:
    known: Remembered[int, str] = Remembered(entries=10, size=10_000)
    known.keep(-1, "asked for", 10)
    for number in range(1000):
        known.keep(number, "once", 10)
        assert known.get(-1) == "asked for"


def test_huge_emails_are_not_remembered() -> None:
    compiler.PARTS.forget()
    huge = parse_document(
        {"children": [{"id": "huge", "type": "html", "html": "x", "extra": {"a": "y" * 3_000_000}}]}
    )
    for number in range(30):
        huge.children[0].extra["b"] = str(number)
        compile_html(huge)
    sizes = [size for _, size in {**compiler.PARTS._old, **compiler.PARTS._young}.values()]  # noqa: SLF001
    assert sum(sizes) <= 48_000_000
