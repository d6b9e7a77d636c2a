"""Documents compiled in a second, against npm mjml 5, both warm, on the starter designs."""

import json
import statistics
import time
from collections.abc import Callable

from benchmarks import peers
from craftify.engine import compile_document, compile_html, import_mjml
from craftify.starters import starters

ROUNDS = 9


def measure() -> str:
    """A table: documents per second, and how many times the peer's."""
    sources = [starter.mjml for starter in starters()]
    documents = [import_mjml(source).document for source in sources]
    peer = peers.start("compile.js")
    assert peer.stdin
    peer.stdin.write(json.dumps(sources) + "\n")

    def theirs() -> float:
        assert peer.stdin
        assert peer.stdout
        peer.stdin.write("go\n")
        peer.stdin.flush()
        return float(peer.stdout.readline())

    contenders: dict[str, Callable[[], float]] = {
        "npm mjml 5.4.1": theirs,
        "Craftify, MJML source to HTML": lambda: timed(
            lambda: [compile_html(import_mjml(source).document) for source in sources]
        ),
        "Craftify, document to HTML": lambda: timed(
            lambda: [compile_html(document) for document in documents]
        ),
        "Craftify, with text part and analysis": lambda: timed(
            lambda: [compile_document(document) for document in documents]
        ),
    }
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(ROUNDS + 2):
        for name, run in contenders.items():
            seconds = run()
            if number >= 2:  # the first two rounds warm both up
                taken[name].append(seconds)
    peer.stdin.close()
    peer.wait()
    return table({name: len(sources) / statistics.median(took) for name, took in taken.items()})


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def table(rates: dict[str, float]) -> str:
    """Rates as Markdown, the first one being the measure."""
    first = next(iter(rates.values()))
    rows = [f"| {name} | {rate:,.0f} | {rate / first:.1f} |" for name, rate in rates.items()]
    return "\n".join(["| compiler | documents/s | ratio |", "|---|--:|--:|", *rows])
