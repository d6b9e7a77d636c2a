"""The HTML reader: the same tree as a browser's parser, with places, Liquid untouched."""

import re
from collections import Counter
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from craftify.engine.markup import MAX_DEPTH, Markup, liquid_spans, without_liquid

POSTMARK = Path(__file__).parents[2] / "../shared/data/emails/postmark"
IMPLIED_BY_BROWSERS = {"html", "head", "body", "tbody"}


def tags(source: str) -> list[str]:
    return [element.tag for element in Markup(source).elements]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.skipif(not POSTMARK.exists(), reason="../shared/data/emails is not beside the repo")
def test_agrees_with_a_browsers_parser_on_real_emails() -> None:
    sources = [
        re.sub(r"\{\{([^#/^]).*?\}\}|\{\{.*?\}\}", r"\1", path.read_text(), flags=re.DOTALL)
        for path in sorted(POSTMARK.rglob("*.html"))
    ]
    assert len(sources) == 33
    for source in sources:
        ours, theirs = Markup(source), LexborHTMLParser(source)
        assert theirs.root is not None
        counted = Counter(element.tag for element in ours.elements)
        expected = Counter(str(node.tag) for node in theirs.root.traverse())
        for tag in IMPLIED_BY_BROWSERS:
            counted.pop(tag, None)
        assert counted == {tag: expected[tag] for tag in counted}
        for tag in ("a", "td", "p", "h1"):
            assert [squeezed(element.text()) for element in ours.all(tag)] == [
                squeezed(node.text()) for node in theirs.css(tag)
            ]


@pytest.mark.parametrize(
    "source",
    [
        "<p>one<p>two<div>three</div>",
        "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "<table><tr><td><table><tr><td>x</table><td>y</table>z",
        "<a href=x>one<a href=y>two</a>",
        "<p>one<br>two<img src=x alt='a > b'>three",
        "<b>one</i>two</b>three",
        "<div><p>one</div>two",
        "<TD>loose</TD><P>After",
        "<title>a < b &amp; c</title><style>p > a {}</style><p>x",
        "a < b and c > d <3 <p>x</p",
        "<!-- <p>no --><p>yes<!-->",
        "<select><option>a<option>b</select>",
        "<dl><dt>a<dd>b<dt>c</dl>",
    ],
)
def test_text_per_element_is_what_a_browser_reads(source: str) -> None:
    ours, theirs = Markup(source), LexborHTMLParser(source)
    for tag in ("p", "li", "a", "div", "option", "dt", "title"):
        assert [squeezed(element.text()) for element in ours.all(tag)] == [
            squeezed(node.text()) for node in theirs.css(tag)
        ], tag


def test_knows_line_and_column_of_every_element() -> None:
    markup = Markup('<table>\n <tr><td\n  class="x">a</td>\n</tr></table>')
    assert [(element.tag, *markup.place(element.offset)) for element in markup.elements] == [
        ("table", 1, 1),
        ("tr", 2, 2),
        ("td", 2, 6),
    ]
    assert markup.source[markup.elements[2].offset : markup.elements[2].end].endswith("a</td>")


def test_liquid_is_neither_moved_nor_mistaken_for_markup() -> None:
    source = (
        '<table>{% for i in items %}<tr {% if i.hot %}class="hot"{% endif %}>'
        '<td width="{{ i.w | default: "10" }}">{{ i.a < i.b }}{% if a <b %}x{% endif %}</td></tr>'
        "{% endfor %}</table>"
    )
    markup = Markup(source)
    assert tags(source) == ["table", "tr", "td"]
    assert markup.all("tr")[0].attributes == {"class": "hot"}
    assert markup.all("td")[0].get("width") == '{{ i.w | default: "10" }}'
    assert markup.all("td")[0].text() == "{{ i.a < i.b }}{% if a <b %}x{% endif %}"
    assert "{% for i in items %}" in markup.all("table")[0].text()


def test_liquid_spans_and_their_mask_keep_every_offset() -> None:
    source = "a {{ b }} {% raw %} {{ unclosed"
    assert [source[start:end] for start, end in liquid_spans(source)] == ["{{ b }}", "{% raw %}"]
    masked = without_liquid(source)
    assert len(masked) == len(source)
    assert masked.endswith(" {{ unclosed")
    assert "{%" not in masked


def test_entities_are_decoded_in_text_and_values_and_not_in_styles() -> None:
    markup = Markup(
        '<a href="?a=1&amp;b=2">caf&eacute; &lt;</a><style>a::after{content:"&lt;"}</style>'
    )
    assert markup.all("a")[0].get("href") == "?a=1&b=2"
    assert markup.all("a")[0].text() == "café <"
    style = markup.all("style")[0].children[0]
    assert getattr(style, "text", None) == 'a::after{content:"&lt;"}'


def test_comments_and_declarations_are_kept_apart() -> None:
    markup = Markup("<!doctype html><!--[if mso]><table><![endif]--><p>x<![if !mso]>y<![endif]>")
    assert [comment.text for comment in markup.comments] == ["<!--[if mso]><table><![endif]-->"]
    assert [declaration.text for declaration in markup.declarations] == [
        "<!doctype html>",
        "<![if !mso]>",
        "<![endif]>",
    ]
    assert tags(markup.source) == ["p"]


@pytest.mark.parametrize("piece", ['<a "', "<!--", "{{", "{%", "<", "<a x=", "</", "<style>"])
def test_unclosed_pieces_end_with_the_source(piece: str) -> None:
    markup = Markup(f"<p>before</p>{piece * 20_000}")
    assert markup.elements[0].text() == "before"


def test_depth_is_bounded_and_what_is_deeper_stays_readable() -> None:
    markup = Markup("<i>" * 20_000 + "end" + "</b>" * 20_000)
    assert len(markup.elements) == 20_000
    assert sum(1 for _ in markup.elements[-1].ancestors()) <= MAX_DEPTH
    assert markup.root.text() == "end"
