"""The signing secret on disk: made once, readable by nobody else."""

import os
import secrets
from pathlib import Path
from typing import Final

from craftify.domain.errors import Unavailable

LENGTH: Final = 32


def secret_key(path: Path) -> str:
    """The secret in this file; made there first if need be, also when several start at once.

    Raises:
        Unavailable: the file is there but unusable.
    """
    try:
        if not path.exists():
            _make(path)
        key = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise Unavailable(f"The file {path} cannot be used: {error.strerror}.") from error
    if len(key) < LENGTH:
        raise Unavailable(f"The file {path} does not hold a secret of {LENGTH} characters.")
    return key


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)  # whoever comes second keeps the first one's secret
        except FileExistsError:
            return
    finally:
        fresh.unlink()
