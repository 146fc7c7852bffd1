"""The map of the head on paper: the same outlines and the same dots as on the screen, drawn as vectors.

A dot is a stroke of no length with a round cap, all of a layer in one path: 30,000 of them are 160 ms and 240 kB.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from reportlab.lib.colors import Color, HexColor

from smpdesk import resources
from smpdesk.documents.boxes import Box
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.tags import Node
from smpdesk.domain.chart import ChartStory
from smpdesk.domain.chart_dots import ChartDots
from smpdesk.domain.dots import Scalp, Tile, tile
from smpdesk.domain.hair import COMBED, SEEN, Growth, hairs
from smpdesk.domain.head import BOX, Path, View, polygon, views
from smpdesk.domain.outline import corners_of, middle, stands
from smpdesk.domain.pattern_drawing import Drawing, drawings
from smpdesk.domain.scalp_area import AreaKind, ScalpArea

#: Width of a dot, in units.
_DOT = 2.2
#: Points: no dot is finer, for neither a screen nor a printer shows it as fine. A small head has fewer and wider ones
#: instead, as much ink on the same skin.
_FINEST = 0.42
#: Points: finer dots are drawn as squares, of the same ink.
_ROUND, _SQUARE = 0.9, 0.886
#: Lengths of a combed strand and of stubble, in units.
_STRAND, _STUBBLE = 40.0, 5.0
#: How the edge of the head turns away from the light: width in units and strength of strokes along it.
_RIM = ((120.0, 0.05), (76.0, 0.06), (40.0, 0.08), (16.0, 0.10))


class Frame(NamedTuple):
    """Where a picture stands on the page: left, bottom, width and height in points."""

    left: float
    bottom: float
    width: float
    height: float


class _Tone(NamedTuple):
    light: Color
    shade: Color
    line: Color
    dot: Color
    newest: Color


class MapBox(Box):
    """One view of a story as a part of a paper. ``node`` is a Figure with words for those who cannot see it."""

    def __init__(
        self,
        node: Node,
        story: ChartStory,
        view: str,
        upto: int | None = None,
        newest: bool = False,
        high: float = 170,
    ) -> None:
        self._node, self._story, self._view = node, story, view
        self._upto, self._newest, self._high = upto, newest, high

    def height(self, width: float) -> float:
        return min(self._high, width)

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        return (self, None) if self.height(width) <= room + 0.01 else (None, self)

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        high = self.height(width)
        with canvas.tagged(self._node):
            draw(canvas, self._story, self._view, Frame(x, top - high, width, high), self._upto, self._newest)


def draw(
    canvas: PaperCanvas,
    story: ChartStory,
    view: str,
    frame: Frame,
    upto: int | None = None,
    newest: bool = False,
) -> int:
    """Draw a view after session ``upto`` (an index; -1 before the first, None after all); the number of its dots.

    ``newest`` shows the dots of that session in a colour of their own. Whoever calls gives the words for those who
    cannot see it: `alt_text` has them.
    """
    head, tone = _heads()[view], _tone(story.skin)
    last = len(story.layers) - 1 if upto is None else min(upto, len(story.layers) - 1)
    left, top, right, bottom = _bounds(view)
    scale = min(frame.width / (right - left), frame.height / (bottom - top))
    canvas.saveState()
    canvas.translate(
        frame.left + (frame.width - (right - left) * scale) / 2 - left * scale,
        frame.bottom + (frame.height - (bottom - top) * scale) / 2 + bottom * scale,
    )
    canvas.scale(scale, -scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    _head(canvas, head, tone, scale)
    _hair(canvas, story, view, tone)
    _scars(canvas, story, view, tone, scale)
    drawn = _layers(canvas, story, view, last, newest, tone, scale)
    _signs(canvas, story, view, tone, scale)
    canvas.restoreState()
    return drawn


def alt_text(story: ChartStory, view: str, upto: int | None, names: Sequence[tuple[str, int]]) -> str:
    """Words for a picture: the view, after which session, and each place with its density."""
    last = len(story.layers) - 1 if upto is None else upto
    after = (
        "before the first session" if last < 0 else f"after session {story.layers[last].number or last + 1}"
    )
    said = ", ".join(f"{name} {density} dots/cm²" for name, density in names) or "nothing worked"
    return f"Map of the head from the {view}, {after}: {said}."


def dots_of(story: ChartStory, view: str) -> ChartDots:
    """The dots of a story in a view, as the screen has them."""
    return ChartDots(story, _scalp(view))


def _hair(canvas: PaperCanvas, story: ChartStory, view: str, tone: _Tone) -> None:
    """The hair that is there: what a pattern of hair loss leaves of it, combed where it is long, else stubble.

    Its path is kept once in the file for all pictures of the view; its colour is set outside of it.
    """
    drawing = _drawings().get(story.pattern)
    if drawing is None and story.hair not in SEEN:
        return
    long = story.hair in COMBED or (drawing is not None and drawing.long)
    name = f"hair-{view}-{story.pattern}-{long}"
    if not canvas.hasForm(name):
        strokes = _strokes(view, story.pattern, long)
        canvas.beginForm(name, 0, 0, BOX, BOX)
        canvas.slivers(strokes, 3.4 if long else 1.9)
        canvas.endForm()
    canvas.saveState()
    canvas.clipPath(_path(canvas, _heads()[view].skin), stroke=0, fill=0)
    canvas.setFillColor(tone.dot, alpha=0.8 if long else 0.42)
    canvas.doForm(name)
    canvas.restoreState()


@cache
def _strokes(view: str, pattern: str, long: bool) -> tuple[tuple[float, float, float, float], ...]:
    """The hairs of a view as strokes."""
    growth = Growth(_heads(), view, _drawings().get(pattern))
    reach = _STRAND if long else _STUBBLE
    return tuple(
        (
            each.x,
            each.y,
            each.x + each.dx * reach * (0.5 + 0.5 * each.here),
            each.y + each.dy * reach * (0.5 + 0.5 * each.here),
        )
        for each in hairs(growth, view, long, _tile(), 45)
    )


def _head(canvas: PaperCanvas, head: View, tone: _Tone, scale: float) -> None:
    fine = 0.5 / scale
    canvas.setLineWidth(fine)
    canvas.setStrokeColor(tone.line)
    canvas.setFillColor(tone.shade)
    for outline in head.under:
        canvas.drawPath(_path(canvas, outline), stroke=1, fill=1)
    canvas.saveState()
    canvas.clipPath(_path(canvas, head.skin), stroke=0, fill=0)
    x, y, radius = head.light
    canvas.radialGradient(x, y, radius * 1.1, [tone.light, tone.light, tone.shade], [0, 0.42, 1], extend=True)
    for strength, outline in head.shades:
        canvas.setFillColor(tone.shade, alpha=min(1.0, strength * 1.6))
        canvas.drawPath(_path(canvas, outline), stroke=0, fill=1)
    for width, strength in _RIM:
        canvas.setLineWidth(width)
        canvas.setStrokeColor(tone.line, alpha=strength)
        canvas.drawPath(_path(canvas, head.skin), stroke=1, fill=0)
    canvas.restoreState()
    canvas.setStrokeColor(tone.line, alpha=1)
    canvas.setLineWidth(fine * 1.3)
    canvas.drawPath(_path(canvas, head.skin), stroke=1, fill=0)
    canvas.setLineWidth(fine)
    for line in head.lines:
        canvas.drawPath(_path(canvas, line), stroke=1, fill=0)


def _layers(
    canvas: PaperCanvas, story: ChartStory, view: str, last: int, newest: bool, tone: _Tone, scale: float
) -> int:
    if last < 0 or not story.layers:
        return 0
    each = max(1.0, (_FINEST / (_DOT * scale)) ** 2)  # one dot stands for so many
    found = ChartDots(story, _scalp(view), 1 / each)
    below = found.kept(last) if newest else found.upto(last)
    above = found.layer(last) if newest else ()
    for points, shade in ((below, tone.dot), (above, tone.newest)):
        if points:
            wide = _DOT * each**0.5
            canvas.setFillColor(shade)
            canvas.setStrokeColor(shade)
            canvas.setLineWidth(wide)
            if wide * scale < _ROUND:
                canvas.dots(points, wide * _SQUARE)
            else:
                canvas.strokes((x, y, x, y) for x, y in points)
    return len(below) + len(above)


def _scars(canvas: PaperCanvas, story: ChartStory, view: str, tone: _Tone, scale: float) -> None:
    canvas.setFillColor(tone.light)
    canvas.setStrokeColor(tone.line)
    canvas.setLineWidth(0.5 / scale)
    for area in story.areas:
        if area.view == view and stands(area, AreaKind.SCAR):
            canvas.drawPath(_rounded(canvas, area), stroke=1, fill=1)


def _signs(canvas: PaperCanvas, story: ChartStory, view: str, tone: _Tone, scale: float) -> None:
    """Outlines of drawn areas, and a red ring with a stroke where no needle goes."""
    mark = resources.toml("heads/skin.toml")["mark"]
    for area in story.areas:
        if area.view != view or not stands(area):
            continue
        if area.kind is AreaKind.AREA:
            canvas.setStrokeColor(tone.line)
            canvas.setLineWidth(0.7 / scale)
            canvas.setDash(2.2 / scale, 2.2 / scale)
            canvas.drawPath(_rounded(canvas, area), stroke=1, fill=0)
            canvas.setDash()
        elif area.kind is AreaKind.NO_GO:
            x, y = middle(area)
            reach = max(max(abs(px - x) for px, _ in corners_of(area)) + 3, 3.2 / scale)
            for shade, width in ((mark["halo"], 2.0), (mark["stop"], 1.1)):
                canvas.setStrokeColor(HexColor(shade))
                canvas.setLineWidth(width / scale)
                canvas.circle(x, y, reach, stroke=1, fill=0)
                canvas.line(x - reach * 0.7, y - reach * 0.7, x + reach * 0.7, y + reach * 0.7)


def _rounded(canvas: PaperCanvas, area: ScalpArea) -> object:
    path = canvas.beginPath()
    corners = corners_of(area)
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    return path


def _path(canvas: PaperCanvas, outline: Path) -> object:
    path = canvas.beginPath()
    for kind, points in outline:
        if kind == "M":
            path.moveTo(*points[0])
        elif kind == "L":
            path.lineTo(*points[0])
        elif kind == "C":
            path.curveTo(*points[0], *points[1], *points[2])
        else:
            path.close()
    return path


def _tone(skin: str) -> _Tone:
    found = resources.toml("heads/skin.toml")["tone"]
    return _Tone(*(HexColor(each) for each in found.get(skin or "0", found["0"])))


@cache
def _heads() -> dict[str, View]:
    return views(resources.toml("heads/heads.toml"))


@cache
def _drawings() -> dict[str, Drawing]:
    return drawings(resources.toml("heads/patterns.toml"))


@cache
def _tile() -> Tile:
    return tile(resources.text("heads/dots.b85"))


@cache
def _scalp(view: str) -> Scalp:
    return Scalp(_heads()[view], _tile())


@cache
def _bounds(view: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what a view covers, in units."""
    head = _heads()[view]
    corners = [point for outline in (head.skin, *head.under) for point in polygon(outline)]
    xs, ys = [x for x, _ in corners], [min(float(BOX), y) for _, y in corners]
    return min(xs) - 8, min(ys) - 8, max(xs) + 8, max(ys) + 8
