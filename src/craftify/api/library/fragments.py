"""The content of a synced block as it comes in."""

from typing import Annotated, Any

from pydantic import Field

from craftify.api.envelopes import Shape
from craftify.api.templates.written import JsonObject
from craftify.domain.library.blocks import Level


class FragmentInput(Shape):
    """Blocks as designs have them: sections, columns or what stands in columns.

    `theme` holds what they use of the theme they were made in: `tokens`, `darkTokens`, `presets`,
    `childPresets`, `fonts`. The theme of a template stands above it.
    """

    level: Level
    children: Annotated[list[JsonObject], Field(min_length=1, max_length=200)]
    theme: JsonObject = Field(default_factory=dict)

    def fragment(self) -> dict[str, Any]:
        """The same as JSON."""
        return {"level": self.level, "children": self.children, "theme": self.theme}
