"""Masking keeps every byte and hides every Liquid tag from native parsers."""

import itertools
import re
from pathlib import Path

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from liquid.lex import get_lexer
from selectolax.lexbor import LexborHTMLParser

from craftify.engine.liquid.masking import mask
from craftify.engine.liquid.pieces import split

EMAILS = Path(__file__).parents[3] / "../shared/data/emails"

FRAGMENTS = st.sampled_from(
    [
        "{{ a }}", '{{ a | default: "x" }}', "{{ '<b>' }}", "{% if a < b %}", "{% endif %}",
        "{% for i in x %}", "{% endfor %}", "{%- else -%}", "{% raw %}", "{% endraw %}",
        "{% comment %}", "{% endcomment %}", "{{", "}}", "{%", "%}", "{", "}", "<p ", "<p", ">",
        "</p>", "<", "</", "<!", "<!-", "<!--", "-->", "--", "<!--[if mso]>", "<![endif]-->",
        "<style>", "</style>", "</sty", "le>", "<title>", "</title>", "<table>", "<tr>", "<td>",
        "</td>", "</tr>", "</table>", "<script>", "</script>", ' class="', '"', "'", "=", " ",
        "href=", "cfy1z", "<!--cfy0z-->", "CFY2z", "text", "\n", "é", "\x00", "<svg>", "</svg>",
    ]
)  # fmt: skip
SOUP = st.lists(FRAGMENTS, max_size=25).map("".join)


@settings(deadline=None)
@given(SOUP)
def test_restoring_what_was_masked_gives_every_byte_back(html: str) -> None:
    masked = mask(html)

    assert masked.restore(masked.text) == html
    assert masked.lost(masked.text) == ()


@settings(deadline=None)
@given(SOUP)
def test_masked_text_holds_no_liquid_that_would_run(html: str) -> None:
    text = mask(html).text

    if "raw %}" not in html and "{{{" not in html:
        assert not [p for p in split(text) if p.kind == "output"]


@settings(deadline=None)
@given(st.text(alphabet="{}%- \nraw#endcomif<>\"'", max_size=60))
def test_cutting_covers_the_source_without_gap_or_overlap(source: str) -> None:
    pieces = split(source)

    assert "".join(source[p.start : p.end] for p in pieces) == source
    assert all(a.end == b.start for a, b in itertools.pairwise(pieces))


@settings(deadline=None)
@given(SOUP)
def test_cutting_agrees_with_the_lexer_of_python_liquid(source: str) -> None:
    try:
        tokens = list(get_lexer()(source))
    except Exception:  # noqa: BLE001 - whatever the lexer refuses, the parser will refuse too
        return
    theirs = [t.start_index for t in tokens if t.kind in {"TOKEN_OUTPUT", "output"}]
    ours = [p.start for p in split(source) if p.kind == "output"]

    assert ours == theirs


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>{{ a }}</p>", "<p>cfy0z</p>"),
        ("{% if a %}<p>x</p>{% endif %}", "<!--cfy0z--><p>x</p><!--cfy1z-->"),
        ('<a href="{{ u }}?b={{ c }}">', '<a href="cfy0z?b=cfy1z">'),
        ("<a href={{ u }}>", "<a href=cfy0z>"),
        ('<td {% if a %}class="b"{% endif %}>', "<td cfy0q>"),
        ('<td{% if a %} class="b"{% endif %} id="{{ i }}">', '<td cfy0g id="cfy1z">'),
        ('<td {% if a %}class="{{ b }}"{% endif %}id=c>', "<td cfy0j id=c>"),
        ("<i{% if a %} b{% endif %}{{ c }}><b {{ d }}/>", "<i cfy0k  cfy1g><b cfy2q/>"),
        ("<style>{% if a %}p{color:{{ c }}}{% endif %}</style>",
         "<style>/*cfy0z*/p{color:cfy1z}/*cfy2z*/</style>"),
        ("<table>{{ rows }}<tr><td>{{ x }}</td></tr></table>",
         "<table><!--cfy0z--><tr><td>cfy1z</td></tr></table>"),
        ("<!--[if mso]>{% if a %}<v:rect>{% endif %}<![endif]-->",
         "<!--[if mso]>cfy0z<v:rect>cfy1z<![endif]-->"),
        ("<!-- {{ a }} -->", "<!-- cfy0z -->"),
        ("<title>{{ a }}{% if b %}</title>", "<title>cfy0zcfy1z</title>"),
        ("a {% comment %}<b>{{ x }}{% endcomment %} b", "a <!--cfy0z--> b"),
        ("{% raw %}{{ a }}<b>{% endraw %}{{ c }}", "<!--cfy0z-->{{ a }}<b><!--cfy1z-->cfy2z"),
        ("2 < {{ a }}", "2 < cfy0z"),
        ("cfy1 {{ a }}", "cfy1 cfyx0z"),
    ],
)  # fmt: skip
def test_tokens_suit_the_place(html: str, expected: str) -> None:
    assert mask(html).text == expected


def test_a_loop_between_table_rows_survives_an_html5_parser() -> None:
    html = (
        "<table><tbody>{% for i in items %}<tr><td>{{ i.name }}</td></tr>{% endfor %}"
        "</tbody></table>"
    )
    masked = mask(html)
    body = LexborHTMLParser(masked.text).body

    assert body is not None
    assert masked.restore(body.inner_html or "") == html


def test_conditional_attributes_survive_a_parser_that_sorts_them() -> None:
    html = '<p {% if a %}class="b" {% endif %}id="c"{% if d %} title="{{ e }}"{% endif %}>x</p>'
    masked = mask(html)
    moved = masked.text.replace("<p ", "<p lang=en ").replace("q ", 'q="" ')

    assert masked.restore(masked.text) == html
    assert masked.restore(moved) == html.replace("<p ", "<p lang=en ")


def test_attribute_values_with_quotes_survive_a_sanitizer() -> None:
    html = '<a href="{{ u | default: "https://x.test" }}" title="t">{{ t | default: "<i>" }}</a>'
    masked = mask(html)
    cleaned = nh3.clean(masked.text, attributes={"a": {"href", "title"}}, link_rel=None)

    assert masked.restore(cleaned) == html


@pytest.mark.parametrize("path", sorted(EMAILS.rglob("*.*ml")), ids=lambda p: p.name)
def test_real_emails_come_back_unchanged(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    masked = mask(source)

    assert masked.restore(masked.text) == source
    assert not re.search(r"\{\{[^{}]*\}\}", masked.text)


def test_hostile_input_takes_linear_time() -> None:
    for shape in ("{% raw %}", "{{", "{%", "{% comment %}", "<!--", "</sty", "<a b='{{", "-", "<"):
        source = (shape * 300_000)[:1_000_000]

        assert mask(source).restore(mask(source).text) == source
