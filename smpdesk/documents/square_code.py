"""A square code (QR), drawn as runs of dark modules: sharp at any size, and small in the file."""

from functools import lru_cache

from smpdesk.documents import look
from smpdesk.documents.boxes import Box
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.tags import Node

#: Points of one module: 0.4 mm, which phones read from a hand's distance.
MODULE = 0.4 / 25.4 * 72
#: Light modules on each side (ISO/IEC 18004: four).
QUIET = 4


class SquareCode(Box):
    """The code of a text. ``node`` is a Figure with words for those who cannot scan it."""

    def __init__(self, node: Node, text: str) -> None:
        self._node = node
        self._side, self._runs = runs(text)

    @property
    def wide(self) -> float:
        """Points across, the light margin included."""
        return (self._side + 2 * QUIET) * MODULE

    def height(self, width: float) -> float:
        return self.wide

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        with canvas.tagged(self._node):
            canvas.saveState()
            canvas.setFillColor(look.colour("black"))
            canvas.translate(x + QUIET * MODULE, top - (QUIET + self._side) * MODULE)
            canvas.scale(MODULE, MODULE)
            canvas.squares(self._runs)
            canvas.restoreState()


@lru_cache(maxsize=64)
def runs(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """Modules a side, and the dark runs as column, row from below, length. Cached: finding the best of eight masks
    takes 10 ms, and a sheet is made for the screen before it is made for the printer."""
    import segno  # brings urllib and ssl along: only when a code is drawn

    code = segno.make_qr(text.encode(), error="l")
    found: list[tuple[int, int, int]] = []
    side = len(code.matrix)
    for number, row in enumerate(code.matrix):
        start = None
        for at, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = at
            elif not dark and start is not None:
                found.append((start, side - 1 - number, at - start))
                start = None
    return side, tuple(found)
