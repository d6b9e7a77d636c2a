"""Unpacking: which emails, partials and other things lie in uploaded files and archives."""

import io
import re
import stat
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from craftify.domain.errors import Invalid
from craftify.domain.templates.versions import SourceFormat

MEBIBYTE: Final = 1024 * 1024
MOST_ENTRIES: Final = 1_000
MOST_DOCUMENTS: Final = 500
LARGEST_DOCUMENT: Final = 2 * MEBIBYTE
LARGEST_ARCHIVE: Final = 100 * MEBIBYTE
_RATIO: Final = 200
_RATIO_FROM: Final = 100_000

_FORMATS: Final[dict[str, SourceFormat]] = {".mjml": "mjml", ".html": "html", ".htm": "html"}
_ARCHIVES: Final = frozenset((".zip", ".jar", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz"))
_IMAGES: Final = frozenset(
    (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".ico", ".avif", ".tif", ".tiff")
)
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,40})""", re.IGNORECASE)
_MJML: Final = re.compile(r"<mjml[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it was sent."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file that cannot be taken, and why."""

    file: str
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One email. `aside` are files of its archive that stay outside; `charset` when not UTF-8."""

    file: str
    format: SourceFormat
    source: str
    charset: str | None = None
    partials: dict[str, str] = field(default_factory=dict)
    aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    data: bytes

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.path).suffix.lower()


def unpacked(uploads: Sequence[Upload]) -> list[Found | Refusal]:
    """Every email in the uploads and every file that cannot be taken, in the order they came.

    Files under a folder `partials` are not emails: they serve the includes of the others, by
    name. Those of an archive serve only the emails of that archive.
    """
    partials: dict[str, str] = {}
    rows: list[Found | Refusal] = []
    loose = [_File(_shown(upload.name), upload.data) for upload in uploads]
    rows.extend(_collect([file for file in loose if _is_partial(file)], partials))
    for file in loose:
        if _is_partial(file):
            continue
        if file.suffix == ".zip":
            rows.extend(_archive(file, partials))
        else:
            rows.append(_document(file, partials, ()))
    return _limited(rows)


def is_image(path: str) -> bool:
    """Whether the name is that of an image."""
    return PurePosixPath(path).suffix.lower() in _IMAGES


def _limited(rows: list[Found | Refusal]) -> list[Found | Refusal]:
    taken = 0
    limited: list[Found | Refusal] = []
    for row in rows:
        taken += isinstance(row, Found)
        if isinstance(row, Found) and taken > MOST_DOCUMENTS:
            message = f"One import takes at most {MOST_DOCUMENTS} emails."
            limited.append(Refusal(file=row.file, code="TOO_LARGE", message=message))
        else:
            limited.append(row)
    return limited


def _collect(files: list[_File], partials: dict[str, str]) -> Iterator[Refusal]:
    for file in files:
        name = PurePosixPath(file.path).name
        text = _text(file)
        if isinstance(text, Refusal):
            yield text
        elif partials.get(name, text[0]) != text[0]:
            message = f"Another partial has the name {name}: an include could mean either."
            yield Refusal(file=file.path, code="CONFLICT", message=message)
        else:
            partials[name] = text[0]


def _document(file: _File, partials: dict[str, str], aside: tuple[str, ...]) -> Found | Refusal:
    format_ = _FORMATS.get(file.suffix)
    if format_ is None:
        message = "Only .mjml, .html and .htm files are emails; .zip may hold several."
        return Refusal(file=file.path, code="UNSUPPORTED_MEDIA_TYPE", message=message)
    text = _text(file)
    if isinstance(text, Refusal):
        return text
    source, charset = text
    if not source.strip():
        return Refusal(file=file.path, code="VALIDATION_FAILED", message="The file is empty.")
    if format_ == "html" and _MJML.match(source.lstrip()):
        format_ = "mjml"
    return Found(
        file=file.path,
        format=format_,
        source=source,
        charset=charset,
        partials=partials,
        aside=aside,
    )


def _text(file: _File) -> tuple[str, str | None] | Refusal:
    if len(file.data) > LARGEST_DOCUMENT:
        message = f"An email has at most {LARGEST_DOCUMENT // MEBIBYTE} MiB."
        return Refusal(file=file.path, code="TOO_LARGE", message=message)
    try:
        return file.data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    if file.data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return file.data.decode("utf-16", errors="replace"), "utf-16"
    declared = _CHARSET.search(file.data[:4096])
    name = declared[1].decode().lower() if declared else ""
    if name in ("iso-8859-1", "latin1", "us-ascii", "ascii"):
        name = "windows-1252"  # what browsers read these as
    try:
        return file.data.decode(name), name
    except (LookupError, ValueError):
        message = "The file is not text in UTF-8 and does not say what it is instead."
        return Refusal(file=file.path, code="VALIDATION_FAILED", message=message)


def _archive(upload: _File, partials: dict[str, str]) -> list[Found | Refusal]:
    try:
        files = _entries(upload)
    except (Invalid, zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        told = error.message if isinstance(error, Invalid) else "The archive cannot be read."
        return [Refusal(file=upload.path, code="VALIDATION_FAILED", message=told)]
    own = dict(partials)
    rows: list[Found | Refusal] = list(_collect([file for file in files if _is_partial(file)], own))
    rest = [file for file in files if not _is_partial(file)]
    emails = [file for file in rest if file.suffix in _FORMATS]
    nested = [file for file in rest if file.suffix in _ARCHIVES or file.data[:4] == b"PK\x03\x04"]
    aside = tuple(file.path for file in rest if file not in emails and file not in nested)
    rows.extend(_document(file, own, aside) for file in emails)
    rows.extend(
        Refusal(
            file=file.path,
            code="UNSUPPORTED_MEDIA_TYPE",
            message="An archive inside an archive is not opened.",
        )
        for file in nested
    )
    if not rows:
        message = "There is no .mjml or .html file in the archive."
        rows.append(Refusal(file=upload.path, code="VALIDATION_FAILED", message=message))
    return rows


def _entries(upload: _File) -> list[_File]:
    with zipfile.ZipFile(io.BytesIO(upload.data)) as archive:
        entries = archive.infolist()
        _require_harmless(entries)
        left = LARGEST_ARCHIVE
        files = []
        for entry in entries:
            if entry.is_dir() or _is_litter(entry.filename):
                continue
            with archive.open(entry) as content:
                data = content.read(left + 1)
            left -= len(data)
            if left < 0:
                raise Invalid(f"The archive unpacks to over {LARGEST_ARCHIVE // MEBIBYTE} MiB.")
            files.append(_File(f"{upload.path}/{entry.filename}", data))
        return files


def _require_harmless(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Invalid(f"The archive has more than {MOST_ENTRIES} entries.")
    if sum(entry.file_size for entry in entries) > LARGEST_ARCHIVE:
        raise Invalid(f"The archive unpacks to over {LARGEST_ARCHIVE // MEBIBYTE} MiB.")
    for entry in entries:
        _require_harmless_entry(entry)
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise Invalid("Two entries of the archive have the same name, but perhaps for its case.")


def _require_harmless_entry(entry: zipfile.ZipInfo) -> None:
    if _leaves(entry.orig_filename) or _leaves(entry.filename):
        raise Invalid("A name in the archive leads out of it.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Invalid("There is a symbolic link in the archive.")
    if entry.flag_bits & 0x1:
        raise Invalid("The archive is encrypted.")
    if entry.file_size > max(_RATIO_FROM, entry.compress_size * _RATIO):
        raise Invalid("An entry of the archive unpacks to far more than an email has.")


def _leaves(name: str) -> bool:
    odd = "\\" in name or "\0" in name or bool(_DRIVE.match(name)) or name.startswith("/")
    return odd or ".." in name.split("/")


def _is_litter(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith(".") for part in path.parts)
    return hidden or path.parts[0] == "__MACOSX" or path.name in ("Thumbs.db", "desktop.ini")


def _is_partial(file: _File) -> bool:
    return "partials" in PurePosixPath(file.path).parts[:-1]


def _shown(name: str) -> str:
    """A name from outside as a plain relative path that can be shown."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    kept = "".join(sign for sign in "/".join(parts) if sign.isprintable())
    return kept[-200:] or "unnamed"
