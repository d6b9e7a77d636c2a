"""Variables the contract does not know."""

from collections.abc import Iterator

from craftify.engine.checks.contract import first_uses, is_declared, where
from craftify.engine.checks.page import Page
from craftify.engine.checks.wording import counted
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="structure.variables-undeclared",
    title="Every variable used is declared",
    severity="error",
    category="structure",
)
_MEND = "Declare it among the variables, or correct its name."


def find(page: Page) -> Iterator[Finding]:
    """Whoever sends the email reads the contract; what stands outside it stays empty."""
    uses = list(first_uses(page.compiled.uses))
    if not page.variables:
        if uses:
            names = ", ".join(use.path for use in uses[:5])
            yield page.finding(
                SHEET,
                f"The email uses {counted(len(uses), 'variable')} and declares none: {names}"
                f"{', …' if len(uses) > 5 else ''}.",  # noqa: PLR2004 - as many as shown
                "Declare them, so that senders know what the email needs.",
                severity="info",
                part="document",
            )
        return
    for use in uses:
        if is_declared(use.path, page.variables):
            continue
        at, needle = where(page, use)
        harm = "has a fallback" if use.guarded else "will be missing"
        yield page.finding(
            SHEET,
            f'"{use.path}" is used and not declared: it {harm} when the email is sent.',
            _MEND,
            at,
            needle,
            part=use.part,
            severity="warning" if use.guarded else "error",
        )
