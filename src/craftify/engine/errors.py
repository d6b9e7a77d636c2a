"""What can go wrong in the engine.

EngineError
├── DocumentInvalid   the block document itself: unknown block, duplicate id, too deep
├── TemplateInvalid   its source or its Liquid: does not parse or compile
├── DataInvalid       the data of one recipient does not keep the variable contract
├── RenderFailed      a limit was reached while rendering
├── HeaderInvalid     a header value would have broken out of its header
└── TooLarge          the input is over a limit before any work was done

Each carries `problems`: where it is, what it is, how to mend it.
"""

from collections.abc import Sequence

from craftify.engine.results import Problem


class EngineError(Exception):
    """Something the author of a template, or of its data, can mend."""

    code = "ENGINE_ERROR"

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.sentence() for problem in self.problems[:5]))


class DocumentInvalid(EngineError):
    """The block document does not keep its schema."""

    code = "DOCUMENT_INVALID"


class TemplateInvalid(EngineError):
    """The MJML, HTML or Liquid of a template cannot be compiled."""

    code = "TEMPLATE_INVALID"


class DataInvalid(EngineError):
    """The data given does not satisfy what the template needs."""

    code = "DATA_INVALID"


class RenderFailed(EngineError):
    """Rendering was stopped by a limit."""

    code = "RENDER_FAILED"


class HeaderInvalid(EngineError):
    """A header value holds a line break or NUL, in the open or inside an encoded word."""

    code = "HEADER_INVALID"


class TooLarge(EngineError):
    """The input is larger or deeper than the engine accepts."""

    code = "TOO_LARGE"
