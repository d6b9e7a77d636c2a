"""Verifying: the whole chain of an organization, read once and judged entry by entry."""

import asyncio
from datetime import timedelta
from typing import Final

from craftify.ports.clock import Clock
from craftify.ports.items import Items
from craftify.records.audit import LONGEST_AGO, AuditLog, month_of, months
from craftify.records.chain import Chain, Head, head_of
from craftify.services.audit.verdict import Fault, Mark, Verdict
from craftify.services.audit.walking import Walk

PAGE: Final = 200
AHEAD: Final = timedelta(days=366)


async def verified(
    items: Items, chain: Chain, clock: Clock, organization_id: str, wanted: Mark | None = None
) -> Verdict:
    """What is wrong with the audit entries of an organization.

    It may be written to meanwhile. With `wanted` the entry of that number has to have that hash:
    so a chain that was cut off and closed again with a head of its own is found too.
    """
    log = AuditLog(items, organization_id)
    verdict = Verdict(organization_id=organization_id)
    head, told = await _head(log, chain, organization_id)
    walk = Walk(chain, verdict, head, wanted)
    until = month_of(clock.now() + AHEAD)
    for month in months(LONGEST_AGO, max(until, head.until if head else until)):
        cursor = None
        while True:
            page = await log.month(month, limit=PAGE, cursor=cursor, reverse=False)
            walk.take(month, page.items)
            await asyncio.sleep(0)  # others have their turn
            cursor = page.cursor
            if cursor is None:
                break
    walk.finish()
    again, _ = await _head(log, chain, organization_id)
    if told:
        verdict.add(Fault(kind="head", problem=told))
    elif head is None and walk.highest and again is None:
        verdict.add(Fault(kind="head", problem="The head of the chain is gone."))
    elif again is not None and walk.highest > again.seq:
        verdict.add(
            Fault(
                kind="head",
                seq=again.seq,
                problem=f"The head of the chain names entry {again.seq} as the last,"
                f" but there are entries up to {walk.highest}.",
            )
        )
    if head is not None:
        verdict.head = Mark(seq=head.seq, hash=head.hash)
    return verdict


async def _head(log: AuditLog, chain: Chain, organization_id: str) -> tuple[Head | None, str]:
    """The head when it is ours, and what is wrong with it when it is not."""
    item = await log.head()
    if item is None:
        return None, ""
    head = head_of(item.doc)
    standing = chain.standing(item.doc)
    if standing == "unknown":
        return None, (
            "The head of the chain was sealed under a secret that this server does not know: an"
            " older one belongs into CRAFTIFY_SECRET_KEY_PREVIOUS."
        )
    if head is None or standing != "holds" or item.doc.get("organization") != organization_id:
        return None, "The head of the chain was changed or forged."
    return head, ""
