"""`craftify audit`: whether anybody touched the audit log; also while the server runs."""

import argparse
import re
from typing import Any, Final

from craftify import wiring
from craftify.commands.outcome import refused, settled
from craftify.domain.accounts.organizations import Organization
from craftify.services.accounts.administrators import operator
from craftify.services.audit.verdict import Fault, Mark, Verdict
from craftify.settings import SettingInvalid, Settings, read_settings

FINE: Final = 0
TOUCHED: Final = 1
HEAD: Final = re.compile(r"(\d{1,12}):([0-9a-f]{64})", re.ASCII)


def register(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    audit = verbs.add_parser("audit", help="see whether anybody touched the audit log")
    deeds = audit.add_subparsers(title="deeds", metavar="DEED", required=True)
    verify = deeds.add_parser(
        "verify",
        help="read the whole chain and say what is not as it was written",
        epilog="Exit code: 0 all is as it was written, 1 something is not, 2 wrong usage.",
    )
    verify.add_argument("--organization", metavar="NAME", help="only this one")
    verify.add_argument(
        "--head",
        metavar="SEQ:HASH",
        type=_mark,
        help="an end of the chain that was written down: it has to be there still",
    )
    verify.set_defaults(run=_verify)


def _mark(text: str) -> Mark:
    match = HEAD.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError("has to be a number, a colon and 64 hexadecimal digits")
    return Mark(seq=int(match[1]), hash=match[2])


def _verify(arguments: argparse.Namespace) -> int:
    try:
        settings = read_settings()
    except SettingInvalid as error:
        return refused(str(error))
    return settled(_verifying(settings, arguments.organization, arguments.head))


async def _verifying(settings: Settings, name: str | None, mark: Mark | None) -> int:
    async with wiring.open_desk(settings) as services:
        everybody = await services.audit.organizations(operator())
        chosen = [each for each in everybody if name is None or each.name == name.strip()]
        if name is not None and not chosen:
            return refused(f"There is no organization {name.strip()}.")
        if mark is not None and len(chosen) != 1:
            return refused("A head belongs to one organization: name it with --organization.")
        touched = False
        for organization in chosen:
            verdict = await services.audit.verify(operator(organization.id), mark)
            _tell(organization, verdict)
            touched = touched or not verdict.ok
    if not chosen:
        print("There is no organization yet.")
    return TOUCHED if touched else FINE


def _tell(organization: Organization, verdict: Verdict) -> None:
    head = verdict.head
    end = f", head {head.seq}:{head.hash}" if head else ""
    count = f"{verdict.entries:,} entr{'y' if verdict.entries == 1 else 'ies'}"
    before = f" ({verdict.unchained:,} from before the chain)" if verdict.unchained else ""
    if verdict.ok:
        print(f"{organization.name}: {count}{before}, all as they were written{end}")
        return
    faults = len(verdict.faults) + verdict.more
    print(f"{organization.name}: {count}{before}, {faults} not as written{end}")
    for fault in verdict.faults:
        print(f"  {_said(fault)}")
    if verdict.more:
        print(f"  and {verdict.more:,} more")


def _said(fault: Fault) -> str:
    """A fault as a line: which entry, of when, what is wrong with it."""
    places = [
        fault.kind,
        f"entry {fault.seq}" if fault.seq else "",
        fault.at or "",
        f"id {fault.id}" if fault.id else "",
    ]
    return f"{', '.join(place for place in places if place)}: {fault.problem}"
