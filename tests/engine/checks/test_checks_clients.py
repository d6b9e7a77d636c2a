"""Client support: the table is the source's, detection finds what is used, findings stay few."""

import importlib.util
import json
from pathlib import Path

import pytest
from tests.engine.checks.specimens import in_html, in_mjml, in_page, only, page

from craftify.engine.checks.caniemail.known import DECORATIVE, EXPECTED
from craftify.engine.checks.caniemail.support import lack_of, support_table

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "../shared/data/caniemail.json"


@pytest.mark.skipif(not SOURCE.exists(), reason="../shared/data is not beside the repo")
def test_the_table_shipped_is_the_one_its_builder_builds() -> None:
    spec = importlib.util.spec_from_file_location("builder", ROOT / "tools/caniemail.py")
    assert spec is not None
    assert spec.loader is not None
    builder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builder)
    shipped = ROOT / "src/craftify/engine/checks/caniemail/caniemail.json"
    built = builder.table(json.loads(SOURCE.read_text(encoding="utf-8")))
    assert json.loads(shipped.read_text(encoding="utf-8")) == built


def test_the_table_is_whole_and_carries_its_notice() -> None:
    table = support_table()
    assert "MIT License" in table.notice
    assert len(table.features) == 307
    for slug, feature in table.features.items():
        assert len(feature.support) == len(table.clients), slug
        assert set(feature.support) <= set("ynau-")
        assert feature.tested > "2018"
    assert {client.family for client in table.clients if client.popular} == {
        "Apple Mail",
        "Gmail",
        "Outlook",
        "Yahoo Mail",
    }


def test_lists_of_what_is_no_news_name_features_that_exist() -> None:
    features = set(support_table().features)
    assert set(EXPECTED) <= features
    assert features >= DECORATIVE
    assert not set(EXPECTED) & DECORATIVE


def test_a_lack_names_families_once_or_with_their_platforms() -> None:
    lack = lack_of("html-video")
    assert lack is not None
    assert "Gmail" in lack.clients
    assert any(name.startswith("Outlook (") for name in lack.clients)
    assert lack_of("css-background-color") is None
    assert lack_of("no-such-feature") is None


@pytest.mark.parametrize(
    ("html", "feature"),
    [
        ('<div style="display:flex">x</div>', "display:flex"),
        ('<div style="display:grid;gap:4px">x</div>', "gap, column-gap, row-gap"),
        ('<p style="width:calc(100% - 4px)">x</p>', "CSS calc() function"),
        ('<p style="color:var(--brand)">x</p>', "CSS Variables (Custom Properties)"),
        ('<p style="position:absolute">x</p>', "position"),
        ('<p style="background:linear-gradient(red,blue)">x</p>', "linear-gradient()"),
        ('<p style="font-size:2rem">x</p>', "rem unit"),
        ('<p style="transform:rotate(4deg)">x</p>', "transform"),
    ],
)
def test_css_in_use_is_found(html: str, feature: str) -> None:
    messages = [each.message for each in only(in_html(html), "clients.css")]
    assert any(message.startswith(f"No support for {feature} in ") for message in messages), (
        messages
    )


@pytest.mark.parametrize(
    ("html", "feature"),
    [
        ("<form action='https://s.net'><input type='text'></form>", "<form> element"),
        ("<svg><path d=''></path></svg>", "Embedded <svg> image"),
        ("<img src='https://c.net/a.png' alt='A' width='9' srcset='b 2x'>", "srcset and sizes"),
        (
            "<picture><img src='https://c.net/a.png' alt='A' width='9'></picture>",
            "<picture> element",
        ),
        ("<details>x</details>", "HTML5 semantics"),
    ],
)
def test_html_in_use_is_found(html: str, feature: str) -> None:
    found = only(in_html(html), "clients.html")
    assert any(feature in each.message for each in found), found


def test_findings_name_clients_and_the_day_of_the_test() -> None:
    (finding,) = only(in_html('<div style="display:flex">x</div>'), "clients.css")
    assert finding.severity == "warning"
    assert finding.tested == "2021-11-02"
    assert any(name.startswith("Outlook (Windows") for name in finding.clients)
    assert finding.line == 5


def test_one_finding_per_feature_however_often_it_is_used() -> None:
    found = only(in_html('<p style="display:flex">x</p>' * 9), "clients.css")
    assert len(found) == 1


def test_decoration_is_information_only() -> None:
    (finding,) = only(in_html('<p style="box-shadow:0 0 4px red">x</p>'), "clients.css")
    assert finding.severity == "info"


def test_what_the_compiler_writes_is_no_finding() -> None:
    components = (
        '<mj-text>x</mj-text><mj-button href="https://s.net/a">Go on</mj-button><mj-divider />'
        '<mj-image src="https://c.net/a.png" alt="A shop" width="90px" /><mj-spacer />'
        '<mj-social><mj-social-element name="x" href="https://x.net/a">X</mj-social-element>'
        "</mj-social>"
        "<mj-table><tr><td>x</td></tr></mj-table>"
        '<mj-navbar><mj-navbar-link href="https://s.net/b">News of May</mj-navbar-link></mj-navbar>'
    )
    found = in_mjml(components)
    assert [each for each in found if each.check.startswith("clients.")] == []


def test_liquid_in_styles_is_no_css() -> None:
    style = 'width:{{ w | times: 2 }}px;{% if a %}color:{{ c | default: "#111" }}{% endif %}'
    assert not only(in_html(f'<p style="{style}">x</p>'), "clients.css")


def test_style_elements_are_added_up_in_order() -> None:
    big = f"<style>{'p { margin: 0 0 12px 0 } ' * 500}</style>"
    source = page("<p>x</p>").replace(
        "</head>", f"{big}{big}<style>a {{ color: #00f }}</style></head>"
    )
    (finding,) = only(in_page(source), "clients.style-size")
    assert "24.4 KB" in finding.message
