"""Raw HTML read as documents: cut at its seams, and the sum is the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.snippets import COMPILED, email

from craftify.engine import (
    TemplateInvalid,
    TooLarge,
    compile_document,
    compile_html,
    import_html,
    import_mjml,
)
from craftify.engine.document.blocks import Html

STACK = """<!DOCTYPE html>\r
<html lang="en"><head><title>Your order &amp; more</title><style>td { color: red }</style></head>
<body>
<table width="600"><tbody>
  <!--[if mso]><tr><td><![endif]-->
  <tr><td><h1>Thank you</h1></td></tr>
  <!--[if mso]></td></tr><![endif]-->
  <tr><td height="20"></td></tr>
  {% for item in items %}
  <tr><td>{{ item.name }} costs {{ item.price }}</td></tr>
  {% endfor %}
  {% if vip %}<tr><td>You are a very important person</td></tr>
  <tr><td>and have been for a long time</td></tr>{% endif %}
  <tr><td><a href="{{ unsubscribe }}">Unsubscribe from these emails</a></td></tr>
</tbody></table>
</body></html>
"""


def pieces(source: str) -> list[str]:
    document = import_html(source).document
    return [block.html for block in document.children if isinstance(block, Html)]


def whole(source: str) -> str:
    document = import_html(source).document
    frame = document.frame
    assert frame is not None
    return "".join((frame.before, *pieces(source), frame.after))


def test_the_parts_of_a_table_become_blocks() -> None:
    imported = import_html(STACK)
    names = [block.name for block in imported.document.children]
    assert names == [
        "Thank you",
        "costs",
        "You are a very important person",
        "Unsubscribe from these emails",
    ]
    assert imported.document.meta.subject == "Your order & more"
    assert imported.document.meta.lang == "en"
    assert imported.lines == {"html1": 4, "html2": 7, "html3": 11, "html4": 13}
    assert imported.report.score == 1.0


def test_logic_and_ghost_tables_stay_whole() -> None:
    first, loop, condition, _ = pieces(STACK)
    assert first.rstrip().endswith("</td></tr><![endif]-->")
    assert loop.count("{% for") == loop.count("{% endfor") == 1
    assert condition.count("{% if") == condition.count("{% endif") == 1
    assert condition.count("<tr>") == 2


def test_an_untouched_import_compiles_to_its_source() -> None:
    compiled = compile_document(import_html(STACK).document)
    assert compiled.html == STACK
    assert compiled.mjml == ""
    assert compiled.lines == {"html1": 4, "html2": 7, "html3": 11, "html4": 13}
    assert {use.path for use in compiled.uses} == {
        *("items", "items[].name", "items[].price", "vip", "unsubscribe")
    }


def test_a_preheader_is_put_first_in_the_body_when_there_is_one() -> None:
    document = import_html(STACK).document
    document.meta.preheader = "Salt & {{ pepper }}"
    compiled = compile_html(document)
    assert "Salt &amp; {{ pepper }}</div>" in compiled
    assert compiled.index("<body>") < compiled.index("Salt") < compiled.index("<table")


def test_logic_styles_and_marks_on_pieces() -> None:
    document = import_html("<div><p>one two three</p><p>four five six</p></div>").document
    document.children[0].when = "a"
    assert "{% if a %}<p>one" in compile_html(document)
    marked = compile_html(document, marked=True)
    assert "<!--b-html1--><p>one two three</p><!--/b-html1-->" in marked
    assert "{%" not in marked


def test_the_report_says_what_mail_clients_will_not_do() -> None:
    source = "<script>x</script>\n<link rel='stylesheet' href='a.css'><p>Hello</p><p>World</p>"
    lines = [(line.action, line.what, line.line) for line in import_html(source).report.lines]
    assert lines == [
        ("kept", "2 HTML blocks", None),
        ("kept", "<script>", 1),
        ("kept", "<link> to a stylesheet", 2),
    ]


@pytest.mark.parametrize(
    ("source", "says"),
    [("", "no HTML"), (" \n ", "no HTML"), (email(""), "import it as MJML")],
)
def test_what_is_no_html_is_refused(source: str, says: str) -> None:
    with pytest.raises(TemplateInvalid, match=says):
        import_html(source, name="welcome.html")


def test_limits_hold_for_html() -> None:
    with pytest.raises(TooLarge):
        import_html("<p>x</p>" * 200_000)
    with pytest.raises(TooLarge):
        import_html("<div>" * 150)


TEXTS = st.lists(
    st.sampled_from(
        [
            *("<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<div>", "</div>", "<p>"),
            *("text that is seen", " ", "\r\n", "<br>", "<img src=a>", "<!-- c -->", "<!--"),
            *("<!--[if mso]><table><![endif]-->", "<!--[if mso]></table><![endif]-->", "<"),
            *("{{ a }}", "{% if a %}", "{% endif %}", "{% for i in b %}", "{% endfor %}", "{%"),
            *("<body>", "</body>", "<html>", "<title>T</title>", "<style>a{}</style>", "\ufeff"),
            *("<script>if (a < b) {}</script>", "<a href='{{ u }}'>", "</a>", "<b", '"', "'", "é"),
        ]
    ),
    max_size=30,
).map("".join)


@given(TEXTS.filter(str.strip))
def test_any_html_adds_up_to_itself(source: str) -> None:
    assert whole(source) == source


@pytest.mark.parametrize("name", COMPILED)
def test_compiled_emails_are_cut_where_their_sections_are(name: str) -> None:
    source = compile_html(import_mjml(COMPILED[name]).document)
    assert whole(source) == source


def test_sections_of_a_compiled_email_come_back_as_blocks() -> None:
    section = "<mj-section><mj-column><mj-text>Section {}</mj-text></mj-column></mj-section>"
    source = compile_html(import_mjml(email("".join(map(section.format, "abc")))).document)
    blocks = import_html(source).document.children
    assert [block.name for block in blocks] == ["Section a", "Section b", "Section c"]


def test_tags_of_other_languages_become_liquid_with_a_line_for_each() -> None:
    source = "<p>Hello {{#if name}}{{name}}{{/if}} and welcome</p>\n<p>*|FNAME|* and so on</p>"
    imported = import_html(source)
    compiled = compile_document(imported.document)
    assert "{% if name" in compiled.html
    assert "{% endif %}" in compiled.html
    assert "{{#" not in compiled.html
    assert {line.line for line in imported.report.lines if line.action == "translated"} == {1, 2}
