"""Documents compiled in a second, against npm mjml 5 as it comes, both warm, on the starters.

Every round gets documents that neither has seen: other words, and for `new structure` another
skeleton too. Other words in a known structure are what an editor asks for at every keystroke.
"""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from benchmarks import peers
from craftify.engine import Document, compile_document, compile_html, import_mjml
from craftify.starters import starters

ROUNDS, WARMING = 15, 3
Thing = TypeVar("Thing")


def measure() -> str:
    """A table: documents per second, and how many times the peer's."""
    peer = peers.start("compile.js")
    assert peer.stdin
    assert peer.stdout
    taken: dict[str, list[float]] = {}
    for number in range(ROUNDS + WARMING):
        sources = varied(number, structure=True)
        peer.stdin.write(json.dumps(sources) + "\n")
        peer.stdin.flush()
        seen = {"npm mjml 5.4.1": float(peer.stdout.readline())}
        fresh, reworded = documents(sources), documents(varied(number, structure=False))
        seen["Craftify: new structure, document to HTML"] = timed(compile_html, fresh)
        seen["Craftify: other words, document to HTML"] = timed(compile_html, reworded)
        seen["Craftify: with text part and analysis"] = timed(compile_document, documents(sources))
        seen["Craftify: MJML source to HTML"] = timed(
            lambda source: compile_html(import_mjml(source).document),
            varied(number + 1000, structure=True),
        )
        if number >= WARMING:
            for name, seconds in seen.items():
                taken.setdefault(name, []).append(seconds)
    peer.stdin.close()
    peer.wait()
    count = len(starters())
    return table({name: count / statistics.median(took) for name, took in taken.items()})


def varied(number: int, *, structure: bool) -> list[str]:
    """The starters with other words and, when asked, another skeleton."""
    sources = []
    for starter in starters():
        source = starter.mjml.replace("</mj-text>", f" {number}</mj-text>")
        if structure:
            source = source.replace("<mj-column", f'<mj-column css-class="s{number}"', 1)
        sources.append(source)
    return sources


def documents(sources: Sequence[str]) -> list[Document]:
    return [import_mjml(source).document for source in sources]


def timed(work: Callable[[Thing], object], things: Sequence[Thing]) -> float:
    """Seconds that the work takes on all of them."""
    start = time.perf_counter()
    for thing in things:
        work(thing)
    return time.perf_counter() - start


def table(rates: dict[str, float]) -> str:
    """Rates as Markdown, the first one being the measure."""
    first = next(iter(rates.values()))
    rows = [f"| {name} | {rate:,.0f} | {rate / first:.1f} |" for name, rate in rates.items()]
    return "\n".join(["| compiler | documents/s | ratio |", "|---|--:|--:|", *rows])
