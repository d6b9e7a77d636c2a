"""Conditional comments for Outlook: what they hold is kept tag by tag, if it is allowed.

One comment often opens a table that another closes, so their markup cannot go through a tree.
Browsers never look inside; Outlook draws it with Word's engine, which runs no scripts.
"""

import re
from html import escape

from craftify.engine.sanitizing.attributes import Attributes
from craftify.engine.sanitizing.policy import NO_CONTENT, OFFICE_TAGS, TAGS
from craftify.engine.sanitizing.tags import Token, tokens

_CONDITION = r"\[if\s[A-Za-z0-9\s!&|().]{1,120}\]"
_HIDDEN = re.compile(rf"<!--\s*({_CONDITION})>(.*)<!\[endif\]\s*-->", re.DOTALL | re.IGNORECASE)
_SHOWN = re.compile(rf"<!--\s*({_CONDITION})>?\s*(?:<!)?(?:--)?\s*-->", re.IGNORECASE)
_SHOWN_END = re.compile(r"<!--\s*<!\[endif\]\s*-->", re.IGNORECASE)
_MARK = re.compile(r"<!--/?b-[A-Za-z0-9_-]{1,80}-->")
_COMMENT_END = re.compile(r"--(?=!?>)|<!--")
_BARE = re.compile(rf"<!\s*({_CONDITION}|\[endif\])\s*>", re.IGNORECASE)


def clean_comment(comment: str, attributes: Attributes) -> str:
    """What becomes of a comment: conditional ones are filtered, others go but marks of blocks."""
    if attributes.prefix in comment.partition("]")[0] and comment.startswith("<!--["):
        attributes.note("Liquid in the condition of a comment", None)
        return ""
    if _SHOWN_END.fullmatch(comment):
        return "<!--<![endif]-->"
    if shown := _SHOWN.fullmatch(comment):
        return f"<!--{shown[1]}><!-->"
    if bare := _BARE.fullmatch(comment):
        return f"<!{bare[1]}>"
    hidden = _HIDDEN.fullmatch(comment)
    if hidden is None:
        return comment if _MARK.fullmatch(comment) else ""
    return f"<!--{hidden[1]}>{_clean_branch(hidden[2], attributes)}<![endif]-->"


def _clean_branch(markup: str, attributes: Attributes) -> str:
    out: list[str] = []
    skipping = ""
    for token in tokens(markup):
        if skipping:
            skipping = "" if token.kind == "end" and token.name == skipping else skipping
        elif token.kind in {"start", "end"} and token.name in NO_CONTENT:
            skipping = token.name if token.kind == "start" else ""
            attributes.note(f"<{token.name}>", token.start)
        else:
            out.append(_clean_token(token, markup, attributes))
    return _COMMENT_END.sub(lambda found: escape(found[0]).replace("-", "&#45;"), "".join(out))


def _clean_token(token: Token, markup: str, attributes: Attributes) -> str:
    if token.kind == "text":
        return token.text.replace("<", "&lt;")
    if token.kind == "comment":
        return ""
    if token.kind == "raw":
        return _clean_raw(token, attributes)
    if token.name not in TAGS and token.name not in OFFICE_TAGS:
        attributes.note(f"<{token.name}>", token.start)
        return ""
    if token.kind == "end":
        return f"</{_cased(token, markup)}>"
    closed = "/" if markup[token.end - 2 : token.end] == "/>" else ""
    return f"<{_cased(token, markup)}{attributes.written(token, office=True)}{closed}>"


def _clean_raw(token: Token, attributes: Attributes) -> str:
    if token.name == "style":
        kind = attributes.written(token)
        return f"<style{kind}>{attributes.sheet(token.text, token.start)}</style>"
    if token.name in NO_CONTENT:
        attributes.note(f"<{token.name}>", token.start)
        return ""
    return token.text.replace("<", "&lt;")


def _cased(token: Token, markup: str) -> str:
    """Office elements keep their capitals: Outlook's XML is read with them."""
    start = token.start + (2 if token.kind == "end" else 1)
    return markup[start : start + len(token.name)]
