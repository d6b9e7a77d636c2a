"""The last step: Liquid comes back, each tag in the form that its place allows."""

import re

from craftify.engine.liquid.masking import Masked
from craftify.engine.sanitizing.attributes import Attributes
from craftify.engine.sanitizing.liquid import attribute_group, in_text, in_value

_TAG = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(r"<[A-Za-z/!?][^<]*>|--!?>")
_BREAKING_OUT = re.compile(r"\"[^\"]*=[^\"]*\"")


def restore(markup: str, masked: Masked, attributes: Attributes) -> str:
    """Put Liquid back into cleaned markup, whose attribute values are all in double quotes."""
    return _Restorer(masked, attributes).run(markup) if masked.tags else markup


class _Restorer:
    def __init__(self, masked: Masked, attributes: Attributes) -> None:
        prefix = masked.prefix
        self.tags = masked.tags
        self.attributes = attributes
        self.comment = re.compile(rf"<!--{prefix}(\d+)z-->")
        self.group = re.compile(rf" ?{prefix}(\d+)[gjkq](?:=\"\")?( ?)")
        self.word = re.compile(rf"/\*{prefix}(\d+)z\*/|{prefix}(\d+)z")

    def run(self, markup: str) -> str:
        markup = _TAG.sub(self._in_tag, markup)
        return self.word.sub(self._text, self.comment.sub(self._text, markup))

    def _in_tag(self, found: re.Match[str]) -> str:
        if self.comment.fullmatch(found[0]):
            return found[0]
        return self.word.sub(self._value, self.group.sub(self._grouped, found[0]))

    def _text(self, found: re.Match[str]) -> str:
        original = self._original(found)
        return self._noted(original, in_text(original))

    def _value(self, found: re.Match[str]) -> str:
        original = self._original(found)
        self._noted(original, in_text(original))
        if _BREAKING_OUT.search(original):
            self.attributes.note("quotes inside a Liquid tag", None)
        return in_value(original)

    def _noted(self, original: str, written: str) -> str:
        if written != original and _MARKUP.search(original):
            self.attributes.note("markup inside a Liquid tag", None)
        return written

    def _original(self, found: re.Match[str]) -> str:
        return self.tags[int(next(group for group in found.groups() if group))]

    def _grouped(self, found: re.Match[str]) -> str:
        kept = attribute_group(self.tags[int(found[1])], self._keep)
        if kept is None or "<" in self.tags[int(found[1])]:
            self.attributes.note("Liquid between attributes", None)
        return f" {kept}{found[2]}" if kept else found[2]

    def _keep(self, name: str, value: str) -> str | None:
        return self.attributes.keep(name, value, None)
