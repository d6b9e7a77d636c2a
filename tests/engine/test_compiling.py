"""Documents compiled: the shield holds, Liquid stays as it was, and what was asked for is there."""

import re
import sys
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.documents import Json, document, in_column, text
from tests.engine.snippets import COMPILED, DIFFERENT, cell, email
from tests.engine.tokens import tokens

from craftify.engine import (
    EngineError,
    TemplateInvalid,
    TooLarge,
    compile_document,
    compile_html,
    emit_mjml,
    import_html,
    import_mjml,
    parse_document,
)
from craftify.engine.document.specification import COMPONENTS
from craftify.engine.document.walk import all_blocks
from craftify.engine.mjml.compiling import compiler, native
from craftify.engine.mjml.compiling.styling import styled
from craftify.engine.mjml.elements import BODIED

EVERYTHING = {**COMPILED, **DIFFERENT}
LIQUID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def html(source: str) -> str:
    return compile_html(import_mjml(source).document)


@pytest.mark.parametrize("name", EVERYTHING)
def test_nothing_of_the_shield_and_the_compiler_shows(name: str) -> None:
    compiled = html(EVERYTHING[name])
    assert not re.search(r"cfy\d|\\u\{|\\n|<mj-|CDATA", compiled)
    assert compiled.rstrip().endswith("</html>")


@pytest.mark.parametrize("name", EVERYTHING)
def test_liquid_comes_out_as_it_went_in(name: str) -> None:
    source = EVERYTHING[name]
    compiled = html(source)
    for tag in set(LIQUID.findall(source)):
        meant = tag.replace("&quot;", '"')
        assert compiled.count(meant) >= source.count(tag), tag


@pytest.mark.parametrize("name", EVERYTHING)
def test_compiling_twice_gives_the_same_bytes(name: str) -> None:
    imported = import_mjml(EVERYTHING[name]).document
    once = compile_document(imported)
    native.KNOWN.forget()
    compiler.PARTS.forget()
    assert compile_document(imported) == once
    assert compile_html(imported) == once.html


@pytest.mark.parametrize("name", EVERYTHING)
def test_markers_are_all_that_marking_adds(name: str) -> None:
    imported = import_mjml(EVERYTHING[name]).document
    for block in all_blocks(imported.children):
        block.when = block.each = None
    marked = compile_html(imported, marked=True)
    bare = re.sub(
        r"<!--/?b-\w+-->", "", re.sub(r"\bb-(?:[a-z]+\d+)(?:-outlook|-thumbnail)? ?", "", marked)
    )
    assert tokens(bare) == tokens(compile_html(imported))


def test_every_block_carries_its_marker_first() -> None:
    document = import_mjml(COMPILED["css class everywhere"]).document
    marked = compile_html(document, marked=True)
    for block, own in zip(all_blocks(document.children), "wscid", strict=True):
        assert re.search(rf'class="(?:mj-[\w-]+ )*b-{block.id} {own}"', marked) or re.search(
            rf'class="b-{block.id} {own}[ "]', marked
        )


def test_a_marker_does_not_hide_an_inherited_class() -> None:
    source = cell(
        "<mj-text mj-class='warm'>x</mj-text><mj-image src='a' />",
        '<mj-attributes><mj-image css-class="pic" /><mj-class name="warm" css-class="hot" />'
        "</mj-attributes>",
    )
    marked = compile_html(import_mjml(source).document, marked=True)
    assert 'class="b-text1 hot"' in marked
    assert 'class="b-image1 pic"' in marked


def test_html_blocks_are_marked_in_their_own_way() -> None:
    given = document(
        {"id": "top1", "type": "html", "html": "<p>top</p>"},
        {
            "id": "sec1",
            "type": "section",
            "children": [
                {
                    "id": "col1",
                    "type": "column",
                    "children": [
                        {"id": "own1", "type": "html", "html": "<b>cell</b>"},
                        {
                            "id": "raw1",
                            "type": "html",
                            "html": "<tr><td>row</td></tr>",
                            "raw": True,
                        },
                    ],
                }
            ],
        },
    )
    plain, marked = compile_html(given), compile_html(given, marked=True)
    assert "<tr><td><b>cell</b></td></tr>" in plain
    assert "<!--b-top1--><p>top</p><!--/b-top1-->" in marked
    assert '<tr><td class="b-own1"><b>cell</b></td></tr>' in marked
    assert "<!--b-raw1--><tr><td>row</td></tr><!--/b-raw1-->" in marked


# ---- what the compiler would have done to it


def test_values_cannot_leave_their_attributes() -> None:
    given = in_column(
        {
            "id": "img1",
            "type": "image",
            "props": {"alt": '"><script>alert(1)</script>\\ \n\u00a0', "src": "a\"b'c"},
        }
    )
    compiled = compile_html(given)
    assert "<script>" not in compiled
    assert 'alt="&quot;&gt;&lt;script&gt;' in compiled
    assert 'src="a&quot;b\'c"' in compiled


def test_words_of_the_shield_in_a_text_are_words() -> None:
    given = in_column(text("cfy0z and cfy1z", cssClass="cfy2z"), text("plain", id="two2"))
    compiled = compile_html(given)
    assert "cfy0z and cfy1z" in compiled
    assert 'class="cfy2z"' in compiled
    assert "plain" in compiled


def test_control_characters_do_not_come_through() -> None:
    assert "\x0b" not in html(cell("<mj-text>a\x0bb\x00c</mj-text>"))


def test_what_nobody_closed_stays_in_its_cell() -> None:
    compiled = html(cell("<mj-text></div></td></table><b></mj-text><mj-text>after</mj-text>"))
    assert compiled.index("</table><b>") < compiled.index("after")


def test_classes_for_outlook_are_one_by_one() -> None:
    compiled = html(email('<mj-section css-class="a b"><mj-column /></mj-section>'))
    assert 'class="a-outlook b-outlook"' in compiled
    assert '<div class="a b"' in compiled


@pytest.mark.parametrize("outer", sorted(COMPONENTS))
@pytest.mark.parametrize("inner", sorted(COMPONENTS))
def test_every_component_compiles_inside_every_other(outer: str, inner: str) -> None:
    source = f"<mjml><mj-body><{outer}><{inner} /></{outer}></mj-body></mjml>"
    if outer in BODIED:
        with pytest.raises(TemplateInvalid):
            html(source)
    else:
        assert html(source).endswith("</html>")


def test_what_the_compiler_refuses_is_a_problem_and_no_crash() -> None:
    with pytest.raises(TemplateInvalid, match="cannot take this structure"):
        native.native_html("<mjml><mj-body><mj-social>x</mj-social></mj-body></mjml>")


def test_depth_is_counted_before_native_code_on_a_small_stack() -> None:
    nested: Json = {"id": "leaf", "type": "text", "html": "x"}
    for number in range(150):
        nested = {"id": f"m{number:04}", "type": "mjml", "tag": "mj-column", "children": [nested]}
    deep = document({"id": "root", "type": "mjml", "tag": "mj-section", "children": []})
    deep.children[0].children = [  # type: ignore[union-attr]  # built past the limit of the codec
        parse_document(
            {"children": [{"id": "base", "type": "mjml", "tag": "mj-wrapper"}]}
        ).children[0]
    ]
    assert compile_html(deep)
    caught: list[BaseException] = []

    def run() -> None:
        try:
            compile_html(parse_document({"children": [nested]}))
        except TooLarge as error:
            caught.append(error)

    size = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(size)
    assert caught


@pytest.mark.parametrize("tag", ["div", "span", "table", "b"])
def test_html_nested_too_deep_is_refused_wherever_it_stands(tag: str) -> None:
    deep = f"<{tag}>" * 20_000
    for nested in (
        in_column(text(deep)),
        document({"id": "raw1", "type": "html", "html": deep}),
        document({"id": "raw1", "type": "html", "html": deep}, kind="html"),
    ):
        with pytest.raises(TooLarge):
            compile_html(nested)
    with pytest.raises(TooLarge):
        import_html(deep)


def test_an_email_can_be_too_much() -> None:
    with pytest.raises(TooLarge):
        compile_html(in_column(*(text("x" * 500_000, id=f"t{n:03}") for n in range(10))))


# ---- styles, fonts, attributes by selector


def test_styles_are_inlined_without_touching_anything_else() -> None:
    source = cell(
        '<mj-text css-class="a"><P CLASS=red>x<br>y</mj-text><mj-table>{% for i in b %}<tr>'
        "<td class='red' style='width:{{ w }}px;{% if c %}color:blue{% endif %}'>{{ i }}</td></tr>"
        '{% endfor %}</mj-table><mj-text><a href="{{ u | default: "x" }}">z</a></mj-text>',
        '<mj-style inline="inline">.red { color: #991b1b !important } a:hover { color: red }'
        " td > a { color: green } @media print { .red { color: black } }</mj-style>",
    )
    compiled = html(source)
    assert '<P CLASS=red style="color:#991b1b;">x<br>y' in compiled
    assert "{% for i in b %}<tr><td" in compiled
    assert "width:{{ w }}px" in compiled
    assert "{% if c %}color:blue{% endif %}" in compiled
    assert '<a href="{{ u | default: "x" }}">z</a>' in compiled


@pytest.mark.parametrize("name", EVERYTHING)
def test_inlining_changes_style_attributes_and_nothing_else(name: str) -> None:
    compiled = html(EVERYTHING[name])
    assert styled(compiled, [".nowhere { color: red }"], []) == compiled
    everywhere = styled(compiled, ["div, td { color: red }"], [])
    style = re.compile(r"\s*style=(?:\"[^\"]*\"|'[^']*')")
    assert style.sub("", everywhere) == style.sub("", compiled)


def test_inlining_reads_neither_network_nor_files() -> None:
    source = cell(
        "<mj-text>x</mj-text>",
        '<mj-raw><link rel="stylesheet" href="file:///etc/passwd"><link rel="stylesheet"'
        ' href="http://127.0.0.1:9/a.css"></mj-raw><mj-style inline="inline">'
        '@import url("http://127.0.0.1:9/b.css"); div { color: red }</mj-style>',
    )
    start = time.perf_counter()
    compiled = html(source)
    assert 'href="file:///etc/passwd"' in compiled
    assert "color:red" in compiled
    assert time.perf_counter() - start < 2


def test_a_selector_that_is_none_is_refused() -> None:
    given = in_column(text(), htmlAttributes=[{"selector": "a[", "attributes": {"b": "c"}}])
    with pytest.raises(TemplateInvalid, match="not a CSS selector"):
        compile_html(given)


def test_attributes_are_set_and_replaced_by_selector() -> None:
    given = in_column(
        text('<a href="#" data-a=old>x</a><img src=i.png>'),
        htmlAttributes=[
            {"selector": "a", "attributes": {"data-a": 'new "{{ v }}"', "role": "button"}},
            {"selector": "img", "attributes": {"alt": ""}},
        ],
    )
    compiled = compile_html(given)
    assert '<a href="#" data-a="new &quot;{{ v }}&quot;" role="button">' in compiled
    assert '<img src=i.png alt="">' in compiled


def test_web_fonts_are_linked_when_they_are_used() -> None:
    assert "fonts.googleapis.com/css?family=Ubuntu" in html(cell("<mj-text>x</mj-text>"))
    own = '<mj-attributes><mj-all font-family="Arial" /></mj-attributes>'
    assert "googleapis" not in html(cell("<mj-text>x</mj-text>", own))
    off = '<mj-font name="Ubuntu" href="" />'
    assert "googleapis" not in html(cell("<mj-text>x</mj-text>", off))
    hostile = '<mj-font name="Ubuntu" href="https://e.example/&quot;&gt;&lt;script&gt;" />'
    assert "<script>" not in html(cell("<mj-text>x</mj-text>", hostile))


# ---- what comes with the HTML


def test_the_whole_email_comes_out() -> None:
    compiled = compile_document(
        in_column(
            text("Hi {{ user.name }}", id="hello"),
            {"id": "btn1", "type": "button", "html": "Go", "props": {"href": "{{ url }}"}},
            meta={"subject": "For {{ user.name }}", "preheader": "{% if a < b %}x{% endif %}"},
        )
    )
    assert compiled.subject == "For {{ user.name }}"
    assert "<title>For {{ user.name }}</title>" in compiled.html
    assert "{% if a < b %}x{% endif %}" in compiled.html
    assert "Hi {{ user.name }}" in compiled.text
    assert {use.path for use in compiled.uses} == {"user.name", "url", "a", "b"}
    lines = compiled.mjml.splitlines()
    assert "Hi {{ user.name }}" in lines[compiled.lines["hello"] - 1]
    assert "<mj-button" in lines[compiled.lines["btn1"] - 1]


def test_wrong_liquid_is_told_in_the_mjml_a_person_can_edit() -> None:
    given = in_column(text("one"), text("two {{ a | }}", id="bad1"))
    with pytest.raises(TemplateInvalid) as caught:
        compile_document(given)
    problem = caught.value.problems[0]
    assert problem.part == "mjml"
    assert "{{ a | }}" in emit_mjml(given).splitlines()[(problem.line or 0) - 1]


CUTS = st.tuples(
    st.sampled_from(sorted(EVERYTHING)),
    st.floats(0, 1),
    st.integers(0, 30),
    st.sampled_from(
        ["", "<", ">", '"', "</", "{{", "%}", "<mj-text>", "</mj-column>", "<!--", "é"]
    ),
)


@settings(max_examples=300, deadline=None)
@given(CUTS)
def test_any_damage_gives_an_email_or_a_problem(cut: tuple[str, float, int, str]) -> None:
    name, where, length, instead = cut
    source = EVERYTHING[name]
    at = int(len(source) * where)
    damaged = source[:at] + instead + source[at + length :]
    try:
        compiled = compile_document(import_mjml(damaged).document)
    except EngineError as error:
        assert error.problems[0].message  # noqa: PT017 - either way is fine
    else:
        assert not re.search(r"cfy\d+z", compiled.html)


def test_emails_of_many_kinds_in_threads_do_not_mix() -> None:
    wanted = {name: html(source) for name, source in EVERYTHING.items()}
    wrong: list[str] = []

    def run() -> None:
        wrong.extend(name for name, source in EVERYTHING.items() if html(source) != wanted[name])

    switch = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=run) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(switch)
    assert wrong == []
