"""HTML as a stream of normalized tokens, so that two compilers can be compared by meaning."""

import re
from html import unescape

_TOKEN = re.compile(
    r"<!--\[if [^\]]*\]>(?:<!-->)?|<!(?:--<!)?\[endif\]-->|<!--.*?-->|<!doctype[^>]*>"
    r"|</?[A-Za-z][\w:-]*(?:\"[^\"]*\"|'[^']*'|[^\"'>])*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)(.*?)/?>$", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s\"'=<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_COMMENT = re.compile(r"<!--(?!\[if|<!\[endif|>).*?-->", re.DOTALL)
_SEAM = re.compile(r"<!\[endif\]-->\s*<!--\[if mso \| IE\]>")
_SPACE = re.compile(r"\s+")
_SHORT_COLOR = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])(?![0-9a-f])")

Token = tuple[object, ...]


def tokens(html: str) -> list[Token]:
    """Tags with sorted attributes and styles, text with folded spaces, styles by rule."""
    out: list[Token] = []
    html = _SEAM.sub("", _COMMENT.sub("", html))
    at, within = 0, ""
    for match in _TOKEN.finditer(html):
        if match.start() < at:
            continue
        _text(out, html[at : match.start()], within)
        within = ""
        at = match.end()
        token = match[0]
        if token.startswith("<!--[") or token.endswith("[endif]-->"):
            out.append(("if", _SPACE.sub(" ", token)))
        elif token.startswith("<!"):
            continue
        else:
            out.append(_tag(token))
            if out[-1][:2] in {("open", "style"), ("open", "script")}:
                within = str(out[-1][1])
                end = html.lower().find(f"</{within}", at)
                _text(out, html[at:end], within)
                at, within = end, ""
    _text(out, html[at:], within)
    return out


def _text(out: list[Token], text: str, within: str) -> None:
    if within == "style":
        out.extend(("rule", *rule) for rule in rules(text))
        return
    folded = _SPACE.sub(" ", unescape(text)).strip(" \n\t")
    if folded:
        out.append(("text", folded))


def _tag(token: str) -> Token:
    found = _TAG.match(token)
    assert found is not None, token
    if found[1]:
        return ("close", found[2].lower())
    attributes: dict[str, object] = {}
    for written, double, single, bare in _ATTRIBUTE.findall(found[3]):
        name, value = written.lower(), unescape(double or single or bare)
        if name == "style":
            styles = declarations(value)
            if styles:
                attributes["style"] = styles
        elif name == "class":
            if value.split():
                attributes["class"] = tuple(sorted(set(value.split())))
        else:
            attributes.setdefault(name, _SPACE.sub(" ", value).strip())
    return ("open", found[2].lower(), tuple(sorted(attributes.items())))


def declarations(css: str) -> tuple[tuple[str, str], ...]:
    """Declarations by property; the last of a name counts."""
    found: dict[str, str] = {}
    for part in re.split(r";(?![^(]*\))", css):
        name, colon, value = part.partition(":")
        if colon and value.strip():
            found[name.strip().lower()] = css_value(value)
    return tuple(sorted(found.items()))


def css_value(value: str) -> str:
    value = _SPACE.sub(" ", value).strip()
    value = re.sub(r"#[0-9a-fA-F]{3,8}\b", lambda found: found[0].lower(), value)
    value = _SHORT_COLOR.sub(r"#\1\1\2\2\3\3", value)
    value = re.sub(r"\d+\.\d+", lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), value)
    value = re.sub(r"(?<![\w.#])0(?:px|%)", "0", value)
    value = re.sub(r"\s*,\s*", ", ", value)
    return re.sub(r"\s*!important", " !important", value)


def rules(css: str) -> list[tuple[str, ...]]:
    """The rules of a stylesheet with their at-rules, selectors split and sorted."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    out: list[tuple[str, ...]] = []
    _rules(css, "", out)
    return sorted(out)


def _rules(css: str, at_rule: str, out: list[tuple[str, ...]]) -> None:
    at = 0
    while at < len(css):
        brace, semicolon = css.find("{", at), css.find(";", at)
        if brace < 0 and semicolon < 0:
            return
        if semicolon >= 0 and (brace < 0 or semicolon < brace):
            statement = _SPACE.sub(" ", css[at:semicolon]).strip()
            if statement:
                out.append((at_rule, statement, ""))
            at = semicolon + 1
            continue
        end, depth = brace + 1, 1
        while depth and end < len(css):
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        prelude, body = _SPACE.sub(" ", css[at:brace]).strip(), css[brace + 1 : end - 1]
        if prelude.startswith("@") and "{" in body:
            _rules(body, prelude.replace(": ", ":"), out)
        else:
            for selector in prelude.split(","):
                styles = "; ".join(f"{name}: {value}" for name, value in declarations(body))
                out.append((at_rule, re.sub(r"\s*([+>~])\s*", r" \1 ", selector.strip()), styles))
        at = end
