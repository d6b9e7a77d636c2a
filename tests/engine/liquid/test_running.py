"""Templates run with limits, see JSON only, and say what the data lacks."""

import os
from collections.abc import Mapping
from typing import Any

import pytest

from craftify.engine.errors import DataInvalid, RenderFailed
from craftify.engine.liquid.filters import FILTERS
from craftify.engine.liquid.parsing import prepare


def run(source: str, **data: object) -> str:
    return prepare(source, "text").render(data)


def missing(
    source: str, data: Mapping[str, Any]
) -> list[tuple[str | None, int | None, int | None]]:
    with pytest.raises(DataInvalid) as refused:
        prepare(source, "text").render(data)
    return [(p.path, p.line, p.column) for p in refused.value.problems]


BOMBS = {
    "long loop": "{% for i in (1..1000000000) %}x{% endfor %}",
    "nested loops": "{% for i in (1..300) %}{% for j in (1..300) %}{% for k in (1..300) %}x"
    "{% endfor %}{% endfor %}{% endfor %}",
    "empty nested loops": "{% for i in (1..9999) %}{% for j in (1..99) %}{% endfor %}{% endfor %}",
    "loops in sequence": "{% for i in (1..9000) %}{% endfor %}" * 100,
    "reversed range": "{% for i in (1..1000000000) reversed %}{% break %}{% endfor %}",
    "range with limit": "{% for i in (1..1000000000) limit: 5 %}{% endfor %}",
    "range joined": "{{ (1..1000000000) | join: ',' | size }}",
    "range sorted": "{{ (1..100000000) | sort | size }}",
    "range of long text": "{% for i in (1..n) %}{% endfor %}",
    "doubling": "{% assign s='a' %}{% for i in (1..60) %}"
    "{% assign s = s | append: s %}{% endfor %}",
    "capture doubling": "{% capture s %}a{% endcapture %}{% for i in (1..60) %}"
    "{% capture s %}{{ s }}{{ s }}{% endcapture %}{% endfor %}",
    "replace growth": "{% assign s='a' %}{% for i in (1..40) %}"
    "{% assign s = s | replace: 'a', 'aaaa' %}{% endfor %}",
    "replace blow-up": "{{ big | replace: 'a', big }}",
    "replace nothing": "{{ big | replace: '', big }}",
    "bignum": "{% assign n=9 %}{% for i in (1..40) %}{% assign n = n | times: n %}{% endfor %}",
    "float growth": "{% assign n=9.5 %}{% for i in (1..99) %}"
    "{% assign n = n | times: n %}{% endfor %}",
    "split growth": "{% assign s='a,a' %}{% for i in (1..40) %}"
    "{% assign s = s | append: ',' | append: s %}{% endfor %}{{ s | split: ',' | size }}",
    "concat growth": "{% assign a='a,a' | split: ',' %}{% for i in (1..40) %}"
    "{% assign a = a | concat: a %}{% endfor %}",
    "join blow-up": "{% assign a = big | split: '' %}{{ a | join: big | size }}",
    "output": "{% for i in (1..9999) %}{{ big }}{% endfor %}",
    "many names": "{% for i in (1..9999) %}{% capture x %}{{ big }}{% endcapture %}{% endfor %}",
    "many filters": "{% for i in (1..9999) %}{{ big | upcase | downcase | size }}{% endfor %}",
    "sort in a loop": "{% assign a = big | split: '' %}{% for i in (1..9999) %}"
    "{% assign b = a | sort | uniq %}{% endfor %}",
    "date": "{% assign p = '%c%c%c%c%c%c%c%c' %}{% for i in (1..20) %}"
    "{% assign p = p | append: p %}{% endfor %}{{ '2026-01-01' | date: p }}",
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_stopped(name: str) -> None:
    with pytest.raises(RenderFailed) as stopped:
        run(BOMBS[name], big="a" * 40_000, n="9" * 4_000)

    assert stopped.value.problems[0].line == 1


def test_ordinary_size_is_far_from_the_limits() -> None:
    source = (
        "{% for i in items %}{{ i.name | upcase | escape }} {{ i.price | times: i.n | number: 2 }}"
        "{% if i.sale %}!{% endif %}{% endfor %}"
    )
    items = [{"name": f"n{i}", "price": 1.5, "n": i, "sale": i % 2 == 0} for i in range(2_000)]

    assert run(source, items=items).startswith("N0 0.00!N1 1.50N2 3.00!")


class Leaky:
    token = os.environ.get("PATH", "x")

    def secret(self) -> str:
        return "CALLED"


def test_templates_see_json_and_nothing_behind_it() -> None:
    data = {"d": {"x": 1}, "s": "text", "l": [1], "o": Leaky()}
    for path in (
        "d.__class__",
        "d.keys",
        "d.items",
        "s.upper",
        "s.__class__",
        "l.append",
        "l.__len__",
        "o.token",
        "o.secret",
        "s.format",
        "d.x.real",
        "forloop",
        "self",
        "globals",
        "env",
        "now",
    ):
        assert missing(f"{{{{ {path} }}}}", data)


def test_the_filters_are_exactly_these() -> None:
    assert sorted(FILTERS) == [
        "abs",
        "append",
        "at_least",
        "at_most",
        "base64_decode",
        "base64_encode",
        "capitalize",
        "ceil",
        "compact",
        "concat",
        "date",
        "default",
        "divided_by",
        "downcase",
        "escape",
        "escape_once",
        "find",
        "find_index",
        "first",
        "floor",
        "h",
        "has",
        "join",
        "json",
        "last",
        "lstrip",
        "map",
        "minus",
        "modulo",
        "newline_to_br",
        "number",
        "plus",
        "prepend",
        "reject",
        "remove",
        "remove_first",
        "remove_last",
        "replace",
        "replace_first",
        "replace_last",
        "reverse",
        "round",
        "rstrip",
        "size",
        "slice",
        "sort",
        "sort_natural",
        "split",
        "squish",
        "strip",
        "strip_html",
        "strip_newlines",
        "sum",
        "times",
        "truncate",
        "truncatewords",
        "uniq",
        "upcase",
        "url_decode",
        "url_encode",
        "where",
    ]


@pytest.mark.parametrize(
    ("source", "data", "expected"),
    [
        ("{{ a.b }}", {"a": {}}, [("a.b", 1, 4)]),
        ("{{ a }}", {"a": None}, [("a", 1, 4)]),
        ("{% for i in l %}{{ i.p }}{% endfor %}", {"l": [{"p": None}]}, [("l[0].p", 1, 20)]),
        ("{% for i in l %}{{ i }}{% endfor %}", {"l": ["x", None]}, [("l[1]", 1, 20)]),
        ("x\n{{ a | upcase }}{{ b }}", {}, [("a", 2, 4), ("b", 2, 20)]),
        ("{{ a | append: b }}", {"a": "x"}, [("b", 1, 16)]),
        ("{% for i in l %}{{ i.p }}{% endfor %}", {"l": [{"p": 1}, {}, {}]}, [("l[1].p", 1, 20)]),
        (
            "{% for i in o.l %}{% for j in i.m %}{{ j.x }}{% endfor %}{% endfor %}",
            {"o": {"l": [{"m": [{"x": 1}]}, {"m": [{}]}]}},
            [("o.l[1].m[0].x", 1, 40)],
        ),
        ("{% assign o = a.b %}{{ o.c }}", {"a": {"b": {}}}, [("a.b.c", 1, 24)]),
        ("{% for i in l %}{% endfor %}", {}, [("l", 1, 13)]),
        ("{% for i in l %}{% endfor %}", {"l": "text"}, [("l", 1, 13)]),
        ("{% for i in l %}{% endfor %}", {"l": 5}, [("l", 1, 13)]),
        ("{{ l[5].x }}", {"l": []}, [("l[5].x", 1, 4)]),
        ("{{ p[k] }}", {"p": {}}, [("k", 1, 6), ("p[k]", 1, 4)]),
        ("{{ a | default: b }}", {}, [("b", 1, 17)]),
        ("{% cycle a, 'b' %}", {}, [("a", 1, 10)]),
        ("{% assign x = a %}{{ x }}", {}, [("a", 1, 15)]),
    ],
)
def test_what_is_missing_is_named_with_its_place(
    source: str, data: dict[str, Any], expected: list[tuple[str, int, int]]
) -> None:
    found = missing(source, data)

    assert found == expected


@pytest.mark.parametrize(
    "source",
    [
        "{{ a | default: 'x' }}",
        "{{ a | upcase | default: 'x' }}",
        "{% if a %}{{ a }}{% endif %}",
        "{% unless a %}x{% endunless %}",
        "{% if a == 'x' or a > 3 %}y{% endif %}",
        "{% if a == blank %}x{% endif %}",
        "{% if a != blank %}{{ a }}{% endif %}",
        "{% if a == nil %}x{% endif %}",
        "{% for i in a %}{% else %}none{% endfor %}",
        "{% case a %}{% when 'x' %}{{ a }}{% endcase %}",
        "{% if a.size > 0 %}{{ a }}{% endif %}",
        "{% if a contains 'x' %}{{ a }}{% endif %}",
        "{% assign b = a %}{{ b | default: 1 }}",
        "{% assign b = a | default: 'q' %}{{ b }}",
        "{% assign b = nil %}{{ b }}",
    ],
)
def test_guarded_uses_need_no_data(source: str) -> None:
    run(source)


def test_objects_and_lists_of_objects_are_not_printed() -> None:
    for value in ({"x": 1}, [{"x": 1}]):
        with pytest.raises(DataInvalid, match="cannot be printed"):
            run("{{ a }}", a=value)


def test_comparing_text_with_numbers_is_explained() -> None:
    with pytest.raises(DataInvalid, match="text and a number cannot be compared"):
        run("{% if a < 3 %}x{% endif %}", a="x")


def test_a_subject_cannot_get_a_line_break_from_data() -> None:
    with pytest.raises(DataInvalid, match="line break"):
        prepare("Hi {{ a }}", "subject").render({"a": "x\r\nBcc: e"})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ 'a b' | capitalize }}", "A b"),
        ("{{ ' a ' | strip }}|{{ ' a ' | lstrip }}|{{ ' a ' | rstrip }}", "a|a | a"),
        ("{{ 'a  b\n c' | squish }}", "a b c"),
        ("{{ 'abcdef' | slice: 2 }}{{ 'abcdef' | slice: -3, 2 }}", "cde"),
        ("{{ 'a,b,,' | split: ',' | size }}", "2"),
        ("{{ 'a-b-c' | replace: '-', '+' }}{{ 'aXbX' | remove_last: 'X' }}", "a+b+caXb"),
        ("{{ 'aXbX' | replace_first: 'X', 'y' }}{{ 'aXbX' | remove: 'X' }}", "aybXab"),
        (
            "{{ 'one two three' | truncatewords: 2 }}{{ 'abcdefgh' | truncate: 5 }}",
            "one two...ab...",
        ),
        ("{{ '<b>x</b> &amp; y' | strip_html }}", "x & y"),
        ("{{ 'a b&c' | url_encode }}{{ 'a+b%26' | url_decode }}", "a+b%26ca b&"),
        ("{{ 'é' | base64_encode }}{{ 'w6k=' | base64_decode }}", "w6k=é"),
        ("{{ 7 | divided_by: 2 }} {{ 7.0 | divided_by: 2 }} {{ 7 | modulo: 4 }}", "3 3.5 3"),
        ("{{ 0.1 | plus: 0.2 }} {{ 3 | minus: 5 }} {{ '4' | times: 2 }}", "0.3 -2 8"),
        (
            "{{ 2.5 | round }} {{ 1.005 | round: 2 }} {{ -1.5 | abs }} {{ 1.2 | ceil }}",
            "3 1.01 1.5 2",
        ),
        ("{{ 1234.5 | number: 2 }} {{ 1234567 | number: 0, '.' }}", "1,234.50 1.234.567"),
        (
            "{{ 1234.5 | number: 2, ' ', ',' }} {{ 3 | at_least: 5 }} {{ 9 | at_most: 5 }}",
            "1 234,50 5 5",
        ),
        ("{{ l | sort | join: ',' }} {{ l | reverse | first }} {{ l | last }}", "1,2,3 2 2"),
        (
            "{{ o | map: 'n' | join }} {{ o | where: 'n', 'b' | size }} {{ o | sum: 'v' }}",
            "b a 1 3",
        ),
        (
            "{{ o | sort: 'n' | map: 'n' | join }} {{ o | find: 'n', 'a' | json }}",
            'a b {"n": "a", "v": 2}',
        ),
        (
            "{{ o | reject: 'n', 'b' | size }} {{ o | has: 'n', 'z' }} {{ o | find_index: 'n' }}",
            "1 false 0",
        ),
        ("{{ l | concat: l | uniq | size }} {{ n | compact | size }}", "3 1"),
        ("{{ 'B,a' | split: ',' | sort_natural | join }}", "a B"),
        (
            "{{ nil | default: 1 }}{{ false | default: 1, allow_false: true }}{{ 0 | default: 2 }}",
            "1false0",
        ),
        ("{{ '' | default: 'e' }}{{ n | first | default: 'f' }}", "ef"),
        ("{{ '2026-03-14' | date: '%e %B %Y, %A' }}", "14 March 2026, Saturday"),
        (
            "{{ '2026-03-14T09:05:00+02:00' | date: '%-I:%M %p %z %Z %^a %j' }}",
            "9:05 AM +0200 +02:00 SAT 073",
        ),
        (
            "{{ 'March 4, 2026' | date: '%F' }} {{ '4 Mar 2026 10:00' | date: '%F %R' }}",
            "2026-03-04 2026-03-04 10:00",
        ),
        (
            "{{ 0 | date: '%F %T' }} {{ 'soon' | date: '%F' }} {{ '2026-13-01' | date: '%F' }}",
            "1970-01-01 00:00:00 soon 2026-13-01",
        ),
        (
            "{% for i in (1..3) %}{{ forloop.index }}{{ forloop.last }}{% endfor %}",
            "1false2false3true",
        ),
        ("{% for i in l reversed limit: 2 offset: 1 %}{{ i }}{% endfor %}", "21"),
        ("{% for p in d %}{{ p[0] }}={{ p[1] }}{% endfor %}", "x=1"),
        ("{% case l.size %}{% when 1, 3 %}three{% else %}other{% endcase %}", "three"),
        ("{% for i in (1..4) %}{% cycle 'a', 'b' %}{% endfor %}", "abab"),
        ("{% comment %}{{ x }}{% endcomment %}{% # note %}{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("a {%- if true -%} b {%- endif -%} c", "abc"),
        ("{% doc %}x{% enddoc %}y", "y"),
    ],
)
def test_the_dialect_does_what_authors_expect(source: str, expected: str) -> None:
    data = {
        "l": [3, 1, 2],
        "o": [{"n": "b", "v": 1}, {"n": "a", "v": 2}],
        "n": [None, 1],
        "d": {"x": 1},
    }
    assert run(source, **data) == expected


def test_the_year_comes_from_outside() -> None:
    assert (
        run("{{ 'now' | date: '%Y' }}{{ now | date: '%Y' }}", now="2031-01-01T00:00:00Z")
        == "20312031"
    )
    assert missing("{{ 'now' | date: '%Y' }}", {}) == [("now", 1, 12)]
