"""One recipient's email: the contract is kept, samples fill the gaps, every problem is named."""

from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
import pytest

from craftify.engine.errors import DataInvalid, TooLarge
from craftify.engine.liquid.analysing import uses_of
from craftify.engine.rendering import render
from craftify.engine.results import Compiled, Rendered, Variable
from craftify.engine.samples import infer_variables, sample_data


def compiled(
    html: str = "", *, subject: str = "Hello", preheader: str = "", text: str = ""
) -> Compiled:
    uses = uses_of({"subject": subject, "preheader": preheader, "html": html, "text": text})
    return Compiled(subject=subject, preheader=preheader, html=html, text=text, uses=uses)


def refused(
    template: Compiled, data: dict[str, Any], *variables: Variable
) -> dict[str | None, str]:
    with pytest.raises(DataInvalid) as error:
        render(template, data, variables=variables)
    return {problem.path: problem.message for problem in error.value.problems}


ORDER = compiled(
    '<p>{{ first_name }}</p>{% for item in order.items %}<a href="{{ item.url }}">{{ item.name }}'
    " {{ item.price | number: 2 }}</a>{% else %}none{% endfor %}{% if vip %}VIP{% endif %}",
    subject="Order {{ order.number }}",
    preheader=" For {{ first_name }},\n with love ",
    text="{{ first_name }}: {{ order.number }}",
)
DATA: dict[str, Any] = {
    "first_name": "Zoë <3",
    "order": {
        "number": "A-1",
        "items": [{"url": "https://x.test/?a=1&b=2", "name": "Lamp", "price": 49.9}],
    },
}


def test_every_part_is_rendered_for_its_place() -> None:
    rendered = render(ORDER, DATA)

    assert rendered.subject == "Order A-1"
    assert rendered.preheader == "For Zoë <3, with love"
    assert rendered.html == ('<p>Zoë &lt;3</p><a href="https://x.test/?a=1&amp;b=2">Lamp 49.90</a>')
    assert rendered.text == "Zoë <3: A-1"
    assert rendered.size.html == len(rendered.html.encode())
    assert rendered.size.total == rendered.size.html + rendered.size.text
    assert rendered.data == DATA
    assert "order.items[].price" in rendered.used


def test_what_is_missing_is_named_once_with_its_place() -> None:
    with pytest.raises(DataInvalid) as error:
        render(ORDER, {"order": {"items": [{"name": "x"}]}})

    found = [(p.path, p.part, p.line) for p in error.value.problems]
    assert found == [
        ("order.number", "subject", 1),
        ("first_name", "preheader", 1),
        ("order.items[0].url", "html", 1),
        ("order.items[0].price", "html", 1),
    ]


def test_defaults_of_the_contract_fill_in() -> None:
    variables = (
        Variable(name="first_name", default_value="friend"),
        Variable(name="order.number", default_value="-"),
        Variable(name="order.items[].price", type="number", default_value=0),
    )
    data = {"order": {"items": [{"url": "https://x.test", "name": "x"}]}}
    rendered = render(ORDER, data, variables=variables)

    assert rendered.text == "friend: -"
    assert "x 0.00" in rendered.html
    assert rendered.data["order"]["items"][0]["price"] == 0
    assert data == {"order": {"items": [{"url": "https://x.test", "name": "x"}]}}


def test_required_values_are_required_even_where_nothing_prints_them() -> None:
    found = refused(compiled("x"), {}, Variable(name="a"), Variable(name="b", required=False))

    assert list(found) == ["a"]
    assert "required" in found["a"]


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("string", ["", "x", 5, 1.5], [True, [], {}]),
        ("number", [0, 1.5, -3], ["5", True, []]),
        ("boolean", [True, False], ["true", 0, 1]),
        ("date", ["2026-03-14", "2026-03-14T10:00:00Z", 1773480600], ["soon", "2026-13-01", True]),
        ("url", ["https://x.test", "mailto:a@x.test", "tel:+1"],
         ["x.test", "javascript:alert(1)", "data:x", 5]),
        ("image", ["https://x.test/a.png", "cid:a"], ["a.png", "data:image/png;base64,x"]),
        ("richtext", ["<b>x</b>", ""], [5, {}]),
        ("list", [[], [1]], ["a", {}, 5]),
        ("object", [{}, {"a": 1}], [[], "a"]),
    ],
)  # fmt: skip
def test_types_of_the_contract_are_kept(kind: Any, good: list[object], bad: list[object]) -> None:  # noqa: ANN401
    variable = Variable(name="v", type=kind)
    for value in good:
        render(compiled("x"), {"v": value}, variables=[variable])
    for value in bad:
        assert "has to be" in refused(compiled("x"), {"v": value}, variable)["v"]


def test_types_are_checked_in_every_item() -> None:
    found = refused(
        compiled("x"),
        {"items": [{"p": 1}, {"p": "two"}]},
        Variable(name="items[].p", type="number"),
    )

    assert found == {"items[1].p": "`items[1].p` has to be a number, not the text `two`"}


@pytest.mark.parametrize(
    "data",
    [
        {"a": object()},
        {"a": {1: 2}},
        {"a": float("nan")},
        {"a": 10**40},
        {"a": b"x"},
        {"a": {1, 2}},
    ],
)
def test_data_is_json(data: dict[str, Any]) -> None:
    assert refused(compiled("x"), data)


def test_data_has_limits() -> None:
    deep: dict[str, Any] = {}
    here = deep
    for _ in range(100):
        here["a"] = {}
        here = here["a"]
    for data in (deep, {"a": ["x"] * 300_000}, {"a": "x" * 5_000_000, "b": "x"}):
        with pytest.raises(TooLarge):
            render(compiled("x"), data)


def test_lone_surrogates_do_not_break_the_message() -> None:
    assert render(compiled("{{ a }}"), {"a": "x\ud800y"}).html == "x\ufffdy"


def test_rich_text_is_cleaned_and_printed_as_html() -> None:
    variable = Variable(name="body", type="richtext")
    template = compiled('<div title="{{ body }}">{{ body }}</div>', text="{{ body }}")
    rendered = render(
        template,
        {"body": "<p onclick=x>Hi <b>you</b><script>alert(1)</script></p>"},
        variables=[variable],
    )

    assert rendered.html == '<div title="Hi you"><p>Hi <b>you</b></p></div>'
    assert rendered.text == "Hi you"
    assert msgspec.json.encode(rendered)


def test_text_that_is_not_declared_rich_stays_text() -> None:
    assert render(compiled("{{ a }}"), {"a": "<b>"}).html == "&lt;b&gt;"


def test_the_moment_of_sending_is_given() -> None:
    template = compiled("{{ 'now' | date: '%Y' }}")

    assert render(template, {}, now=datetime(2031, 5, 1, tzinfo=UTC)).html == "2031"
    assert list(refused(template, {})) == ["now"]
    assert render(template, {}, missing="sample").html == "2026"


def test_samples_fill_only_what_is_absent() -> None:
    samples = {"first_name": "Grace", "order": {"number": "S-9", "items": [{"name": "Sample"}]}}
    variables = [Variable(name="vip", type="boolean", required=False, default_value=False)]
    rendered = render(
        ORDER, {"order": {"number": "A-1"}}, missing="sample", samples=samples, variables=variables
    )

    assert rendered.subject == "Order A-1"
    assert rendered.text == "Grace: A-1"
    assert rendered.data["order"]["items"][0]["name"] == "Sample"
    assert rendered.data["order"]["items"][0]["price"] == 49.9
    assert rendered.data["vip"] is False


def test_wrong_types_are_refused_in_samples_mode_too() -> None:
    with pytest.raises(DataInvalid):
        render(
            ORDER, {"first_name": True}, missing="sample", variables=[Variable(name="first_name")]
        )


def test_empty_lists_given_stay_empty() -> None:
    assert "none" in render(ORDER, {"order": {"items": []}}, missing="sample").html


def test_a_contract_is_inferred_from_the_uses() -> None:
    found = {v.name: (v.type, v.required) for v in infer_variables(ORDER.uses)}

    assert found == {
        "order.number": ("string", True),
        "first_name": ("string", True),
        "order.items": ("list", False),
        "order.items[].url": ("url", True),
        "order.items[].name": ("string", True),
        "order.items[].price": ("number", True),
        "vip": ("boolean", False),
    }


@pytest.mark.parametrize("flavor", ["typical", "long", "empty", "rtl", "many"])
def test_samples_of_every_flavor_render(
    flavor: Literal["typical", "long", "empty", "rtl", "many"],
) -> None:
    variables = infer_variables(ORDER.uses)
    data = sample_data(variables, flavor=flavor)

    assert data == sample_data(variables, flavor=flavor)
    assert isinstance(render(ORDER, data), Rendered)


def test_samples_make_sense() -> None:
    names = [
        "first_name",
        "email",
        "price",
        "action_url",
        "logo_image",
        "birth_date",
        "order.number",
    ]
    data = sample_data(
        [*infer_variables(uses_of({"html": " ".join(f"{{{{ {n} }}}}" for n in names)}))]
    )

    assert data["first_name"] == "Ada"
    assert data["email"] == "ada@example.com"
    assert data["price"] == "49.90"
    assert data["action_url"] == "https://example.com/action"
    assert data["logo_image"].startswith("https://example.com/")
    assert data["birth_date"] == "2026-03-14"
    assert data["order"]["number"] == "A-10234"


def test_samples_differ_along_a_list_and_grow_with_the_flavor() -> None:
    variables = infer_variables(ORDER.uses)
    items = sample_data(variables)["order"]["items"]

    assert [item["name"] for item in items] == ["Linen shirt", "Walnut desk lamp", "Canvas tote"]
    assert len(sample_data(variables, flavor="many")["order"]["items"]) == 40
    assert sample_data(variables, flavor="empty")["order"]["items"] == []
    long = sample_data(variables, flavor="long")["first_name"]
    assert len(long) > 20
    right_to_left = sample_data(variables, flavor="rtl")["first_name"]
    assert any("\u0590" < char < "\u06ff" for char in right_to_left)


def test_lists_of_plain_values_get_words() -> None:
    variables = infer_variables(uses_of({"html": "{% for t in tags %}{{ t }}{% endfor %}"}))

    assert sample_data(variables) == {"tags": ["Tag 1", "Tag 2", "Tag 3"]}
