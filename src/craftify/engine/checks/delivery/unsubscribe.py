"""Marketing emails without a way out."""

import re
from collections.abc import Iterator

from craftify.engine.checks.page import Page
from craftify.engine.markup import liquid_spans
from craftify.engine.plaintext.fragments import link_label
from craftify.engine.results import CheckSheet, Finding

SHEET = CheckSheet(
    id="delivery.unsubscribe",
    title="Readers can unsubscribe",
    severity="warning",
    category="delivery",
)
_WAY_OUT = re.compile(
    r"unsub|opt[\s_\-]?out|abmeld|abbestell|austragen|d[ée]sabonn|d[ée]sinscri|darse de baja"
    r"|cancelar (la )?suscripci|disiscri|annulla l'iscrizione|afmeld|uitschrijv|avregistrer"
    r"|afmeld|avmeld|wypisz|zrezygnuj|odhl[áa]si|leiratkoz|отпис|配信停止|退订|구독 ?취소"
    r"|email[_\-\s]?preferences|manage (your )?(subscription|preferences|notifications)",
    re.IGNORECASE,
)
# what somebody's own act caused needs no way out; an offer in the same subject does
_CAUSED = re.compile(
    r"\b(order|receipt|invoice|payment|password|verif\w+|confirm\w*|parcel|shipp\w+|deliver\w+"
    r"|booking|reservation|card|ticket|security|sign[\s-]?in|log[\s-]?in|refund)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(r"%|\b(sale|save|off|offer|deal|discount|free|gift|news|now)\b", re.IGNORECASE)


def find(page: Page) -> Iterator[Finding]:
    """The law of most countries asks for it; Gmail and Yahoo ask bulk senders for one click.

    Receipts and other transactional mail may do without: it is a warning, and only information
    where the subject speaks of something the reader did.
    """
    for link in page.links:
        if _WAY_OUT.search(link.get("href")) or _WAY_OUT.search(link_label(link)):
            return
    if any(_WAY_OUT.search(use.path) for use in page.compiled.uses):
        return
    yield page.finding(
        SHEET,
        "There is no link to unsubscribe.",
        "Marketing needs one, best at the end. Mail that someone's own act caused does not.",
        severity="info" if _caused(page.compiled.subject) else SHEET.severity,
    )


def _caused(subject: str) -> bool:
    parts: list[str] = []
    position = 0
    for start, end in liquid_spans(subject):
        parts.append(subject[position:start])
        position = end
    words = " ".join((*parts, subject[position:]))
    return bool(_CAUSED.search(words)) and not _OFFER.search(words)
