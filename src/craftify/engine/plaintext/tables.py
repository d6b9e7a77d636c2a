"""Data tables as rows a person can read: columns aligned when every cell is known."""

from craftify.engine.markup import Element

MIN_COLUMNS = 2
_LAYOUT_ROLES = frozenset(("presentation", "none"))
_CONTENT = frozenset(("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "img"))


def is_data(table: Element) -> bool:
    """Whether a table holds data rather than the layout of the email."""
    cells = 0
    for element in table.elements():
        if element.tag in ("th", "caption"):
            return True
        if element.tag in _CONTENT:
            return False
        cells = max(cells, _cells_in(element) if element.tag == "tr" else 0)
    return cells >= MIN_COLUMNS and table.get("role") not in _LAYOUT_ROLES


def aligned(rows: list[list[str]], *, barred: bool) -> list[str]:
    """Rows of cells as lines: in columns, or `barred` where Liquid leaves no width to know."""
    rows = [row for row in rows if any(row)]
    if barred:
        return [" | ".join(cell for cell in row if cell) for row in rows]
    columns = max((len(row) for row in rows), default=0)
    widths = [
        max((len(row[at]) for row in rows if at < len(row) and len(row) > 1), default=0)
        for at in range(columns)
    ]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def _padded(cell: str, width: int) -> str:
    return cell.ljust(width)


def _cells_in(row: Element) -> int:
    return sum(1 for cell in row.children if isinstance(cell, Element) and cell.tag in ("td", "th"))
