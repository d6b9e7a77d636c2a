"""Documents of everything a document can hold, likely or not: hypothesis strategies."""

from typing import Any, Final

from hypothesis import strategies as st
from tests.engine.documents import PATHS, Json, riches

from craftify.engine import Document, parse_document
from craftify.engine.document.specification import ATTRIBUTE_OF_PROP

# what has a meaning somewhere on the way: quotes, tags, comments, entities, Liquid, white space
PIECES: Final = (
    *(
        "a",
        "B7",
        "ß",
        "🌍",
        "x y",
        '"',
        "'",
        "&",
        "&amp;",
        "&lt;",
        "<",
        ">",
        "<b>",
        "</b>",
        "<br />",
    ),
    *("<!--", "-->", "]]>", "<![CDATA[", "<mj-text>", "</mj-text>", "</MJ-RAW", "{", "}", ";", ":"),
    *("{{ v }}", '{{ v | default: "x" }}', "{{ v | default: 'y' }}", "{% if v %}", "{% endif %}"),
    *("\n", "\t", "\r\n", " ", "  ", "\u00a0", "\u200b", "\u2028", "@ink", "c-id", "b-abcd", "#1"),
)
TEXTS: Final = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
# Liquid is looked at while MJML is read, and what is wrong is refused
SOUND: Final = st.lists(
    st.sampled_from([piece for piece in PIECES if "{" not in piece and "}" not in piece])
    | st.sampled_from(["{{ v }}", '{{ v | default: "x" }}', "{% if v %}x{% endif %}"]),
    max_size=4,
).map("".join)
LOCALES: Final = st.sampled_from(["de", "de-AT", "pt-BR", "fr"])
NAMES: Final = st.sampled_from(["data-x", "title", "c-id", "css-class", "mj-class", "x:y", "path"])
CONDITIONS: Final = st.sampled_from(["v", 'v == "a"', "v > 1 and w", "v contains 'x'", " v "])
LOOPS: Final = st.sampled_from(
    [
        {"in": "cart.items"},
        {"in": "cart.items", "as": "one", "limit": 3},
        {"in": "(1..3)", "as": "n"},
        {"in": " list  ", "as": "x"},
        {"in": "v limit:2"},
    ]
)
DEEPEST: Final = 4
FRAGMENTS: Final = ("<tr><td>x</td></tr>", "{% if v %}{% endif %}", "", "</td><td>")
LEAVES: Final = (
    *("text", "image", "button", "divider", "spacer", "social", "table", "html", "mjml", "synced"),
)
INSIDE: Final = {
    "section": ("column", "group", "html", "mjml", "synced"),
    "group": ("column", "html", "mjml", "synced"),
    "column": LEAVES,
    "hero": LEAVES,
    "wrapper": ("section", "hero", "html", "mjml", "synced"),
    "social": ("item",),
}
TAGS: Final = st.sampled_from(
    [
        *("mj-navbar", "mj-navbar-link", "mj-accordion", "mj-text", "mj-section", "mj-raw"),
        *("mj-column", "mj-include", "mj-block", "mj-synced", "mj-unknown", "mj-title", "mj-body"),
    ]
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Mostly nothing, so that what a block has differs from block to block."""
    return st.none() | st.none() | st.none() | strategy


def props_of(kind: str) -> st.SearchStrategy[Json]:
    """Some props of a block of a type, or names and values of any other."""
    table = ATTRIBUTE_OF_PROP.get(kind)
    names = st.sampled_from(sorted(table)) if table else st.sampled_from(["color", "a b", "x"])
    return st.dictionaries(names, SOUND, max_size=3)


TAG_NAMES: Final = {
    "bold": ["strong", "b"],
    "italic": ["em", "i"],
    "strike": ["s", "strike", "del"],
    "link": ["a"],
}


@st.composite
def any_marks(draw: st.DrawFn) -> list[Json]:
    marks: list[Json] = []
    for kind in draw(st.lists(st.sampled_from(sorted(TAG_NAMES)), max_size=2)):
        mark: Json = {"type": kind}
        if draw(st.booleans()):
            mark["attrs"] = {"tag": draw(st.sampled_from(TAG_NAMES[kind]))}
        if kind == "link":
            mark["attrs"] = {**mark.get("attrs", {}), "href": draw(SOUND)}
        marks.append(mark)
    return marks


@st.composite
def any_rich(draw: st.DrawFn) -> Json:
    """Rich text as the model allows it, also as nobody would type it."""
    if draw(st.booleans()):
        return draw(riches())
    parts: list[Json] = []
    for kind in draw(st.lists(st.sampled_from(["paragraph", "heading"]), max_size=3)):
        nodes: list[Json] = []
        for node in draw(st.lists(st.sampled_from(["text", "variable", "hardBreak"]), max_size=3)):
            inline: Json = {"type": node, "marks": draw(any_marks())}
            if node == "text":
                inline["text"] = draw(TEXTS.filter(bool))
            elif node == "variable":
                inline["attrs"] = {"path": draw(PATHS), "filters": draw(FILTERS)}
                inline["attrs"] |= draw(st.sampled_from([{}, {"fallback": ""}, {"fallback": "a"}]))
            nodes.append(inline)
        attrs = {"level": 2} if kind == "heading" else draw(st.sampled_from([{}, {"wrap": True}]))
        parts.append({"type": kind, "attrs": attrs, "content": nodes})
    return {"type": "doc", "content": parts}


FILTERS: Final = st.sampled_from([[], ["upcase"], ["date: '%d'"], ["default: 'z'"]])


@st.composite
def any_words(draw: st.DrawFn, kind: str) -> Json:
    """The words of a block in some language: right ones, and what does not belong there."""
    words: Json = {}
    if draw(st.booleans()):
        words |= draw(props_of(kind))
    choice = draw(st.sampled_from(["", "text", "html", "both", "odd"]))
    if choice in {"text", "both"}:
        words["text"] = draw(any_rich())
    if choice in {"html", "both"}:
        words["html"] = draw(SOUND)
    if choice == "odd":
        words |= {"plainText": draw(SOUND), "list": [1, None, {"a": True}]}
    return words


@st.composite
def any_translations(draw: st.DrawFn, kind: str) -> Json:
    """Words in other languages, and of which words they were made."""
    locales = draw(st.lists(LOCALES, unique=True, max_size=2))
    hashes = st.sampled_from([{}, {"text": "0a1b2c3d"}, {"a b": "x:y"}])
    known = st.sampled_from([*locales, "fr"])
    return {
        "i18n": {locale: draw(any_words(kind)) for locale in locales},
        "translatedFrom": draw(st.dictionaries(known, hashes, max_size=2)),
    }


def own_of(kind: str) -> st.SearchStrategy[Json]:
    """What only blocks of this type have."""
    if kind in {"text", "button", "item"}:
        return st.fixed_dictionaries({"text": any_rich()}) | st.fixed_dictionaries({"html": SOUND})
    html = SOUND | st.sampled_from(FRAGMENTS)
    fields: dict[str, dict[str, st.SearchStrategy[Any]]] = {
        "table": {"html": html},
        "html": {"html": html, "raw": st.booleans()},
        "mjml": {
            "tag": TAGS,
            "attrs": st.dictionaries(NAMES, SOUND, max_size=2),
            "html": maybe(SOUND),
        },
        "synced": {
            "ref": st.sampled_from(["block1", 'a"b&', "{{ v }}"]),
            "pin": st.none() | st.integers(1, 9),
            "level": st.sampled_from([None, "content"]),
            "overrides": st.sampled_from([{}, {"text1": {"html": "x {{ v }}", "n": 1}}]),
        },
    }
    return st.fixed_dictionaries(fields.get(kind, {}))


@st.composite
def any_block(draw: st.DrawFn, kind: str, depth: int = 0) -> Json:
    """A block of a type with all that blocks may have."""
    given = {name: draw(maybe(strategy)) for name, strategy in COMMON.items()}
    block: Json = {"type": kind, **{k: v for k, v in given.items() if v is not None}}
    if draw(st.integers(0, 3)) == 0:
        block |= draw(any_translations(kind))
    for layer in ("dark", "mobile"):
        if draw(st.integers(0, 4)) == 0:
            block[layer] = draw(props_of(kind))
    if kind in ATTRIBUTE_OF_PROP:
        block["props"] = draw(props_of(kind))
    block |= draw(own_of(kind))
    holds = INSIDE.get(kind, ("text", "mjml", "item") if kind == "mjml" else ())
    if holds and depth < DEEPEST:
        kinds = draw(st.lists(st.sampled_from(holds), max_size=1 if depth > 1 else 3))
        inner = [draw(any_block(one, depth + 1)) for one in kinds]
        block["items" if kind == "social" else "children"] = inner
    return block


COMMON: Final[dict[str, st.SearchStrategy[Any]]] = {
    "name": TEXTS,
    "when": CONDITIONS,
    "each": LOOPS,
    "show": st.fixed_dictionaries({"desktop": st.booleans(), "mobile": st.booleans()}),
    "lock": st.sampled_from(["none", "content", "structure", "all"]),
    "presets": st.sampled_from([[], ["warm"], ["warm", "a&b"]]),
    "cssClass": st.sampled_from(["", "note", " edge ", "b-abcd x", "b-abcd", 'a"b']),
    "extra": st.dictionaries(NAMES, SOUND, max_size=2),
    "plainText": SOUND,
}
VALUES: Final = st.dictionaries(NAMES, SOUND, max_size=2)


@st.composite
def any_theme(draw: st.DrawFn) -> Json:
    """Tokens, defaults and presets, also such as MJML cannot say."""
    tags = st.sampled_from(["mj-all", "mj-text", "mj-class", "mj-include"])
    presets = st.sampled_from(["warm", "a&b", "x"])
    named = draw(st.sampled_from([{}, {"name": "n"}]))
    return {
        "tokens": draw(st.dictionaries(TEXTS, SOUND, max_size=2)),
        "darkTokens": draw(st.dictionaries(TEXTS, SOUND, max_size=2)),
        "defaults": draw(st.dictionaries(tags, VALUES, max_size=2)),
        "presets": {name: {**draw(VALUES), **named} for name in draw(st.lists(presets))},
        "childPresets": draw(
            st.dictionaries(presets, st.dictionaries(tags, VALUES, max_size=1), max_size=2)
        ),
        "fonts": draw(
            st.lists(st.fixed_dictionaries({"name": SOUND.filter(bool), "href": SOUND}), max_size=2)
        ),
        "css": draw(
            st.lists(st.fixed_dictionaries({"css": SOUND, "inline": st.booleans()}), max_size=2)
        ),
    }


@st.composite
def any_document(draw: st.DrawFn) -> Document:
    """A document of blocks with everything it may have."""
    tops = st.sampled_from(["section", "wrapper", "hero", "html", "mjml", "synced"])
    children = [draw(any_block(kind)) for kind in draw(st.lists(tops, max_size=3))]
    ids = iter(range(10**6))
    prefix = draw(st.sampled_from(["text", "own_", "section"]))

    def named(block: Json) -> None:
        block["id"] = f"{prefix}{next(ids)}"
        for inner in (*block.get("children", []), *block.get("items", [])):
            named(inner)

    for block in children:
        named(block)
    words = st.fixed_dictionaries(
        {}, optional={"subject": SOUND, "preheader": SOUND, "title": SOUND, "dir": st.just("rtl")}
    )
    locales = draw(st.lists(LOCALES, unique=True, max_size=2))
    hashes = st.sampled_from([{}, {"subject": "00ff00ff"}, {"a b": "x"}])
    translated = st.dictionaries(LOCALES, hashes, max_size=1)
    return parse_document(
        {
            "meta": {
                "subject": draw(SOUND),
                "preheader": draw(SOUND),
                "title": draw(maybe(SOUND)),
                "lang": draw(maybe(SOUND)),
                "dir": draw(maybe(st.sampled_from(["ltr", "rtl", "auto"]))),
                "i18n": {locale: draw(words) for locale in locales},
                "translatedFrom": draw(translated),
            },
            "body": draw(
                st.dictionaries(st.sampled_from(["width", "cssClass", "aB1c", "cId"]), SOUND)
            ),
            "breakpoint": draw(maybe(st.sampled_from(["", "320px"]))),
            "theme": draw(any_theme()),
            "preamble": draw(SOUND),
            "head": draw(st.lists(SOUND, max_size=2)),
            "htmlAttributes": draw(
                st.lists(
                    st.fixed_dictionaries({"selector": SOUND.filter(bool), "attributes": VALUES}),
                    max_size=2,
                )
            ),
            "locales": locales,
            "plainText": {
                "mode": draw(st.sampled_from(["auto", "manual"])),
                "body": draw(maybe(SOUND)),
                "i18n": draw(st.dictionaries(LOCALES, SOUND, max_size=2)),
                "translatedFrom": draw(
                    st.dictionaries(LOCALES, st.sampled_from(["", "0a 1b"]), max_size=1)
                ),
            },
            "children": children,
        }
    )
