"""What a check is: a sheet that says who it is, and a function that looks."""

from collections.abc import Iterator
from typing import Protocol

from craftify.engine.checks.page import Page
from craftify.engine.results import CheckSheet, Finding


class Rule(Protocol):
    """A module with one check."""

    @property
    def SHEET(self) -> CheckSheet:  # noqa: N802 - the constant of a module
        """Who the check is."""

    def find(self, page: Page) -> Iterator[Finding]:
        """What it finds on this page."""
