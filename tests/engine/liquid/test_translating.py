"""Templates of other languages become Liquid that means the same; the rest stays, visibly."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftify.engine.liquid.analysing import uses_of
from craftify.engine.liquid.foreign.translating import translate
from craftify.engine.liquid.parsing import prepare
from craftify.engine.samples import infer_variables, sample_data

POSTMARK = Path(__file__).parents[3] / "../shared/data/emails/postmark"

DATA: dict[str, Any] = {
    "name": "Ada",
    "vip": True,
    "empty_list": [],
    "items": [
        {"name": "Lamp", "price": 5, "sale": True},
        {"name": "Tote", "price": 7, "sale": False},
    ],
    "tags": ["a", "b"],
    "user": {"email": "a@x.test", "address": {"city": "Oslo"}},
    "FNAME": "Ada",
    "PLAN": "pro",
    "html": "<b>x</b>",
}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{#each items}}{{name}}:{{this.price}};{{/each}}", "Lamp:5;Tote:7;"),
        ("{{#each items}}{{@index}}{{#if @first}}!{{/if}}{{../name}} {{/each}}", "0!Ada 1Ada "),
        ("{{#each items}}{{#if sale}}S{{else}}-{{/if}}{{/each}}", "S-"),
        ("{{#each empty_list}}x{{else}}none{{/each}}", "none"),
        ("{{#if empty_list}}x{{else}}none{{/if}}", "none"),
        ("{{#each tags}}{{this}}{{/each}}{{#each tags}}{{.}}{{/each}}", "abab"),
        ("{{#each items as |it i|}}{{i}}{{it.name}}{{/each}}", "0Lamp1Tote"),
        ("{{#unless vip}}x{{else}}y{{/unless}}", "y"),
        ("{{#with user}}{{email}} {{address.city}}{{/with}}", "a@x.test Oslo"),
        ("{{#each items}}{{#with ../user}}{{email}}{{/with}}{{/each}}", "a@x.testa@x.test"),
        ("{{#user}}{{email}}{{#address}}{{city}}{{/address}}{{/user}}", "a@x.testOslo"),
        ("{{#items}}{{name}},{{/items}}{{^items}}none{{/items}}", "Lamp,Tote,"),
        ("{{^empty_list}}none{{/empty_list}}", "none"),
        ("{{#tags}}{{.}}{{/tags}}", "ab"),
        ("{{name}}{{#vip}} {{name}} is in{{/vip}}", "Ada Ada is in"),
        ("a{{! secret }}b{{!-- {{x}} --}}c", "abc"),
        ("{{~name~}} !", "Ada!"),
        ("{{items.0.name}}{{items.[1].name}}", "LampTote"),
        ("{{#equals PLAN 'pro'}}p{{/equals}}{{#notEquals PLAN 'x'}}n{{/notEquals}}", "pn"),
        ("{{#if vip}}a{{else if name}}b{{else}}c{{/if}}", "a"),
        ('{{insert missing "default=Friend"}} {{uppercase name}}', "Friend ADA"),
        (
            "{{#each items}}{{#each ../tags}}{{this}}{{../name}} {{/each}}{{/each}}",
            "aLamp bLamp aTote bTote ",
        ),
        ("*|FNAME|* *|TITLE:FNAME|* *|UPPER:FNAME|*", "Ada Ada ADA"),
        ("*|IF:PLAN=pro|*yes*|ELSE:|*no*|END:IF|*", "yes"),
        ("*|IF:NONE|*a*|ELSEIF:PLAN=pro|*b*|ELSE:|*c*|END:IF|*", "b"),
        ("*|IFNOT:NONE|*none*|END:IF|*", "none"),
        ("*|MC:SUBJECT|*x*|MC_PREVIEW_TEXT|*", "x"),
    ],
)
def test_a_translation_means_the_same(source: str, expected: str) -> None:
    translated = translate(source)

    assert prepare(translated.source, "text").render(DATA) == expected
    assert all(line.action == "translated" and line.line == 1 for line in translated.lines)
    assert translated.lines


def test_raw_output_says_what_to_do_for_html() -> None:
    translated = translate("{{{html}}}{{&html}}")

    assert translated.source == "{{ html }}{{ html }}"
    assert all("rich text" in line.note for line in translated.lines)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a {{> footer}} b", ["{{> footer}}"]),
        ("{{#each items}}{{formatDate x 'DD'}}{{/each}}", ["{{formatDate x 'DD'}}"]),
        ("{{#chunk a b}}{{name}}{{/chunk}}", ["{{#chunk a b}}", "{{/chunk}}"]),
        ("{{#if vip}}never closed", ["{{#if vip}}"]),
        ("never opened{{/if}}", ["{{/if}}"]),
        ("{{else}}", ["{{else}}"]),
        ("{{=<% %>=}}", ["{{=<% %>=}}"]),
        ("{{../name}}{{this}}{{@index}}", ["{{this}}", "{{@index}}"]),
        ("*|RSSFEED:URL|* *|IF:X|* open", ["*|RSSFEED:URL|*", "*|IF:X|*"]),
    ],
)
def test_what_cannot_be_translated_stays_as_text(source: str, words: list[str]) -> None:
    translated = translate(source)
    out = prepare(translated.source, "text").render(DATA)

    for word in words:
        assert word in out
    reported = [line.what for line in translated.lines if line.action == "untranslated"]
    assert reported == words


@pytest.mark.parametrize(
    "source",
    [
        "{% if a %}{{ b | upcase }}{% else %}{{ c['d'] }}{% endif %}",
        "{{ a | nope: 1 }}{% include 'x' %}",
        "plain text with } and { and {{ simple }} and *stars|*",
        "{% raw %}{{#each x}}{{/each}}{% endraw %}",
        "{% comment %}{{> x}}{% endcomment %}{% if {{#x}} %}",
        "",
    ],
)
def test_liquid_stays_as_it_is(source: str) -> None:
    translated = translate(source)

    assert translated.source == source
    assert translated.lines == ()


def test_lines_are_counted() -> None:
    translated = translate("a\nb {{#each items}}\n{{name}}\n{{/each}}\n*|FNAME|*")

    assert [line.line for line in translated.lines] == [2, 3, 4, 5]


FRAGMENTS = [
    "{{#each a}}",
    "{{/each}}",
    "{{#if b}}",
    "{{/if}}",
    "{{else}}",
    "{{^}}",
    "{{#x}}",
    "{{/x}}",
    "{{^x}}",
    "{{.}}",
    "{{../a}}",
    "{{{h}}}",
    "{{&h}}",
    "{{> p}}",
    "{{! c }}",
    "{{a b}}",
    "{{@index}}",
    "{{#with o}}",
    "{{/with}}",
    "{{=a}}",
    "text ",
    "*",
    "'",
    "{{#each .}}",
    "{{this.a.[b c]}}",
    "{{~a~}}",
    "{{else if a}}",
    "{{#eq a 'b'}}",
    "{{/eq}}",
    "{{#f a b}}",
    "{{/f}}",
]
MERGE_TAGS = [
    "*|IF:A|*",
    "*|ELSE:|*",
    "*|END:IF|*",
    "*|A|*",
    "*|X:y|*",
    "*|IF:A=1|*",
    "x",
    "*",
    "|",
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS + MERGE_TAGS), max_size=14).map("".join))
def test_what_comes_out_is_always_liquid(source: str) -> None:
    translated = translate(source)

    prepare(translated.source, "text")
    assert translate(source) == translated


@pytest.mark.parametrize(
    "path", sorted(POSTMARK.rglob("*.html")), ids=lambda p: f"{p.parent.name}-{p.stem}"
)
def test_every_postmark_email_becomes_a_template_that_renders(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    translated = translate(source)
    variables = infer_variables(uses_of({"html": translated.source}))
    out = prepare(translated.source, "html").render(sample_data(variables))

    assert "{{" not in out
    assert not [line for line in translated.lines if line.action == "untranslated"]
    assert len(translated.lines) >= len(re.findall(r"\{\{[#/]", source))


def test_the_postmark_emails_are_there() -> None:
    if not POSTMARK.is_dir():
        pytest.skip(f"the sample emails are not at {POSTMARK}")
    assert len(list(POSTMARK.rglob("*.html"))) == 33
