"""Components the native compiler renders in part, mended where their class says they are."""

import re
from collections.abc import Callable

Mend = Callable[[str, str], str]

_MSO = r"<!--\[if mso \| IE\]>"
_END = "<![endif]-->"
_CELL_START = rf"{_MSO}<td[^>]*><!\[endif\]-->"
_CELL_END = rf"{_MSO}</td><!\[endif\]-->"
_HERO_END = (
    f"<!--[if mso | IE]></td></tr></table>{_END}</td></tr></tbody></table></div>"
    f"<!--[if mso | IE]></td></tr></table>{_END}"
)
_FIXED_CELL = re.compile(
    r'<td( background="[^"]*")?(?: height="-?[\d.]+")? style="([^"]*?)height:-?[\d.]+px;"'
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SIDES = {1: (0, 0), 2: (1, 1), 3: (1, 1), 4: (3, 1)}


def instead_of_network(body: str) -> Mend:
    """Put a template tag where its stand-in is among social networks."""

    def mend(html: str, place: str) -> str:
        row = rf'<tr class="{place}">(?:(?!</tr>).)*?</tr></tbody></table></td></tr>'
        table = r"<table[^>]*><tbody>"
        found = rf"{_CELL_START}{table}{row}</tbody></table>{_CELL_END}|{row}"
        return re.sub(found, lambda _: body, html, count=1, flags=re.DOTALL)

    return mend


def instead_of_link(body: str) -> Mend:
    """Put a template tag where its stand-in is among the links of a navbar."""

    def mend(html: str, place: str) -> str:
        cell = rf'{_MSO}<td class="{place}-outlook"[^>]*><!\[endif\]-->'
        return re.sub(rf"{cell}<a [^>]*>\s*</a>{_CELL_END}", lambda _: body, html, count=1)

    return mend


def instead_of_element(body: str) -> Mend:
    """Put a template tag where its stand-in is among the elements of an accordion."""

    def mend(html: str, place: str) -> str:
        row = rf'<tr class="{place}">.*?</label></td></tr>'
        return re.sub(row, lambda _: body, html, count=1, flags=re.DOTALL)

    return mend


def with_gap(gap: str) -> Mend:
    """A section that keeps its distance from the one above it in a wrapper."""

    def mend(html: str, place: str) -> str:
        html = re.sub(
            rf'(<div class="{place}" style="margin:0px auto;)',
            lambda found: f"{found[1]}margin-top:{gap};",
            html,
            count=1,
        )
        return re.sub(
            rf'(<table [^>]*class="{place}-outlook" style=")',
            lambda found: f"{found[1]}padding-top:{gap};",
            html,
            count=1,
        )

    return mend


def as_hero(attributes: dict[str, str]) -> Mend:
    """A hero whose Outlook table leaves room for its padding, and whose height may be fluid."""
    reduced = _horizontal(attributes, "padding")
    ratio = _ratio(attributes) if attributes.get("mode") == "fluid-height" else None

    def mend(html: str, place: str) -> str:
        start = html.find(f'<div class="{place}"')
        end = html.find(_HERO_END, start)
        if start < 0 or end < 0:
            return html
        hero = html[start:end]
        if reduced:
            hero = re.sub(
                rf'({_MSO}<table [^>]*)width="(\d+)" style="width:\d+px;"',
                lambda found: _narrowed(found, reduced),
                hero,
                count=1,
            )
        tail = _HERO_END
        if ratio is not None:
            spacer = (
                f'<td style="width:0.01%;padding-bottom:{ratio}%;mso-padding-bottom-alt:0;"></td>'
            )
            hero = _FIXED_CELL.sub(
                lambda found: f'{spacer}<td{found[1] or ""} style="{found[2]}"',
                hero,
                count=1,
            )
            tail = tail.replace("</td></tr></tbody>", f"</td>{spacer}</tr></tbody>", 1)
        return f"{html[:start]}{hero}{tail}{html[end + len(_HERO_END) :]}"

    return mend


def _narrowed(found: re.Match[str], reduced: int) -> str:
    width = int(found[2]) - reduced
    return f'{found[1]}width="{width}" style="width:{width}px;"'


def _ratio(attributes: dict[str, str]) -> int:
    height, width = (
        _NUMBER.match(attributes.get(name, ""))
        for name in ("background-height", "background-width")
    )
    if height is None or width is None or not float(width[0]):
        return 0
    return round(float(height[0]) / float(width[0]) * 100)


def _horizontal(attributes: dict[str, str], name: str) -> int:
    """The pixels a box takes on its left and right."""
    parts = attributes.get(name, "0").split()
    left, right = _SIDES.get(len(parts), (0, 0))
    sides = [parts[left], parts[right]] if parts else ["0", "0"]
    for place, side in enumerate(("left", "right")):
        sides[place] = attributes.get(f"{name}-{side}", sides[place])
    return sum(int(float(found[0])) for side in sides if (found := _NUMBER.match(side)))
