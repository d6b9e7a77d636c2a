"""MJML read as documents: what becomes native, what is kept, what is refused and where."""

import time

import pytest
from tests.engine.documents import Json
from tests.engine.snippets import COMPILED, DIFFERENT, REFUSED, cell, email

from craftify.engine import (
    Document,
    EngineError,
    TemplateInvalid,
    dump_document,
    import_mjml,
)
from craftify.engine.document.walk import all_blocks


def first(source: str, kind: str) -> Json:
    """The first block of a kind, as JSON."""
    return next(
        block for block in everything(import_mjml(source).document) if block["type"] == kind
    )


def everything(document: Document) -> list[Json]:
    return [
        block.model_dump(by_alias=True, exclude_defaults=True, mode="json")
        for block in all_blocks(document.children)
    ]


def kinds(source: str) -> list[str]:
    return [block["type"] for block in everything(import_mjml(source).document)]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_where_and_why(name: str) -> None:
    source, line, column, says = REFUSED[name]
    with pytest.raises(EngineError) as caught:
        import_mjml(source)
    problem = caught.value.problems[0]
    assert (problem.line, problem.column, problem.part) == (line, column, "mjml")
    assert says in problem.message
    assert problem.excerpt is not None
    assert problem.excerpt.splitlines()[-1].endswith("^")


def test_the_caret_stands_under_the_place() -> None:
    with pytest.raises(TemplateInvalid) as caught:
        import_mjml("<mjml>\n<mj-body>\n  </mj-text></mj-body></mjml>")
    excerpt = caught.value.problems[0].excerpt
    assert excerpt == "3 |   </mj-text></mj-body></mjml>\n  |   ^"


def test_many_problems_come_at_once() -> None:
    with pytest.raises(TemplateInvalid) as caught:
        import_mjml("<mjml>\n<mj-body>\n</mj-text>\n</mj-image>\n</mj-body></mjml>")
    assert [problem.line for problem in caught.value.problems] == [3, 4]


def test_wrong_liquid_is_found_in_the_source_that_was_typed() -> None:
    source = email(
        "\n\n<mj-section><mj-column>\n<mj-text>{{ a | }}</mj-text></mj-column></mj-section>"
    )
    with pytest.raises(TemplateInvalid) as caught:
        import_mjml(source)
    assert (caught.value.problems[0].part, caught.value.problems[0].line) == ("mjml", 4)


HOSTILE = {
    "texts never closed": "<mjml><mj-body>" + "<mj-text>" * 100_000,
    "sections in each other": "<mjml><mj-body>" + "<mj-section>" * 100_000,
    "comments never closed": "<!--" * 250_000,
    "comments never closed in a text": "<mjml><mj-body><mj-text>" + "<!--" * 250_000,
    "attributes without an end": "<mjml " + "a " * 400_000,
    "braces without an end": '<mjml a="' + "{{" * 400_000,
    "CDATA without an end": "<mjml><mj-body><mj-text>" + "<![CDATA[" * 100_000 + "</mj-text>",
    "closed a hundred thousand times": "<mjml>" + "</mj-a>" * 100_000,
    "quotes without an end": "<mjml>" + "<mj-image" + ' a="' * 200_000,
    "spaces": "<mjml " + " " * 900_000 + '"',
    "nothing but braces": "<mjml><mj-body>" + "{%" * 400_000,
    "a megabyte and more": "<mjml>" + "x" * 1_100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_sources_are_refused_in_time(name: str) -> None:
    start = time.process_time()
    with pytest.raises(EngineError):
        import_mjml(HOSTILE[name])
    assert time.process_time() - start < 5


@pytest.mark.parametrize("name", [*COMPILED, *DIFFERENT])
def test_every_snippet_is_read_with_an_honest_report(name: str) -> None:
    source = {**COMPILED, **DIFFERENT}[name]
    imported = import_mjml(source)
    blocks = everything(imported.document)
    assert sum(imported.report.blocks.values()) == len(blocks)
    assert set(imported.lines) == {block["id"] for block in blocks}
    kept = sum(block["type"] in {"html", "mjml"} for block in blocks)
    assert (imported.report.score == 1.0) <= (kept == 0)
    assert 0 <= imported.report.score <= 1


def test_components_become_blocks() -> None:
    source = cell(
        '<mj-text color="#111111" padding-left="4px">Hi {{ user.name | default: "you" }}</mj-text>'
        '<mj-button href="{{ url }}">Go</mj-button><mj-image src="a.png" alt="" />'
        '<mj-social mode="vertical"><mj-social-element name="x" src="i.png">X</mj-social-element>'
        "</mj-social><mj-table><tr><td>1</td></tr></mj-table>"
    )
    assert kinds(source) == [
        *("section", "column", "text", "button", "image", "social", "item", "table")
    ]
    assert first(source, "text")["props"] == {"color": "#111111", "paddingLeft": "4px"}
    assert first(source, "text")["text"]["content"][0]["content"][1]["attrs"] == {
        "path": "user.name",
        "fallback": "you",
    }
    assert first(source, "image")["props"] == {"src": "a.png", "alt": ""}
    assert import_mjml(source).report.score == 1.0


def test_what_has_no_block_is_kept_and_reported() -> None:
    source = cell("\n<mj-navbar>\n<mj-navbar-link href='/a'>A</mj-navbar-link></mj-navbar>")
    report = import_mjml(source).report
    assert kinds(source)[2:] == ["mjml", "mjml"]
    assert [(line.what, line.line) for line in report.lines if line.action == "kept"] == [
        ("<mj-navbar>", 2),
        ("<mj-navbar-link>", 3),
    ]
    assert report.score == 0.5


def test_attributes_nobody_knows_are_kept() -> None:
    block = first(cell('<mj-text data-track="1" color="red">x</mj-text>'), "text")
    assert block["extra"] == {"data-track": "1"}
    assert block["props"] == {"color": "red"}


def test_values_are_what_they_stand_for() -> None:
    source = cell(
        '<mj-image alt="A 7&quot; &amp; &eacute; &#128512;" src="?a=1&amp;b=2&copy=3"'
        ' title="two\n   lines" />'
    )
    assert first(source, "image")["props"] == {
        "alt": 'A 7" & é 😀',
        "src": "?a=1&b=2&copy=3",
        "title": "two lines",
    }


def test_the_head_becomes_meta_and_theme() -> None:
    head = (
        "<mj-title>Salt &amp; pepper for {{ name }}</mj-title><mj-preview>Pre</mj-preview>"
        '<mj-breakpoint width="360px" /><mj-font name="Lora" href="https://f.example" />'
        '<mj-attributes><mj-all padding="0" /><mj-text color="red" /><mj-text padding="1px" />'
        '<mj-class name="a" color="blue"><mj-text align="center" /></mj-class></mj-attributes>'
        '<mj-style inline="inline">a{}</mj-style><mj-style>b{}</mj-style>'
        '<mj-raw><meta name="x"></mj-raw><mj-html-attributes><mj-selector path=".a">'
        '<mj-html-attribute name="data-b">c &amp; d</mj-html-attribute></mj-selector>'
        "</mj-html-attributes>"
    )
    source = cell("<mj-text>x</mj-text>", head).replace("<mjml>", '<mjml lang="de" dir="ltr">')
    dumped = dump_document(import_mjml(source).document)
    assert dumped["meta"] == {
        "subject": "Salt & pepper for {{ name }}",
        "preheader": "Pre",
        "lang": "de",
        "dir": "ltr",
    }
    assert dumped["breakpoint"] == "360px"
    assert dumped["theme"] == {
        "defaults": {"mj-all": {"padding": "0"}, "mj-text": {"color": "red", "padding": "1px"}},
        "presets": {"a": {"color": "blue"}},
        "childPresets": {"a": {"mj-text": {"align": "center"}}},
        "fonts": [{"name": "Lora", "href": "https://f.example"}],
        "css": [{"css": "a{}", "inline": True}, {"css": "b{}"}],
    }
    assert dumped["head"] == ['<meta name="x">']
    assert dumped["htmlAttributes"] == [{"selector": ".a", "attributes": {"data-b": "c & d"}}]


def test_comments_name_the_blocks_after_them() -> None:
    source = email("<!-- Logo --><mj-section /><!-- one\ntwo --><mj-section /><!-- last -->")
    imported = import_mjml(source)
    assert [block.name for block in imported.document.children] == ["Logo", None]
    assert any(line.what == "2 comments" for line in imported.report.lines)


def test_a_marker_gives_the_block_its_id_back() -> None:
    block = first(cell('<mj-text css-class="b-hello1 note">x</mj-text>'), "text")
    assert (block["id"], block["cssClass"]) == ("hello1", "note")


# ---- logic


def test_tags_around_one_block_are_its_condition() -> None:
    for wrapped in (
        "<mj-raw>{% if a < b %}</mj-raw><mj-text>x</mj-text><mj-raw>{% endif %}</mj-raw>",
        "{% if a < b %}<mj-text>x</mj-text>{% endif %}",
        "<mj-raw><!-- {%- if a < b -%} --></mj-raw><mj-text>x</mj-text>{%endif%}",
    ):
        assert first(cell(wrapped), "text")["when"] == "a < b"
        assert "html" not in kinds(cell(wrapped))


def test_tags_around_several_blocks_are_the_condition_of_each() -> None:
    source = cell("{% if a %}<mj-text>x</mj-text><mj-text>y</mj-text>{% endif %}")
    assert [block.get("when") for block in everything(import_mjml(source).document)[2:]] == [
        "a",
        "a",
    ]


def test_a_loop_around_one_block_repeats_it() -> None:
    source = email("{% for p in shop.items limit:3 %}<mj-section></mj-section>{% endfor %}")
    assert first(source, "section")["each"] == {"in": "shop.items", "as": "p", "limit": 3}


def test_nested_conditions_add_up() -> None:
    source = cell("{% if a %}{% if b %}<mj-text>x</mj-text>{% endif %}{% endif %}")
    assert first(source, "text")["when"] == "a and b"


@pytest.mark.parametrize(
    "content",
    [
        "{% if a %}<mj-text>x</mj-text>{% else %}<mj-text>y</mj-text>{% endif %}",
        "{% for i in a %}<mj-text>x</mj-text><mj-text>y</mj-text>{% endfor %}",
        "{% for i in a reversed %}<mj-text>x</mj-text>{% endfor %}",
        "{% unless a %}<mj-text>x</mj-text>{% endunless %}",
        "{% if a %}{% if b or c %}<mj-text>x</mj-text>{% endif %}{% endif %}",
        "{% assign a = 1 %}{% if a %}<mj-text>x</mj-text><mj-text>y</mj-text>{% endif %}",
        "{% if a %}{% endif %}",
    ],
)
def test_logic_that_is_no_property_of_a_block_stays_where_it_is(content: str) -> None:
    source = cell(content)
    blocks = everything(import_mjml(source).document)
    assert not any("when" in block or "each" in block for block in blocks if "or" not in str(block))
    tags = [block["html"] for block in blocks if block["type"] == "html"]
    assert tags[0].startswith("{%")
    assert tags[-1].startswith("{% end")


def test_logic_among_social_networks_belongs_to_the_network() -> None:
    source = COMPILED["logic between social networks"]
    assert first(source, "item")["when"] == "a"


# ---- fragments and partials


def test_a_fragment_becomes_an_email() -> None:
    assert kinds("<mj-section><mj-column /></mj-section>") == ["section", "column"]
    assert kinds("<mj-text>x</mj-text><mj-text>y</mj-text>") == [
        "section",
        "column",
        "text",
        "text",
    ]
    head = import_mjml("<mj-attributes><mj-all color='red' /></mj-attributes>").document
    assert head.theme.defaults == {"mj-all": {"color": "red"}}
    assert head.children == []


def test_no_body_is_an_empty_email() -> None:
    imported = import_mjml("<mjml></mjml>")
    assert imported.document.children == []
    assert imported.report.lines[0].action == "repaired"


def test_partials_are_found_by_name_alone() -> None:
    partials = {
        "partials/base.mjml": "<mj-attributes><mj-text color='red' /></mj-attributes>",
        "Footer.mjml": "<mj-section><mj-column><mj-text>bye</mj-text></mj-column></mj-section>",
        "site.css": ".a { color: red }",
        "pixel.html": "<img src='p.gif'>",
        "whole.mjml": email("<mj-section />", "<mj-title>T</mj-title>"),
    }
    source = email(
        '\n<mj-include path="../x/footer.mjml"></mj-include>\n<mj-include path="whole.mjml" />'
        '<mj-include path="pixel.html" type="html" />',
        '<mj-include path="./partials/base.mjml" /><mj-include path="site.css" type="css"'
        ' css-inline="inline" />',
    )
    imported = import_mjml(source, partials=partials)
    document = imported.document
    assert document.theme.defaults == {"mj-text": {"color": "red"}}
    assert document.theme.css[0].inline
    assert document.meta.subject == "T"
    assert [block.type for block in document.children] == ["section", "section", "html"]
    assert imported.lines[document.children[0].id] == 2
    assert imported.lines[document.children[1].id] == 3


def test_a_partial_that_includes_itself_is_refused() -> None:
    for partials, name in (
        ({"a.mjml": '<mj-include path="a.mjml" />'}, ""),
        ({"a.mjml": '<mj-include path="b.mjml" />', "b.mjml": '<mj-include path="a.mjml" />'}, ""),
        ({"a.mjml": '<mj-include path="me.mjml" />', "me.mjml": "<mj-section />"}, "me.mjml"),
    ):
        with pytest.raises(TemplateInvalid) as caught:
            import_mjml(email('<mj-include path="a.mjml" />'), partials=partials, name=name)
        assert "includes itself" in caught.value.problems[0].message


def test_what_is_wrong_in_a_partial_is_told_at_its_include() -> None:
    with pytest.raises(TemplateInvalid) as caught:
        import_mjml(email('\n <mj-include path="p.mjml" />'), partials={"p.mjml": "\n<mj-section>"})
    problem = caught.value.problems[0]
    assert (problem.line, problem.column) == (2, 2)
    assert "(2:1)" in problem.message


def test_tags_that_were_right_once_are_still_looked_at_where_they_stand() -> None:
    right = cell("<mj-text>{% if a %}x{% endif %}{% raw %}{{ y }}{% endraw %}</mj-text>")
    for _ in range(2):
        import_mjml(right)
        for wrong in ("{% endif %}x{% if a %}", "{% if a %}x{% endif %}{{ y", "{% raw %}{{ y }}"):
            with pytest.raises(TemplateInvalid):
                import_mjml(cell(f"<mj-text>{wrong}</mj-text>"))
