"""From features used to findings: who lacks them, when that was tested, how grave it is."""

from collections.abc import Iterable, Iterator

from craftify.engine.checks.caniemail.detecting import Use
from craftify.engine.checks.caniemail.known import DECORATIVE, EXPECTED
from craftify.engine.checks.caniemail.support import lack_of, support_table
from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding, Severity

_SHOWN = 4


def findings(
    page: Page, sheet: CheckSheet, uses: Iterable[Use], mends: dict[str, str]
) -> Iterator[Finding]:
    """One finding per feature that somebody lacks; expected lacks are none."""
    for use in uses:
        lack = lack_of(use.slug)
        if lack is None or use.slug in EXPECTED:
            continue
        severity: Severity = "info"
        if lack.popular and use.slug not in DECORATIVE:
            severity = "warning"
        feature = support_table().features[use.slug]
        named = lack.popular or lack.clients
        who = ", ".join(named[:_SHOWN]) + (" and others" if len(lack.clients) > _SHOWN else "")
        note = f" {lack.note}" if lack.note else ""
        yield page.finding(
            sheet,
            f"No support for {feature.title} in {who}.",
            mends.get(use.slug, _general(severity)) + note,
            use.element,
            use.needle,
            severity=severity,
            clients=lack.clients,
            tested=feature.tested,
        )


def _general(severity: Severity) -> str:
    if severity == "info":
        return "Make sure that the email is complete without it."
    return "Do without it, or give those clients something in its place."
