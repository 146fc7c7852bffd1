"""The day sheet: a part for each technician, to be read at arm's length and ticked with a pen."""

from collections.abc import Sequence
from dataclasses import replace

from smpdesk.documents import fonts, look, pages
from smpdesk.documents.boxes import Box, Gap, Keep, Stack, Text
from smpdesk.documents.boxes import filled as boxes_filled
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.fonts import Face
from smpdesk.documents.look import Style
from smpdesk.documents.panels import Columns, Panel
from smpdesk.documents.tags import Node
from smpdesk.domain.day_sheet import DayCheck, DayMark, DayPerson, DaySheet, DayVisit

_SIZE = 9.6
_GUTTER = 11.0
_TIME, _PREPARE, _READY = 62.0, 122.0, 124.0
_PAD = (6.0, 7.0)
_ROLES = {"bad": "warn", "warn": "draft", "plain": "accent"}
_TINTS = {"bad": "warn_tint", "warn": "draft_tint", "plain": "tint"}


def render(sheet: DaySheet) -> bytes:
    """The sheet as PDF; the same sheet is the same bytes.

    A working paper is never refused: a letter that the paper's fonts lack comes out as “?”, beside the client's number.
    """
    frame = pages.Frame(
        size=sheet.size,
        language=sheet.language,
        made=sheet.made,
        draft=False,
        title=_plain(sheet.title),
        subject="",
        author=_plain(sheet.clinic),
        foot=_plain(f"{sheet.clinic}  ·  {sheet.title}  ·  {sheet.printed}"),
    )
    canvas = pages.open_canvas(frame)
    filled: list[list[Box]] = []
    for number, person in enumerate(sheet.people):
        last = number == len(sheet.people) - 1
        parts = _part(canvas.tree.root, sheet, person, frame.room)
        parts += _others(canvas.tree.root, sheet) if last else []
        filled += _paged(parts, canvas.tree.root, f"{person.name}  ·  {sheet.title}", frame)
    if not filled:
        filled = pages.fill(_nobody(canvas.tree.root, sheet), frame)
    return pages.write(canvas, filled, frame)


def _paged(boxes: Sequence[Box], root: Node, again: str, frame: pages.Frame) -> list[list[Box]]:
    """The parts of each page; from the second on it says again whose day it is."""
    found: list[list[Box]] = []
    left = list(boxes)
    while left:
        head: list[Box] = []
        if found:
            name = Text(root.add("P"), _plain(again), look.style(_SIZE, "muted", Face.SEMIBOLD))
            head = [Panel(Stack([name, Gap(5)]), below="edge")]
        room = frame.room - sum(each.height(frame.width) for each in head)
        page, rest = boxes_filled(left, frame.width, room)
        if not page:  # higher than the paper, and cannot be split: show what there is
            page, rest = left[:1], left[1:]
        found.append([*head, *page])
        left = rest
    return found


class Tick(Box):
    """A line that is ticked already, or has a box that waits for the pen."""

    _INDENT = 14.0

    def __init__(self, text: Box, style: Style, done: bool) -> None:
        self._text, self._style, self._done = text, style, done

    def height(self, width: float) -> float:
        return self._text.height(width - self._INDENT)

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        side = self._style.size * 0.82
        base = top - (self._style.leading + side) / 2
        with canvas.artifact():
            canvas.setLineWidth(0.9)
            canvas.setLineCap(1)
            if self._done:
                canvas.setStrokeColor(look.colour("accent"))
                canvas.setLineWidth(1.5)
                canvas.line(x + side * 0.08, base + side * 0.45, x + side * 0.38, base + side * 0.12)
                canvas.line(x + side * 0.38, base + side * 0.12, x + side * 0.98, base + side * 0.92)
            else:
                canvas.setStrokeColor(look.colour("edge"))
                canvas.rect(x, base, side, side, stroke=1, fill=0)
            canvas.setLineCap(0)
        self._text.draw(canvas, x + self._INDENT, top, width - self._INDENT)


def _part(root: Node, sheet: DaySheet, person: DayPerson, page: float) -> list[Box]:
    part = root.add("Sect")
    boxes = [*_head(part, sheet), Gap(10)]
    name = Text(
        part.add("H2"), _plain(person.name), look.style(15, "accent", Face.SEMIBOLD, lead=1.25), outline=0
    )
    summary = Text(part.add("P"), _plain(person.summary), look.style(_SIZE, "muted", right=True))
    boxes.append(Columns([name, Stack([Gap(5.5), summary])], [None, 160], gutter=_GUTTER))
    boxes.append(Gap(5, with_next=True))
    table = part.add("Table")
    boxes.append(_headings(table, sheet.headings))
    boxes += [_row(table, visit, page) for visit in person.visits]
    return boxes


def _head(part: Node, sheet: DaySheet) -> list[Box]:
    day = Text(
        part.add("H1"), _plain(sheet.title), look.style(19, "ink", Face.BOLD, lead=1.2), with_next=True
    )
    clinic = Text(part.add("P"), _plain(sheet.clinic), look.style(_SIZE, "muted", lead=1.3))
    return [Panel(Stack([clinic, day, Gap(7)]), below="accent")]


def _headings(table: Node, headings: Sequence[str]) -> Box:
    line = table.add("TR")
    style = look.style(8.2, "muted", Face.SEMIBOLD)
    cells: list[Box] = [Text(line.add("TH", scope="Column"), each, style) for each in headings]
    panel = Panel(_columns(cells), below="edge", pad=(_PAD[0], 3.5))
    panel.with_next = True
    return panel


def _row(table: Node, visit: DayVisit, page: float) -> Box:
    line = table.add("TR")
    over = bool(visit.state) and not (visit.marks or visit.prepare or visit.checks)
    ink = "muted" if over else "ink"
    strong = look.style(_SIZE * 1.12, ink, Face.SEMIBOLD)
    text, small = look.style(_SIZE, ink), look.style(_SIZE * 0.92, "muted", lead=1.36)
    when = line.add("TH", scope="Row")
    time: list[Box] = [Text(when, _time(visit.time, strong), strong), Text(when, visit.length, small)]
    if visit.state:
        time.append(Text(when, visit.state, look.style(_SIZE * 0.92, "accent", Face.SEMIBOLD, lead=1.36)))
    who = line.add("TD")
    names: list[Box] = [
        Text(who.add("P"), _plain(visit.client), strong),
        Text(who.add("P"), _plain(visit.what), text),
    ]
    beside = "  ·  ".join(each for each in (visit.number, visit.room) if each)
    names.append(Text(who.add("P"), _plain(beside), small))
    names += _marks(who, visit.marks)
    if visit.note:
        names += [Gap(2), Text(who.add("P"), _plain(visit.note), small)]
    cells: list[Box] = [
        Stack(time),
        Stack(names),
        _prepare(line.add("TD"), visit.prepare),
        Stack(_checks(line.add("TD"), visit.checks)),
    ]
    return Keep([Panel(_columns(cells), below="line", pad=_PAD)], page=page)


def _time(words: str, style: Style) -> str:
    """“10:00 am–1:00 pm” parted behind the dash where it is too wide for its column, and nowhere else."""
    whole = words.replace(" ", "\u00a0")
    wide = fonts.width(fonts.plain(whole), style.face, style.size)
    return whole.replace("–", "–\n") if wide > _TIME else whole


def _marks(who: Node, marks: Sequence[DayMark]) -> list[Box]:
    found: list[Box] = []
    for mark in marks:
        style = look.style(_SIZE * 0.92, _ROLES[mark.kind], Face.SEMIBOLD, lead=1.3)
        text = Text(who.add("P"), _plain(mark.text), style)
        found += [Gap(3), Panel(text, fill=_TINTS[mark.kind], bar=_ROLES[mark.kind], pad=(8, 1.5))]
    return found


def _prepare(cell: Node, lines: Sequence[str]) -> Box:
    if not lines:
        return Gap(0)
    first, *others = lines
    small = look.style(_SIZE * 0.92, "muted", lead=1.36)
    text = look.style(_SIZE)
    return Stack(
        [
            Text(cell.add("P"), _plain(first), small),
            *(Text(cell.add("P"), _plain(each), text) for each in others),
        ]
    )


def _checks(cell: Node, checks: Sequence[DayCheck]) -> list[Box]:
    found: list[Box] = []
    for check in checks:
        open_ = replace(look.style(_SIZE, "ink", Face.SEMIBOLD), leading=_SIZE * 1.38)
        style = replace(open_, face=Face.REGULAR, colour=look.colour("muted")) if check.done else open_
        found.append(Tick(Text(cell.add("P"), _plain(check.text), style), style, check.done))
    return found


def _columns(cells: Sequence[Box]) -> Columns:
    return Columns(cells, [_TIME, None, _PREPARE, _READY], gutter=_GUTTER)


def _others(root: Node, sheet: DaySheet) -> list[Box]:
    style = look.style(_SIZE, "muted")
    return [box for each in sheet.others for box in (Gap(10), Text(root.add("P"), _plain(each), style))]


def _nobody(root: Node, sheet: DaySheet) -> list[Box]:
    part = root.add("Sect")
    return [*_head(part, sheet), Gap(16), Text(part.add("P"), sheet.empty, look.style(12, "muted"))]


def _plain(text: str) -> str:
    """The text with a question mark for every letter that cannot be printed."""
    lacking = set(fonts.missing_letters(text))
    return "".join("?" if each in lacking else each for each in fonts.plain(text)) if lacking else text
