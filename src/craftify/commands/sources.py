"""Emails in files: MJML, HTML and JSON documents, and the partials beside them."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from craftify.engine import Document, import_html, import_mjml, parse_document

PARTIALS = "partials"


class Unreadable(Exception):
    """A file that is not there, is no text, or has an ending no verb understands."""


class Source(NamedTuple):
    """An email read from a file. `lines` say where its blocks begin in an MJML file.

    A JSON document has no lines worth telling, an HTML file has its own: None.
    """

    text: str
    document: Document
    lines: Mapping[str, int] | None


def read_source(path: Path) -> Source:
    """The email of a file; raises Unreadable, or what the engine says about its content."""
    ending = path.suffix.lower()
    if ending not in _READERS:
        raise Unreadable(f"{path}: not an email: expected .mjml, .html or .json")
    return _READERS[ending](path, text_of(path))


def text_of(path: Path) -> str:
    """The text of a file in UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(f"{path}: not text in UTF-8") from None
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from None


def _mjml(path: Path, text: str) -> Source:
    imported = import_mjml(text, partials=_partials(path), name=path.stem)
    return Source(text, imported.document, imported.lines)


def _html(path: Path, text: str) -> Source:
    return Source(text, import_html(text, name=path.stem).document, None)


def _json(_path: Path, text: str) -> Source:
    return Source("", parse_document(text), {})


def _partials(path: Path) -> dict[str, str]:
    """What mj-include may name: the files of `partials/` beside the source, by their names."""
    folder = path.parent / PARTIALS
    if not folder.is_dir():
        return {}
    return {
        str(each.relative_to(folder).as_posix()): text_of(each)
        for each in sorted(folder.rglob("*"))
        if each.suffix.lower() in (".mjml", ".html", ".css")
    }


_READERS = {".mjml": _mjml, ".html": _html, ".htm": _html, ".json": _json}
