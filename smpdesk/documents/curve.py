"""The curve of a forecast on paper: the same numbers as on screen, with its band and its seasons."""

from collections.abc import Sequence

from smpdesk.documents import fonts, look
from smpdesk.documents.boxes import Box, Stack
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.fonts import Face
from smpdesk.documents.panels import Columns
from smpdesk.documents.tags import Node
from smpdesk.domain.curve_drawing import TOUCH_UP, CurveWords

_LEFT, _ABOVE = 4.0, 14.0


class CurveBox(Box):
    """``high`` is the height of the whole picture in points, ``size`` that of its words."""

    def __init__(self, node: Node, curve: CurveWords, high: float = 168.0, size: float = 8.4) -> None:
        self._node, self._curve, self._high, self._size = node, curve, high, size

    def height(self, width: float) -> float:
        return self._high

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        return (self, None) if room + 0.01 >= self._high else (None, self)

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        below = 2.9 * self._size
        field = (x + _LEFT, top - self._high + below, width - 2 * _LEFT, self._high - below - _ABOVE)
        with canvas.tagged(self._node):
            self._ground(canvas, field)
            drawn = self._curve.drawing
            canvas.setFillColor(look.colour("band"))
            canvas.setStrokeColor(look.colour("band"))
            self._path(canvas, [*drawn.low, *reversed(drawn.high)], field, fill=1)
            canvas.setStrokeColor(look.colour("accent"))
            canvas.setLineWidth(1.6)
            self._path(canvas, drawn.middle, field, fill=0)
            self._window(canvas, field)

    def _path(
        self,
        canvas: PaperCanvas,
        places: Sequence[tuple[float, float]],
        field: tuple[float, float, float, float],
        fill: int,
    ) -> None:
        left, floor, wide, tall = field
        path = canvas.beginPath()
        for number, (across, up) in enumerate(places):
            (path.lineTo if number else path.moveTo)(left + across * wide, floor + up * tall)
        if fill:
            path.close()
        canvas.drawPath(path, stroke=0 if fill else 1, fill=fill)

    def _ground(self, canvas: PaperCanvas, field: tuple[float, float, float, float]) -> None:
        left, floor, wide, tall = field
        last = -1e9
        canvas.setLineWidth(look.HAIRLINE)
        for place, year in self._curve.drawing.years:
            at = left + place * wide
            canvas.setStrokeColor(look.colour("line"))
            canvas.line(at, floor, at, floor + tall)
            room = fonts.width(str(year), Face.REGULAR, self._size)
            if at - room / 2 > last + 5 and at + room / 2 <= left + wide + _LEFT:
                self._word(canvas, str(year), at - room / 2, floor - 1.15 * self._size, "muted")
                last = at + room / 2
        canvas.setStrokeColor(look.colour("edge"))
        canvas.line(left, floor, left + wide, floor)
        self._word(canvas, self._curve.fresh, left, floor + tall + 4, "muted")

    def _window(self, canvas: PaperCanvas, field: tuple[float, float, float, float]) -> None:
        left, floor, wide, tall = field
        drawn, level = self._curve.drawing, floor + TOUCH_UP * tall
        first, last = left + drawn.opens * wide, left + drawn.closes * wide
        canvas.setStrokeColor(look.colour("accent"))
        canvas.setLineWidth(1.4)
        canvas.line(first, level, last, level)
        for at in (first, last):
            canvas.line(at, level - 3.5, at, level + 3.5)
        canvas.setLineWidth(look.HAIRLINE)
        canvas.setDash(1, 2)
        for at in (first, last):
            canvas.line(at, level - 3.5, at, floor)
        canvas.setDash()
        word = self._curve.touch_up
        room = fonts.width(word, Face.SEMIBOLD, self._size)
        middle = min(max((first + last) / 2, left + room / 2), left + wide - room / 2)
        canvas.setFillColor(look.colour("white"))
        canvas.rect(middle - room / 2 - 2, level + 4.2, room + 4, 1.25 * self._size, stroke=0, fill=1)
        self._word(canvas, word, middle - room / 2, level + 6.5, "accent", Face.SEMIBOLD)
        one, other = (
            fonts.width(each, Face.SEMIBOLD, self._size) for each in (self._curve.opens, self._curve.closes)
        )
        from_left = max(left, min(first - one / 2, left + wide - other - 10 - one))
        to_left = min(left + wide - other, max(last - other / 2, from_left + one + 10))
        base = floor - 2.6 * self._size
        self._word(canvas, self._curve.opens, from_left, base, "accent", Face.SEMIBOLD)
        self._word(canvas, self._curve.closes, to_left, base, "accent", Face.SEMIBOLD)

    def _word(
        self, canvas: PaperCanvas, text: str, x: float, base: float, role: str, face: Face = Face.REGULAR
    ) -> None:
        canvas.text_line(x, base, [(text, face)], self._size, look.colour(role))


def beside(part: Node, said: Sequence[Box], curve: CurveWords, size: float) -> Box:
    """Paragraphs with a small curve at their right: for the sheet that goes home with a client."""
    node = part.add("Figure", alt=curve.alt)
    drawn = CurveBox(node, curve, high=size * 8.2, size=max(6.4, size * 0.64))
    return Columns([Stack(said), drawn], [None, size * 17], gutter=size * 1.2)
