"""Documents for the tests: short ways to say a block, and hypothesis strategies of whole ones."""

from typing import Any

from hypothesis import strategies as st

from craftify.engine import Document, parse_document
from craftify.engine.document.specification import SPECIFICATION, camel

Json = dict[str, Any]

NUMBERS = st.integers(0, 640)
PLAIN = st.text("abc xyzÄß€'&<>\"{}%#@;:=/\\-", min_size=1, max_size=12)
WORDS = PLAIN.map(lambda text: " ".join(text.split())).filter(bool)
# values are Liquid, so nothing in them may begin a tag by accident
VALUE_WORDS = WORDS.filter(lambda text: "{{" not in text and "{%" not in text)
# a prefix keeps the words of Liquid itself out
NAMES = st.from_regex(r"v[a-z0-9_]{1,7}", fullmatch=True)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map(".".join)
LIQUID = PATHS.map(lambda path: f"{{{{ {path} }}}}")
VALUES: dict[str, st.SearchStrategy[str]] = {
    "px": NUMBERS.map(lambda n: f"{n}px"),
    "length": NUMBERS.map(lambda n: f"{n}px"),
    "box": st.lists(NUMBERS, min_size=1, max_size=4).map(
        lambda sides: " ".join(f"{n}px" for n in sides)
    ),
    "color": st.from_regex(r"#[0-9a-f]{6}", fullmatch=True) | LIQUID,
    "url": VALUE_WORDS.map(lambda text: f"https://e.example/?q={text}") | LIQUID,
    "text": VALUE_WORDS | LIQUID,
}


def document(*blocks: Json, **more: Any) -> Document:  # noqa: ANN401 - any field of a document
    """A document of these top level blocks."""
    return parse_document({"children": list(blocks), **more})


def in_column(*content: Json, **more: Any) -> Document:  # noqa: ANN401 - any field of a document
    """A document of one section with one column of content."""
    column = {"id": "col1", "type": "column", "children": list(content)}
    return document({"id": "sec1", "type": "section", "children": [column]}, **more)


def text(html: str = "x", **more: Any) -> Json:  # noqa: ANN401 - any field of a block
    """A text block with a body of HTML."""
    return {"id": "text", "type": "text", "html": html, **more}


def rich(*content: Json) -> Json:
    """A rich text of these parts."""
    return {"type": "doc", "content": list(content)}


def paragraph(*content: Json, **attrs: Any) -> Json:  # noqa: ANN401 - any attribute
    """A paragraph of these inline nodes."""
    return {"type": "paragraph", "content": list(content), **({"attrs": attrs} if attrs else {})}


def words(text: str, *marks: Json) -> Json:
    """A run of text with its marks."""
    return {"type": "text", "text": text, **({"marks": list(marks)} if marks else {})}


def _props(kind: str) -> st.SearchStrategy[dict[str, str]]:
    known = SPECIFICATION.blocks[kind].attributes
    choices = {
        camel(name): VALUES.get(value, VALUE_WORDS)
        for name, value in known.items()
        if not value.startswith(("enum", "flag", "number"))
    }
    picked = st.lists(st.sampled_from(sorted(choices)), max_size=4, unique=True)
    return picked.flatmap(lambda names: st.fixed_dictionaries({n: choices[n] for n in names}))


MARKS = st.lists(
    st.sampled_from([{"type": "bold"}, {"type": "italic"}, {"type": "underline"}])
    | st.builds(lambda url: {"type": "link", "attrs": {"href": url}}, VALUES["url"])
    | st.builds(
        lambda color: {"type": "style", "attrs": {"style": f"color:{color}"}}, VALUES["color"]
    ),
    max_size=2,
    unique_by=lambda mark: str(mark["type"]),
)
VARIABLES = st.builds(
    lambda path, fallback: {"path": path} | ({"fallback": fallback} if fallback else {}),
    PATHS,
    st.none() | st.from_regex(r"[a-z ]{1,9}", fullmatch=True),
)


@st.composite
def inline(draw: st.DrawFn) -> list[Json]:
    """Inline nodes as an editor keeps them: neighbors with equal marks are one."""
    nodes: list[Json] = []
    for kind in draw(st.lists(st.sampled_from(["text", "variable", "break"]), max_size=4)):
        marks = draw(MARKS)
        if nodes and nodes[-1].get("marks", []) == marks and kind == "text":
            continue
        if nodes and marks and nodes[-1].get("marks"):
            marks = []  # equal marks on neighbors melt into one: tested in test_rich_text.py
        node: Json = {"marks": marks} if marks else {}
        if kind == "text":
            node |= {"type": "text", "text": draw(WORDS)}
        elif kind == "variable":
            node |= {"type": "variable", "attrs": draw(VARIABLES)}
        else:
            node |= {"type": "hardBreak"}
        if not (nodes and nodes[-1]["type"] == node["type"] == "text" and not marks):
            nodes.append(node)
    return nodes


@st.composite
def riches(draw: st.DrawFn) -> Json:
    """Rich texts: one bare paragraph, or paragraphs, headings and lists."""
    if draw(st.booleans()):
        nodes = draw(inline())
        return rich(paragraph(*nodes)) if nodes else rich()
    parts: list[Json] = []
    for kind in draw(st.lists(st.sampled_from(["p", "h", "ul"]), min_size=2, max_size=3)):
        if kind == "p":
            parts.append(paragraph(*draw(inline())))
        elif kind == "h":
            level = {"level": draw(st.integers(1, 6))}
            parts.append({"type": "heading", "attrs": level, "content": draw(inline())})
        else:
            item = {"type": "listItem", "content": [paragraph(*(draw(inline()) or [words("x")]))]}
            parts.append({"type": "bulletList", "content": [item]})
    return rich(*parts)


LEAVES = ("text", "image", "button", "divider", "spacer", "table", "html", "social")


@st.composite
def blocks(draw: st.DrawFn, kind: str) -> Json:
    """A block of a kind with what MJML can say about it."""
    block: Json = {"id": f"b{draw(st.integers(1000, 10**12))}", "type": kind}
    if kind == "html":
        return block | {"html": draw(st.sampled_from(["<b>x</b>", "<table><tr></tr></table>"]))}
    block["props"] = draw(_props(kind))
    if draw(st.booleans()):
        block["name"] = draw(st.from_regex(r"[A-Z][a-z ]{0,8}[a-z]", fullmatch=True))
    if draw(st.integers(0, 4)) == 0:
        block["cssClass"] = draw(st.sampled_from(["note", "big red"]))
        block["presets"] = draw(st.sampled_from([[], ["warm"], ["warm", "wide"]]))
        block["extra"] = draw(st.sampled_from([{}, {"data-x": "a & b"}]))
    if kind != "item" and draw(st.integers(0, 4)) == 0:
        block["when"] = draw(PATHS)
    if kind in {"text", "button", "item"}:
        block |= {"text": draw(riches())} if draw(st.booleans()) else {"html": "a < b <!-- c -->"}
    elif kind == "table":
        block["html"] = "<tr><td>x</td></tr>"
    elif kind == "social":
        block["items"] = draw(st.lists(blocks("item"), max_size=2))
    return block


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of everything that MJML has words for."""
    sections = []
    for _ in range(draw(st.integers(0, 3))):
        columns = []
        for _ in range(draw(st.integers(0, 2))):
            column = draw(blocks("column"))
            kinds = draw(st.lists(st.sampled_from(LEAVES), max_size=3))
            column["children"] = [draw(blocks(kind)) for kind in kinds]
            columns.append(column)
        sections.append(draw(blocks("section")) | {"children": columns})
    ids = iter(range(10**6))

    def renamed(block: Json) -> Json:
        block["id"] = f"id{next(ids):04}"
        for inner in (*block.get("children", []), *block.get("items", [])):
            renamed(inner)
        return block

    return document(
        *map(renamed, sections),
        meta={
            "subject": draw(st.just("") | WORDS | LIQUID),
            "preheader": draw(st.just("") | WORDS),
        },
        theme={
            "defaults": draw(st.sampled_from([{}, {"mj-text": {"color": "#111111"}}])),
            "presets": draw(st.sampled_from([{}, {"warm": {"color": "#b45309"}}])),
            "css": draw(st.sampled_from([[], [{"css": ".a > b { color: red }", "inline": True}]])),
        },
    )
