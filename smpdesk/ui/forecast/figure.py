"""A figure before it is painted: its words, its bars or lines, and the same as a table."""

from dataclasses import dataclass

from smpdesk.ui.shared.chart_bars import Bar
from smpdesk.ui.shared.chart_lines import Line


@dataclass(frozen=True, kw_only=True)
class Shown:
    """``text`` says what the picture says; ``empty`` stands in its place while there is nothing to show. ``clients``
    are ids behind the rows of the table, where a row is about somebody.
    """

    title: str
    text: str
    lines: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()
    top: float = 0.0
    legend: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    clients: tuple[int, ...] = ()
    empty: str = ""
    foot: str = ""
