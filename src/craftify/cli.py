"""The command line: which verb is meant, and one clear sentence when something is wrong."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final

from craftify import __version__

VERBS: Final = ("serve", "demo", "admin", "render", "check")
Run = Callable[[argparse.Namespace], int]


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    whole = argparse.ArgumentParser(
        prog="craftify",
        description="The self-hosted home of a company's email templates.",
        epilog="Settings come from the environment; docs/operations.md lists them.",
    )
    whole.add_argument("--version", action="version", version=f"craftify {__version__}")
    verbs = whole.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in VERBS:
        import_module(f"craftify.commands.{verb}").register(verbs)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 when it did what it was asked to."""
    chosen = parser().parse_args(arguments)
    run: Run = chosen.run
    try:
        return run(chosen)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
