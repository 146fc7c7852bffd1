"""The clinic at the head of its papers: logo, name and address on the left, how to reach it on the right."""

from io import BytesIO

from reportlab.lib.utils import ImageReader

from smpdesk.documents import fonts, look
from smpdesk.documents.boxes import Box, Gap, Stack, Text
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.fonts import Face
from smpdesk.documents.panels import Columns, Panel
from smpdesk.documents.tags import Node
from smpdesk.domain.aftercare import Letterhead

#: A logo fits into this box, in points, and keeps its proportions.
LOGO_WIDTH = 132.0
LOGO_HEIGHT = 46.0
_REACH_WIDTH = 212.0


class Picture(Box):
    """A picture as large as its box allows, never enlarged beyond 150 dots per inch."""

    def __init__(self, node: Node, data: bytes, width: float, height: float) -> None:
        self._node = node
        self._data = data
        across, down = ImageReader(BytesIO(data)).getSize()
        scale = min(width / across, height / down, 72 / 150 * max(1.0, 60 / max(across, down)))
        self.size: tuple[float, float] = (across * scale, down * scale)

    def height(self, width: float) -> float:
        return self.size[1]

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        with canvas.tagged(self._node):
            canvas.picture(self._data, x, top - self.size[1], *self.size)


def letterhead(parent: Node, head: Letterhead, language: str, scale: float = 1.0) -> Box:
    """The head of a paper, closed by a line in the accent colour; `scale` sizes its letters."""
    part = parent.add("Sect")
    cells: list[Box] = []
    widths: list[float | None] = []
    if head.logo:
        alt = look.words(language)["logo"].format(clinic=head.name)
        picture = Picture(part.add("Figure", alt=alt), head.logo, LOGO_WIDTH, LOGO_HEIGHT)
        cells.append(picture)
        widths.append(picture.size[0])
    small = look.style(9.2 * scale, "muted", lead=1.38)
    name = look.style(13.5 * scale, "ink", Face.SEMIBOLD, lead=1.3)
    # One running line: many short ones would push the paper down.
    address = ", ".join(line.strip() for line in head.address if line.strip())
    cells.append(Stack([Text(part.add("P"), head.name, name), Text(part.add("P"), address, small)]))
    widths.append(None)
    reach = [line for line in (head.phone, head.email, head.web) if line.strip()]
    if reach:
        right = look.style(9.2 * scale, "muted", lead=1.38, right=True)
        cells.append(Stack([Gap(2.5 * scale), *(Text(part.add("P"), line, right) for line in reach)]))
        natural = max(fonts.width(fonts.plain(line), Face.REGULAR, right.size) for line in reach)
        widths.append(min(natural + 1, _REACH_WIDTH))
    inner = Stack([Columns(cells, widths, gutter=14), Gap(9)])
    return Panel(inner, below="accent")
