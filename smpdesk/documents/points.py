"""Points of a list."""

from smpdesk.documents import look
from smpdesk.documents.boxes import Box, Stack, Text
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.look import Style
from smpdesk.documents.tags import Node


def point(listed: Node, line: str, style: Style, role: str, beside: str = "") -> Box:
    """One point of the list `listed`, with a dot in the colour of `role`; `beside` is the same in English below it."""
    item = listed.add("LI")
    text: Box = Text(item.add("LBody"), line, style)
    if beside:
        small = look.style(max(8.0, style.size * 0.8), "muted", lead=1.24)
        text = Stack([text, Text(item.add("LBody", lang="en"), beside, small)])
    return Point(text, style, role)


class Point(Box):
    """A line of a list, with a dot of its own before it."""

    def __init__(self, text: Box, style: Style, role: str, dot: bool = True) -> None:
        self._text = text
        self._style = style
        self._role = role
        self._dot = dot

    @property
    def _indent(self) -> float:
        return self._style.size * 0.95

    def height(self, width: float) -> float:
        return self._text.height(width - self._indent)

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        first, rest = self._text.split(width - self._indent, room)
        # What goes on over the page has no dot of its own: it is the same point.
        return (
            Point(first, self._style, self._role, self._dot) if first else None,
            Point(rest, self._style, self._role, self._dot and first is None) if rest else None,
        )

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        if self._dot:
            with canvas.artifact():
                canvas.setFillColor(look.colour(self._role))
                radius = self._style.size * 0.14
                canvas.circle(x + radius, top - self._style.leading / 2, radius, stroke=0, fill=1)
        self._text.draw(canvas, x + self._indent, top, width - self._indent)
