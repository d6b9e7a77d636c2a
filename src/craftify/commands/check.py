"""`craftify check`: what the checks find in email files, for people and for CI."""

import argparse
import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from craftify.commands.console import Console, tally
from craftify.commands.sources import Unreadable, read_source
from craftify.engine import (
    EngineError,
    Finding,
    Problem,
    check,
    compile_document,
    infer_variables,
)

FINE: Final = 0
FOUND: Final = 1
UNREADABLE: Final = 2
_GRAVITY: Final = ("info", "warning", "error")


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file: its findings, or the problems that kept it from compiling."""

    file: str
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()


def register(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "check",
        help="check email files",
        description="Checks .mjml, .html and .json emails as the editor does.",
        epilog="Exit code: 0 fine, 1 findings at or above --fail-on, 2 a file cannot be read or "
        "compiled.",
    )
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verb.add_argument("--format", choices=("text", "json"), default="text")
    verb.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        default="error",
        help="the lightest severity that makes the exit code 1 (default: error)",
    )
    verb.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check every file; the exit code is that of the worst."""
    results = [_checked(path) for path in args.files]
    if args.format == "json":
        sys.stdout.buffer.write(msgspec.json.encode({"files": results}) + b"\n")
    else:
        _print(args.files, results)
    if any(result.problems for result in results):
        return UNREADABLE
    grave = _GRAVITY[_GRAVITY.index(args.fail_on) :]
    return FOUND if any(each.severity in grave for each in _all(results)) else FINE


def _checked(path: Path) -> Checked:
    try:
        source = read_source(path)
        compiled = compile_document(source.document)
        findings = check(
            source.document,
            compiled,
            variables=infer_variables(compiled.uses),
            source=source.text,
            lines=source.lines,
        )
    except EngineError as error:
        return Checked(file=str(path), problems=error.problems)
    except Unreadable as error:
        return Checked(file=str(path), problems=(Problem(message=str(error)),))
    return Checked(file=str(path), findings=findings)


def _print(paths: list[Path], results: list[Checked]) -> None:
    console = Console()
    for path, result in zip(paths, results, strict=True):
        for finding in result.findings:
            console.finding(path, finding)
        for problem in result.problems:
            console.problem(path, problem)
    counts = tally(_all(results))
    refused = sum(bool(result.problems) for result in results)
    parts = [_counted(counts[severity], severity) for severity in ("error", "warning")]
    parts.append(_counted(counts["info"], "note"))
    if refused:
        parts.append(f"{refused} not compiled")
    Console(sys.stderr).sentence(f"{_counted(len(paths), 'file')}: {', '.join(parts)}")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"


def _all(results: list[Checked]) -> list[Finding]:
    return [finding for result in results for finding in result.findings]
