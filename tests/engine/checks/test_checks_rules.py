"""What single checks take for right and wrong, beyond the examples of the documentation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.checks.specimens import (
    design,
    found_in,
    in_html,
    in_mjml,
    in_page,
    named,
    only,
    page,
)

from craftify.engine.checks.addresses import is_local, read_address, site_of
from craftify.engine.checks.contract import is_declared, is_used
from craftify.engine.checks.tongues import guess_language
from craftify.engine.compiling import compile_document, import_html, import_mjml
from craftify.engine.results import Use, Variable


def messages(html: str, check_id: str) -> list[str]:
    return [finding.message for finding in only(in_html(html), check_id)]


def link(href: str, words: str = "The terms of delivery") -> str:
    return f'<p><a href="{href}">{words}</a></p>'


@pytest.mark.parametrize(
    ("href", "check_id"),
    [
        ("", "links.empty"),
        ("  ", "links.empty"),
        ("JAVASCRIPT:alert(1)", "links.script"),
        ("java&#10;script:alert(1)", "links.script"),
        ("vbscript:x", "links.script"),
        ("data:text/html,x", "links.script"),
        ("http://127.0.0.1/x", "links.local"),
        ("https://10.1.2.3/x", "links.local"),
        ("http://[::1]/x", "links.local"),
        ("https://server/x", "links.local"),
        ("https://printer.local/", "links.local"),
        ("file:///home/ada/x.html", "links.local"),
        ("https://staging.shop.net/x", "links.local"),
        ("page.html", "links.relative"),
        ("www.shop.net/x", "links.relative"),
        ("//shop.net/x", "links.relative"),
        ("htps://shop.net", "links.malformed"),
        ("https:/shop.net", "links.malformed"),
        ("https://shop..net/", "links.malformed"),
        ("https://shop .net/", "links.malformed"),
        ("https://", "links.malformed"),
        (f"https://shop.net/{'x' * 2100}", "links.malformed"),
        ("mailto:", "links.contact"),
        ("mailto:nobody", "links.contact"),
        ("tel:call-us", "links.contact"),
        ("https://tinyurl.com/x", "links.shortener"),
        ("https://8.8.8.8/x", "links.mismatch"),
        ("http://shop.net/x", "links.insecure"),
        ("mailto:me@example.com", "links.placeholder"),
    ],
)
def test_wrong_addresses_are_found(href: str, check_id: str) -> None:
    assert messages(link(href), check_id), href


@pytest.mark.parametrize(
    "href",
    [
        "https://shop.net/x?a=1&amp;b=2#top",
        "{{ url }}",
        "https://{{ host }}/x",
        "https://shop.net/{{ order.id }}?utm={{ campaign | url_encode }}",
        "{% if a %}https://shop.net/a{% else %}https://shop.net/b{% endif %}",
        "mailto:hello@shop.net?subject=Hi%20there",
        "mailto:a@shop.net,b@shop.net",
        "mailto:{{ email }}",
        "tel:+49-30-123456",
        "sms:+4930123456",
        "webcal://shop.net/calendar.ics",
        "https://dev.to/ada",
        "https://müller.de/",
    ],
)
def test_right_addresses_are_left_alone(href: str) -> None:
    found = [each for each in in_html(link(href)) if each.check.startswith("links.")]
    assert found == []


@pytest.mark.parametrize(
    ("words", "href", "faults"),
    [
        ("paypal.com", "https://evil.net/login", 1),
        ("https://shop.net/a", "https://click.shop.net/b", 0),
        ("shop.co.uk", "https://news.shop.co.uk/", 0),
        ("shop.co.uk", "https://other.co.uk/", 1),
        ("report.pdf", "https://shop.net/report", 0),
        ("Node.js", "https://nodejs.org/", 0),
        ("Our shop", "https://evil.net/", 0),
        ("shop.net", "{{ url }}", 0),
    ],
)
def test_words_that_name_another_site(words: str, href: str, faults: int) -> None:
    assert len(messages(link(href, words), "links.mismatch")) == faults


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        (
            '<a href="https://s.net/a"><img src="https://c.net/a.png" alt="Shop" width="9"></a>',
            0,
        ),
        ('<a href="https://s.net/a" aria-label="Shop"><span></span></a>', 0),
        ('<a href="https://s.net/a">{{ label }}</a>', 0),
        ('<a href="https://s.net/a"> </a>', 1),
        ('<a name="top"></a>', 0),
        ('<a href="https://s.net/a" style="display:none"></a>', 0),
    ],
)
def test_links_and_their_names(html: str, faults: int) -> None:
    assert len(messages(html, "links.unnamed")) == faults


@given(st.text(max_size=80))
def test_every_text_is_some_address(text: str) -> None:
    address = read_address(text)
    assert address.text == text.strip()
    is_local(address.host)
    site_of(address.host)


def test_decorative_images_are_a_decision() -> None:
    found = in_mjml('<mj-image src="https://c.net/a.png" alt="" width="90px" />')
    assert not only(found, "accessibility.alt-missing")
    defaults = design('<mj-image src="https://c.net/a.png" width="90px" />').replace(
        "</mj-title>", '</mj-title><mj-attributes><mj-image alt="" /></mj-attributes>'
    )
    assert not only(found_in(named(import_mjml(defaults).document)), "accessibility.alt-missing")


def test_contrast_leaves_what_it_cannot_know_and_what_nobody_sees() -> None:
    for html in (
        '<p style="color:{{ brand }}">x</p>',
        '<p style="color:#fff;display:none">x</p>',
        '<div style="background:url(https://c.net/a.png) #fff"><p style="color:#eee">x</p></div>',
        '<p style="color:#fff;font-size:1px">x</p>',
        '<p style="color:#fff">{% comment %}{% endcomment %}</p>',
        '<p style="color:#949494;font-size:24px">Large letters need less</p>',
    ):
        assert not messages(html, "accessibility.contrast"), html
    assert messages(
        '<p style="color:#949494">Small letters need more</p>', "accessibility.contrast"
    )
    assert messages(
        '<table role="presentation"><tr><td bgcolor="#222">x</td></tr></table>',
        "accessibility.contrast",
    )


def test_contrast_is_told_once_per_block_and_colors() -> None:
    words = '<p style="color:#aaa">a</p>' * 5 + '<p style="color:#bbb">b</p>'
    found = only(in_mjml(f"<mj-text>{words}</mj-text>"), "accessibility.contrast")
    assert len(found) == 2


def test_tables_of_data_need_no_role() -> None:
    data = "<table><tr><th>Item</th></tr><tr><td>Hat</td></tr></table>"
    assert not messages(data, "accessibility.layout-tables")
    outer = f"<table><tr><td>{data}</td></tr></table>"
    (message,) = messages(outer, "accessibility.layout-tables")
    assert message.startswith("1 layout table")
    assert not only(
        in_mjml("<mj-table><tr><td>x</td></tr></mj-table>"), "accessibility.layout-tables"
    )


@pytest.mark.parametrize("lang", ["en", "pt-BR", "zh-Hant-TW", "{{ locale }}"])
def test_languages_are_accepted(lang: str) -> None:
    source = page("<p>x</p>").replace('lang="en"', f'lang="{lang}"')
    assert not only(in_page(source), "accessibility.language")


@pytest.mark.parametrize("lang", ["", "und", "english language", "e"])
def test_languages_are_refused(lang: str) -> None:
    source = page("<p>x</p>").replace('lang="en"', f'lang="{lang}"')
    assert only(in_page(source), "accessibility.language")


@pytest.mark.parametrize(
    ("path", "declared", "verdict"),
    [
        ("name", [("name", "string")], "covered"),
        ("order.id", [("order", "object")], "covered"),
        ("order.id", [("order", "object"), ("order.total", "number")], "open"),
        ("order.items[].price", [("order.items", "list")], "covered"),
        ("order.items[].price", [("order.items[].price", "number")], "covered"),
        ("order.items", [("order.items[].price", "number")], "covered"),
        ("order", [("order.id", "string")], "covered"),
        ("name.first", [("name", "string")], "open"),
        ("names", [("name", "string")], "open"),
    ],
)
def test_the_contract_covers(path: str, declared: list[tuple[str, str]], verdict: str) -> None:
    variables = [Variable(name=name, type=kind) for name, kind in declared]  # type: ignore[arg-type]
    assert is_declared(path, variables) is (verdict == "covered")


def test_a_declared_list_is_used_through_its_items() -> None:
    uses = [Use(path="items[].price", part="html", line=1, column=1)]
    assert is_used("items", uses)
    assert is_used("items[].price", uses)
    assert not is_used("items[].name", uses)


def test_undeclared_variables_are_told_where_they_are_used() -> None:
    source = design("<mj-text>Hello</mj-text>\n<mj-text>Total {{ order.total }}</mj-text>")
    document = named(import_mjml(source).document, subject="Hi {{ nobody }}")
    compiled = compile_document(document)
    found = only(
        found_in(document, variables=[Variable(name="x")]), "structure.variables-undeclared"
    )
    by_part = {finding.part: finding for finding in found}
    assert by_part["subject"].message.startswith('"nobody"')
    assert by_part["subject"].block_id is None
    inside = by_part["html"]
    assert inside.line is not None
    assert "order.total" in compiled.mjml.split("\n")[inside.line - 1]
    assert inside.block_id is not None


@pytest.mark.parametrize(
    "text",
    [
        "*|FNAME|*",
        "%%emailaddr%%",
        "&lt;%= user.name %&gt;",
        "${user.name}",
        "%recipient.name%",
        "[firstname,fallback=you]",
        "[%name%]",
        "Hello {name},",
    ],
)
def test_tags_of_other_languages_are_found(text: str) -> None:
    document = import_html(page("<p>x</p>")).document
    html = page(f"<p>{text}</p>")
    frame = document.model_copy(
        update={"frame": None, "children": [document.children[0].model_copy(update={"html": html})]}
    )
    assert only(found_in(named(frame)), "structure.foreign-tags"), text


@pytest.mark.parametrize("text", ["100%", "{{ name }}", "50% off, 20% more", "a {b", "$5", "[1]"])
def test_what_only_looks_like_a_tag_is_left_alone(text: str) -> None:
    assert not messages(f"<p>{text}</p>", "structure.foreign-tags")


def test_size_is_that_of_the_html_without_marks() -> None:
    document = named(import_html(page("<p>x</p>" * 13_200)).document)
    plain = only(found_in(document), "delivery.size")
    assert [each.severity for each in plain] == ["error"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://s.net/x">Abmelden</a>',
        '<a href="https://s.net/x">Se désabonner</a>',
        '<a href="https://s.net/optout?u=1">Click</a>',
        '<a href="{{ unsubscribe_url }}">Stop</a>',
        '<a href="https://s.net/x">Manage your preferences</a>',
    ],
)
def test_ways_out_are_understood(html: str) -> None:
    assert not only(in_html(html, footer=""), "delivery.unsubscribe")


def test_preheaders_written_by_hand_count() -> None:
    hidden = '<div style="display:none">It arrives on Thursday.</div><p>Dear Ada</p>'
    document = named(import_html(page(hidden)).document, preheader="")
    assert not only(found_in(document), "delivery.preheader-missing")
    late = '<p>Dear Ada</p><div style="display:none">It arrives on Thursday.</div>'
    document = named(import_html(page(late)).document, preheader="")
    assert only(found_in(document), "delivery.preheader-missing")


def test_each_of_several_links_on_a_line_has_its_own_column() -> None:
    source = design('<mj-text><a href="#">One</a> <a href="#">Two</a></mj-text>')
    found = only(found_in(named(import_mjml(source).document)), "links.empty")
    assert len({(each.line, each.column) for each in found}) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dear reader, your order is on the way and we will bring it to you on Thursday.", "en"),
        ("Ihre Bestellung ist unterwegs, und wir bringen sie mit dem Boten zu Ihnen.", "de"),
        ("Votre commande est en route et nous la livrons pour vous dans les délais.", "fr"),
        ("Su pedido está en camino y lo entregamos para usted en las próximas horas.", "es"),
        ("ご注文の商品を発送しました。", "ja"),
        ("您的订单已发货", "zh"),
        ("Ваш заказ отправлен", None),
        ("Northwind", None),
        ("", None),
    ],
)
def test_languages_are_guessed_only_when_clear(text: str, language: str | None) -> None:
    assert guess_language(text) == language


def test_a_missing_language_can_be_mended_when_it_is_clear() -> None:
    source = design(
        "<mj-text>Your order is on the way and we will bring it to you this week.</mj-text>"
    ).replace(' lang="en"', "")
    (finding,) = only(found_in(import_mjml(source).document), "accessibility.language")
    assert finding.fix is not None
    assert (finding.fix.block_id, finding.fix.set) == ("@document", {"meta.lang": "en"})
    assert finding.fix.label == "Set it to English"


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ('<mj-text font-size="9px">Fine print</mj-text>', {"fontSize": "12px"}),
        ('<mj-text><span style="font-size:9px">Fine print</span></mj-text>', None),
    ],
)
def test_letters_that_a_block_makes_small_can_be_enlarged(
    line: str, fixed: dict[str, str] | None
) -> None:
    source = f"<mjml><mj-body><mj-section><mj-column>{line}</mj-column></mj-section></mj-body>"
    found = found_in(import_mjml(f"{source}</mjml>").document)
    (finding,) = only(found, "accessibility.small-text")
    assert (finding.fix.set if finding.fix else None) == fixed
