"""The checks together: silent about good work, exact about places, mends that mend, never down."""

from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

import msgspec
import pytest
from tests.engine.checks.specimens import (
    FOOTER,
    design,
    found_in,
    in_html,
    in_mjml,
    named,
    only,
    page,
    rendered,
)

from craftify.engine.checks import check, check_catalog
from craftify.engine.checks.links import empty
from craftify.engine.checks.page import Page
from craftify.engine.compiling import compile_document, import_html, import_mjml
from craftify.engine.document.model import Document
from craftify.engine.document.walk import all_blocks
from craftify.engine.errors import EngineError
from craftify.engine.results import Compiled, Finding, Fix, Variable

SHARED = Path(__file__).parents[3] / "../shared"
EMAILS = SHARED / "data/emails"
PROBES = SHARED / "prototypes/engine/probes"
needs_emails = pytest.mark.skipif(
    not EMAILS.exists(), reason="../shared/data/emails is not beside the repo"
)
LINK_IN_TABLE = (
    '<mj-text><table><tr><td><a href="http://s.net/?a=1&amp;b=2">Go</a></td></tr></table></mj-text>'
)
ICON = '<mj-social><mj-social-element name="facebook-noshare" href="https://f.net/x" /></mj-social>'
GOOD = """
<mj-image src="https://cdn.shop.net/jacket.jpg" alt="A green linen jacket" width="300px" />
<mj-text font-size="16px" color="#222222"><h1>On its way</h1><p>Dear {{ name | default: "reader" }},
your jacket left our house in Bremen today and arrives on Thursday. You need not be at home: the
driver has your note about the neighbors.</p></mj-text>
<mj-button href="https://shop.net/orders/{{ order.id }}" background-color="#1d4ed8"
 color="#ffffff">Follow the parcel</mj-button>
"""


def mended(document: Document, fix: Fix) -> Document:
    """The document after a fix, made as the editor makes it."""
    data = document.model_dump(mode="json", by_alias=True)
    if fix.block_id == "@document":
        for path, value in fix.set.items():
            *outer, last = path.split(".")
            target = data
            for step in outer:
                target = target[step]
            target[last] = value
        return Document.model_validate(data)
    for block in blocks_in(data["children"]):
        if block["id"] == fix.block_id:
            for name, value in fix.set.items():
                (block if name == "html" else block["props"])[name] = value
    return Document.model_validate(data)


def blocks_in(children: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in children:
        yield block
        for inner in ("children", "items"):
            yield from blocks_in(block.get(inner) or [])


def same(finding: Finding, others: tuple[Finding, ...]) -> bool:
    key = (finding.check, finding.block_id, finding.message)
    return any(key == (other.check, other.block_id, other.message) for other in others)


def test_good_work_is_left_alone() -> None:
    document = named(import_mjml(design(GOOD)).document)
    contract = [Variable(name="name", required=False), Variable(name="order.id")]
    assert found_in(document, variables=contract) == ()


def test_findings_come_gravest_first_then_in_reading_order() -> None:
    found = in_html(
        '<p style="color:#999">Pale</p><a href="#">One</a>\n'
        '<a href="https://shop.net">Click here</a>\n<a href="javascript:x()">Two</a>'
    )
    assert [(each.severity, each.check, each.line) for each in found] == [
        ("error", "links.empty", 5),
        ("error", "links.script", 7),
        ("warning", "accessibility.contrast", 5),
        ("warning", "links.naming", 6),
    ]
    assert found[0].column == 31


def test_the_same_email_always_gets_the_same_findings() -> None:
    assert in_mjml(GOOD + '<mj-text><a href="#">x</a></mj-text>') == in_mjml(
        GOOD + '<mj-text><a href="#">x</a></mj-text>'
    )


def test_findings_of_blocks_name_the_block_and_its_line_in_the_mjml() -> None:
    document = import_mjml(
        design(f'{GOOD}<mj-text>One</mj-text>\n<mj-text>See <a href="#">two</a></mj-text>')
    ).document
    compiled = compile_document(document)
    (finding,) = only(check(document, compiled), "links.empty")
    block = next(each for each in all_blocks(document.children) if each.id == finding.block_id)
    assert block.model_dump()["type"] == "text"
    assert finding.line is not None
    line = compiled.mjml.split("\n")[finding.line - 1]
    assert finding.column == line.index('href="#"') + 1
    assert finding.line >= compiled.lines[block.id]


def test_marked_and_unmarked_compilations_find_the_same() -> None:
    document = named(import_mjml(design(f'{GOOD}<mj-button href="#">Pay</mj-button>')).document)
    marked = compile_document(document, marked=True)
    plain = compile_document(document)
    left = [(each.check, each.block_id, each.message) for each in check(document, marked)]
    right = [(each.check, each.block_id, each.message) for each in check(document, plain)]
    assert left == right
    assert any(block_id for _, block_id, _ in left)


def test_findings_of_html_emails_point_into_the_source_as_written() -> None:
    source = page('<table role="presentation"><tr>\n<td>Hi <a href="">x</a></td></tr></table>')
    document = import_html(source).document
    (finding,) = only(found_in(document), "links.empty")
    assert finding.line is not None
    assert finding.column is not None
    assert source.split("\n")[finding.line - 1][finding.column - 1 :].startswith('<a href="">')
    assert finding.block_id in {block.id for block in all_blocks(document.children)}


def test_a_broken_check_says_so_and_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(page: Page) -> Iterator[Finding]:
        yield page.finding(empty.SHEET, "half", "way")
        raise ZeroDivisionError

    monkeypatch.setattr(empty, "find", broken)
    found = in_html('<a href="#">One</a><a href="javascript:x()">Two</a>')
    assert [each.message for each in only(found, "links.empty")] == [
        "This check could not be run: ZeroDivisionError."
    ]
    assert only(found, "links.script")


def test_rendered_parts_are_what_counts_once_there_is_data() -> None:
    document = named(import_html(page("<p>Hi</p>")).document, subject="{{ subject }}")
    compiled = compile_document(document)
    assert not only(check(document, compiled), "delivery.subject-missing")
    emptied = check(document, compiled, rendered=rendered(subject=" "))
    assert only(emptied, "delivery.subject-missing")
    big = check(document, compiled, rendered=rendered(html="x" * 105_000))
    assert [each.severity for each in only(big, "delivery.size")] == ["error"]
    near = check(document, compiled, rendered=rendered(html="x" * 95_000))
    assert [each.severity for each in only(near, "delivery.size")] == ["warning"]
    accents = check(document, compiled, rendered=rendered(html="é" * 60_000))
    assert only(accents, "delivery.size"), "bytes count, not characters"


def test_findings_and_sheets_travel_as_json() -> None:
    found = in_mjml('<mj-text><a href="http://shop.net/a">Offers</a></mj-text>')
    encoded = msgspec.json.encode(found)
    assert msgspec.json.decode(encoded, type=tuple[Finding, ...]) == found
    assert b'"blockId"' in encoded
    assert msgspec.json.encode(check_catalog()).startswith(b'[{"id":"accessibility.alt-missing"')


@pytest.mark.parametrize(
    ("components", "check_id", "changed"),
    [
        (
            '<mj-image src="https://c.net/spacer.gif" width="1px" />',
            "accessibility.alt-missing",
            "alt",
        ),
        ('<mj-text color="#999">Pale</mj-text>', "accessibility.contrast", "color"),
        (
            '<mj-button href="https://s.net" background-color="#30e3ca">Go</mj-button>',
            "accessibility.contrast",
            "backgroundColor",
        ),
        ('<mj-text align="justify">Text</mj-text>', "accessibility.justified", "align"),
        ('<mj-button href="http://s.net/?a=1&amp;b=2">Go</mj-button>', "links.insecure", "href"),
        (
            LINK_IN_TABLE,
            "links.insecure",
            "html",
        ),
        ('<mj-button href="www.s.net">Go</mj-button>', "links.relative", "href"),
        ('<mj-button href="tel:+49 30 12">Call us</mj-button>', "links.contact", "href"),
        (
            '<mj-image src="http://c.net/a.png" alt="A" width="90px" />',
            "structure.image-source",
            "src",
        ),
        (
            '<mj-image src="https://c.net/a.png" alt="A" width="900px" />',
            "structure.image-overflow",
            "width",
        ),
        (
            ICON,
            "links.unnamed",
            "alt",
        ),
    ],
)
def test_fixes_mend_what_was_found(components: str, check_id: str, changed: str) -> None:
    document = named(import_mjml(design(components)).document)
    finding = only(found_in(document), check_id)[0]
    assert finding.fix is not None
    assert set(finding.fix.set) == {changed}
    assert finding.fix.block_id == finding.block_id
    after = found_in(mended(document, finding.fix))
    assert not same(finding, after)
    assert len(after) < len(found_in(document))


@needs_emails
def test_every_fix_offered_on_real_designs_mends() -> None:
    partials = {"base.mjml": (EMAILS / "colorlib/partials/base.mjml").read_text()}
    mends = 0
    for name in ("4", "7", "10", "28"):
        source = (EMAILS / f"colorlib/{name}.mjml").read_text()
        document = import_mjml(source, partials=partials).document
        for finding in found_in(document):
            if finding.fix:
                mends += 1
                assert not same(finding, found_in(mended(document, finding.fix))), finding
    assert mends > 10


@needs_emails
def test_real_emails_are_checked_to_the_end() -> None:
    partials = {"base.mjml": (EMAILS / "colorlib/partials/base.mjml").read_text()}
    documents = [
        import_mjml(path.read_text(), partials=partials).document
        for path in sorted((EMAILS / "colorlib").glob("*.mjml"))
    ] + [
        import_html(path.read_text()).document for path in sorted(EMAILS.rglob("postmark/*/*.html"))
    ]
    assert len(documents) == 28 + 33
    checked = 0
    for document in documents:
        try:
            compiled = compile_document(document)
        except EngineError:
            continue
        checked += 1
        found = check(document, compiled)
        assert found
        assert not [each for each in found if "could not be run" in each.message]
        for each in found:
            assert each.mend
            assert each.message[0].isupper() or not each.message[0].isalpha()
    assert checked >= 50


@pytest.mark.skipif(not PROBES.exists(), reason="../shared/prototypes is not beside the repo")
def test_odd_mjml_never_stops_a_check() -> None:
    for path in sorted(PROBES.glob("*.mjml")):
        try:
            document = import_mjml(path.read_text()).document
            compiled = compile_document(document)
        except EngineError:
            continue
        found = check(document, compiled)
        assert not [each for each in found if "could not be run" in each.message], path.name


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<" * 5000,
        "<a " * 3000,
        "<p>" * 90,
        '<a href="{{ a }}{% if b %}x{% endif %}">{{ c }}</a>',
        '<p style="color:{{ c }};background:url({{ u }});font-size:{{ s }}px">x</p>',
        "<style>" + "a{" * 2000,
        '<img src="' + "x" * 50_000 + '">',
        '<a href="//[::1">x</a><a href="http://[bad">y</a><a href="https://:80">z</a>',
        '<table><tr><td bgcolor="zzz" style="color:rgb(1,2"><font color="#ggg">x</font></td></tr>',
        "<h1>\x00</h1><img alt='' src=&#x0;>",
    ],
)
def test_odd_html_never_stops_a_check(body: str) -> None:
    try:
        found = in_html(body + FOOTER)
    except EngineError:
        return
    assert not [each for each in found if "could not be run" in each.message]


HOSTILE = {
    "links": '<a href="x">' * 20_000,
    "erb": "<% " * 60_000,
    "brackets": "[" * 150_000,
    "names": "[company " * 20_000,
    "tags in text": "&lt;td " * 30_000,
    "colons": "{" + ":" * 150_000,
    "media": f"<style>{'@media{' * 20_000}</style>",
    "rules": f"<style>{'p{color:red}' * 8_000}</style>{'<p>x' * 8_000}",
    "selectors": f"<style>{'a ' * 20_000}b{{color:red}}</style>{'<a>' * 300}<b>x</b>",
    "liquid": '<a href="' + "{{" * 60_000 + '">x</a>',
    "spacers": f'<img src="{"-spacer" * 15_000}">',
    "conditions": "<!--" + "<![if " * 25_000,
    "styles": f'<p style="{"color:red;" * 20_000}">x</p>',
    "tables": "<table><tr><td>" * 10_000,
    "ids": '<p id="a">' * 20_000,
    "queries": f'<img src="https://c.net/?{"&se=" * 40_000}" alt="A" width="9">',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_emails_cost_no_more_than_their_length(name: str) -> None:
    html = HOSTILE[name]
    compiled = Compiled(subject=html, preheader=html, html=html, text=html)
    started = process_time()
    found = check(Document(kind="html"), compiled)
    assert process_time() - started < 8
    assert not [each for each in found if "could not be run" in each.message]
    assert len(found) <= 101 * len(check_catalog())


def test_translated_words_are_checked_and_not_mended_at_the_wrong_place() -> None:
    button = {
        "id": "pay1",
        "type": "button",
        "html": "Pay",
        "props": {"href": "https://shop.net/pay"},
        "i18n": {"de": {"href": "http://shop.net/zahlen"}},
    }
    column = {"id": "col1", "type": "column", "children": [button]}
    section = {"id": "sec1", "type": "section", "children": [column]}
    document = Document.model_validate({"locales": ["de"], "children": [section]})
    german = check(document, compile_document(document, locale="de"))
    (finding,) = only(german, "links.insecure")
    assert finding.block_id == "pay1"
    assert finding.fix is None
    assert not only(check(document, compile_document(document)), "links.insecure")
    assert not only(german, "accessibility.language")
