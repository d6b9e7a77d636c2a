"""Whatever a value holds, it stays where the template put it."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from craftify.engine.errors import TemplateInvalid
from craftify.engine.liquid.parsing import prepare

HOSTILE = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "<script>alert(1)</script>",
                '"><img src=x onerror=alert(1)>',
                "' onclick='x",
                "javascript:alert(1)",
                "JaVa\tScRiPt:alert(1)",
                "\x01javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "//evil.example",
                "</style>",
                "</title>",
                "</script>",
                "-->",
                "--!>",
                "--",
                "-",
                "<!--",
                "]]>",
                "}}",
                "{{ 7 }}",
                "{% raw %}",
                ";color:red",
                "}body{color:red}",
                "expression(alert(1))",
                "url(javascript:x)",
                "@import 'x'",
                "\\",
                "\\27 ",
                "/*",
                "*/",
                '"',
                "'",
                "`",
                "<",
                ">",
                "&",
                "&#x3c;",
                "&lt;",
                "\n",
                "\r",
                "\t",
                " ",
                "=",
                "/",
                "\x00",
                "\u2028",
                "é",
                "😀",
                "\\u003c",
                "${x}",
                "%0a",
                ":",
                "?a=b&c=d",
                "#x",
            ]
        ),
        max_size=6,
    ).map("".join),
)

PLACES = [
    "<p>{{ v }}</p>",
    "<p><b>a</b>{{ v }}<i>c</i></p>",
    '<p title="{{ v }}">x</p>',
    "<p title='{{ v }}'>x</p>",
    "<p title={{ v }} lang=en>x</p>",
    "<p title=a{{ v }}b lang=en>x</p>",
    '<a href="{{ v }}">x</a>',
    "<a href={{ v }}>x</a>",
    '<a href=" {{ v }}">x</a>',
    '<a href="https://example.com/{{ v }}">x</a>',
    '<a href="https://example.com/?q={{ v }}&r={{ v }}#{{ v }}">x</a>',
    '<a href="{{ v }}{{ v }}">x</a>',
    '<a href="java{{ v }}">x</a>',
    '<a href="mailto:{{ v }}">x</a>',
    '<img src="{{ v }}" alt="{{ v }}">',
    '<table><tr><td background="{{ v }}" bgcolor="{{ v }}">x</td></tr></table>',
    '<p style="color:{{ v }};margin:0">x</p>',
    "<p style='font-family:\"{{ v }}\",serif'>x</p>",
    '<p style="background:url({{ v }})">x</p>',
    "<p style=\"background:url('{{ v }}')\">x</p>",
    "<style>p { color: {{ v }} } a::after { content: '{{ v }}' }</style><p>x</p>",
    '<style>p { background: url("{{ v }}") }</style><p>x</p>',
    '<script type="application/ld+json">{"a": {{ v }}, "b": "{{ v }}"}</script><p>x</p>',
    "<title>{{ v }}</title><p>x</p>",
    "<!-- {{ v }} --><p>x</p>",
    "<!-- {{ v }}> --><p>x</p>",
    '<!--[if mso]><td style="width:{{ v }}" title="{{ v }}">{{ v }}<![endif]--><p>x</p>',
    "<!--[if mso]>{{ v }}><![endif]--><p>x</p>",
    '{% capture c %}<b>{{ v }}</b>{% endcapture %}<p title="{{ c }}">{{ c }}</p>',
    "{% assign w = v | append: '<' %}<p title='{{ w }}'>{{ w }}{{ w | newline_to_br }}</p>",
    '<p {% if v %}class="{{ v }}"{% endif %}>x</p>',
    '<a href="{% if v == "a" %}https://x.example/{% else %}{{ v }}{% endif %}{{ v }}">x</a>',
    "{% for c in (1..2) %}<i title='{{ v }}'>{{ v | strip_html }}</i>{% endfor %}",
    "{% cycle v, 'b' %}{% echo v %}<p>x</p>",
]


def shape(node: LexborNode | None) -> list[object]:
    """The elements and attribute names of a tree: everything but values and text."""
    if node is None:
        return []
    children = [shape(child) for child in node.iter(include_text=False)]
    return [node.tag, sorted(node.attributes), children]


def tree(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def without_breaks(value: list[object]) -> str:
    return re.sub(r'\["br", \[\], \[\]\](, )?', "", json.dumps(value)).replace(", ]", "]")


@pytest.mark.parametrize("source", PLACES)
@settings(deadline=None, max_examples=60)
@given(value=HOSTILE)
def test_no_value_changes_the_tree(source: str, value: str) -> None:
    template = prepare(source, "html")
    calm = tree(template.render({"v": "calm"}))
    wild = tree(template.render({"v": value}))

    assert without_breaks(shape(wild.root)) == without_breaks(shape(calm.root))
    for node in wild.css("[href], [src], [background]"):
        for name in ("href", "src", "background"):
            address = re.sub(r"[\x00-\x20]", "", node.attributes.get(name) or "").lower()
            assert not address.startswith(("javascript:", "vbscript:", "data:", "livescript:"))
    assert wild.html is not None
    assert wild.html.count("<!--") == (calm.html or "").count("<!--")


@settings(deadline=None)
@given(value=HOSTILE)
def test_styles_keep_their_rules_and_declarations(value: str) -> None:
    source = '<style>p { color: {{ v }}; margin: 0 } a { content: "{{ v }}" }</style>'
    css = prepare(source, "html").render({"v": value})[7:-8]

    strings = re.sub(r'"(?:[^"\\]|\\.)*"', "", css)
    assert (strings.count("{"), strings.count("}"), strings.count(";")) == (2, 2, 1)
    assert not re.search(r"expression|@|<|url|/\*", strings)


@settings(deadline=None)
@given(value=HOSTILE)
def test_json_stays_json_and_carries_the_value(value: str) -> None:
    source = '<script type="application/ld+json">{"a": {{ v }}, "b": "x{{ v }}y"}</script>'
    out = prepare(source, "html").render({"v": value})
    data = json.loads(out.partition(">")[2].removesuffix("</script>"))

    assert data == {"a": value, "b": f"x{value}y"}


@settings(deadline=None)
@given(value=HOSTILE)
def test_text_and_attributes_carry_the_value_as_it_is(value: str) -> None:
    out = prepare('<p title="{{ v }}">{{ v }}</p>', "html").render({"v": value})
    paragraph = tree(out).css_first("p")

    def seen(text: str) -> str:
        return re.sub(r"\r\n?", "\n", text).replace("\x00", "\ufffd")

    assert paragraph is not None
    assert seen(paragraph.attributes["title"] or "") == seen(value)
    assert seen(paragraph.text()) == seen(value)


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        (
            '<a href="{{ v }}">',
            "https://x.test/a?b=c&d=é#f",
            '<a href="https://x.test/a?b=c&amp;d=é#f">',
        ),
        (
            '<a href="{{ v }}">',
            "mailto:a@b.test?subject=Hi%20you",
            '<a href="mailto:a@b.test?subject=Hi%20you">',
        ),
        ('<a href="{{ v }}">', "tel:+49 30", '<a href="tel:+49%2030">'),
        ('<a href="{{ v }}">', "/path", '<a href="/path">'),
        ('<a href="{{ v }}">', "ftp://x", '<a href="#">'),
        ('<a href="{{ v }}">', "cid:a", '<a href="#">'),
        ('<img src="{{ v }}">', "cid:a", '<img src="cid:a">'),
        ('<img src="{{ v }}">', "mailto:a", '<img src="#">'),
        ('<a href="https://x.test/{{ v }}">', "a/b?c=d e", '<a href="https://x.test/a/b?c=d%20e">'),
        ('<a href="https://x.test/?q={{ v }}">', "a&b=c", '<a href="https://x.test/?q=a%26b%3Dc">'),
        (
            '<a href="https://x.test/?q={{ v | url_encode }}">',
            "a b&c",
            '<a href="https://x.test/?q=a+b%26c">',
        ),
        ('<p style="color:{{ v }}">', "rgb(1, 2, 3)", '<p style="color:rgb(1, 2, 3)">'),
        ('<p style="color:{{ v }}">', "#2f6f4f", '<p style="color:#2f6f4f">'),
        ('<p style="width:{{ v }}px">', 320, '<p style="width:320px">'),
        (
            '<p style="font-family:{{ v }}">',
            "'Open Sans', Arial",
            '<p style="font-family:&#39;Open Sans&#39;, Arial">',
        ),
        ('<p style="color:{{ v }}">', "red;x:y", '<p style="color:unset">'),
        ("<p>{{ v | escape }}</p>", "<b>", "<p>&lt;b&gt;</p>"),
        ("<p>{{ v | escape_once }}</p>", "&lt;b&gt; &", "<p>&lt;b&gt; &amp;</p>"),
        ("<p>{{ v | newline_to_br }}</p>", "a\n<b>", "<p>a<br>\n&lt;b&gt;</p>"),
        ('<p title="{{ v | newline_to_br }}">', "a\nb", '<p title="a\nb">'),
        ("<p>{{ v }}</p>", True, "<p>true</p>"),
        ("<p>{{ v }}</p>", 1.5, "<p>1.5</p>"),
        ("<p>{{ v }}</p>", ["a", 1], "<p>a1</p>"),
        ("<p>{{ '<b>' }}{{ v }}</p>", "", "<p>&lt;b&gt;</p>"),
        ("<p title={{ v }} x>", "", "<p title=&#32; x>"),
    ],
)
def test_values_are_written_for_their_place(source: str, value: object, expected: str) -> None:
    assert prepare(source, "html").render({"v": value}) == expected


@pytest.mark.parametrize(
    "source",
    [
        "<{{ v }}>",
        "<a{{ v }}>",
        "</{{ v }}>",
        "<a {{ v }}>",
        '<a {{ v }}="x">',
        '<a x{{ v }}="y">',
        '<a onclick="{{ v }}">',
        '<iframe srcdoc="{{ v }}"></iframe>',
        '<a href="javascript:{{ v }}">',
        '<a href="{{ v }}:x">',
        '<a href="{{ v }}{{ v }}:x">',
        '<a href="data:{{ v }}">',
        "<xmp>{{ v }}</xmp>",
        "<svg><style>{{ v }}</style></svg>",
        "<!DOCTYPE {{ v }}>",
        "<style>/* {{ v }} */</style>",
        '<p style="background:url({{ v }}:x)">',
        "<style>p{background:url('{{ v }}:x')}</style>",
        '{% if v %}<a title="{% endif %}x">',
        "{% if v %}<!--{% endif %}",
        "{% if v %}<style>{% else %}<p>{% endif %}",
        "{% for i in (1..2) %}<a {% endfor %}",
        "{% capture c %}<a href='{% endcapture %}",
        "<t{% if v %}d{% endif %}>",
        "<!-- -{% if v %}{% endif %}->",
        "<style></st{% if v %}{% endif %}yle>",
        "<p width={% if v %}1{% endif %} class=x>",
        "<a hr{% if v %}ef{% endif %}='x'>",
        "{% for i in (1..2) %}{% if v %}<b {% break %}{% endif %}{% endfor %}",
        '<p style="{% if v %}a:\'{% endif %}b">{{ v }}',
        "{% case v %}{% when 1 %}<a {% endcase %}",
    ],
)
def test_places_that_cannot_be_made_safe_are_refused(source: str) -> None:
    with pytest.raises(TemplateInvalid) as refused:
        prepare(source, "html")

    assert refused.value.problems[0].line == 1
    assert refused.value.problems[0].excerpt


@pytest.mark.parametrize(
    "source",
    [
        '{% if v %}<a href="{{ v }}">{% endif %}x{% if v %}</a>{% endif %}',
        '<td {% if v %}class="a"{% else %}class="b"{% endif %}>',
        '<td{% if v %} class="a"{% endif %}>',
        '<td class="{% if v %}a{% else %}b{% endif %}">',
        "<td width={% if v %}1{% else %}2{% endif %}>",
        '<a href="{% if v %}https://a.test{% else %}https://b.test{% endif %}/{{ v }}">',
        "<style>{% if v %}p{color:{{ v }}}{% endif %}</style>",
        "<table>{% for i in (1..2) %}<tr></tr>{% endfor %}</table>",
        '<!--[if mso]><td style="width:{{ v }}px"><![endif]-->{{ v }}',
        "<!--[if !mso]><!-->{{ v }}<!--<![endif]-->",
        "1 < 2 {{ v }}",
        "{% for i in (1..3) %}{% if v %}{% break %}{% endif %}<b>x</b>{% endfor %}",
        "<p {% unless v %}hidden{% endunless %} >{{ v }}",
        "<option{% if v %} selected{% endif %}>",
        "<br/{% if v %}{% endif %}>",
    ],
)
def test_ordinary_templates_are_accepted(source: str) -> None:
    prepare(source, "html").render({"v": "7"})
