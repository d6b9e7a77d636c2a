"""Compiled MJML against npm mjml 5: the same tokens, but for differences listed and explained."""

import difflib
import json
import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.engine.snippets import COMPILED, DIFFERENT
from tests.engine.tokens import Token, tokens
from webapp import install, tools

from craftify.engine import compile_document, import_mjml

HERE = Path(__file__).parent
REFERENCE = HERE / "fidelity"
APPROVED = HERE / "golden" / "differences.json"
DOCS = HERE.parents[1] / "docs" / "mjml.md"
COLORLIB = HERE.parents[2] / "shared" / "data" / "emails" / "colorlib"

Change = Callable[[str], str]


def _ids_in_order(html: str) -> str:
    """Carousels and navbars carry generated ids: random there, counted here."""
    found = re.findall(r"mj-carousel-radio-(\w+)\"| for=\"([0-9a-f]{8,16})\"", html)
    for number, names in enumerate(dict.fromkeys(name or other for name, other in found)):
        html = html.replace(names, f"id{number}")
    return html


def _media_without_comma(html: str) -> str:
    return re.sub(r"@media\s+screen,?\s+yahoo", "@media screen, yahoo", html)


def _one_accordion_selector(html: str) -> str:
    html = html.replace("input.mj-accordion-checkbox", ".mj-accordion-checkbox")
    html = html.replace('.mj-accordion-checkbox[type="checkbox"]', ".mj-accordion-checkbox")
    return html.replace("! important", " !important")


def _short_column_classes(html: str) -> str:
    return re.sub(r"(mj-column-per-\d+-\d)\d+", r"\1", html)


def _long_colors(html: str) -> str:
    return re.sub(
        r"=\"#([0-9a-f])([0-9a-f])([0-9a-f])\"", r'="#\1\1\2\2\3\3"', html, flags=re.IGNORECASE
    )


# every difference that is no difference of meaning; docs/mjml.md says the same in words
HARMLESS: dict[str, Change] = {
    "Generated ids": _ids_in_order,
    "The media query of carousels": _media_without_comma,
    "The selectors of accordions": _one_accordion_selector,
    "The names of column classes": _short_column_classes,
    "Short colors": _long_colors,
}


@cache
def reference(sources: tuple[str, ...]) -> list[dict[str, str]]:
    """The reference's HTML of many sources, compiled in one process."""
    install(REFERENCE)
    node, _ = tools()
    ran = subprocess.run(
        [node, "compile.mjs"],
        cwd=REFERENCE,
        input=json.dumps(sources),
        capture_output=True,
        text=True,
        check=True,
    )
    results: list[dict[str, str]] = json.loads(ran.stdout)
    return results


def theirs(name: str) -> str:
    everything = {**COMPILED, **DIFFERENT}
    return reference(tuple(everything.values()))[list(everything).index(name)]["html"]


def ours(source: str) -> str:
    return compile_document(import_mjml(source).document).html


def meaning(html: str) -> list[Token]:
    for change in HARMLESS.values():
        html = change(html)
    return tokens(html)


def differences(reference_html: str, html: str) -> dict[str, list[str]]:
    """What only one of the two has, pixels rounded differently aside."""
    one, other = meaning(reference_html), meaning(html)
    found: dict[str, list[str]] = {"reference": [], "ours": []}
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    for operation, start, end, begin, stop in matcher.get_opcodes():
        if operation == "equal":
            continue
        left, right = one[start:end], other[begin:stop]
        if len(left) == len(right) and all(map(_nearly, left, right)):
            continue
        found["reference"] += map(str, left)
        found["ours"] += map(str, right)
    return found


def _nearly(left: Token, right: Token) -> bool:
    """Equal but for widths that were rounded to whole pixels, or not."""
    number = re.compile(r"\d+(?:\.\d+)?(?=px|'\))")
    if number.sub("#", str(left)) != number.sub("#", str(right)):
        return False
    pairs = zip(number.findall(str(left)), number.findall(str(right)), strict=True)
    return all(abs(float(one) - float(other)) <= 1 for one, other in pairs)


@pytest.mark.parametrize("name", COMPILED)
def test_a_snippet_compiles_to_what_the_reference_makes_of_it(name: str) -> None:
    assert differences(theirs(name), ours(COMPILED[name])) == {"reference": [], "ours": []}


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_difference_is_the_one_that_was_approved(name: str) -> None:
    approved = json.loads(APPROVED.read_text())
    assert differences(theirs(name), ours(DIFFERENT[name])) == approved[name]


@pytest.mark.parametrize("name", [*HARMLESS, *DIFFERENT])
def test_every_difference_is_explained_to_people(name: str) -> None:
    assert name.lower() in DOCS.read_text().lower()


def test_nothing_is_approved_that_does_not_exist() -> None:
    assert set(json.loads(APPROVED.read_text())) == set(DIFFERENT)


def test_real_emails_compile_to_what_the_reference_makes_of_them() -> None:
    if not COLORLIB.is_dir():
        pytest.skip(f"the example emails are not at {COLORLIB}")
    partial = (COLORLIB / "partials" / "base.mjml").read_text()
    sources = {
        path.name: re.sub(r"<mj-include[^>]*>", lambda _: partial, path.read_text())
        for path in sorted(COLORLIB.glob("*.mjml"))
    }
    compiled = reference(tuple(sources.values()))
    for (name, source), found in zip(sources.items(), compiled, strict=True):
        left = differences(_decoded_imports(found["html"]), ours(source))
        assert left == {"reference": [], "ours": []}, name


def _decoded_imports(html: str) -> str:
    """The reference leaves `&amp;` in the `@import` of a font, where no reference is decoded."""
    return re.sub(r"@import url\([^)]*\)", lambda found: found[0].replace("&amp;", "&"), html)
