"""The parts that papers are composed of: text, space, and one below the other.

A box knows its height for a width, draws itself below a given height of the page, and can be
split where a page ends. Boxes are composed in reading order and bring their structure nodes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smpdesk.documents import setting
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
