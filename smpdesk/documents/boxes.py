"""The parts that papers are composed of: text, space, columns, panels.

A box knows its height for a width, draws itself below a given height of the page, and can be
split where a page ends. Boxes are composed in reading order and bring their structure nodes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smpdesk.documents import look, setting
from smpdesk.documents.canvas import PaperCanvas, Run
from smpdesk.documents.look import Style
from smpdesk.documents.tags import Node

# Height of a capital of Open Sans in parts of the size: text is centred by its capitals.
_CAPITAL = 0.714


class Box:
    """A part of a paper. `with_next` keeps it on the page where the next part begins."""

    with_next = False

    def height(self, width: float) -> float:
        """Points needed when the box is `width` points wide."""
        raise NotImplementedError

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        """Draw below `top`, right of `x`."""
        raise NotImplementedError

    def split(self, width: float, room: float) -> tuple["Box | None", "Box | None"]:
        """What fits into `room` and what is left; (None, self) when it cannot be parted there."""
        return (self, None) if self.height(width) <= room else (None, self)


@dataclass(eq=False)
class Gap(Box):
    """Empty space, which is dropped at the head of a page."""

    points: float
    with_next: bool = False

    def height(self, width: float) -> float:
        return self.points

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        """Nothing to draw."""


class Text(Box):
    """A paragraph of one style; parts of it may have another weight."""

    def __init__(
        self,
        node: Node,
        text: str | Sequence[Run],
        style: Style,
        *,
        outline: int | None = None,
        with_next: bool = False,
        ready: tuple[float, list[setting.Line]] | None = None,
    ) -> None:
        self._node = node
        self._runs: tuple[Run, ...] = ((text, style.face),) if isinstance(text, str) else tuple(text)
        self._style = style
        self._outline = outline
        self._set = ready
        self.with_next = with_next

    def lines(self, width: float) -> list[setting.Line]:
        """The text broken for a width."""
        if self._set is None or self._set[0] != width:
            self._set = (width, setting.lines(self._runs, self._style.size, width))
        return self._set[1]

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self._style.leading

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        lines, style = self.lines(width), self._style
        if not lines:
            return
        if self._outline is not None:
            canvas.outline("".join(text for text, _face in self._runs), self._outline, top)
        with canvas.tagged(self._node):
            base = top - (style.leading + _CAPITAL * style.size) / 2
            for number, line in enumerate(lines):
                runs = list(line.runs)
                if runs and not line.open and number < len(lines) - 1:
                    # Readers join the lines of a paragraph: the space at the break must be there.
                    runs.append((" ", runs[-1][1]))
                left = x + width - line.width if style.right else x
                canvas.text_line(left, base - number * style.leading, runs, style.size, style.colour)

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        lines = self.lines(width)
        fits = int((room + 0.01) / self._style.leading)
        if fits >= len(lines):
            return self, None
        if len(lines) > 3:
            fits = min(fits, len(lines) - 2)  # no last line alone
        if fits < min(2, len(lines)):
            return None, self
        return self._part(width, lines[:fits]), self._part(width, lines[fits:])

    def _part(self, width: float, lines: list[setting.Line]) -> "Text":
        return Text(self._node, _joined(lines), self._style, with_next=self.with_next, ready=(width, lines))


def _joined(lines: Iterable[setting.Line]) -> list[Run]:
    runs: list[Run] = []
    for line in lines:
        runs += line.runs
        if runs and not line.open:
            runs.append((" ", runs[-1][1]))
    return runs


class Stack(Box):
    """Parts one below the other."""

    def __init__(self, boxes: Iterable[Box], *, with_next: bool = False) -> None:
        self.boxes = list(boxes)
        self.with_next = with_next

    def height(self, width: float) -> float:
        return sum(box.height(width) for box in self.boxes)

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        for box in self.boxes:
            box.draw(canvas, x, top, width)
            top -= box.height(width)

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        fitting, left = filled(self.boxes, width, room)
        if not any(not isinstance(box, Gap) for box in fitting):
            return None, self
        return Stack(fitting), Stack(left) if left else None


def filled(boxes: Sequence[Box], width: float, room: float) -> tuple[list[Box], list[Box]]:
    """The parts (the last perhaps split) that fill `room`, and the parts that are left."""
    fitting: list[Box] = []
    for number, box in enumerate(boxes):
        high = box.height(width)
        if high <= room + 0.01:
            fitting.append(box)
            room -= high
            continue
        first, rest = box.split(width, room)
        left = [*([rest] if rest else []), *boxes[number + 1 :]]
        if first:
            fitting.append(first)
        else:
            while fitting and (fitting[-1].with_next or isinstance(fitting[-1], Gap)):
                left.insert(0, fitting.pop())
        while left and isinstance(left[0], Gap):
            left.pop(0)
        return fitting, left
    return fitting, []


class Keep(Stack):
    """Parts that stay together on a page; only what fills a whole page by itself (`page`) is split."""

    def __init__(self, boxes: Iterable[Box], *, page: float) -> None:
        super().__init__(boxes)
        self._page = page

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        if self.height(width) <= self._page and room < self.height(width):
            return None, self
        return super().split(width, room)


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
