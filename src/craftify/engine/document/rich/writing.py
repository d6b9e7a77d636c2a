"""Rich text written as HTML: marks shared by neighbors, variables as Liquid."""

from collections.abc import Iterable, Sequence

from craftify.engine.document.escaping import escape_around_liquid, escape_text
from craftify.engine.document.rich.nodes import (
    TAGS_OF_MARK,
    BulletList,
    Heading,
    Inline,
    ListItem,
    Mark,
    OrderedList,
    Paragraph,
    Rich,
    VariableAttrs,
)

TAG_OF_MARK = {mark: tags[0] for mark, tags in TAGS_OF_MARK.items()}


def rich_html(rich: Rich) -> str:
    """HTML of a rich text. One paragraph without attributes is written bare."""
    parts = rich.content
    if len(parts) == 1:
        only = parts[0].__dict__  # a model answers for its attributes more slowly than its dict
        if only["type"] == "paragraph":
            attrs = only["attrs"].__dict__
            if not attrs["wrap"] and attrs["style"] is None:
                return inline_html(only["content"])
    return "".join([_part(part) for part in parts])


def rich_parts(rich: Rich) -> list[str]:
    """HTML of each part of a rich text: together they are its HTML, when there are several."""
    return [_part(part) for part in rich.content]


def variable_tag(variable: VariableAttrs) -> str:
    """The Liquid output tag of a variable."""
    fields = variable.__dict__
    path, fallback, filters = fields["path"], fields["fallback"], ""
    if fields["filters"]:
        filters = "".join([f" | {name}" for name in fields["filters"]])
    if fallback is None:
        return f"{{{{ {path}{filters} }}}}"
    quote = "'" if '"' in fallback else '"'
    return f"{{{{ {path} | default: {quote}{fallback}{quote}{filters} }}}}"


def inline_html(nodes: Sequence[Inline]) -> str:
    """Inline nodes; neighbors share the marks they have in common."""
    out: list[str] = []
    opened: list[Mark] = []
    for node in nodes:
        fields = node.__dict__  # as above
        marks = fields["marks"]
        if opened or marks:
            same = _common(opened, marks)
            out += [_closing(mark) for mark in reversed(opened[same:])]
            out += [_opening(mark) for mark in marks[same:]]
            opened = marks
        kind = fields["type"]
        if kind == "text":
            out.append(escape_text(fields["text"]))
        else:
            out.append(variable_tag(fields["attrs"]) if kind == "variable" else _leaf(node))
    if opened:
        out += [_closing(mark) for mark in reversed(opened)]
    return "".join(out)


def _common(one: Sequence[Mark], other: Sequence[Mark]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _leaf(node: Inline) -> str:
    if node.type == "variable":
        return variable_tag(node.attrs)
    if node.type == "text":
        return escape_text(node.text)
    if node.type == "hardBreak":
        return "<br />"
    return f"<img{_attributes(node.attrs.items())} />"


def mark_tag(mark: Mark) -> str:
    """The element a mark is written as; `attrs.tag` keeps `b` where the source had it."""
    return mark.attrs.get("tag") or TAG_OF_MARK[mark.type]


def _opening(mark: Mark) -> str:
    if not mark.attrs:
        return f"<{TAG_OF_MARK[mark.type]}>"
    attrs = _attributes(pair for pair in mark.attrs.items() if pair[0] != "tag")
    return f"<{mark_tag(mark)}{attrs}>"


def _closing(mark: Mark) -> str:
    return f"</{mark_tag(mark)}>"


def _attributes(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join([f' {name}="{escape_around_liquid(value)}"' for name, value in pairs])


def _part(part: Paragraph | Heading | BulletList | OrderedList | ListItem) -> str:
    style = f' style="{escape_around_liquid(part.attrs.style)}"' if part.attrs.style else ""
    match part:
        case Paragraph():
            tag, inner = "p", inline_html(part.content)
        case Heading():
            tag, inner = f"h{part.attrs.level}", inline_html(part.content)
        case ListItem():
            tag, inner = "li", _item(part)
        case _:
            tag = "ul" if part.type == "bulletList" else "ol"
            inner = "".join(_part(item) for item in part.content)
    return f"<{tag}{style}>{inner}</{tag}>"


def _item(item: ListItem) -> str:
    first, *others = item.content or [Paragraph(type="paragraph")]
    bare = (
        isinstance(first, Paragraph)
        and first.attrs.style is None
        and not first.attrs.wrap
        and not any(isinstance(part, Paragraph) for part in others)
    )
    start = inline_html(first.content) if bare and isinstance(first, Paragraph) else _part(first)
    return start + "".join(_part(part) for part in others)
