"""The aftercare sheet by bare ReportLab: platypus and canvas as its guide shows them, nothing of ours but the texts,
colours and the runs of the square code."""

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from smpdesk.documents import fonts, look
from smpdesk.documents.square_code import MODULE, QUIET, runs
from smpdesk.domain.aftercare import AftercareSheet

REGULAR, SEMIBOLD, BOLD = (each.value for each in fonts.Face)
WIDTH = look.SHEETS["A4"][0] - 2 * look.SIDE


class _Code(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The square code as rectangles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.side, self.dark = runs(text)
        self.width = self.height = (self.side + 2 * QUIET) * MODULE

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        path = self.canv.beginPath()
        for x, y, wide in self.dark:
            path.rect((x + QUIET) * MODULE, (y + QUIET) * MODULE, wide * MODULE, MODULE)
        self.canv.drawPath(path, stroke=0, fill=1)


def bare(sheet: AftercareSheet, size: float) -> bytes:
    """The sheet in letters of a size, on one page."""
    fonts.register()
    out = BytesIO()
    made = BaseDocTemplate(
        out,
        pagesize=look.SHEETS["A4"],
        title=sheet.title,
        author=sheet.letterhead.name,
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,
        lang=sheet.language,
    )
    room = look.SHEETS["A4"][1] - look.TOP - look.BOTTOM
    frame = Frame(
        look.SIDE, look.BOTTOM, WIDTH, room, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )

    def foot(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(HexColor(look.colour("muted")))
        canvas.drawString(look.SIDE, look.FOOT, f"Client no. {sheet.client_number}  ·  {sheet.wording}")
        canvas.drawRightString(look.SIDE + WIDTH, look.FOOT, "Page 1 of 1")
        canvas.setStrokeColor(HexColor(look.colour("line")))
        canvas.line(look.SIDE, look.FOOT + 13, look.SIDE + WIDTH, look.FOOT + 13)

    made.addPageTemplates([PageTemplate(frames=[frame], onPage=foot)])
    made.build(_story(sheet, size))
    return out.getvalue()


def _style(
    size: float, role: str = "ink", font: str = REGULAR, lead: float = 1.33, right: bool = False
) -> ParagraphStyle:
    colour = HexColor(look.colour(role))
    return ParagraphStyle(
        role, fontName=font, bulletFontName=font, fontSize=size, leading=size * lead, textColor=colour,
        alignment=2 if right else 0,
    )  # fmt: skip


def _p(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)


def _box(cells: list[list[object]], widths: list[float], *commands: tuple[object, ...]) -> Table:
    table = Table(cells, colWidths=widths)
    usual = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONTNAME", (0, 0), (-1, -1), REGULAR)]
    table.setStyle(TableStyle([*usual, *commands]))
    return table


def _story(sheet: AftercareSheet, size: float) -> list[Flowable]:
    text, small = _style(size), _style(max(8.2, size * 0.84), lead=1.3)
    head, air = _style(size * 1.14, font=SEMIBOLD), Spacer(1, size * 0.8)
    line, tint = HexColor(look.colour("line")), HexColor(look.colour("tint"))
    warn = HexColor(look.colour("warn_tint"))
    letter = sheet.letterhead
    reach = [_p(each, _style(9.2, "muted", right=True)) for each in (letter.phone, letter.email) if each]
    name = [_p(letter.name, _style(13.5, font=SEMIBOLD)), _p(", ".join(letter.address), _style(9.2, "muted"))]
    below = ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(look.colour("accent")))
    story: list[Flowable] = [_box([[name, reach]], [WIDTH - 190, 190], below), air]
    story += [_p(sheet.title, _style(size * 2, font=BOLD, lead=1.2))]
    story += [Paragraph(f"For <font name='{SEMIBOLD}'>{escape(sheet.client)}</font>", _style(size * 1.12))]
    story += [_p(each, _style(size, "muted")) for each in (sheet.treatment, sheet.places)]
    when = _style(size * 12 / 11, font=SEMIBOLD)
    rows: list[list[object]] = [[_p(row.when, when), _p(row.what, text)] for row in sheet.rows]
    ground = ("BACKGROUND", (0, 0), (-1, 0), tint)
    rule = ("LINEBELOW", (0, 0), (-1, -1), 0.6, line)
    story += [air, _box(rows, [size * 12.4, WIDTH - size * 12.4], ground, rule)]
    if sheet.next_lines:
        first, *others = sheet.next_lines
        beside = [_p(first, when), _p(" ".join(others), text)]
        cells: list[list[object]] = [[_p(sheet.next_title, when), beside]]
        story += [
            air,
            _box(cells, [size * 12.4, WIDTH - size * 12.4], ("BACKGROUND", (0, 0), (-1, -1), tint)),
        ]
    *signs, gravest = sheet.warning
    half = (len(signs) + 1) // 2
    points = [
        [Paragraph(escape(each), text, bulletText="•") for each in part]
        for part in (signs[:half], signs[half:])
    ]
    grave = _style(size, "warn", SEMIBOLD, 1.32)
    inside: list[list[object]] = [
        [_p(sheet.warning_title, _style(size * 1.14, "warn", SEMIBOLD)), ""],
        [*points],
        [_p(gravest, grave), ""],
    ]
    story += [
        air,
        _box(
            inside, [WIDTH / 2, WIDTH / 2], ("BACKGROUND", (0, 0), (-1, -1), warn), ("SPAN", (0, 2), (1, 2))
        ),
    ]
    for title, texts in ((sheet.expect_title, sheet.expect), (sheet.lasting_title, sheet.lasting)):
        story += [air, _p(title, head), *(_p(each, text) for each in texts)]
    story += [
        air,
        _p(sheet.used_title, head),
        *(Paragraph(escape(each.text), small, bulletText="•") for each in sheet.used),
    ]
    last = [
        _p(sheet.contact, text), _p(letter.phone, _style(size * 1.75, "accent", BOLD)), _p(sheet.footer, small),
        _p(sheet.code_title, head), _p(sheet.code_caption, small),
    ]  # fmt: skip
    code = _Code(sheet.code)
    return [*story, air, _box([[last, code]], [WIDTH - code.width, code.width])]
