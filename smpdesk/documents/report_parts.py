"""The blocks of a report as boxes: facts, tables, maps, the chart of discomfort, signatures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from smpdesk.documents import look
from smpdesk.documents.boxes import Box, Gap, Keep, Stack, Text
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.discomfort_chart import ChartBox
from smpdesk.documents.fonts import Face
from smpdesk.documents.panels import Columns, Panel
from smpdesk.documents.scalp_map import MapBox, alt_text, dots_of
from smpdesk.documents.signature import Ink
from smpdesk.documents.tags import Node
from smpdesk.domain.chart import ChartStory
from smpdesk.domain.report import Block, DiscomfortChart, Drawn, Facts, Maps, Paragraph, Report, Table

#: Sizes in points: running text, cells of tables, heights of small and of main maps.
SIZE, _CELL = 9.6, 8.8
_HEAD, _HEAD_PAD, _GUTTER = 8.0, 2.5, 9.0
_SMALL, _MAIN = 100.0, 188.0
VIEWS = ("front", "top", "left", "right", "back")
#: A view that shows less than this share of a layer's dots is left out beside the main ones.
_SHARE = 0.12
_MOST_MAIN = 3


#: The main views of layers, by the layer's place in the story.
Shown = Mapping[int, tuple[str, ...]]


def boxes_of(part: Node, block: Block, report: Report, page: float, shown: Shown) -> list[Box]:
    """A block as boxes; ``page`` is the height of a page, ``shown`` what :func:`main_views` says of the report."""
    makers: dict[type[Any], Callable[[], list[Box]]] = {
        Facts: lambda: _facts(part, block),  # type: ignore[arg-type]
        Paragraph: lambda: [_paragraph(part, block)],  # type: ignore[arg-type]
        Table: lambda: _table(part, block, page),  # type: ignore[arg-type]
        Maps: lambda: _maps(part, block, report.story, page, shown),  # type: ignore[arg-type]
        DiscomfortChart: lambda: [_chart(part, block)],  # type: ignore[arg-type]
        Drawn: lambda: [_drawn(part, block, page)],  # type: ignore[arg-type]
    }
    return makers[type(block)]()


def texts_of(block: Block) -> Iterator[str]:
    """Every text of a block that people may have typed."""
    if isinstance(block, Facts):
        for each in block.fields:
            yield from (each.label, each.answer)
    elif isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Table):
        yield from block.headings
        for row in block.rows:
            yield from row
    elif isinstance(block, Maps | Drawn):
        yield block.caption


def _facts(part: Node, facts: Facts) -> list[Box]:
    """Labels in the muted colour with their answers beside them; long answers take the whole line."""
    found: list[Box] = []
    short = [each for each in facts.fields if len(each.answer) <= 44 and "\n" not in each.answer]
    for start in range(0, len(short), 2):
        cells = [_fact(part, each.label, each.answer, 82) for each in short[start : start + 2]]
        found += [Columns([*cells, *([Gap(0)] * (2 - len(cells)))], [None, None], gutter=18), Gap(2)]
    for each in facts.fields:
        if each not in short:
            found += [_fact(part, each.label, each.answer, 82), Gap(2)]
    return found


def _fact(part: Node, label: str, answer: str, wide: float) -> Box:
    line = part.add("P")
    name = Text(line, f"{label}: ", look.style(_CELL, "muted", lead=SIZE * 1.36 / _CELL))
    said = Text(line, answer, look.style(SIZE, lead=1.36))
    return Columns([name, said], [wide, None], gutter=8)


def _paragraph(part: Node, block: Paragraph) -> Box:
    face = Face.SEMIBOLD if block.strong else Face.REGULAR
    return Text(
        part.add("P"), block.text, look.style(SIZE, block.role, face, lead=1.38), with_next=block.strong
    )


def _table(part: Node, block: Table, page: float) -> list[Box]:
    table = part.add("Table")
    head = table.add("TR")
    style = look.style(_HEAD, "muted", Face.SEMIBOLD)
    cells: list[Box] = [Text(head.add("TH", scope="Column"), each, style) for each in block.headings]
    first = Panel(_Shared(cells, block.widths), below="edge", pad=(0, _HEAD_PAD))
    first.with_next = True
    rows = [_row(table, row, block.widths, page) for row in block.rows]
    return [Gap(3), _Rows([first, *rows], block), Gap(4)]


class _Rows(Stack):
    """A head and its rows; where a page ends the head stands again, as an ornament: readers have it once."""

    def __init__(self, boxes: Sequence[Box], block: Table) -> None:
        super().__init__(boxes)
        self._block = block

    def split(self, width: float, room: float) -> tuple[Box | None, Box | None]:
        first, rest = super().split(width, room)
        if not isinstance(rest, Stack) or not isinstance(first, Stack):
            return first, rest
        return first, _Rows([_Again(self._block), *rest.boxes], self._block)


class _Again(Box):
    """The headings of a table at the head of another page."""

    with_next = True

    def __init__(self, block: Table) -> None:
        self._block = block
        self._style = look.style(_HEAD, "muted", Face.SEMIBOLD)

    def height(self, width: float) -> float:
        return self._style.leading + 2 * _HEAD_PAD

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        style, block = self._style, self._block
        base = top - _HEAD_PAD - (style.leading + 0.714 * style.size) / 2
        spread = _shares(block.widths, width)
        with canvas.artifact():
            at = x
            for text, wide in zip(block.headings, spread, strict=True):
                canvas.text_line(at, base, [(text, style.face)], style.size, style.colour)
                at += wide + _GUTTER
            canvas.setStrokeColor(look.colour("edge"))
            canvas.setLineWidth(look.HAIRLINE)
            canvas.line(x, top - self.height(width), x + width, top - self.height(width))


def _shares(widths: Sequence[float], width: float) -> list[float]:
    free = width - _GUTTER * (len(widths) - 1)
    return [free * each / sum(widths) for each in widths]


def _row(table: Node, row: Sequence[str], widths: Sequence[float], page: float) -> Box:
    line = table.add("TR")
    cells: list[Box] = []
    for number, text in enumerate(row):
        node = line.add("TD") if number else line.add("TH", scope="Row")
        face = Face.REGULAR if number else Face.SEMIBOLD
        cells.append(_cell(node, text, face))
    return Keep([Panel(_Shared(cells, widths), below="line", pad=(0, 3.2))], page=page)


def _cell(node: Node, text: str, face: Face) -> Box:
    """The lines of a cell; only the first of a row's name is heavy."""
    found: list[Box] = []
    for number, line in enumerate(text.split("\n") if text else ()):
        style = look.style(_CELL, "ink", face if not number else Face.REGULAR, lead=1.34)
        found.append(Text(node.add("P"), line, style))
    return Stack(found)


class _Shared(Columns):
    """Cells as wide as their shares."""

    def __init__(self, cells: Sequence[Box], shares: Sequence[float]) -> None:
        super().__init__(cells, [None] * len(cells), gutter=_GUTTER)
        self._shares = tuple(shares)

    def _spread(self, width: float) -> list[float]:
        return _shares(self._shares, width)

    def _like(self, cells: list[Box]) -> "Columns":
        return _Shared(cells, self._shares)


def _maps(part: Node, block: Maps, story: ChartStory, page: float, shown: Shown) -> list[Box]:
    views = shown[block.upto] if block.newest else VIEWS
    if not views:
        return []
    high = _MAIN if block.newest else _SMALL
    row: list[Box] = []
    for view in views:
        alt = alt_text(story, view, block.upto, block.told)
        row.append(MapBox(part.add("Figure", alt=alt), story, view, block.upto, block.newest, high))
    if block.newest:
        row += [Gap(0)] * (_MOST_MAIN - len(row))
    pictures: list[Box] = [Gap(4), Columns(row, [None] * len(row), gutter=8)]
    if block.caption:
        pictures += [Gap(3), Text(part.add("P"), block.caption, look.style(8.0, "muted"))]
    return [Keep(pictures, page=page), Gap(4)]


def main_views(report: Report) -> Shown:
    """Of each layer that is shown by itself: the views with most of its dots, and those on which a worked place
    was drawn, in their usual order."""
    story = report.story
    blocks = [each for part in report.parts for each in part.blocks]
    wanted = {each.upto for each in blocks if isinstance(each, Maps) and each.newest}
    if not wanted:
        return {}
    dots = {view: dots_of(story, view) for view in VIEWS}
    return {
        upto: _most(story, upto, {view: len(each.layer(upto)) for view, each in dots.items()})
        for upto in wanted
    }


def _most(story: ChartStory, upto: int, counts: Mapping[str, int]) -> tuple[str, ...]:
    drawn = {area.view for place in story.layers[upto].work if (area := story.area(place)) is not None}
    most = max(counts.values())
    shown = [each for each in VIEWS if counts[each] > most * _SHARE or each in drawn]
    # In tenths: left and right, which differ by a handful of dots, keep their order from session to session.
    shown.sort(key=lambda each: (each not in drawn, -round(10 * counts[each] / max(1, most))))
    return tuple(each for each in VIEWS if each in shown[:_MOST_MAIN])


def _chart(part: Node, block: DiscomfortChart) -> Box:
    return ChartBox(part.add("Figure", alt=block.alt), block.points)


def _drawn(part: Node, block: Drawn, page: float) -> Box:
    ink = Panel(Ink(part.add("Figure", alt=block.alt), block.signature), below="edge")
    caption = Text(part.add("P"), block.caption, look.style(8.0, "muted"))
    return Keep([Gap(6), Columns([Stack([ink, Gap(2), caption])], [240], gutter=0)], page=page)
