"""`craftify render`: an email file and its data become HTML, text or a whole message."""

import argparse
import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgspec

from craftify.adapters.system.clock import SystemClock
from craftify.commands.console import Console
from craftify.commands.sources import Source, Unreadable, read_source, text_of
from craftify.engine import (
    Address,
    Compiled,
    DataInvalid,
    EngineError,
    Rendered,
    build_message,
    compile_document,
    render,
)

FINE: Final = 0
DATA_MISSING: Final = 1
UNREADABLE: Final = 2
FORMATS: Final = ("html", "text", "eml", "mjml", "json")
_SENDER: Final = "sender@example.com"
_READER: Final = "reader@example.com"


def register(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    verb = verbs.add_parser(
        "render",
        help="render an email file with data",
        description="Renders a .mjml, .html or .json email as it would be sent.",
        epilog="Exit code: 0 rendered, 1 the data does not give what the email needs, 2 the file "
        "cannot be read or compiled.",
    )
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("--data", type=Path, metavar="D.json", help="the variables, - for stdin")
    verb.add_argument("--format", choices=FORMATS, default="html")
    verb.add_argument(
        "--missing",
        choices=("error", "sample"),
        default="error",
        help="what to do about absent data: refuse (default) or fill it with samples",
    )
    verb.add_argument("--output", "-o", type=Path, metavar="PATH", help="write there")
    verb.add_argument("--from", dest="sender", default=_SENDER, metavar="E", help="of an eml")
    verb.add_argument("--to", dest="reader", default=_READER, metavar="E", help="of an eml")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Render the file; problems are printed with their places."""
    console = Console(sys.stderr)
    try:
        source = read_source(args.file)
        data = _data(args.data)
        output = _output(args, source, data)
        _write(output, args.output)
    except Unreadable as error:
        console.sentence(f"craftify: {error}")
        return UNREADABLE
    except EngineError as error:
        missing = isinstance(error, DataInvalid)
        for problem in error.problems:
            console.problem(args.data or args.file if missing else args.file, problem)
        return DATA_MISSING if missing else UNREADABLE
    return FINE


def _output(args: argparse.Namespace, source: Source, data: dict[str, Any]) -> bytes:
    compiled = compile_document(source.document)
    if args.format == "mjml":
        return _mjml(args.file, compiled)
    rendered = render(compiled, data, missing=args.missing, now=SystemClock().now())
    if args.format == "eml":
        return _message(args, rendered)
    if args.format == "json":
        return msgspec.json.format(msgspec.json.encode(rendered), indent=2) + b"\n"
    return (rendered.text if args.format == "text" else rendered.html).encode()


def _mjml(path: Path, compiled: Compiled) -> bytes:
    if not compiled.mjml:
        raise Unreadable(f"{path}: an HTML email has no MJML")
    return compiled.mjml.encode()


def _message(args: argparse.Namespace, rendered: Rendered) -> bytes:
    """A message that is the same every time: dated as the file, named after its content."""
    name = hashlib.sha256(rendered.html.encode()).hexdigest()[:32]
    return build_message(
        rendered=rendered,
        sender=Address(email=args.sender),
        to=Address(email=args.reader),
        message_id=f"<{name}@craftify.invalid>",
        date=datetime.fromtimestamp(args.file.stat().st_mtime, UTC),
    )


def _data(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    text = sys.stdin.read() if str(path) == "-" else text_of(path)
    try:
        data = json.loads(text)
    except ValueError as error:
        raise Unreadable(f"{path}: not JSON: {error}") from None
    if not isinstance(data, dict):
        raise Unreadable(f"{path}: the data has to be one JSON object")
    return data


def _write(output: bytes, path: Path | None) -> None:
    if path is None:
        sys.stdout.buffer.write(output)
        sys.stdout.buffer.flush()
        return
    try:
        path.write_bytes(output)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from None
