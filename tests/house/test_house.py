"""The house keeps its own rules: what the linters cannot say."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "craftify"
WEB = ROOT / "web" / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
BANNED = {
    "utils",
    "helpers",
    "common",
    "shared",
    "misc",
    "base",
    "manager",
    "core",
    "info",
    "types",
}
ROOMS = {"app", "features", "editor", "ui", "lib", "generated"}
GENERATED = ("web/src/generated/", "web/package-lock.json", "tests/engine/fidelity/")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return listed.stdout.splitlines()


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_every_file_says_who_lives_there(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text()))


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_files_and_functions_stay_small(module: Path) -> None:
    assert len(module.read_text().splitlines()) <= 400
    for node in functions(module):
        assert (node.end_lineno or 0) - node.lineno < 60, node.name


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_no_module_bears_the_name_of_a_function_it_holds(module: Path) -> None:
    top = ast.parse(module.read_text()).body
    names = {node.name for node in top if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    assert module.stem not in names


@pytest.mark.parametrize("room", sorted({path.parent for path in SOURCE.rglob("*.py")}), ids=named)
def test_folders_stay_small(room: Path) -> None:
    if room.name == "ports":  # a list of promises: one flat folder is easiest to read
        return
    assert len([path for path in room.glob("*.py") if path.stem != "__init__"]) <= 15


def test_web_files_stay_small() -> None:
    files = [path for path in WEB.rglob("*.ts*") if "generated" not in path.parts]
    assert files
    for path in files:
        assert len(path.read_text().splitlines()) <= 300, named(path)


def test_the_web_app_has_exactly_its_six_rooms() -> None:
    assert {path.name for path in WEB.iterdir() if path.is_dir()} <= ROOMS


def test_no_path_bears_a_word_that_says_nothing() -> None:
    for name in tracked():
        stems = {Path(part).stem.lower() for part in Path(name).parts}
        assert not stems & BANNED, name


@pytest.mark.parametrize("port", sorted(SOURCE.glob("ports/[!_]*.py")), ids=named)
def test_every_port_has_a_contract(port: Path) -> None:
    assert (ROOT / "tests" / "contracts" / f"test_{port.stem}.py").exists()


# who asks is not known yet, or it is the server itself that does
AT_THE_DOOR = {
    *("Setup", "Sessions", "Entrance", "Proofs", "ProofLimits", "KnownSessions", "KeyDoor"),
    *(
        "Joining",
        "Resets",
        "Addresses",
        "Notices",
        "Errands",
        "SsoPolicy",
        "SingleSignOn",
        "Arrivals",
        "Health",
    ),
}


def test_every_verb_of_a_service_names_its_actor_first() -> None:
    """A verb that acts before anybody is signed in belongs to a service in the list above."""
    for module in sorted(SOURCE.glob("services/**/*.py")):
        for node in ast.parse(module.read_text()).body:
            if not isinstance(node, ast.ClassDef) or node.name in AT_THE_DOOR:
                continue
            for verb in node.body:
                if isinstance(verb, ast.AsyncFunctionDef) and not verb.name.startswith("_"):
                    arguments = [argument.arg for argument in verb.args.args]
                    assert arguments[1:2] == ["actor"], f"{named(module)} {node.name}.{verb.name}"


def test_nothing_tells_of_a_machine_or_a_registry() -> None:
    told = re.compile(
        r"/work/|/root/|registry\.npmjs|files\.pythonhosted|pypi\.org/simple|/opt/wheels"
    )
    for name in tracked():
        path = ROOT / name
        if (
            name.startswith("tests/house/")
            or not path.is_file()
            or path.suffix in {".png", ".woff2"}
        ):
            continue
        assert not told.findall(path.read_text(errors="replace")), name


def test_nothing_refers_to_the_folder_of_test_data_but_tests() -> None:
    for name in tracked():
        if name.startswith(("tests/", "docs/")) or not name.endswith((".py", ".ts", ".tsx")):
            continue
        assert "../shared" not in (ROOT / name).read_text(errors="replace"), name
