"""Documents compiled in a second, against npm mjml 5 as it comes, both warm, on the starters.

Every round gets documents that neither has seen, in three degrees of newness: other words in every
text and button, as at every keystroke in an editor; besides, one section built otherwise; or every
section and column built otherwise, of which nothing can be remembered.
"""

import json
import re
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Final, Literal, NamedTuple, TypeVar

from benchmarks import peers
from craftify.engine import Document, compile_document, compile_html, import_mjml
from craftify.starters import starters

ROUNDS, WARMING = 15, 3
Thing = TypeVar("Thing")


class Took(NamedTuple):
    """Seconds by the clock, and of CPU time."""

    wall: float
    cpu: float


Newness = Literal["words", "section", "everything"]
NEWNESS: Final[dict[Newness, str]] = {
    "words": "other words",
    "section": "and one section built otherwise",
    "everything": "and everything built otherwise",
}
_ENDS = re.compile("(</mj-(?:text|button)>)")
_OPENS = re.compile("(<mj-(?:section|column|hero)(?=[ >]))")


def measure() -> str:
    """A table: documents per second, and how many times the peer's; CPU time of one beside it."""
    peer = peers.start("compile.js")
    assert peer.stdin
    assert peer.stdout
    taken: dict[str, list[Took]] = {}
    for number in range(ROUNDS + WARMING):
        sources = varied(number, "words")
        peer.stdin.write(json.dumps(sources) + "\n")
        peer.stdin.flush()
        wall, cpu = map(float, peer.stdout.readline().split())
        seen = {"npm mjml 5.4.1": Took(wall, cpu)}
        for newness, told in NEWNESS.items():
            fresh = documents(varied(number, newness))
            seen[f"Craftify: {told}, document to HTML"] = timed(compile_html, fresh)
        reworded = documents(varied(number + 1000, "words"))
        seen["Craftify: other words, with text part and analysis"] = timed(
            compile_document, reworded
        )
        seen["Craftify: other words, MJML source to HTML"] = timed(
            lambda source: compile_html(import_mjml(source).document),
            varied(number + 2000, "words"),
        )
        if number >= WARMING:
            for name, took in seen.items():
                taken.setdefault(name, []).append(took)
    peer.stdin.close()
    peer.wait()
    return table({name: median(took) for name, took in taken.items()})


def varied(number: int, newness: Newness) -> list[str]:
    """The starters with other words and, when asked, built otherwise."""
    return [_varied(starter.mjml, number, newness) for starter in starters()]


def _varied(source: str, number: int, newness: Newness) -> str:
    source = _ENDS.sub(rf" {number}\1", source)
    if newness == "words":
        return source
    head, body = source.split("<mj-body", 1)
    body = _OPENS.sub(rf'\1 css-class="s{number}"', body, count=newness == "section")
    return f"{head}<mj-body{body}"


def documents(sources: Sequence[str]) -> list[Document]:
    return [import_mjml(source).document for source in sources]


def timed(work: Callable[[Thing], object], things: Sequence[Thing]) -> Took:
    """What the work takes on all of them."""
    start, spent = time.perf_counter(), time.process_time()
    for thing in things:
        work(thing)
    return Took(time.perf_counter() - start, time.process_time() - spent)


def median(took: Sequence[Took]) -> Took:
    walls, cpus = zip(*took, strict=True)
    return Took(statistics.median(walls), statistics.median(cpus))


def table(taken: dict[str, Took]) -> str:
    """What one document takes as Markdown, the first line being the measure."""
    count, first = len(starters()), next(iter(taken.values()))
    rows = [
        f"| {name} | {count / took.wall:,.0f} | {first.wall / took.wall:.1f} |"
        f" {took.cpu / count * 1e6:,.0f} | {first.cpu / took.cpu:.1f} |"
        for name, took in taken.items()
    ]
    head = "| compiler | documents/s | ratio | CPU µs/document | ratio |"
    return "\n".join([head, "|---|--:|--:|--:|--:|", *rows])
