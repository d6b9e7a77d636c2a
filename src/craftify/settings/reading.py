"""From the environment to settings: files of secrets, mistyped names, and all faults at once."""

import os
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from craftify.settings.chosen import Settings
from craftify.settings.kinds import SettingInvalid
from craftify.settings.production import refusals
from craftify.settings.table import READERS

LARGEST_FILE: Final = 64 * 1024
FILE: Final = "_FILE"
# read by the tools of the repository, not by the server
ELSEWHERE: Final = frozenset({"CRAFTIFY_SKIP_WEB", "CRAFTIFY_API"})


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings as the environment gives them; `<NAME>_FILE` names a file with the value.

    Raises:
        SettingInvalid: one sentence for each fault, with the setting and what it has to be.
    """
    given = dict(os.environ if environment is None else environment)
    faults = [*_filed(given), *_unknown(given)]
    chosen: dict[str, Any] = {}
    for name, (attribute, read) in READERS.items():
        text = given.get(name, "").strip()
        if not text:
            continue
        try:
            chosen[attribute] = read(text)
        except SettingInvalid as error:
            faults.append(f"{name} {error}.")
    settings = Settings(**chosen)
    faults += refusals(settings)
    if faults:
        raise SettingInvalid("\n".join(faults))
    return settings


def _filed(given: dict[str, str]) -> list[str]:
    """Put the contents of files in their places; what is wrong with any of them."""
    faults = []
    for name in READERS:
        path = given.pop(f"{name}{FILE}", "").strip()
        if not path:
            continue
        if given.get(name, "").strip():
            faults.append(f"Give {name} or {name}{FILE}, not both.")
            continue
        try:
            given[name] = _content(Path(path))
        except (OSError, UnicodeError, ValueError):
            faults.append(f"{name}{FILE} names a file that cannot be read.")
            continue
        if not given[name]:
            faults.append(f"{name}{FILE} names an empty file.")
    return faults


def _content(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        text = file.read(LARGEST_FILE + 1)
    if len(text) > LARGEST_FILE:
        raise ValueError("too large to be a setting")
    return text.strip()


def _unknown(given: Mapping[str, str]) -> list[str]:
    """Names of ours that mean nothing: most often a mistake in typing."""
    ours = {name for name in given if name.startswith("CRAFTIFY_")} - ELSEWHERE
    names = sorted(ours.difference(READERS))
    return [f"There is no setting {name}{_meant(name)}." for name in names]


def _meant(name: str) -> str:
    """The known setting that looks most like a mistyped one."""
    ending = FILE if name.endswith(FILE) else ""
    close = get_close_matches(name.removesuffix(FILE), READERS, n=1, cutoff=0.75)
    return f" (did you mean {close[0]}{ending}?)" if close else ""
