"""Rich text: what HTML it is, and which HTML it can be without loss."""

import pytest
from hypothesis import given
from pydantic import ValidationError
from tests.engine.documents import Json, paragraph, rich, riches, words

from craftify.engine.document.rich.nodes import Rich
from craftify.engine.document.rich.reading import read_rich
from craftify.engine.document.rich.writing import rich_html

BOLD = {"type": "bold"}


def written(*parts: Json) -> str:
    return rich_html(Rich.model_validate(rich(*parts)))


@given(riches())
def test_what_is_written_is_read_again(given: Json) -> None:
    wanted = Rich.model_validate(given)
    assert read_rich(rich_html(wanted)) == wanted


LOSSLESS = [
    "Hello <b>big</b> <i>world</i>",
    "<p>alone</p>",
    "<p>a</p><p>b</p>",
    '<p style="margin:0">a &amp; b&nbsp;c</p>',
    "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>",
    '<h1 style="margin:0">For {{ a.b | default: "x" | upcase }}</h1>',
    '<a href="{{ u | default: "x" }}?a=1&amp;b">go</a>',
    '<a href="https://e.example/?a=1&amp;copy=2">go</a> <a href="b">then</a>',
    'x<br />y <span style="color:red">red</span>',
    '<img src="a.png" alt="" /> x',
    "{{ a }} b {{ c | date: '%Y' }}",
    "<p></p>",
    "",
]


@pytest.mark.parametrize("html", LOSSLESS)
def test_html_that_fits_comes_back_as_it_was(html: str) -> None:
    read = read_rich(html)
    assert read is not None
    assert rich_html(read) == html


@pytest.mark.parametrize(
    "html",
    [
        "a<p>b</p>",
        "<ul><li>a</li></ul>b",
        "a < b",
        "<b></b>",
        '<a href="x">1</a><a href="x">2</a>',
        "{% if x %}y{% endif %}",
        "<!-- c -->x",
        '<span class="x">y</span>',
        "<p>unclosed",
        "<p>a</b></p>",
        "<b>a<p>b</p></b>",
        "<table><tr><td>x</td></tr></table>",
        "<li>x</li>",
        "{{ a | b | }}",
        "<p class='x'>y</p>",
        "<script>x</script>",
        "<ul>x</ul>",
    ],
)
def test_html_that_would_lose_something_is_not_taken(html: str) -> None:
    assert read_rich(html) is None


def test_one_plain_paragraph_goes_bare_and_two_do_not() -> None:
    assert written(paragraph(words("a"))) == "a"
    assert written(paragraph(words("a")), paragraph(words("b"))) == "<p>a</p><p>b</p>"


def test_neighbors_share_their_marks() -> None:
    both = paragraph(words("a", BOLD), words("b", BOLD, {"type": "italic"}), words("c"))
    assert written(both) == "<strong>a<em>b</em></strong>c"


def test_what_a_person_types_is_never_template_syntax() -> None:
    html = written(paragraph(words('{{ 1 | x }} {% if %} <b> & "')))
    assert "{{" not in html
    assert "{%" not in html
    assert read_rich(html) == Rich.model_validate(
        rich(paragraph(words('{{ 1 | x }} {% if %} <b> & "')))
    )


def test_a_variable_is_written_as_liquid() -> None:
    def variable(**attrs: object) -> str:
        return written(paragraph({"type": "variable", "attrs": attrs}))

    assert variable(path="a.b[0].c") == "{{ a.b[0].c }}"
    assert variable(path="a", fallback='say "x"') == "{{ a | default: 'say \"x\"' }}"
    assert variable(path="a", fallback="x", filters=["upcase"]) == '{{ a | default: "x" | upcase }}'


@pytest.mark.parametrize(
    "attrs",
    [
        {"path": "a b"},
        {"path": "a }} {{ b"},
        {"path": "a", "fallback": "\"'"},
        {"path": "a", "fallback": "}}"},
        {"path": "a", "filters": ["x }} y"]},
    ],
)
def test_a_variable_cannot_break_out_of_its_tag(attrs: Json) -> None:
    with pytest.raises(ValidationError):
        Rich.model_validate(rich(paragraph({"type": "variable", "attrs": attrs})))


def test_a_mark_cannot_choose_any_tag() -> None:
    with pytest.raises(ValidationError):
        Rich.model_validate(
            rich(paragraph(words("a", {"type": "bold", "attrs": {"tag": "script"}})))
        )
