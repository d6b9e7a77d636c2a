"""How elements look: colors, the cascade, what lies behind a text."""

import pytest

from craftify.engine.checks.colors import (
    WHITE,
    Color,
    contrast,
    find_color,
    inverted,
    lightness,
    parse_color,
    readable,
)
from craftify.engine.checks.looks import Look, Looks, Scheme
from craftify.engine.checks.selectors import matches, read_selector
from craftify.engine.markup import Markup
from craftify.engine.stylesheets import read_sheet


def look(html: str, css: str = "", scheme: Scheme = "light", tag: str = "b") -> Look:
    markup = Markup(html)
    return Looks(markup, [read_sheet(css)], scheme).of(markup.all(tag)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#fff", WHITE),
        ("#FFFFFF80", Color(255, 255, 255, 128 / 255)),
        ("rgb(1, 2, 3)", Color(1, 2, 3)),
        ("rgba(255 255 255 / 50%)", Color(255, 255, 255, 0.5)),
        ("hsl(0, 100%, 50%)", Color(255, 0, 0)),
        ("RebeccaPurple", Color(102, 51, 153)),
        ("transparent", Color(0, 0, 0, 0)),
    ],
)
def test_colors_are_read(text: str, expected: Color) -> None:
    color = parse_color(text)
    assert color is not None
    assert color == pytest.approx(expected)


@pytest.mark.parametrize(
    "text", ["fade", "{{ color }}", "var(--x)", "inherit", "#12", "rgb(a)", ""]
)
def test_what_is_no_color_is_none(text: str) -> None:
    assert parse_color(text) is None


def test_colors_are_found_in_shorthands() -> None:
    assert find_color("url(x#abc.png) no-repeat #123456 center") == parse_color("#123456")
    assert find_color("rgba(0,0,0,.5) url(x)") == parse_color("rgba(0,0,0,.5)")
    assert find_color("url(x) no-repeat") is None


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color(0, 0, 0), WHITE) == pytest.approx(21)
    assert contrast(Color(51, 51, 51), WHITE) == pytest.approx(12.63, abs=0.01)
    assert contrast(WHITE, Color(118, 118, 118)) == pytest.approx(4.54, abs=0.01)


def test_inversion_turns_lightness_over_and_back() -> None:
    assert inverted(WHITE) == pytest.approx(Color(0, 0, 0), abs=0.5)
    gray = Color(90, 90, 90)
    assert lightness(inverted(gray)) == pytest.approx(100 - lightness(gray), abs=0.5)
    assert inverted(inverted(gray)) == pytest.approx(gray, abs=1)


def test_readable_is_near_and_enough() -> None:
    orange = Color(249, 115, 22)
    better = readable(orange, WHITE, 4.5)
    assert better is not None
    assert 4.5 <= contrast(better, WHITE) < 4.8
    assert better.red > better.green > better.blue


def test_the_nearest_background_counts() -> None:
    html = (
        '<body bgcolor="eeeeee"><table bgcolor="#222222"><tr><td><b>x</b></td></tr></table></body>'
    )
    assert look(html).background == parse_color("#222222")
    painted = '<div style="background:#111 url(a.png)"><b>x</b></div>'
    assert look(painted).pictured
    assert look(painted).background == parse_color("#111")
    covered = (
        f"<div style='background:url(a.png)'><p style='background:#fff'>{'<b>x</b>'}</p></div>"
    )
    assert not look(covered).pictured
    half = (
        '<div style="background:#000"><p style="background:rgba(255,255,255,.5)"><b>x</b></p></div>'
    )
    assert look(half).background == pytest.approx(Color(127.5, 127.5, 127.5))


def test_the_cascade_is_that_of_css() -> None:
    css = "b { color: #111 } .x { color: #222 } #y { color: #333 } p > b { color: #444 !important }"
    assert look("<b>x</b>", css).color == parse_color("#111")
    assert look('<b class="x">x</b>', css).color == parse_color("#222")
    assert look('<b class="x" id="y">x</b>', css).color == parse_color("#333")
    assert look('<b id="y" style="color:#555">x</b>', css).color == parse_color("#555")
    assert look('<p><b id="y" style="color:#555">x</b></p>', css).color == parse_color("#444")


def test_dark_rules_apply_in_dark_only_and_phones_are_not_asked() -> None:
    css = (
        "@media (prefers-color-scheme: dark) { b { color: #eee !important } }"
        "@media (max-width: 480px) { b { color: #f00 !important } }"
    )
    assert look('<b style="color:#111">x</b>', css).color == parse_color("#111")
    assert look('<b style="color:#111">x</b>', css, "dark").color == parse_color("#eee")


def test_a_dark_canvas_needs_the_email_to_opt_in() -> None:
    plain = "<p><b>x</b></p>"
    assert look(plain, scheme="dark").background == WHITE
    opted = '<head><meta name="color-scheme" content="light dark"></head>' + plain
    dark = look(opted, scheme="dark")
    assert dark.background is not None
    assert lightness(dark.background) < 20


def test_sizes_weights_and_hiding_are_inherited() -> None:
    inner = look(
        '<div style="font:bold 20px/1.5 Arial"><p style="font-size:50%"><b>x</b></p></div>'
    )
    assert (inner.size, inner.bold, inner.hidden) == (10.0, True, False)
    assert look("<p style='display:none'><b>x</b></p>").hidden
    assert look("<p class='h'><b>x</b></p>", ".h { max-height: 0 }").hidden
    assert look("<h1><i>x</i></h1>", tag="i").size == 32.0


def test_what_only_the_data_knows_is_unknown() -> None:
    assert look('<b style="color:{{ brand }}">x</b>').color is None
    assert look('<p style="background:{{ brand }}"><b>x</b></p>').background is None


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ("b", ["b"]),
        ("div p > b", ["b"]),
        ("div > b", []),
        (".x.y #in", ["td"]),
        ("[data-k^=v]", ["td"]),
        ("td[data-k='v1']", ["td"]),
        (":root p", ["p"]),
        ("table td", ["td"]),
    ],
)
def test_selectors_select(selector: str, found: list[str]) -> None:
    markup = Markup(
        '<html><div class="x y"><p><b>1</b></p>'
        '<table><tr><td id="in" data-k="v1"></td></tr></table></div></html>'
    )
    read = read_selector(selector)
    assert read is not None
    assert [each.tag for each in markup.elements if matches(read, each)] == found


@pytest.mark.parametrize("selector", ["a:hover", "u + .body", "p::after", "a ~ b", "", ">"])
def test_selectors_of_states_and_siblings_select_nothing(selector: str) -> None:
    assert read_selector(selector) is None


def test_deep_pages_and_long_selectors_stay_quick() -> None:
    markup = Markup("<a>" * 300 + "<b>x</b>")
    selector = read_selector(" ".join(["i"] + ["div"] * 20 + ["b"]))
    assert selector is not None
    assert not matches(selector, markup.all("b")[0])
