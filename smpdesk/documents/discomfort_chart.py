"""Discomfort over the sessions, drawn small: the scale from 0 to 10, a line, a dot and its figure for each."""

from collections.abc import Sequence
from itertools import pairwise

from smpdesk.documents import fonts, look
from smpdesk.documents.boxes import Box
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.fonts import Face
from smpdesk.documents.tags import Node

_HIGH = 104.0
_LEFT, _BELOW, _ABOVE = 20.0, 16.0, 10.0
#: No wider than this for each session: two sessions make a small picture.
_STEP = 74.0
_SIZE = 8.0


class ChartBox(Box):
    """``points`` are short names with a figure, None where nobody asked: the line is broken there."""

    def __init__(self, node: Node, points: Sequence[tuple[str, int | None]]) -> None:
        self._node, self._points = node, points

    def height(self, width: float) -> float:
        return _HIGH

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        return (self, None) if room + 0.01 >= _HIGH else (None, self)

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        step = min(_STEP, (width - _LEFT) / max(1, len(self._points)))
        wide = _LEFT + step * len(self._points)
        floor, tall = top - _HIGH + _BELOW, _HIGH - _BELOW - _ABOVE
        with canvas.tagged(self._node):
            self._scale(canvas, x, floor, tall, wide)
            places = [
                (x + _LEFT + step * (number + 0.5), None if value is None else floor + tall * value / 10)
                for number, (_name, value) in enumerate(self._points)
            ]
            canvas.setStrokeColor(look.colour("accent"))
            canvas.setLineWidth(1.4)
            for (x1, y1), (x2, y2) in pairwise(places):
                if y1 is not None and y2 is not None:
                    canvas.line(x1, y1, x2, y2)
            every = max(1, -(-34 // int(max(1, step))))  # names must not touch each other
            for number, ((name, value), (at, high)) in enumerate(zip(self._points, places, strict=True)):
                if number % every == 0:
                    _centred(canvas, name, at, floor - 11, "muted")
                if high is None:
                    _centred(canvas, "–", at, floor + 3, "muted")
                    continue
                canvas.setFillColor(look.colour("accent"))
                canvas.circle(at, high, 2.6, stroke=0, fill=1)
                _centred(canvas, str(value), at, high + 5, "ink", Face.SEMIBOLD)

    def _scale(self, canvas: PaperCanvas, x: float, floor: float, tall: float, wide: float) -> None:
        canvas.setLineWidth(look.HAIRLINE)
        for value in (0, 5, 10):
            high = floor + tall * value / 10
            canvas.setStrokeColor(look.colour("edge" if value == 0 else "line"))
            canvas.line(x + _LEFT - 4, high, x + wide, high)
            said = str(value)
            left = x + _LEFT - 8 - fonts.width(said, Face.REGULAR, _SIZE)
            canvas.text_line(left, high - 2.8, [(said, Face.REGULAR)], _SIZE, look.colour("muted"))


def _centred(
    canvas: PaperCanvas, text: str, x: float, base: float, role: str, face: Face = Face.REGULAR
) -> None:
    left = x - fonts.width(text, face, _SIZE) / 2
    canvas.text_line(left, base, [(text, face)], _SIZE, look.colour(role))
