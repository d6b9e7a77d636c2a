"""The variable contract is refused with everything that is wrong with it."""

import pytest

from craftify.domain.templates.variables import ancestors, contract_problems, fits
from craftify.engine import Variable, VariableType


def told(*variables: Variable) -> list[str | None]:
    return [problem.path for problem in contract_problems(variables)]


def test_a_sound_contract_has_no_problems() -> None:
    contract = (
        Variable(name="user", type="object"),
        Variable(name="user.name", default_value="friend"),
        Variable(name="order.items", type="list"),
        Variable(name="order.items[].price", type="number", default_value=1.5),
        Variable(name="order.tags[]", default_value="new"),
        Variable(name="sent_on", type="date", default_value="2026-03-31"),
        Variable(name="is_member", type="boolean", default_value=False),
    )
    assert contract_problems(contract) == ()


@pytest.mark.parametrize(
    "name", ["", "2nd", "a b", "a..b", "a.", ".a", "a[0]", "items[]price", "{{ a }}", "a" * 201]
)
def test_a_name_has_to_be_a_dotted_path(name: str) -> None:
    assert told(Variable(name=name)) == ["variables[0].name"]


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("string", 1),
        ("number", "1"),
        ("number", True),
        ("boolean", 1),
        ("date", "soon"),
        ("url", {}),
        ("list", {}),
        ("object", []),
    ],
)
def test_a_default_has_to_be_of_its_type(kind: VariableType, wrong: object) -> None:
    assert told(Variable(name="a", type=kind, default_value=wrong)) == ["variables[0].defaultValue"]
    assert not fits(kind, wrong)


def test_everything_is_told_at_once() -> None:
    contract = (
        Variable(name="1"),
        Variable(name="order", type="string"),
        Variable(name="order.total"),
        Variable(name="order.total"),
        Variable(name="lines", type="object"),
        Variable(name="lines[].price"),
        Variable(name="long", description="x" * 1001),
    )
    assert sorted(map(str, told(*contract))) == [
        "variables[0].name",
        "variables[2].name",
        "variables[3].name",
        "variables[3].name",
        "variables[5].name",
        "variables[6].description",
    ]


def test_there_is_an_end_to_the_number_of_variables() -> None:
    many = [Variable(name=f"v{number}") for number in range(501)]
    assert [problem.path for problem in contract_problems(many)] == ["variables"]


def test_a_dotted_name_lies_inside_objects_and_lists() -> None:
    assert list(ancestors("a.b[].c.d")) == [("a", "object"), ("a.b", "list"), ("a.b[].c", "object")]
