"""What every workshop promises: the engine's results, its errors, and no harm from anybody."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import psutil
import pytest

from craftify.adapters.workshop import Limits, ProcessWorkshop
from craftify.domain.errors import Unavailable
from craftify.engine import (
    DataInvalid,
    DocumentInvalid,
    RenderFailed,
    TemplateInvalid,
    TooLarge,
    Variable,
)
from craftify.ports.workshop import PreviewOrder, Source, Workshop

HELLO = """<mjml><mj-head><mj-title>Hello {{ name }}</mj-title></mj-head><mj-body>
  <mj-section><mj-column>
    <mj-text>Dear {{ name }}, welcome on {{ "now" | date: "%Y" }}</mj-text>
  </mj-column></mj-section>
</mj-body></mjml>"""
SOURCE = Source(format="mjml", source=HELLO, subject="Hello {{ name }}")
WHEN = datetime(2027, 3, 1, tzinfo=UTC)
# many loops inside each other: nothing but time
ENDLESS = "{% for a in (1..9999) %}" * 6 + "x" + "{% endfor %}" * 6


@pytest.fixture
async def workshop() -> AsyncIterator[ProcessWorkshop]:
    opened = ProcessWorkshop(Limits(children=1, seconds=20))
    await opened.open()
    yield opened
    await opened.close()
    await opened.close()


def at_work(pid: int) -> None:
    """Return once the child has begun to compute."""
    child = psutil.Process(pid)
    spent = child.cpu_times().user
    while child.status() != psutil.STATUS_RUNNING and child.cpu_times().user == spent:
        os.sched_yield()


def order(source: str = HELLO, **data: str) -> PreviewOrder:
    given = Source(format="mjml", source=source, subject="Hello {{ name }}")
    return PreviewOrder(source=given, data=data, now=WHEN)


async def test_does_what_the_engine_does(workshop: Workshop) -> None:
    imported = await workshop.import_source(SOURCE)
    assert imported.report is not None
    assert imported.report.format == "mjml"
    compiled = await workshop.compile(imported.design)
    assert compiled.subject == "Hello {{ name }}"
    rendered = await workshop.render(compiled, {"name": "Ada"}, now=WHEN)
    assert rendered.subject == "Hello Ada"
    assert "Dear Ada, welcome on 2027" in rendered.html
    assert "<mj-text>" in await workshop.emit(imported.design)
    assert (await workshop.sanitize("<p onclick='x()'>Hi</p>")).removed


async def test_builds_and_previews_in_one_trip(workshop: Workshop) -> None:
    built = await workshop.build(SOURCE)
    assert [variable.name for variable in built.variables] == ["name"]
    assert built.compiled.subject == "Hello {{ name }}"
    assert built.findings == await workshop.check(SOURCE)
    shown = await workshop.preview(order(name="Grace"))
    assert shown.subject == "Hello Grace"
    assert shown.data["name"] == "Grace"
    assert shown.size.total > 0


async def test_lines_of_findings_are_those_of_the_source(workshop: Workshop) -> None:
    source = HELLO.replace("<mj-text>", '<mj-image src="https://x.example/a.png" />\n<mj-text>')
    findings = await workshop.check(Source(format="mjml", source=source))
    (missing,) = [finding for finding in findings if "alt" in finding.check]
    assert missing.line == 3


async def test_what_the_engine_refuses_arrives_as_its_own_error(workshop: Workshop) -> None:
    with pytest.raises(TemplateInvalid) as refused:
        await workshop.build(
            Source(format="mjml", source="<mjml><mj-body>{% if x %}</mj-body></mjml>")
        )
    assert refused.value.problems[0].line
    with pytest.raises(DocumentInvalid):
        await workshop.compile({"kind": "nonsense"})
    contract = (Variable(name="name"),)
    compiled = await workshop.compile((await workshop.import_source(SOURCE)).design)
    with pytest.raises(DataInvalid) as lacking:
        await workshop.render(compiled, {}, variables=contract, now=WHEN)
    assert lacking.value.problems[0].path == "name"


async def test_a_child_does_many_jobs_and_then_makes_room(workshop: ProcessWorkshop) -> None:
    await workshop.sanitize("<p>one</p>")
    first = workshop.pids
    await workshop.sanitize("<p>two</p>")
    assert workshop.pids == first
    tired = ProcessWorkshop(Limits(children=1, share=2))
    await tired.open()
    seen: set[int] = set()
    for _ in range(4):
        await tired.sanitize("<p>hi</p>")
        seen |= tired.pids
    await tired.close()
    assert len(seen) == 2


async def test_many_jobs_share_few_children(workshop: ProcessWorkshop) -> None:
    answers = await asyncio.gather(
        *(workshop.preview(order(name=f"n{number}")) for number in range(12))
    )
    assert [answer.subject for answer in answers] == [f"Hello n{number}" for number in range(12)]
    assert len(workshop.pids) <= 1


async def test_a_job_whose_child_is_killed_is_done_by_another(workshop: ProcessWorkshop) -> None:
    await workshop.sanitize("<p>warm</p>")
    (pid,) = workshop.pids
    slow = HELLO.replace("Dear", "{% for a in (1..3000) %}{{ a }}{% endfor %}Dear")
    job = asyncio.create_task(workshop.preview(order(slow, name="Ada")))
    await asyncio.to_thread(at_work, pid)
    os.kill(pid, signal.SIGKILL)
    assert (await job).subject == "Hello Ada"
    assert pid not in workshop.pids


async def test_a_dead_child_is_replaced_before_the_next_job(workshop: ProcessWorkshop) -> None:
    await workshop.sanitize("<p>warm</p>")
    (pid,) = workshop.pids
    os.kill(pid, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=5)
    assert (await workshop.preview(order(name="Ada"))).subject == "Hello Ada"


async def test_what_takes_too_long_is_stopped_and_costs_nobody_else() -> None:
    workshop = ProcessWorkshop(Limits(children=1, seconds=3))
    await workshop.open()
    await workshop.sanitize("<p>warm</p>")
    (pid,) = workshop.pids
    os.kill(pid, signal.SIGSTOP)  # a child that will never answer
    with pytest.raises(TemplateInvalid, match="longer than 3 seconds"):
        await workshop.preview(order(name="Ada"))
    assert not psutil.pid_exists(pid)
    assert (await workshop.preview(order(name="Ada"))).subject == "Hello Ada"
    await workshop.close()


async def test_hostile_templates_are_refused(workshop: Workshop) -> None:
    with pytest.raises(RenderFailed) as refused:
        await workshop.preview(order(HELLO.replace("Dear", ENDLESS), name="Ada"))
    assert refused.value.problems
    deep = "<mj-wrapper>" * 50_000
    with pytest.raises((TemplateInvalid, TooLarge)):
        await workshop.build(Source(format="mjml", source=f"<mjml><mj-body>{deep}"))
    assert (await workshop.preview(order(name="Ada"))).subject == "Hello Ada"


async def test_too_many_waiting_jobs_are_sent_away() -> None:
    workshop = ProcessWorkshop(Limits(children=1, waiting=2))
    await workshop.open()
    await workshop.sanitize("<p>warm</p>")
    answers = await asyncio.gather(
        *(workshop.preview(order(name="Ada")) for _ in range(8)), return_exceptions=True
    )
    assert sum(isinstance(answer, Unavailable) for answer in answers) >= 5
    assert any(not isinstance(answer, BaseException) for answer in answers)
    await workshop.close()


async def test_a_job_nobody_waits_for_ends_its_child(workshop: ProcessWorkshop) -> None:
    await workshop.sanitize("<p>warm</p>")
    (pid,) = workshop.pids
    os.kill(pid, signal.SIGSTOP)
    job = asyncio.create_task(workshop.preview(order(name="Ada")))
    await asyncio.sleep(0)  # it has handed its job over and waits
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert not psutil.pid_exists(pid)
    assert (await workshop.preview(order(name="Ada"))).subject == "Hello Ada"


async def test_children_have_nothing_to_tell(
    workshop: ProcessWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRAFTIFY_SECRET_KEY", "canary-canary-canary-canary-canary")
    await workshop.sanitize("<p>warm</p>")
    (pid,) = workshop.pids
    child = psutil.Process(pid)
    assert "canary" not in str(child.environ())
    assert set(child.environ()) <= {"LANG", "LC_CTYPE", "MALLOC_TRIM_THRESHOLD_"}
    assert child.rlimit(psutil.RLIMIT_AS) == (1024**3, 1024**3)
    assert child.rlimit(psutil.RLIMIT_FSIZE) == (0, 0)
    assert child.rlimit(psutil.RLIMIT_CORE) == (0, 0)


async def test_closing_ends_every_child() -> None:
    workshop = ProcessWorkshop(Limits(children=2))
    await workshop.open()
    await workshop.warm()
    await asyncio.gather(*(workshop.sanitize("<p>warm</p>") for _ in range(4)))
    pids = workshop.pids
    assert pids
    await workshop.close()
    assert not any(psutil.pid_exists(pid) for pid in pids)
    with pytest.raises(Unavailable):
        await workshop.sanitize("<p>late</p>")
    with pytest.raises(Unavailable):
        await workshop.health()


BIG = """
import asyncio
from craftify.adapters.workshop import Limits, ProcessWorkshop

async def main():
    grown = b"x" * (700 * 1024 * 1024)
    workshop = ProcessWorkshop(Limits(children=1))
    await workshop.open()
    seen = set()
    for _ in range(3):
        await workshop.sanitize("<p>hi</p>")
        seen |= workshop.pids
    await workshop.close()
    print(len(seen), len(grown) > 0)

asyncio.run(main())
"""


async def test_children_of_a_big_server_stay() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", BIG, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert said.decode().split() == ["1", "True"]
