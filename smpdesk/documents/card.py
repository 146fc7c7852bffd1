"""The wallet card (85.6 by 54 mm, as bank cards are), front and back beside each other on a sheet with cut marks."""

from smpdesk.documents import fonts, look, pages
from smpdesk.documents.boxes import Box, Gap, Stack, Text
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.fonts import Face
from smpdesk.documents.panels import Columns
from smpdesk.documents.tags import Node
from smpdesk.domain.pigment_card import PigmentCard

_MM = 72 / 25.4
#: ISO/IEC 7810 ID-1.
WIDE, HIGH = 85.6 * _MM, 54.0 * _MM
_PAD = 9.0
_MARK = 9.0
#: Sizes of the text; the first in which both sides fit is taken, and the last is the least.
STEPS = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0)


def render(card: PigmentCard) -> bytes:
    """The card as PDF: fold along the middle, or glue the two sides together. The same card is the same bytes.

    Raises `Refusal` (letters_missing) when a name or text has letters that the paper's fonts lack.
    """
    texts = [
        card.title,
        card.intro,
        *card.notes,
        *card.clinic,
        *(text for line in card.lines for text in line),
    ]
    fonts.refuse_missing(texts)
    frame = pages.Frame(
        size=card.size,
        language=card.language,
        made=card.issued,
        draft=False,
        title=card.title,
        subject=card.wording,
        author=card.clinic[0] if card.clinic else "",
        foot=card.wording,
    )
    for size in STEPS:
        canvas = pages.open_canvas(frame)
        sides = (_front(canvas.tree.root, card, size), _back(canvas.tree.root, card, size))
        room = HIGH - 2 * _PAD
        if size == STEPS[-1] or all(each.height(WIDE - 2 * _PAD) <= room for each in sides):
            break
    return _drawn(canvas, frame, sides)


def _front(root: Node, card: PigmentCard, size: float) -> Box:
    part = root.add("Sect")
    title = Text(
        part.add("H1"), card.title, look.style(size * 1.35, "accent", Face.BOLD, lead=1.2), outline=0
    )
    label, text = look.style(size, "muted", lead=1.3), look.style(size, "ink", Face.SEMIBOLD, lead=1.3)
    table = part.add("Table")
    rows: list[Box] = []
    for name, value in card.lines:
        line = table.add("TR")
        cells = [Text(line.add("TH", scope="Row"), name, label), Text(line.add("TD"), value, text)]
        rows.append(Columns(cells, [size * 7.4, None], gutter=size * 0.6))
    return Stack([title, Gap(size * 0.3), *rows])


def _back(root: Node, card: PigmentCard, size: float) -> Box:
    part = root.add("Sect")
    text, small = look.style(size, lead=1.3), look.style(size * 0.92, "muted", lead=1.3)
    boxes: list[Box] = []
    for each in card.notes:
        boxes += [Text(part.add("P"), each, text), Gap(size * 0.4)]
    boxes += [Text(part.add("P"), each, look.style(size, "ink", Face.SEMIBOLD)) for each in card.clinic]
    return Stack([*boxes, Gap(size * 0.2), Text(part.add("P"), card.intro, small)])


def _drawn(canvas: PaperCanvas, frame: pages.Frame, sides: tuple[Box, Box]) -> bytes:
    left = (frame.sheet[0] - 2 * WIDE) / 2
    top = frame.sheet[1] - look.TOP - 30
    with canvas.artifact():
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(look.colour("line"))
        canvas.rect(left, top - HIGH, 2 * WIDE, HIGH, stroke=1, fill=0)
        canvas.line(left + WIDE, top, left + WIDE, top - HIGH)
        canvas.setStrokeColor(look.colour("edge"))
        for x in (left, left + WIDE, left + 2 * WIDE):
            canvas.line(x, top + 3, x, top + 3 + _MARK)
            canvas.line(x, top - HIGH - 3, x, top - HIGH - 3 - _MARK)
        for y in (top, top - HIGH):
            canvas.line(left - 3, y, left - 3 - _MARK, y)
            canvas.line(left + 2 * WIDE + 3, y, left + 2 * WIDE + 3 + _MARK, y)
    for number, side in enumerate(sides):
        side.draw(canvas, left + number * WIDE + _PAD, top - _PAD, WIDE - 2 * _PAD)
    canvas.turn()
    return canvas.finish()
