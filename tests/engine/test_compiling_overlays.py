"""Compiling what a document can say beyond MJML: logic, dark and mobile looks, locales."""

import pytest
from tests.engine.documents import Json, document, in_column, paragraph, rich, text, words

from craftify.engine import (
    DocumentInvalid,
    compile_document,
    compile_html,
)


def test_logic_on_blocks_becomes_tags_around_them() -> None:
    compiled = compile_html(
        in_column(text("x", when="a", each={"in": "list", "as": "i", "limit": 2}))
    )
    assert "{% for i in list limit:2 %}{% if a %}<tr>" in compiled
    assert "</tr>{% endif %}{% endfor %}" in compiled


def test_dark_mobile_and_hidden_become_css() -> None:
    compiled = compile_html(
        in_column(
            text(
                "x",
                props={"color": "@ink"},
                dark={"containerBackgroundColor": "#000000"},
                mobile={"fontSize": "12px", "paddingLeft": "4px"},
                show={"desktop": False},
            ),
            theme={"tokens": {"ink": "#111111"}, "darkTokens": {"ink": "#eeeeee"}},
            breakpoint="400px",
        )
    )
    assert "color:#111111" in compiled
    assert "@media (prefers-color-scheme: dark) {" in compiled
    assert ".x-text div { color: #eeeeee !important; }" in compiled
    assert "[data-ogsc] .x-text { background-color: #000000 !important; }" in compiled
    assert "@media (max-width: 399px) {\n  .x-text div { font-size: 12px !important; }" in compiled
    assert "@media (min-width: 400px) {\n  .x-text { display: none !important; }" in compiled
    assert 'class="x-text"' in compiled


def test_overlays_cannot_break_out_of_their_rule() -> None:
    compiled = compile_html(in_column(text("x", dark={"color": "red} body{display:none"})))
    assert "display:none" not in compiled.replace("display:none;", "")


def german() -> Json:
    return {
        "meta": {
            "subject": "Hello",
            "preheader": "Read",
            "i18n": {"de": {"subject": "Hallo", "dir": "ltr"}, "de-AT": {"preheader": "Lesen"}},
        },
        "plainText": {"mode": "manual", "body": "base", "i18n": {"de": "deutsch"}},
        "locales": ["en", "de", "de-AT"],
    }


def test_locales_fall_back_from_special_to_general() -> None:
    words_ = {
        "de": {"text": rich(paragraph(words("Guten Tag")))},
        "DE-at": {"html": "Servus"},
    }
    button = {"id": "btn1", "type": "button", "html": "Go", "props": {"href": "/en"}}
    given = in_column(
        text("Good day", i18n=words_), button | {"i18n": {"de": {"href": "/de"}}}, **german()
    )
    english, german_, austrian, french = (
        compile_document(given, locale=locale) for locale in (None, "de", "de-AT", "fr")
    )
    assert (english.subject, german_.subject, austrian.subject) == ("Hello", "Hallo", "Hallo")
    assert (german_.preheader, austrian.preheader) == ("Read", "Lesen")
    assert "Guten Tag" in german_.html
    assert "Servus" in austrian.html
    assert 'href="/de"' in austrian.html
    assert "Good day" in french.html
    assert 'lang="de-AT"' in austrian.html
    assert (german_.text, french.text) == ("deutsch", "base")
    assert (
        given.children
        == in_column(
            text("Good day", i18n=words_), button | {"i18n": {"de": {"href": "/de"}}}
        ).children
    )


def test_words_that_a_block_does_not_have_are_refused() -> None:
    with pytest.raises(DocumentInvalid) as caught:
        compile_document(in_column(text(i18n={"de": {"src": "a"}})), locale="de")
    assert caught.value.problems[0].path == "text.i18n.de"


def test_shared_blocks_have_to_be_put_in_first() -> None:
    with pytest.raises(DocumentInvalid) as caught:
        compile_document(document({"id": "sync", "type": "synced", "ref": "footer"}))
    assert caught.value.problems[0].path == "sync"
