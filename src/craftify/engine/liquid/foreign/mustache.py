"""Mustache, Handlebars and Mustachio read as Liquid: sections, helpers and relative names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from craftify.engine.liquid.limits import MAX_NESTING

_TAG = re.compile(
    r"\{\{~?\{(?P<raw>[^{}]*+)\}~?\}\}"
    r"|\{\{~?\s*+(?P<sigil>[#^/&!>=]|else\b)?(?P<body>[^{}]*+(?:\}(?!\})[^{}]*+)*+)\}\}"
)
_SEGMENT = re.compile(r"[A-Za-z_][\w-]*|\d+|\[[^\]]*\]")
_WORDS = re.compile(r"\"[^\"]*\"|'[^']*'|\|[^|]*\||[^\s\"'|]+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_COMPARISONS = {
    "equals": "==", "ifequals": "==", "ifeq": "==", "eq": "==", "is": "==",
    "notequals": "!=", "ifnotequals": "!=", "noteq": "!=", "ne": "!=", "isnt": "!=",
    "greaterthan": ">", "gt": ">", "lessthan": "<", "lt": "<", "gte": ">=", "lte": "<=",
}  # fmt: skip
_TESTS = frozenset({"if", "unless", "and", "or", *_COMPARISONS})
_IRREGULAR = frozenset({"people", "children", "men", "women", "media", "news"})
_DATA_NAMES = {
    "@index": "forloop.index0", "@first": "forloop.first", "@last": "forloop.last",
    "@length": "forloop.length",
}  # fmt: skip
_KEYWORDS = frozenset({"true", "false", "null", "nil", "undefined"})
FOREIGN = re.compile(r"\{\{~?\s*+(?:[#^/&!>=@{]|else\b|this\b|\.)|\{\{~|~\}\}")


class Tag(NamedTuple):
    """One tag. `partner` is the index of the tag that closes (or opens) it; -1 without one.

    `trims` says whether white space before and after it is to go.
    """

    start: int
    end: int
    sigil: str
    body: str
    partner: int = -1
    trims: tuple[bool, bool] = (False, False)


class Written(NamedTuple):
    """What becomes of a tag: Liquid, or None for what has no translation; a note for the report."""

    tag: Tag
    liquid: str | None
    note: str = ""


class _Frame(NamedTuple):
    """An open section: how it closes, and what names inside it are relative to."""

    close: str
    base: str | None = None
    params: tuple[str, ...] = ()


def read_tags(source: str) -> list[Tag]:
    """Every tag of the source with its partner."""
    tags = list(_tags(source))
    opened: list[int] = []
    for index, tag in enumerate(tags):
        if tag.sigil == "#" or (tag.sigil == "^" and tag.body):
            if len(opened) < MAX_NESTING:
                opened.append(index)
        elif tag.sigil == "/":
            match = next((i for i in reversed(opened) if _name(tags[i]) == tag.body), None)
            if match is not None:
                del opened[opened.index(match) :]
                tags[match] = tags[match]._replace(partner=index)
                tags[index] = tag._replace(partner=match)
    return tags


def _tags(source: str) -> Iterator[Tag]:
    at, last_comment_end = source.find("{{"), source.rfind("--}}")
    while at >= 0:
        end = at + 1
        if source.startswith("{{!--", at) and at < last_comment_end:
            end = source.find("--}}", at) + 4
            yield Tag(at, end, "!", source[at + 5 : end - 4].strip())
        elif match := _TAG.match(source, at):
            end = match.end()
            yield _tag(match)
        at = source.find("{{", end)


def _tag(match: re.Match[str]) -> Tag:
    if match["raw"] is not None:
        return Tag(match.start(), match.end(), "&", match["raw"].strip().lstrip("&").strip())
    body = match["body"].strip()
    trims = (match[0].startswith("{{~"), body.endswith("~"))
    body = body.removesuffix("~").strip()
    return Tag(match.start(), match.end(), match["sigil"] or "", body, trims=trims)


def _name(tag: Tag) -> str:
    return tag.body.partition(" ")[0].strip()


def written(source: str) -> Iterator[Written]:
    """What becomes of each tag, in order."""
    yield from _Writer(source).run()


class _Writer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.tags = read_tags(source)
        self.frames: list[_Frame] = []
        self.has_each = any(tag.sigil == "#" and _name(tag) == "each" for tag in self.tags)
        self.outer_names = self._outer_names()

    def run(self) -> Iterator[Written]:
        for index, tag in enumerate(self.tags):
            yield self._one(index, tag)

    def _outer_names(self) -> frozenset[str]:
        """Names printed outside of every section: sections that repeat them are conditions."""
        depth, names = 0, set()
        for tag in self.tags:
            if tag.sigil in {"#", "^"} and tag.partner >= 0:
                depth += _name(tag) not in {"if", "unless"}
            elif tag.sigil == "/" and tag.partner >= 0:
                depth -= _name(self.tags[tag.partner]) not in {"if", "unless"}
            elif tag.sigil in {"", "&"} and not depth:
                names.add(tag.body)
        return frozenset(names)

    def _one(self, index: int, tag: Tag) -> Written:
        if tag.sigil == "!":
            text = re.sub(r"\{%|%\}", "", tag.body)
            return Written(tag, f"{{% comment %}}{text}{{% endcomment %}}", "a comment")
        if tag.sigil in {"", "&"}:
            return self._printed(tag)
        if tag.sigil == "else" or (tag.sigil == "^" and not tag.body):
            return self._else(tag)
        if tag.sigil == "/" and tag.partner >= 0:
            return self._closed(tag)
        if tag.sigil in {"#", "^"} and tag.partner >= 0:
            return self._opened(index, tag)
        return Written(tag, None, "no such thing in Liquid")

    def _printed(self, tag: Tag) -> Written:
        note = ""
        if tag.sigil == "&":
            note = "printed as text; declare the variable as rich text to print its HTML"
        words = _WORDS.findall(tag.body)
        if len(words) == 1:
            value = self.resolve(words[0])
            return Written(tag, f"{{{{ {value} }}}}" if value else None, note)
        return self._helped(tag, words)

    def _helped(self, tag: Tag, words: Sequence[str]) -> Written:
        """The few inline helpers that have a filter of the same meaning."""
        if "|" in tag.body:
            return Written(tag, self.source[tag.start : tag.end], "")
        value = self.resolve(words[1]) if len(words) > 1 else None
        name = words[0].lower() if words else ""
        filters = {"uppercase": "upcase", "lowercase": "downcase", "capitalize": "capitalize"}
        if value and name in filters and len(words) == 2:  # noqa: PLR2004
            return Written(tag, f"{{{{ {value} | {filters[name]} }}}}")
        fallback = re.fullmatch(r"[\"']default=(.*)[\"']", words[2]) if len(words) == 3 else None  # noqa: PLR2004
        if value and name == "insert" and fallback and '"' not in fallback[1]:
            return Written(tag, f'{{{{ {value} | default: "{fallback[1]}" }}}}')
        return Written(tag, None, "a helper that Liquid does not have")

    def _else(self, tag: Tag) -> Written:
        if not self.frames:
            return Written(tag, None, "no section is open here")
        if tag.body.startswith("if"):
            test = self._test(_WORDS.findall(tag.body)[1:], "if")
            closes_if = self.frames[-1].close == "endif"
            return Written(tag, f"{{% elsif {test} %}}" if test and closes_if else None)
        return Written(tag, "{% else %}" if self.frames[-1].close else None)

    def _closed(self, tag: Tag) -> Written:
        frame = self.frames.pop()
        if not frame.close:
            return Written(tag, None, "the end of a helper that Liquid does not have")
        return Written(tag, f"{{% {frame.close} %}}")

    def _opened(self, index: int, tag: Tag) -> Written:
        words = _WORDS.findall(tag.body)
        name = words[0].lower() if words else ""
        if tag.sigil == "^" or name in _TESTS:
            kind = "unless" if tag.sigil == "^" else name
            return self._tested(tag, self._test(words if tag.sigil == "^" else words[1:], kind))
        if name in {"each", "with"}:
            return (self._loop if name == "each" else self._scope)(tag, words[1:])
        if len(words) == 1:
            return self._section(index, tag, words[0])
        self.frames.append(_Frame(""))
        return Written(tag, None, "a helper that Liquid does not have")

    def _tested(self, tag: Tag, test: str | None) -> Written:
        self.frames.append(_Frame("endif" if test else ""))
        return Written(tag, f"{{% if {test} %}}" if test else None, "read as a condition")

    def _test(self, words: Sequence[str], kind: str) -> str | None:
        values = [self.resolve(word) for word in words]
        if not values or None in values:
            return None
        if kind in _COMPARISONS and len(values) == 2:  # noqa: PLR2004
            return f"{values[0]} {_COMPARISONS[kind]} {values[1]}"
        if kind in {"and", "or"}:
            return f" {kind} ".join(f"{value} != blank" for value in values)
        if len(values) != 1:
            return None
        return f"{values[0]} {'==' if kind == 'unless' else '!='} blank"

    def _loop(self, tag: Tag, words: Sequence[str]) -> Written:
        params = tuple(words[-1].strip("| ").split()) if len(words) == 3 else ()  # noqa: PLR2004
        value = self.resolve(words[0]) if words else None
        if value is None or (len(words) != 1 and not params):
            self.frames.append(_Frame(""))
            return Written(tag, None, "no list to loop over")
        item = params[0] if params else self._item_name(value)
        self.frames.append(_Frame("endfor", item, params))
        return Written(tag, f"{{% for {item} in {value} %}}", f"its items are called {item}")

    def _item_name(self, path: str) -> str:
        last = re.split(r"[.\[]", path)[-1].strip("]\"'")
        singular = last[:-1] if last.endswith("s") and not last.endswith("ss") else "item"
        singular = f"{last[:-3]}y" if last.endswith("ies") else singular
        if not re.fullmatch(r"[A-Za-z_]\w*", singular):
            singular = "item"
        taken = {frame.base for frame in self.frames} | {path.partition(".")[0]}
        number = 2
        name = singular
        while name in taken:
            name, number = f"{singular}{number}", number + 1
        return name

    def _scope(self, tag: Tag, words: Sequence[str]) -> Written:
        value = self.resolve(words[0]) if len(words) == 1 else None
        if value is None:
            self.frames.append(_Frame(""))
            return Written(tag, None, "no object to look into")
        self.frames.append(_Frame("endif", value))
        return Written(tag, f"{{% if {value} != blank %}}", f"names inside belong to {value}")

    def _section(self, index: int, tag: Tag, name: str) -> Written:
        """A section is a loop, a look into an object or a condition; what it holds tells."""
        inner = self.tags[index + 1 : tag.partner]
        names = {t.body for t in inner if t.sigil in {"", "&"} and not t.body.startswith("..")}
        loops_inside = any(t.sigil == "#" and t.body.replace(" ", "") == "each." for t in inner)
        if not self.has_each and (_is_plural(name) or "." in names):
            return self._loop(tag, [name])
        if not loops_inside and not names - self.outer_names:
            return self._tested(tag, self._test([name], "if"))
        return self._scope(tag, [name])

    def resolve(self, word: str) -> str | None:
        """A word as Liquid: a literal, or a path with what it is relative to in front."""
        if word[:1] in {'"', "'"} or _NUMBER.fullmatch(word):
            return word
        if word in _KEYWORDS:
            return "nil" if word in {"null", "undefined"} else word
        bases = [frame.base for frame in self.frames if frame.base is not None]
        while word.startswith("../") and bases:
            word = word[3:]
            bases.pop()
        if word.startswith("@"):
            return self._data_name(word)
        if word.partition(".")[0] in {name for frame in self.frames for name in frame.params}:
            return self._parameter(word)
        base = bases[-1] if bases else ""
        if word in {".", "this", "./"}:
            return base or None
        for prefix in ("this.", "this/", "./"):
            word = word.removeprefix(prefix)
        return _liquid_path(word, base)

    def _data_name(self, word: str) -> str | None:
        if word.startswith("@root."):
            return _liquid_path(word[6:], "")
        inside_loop = any(frame.close == "endfor" for frame in self.frames)
        return _DATA_NAMES.get(word) if inside_loop else None

    def _parameter(self, word: str) -> str | None:
        """A name that `each … as |item index|` has given."""
        is_index = any(frame.params[1:2] == (word,) for frame in self.frames)
        return "forloop.index0" if is_index else _liquid_path(word, "")


def _is_plural(name: str) -> bool:
    last = re.split(r"[._]", name)[-1].lower()
    return last in _IRREGULAR or last.endswith("list") or (last.endswith("s") and last[-2:] != "ss")


def _liquid_path(word: str, base: str) -> str | None:
    """`a.[b c].0` as `a["b c"][0]`; None for what is no path."""
    parts = _SEGMENT.findall(word)
    if not parts or re.sub(r"[./]", "", _SEGMENT.sub("", word)):
        return None
    out = base
    for part in parts:
        inner = part.strip("[]")
        if inner.isdigit():
            out += f"[{inner}]" if out else ""
        elif re.fullmatch(r"[A-Za-z_][\w-]*", inner):
            out += f".{inner}" if out else inner
        elif '"' in inner or not out:
            return None
        else:
            out += f'["{inner}"]'
    return out or None
