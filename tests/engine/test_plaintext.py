"""The text part: written from the blocks, Liquid kept, nothing shouted, nothing wrapped."""

from pathlib import Path
from typing import Any

import pytest
from tests.engine.documents import in_column

from craftify.engine.document.model import Document
from craftify.engine.plaintext import plain_text

POSTMARK = Path(__file__).parents[2] / "../shared/data/emails/postmark"


def of_blocks(*blocks: dict[str, Any]) -> str:
    column = {"id": "col1", "type": "column", "children": list(blocks)}
    section = {"id": "sec1", "type": "section", "children": [column]}
    return plain_text(Document.model_validate({"children": [section]}))


def text(html: str, **more: object) -> dict[str, Any]:
    return {"id": more.pop("id", "text1"), "type": "text", "html": html, **more}


def of_html(html: str) -> str:
    return plain_text(Document.model_validate({"kind": "html", "frame": {"before": html}}))


def rich(*content: dict[str, Any]) -> dict[str, Any]:
    return {"type": "doc", "content": list(content)}


def typed(words: str, href: str = "") -> dict[str, Any]:
    marks = [{"type": "link", "attrs": {"href": href}}] if href else []
    return {"type": "text", "text": words, "marks": marks}


def test_rich_text_keeps_its_words_links_lists_and_variables() -> None:
    paragraph = {
        "type": "paragraph",
        "content": [
            typed("Hello "),
            {"type": "variable", "attrs": {"path": "user.name", "fallback": "there"}},
            typed(", see "),
            typed("your", "https://x.test/o"),
            typed(" order", "https://x.test/o"),
            {"type": "hardBreak"},
            typed("soon."),
        ],
    }
    heading = {"type": "heading", "attrs": {"level": 1}, "content": [typed("Welcome Aboard")]}
    item = {"type": "listItem", "content": [{"type": "paragraph", "content": [typed("One")]}]}
    inner = {"type": "bulletList", "content": [item]}
    nested = {"type": "listItem", "content": [*item["content"], inner]}
    ordered = {"type": "orderedList", "content": [item, nested]}
    block = {"id": "text1", "type": "text", "text": rich(heading, paragraph, ordered)}
    assert of_blocks(block) == (
        "Welcome Aboard\n\n"
        'Hello {{ user.name | default: "there" }}, see your order (https://x.test/o)\n'
        "soon.\n\n"
        "1. One\n"
        "2. One\n"
        "   - One\n"
    )


def test_braces_a_person_typed_are_not_liquid() -> None:
    paragraph = {"type": "paragraph", "content": [typed("Write {{ name }} here")]}
    block = {"id": "text1", "type": "text", "text": rich(paragraph)}
    assert of_blocks(block) == "Write {{ '{{' }} name }} here\n"


def test_buttons_images_dividers_and_social_links() -> None:
    button = {"id": "btn1", "type": "button", "html": "Buy now", "props": {"href": "{{ url }}"}}
    logo = {"id": "img1", "type": "image", "props": {"src": "a.png", "alt": "Northwind"}}
    silent = {"id": "img2", "type": "image", "props": {"src": "a.png", "alt": "hero-2.png"}}
    linked = {"id": "img3", "type": "image", "props": {"alt": "", "href": "https://x.test/"}}
    items = [
        {
            "id": "so_1",
            "type": "item",
            "props": {"name": "linkedin-noshare", "href": "https://l.test"},
        },
        {"id": "so_2", "type": "item", "html": "Follow us", "props": {"name": "x", "href": "#"}},
    ]
    social = {"id": "soc1", "type": "social", "items": items}
    rule = {"id": "div1", "type": "divider"}
    space = {"id": "spc1", "type": "spacer"}
    assert of_blocks(logo, silent, linked, button, rule, space, social) == (
        "[Northwind]\n\nhttps://x.test/\n\nBuy now: {{ url }}\n\n----------\n\n"
        "LinkedIn: https://l.test\nFollow us\n"
    )


def test_conditions_and_loops_become_tags_that_leave_no_stray_lines() -> None:
    each = {"in": "order.items", "as": "item", "limit": 3}
    assert of_blocks(
        text("<p>Before</p>", id="one1"),
        text("Only for you", id="two2", when="user.vip"),
        text("{{ item.name }}", id="thr3", each=each, when="item.stock > 0"),
        text("After", id="fou4"),
    ) == (
        "Before\n\n"
        "{% if user.vip %}Only for you\n\n{% endif %}"
        "{% for item in order.items limit:3 %}{% if item.stock > 0 %}{{ item.name }}\n\n"
        "{% endif %}{% endfor %}After\n"
    )


def test_liquid_inside_html_stays_where_it_stood() -> None:
    html = (
        "<p>Dear {{ name | default: 'you' }}{% if vip %}, dear guest{% endif %}</p>"
        "{% if a < b %}<p>One</p>{% else %}<p>Two</p>{% endif %}<p>End &amp; out</p>"
    )
    assert of_blocks(text(html)) == (
        "Dear {{ name | default: 'you' }}{% if vip %}, dear guest{% endif %}\n\n"
        "{% if a < b %}One\n\n{% else %}Two\n\n{% endif %}End & out\n"
    )


def test_links_say_where_they_lead_once() -> None:
    html = (
        'See <a href="https://x.test/a">the offer</a> or <a href="https://x.test/">x.test</a>, '
        'write to <a href="mailto:me@x.test?subject=Hi">me@x.test</a>, '
        'call <a href="tel:+4930123456">+49 30 123456</a>, '
        '<a href="#top">back to top</a>, <a href="https://x.test/b"><img alt="Our shop"></a>'
    )
    assert of_blocks(text(html)) == (
        "See the offer (https://x.test/a) or x.test, write to me@x.test, call +49 30 123456, "
        "back to top, [Our shop] (https://x.test/b)\n"
    )


def test_links_in_a_row_stay_apart() -> None:
    row = '<a href="#">Home</a><a href="#">Shop</a><a href="https://x.test/c">Contact</a>'
    assert of_blocks(text(row)) == "Home Shop Contact (https://x.test/c)\n"
    nodes = [typed("Home", "https://x.test/h"), typed("Shop", "https://x.test/s")]
    block = {"id": "text1", "type": "text", "text": rich({"type": "paragraph", "content": nodes})}
    assert of_blocks(block) == "Home (https://x.test/h) Shop (https://x.test/s)\n"


def test_tables_of_data_become_aligned_rows() -> None:
    rows = (
        "<tr><th>Item</th><th>Price</th></tr>"
        "<tr><td>Linen jacket</td><td>89 €</td></tr><tr><td>Hat</td><td>9 €</td></tr>"
    )
    table = {"id": "tab1", "type": "table", "html": rows}
    assert of_blocks(table) == "Item          Price\nLinen jacket  89 €\nHat           9 €\n"


def test_tables_with_loops_keep_them_around_their_rows() -> None:
    rows = (
        "<tr><th>Item</th><th>Price</th></tr>{% for i in items %}"
        "<tr><td>{{ i.name }}</td>{% if i.price %}<td>{{ i.price }}</td>{% endif %}</tr>"
        "{% endfor %}<tr><td>Total</td><td>{{ total }}</td></tr>"
    )
    assert of_blocks({"id": "tab1", "type": "table", "html": rows}) == (
        "Item | Price\n{% for i in items %}"
        "{{ i.name }} | {% if i.price %}{{ i.price }}{% endif %}\n"
        "{% endfor %}Total | {{ total }}\n"
    )


def test_kept_components_are_read_too() -> None:
    links = [
        {
            "id": "nav1",
            "type": "mjml",
            "tag": "mj-navbar-link",
            "html": "New",
            "attrs": {"href": "/n"},
        },
    ]
    navbar = {"id": "navb", "type": "mjml", "tag": "mj-navbar", "children": links}
    raw = {"id": "raw1", "type": "html", "html": "<div>Raw <b>words</b><style>p{}</style></div>"}
    assert of_blocks(navbar, raw) == "New: /n\n\nRaw words\n"


def test_what_is_hidden_is_not_read_aloud() -> None:
    only_mobile = {"desktop": False, "mobile": True}
    assert of_blocks(text("twin", show=only_mobile), text("seen", id="seen")) == "seen\n"
    page = (
        "<head><title>T</title><style>.pre { display: none !important }"
        "@media print { .shown { display:none } }</style></head>"
        '<body><span class="pre">Preview</span><div style="DISPLAY: none">x</div>'
        '<p class="shown">Hello</p><!-- note --><script>bad()</script></body>'
    )
    assert of_html(page) == "Hello\n"


def test_a_text_written_by_hand_is_taken_as_it_is() -> None:
    manual = {"mode": "manual", "body": "Hi  {{ name }}\n", "i18n": {"de": "Hallo {{ name }}"}}
    document = Document.model_validate({"plainText": manual})
    assert plain_text(document) == "Hi  {{ name }}\n"
    assert plain_text(document, locale="de") == "Hallo {{ name }}"
    assert plain_text(document, locale="fr") == "Hi  {{ name }}\n"


def test_layout_tables_read_as_paragraphs() -> None:
    cell = '<table role="presentation"><tr><td><h1>Big News</h1><p>One<br>two</p></td></tr></table>'
    page = f'<body><table><tr><td>{cell}</td></tr><tr><td><a href="https://x.test/">Go</a></td></tr></table>'
    assert of_html(page) == "Big News\n\nOne\ntwo\n\nGo (https://x.test/)\n"


@pytest.mark.skipif(not POSTMARK.exists(), reason="../shared/data/emails is not beside the repo")
def test_real_emails_read_like_letters() -> None:
    receipt = of_html((POSTMARK / "basic-full/receipt.html").read_text())
    assert receipt.startswith("[Product Name] (https://example.com)\n\nHi {{name}},\n\nThanks for")
    assert (
        "Description | Amount\n{{#each receipt_details}}\n{{description}} | {{amount}}" in receipt
    )
    assert "Cheers,\nThe [Product Name] team\n" in receipt
    for path in sorted(POSTMARK.rglob("*.html")):
        written = of_html(path.read_text())
        assert "\n\n\n" not in written
        assert not any(line != line.strip() for line in written.splitlines())
        for leak in ("<td", "@media", "font-family", "preheader", "&nbsp;"):
            assert leak not in written, (path.name, leak)


def test_a_page_nested_without_end_is_still_text() -> None:
    assert of_html("<div>" * 5000 + "deep" + "</div>" * 5000) == "deep\n"
    assert of_html("<ul><li>" * 2000 + "deep").endswith("deep\n")
    assert of_html("<table><tr><td>" * 2000 + "deep").strip() == "deep"


def test_a_block_may_say_in_its_own_words_what_stands_in_the_text_part() -> None:
    by_hand = "Our shops\n\n  Berlin  10:00\n{% if user.vip %}Vienna{% endif %}"
    given = in_column(
        text("Shops: see the map", plainText=by_hand, when="user"),
        {"id": "map1", "type": "image", "props": {"alt": "A map"}, "plainText": ""},
        {"id": "end1", "type": "text", "html": "Bye"},
    )
    assert plain_text(given) == (
        "{% if user %}Our shops\n\n  Berlin  10:00\n{% if user.vip %}Vienna{% endif %}"
        "\n\n{% endif %}Bye\n"
    )


def test_words_by_hand_go_with_the_words_of_their_language() -> None:
    given = in_column(text("Hello", plainText="HELLO", i18n={"de": {"html": "Hallo"}}))
    assert plain_text(given) == "HELLO\n"
    assert plain_text(given, locale="de") == "Hallo\n"
    both = in_column(
        text("Hello", plainText="HELLO", i18n={"de": {"plainText": "HALLO", "html": "Hallo"}})
    )
    assert plain_text(both, locale="de") == "HALLO\n"
