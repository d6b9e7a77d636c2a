"""Renders one recipient's email: data held against the contract, every part, every problem."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from craftify.engine.contract import (
    Data,
    breaches,
    fill_defaults,
    json_data,
    merge_absent,
    with_markup,
)
from craftify.engine.errors import DataInvalid
from craftify.engine.liquid.parsing import prepare
from craftify.engine.results import Compiled, Part, Problem, Rendered, Size, Variable
from craftify.engine.samples import infer_variables, sample_data

SAMPLE_MOMENT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
_PARTS: tuple[Part, ...] = ("subject", "preheader", "html", "text")


def render(
    compiled: Compiled,
    data: Mapping[str, Any],
    *,
    variables: Sequence[Variable] = (),
    missing: Literal["error", "sample"] = "error",
    samples: Mapping[str, Any] | None = None,
    now: datetime | None = None,
) -> Rendered:
    """Render every part of a compiled email with the data of one recipient.

    `missing="sample"` fills what is absent from `samples`, then from declared defaults, then with
    generated values. `now` is what `{{ "now" | date: … }}` prints; without it a sample moment
    stands in when samples are allowed. Raises DataInvalid, RenderFailed and TooLarge.
    """
    values = json_data(data)
    if missing == "sample":
        _fill_with_samples(values, compiled, variables, samples or {})
        now = now or SAMPLE_MOMENT
    fill_defaults(values, variables)
    problems = breaches(values, variables)
    seen = _with_moment(with_markup(values, variables), now)
    parts: dict[str, str] = {}
    for part in _PARTS:
        text, found = prepare(getattr(compiled, part), part).attempt(seen)
        parts[part] = text
        problems += found
    if problems:
        raise DataInvalid(_once_each(problems))
    return _rendered(parts, compiled, values)


def _fill_with_samples(
    values: Data, compiled: Compiled, variables: Sequence[Variable], samples: Mapping[str, Any]
) -> None:
    declared = {variable.name for variable in variables}
    inferred = [v for v in infer_variables(compiled.uses) if v.name not in declared]
    merge_absent(values, json_data(samples))
    fill_defaults(values, variables)
    merge_absent(values, sample_data([*variables, *inferred]))


def _with_moment(data: Data, now: datetime | None) -> Data:
    """`now` and `today` are known to templates when the moment of sending is."""
    if now is None:
        return data
    moment = now.isoformat()
    return {"now": moment, "today": moment[:10], **data}


def _once_each(problems: Sequence[Problem]) -> list[Problem]:
    """One problem a path; the place in a template says more than the contract alone."""
    found: dict[str, Problem] = {}
    for problem in problems:
        key = problem.path or f"{problem.part}:{problem.line}:{problem.column}:{problem.message}"
        known = found.get(key)
        if known is None:
            found[key] = problem
        elif known.line is None and problem.line is not None:
            found[key] = Problem(
                message=known.message,
                part=problem.part,
                line=problem.line,
                column=problem.column,
                excerpt=problem.excerpt,
                path=known.path,
            )
    return list(found.values())


def _rendered(parts: Mapping[str, str], compiled: Compiled, data: Data) -> Rendered:
    html, text = len(parts["html"].encode()), len(parts["text"].encode())
    return Rendered(
        subject=" ".join(parts["subject"].split()),
        preheader=" ".join(parts["preheader"].split()),
        html=parts["html"],
        text=parts["text"],
        size=Size(html=html, text=text, total=html + text),
        used=tuple(dict.fromkeys(use.path for use in compiled.uses)),
        data=data,
    )
