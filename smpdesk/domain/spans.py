"""The inside of a polygon of head units as stretches along each row: quick to ask for many points."""

from collections.abc import Sequence
from math import ceil

from smpdesk.domain.head import Point

Rows = dict[int, tuple[tuple[float, float], ...]]


class Spans:
    """Rows of one unit with the stretches of x that lie inside; a row is asked at its middle.

    Neighbours that share a border share no point and leave none out.
    """

    def __init__(self, corners: Sequence[Point]) -> None:
        crossings: dict[int, list[float]] = {}
        for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
            if y1 == y2:
                continue
            if y1 > y2:  # always from above, so that a border is the same number for both neighbours
                x1, y1, x2, y2 = x2, y2, x1, y1
            slope = (x2 - x1) / (y2 - y1)
            for row in range(ceil(y1 - 0.5), ceil(y2 - 0.5)):
                crossings.setdefault(row, []).append(x1 + (row + 0.5 - y1) * slope)
        self.rows: Rows = {}
        for row, found in crossings.items():
            found.sort()
            self.rows[row] = tuple(zip(found[::2], found[1::2], strict=False))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom; all zero when nothing is inside."""
        if not self.rows:
            return 0.0, 0.0, 0.0, 0.0
        return (
            min(spans[0][0] for spans in self.rows.values()),
            float(min(self.rows)),
            max(spans[-1][1] for spans in self.rows.values()),
            float(max(self.rows) + 1),
        )

    def hold(self, x: float, y: float) -> bool:
        """True for a point inside."""
        return any(start <= x < end for start, end in self.rows.get(int(y), ()))

    def within(self, other: "Spans") -> "Spans":
        """What lies inside both."""
        both = Spans(())
        for row, spans in self.rows.items():
            found = tuple(
                (max(start, begin), min(end, stop))
                for start, end in spans
                for begin, stop in other.rows.get(row, ())
                if max(start, begin) < min(end, stop)
            )
            if found:
                both.rows[row] = found
        return both

    def area(self) -> float:
        """Square units inside."""
        return sum(end - start for spans in self.rows.values() for start, end in spans)
