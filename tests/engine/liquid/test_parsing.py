"""Every mistake in a template is found, placed and explained; limits hold already at parse."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftify.engine.errors import EngineError, TemplateInvalid, TooLarge
from craftify.engine.liquid.parsing import prepare, prepare_anew


def problems(source: str) -> list[tuple[int | None, int | None, str]]:
    with pytest.raises(TemplateInvalid) as refused:
        prepare(source, "html")
    return [(p.line, p.column, p.message) for p in refused.value.problems]


@pytest.mark.parametrize(
    ("source", "line", "column", "words"),
    [
        ("a\n{% if x %}b", 2, 1, "never closed: `{% endif %}`"),
        ("{% for i in x %}\n{% if i %}\n{% endfor %}", 2, 1, "not closed before `endfor`"),
        ("x {% endif %}", 1, 3, "closes nothing"),
        ("{{ a", 1, 1, "never closed with `}}`"),
        ("<p>\n  {% if a", 2, 3, "never closed with `%}`"),
        ("{% %}", 1, 1, "no name"),
        ("{% raw %}{{ a }}", 1, 1, "`{% endraw %}` is missing"),
        ("{% comment %}{{ a }}", 1, 1, "comment is never closed"),
        ("{{ a | nope }}", 1, 8, "no filter `nope`"),
        ("{{ a | upcas }}", 1, 8, "did you mean `upcase`?"),
        ("{{ a | safe }}", 1, 8, "rich text"),
        ("{{ a | append }}", 1, 8, "takes 1 argument, not 0"),
        ("{{ a | slice: 1, 2, 3 }}", 1, 8, "takes 1 to 2 arguments, not 3"),
        ("{{ a | default: 1, foo: 2 }}", 1, 8, "no argument `foo`"),
        ("{% if %}x{% endif %}", 1, 4, "something is missing"),
        ("{% if a == %}x{% endif %}", 1, 4, "a value is missing here"),
        ("{% for x y %}{% endfor %}", 1, 10, "`in` is missing"),
        ("{{ a b }}", 1, 6, "not expected here"),
        ("{{ }}", 1, 1, "a value is missing here"),
        ("{% bogus %}", 1, 4, "no `bogus` tag"),
        ("{% include 'x' %}", 1, 1, "no files to include"),
        ("{% render 'x' %}", 1, 1, "no files to render"),
        ("{% tablerow i in x %}{% endtablerow %}", 1, 1, "no `tablerow` tag"),
        ("{% break %}", 1, 1, "outside of a loop"),
        ("{% else %}", 1, 4, "no `else` tag"),
        ("{{ 99999999999999999999 | plus: 1 }}", 1, 4, "too large"),
        ("{% assign = 1 %}", 1, 11, ""),
    ],
)
def test_a_mistake_is_placed_and_explained(source: str, line: int, column: int, words: str) -> None:
    found = problems(source)

    assert (line, column) == found[0][:2]
    assert words in found[0][2]


def test_every_mistake_is_reported_at_once() -> None:
    found = problems("{{ a | nope }}\n{{ b | append }}\n{% if %}{% endif %}")

    assert [line for line, _, _ in found] == [1, 2, 3]


def test_the_excerpt_shows_the_line_with_a_caret() -> None:
    with pytest.raises(TemplateInvalid) as refused:
        prepare("first\n<p>{{ name | shout }}</p>", "html")

    assert refused.value.problems[0].excerpt == (
        "2 | <p>{{ name | shout }}</p>\n  |              ^^^^^"
    )


def test_the_excerpt_of_a_long_line_stays_short() -> None:
    with pytest.raises(TemplateInvalid) as refused:
        prepare("x" * 5_000 + "{{ a | nope }}" + "y" * 5_000, "html")

    excerpt = refused.value.problems[0].excerpt or ""
    shown, caret = excerpt.splitlines()
    assert len(shown) < 110
    assert shown[caret.index("^") :].startswith("nope")


@pytest.mark.parametrize(
    "source",
    [
        "{% if a %}" * 10_000,
        "{% if a %}" * 60 + "{% endif %}" * 60,
        "{{ a" + "[a" * 3_000 + "]" * 3_000 + " }}",
        "{{ " + "(" * 5_000 + " }}",
        "{% if " + "a and " * 3_000 + "a %}{% endif %}",
        "{{ a" + " | upcase" * 5_000 + " }}",
        "{{ a }}" * 30_000,
        "{% raw %}" * 30_000,
        "{% comment %}" * 30_000,
        "{%" * 100_000,
        "{{" * 100_000,
        "{{ " + " " * 1_000_000,
        "{% if" + " " * 1_000_000 + "%}",
        "x" * (3 * 1024 * 1024),
        "{{ '" + "a" * 20_000 + "' }}",
        "{% case a %}" + "{% when 1 %}" * 25_000 + "{% endcase %}",
    ],
)
def test_bombs_are_refused_before_they_go_off(source: str) -> None:
    with pytest.raises((TemplateInvalid, TooLarge)):
        prepare_anew(source, "html")


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="{}%|<>\"'=[]().,: \nabifor19#-", max_size=60))
def test_nothing_but_our_own_errors_ever_comes_out(source: str) -> None:
    for text in (
        source,
        "{{" + source + "}}",
        "{%" + source + "%}",
        "{% if " + source + "%}{%endif%}",
    ):
        with suppress(EngineError):
            prepare_anew(text, "html").attempt({"a": {"b": [1, "x"]}, "i": "y"})


def test_the_parse_is_kept() -> None:
    assert prepare("{{ kept }}", "text") is prepare("{{ kept }}", "text")


@pytest.mark.parametrize(
    "source", ["Hi {{ name, {{ other }}", "Hi {% if a {{ b }}", "{{ a {% if b %}"]
)
def test_a_tag_that_runs_into_the_next_one_was_never_closed(source: str) -> None:
    with pytest.raises(TemplateInvalid, match="is never closed") as refused:
        prepare(source, "text")
    assert refused.value.problems[0].column == source.index("{") + 1


def test_braces_in_a_string_open_nothing() -> None:
    prepare("{{ '{{' }}{{ \"{%\" }}{% if a == '{{' %}x{% endif %}", "text")
