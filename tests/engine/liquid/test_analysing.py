"""Uses are traced to the data they come from."""

import pytest

from craftify.engine.liquid.analysing import uses_of


def paths(source: str) -> list[str]:
    return [use.path for use in uses_of({"html": source})]


def guarded(source: str) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for use in uses_of({"html": source}):
        if use.kind == "output":
            found[use.path] = use.guarded
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ a }} {{ a.b.c }}", ["a", "a.b.c"]),
        ("{{ items[0].a }}{{ a['b c'].d }}", ["items[].a", "a.b c.d"]),
        (
            "{% for item in order.items %}{{ item.price }}{% endfor %}",
            ["order.items", "order.items[].price"],
        ),
        (
            "{% for i in a %}{% for j in i.b %}{{ j }}{% endfor %}{% endfor %}",
            ["a", "a[].b", "a[].b[]"],
        ),
        ("{% for i in (1..n) %}{{ i }}{{ forloop.index }}{% endfor %}", ["n"]),
        ("{% assign x = 1 %}{{ x }}{% capture y %}{{ z }}{% endcapture %}{{ y }}", ["z"]),
        ("{% assign o = order %}{{ o.id }}", ["order", "order.id"]),
        (
            "{% assign s = items | sort: 'n' %}{% for i in s %}{{ i.m }}{% endfor %}",
            ["items", "items[].n", "items", "items[].m"],
        ),
        ("{% assign f = items | first %}{{ f.m }}", ["items", "items[].m"]),
        ("{{ items | map: 'name' | join: sep }}", ["items", "sep", "items[].name"]),
        (
            "{{ items.size }}{% for i in items %}{{ i.size }}{{ i.color }}{% endfor %}",
            ["items", "items", "items[].size", "items[].color"],
        ),
        (
            "{{ items.first.name }}{{ items.last }}{% for i in items %}{% endfor %}",
            ["items[].name", "items[]", "items"],
        ),
        ("{{ user.first }}", ["user.first"]),
        ("{{ prices[currency] }}", ["currency", "prices"]),
        ("{{ 'now' | date: format }}{{ now | date: '%Y' }}", ["format"]),
        ("{{ x }}{% assign x = 1 %}{{ x }}", ["x"]),
        ("{% raw %}{{ a }}{% endraw %}{% comment %}{{ b }}{% endcomment %}", []),
        (
            "{% if a and b > 1 %}{% elsif c == 'x' %}{% endif %}{% unless d %}{% endunless %}",
            ["a", "b", "c", "d"],
        ),
        ("{% case a %}{% when b %}{{ c }}{% endcase %}{% cycle d, 'x' %}", ["a", "b", "c", "d"]),
    ],
)
def test_paths_come_from_the_data(source: str, expected: list[str]) -> None:
    assert paths(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ a }}", {"a": False}),
        ("{{ a | default: 'x' }}", {"a": True}),
        ("{{ a | upcase | default: b }}", {"a": True, "b": False}),
        ("{% if a %}{{ a }}{{ b }}{% endif %}", {"a": True, "b": False}),
        ("{% if a and b %}{{ a }}{{ b }}{% endif %}", {"a": True, "b": True}),
        ("{% if a or b %}{{ a }}{% endif %}", {"a": False}),
        ("{% if a.b %}{{ a.b }}{{ a.c }}{% endif %}", {"a.b": True, "a.c": False}),
        ("{% if a == blank %}x{% else %}{{ a }}{% endif %}", {"a": True}),
        ("{% if a != empty %}{{ a }}{% endif %}", {"a": True}),
        ("{% unless a == nil %}{{ a }}{% endunless %}", {"a": True}),
        ("{% if a == 'x' %}{{ a }}{% endif %}", {"a": True}),
        ("{% if a > 1 %}{{ a }}{% endif %}", {"a": True}),
        ("{% if a contains 'x' %}{{ a }}{% endif %}", {"a": True}),
        ("{% if x %}{% elsif a %}{{ a }}{% endif %}", {"a": True}),
        ("{% case a %}{% when 'x' %}{{ a }}{% endcase %}", {"a": True}),
        ("{% if a %}x{% else %}{{ a }}{% endif %}", {"a": False}),
    ],
)
def test_guards_are_understood(source: str, expected: dict[str, bool]) -> None:
    assert guarded(source) == expected


def test_a_use_knows_its_place_kind_and_filters() -> None:
    uses = uses_of(
        {"subject": "Hi {{ name | upcase }}", "html": "<p>\n{% for i in list %}{% endfor %}"}
    )

    assert [(u.path, u.part, u.line, u.column, u.kind, u.filters) for u in uses] == [
        ("name", "subject", 1, 7, "output", ("upcase",)),
        ("list", "html", 2, 13, "loop", ()),
    ]
