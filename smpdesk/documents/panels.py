"""Parts of a paper beside each other, and parts on a tinted ground."""

from collections.abc import Sequence

from smpdesk.documents import look
from smpdesk.documents.boxes import Box, Gap
from smpdesk.documents.canvas import PaperCanvas


class Columns(Box):
    """Parts side by side; `widths` in points, None for one that takes what is left."""

    def __init__(
        self,
        cells: Sequence[Box],
        widths: Sequence[float | None],
        *,
        gutter: float = 12,
        middle: bool = False,
    ) -> None:
        self._cells = list(cells)
        self._widths = list(widths)
        self._gutter = gutter
        self._middle = middle

    def _spread(self, width: float) -> list[float]:
        fixed = sum(each for each in self._widths if each is not None)
        free = width - fixed - self._gutter * (len(self._cells) - 1)
        share = free / max(1, self._widths.count(None))
        return [share if each is None else each for each in self._widths]

    def height(self, width: float) -> float:
        return max(cell.height(wide) for cell, wide in zip(self._cells, self._spread(width), strict=True))

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        high = self.height(width)
        for cell, wide in zip(self._cells, self._spread(width), strict=True):
            drop = (high - cell.height(wide)) / 2 if self._middle else 0.0
            cell.draw(canvas, x, top - drop, wide)
            x += wide + self._gutter

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        firsts: list[Box] = []
        rests: list[Box] = []
        for cell, wide in zip(self._cells, self._spread(width), strict=True):
            first, rest = cell.split(width=wide, room=room)
            if first is None and cell.height(wide) > 0:
                return None, self
            firsts.append(first or Gap(0))
            rests.append(rest or Gap(0))
        if all(isinstance(rest, Gap) for rest in rests):
            return self, None
        return self._like(firsts), self._like(rests)

    def _like(self, cells: list[Box]) -> "Columns":
        return Columns(cells, self._widths, gutter=self._gutter)


class Panel(Box):
    """A part on a tinted ground, with an optional bar at its left edge or hairline below."""

    def __init__(
        self,
        box: Box,
        *,
        fill: str = "",
        bar: str = "",
        below: str = "",
        pad: tuple[float, float] = (0, 0),
    ) -> None:
        self._box = box
        self._fill = fill
        self._bar = bar
        self._below = below
        self._pad = pad  # across, above and below

    def height(self, width: float) -> float:
        return self._box.height(width - 2 * self._pad[0]) + 2 * self._pad[1]

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        high = self.height(width)
        with canvas.artifact():
            if self._fill:
                canvas.setFillColor(look.colour(self._fill))
                canvas.rect(x, top - high, width, high, stroke=0, fill=1)
            if self._bar:
                canvas.setFillColor(look.colour(self._bar))
                canvas.rect(x, top - high, 3, high, stroke=0, fill=1)
            if self._below:
                canvas.setStrokeColor(look.colour(self._below))
                canvas.setLineWidth(look.HAIRLINE)
                canvas.line(x, top - high, x + width, top - high)
        self._box.draw(canvas, x + self._pad[0], top - self._pad[1], width - 2 * self._pad[0])

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        if self.height(width) <= room + 0.01:
            return self, None
        first, rest = self._box.split(width - 2 * self._pad[0], room - 2 * self._pad[1])
        return (self._like(first), self._like(rest) if rest else None) if first else (None, self)

    def _like(self, box: Box) -> "Panel":
        return Panel(box, fill=self._fill, bar=self._bar, below=self._below, pad=self._pad)
