"""The emitter of the browser and ours write the same bytes, by the same native compiler."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from tests.engine.any_document import any_document

from craftify import starters
from craftify.engine import (
    Document,
    compile_html,
    emit_mjml,
    import_mjml,
    parse_document,
    print_document,
)

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
GOLDEN = Path(__file__).parent / "golden"
EMAILS = ROOT.parent / "shared" / "data" / "emails"

BUNDLE = """
import { rolldown } from "rolldown";
const bundle = await rolldown({
  input: process.argv[1],
  platform: "node",
  resolve: { alias: { "@": `${process.cwd()}/src` } },
});
await bundle.write({ file: process.argv[2], format: "esm" });
"""
COMPILE = """
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const twin = await import(process.argv[1]);
const { compileHtml, emitMjml, nativeFrom, NeedsServer, printDocument } = twin;
const require = createRequire(`${process.cwd()}/package.json`);
const native = nativeFrom(readFileSync(require.resolve("mrml/web/mrml_wasm_bg.wasm")));
const own = (document, wanted) => {
  try {
    return compileHtml(document, native, wanted);
  } catch (error) {
    if (error instanceof NeedsServer) return null;
    throw error;
  }
};
const documents = JSON.parse(readFileSync(0, "utf8"));
const printed = (document) => ({
  printed: printDocument(document).mjml,
  lines: [...printDocument(document).places].map(([id, { line }]) => [id, line]),
  unnamed: printDocument(document, { ids: false }).mjml,
});
const compiled = (document) => ({
  mjml: emitMjml(document).mjml,
  html: own(document, {}),
  canvas: own(document, { marked: true }),
  logic: own(document, { marked: true, logic: true }),
});
const work = { compiled, printed }[process.argv[2]];
process.stdout.write(JSON.stringify(documents.map(work)));
"""


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The browser's half as one module that Node can load."""
    folder = tmp_path_factory.mktemp("twin")
    entry, module = folder / "entry.js", folder / "twin.mjs"
    parts = ("compiling", "native", "printed/printDocument")
    entry.write_text(
        "".join(f'export * from "{WEB}/src/editor/compiling/{part}.ts";\n' for part in parts)
    )
    _node(BUNDLE, entry, module)
    return module


def _node(script: str, *arguments: Path | str, given: str = "") -> str:
    node = shutil.which("node")
    assert node, "Node is needed, as for every test of the web app"
    command = [node, "--input-type=module", "-e", script, *map(str, arguments)]
    done = subprocess.run(
        command, cwd=WEB, input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def _results(module: Path, work: str, documents: Iterable[Document]) -> list[dict[str, Any]]:
    shapes = [document.model_dump(mode="json", by_alias=True) for document in documents]
    results: list[dict[str, Any]] = json.loads(
        _node(COMPILE, module, work, given=json.dumps(shapes))
    )
    return results


def _print_alike(module: Path, documents: list[Document]) -> None:
    for document, result in zip(documents, _results(module, "printed", documents), strict=True):
        mjml, places = print_document(document)
        assert result["printed"] == mjml
        assert dict(result["lines"]) == {own: place.line for own, place in places.items()}
        assert result["unnamed"] == print_document(document, ids=False).mjml


def _agree(module: Path, documents: dict[str, Document]) -> int:
    """Compare every document; how many of them the browser compiled without the server."""
    results = _results(module, "compiled", documents.values())
    for (name, document), result in zip(documents.items(), results, strict=True):
        assert result["mjml"] == emit_mjml(document), name
        compiled = {
            "html": compile_html(document),
            "canvas": compile_html(document, marked=True),
            "logic": compile_html(document, marked=True, logic=True),
        }
        for kind, html in compiled.items():
            assert result[kind] in {None, html}, f"{name} {kind}"
    return sum(result["html"] is not None for result in results)


def test_any_document_is_printed_alike(twin: Path) -> None:
    documents: list[Document] = []

    @settings(max_examples=60, deadline=None, database=None, phases=(Phase.generate,))
    @given(any_document())
    def gather(document: Document) -> None:
        documents.append(document)

    gather()
    paths = sorted(GOLDEN.glob("*.document.json"))
    _print_alike(twin, [*documents, *(parse_document(path.read_bytes()) for path in paths)])


def test_the_starters_are_compiled_alike(twin: Path) -> None:
    documents = {one.id: import_mjml(one.mjml).document for one in starters.starters()}
    assert len(documents) == 12
    _print_alike(twin, list(documents.values()))
    assert _agree(twin, documents) == 12


def test_real_emails_are_compiled_alike(twin: Path) -> None:
    folder = EMAILS / "colorlib"
    if not folder.is_dir():
        pytest.skip(f"the example emails are not at {EMAILS}")
    partials = {"partials/base.mjml": (folder / "partials/base.mjml").read_text()}
    files = sorted(folder.glob("*.mjml"))
    documents = {
        path.name: import_mjml(path.read_text(), partials=partials).document for path in files
    }
    assert len(documents) == 28
    _agree(twin, documents)
    _print_alike(twin, list(documents.values()))
