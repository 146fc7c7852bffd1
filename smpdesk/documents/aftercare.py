"""The aftercare sheet: one page that a client can follow from the mirror, in the client's own dates."""

from collections.abc import Sequence

from smpdesk.documents import fonts, look, pages
from smpdesk.documents.boxes import Box, Gap, Keep, Stack, Text
from smpdesk.documents.fonts import Face
from smpdesk.documents.letterhead import letterhead
from smpdesk.documents.panels import Columns, Panel
from smpdesk.documents.points import point
from smpdesk.documents.square_code import SquareCode
from smpdesk.documents.tags import Node
from smpdesk.domain.aftercare import AftercareSheet

#: Size of the running text in points, from the most generous down. The first that fits one page is
#: taken; what does not fit at the last flows to further pages at `FLOWING`.
STEPS = (12.0, 11.7, 11.4, 11.2, 11.0, 10.8, 10.6, 10.4, 10.2, 10.0, 9.8, 9.6, 9.4, 9.2, 9.0, 8.8)
FLOWING = 11.0
#: Large print (18 points is what associations of the blind ask for) takes the pages it needs.
LARGE = 18.0
LEAST_LARGE = 16.0
#: Dates are this much larger than the text.
_DATE = 12 / 11
#: Line distance of the running text, in its sizes.
_LEAD = 1.28
_WHEN_WIDTH = 9.9  # of the date column, in sizes of the text
#: Lines of what was used that may stand beside the square code.
_MOST_BESIDE = 5
#: And letters of ingredients: a label or two.
_LETTERS_BESIDE = 400
#: In smaller text there is no room for the curve, nor for more than the range in words.
_CURVE_FROM = 9.2
_WHEN_LARGE = 8.6  # in large print dates may break


def render(sheet: AftercareSheet) -> bytes:
    """The sheet as PDF; the same sheet is the same bytes.

    Raises `Refusal` (letters_missing) when a name or text has letters that the paper's fonts lack.
    """
    fonts.refuse_missing(_texts(sheet))
    frame = pages.client_frame(sheet, sheet.wording)
    if sheet.large:
        canvas = pages.open_canvas(frame)
        boxes = _composed(canvas.tree.root, sheet, LARGE, frame.room)
        return pages.write(canvas, pages.fill(boxes, frame), frame)
    return pages.fitted(
        frame, lambda node, size: _composed(node, sheet, size, frame.room), STEPS, FLOWING, most=1
    )


def _texts(sheet: AftercareSheet) -> list[str]:
    head = sheet.letterhead
    return [
        *(head.name, *head.address, head.phone, head.email, head.web),
        *(sheet.title, sheet.client, sheet.treatment, sheet.contact, sheet.footer, sheet.wording),
        *(text for row in sheet.rows for text in (row.when, row.what)),
        *(sheet.warning_title, *sheet.warning, sheet.expect_title, *sheet.expect),
        *(sheet.lasting_title, *sheet.lasting, sheet.next_title, *sheet.next_lines),
        *sheet.ahead,
        *(
            (sheet.curve.fresh, sheet.curve.touch_up, sheet.curve.opens, sheet.curve.closes)
            if sheet.curve
            else ()
        ),
        *(sheet.places, sheet.used_title, sheet.code_title, sheet.code_caption, sheet.note),
        *(text for line in sheet.used for text in (line.text, line.ingredients)),
    ]


def _composed(root: Node, sheet: AftercareSheet, size: float, page: float) -> list[Box]:
    air = size * 0.95
    head = min(size / 11, 1.4)
    boxes: list[Box] = [letterhead(root, sheet.letterhead, sheet.language, head), Gap(air)]
    boxes += _opening(root, sheet, size)
    boxes += [Gap(air * 0.8), *_timetable(root, sheet, size, page)]
    if sheet.next_lines:
        boxes += [Gap(air * 0.8), _next_session(root, sheet, size, page)]
    if sheet.warning:
        boxes += [Gap(air * 0.8), _warning(root, sheet, size, page)]
    boxes += _advice(root, sheet.expect_title, sheet.expect, size)
    boxes += _lasting(root, sheet, size)
    if not _beside_code(sheet):
        boxes += _used(root.add("Sect"), sheet, size)
    boxes += [Gap(air), _closing(root, sheet, size, page)]
    return boxes


def _opening(root: Node, sheet: AftercareSheet, size: float) -> list[Box]:
    title = look.style(size * 2.0, "ink", Face.BOLD, lead=1.2)
    client = look.style(size * 1.12)
    words = look.words(sheet.language)
    boxes: list[Box] = [Text(root.add("H1"), sheet.title, title, outline=0, with_next=True), Gap(size * 0.15)]
    runs = [(f"{words['for']} ", Face.REGULAR), (sheet.client, Face.SEMIBOLD)]
    boxes.append(Text(root.add("P"), runs, client))
    muted = look.style(size, "muted")
    said = [each for each in (sheet.treatment, sheet.places) if each]
    return [*boxes, *(Text(root.add("P"), each, muted) for each in said)]


def _when_width(sheet: AftercareSheet, size: float) -> float:
    return size * (_WHEN_LARGE if sheet.large else _WHEN_WIDTH)


def _timetable(root: Node, sheet: AftercareSheet, size: float, page: float) -> list[Box]:
    table = root.add("Table")
    text = look.style(size, lead=_LEAD)
    when = look.style(size * _DATE, "ink", Face.SEMIBOLD, lead=1.33 / _DATE)
    today = look.style(size * _DATE, "accent", Face.SEMIBOLD, lead=1.33 / _DATE)
    boxes: list[Box] = []
    for row in sheet.rows:
        line = table.add("TR")
        cells = [
            Text(line.add("TH", scope="Row"), row.when, today if row.strong else when),
            Text(line.add("TD"), row.what, text),
        ]
        columns = Columns(cells, [_when_width(sheet, size), None], gutter=size)
        pad = (size * 0.8, size * 0.44)
        panel = Panel(columns, fill="tint" if row.strong else "", below="line", pad=pad)
        boxes.append(Keep([panel], page=page))
    return boxes


def _next_session(root: Node, sheet: AftercareSheet, size: float, page: float) -> Box:
    part = root.add("Sect")
    title = look.style(size * _DATE, "accent", Face.SEMIBOLD)
    first, *others = sheet.next_lines
    strong = look.style(size * _DATE, "ink", Face.SEMIBOLD, lead=1.33 / _DATE)
    text = look.style(size, lead=_LEAD)
    head = Text(part.add("H2"), sheet.next_title, title, outline=1)
    lines = [Text(part.add("P"), first, strong)]
    if others:
        lines.append(Text(part.add("P"), " ".join(others), text))
    columns = Columns([head, Stack(lines)], [_when_width(sheet, size), None], gutter=size)
    return Keep([Panel(columns, fill="tint", bar="accent", pad=(size * 0.8, size * 0.6))], page=page)


def _warning(root: Node, sheet: AftercareSheet, size: float, page: float) -> Box:
    part = root.add("Sect")
    title = look.style(size * 1.14, "warn", Face.SEMIBOLD)
    text = look.style(size, lead=1.32)
    head = Text(part.add("H2"), sheet.warning_title, title, outline=1, with_next=True)
    listed = part.add("L")
    *signs, gravest = sheet.warning
    points = [point(listed, line, text, "warn") for line in signs]
    half = (len(points) + 1) // 2
    columns: Box = Columns([Stack(points[:half]), Stack(points[half:])], [None, None], gutter=size * 1.4)
    if sheet.large:
        columns = Stack(points)
    emergency = Text(part.add("P"), gravest, look.style(size, "warn", Face.SEMIBOLD, lead=1.32))
    inner = Stack([head, Gap(size * 0.2), columns, Gap(size * 0.25), emergency])
    return Keep([Panel(inner, fill="warn_tint", bar="warn", pad=(size * 1.1, size * 0.7))], page=page)


def _advice(root: Node, title: str, texts: Sequence[str], size: float) -> list[Box]:
    if not texts:
        return []
    part = root.add("Sect")
    head = look.style(size * 1.14, "ink", Face.SEMIBOLD)
    text = look.style(size, lead=_LEAD)
    boxes: list[Box] = [Gap(size * 0.85), Text(part.add("H2"), title, head, outline=1, with_next=True)]
    for number, each in enumerate(texts):
        if number:
            boxes.append(Gap(size * 0.22))
        boxes.append(Text(part.add("P"), each, text))
    return boxes


def _lasting(root: Node, sheet: AftercareSheet, size: float) -> list[Box]:
    """What is true of everybody, the forecast of this client, and its curve where there is room for it."""
    found = _advice(root, sheet.lasting_title, sheet.lasting, size)
    if not sheet.ahead or sheet.curve is None or not found:
        return found
    from smpdesk.documents.curve import CurveBox, beside

    part = root.add("Sect")
    title, *texts = sheet.ahead if size >= _CURVE_FROM else sheet.ahead[:2]
    runs = [(f"{title}: ", Face.SEMIBOLD), (" ".join(texts), Face.REGULAR)]
    found += [Gap(size * 0.22), Text(part.add("P"), runs, look.style(size, lead=_LEAD))]
    if size < _CURVE_FROM:
        return found
    if sheet.large:
        return [
            *found,
            CurveBox(part.add("Figure", alt=sheet.curve.alt), sheet.curve, size=LEAST_LARGE * 0.7),
        ]
    gap, head, *said = found
    return [gap, head, beside(part, said, sheet.curve, size)]


def _used(part: Node, sheet: AftercareSheet, size: float) -> list[Box]:
    """Lots and labels, small: for whoever asks one day, and out of the way of today's advice."""
    if not sheet.used:
        return []
    small = look.style(_small(sheet, size), lead=1.3)
    muted = look.style(_small(sheet, size * 0.92), "muted", lead=1.3)
    head = look.style(size, "ink", Face.SEMIBOLD)
    title = Text(part.add("H2"), sheet.used_title, head, outline=1, with_next=True)
    listed = part.add("L")
    lines: list[Box] = []
    for each in sheet.used:
        lines.append(point(listed, each.text, small, "muted"))
        if each.ingredients:
            lines.append(Text(listed.add("LI").add("LBody"), each.ingredients, muted))
    return [Gap(size * 0.7), title, *lines]


def _beside_code(sheet: AftercareSheet) -> bool:
    """Whether what was used is short enough to stand beside the square code."""
    letters = sum(len(each.ingredients) for each in sheet.used)
    long = len(sheet.used) > _MOST_BESIDE or letters > _LETTERS_BESIDE
    return bool(sheet.code) and not sheet.large and not long


def _small(sheet: AftercareSheet, size: float) -> float:
    """What may be smaller than the rest, and never is in large print."""
    return LEAST_LARGE if sheet.large else max(8.2, size * 0.84)


def _closing(root: Node, sheet: AftercareSheet, size: float, page: float) -> Box:
    """Whom to ask, the clinic's phone large enough to dial from a table away; and the dates for the client's own."""
    asked = _contact(root, sheet, size)
    if not sheet.code:
        return Keep(asked, page=page)
    if _beside_code(sheet):
        asked += _used(root.add("Sect"), sheet, size)
    part = root.add("Sect")
    title = Text(part.add("H2"), sheet.code_title, look.style(size, "ink", Face.SEMIBOLD), outline=1)
    caption = Text(part.add("P"), sheet.code_caption, look.style(_small(sheet, size), "muted", lead=1.3))
    code = SquareCode(part.add("Figure", alt=sheet.code_caption), sheet.code)
    if sheet.large:
        row = Columns([Stack([title, caption]), code], [None, code.wide], gutter=size, middle=True)
        return Stack([Keep(asked, page=page), Keep([row], page=page)])
    beside = Stack([*asked, Gap(size * 0.7), title, caption])
    return Keep([Columns([beside, code], [None, code.wide], gutter=size, middle=True)], page=page)


def _contact(root: Node, sheet: AftercareSheet, size: float) -> list[Box]:
    part = root.add("Sect")
    small = look.style(_small(sheet, size), "muted", lead=1.3)
    lines: list[Box] = (
        [Text(part.add("P"), sheet.contact, look.style(size, lead=_LEAD))] if sheet.contact else []
    )
    number = sheet.letterhead.phone or sheet.letterhead.email
    if number.strip():
        large = look.style(size * 1.75, "accent", Face.BOLD, lead=1.2)
        lines.append(Text(part.add("P"), number, large))
    lines += [Text(part.add("P"), each, small) for each in (sheet.footer, sheet.note) if each]
    return lines
