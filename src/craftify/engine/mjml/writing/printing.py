"""MJML written for people: indented, one component per line, read back as the same document."""

import re

from craftify.engine.document.escaping import escape_value
from craftify.engine.mjml.elements import COMMENT, TEXT, Element

LINE_WIDTH = 110

# a body that names components would end early or open new ones when it is read again
_COMPONENT = re.compile(r"<(/?mj(?:ml|-[a-z]))", re.IGNORECASE)


def print_mjml(root: Element, *, pretty: bool = True) -> tuple[str, dict[str, int]]:
    """The source of the elements, and the line where each block begins."""
    printer = _Printer(pretty=pretty)
    printer.element(root, 0)
    return printer.text(), printer.lines


class _Printer:
    """Collects lines and remembers on which of them every block begins."""

    def __init__(self, *, pretty: bool) -> None:
        self._pretty = pretty
        self._out: list[str] = []
        self._line = 1
        self.lines: dict[str, int] = {}

    def text(self) -> str:
        return "\n".join(self._out) + "\n" if self._pretty else "".join(self._out)

    def _write(self, text: str) -> None:
        self._out.append(text)
        self._line += text.count("\n") + (1 if self._pretty else 0)

    def element(self, element: Element, depth: int) -> None:
        indent = "  " * depth if self._pretty else ""
        if element.block_id:
            self.lines[element.block_id] = self._line
        if element.tag == COMMENT:
            self._write(f"{indent}<!--{element.body}-->")
        elif element.tag == TEXT:
            self._write(f"{indent}{element.body}")
        elif element.children:
            self._write(f"{self._opening(element, indent)}>")
            for child in element.children:
                self.element(child, depth + 1)
            self._write(f"{indent}</{element.tag}>")
        elif element.body:
            self._bodied(element, indent)
        else:
            self._write(f"{self._opening(element, indent)} />")

    def _bodied(self, element: Element, indent: str) -> None:
        opening, body = (
            self._opening(element, indent),
            _COMPONENT.sub(r"&lt;\1", element.body or ""),
        )
        if self._pretty and "\n" in body:
            self._write(f"{opening}>\n{body}\n{indent}</{element.tag}>")
        else:
            self._write(f"{opening}>{body}</{element.tag}>")

    def _opening(self, element: Element, indent: str) -> str:
        pairs = [f'{name}="{escape_value(value)}"' for name, value in element.attributes.items()]
        line = " ".join((f"{indent}<{element.tag}", *pairs))
        if not self._pretty or len(line) <= LINE_WIDTH:
            return line
        return f"\n{indent}  ".join((f"{indent}<{element.tag}", *pairs))
