"""A signature made on the screen, drawn on paper with the same path as there: filled, never a picture."""

from smpdesk.documents import look
from smpdesk.documents.boxes import Box
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.tags import Node
from smpdesk.domain.ink import shapes
from smpdesk.domain.signature import HEIGHT, WIDTH, Signature

#: Width in points that a pad takes on paper; the height follows.
ON_PAPER = 220.0
#: ReportLab's FILL_NON_ZERO: strokes overlap themselves.
_NON_ZERO = 1


class Ink(Box):
    """A signature on a line. ``node`` is a Figure with words for those who cannot see it."""

    def __init__(self, node: Node, signature: Signature, width: float = ON_PAPER) -> None:
        self._node = node
        self._signature = signature
        self._width = width

    def height(self, width: float) -> float:
        return self._scale(width) * HEIGHT

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        return (self, None) if self.height(width) <= room + 0.01 else (None, self)

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        scale = self._scale(width)
        path = canvas.beginPath()
        for word, *numbers in shapes(self._signature):
            spots = [_placed(at, float(each), x, top, scale) for at, each in enumerate(numbers)]
            if word == "M":
                path.moveTo(*spots)
            elif word == "C":
                path.curveTo(*spots)
            else:
                path.close()
        with canvas.tagged(self._node):
            canvas.setFillColor(look.colour("ink"))
            canvas.drawPath(path, stroke=0, fill=1, fillMode=_NON_ZERO)

    def _scale(self, width: float) -> float:
        return min(width, self._width) / WIDTH


def _placed(at: int, number: float, x: float, top: float, scale: float) -> float:
    """An x or a y of the pad, which counts from the top, in points of the page."""
    return round(top - number * scale if at % 2 else x + number * scale, 3)
