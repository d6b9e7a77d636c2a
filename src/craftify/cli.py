"""The command line: which verb is meant, and one clear sentence when something is wrong."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final

from craftify import __version__

VERBS: Final = (
    "serve",
    "demo",
    "admin",
    "users",
    "keys",
    "sso",
    "audit",
    "access-rules",
    "render",
    "check",
)
Run = Callable[[argparse.Namespace], int]


def parser(verb: str | None = None) -> argparse.ArgumentParser:
    """The grammar of the command line; of one verb alone when that is known to be enough."""
    whole = argparse.ArgumentParser(
        prog="craftify",
        description="The self-hosted home of a company's email templates.",
        epilog="Settings come from the environment; docs/operations.md lists them.",
    )
    whole.add_argument("--version", action="version", version=f"craftify {__version__}")
    verbs = whole.add_subparsers(title="verbs", metavar="VERB", required=True)
    for name in VERBS if verb is None else (verb,):
        import_module(f"craftify.commands.{name.replace('-', '_')}").register(verbs)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code is 0 when it did what it was asked to."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    known = given[0] if given and given[0] in VERBS else None  # the others need not be loaded
    chosen = parser(known).parse_args(given)
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
