"""Inside a value: how far a URL, a style or a script has been read when a variable appears."""

import re
from typing import Literal

Url = Literal["start", "open", "path", "query", "maybe", "mixed", "script", "refused"]

_SETTLES = re.compile(r"[:/?#]")
_SCRIPT_SCHEME = re.compile(r"(?:javascript|vbscript|data|livescript|mocha)\Z", re.IGNORECASE)
_IGNORED_IN_URLS = re.compile(r"[\x00-\x20]+")

_CSS_NORMAL = re.compile(r"\\.|/\*|[\"']|\burl\(\s*[\"']?", re.IGNORECASE | re.DOTALL)
_CSS_STRING = {
    quote: re.compile(rf"\\.|{quote}|\n", re.DOTALL) for quote in ('"', "'")
}  # an unescaped line end closes a broken string
_JSON_STRING = {quote: re.compile(rf"\\.|{quote}", re.DOTALL) for quote in ('"', "'", "`")}
_JSON_NORMAL = re.compile(r"[\"'`]")


def read_url(state: Url, text: str) -> Url:
    """Read literal text of a URL. `refused` means a variable would have been its scheme."""
    text = _IGNORED_IN_URLS.sub("", text)
    if not text or state in {"script", "refused", "query"}:
        return state
    if state == "path":
        return "query" if re.search(r"[?#]", text) else "path"
    settled = _SETTLES.search(text)
    if settled is None:
        return "open" if state == "start" else state
    if settled[0] == ":" and state in {"maybe", "mixed"}:
        return "refused"
    if settled[0] == ":" and _SCRIPT_SCHEME.search(text, 0, settled.start()):
        return "script"
    return "query" if re.search(r"[?#]", text[settled.start() :]) else "path"


def after_output(state: Url) -> Url:
    """The state of a URL once a variable has stood there."""
    return "maybe" if state in {"start", "open"} else state


def join_urls(one: Url, other: Url) -> Url:
    """The state that is safe whichever branch was taken."""
    states = {one, other}
    if len(states) == 1:
        return one
    for worst in ("refused", "script"):
        if worst in states:
            return worst
    if states <= {"path", "query"}:
        return "query"
    return "maybe" if states <= {"start", "open", "maybe"} else "mixed"


def read_css(state: str, url: Url, text: str) -> tuple[str, Url]:
    """Read literal CSS. States: empty, `/*`, a quote, `url`, `url` and a quote."""
    at = 0
    while at < len(text):
        state, url, at = _read_css_piece(state, url, text, at)
    return state, url


def _read_css_piece(state: str, url: Url, text: str, at: int) -> tuple[str, Url, int]:
    if state == "/*":
        end = text.find("*/", at)
        return ("/*", url, len(text)) if end < 0 else ("", url, end + 2)
    if state.startswith("url"):
        end = text.find(state[3:] or ")", at)
        read = read_url(url, text[at:] if end < 0 else text[at:end])
        return (state, read, len(text)) if end < 0 or read == "refused" else ("", "start", end + 1)
    if state:
        return _skip_string(_CSS_STRING[state], state, text, at)
    found = _CSS_NORMAL.search(text, at)
    if found is None:
        return "", "start", len(text)
    return _css_token(found[0]), "start", found.end()


def _css_token(token: str) -> str:
    """The state that a token opens."""
    if token[0] in "uU":
        return "url" + (token[-1] if token[-1] in "\"'" else "")
    return "" if token[0] == "\\" else token


def _skip_string(pattern: re.Pattern[str], state: str, text: str, at: int) -> tuple[str, Url, int]:
    for found in pattern.finditer(text, at):
        if found[0][0] != "\\":
            return "", "start", found.end()
    return state, "start", len(text)


def read_script(state: str, text: str) -> str:
    """Read literal JSON or script. The state is the quote of the open string, or empty."""
    at = 0
    while at < len(text):
        if state:
            state, _, at = _skip_string(_JSON_STRING[state], state, text, at)
        elif found := _JSON_NORMAL.search(text, at):
            state, at = found[0], found.end()
        else:
            return ""
    return state
