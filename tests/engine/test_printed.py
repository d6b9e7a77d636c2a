"""A document printed for people says all of it: reading gives the very same document back."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from tests.engine.any_document import any_document
from tests.engine.documents import Json, in_column, text

from craftify import starters
from craftify.engine import (
    Document,
    TemplateInvalid,
    compile_html,
    dump_document,
    emit_mjml,
    import_mjml,
    keep_ids,
    parse_document,
    print_block,
    print_document,
)
from craftify.engine.document.blocks import Styled
from craftify.engine.document.walk import all_blocks

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name.removesuffix(".document.json") for path in GOLDEN.glob("*.document.json"))
EMAILS = Path(__file__).parents[2] / "../shared/data/emails/colorlib"


def read_again(document: Document) -> Document:
    return import_mjml(print_document(document).mjml).document


def worded(rich: Json, **more: Any) -> Json:  # noqa: ANN401 - any field of a block
    return {"id": "text", "type": "text", "text": rich, **more}


def order_of(document: Document) -> str:
    """The document with the order of its names: overlays mean something by it."""
    styled = [block for block in all_blocks(document.children) if isinstance(block, Styled)]
    return json.dumps([[block.dark, block.mobile] for block in styled])


@settings(max_examples=50, deadline=None)
@given(any_document())
def test_whatever_is_printed_is_read_as_the_very_same(document: Document) -> None:
    again = read_again(document)
    assert dump_document(again) == dump_document(document)
    assert again == document
    assert order_of(again) == order_of(document)


@settings(max_examples=25, deadline=None)
@given(any_document())
def test_printed_without_ids_the_base_gives_them_back(document: Document) -> None:
    imported = import_mjml(print_document(document, ids=False).mjml)
    again, _ = keep_ids(imported.document, document, named=imported.named)
    assert again == document


@settings(max_examples=15, deadline=None)
@given(any_document())
def test_every_block_stands_where_it_is_said_to(document: Document) -> None:
    source, places = print_document(document)
    blocks = list(all_blocks(document.children))
    assert set(places) == {block.id for block in blocks}
    for place in places.values():
        assert source[place.start] == "<"
        assert source[place.end - 1] == ">"
        assert source.count("\n", 0, place.start) + 1 == place.line
    if blocks:
        assert print_block(document, blocks[-1].id).mjml
    assert print_block(document, "nobody").mjml == ""


@pytest.mark.parametrize("case", CASES)
def test_golden_documents_are_printed_as_approved_and_read_again(case: str) -> None:
    """With CRAFTIFY_APPROVE=1 the results are written instead: read the diff before you commit."""
    document = parse_document((GOLDEN / f"{case}.document.json").read_bytes())
    printed, path = print_document(document).mjml, GOLDEN / f"{case}.printed.mjml"
    if os.environ.get("CRAFTIFY_APPROVE"):
        path.write_bytes(printed.encode())
    assert printed == path.read_bytes().decode()
    assert not printed if document.kind == "html" else read_again(document) == document


def test_starters_are_read_again() -> None:
    for one in starters.starters():
        document = import_mjml(one.mjml).document
        assert read_again(document) == document, one.id


def test_real_emails_are_read_again() -> None:
    if not EMAILS.is_dir():
        pytest.skip(f"the example emails are not at {EMAILS}")
    partials = {"partials/base.mjml": (EMAILS / "partials/base.mjml").read_text()}
    for path in sorted(EMAILS.glob("*.mjml")):
        document = import_mjml(path.read_text(), partials=partials).document
        assert read_again(document) == document, path.name
        without = import_mjml(print_document(document, ids=False).mjml)
        assert keep_ids(without.document, document, named=without.named)[0] == document, path.name


def test_it_is_written_for_people() -> None:
    source = print_document(
        in_column(
            worded(
                {
                    "type": "doc",
                    "content": [
                        {
                            "type": "paragraph",
                            "content": [
                                {"type": "text", "text": "Hi "},
                                {"type": "variable", "attrs": {"path": "name", "fallback": "you"}},
                            ],
                        }
                    ],
                },
                name="Greeting",
                when='user.plan == "pro" and cart.total > 10',
                each={"in": "users", "as": "user", "limit": 3},
                show={"mobile": False},
                lock="content",
                props={"color": "@ink", "padding": "0"},
                dark={"color": "#fff"},
                mobile={"fontSize": "20px"},
                i18n={"de": {"html": "Hallo <b>du</b>"}},
                translatedFrom={"de": {"text": "0a1b2c3d"}},
            ),
            {"id": "shop", "type": "synced", "ref": "block9", "pin": 2},
            {"id": "mark", "type": "html", "html": "<hr>"},
            meta={"subject": "Salt & pepper", "i18n": {"de": {"subject": "Salz & Pfeffer"}}},
            theme={"tokens": {"ink": "#18181b"}, "darkTokens": {"ink": "#fafafa"}},
            locales=["de"],
        )
    ).mjml
    assert source == (
        '<mjml c-version="1" c-locales="de">\n'
        "  <mj-head>\n"
        "    <mj-title>Salt &amp; pepper</mj-title>\n"
        '    <mj-title c-locale="de">Salz &amp; Pfeffer</mj-title>\n'
        "    <mj-tokens>\n"
        '      <mj-token name="ink" value="#18181b" dark="#fafafa" />\n'
        "    </mj-tokens>\n"
        "  </mj-head>\n"
        "  <mj-body>\n"
        '    <mj-section c-id="sec1">\n'
        '      <mj-column c-id="col1">\n'
        "        <mj-text\n"
        '          c-name="Greeting"\n'
        "          c-when='user.plan == \"pro\" and cart.total > 10'\n"
        '          c-each="user in users limit:3"\n'
        '          c-show="desktop"\n'
        '          c-lock="content"\n'
        '          color="@ink"\n'
        '          padding="0"\n'
        '          c-dark-color="#fff"\n'
        '          c-mobile-font-size="20px"\n'
        '          c-id="text">Hi {{ name | default: "you" }}</mj-text>\n'
        '        <mj-text c-locale="de" c-words="html" c-from="text:0a1b2c3d">Hallo <b>du</b>'
        "</mj-text>\n"
        '        <mj-synced c-ref="block9" c-pin="2" c-id="shop" />\n'
        '        <mj-raw c-cell="own" c-id="mark"><hr></mj-raw>\n'
        "      </mj-column>\n"
        "    </mj-section>\n"
        "  </mj-body>\n"
        "</mjml>\n"
    )


def test_rich_text_that_html_cannot_say_stands_beside_it_until_it_is_edited() -> None:
    spaced = {"content": [{"type": "paragraph", "content": [{"type": "text", "text": "Hello "}]}]}
    document = in_column(worded(spaced))
    source = print_document(document).mjml
    assert ">Hello</mj-text>" in source
    assert read_again(document) == document
    edited = import_mjml(source.replace(">Hello<", ">Goodbye<")).document
    assert "c-text" not in print_document(edited).mjml


def test_liquid_that_a_person_types_works() -> None:
    source = print_document(in_column(text("Hello"))).mjml
    typed = source.replace("Hello", "Hello {{ user.name }}, {% if vip %}dear{% endif %}")
    typed = typed.replace("<mj-text", "<mj-raw>{% if user %}</mj-raw><mj-text")
    typed = typed.replace("</mj-text>", "</mj-text>{% endif %}")
    (*_, block) = all_blocks(import_mjml(typed).document.children)
    assert (block.id, block.when) == ("text", "user")
    assert "{% if vip %}" in print_block(import_mjml(typed).document, "text").mjml


def test_a_name_that_stands_twice_belongs_to_the_first() -> None:
    source = print_document(in_column(text("Hello"))).mjml
    line = '<mj-text c-words="html" c-id="text">Hello</mj-text>'
    again = import_mjml(source.replace(line, f"<mj-text>New</mj-text>{line}{line}")).document
    new, first, second = (block.id for block in list(all_blocks(again.children))[2:])
    assert first == "text"
    assert len({new, first, second}) == 3


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ('c-when="user."', 'c-when="user.": '),
        ('c-each="user"', 'c-each="user" is no loop: write it as "item in list limit:3"'),
        ('c-show="often"', 'c-show="often": it is one of desktop, everywhere, mobile, nowhere'),
        ('c-lock="yes"', 'c-lock="yes": it is one of all, content, none, structure'),
        ('c-dark-href-x="#"', "c-dark-href-x: this component has no href-x"),
        ("c-data='[1]'", "c-data is no JSON object"),
        ("c-text='{'", "c-text is no JSON that can be read"),
        ("c-text='{\"content\":1}'", "c-text is no rich text"),
        ('c-locale="x"', 'c-locale="x" is no language'),
    ],
)
def test_what_says_nothing_is_told_with_its_place(wrong: str, told: str) -> None:
    line = f"<mj-text>x</mj-text>\n  <mj-text {wrong}>Hello</mj-text>"
    source = f"<mjml><mj-body><mj-section><mj-column>\n  {line}"
    with pytest.raises(TemplateInvalid) as caught:
        import_mjml(f"{source}</mj-column></mj-section></mj-body></mjml>")
    (problem,) = caught.value.problems
    assert problem.message.startswith(told)
    assert (problem.line, problem.column) == (3, 3)


def test_nothing_of_our_own_reaches_the_email() -> None:
    attributes = 'c-id="mine" c-name="N" c-lock="all" c-plain-text="p" c-extra-x="y"'
    line = f'<mj-text {attributes}>x</mj-text><mj-text c-locale="de">y</mj-text>'
    source = f'<mjml c-version="1"><mj-body><mj-section><mj-column>{line}'
    imported = import_mjml(f"{source}</mj-column></mj-section></mj-body></mjml>")
    assert "c-" not in emit_mjml(imported.document).replace("c-extra", "")
    html = compile_html(imported.document)
    assert " c-" not in html
    assert ">x</div>" in html
