"""The parts of a form that somebody fills in by hand: lines to write on, boxes to tick, places to sign."""

from collections.abc import Sequence

from smpdesk.documents import fonts, look
from smpdesk.documents.boxes import Box, Gap, Stack, Text
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.fonts import Face
from smpdesk.documents.look import Style
from smpdesk.documents.panels import Columns, Panel
from smpdesk.documents.tags import Node
from smpdesk.domain.consent import FormField, SignaturePlace

#: Height in points for handwriting on a line, and for a signature.
WRITING = 17.0
SIGNING = 31.0
_LABEL = 8.0


def field(parent: Node, label: str, answer: str, size: float) -> Box:
    """A label, and on the line below it the answer on record or room to write."""
    part = parent.add("Div")
    caption = Text(part.add("P"), label, look.style(_LABEL, "muted"), with_next=True)
    body: list[Box] = [
        Gap(1.5),
        Text(part.add("P"), answer, look.style(size, "ink", Face.SEMIBOLD)),
        Gap(1.5),
    ]
    room: Box = Stack(body) if answer.strip() else Gap(WRITING)
    return Stack([caption, Panel(room, below="edge")])


def grid(parent: Node, fields: Sequence[FormField], size: float) -> list[Box]:
    """Fields in two columns; an odd last one, or one too long for half the width, takes the whole line."""
    boxes: list[Box] = []
    waiting: Box | None = None
    for number, each in enumerate(fields):
        box = field(parent, each.label, each.answer, size)
        long = len(each.answer) > 60
        last = number == len(fields) - 1
        if waiting is not None and not long:
            boxes += [Columns([waiting, box], [None, None], gutter=18), Gap(4)]
            waiting = None
        elif long or last:
            boxes += [*([waiting, Gap(4)] if waiting is not None else []), box, Gap(4)]
            waiting = None
        else:
            waiting = box
    return boxes


class YesNo(Box):
    """Two empty boxes, drawn as paths: a tick is always made by hand."""

    WIDTH = 84.0

    def __init__(self, node: Node, language: str, style: Style) -> None:
        words = look.words(language)
        self._node = node
        self._answers = (words["yes"], words["no"])
        self._style = style

    def height(self, width: float) -> float:
        return self._style.leading

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        size = self._style.size
        side = size * 0.95
        # The second answer ends at the right edge; the first stands half the width before it.
        last = fonts.width(self._answers[1], Face.REGULAR, size) + side + 3.5
        base = top - (self._style.leading + 0.714 * size) / 2
        for number, answer in enumerate(self._answers):
            left = x + width - last - (1 - number) * self.WIDTH / 2
            with canvas.artifact():
                canvas.setStrokeColor(look.colour("edge"))
                canvas.setLineWidth(0.9)
                canvas.rect(left, base - size * 0.12, side, side, stroke=1, fill=0)
            with canvas.tagged(self._node):
                runs = [(f"{answer} " if number == 0 else answer, Face.REGULAR)]
                canvas.text_line(left + side + 3.5, base, runs, size, self._style.colour)


def question(parent: Node, text: str, language: str, style: Style) -> Box:
    """A statement with a yes and a no to tick, closed by a hairline."""
    part = parent.add("Div")
    words = Text(part.add("P"), text, style)
    columns = Columns([words, YesNo(part.add("P"), language, style)], [None, YesNo.WIDTH], gutter=14)
    return Panel(columns, below="line", pad=(0, 2.1))


def line(parent: Node, label: str, high: float = WRITING) -> Box:
    """An empty line of its own with a small label below it."""
    caption = Text(parent.add("P"), label, look.style(_LABEL, "muted"))
    return Stack([Panel(Gap(high), below="edge"), Gap(1), caption])


def signature(parent: Node, place: SignaturePlace, language: str, size: float) -> Box:
    """Whose signature, what it says, and lines for name, signature, date and time."""
    words = look.words(language)
    part = parent.add("Div")
    text = look.style(size)
    head = Text(part.add("H3"), place.who, look.style(size * 1.06, "ink", Face.SEMIBOLD), with_next=True)
    statement = Text(part.add("P"), place.statement, text)
    if place.name.strip():
        sign: list[Box] = [line(part, words["signature_of"].format(name=place.name), SIGNING)]
    else:
        sign = [line(part, words["name"], WRITING + 3), Gap(2), line(part, words["signature"], SIGNING)]
    day = line(part, words["date"], WRITING + 3)
    time = line(part, words["time"], WRITING + 3)
    when = Columns([day, time], [None, 78], gutter=12)
    return Stack([head, statement, *sign, Gap(2), when])


def visit(parent: Node, place: SignaturePlace, language: str) -> Box:
    """A small place to sign again at a later visit."""
    part = parent.add("Div")
    head = Text(part.add("H3"), place.who, look.style(9, "ink", Face.SEMIBOLD))
    statement = Text(part.add("P"), place.statement, look.style(8.5, lead=1.25))
    return Stack([head, statement, line(part, look.words(language)["date_and_signature"], WRITING + 3)])
