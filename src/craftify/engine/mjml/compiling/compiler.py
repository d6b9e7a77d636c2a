"""MJML elements compiled to HTML: shield, native compiler, what it lacks, styles."""

from craftify.engine.mjml.compiling.finishing import font_families, font_links
from craftify.engine.mjml.compiling.native import native_html
from craftify.engine.mjml.compiling.shield import Shielded
from craftify.engine.mjml.compiling.styling import styled
from craftify.engine.mjml.elements import Element


def compile_elements(root: Element) -> str:
    """HTML of an `mjml` element. Liquid stands in it byte for byte as it stood in the source.

    Raises:
        TemplateInvalid: when a selector or inline stylesheet cannot be read.
        TooLarge: when components or the HTML in them are nested too deep, or hold too much.
    """
    shielded = Shielded(root)
    head, rest, families = native_html(shielded.source)
    rest = shielded.restore(shielded.settle(rest))
    if shielded.own_fonts:
        families += font_families(shielded.own_fonts)
    fonts = font_links(shielded.restore(families), shielded.inline_css, shielded.fonts)
    html = f"{shielded.restore(head)}{fonts}{rest}"
    html = styled(html, shielded.inline_css, shielded.selectors)
    return f"{shielded.preamble}{html}"
