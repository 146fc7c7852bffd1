"""Ingredient labels of lots, and the call list of a recall with boxes for the pen."""

from collections.abc import Sequence

from smpdesk.documents import fonts, look, pages
from smpdesk.documents.boxes import Box, Gap, Keep, Stack, Text
from smpdesk.documents.day_sheet import Tick
from smpdesk.documents.fonts import Face
from smpdesk.documents.panels import Columns, Panel
from smpdesk.documents.tags import Node
from smpdesk.domain.stock_papers import CallEntry, CallSheet, LabelEntry, LabelSheet

_SIZE = 9.6
_GUTTER = 10.0
_PHONE, _TOUCHED, _TRIED = 92.0, 128.0, 122.0


def render_labels(sheet: LabelSheet) -> bytes:
    """The labels as PDF; the same sheet is the same bytes. Letters that the fonts lack come out as “?”."""
    frame = _frame(sheet)
    canvas = pages.open_canvas(frame)
    root = canvas.tree.root
    boxes: list[Box] = [
        *_head(root, sheet),
        Gap(8),
        Text(root.add("P"), _plain(sheet.intro), look.style(_SIZE, "muted")),
    ]
    for each in sheet.entries:
        boxes += [Gap(14), *_label(root, each)]
    return pages.write(canvas, pages.fill(boxes, frame), frame)


def render_calls(sheet: CallSheet) -> bytes:
    """The call list as PDF; the same sheet is the same bytes."""
    frame = _frame(sheet)
    canvas = pages.open_canvas(frame)
    root = canvas.tree.root
    style = look.style(_SIZE, "muted")
    boxes: list[Box] = [*_head(root, sheet), Gap(6)]
    boxes += [Text(root.add("P"), _plain(each), style) for each in (sheet.lots, sheet.summary)]
    boxes.append(Gap(8))
    if sheet.entries:
        table = root.add("Table")
        boxes.append(_headings(table, sheet.headings))
        boxes += [_row(table, each, frame.room) for each in sheet.entries]
    else:
        boxes.append(Text(root.add("P"), _plain(sheet.empty), look.style(12, "muted")))
    return pages.write(canvas, pages.fill(boxes, frame), frame)


def _frame(sheet: LabelSheet | CallSheet) -> pages.Frame:
    return pages.Frame(
        size=sheet.size,
        language=sheet.language,
        made=sheet.made,
        draft=False,
        title=_plain(sheet.title),
        subject="",
        author=_plain(sheet.clinic),
        foot=_plain(f"{sheet.clinic}  ·  {sheet.title}  ·  {sheet.printed}"),
    )


def _head(part: Node, sheet: LabelSheet | CallSheet) -> list[Box]:
    title = Text(
        part.add("H1"), _plain(sheet.title), look.style(18, "ink", Face.BOLD, lead=1.2), with_next=True
    )
    clinic = Text(part.add("P"), _plain(sheet.clinic), look.style(_SIZE, "muted", lead=1.3))
    return [Panel(Stack([clinic, title, Gap(7)]), below="accent")]


def _label(root: Node, entry: LabelEntry) -> list[Box]:
    name = Text(
        root.add("H2"), _plain(entry.name), look.style(13, "accent", Face.SEMIBOLD, lead=1.3), with_next=True
    )
    facts = Text(root.add("P"), _plain(entry.facts), look.style(_SIZE, "ink", Face.SEMIBOLD), with_next=True)
    text = Text(root.add("P"), _plain(entry.text), look.style(10.4, "ink", lead=1.42))
    return [name, facts, Gap(4, with_next=True), text]


def _headings(table: Node, headings: Sequence[str]) -> Box:
    line = table.add("TR")
    style = look.style(8.2, "muted", Face.SEMIBOLD)
    cells: list[Box] = [Text(line.add("TH", scope="Column"), _plain(each), style) for each in headings]
    panel = Panel(_columns(cells), below="edge", pad=(4.0, 3.5))
    panel.with_next = True
    return panel


def _row(table: Node, entry: CallEntry, page: float) -> Box:
    line = table.add("TR")
    ink = "muted" if entry.told else "ink"
    strong, small = look.style(_SIZE * 1.1, ink, Face.SEMIBOLD), look.style(_SIZE * 0.92, "muted", lead=1.36)
    who = line.add("TH", scope="Row")
    name = Tick(Text(who, _plain(entry.name), strong), strong, entry.told)
    first: list[Box] = [name, Text(who, _plain(entry.number), small)]
    if entry.mark:
        style = look.style(_SIZE * 0.92, "warn", Face.SEMIBOLD, lead=1.3)
        mark = Text(line.add("TD"), _plain(entry.mark), style)
        first += [Gap(3), Panel(mark, fill="warn_tint", bar="warn", pad=(8, 1.5))]
    phone = Text(line.add("TD"), _plain(entry.phone), look.style(_SIZE, ink, Face.SEMIBOLD))
    cells: list[Box] = [
        Stack(first),
        phone,
        _lines(line.add("TD"), entry.touched),
        _lines(line.add("TD"), entry.tried),
    ]
    return Keep([Panel(_columns(cells), below="line", pad=(4.0, 6.0))], page=page)


def _lines(cell: Node, lines: Sequence[str]) -> Box:
    style = look.style(_SIZE * 0.92, "ink", lead=1.36)
    return Stack([Text(cell.add("P"), _plain(each), style) for each in lines]) if lines else Gap(0)


def _columns(cells: Sequence[Box]) -> Columns:
    return Columns(cells, [None, _PHONE, _TOUCHED, _TRIED], gutter=_GUTTER)


def _plain(text: str) -> str:
    """The text with a question mark for every letter that cannot be printed."""
    lacking = set(fonts.missing_letters(text))
    return "".join("?" if each in lacking else each for each in fonts.plain(text)) if lacking else text
