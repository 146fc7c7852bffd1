"""The parts of a form: lines to write on, boxes to tick, places to sign; filled in by hand, or drawn as answered.

A form in another language has the English below each text, smaller; ``beside`` is that text, "" for none.
"""

from collections.abc import Sequence

from smpdesk.documents import fonts, look
from smpdesk.documents.boxes import Box, Gap, Stack, Text
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.fonts import Face
from smpdesk.documents.look import Style
from smpdesk.documents.panels import Columns, Panel
from smpdesk.documents.signature import Ink
from smpdesk.documents.tags import Node
from smpdesk.domain.consent import FormField, SignaturePlace
from smpdesk.domain.signature import Signature

#: Height in points for handwriting on a line, and for a signature.
WRITING = 17.0
SIGNING = 31.0
_LABEL = 8.0
#: Size of the English beside, in sizes of the text above it; never smaller than a label.
_BESIDE = 0.8


def paired(node: Node, text: str, beside: str, style: Style, *, with_next: bool = False) -> list[Box]:
    """A paragraph, and below it the same in English."""
    boxes: list[Box] = [Text(node.add("P"), text, style, with_next=with_next or bool(beside))]
    return [*boxes, english(node, beside, style, with_next)] if beside else boxes


def english(node: Node, beside: str, style: Style, with_next: bool = False) -> Box:
    """The English that stands below a text in another language."""
    small = look.style(max(_LABEL, style.size * _BESIDE), "muted", lead=1.24)
    return Text(node.add("P", lang="en"), beside, small, with_next=with_next)


def field(parent: Node, label: str, answer: str, size: float, beside: str = "") -> Box:
    """A label, and on the line below it the answer on record or room to write."""
    part = parent.add("Div")
    both = f"{label}  ·  {beside}" if beside and beside != label else label
    caption = Text(part.add("P"), both, look.style(_LABEL, "muted"), with_next=True)
    body: list[Box] = [
        Gap(1.5),
        Text(part.add("P"), answer, look.style(size, "ink", Face.SEMIBOLD)),
        Gap(1.5),
    ]
    room: Box = Stack(body) if answer.strip() else Gap(WRITING)
    return Stack([caption, Panel(room, below="edge")])


def grid(
    parent: Node, fields: Sequence[FormField], size: float, beside: Sequence[FormField] = ()
) -> list[Box]:
    """Fields in two columns; an odd last one, or one too long for half the width, takes the whole line."""
    boxes: list[Box] = []
    waiting: Box | None = None
    for number, each in enumerate(fields):
        under = beside[number].label if number < len(beside) else ""
        box = field(parent, each.label, each.answer, size, under)
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
    """Two boxes, drawn as paths. Empty, a tick is made by hand; an ``answer`` ("yes", "no") is ticked with a stroke,
    and is then the one that a screen reader says."""

    WIDTH = 84.0

    def __init__(self, node: Node, language: str, style: Style, answer: str = "") -> None:
        words = look.words(language)
        self._node = node
        self._answers = (words["yes"], words["no"])
        self._style = style
        self._given = {"yes": 0, "no": 1}.get(answer, -1)

    def height(self, width: float) -> float:
        return self._style.leading

    def draw(self, canvas: PaperCanvas, x: float, top: float, width: float) -> None:
        size = self._style.size
        side = size * 0.95
        # The second answer ends at the right edge; the first stands half the width before it, or further if it is long.
        wide = [fonts.width(each, Face.SEMIBOLD, size) for each in self._answers]
        second = x + width - wide[1] - side - (3.5 if self._given < 0 else 5.5)
        lefts = (min(second - self.WIDTH / 2, second - wide[0] - side - 10), second)
        base = top - (self._style.leading + 0.714 * size) / 2
        for number, answer in enumerate(self._answers):
            left, given = lefts[number], number == self._given
            with canvas.artifact():
                canvas.setStrokeColor(look.colour("ink" if given else "edge"))
                canvas.setLineWidth(1.1 if given else 0.9)
                canvas.rect(left, base - size * 0.12, side, side, stroke=1, fill=0)
                if given:
                    _tick(canvas, left, base - size * 0.12, side)
            said = self._given < 0 or given
            runs = [(f"{answer} " if number == 0 else answer, Face.SEMIBOLD if given else Face.REGULAR)]
            with canvas.tagged(self._node) if said else canvas.artifact():
                colour = self._style.colour if said else look.colour("muted")
                canvas.text_line(left + side + (5.5 if given else 3.5), base, runs, size, colour)


def _tick(canvas: PaperCanvas, left: float, foot: float, side: float) -> None:
    """A tick as a stroke that reaches out of its box, as a pen makes it."""
    canvas.setLineWidth(1.8)
    canvas.setLineCap(1)
    path = canvas.beginPath()
    path.moveTo(left + side * 0.16, foot + side * 0.52)
    path.lineTo(left + side * 0.42, foot + side * 0.18)
    path.lineTo(left + side * 1.02, foot + side * 1.08)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setLineCap(0)


def question(parent: Node, text: str, language: str, style: Style, answer: str = "", beside: str = "") -> Box:
    """A statement with a yes and a no to tick or as ticked, closed by a hairline."""
    part = parent.add("Div")
    words = Stack(paired(part, text, beside, style))
    columns = Columns([words, YesNo(part.add("P"), language, style, answer)], [None, YesNo.WIDTH], gutter=14)
    return Panel(columns, below="line", pad=(0, 2.1))


def line(parent: Node, label: str, high: float = WRITING) -> Box:
    """An empty line of its own with a small label below it."""
    caption = Text(parent.add("P"), label, look.style(_LABEL, "muted"))
    return Stack([Panel(Gap(high), below="edge"), Gap(1), caption])


def signature(
    parent: Node, place: SignaturePlace, language: str, size: float, beside: SignaturePlace | None = None
) -> Box:
    """Whose signature, what it says, and lines for name, signature, date and time; or the ink itself."""
    part = parent.add("Div")
    who = place.who if beside is None or beside.who == place.who else f"{place.who}  ·  {beside.who}"
    head = Text(part.add("H3"), who, look.style(size * 1.06, "ink", Face.SEMIBOLD), with_next=True)
    statement = paired(part, place.statement, beside.statement if beside else "", look.style(size))
    ink = place.signature
    signed = _ink(part, place, ink, language, size) if ink else _lines(part, place, language)
    return Stack([head, *statement, *signed])


def _ink(part: Node, place: SignaturePlace, ink: Signature, language: str, size: float) -> list[Box]:
    """A signature made on the screen, on its line, with whose it is and when it was made."""
    drawn = Ink(part.add("Figure", alt=place.drawn), ink, 190)
    name = look.words(language)["signature_of"].format(name=place.name)
    small = look.style(_LABEL, "muted")
    return [
        Gap(2),
        Panel(drawn, below="edge"),
        Gap(1),
        Text(part.add("P"), name, small),
        Text(part.add("P"), place.when, look.style(size * 0.9, "ink", Face.SEMIBOLD)),
    ]


def _lines(part: Node, place: SignaturePlace, language: str) -> list[Box]:
    words = look.words(language)
    if place.name.strip():
        sign: list[Box] = [line(part, words["signature_of"].format(name=place.name), SIGNING)]
    else:
        sign = [line(part, words["name"], WRITING + 3), Gap(2), line(part, words["signature"], SIGNING)]
    day = line(part, words["date"], WRITING + 3)
    time = line(part, words["time"], WRITING + 3)
    return [*sign, Gap(2), Columns([day, time], [None, 78], gutter=12)]


def visit(parent: Node, place: SignaturePlace, language: str, beside: SignaturePlace | None = None) -> Box:
    """A small place to sign again at a later visit."""
    part = parent.add("Div")
    head = Text(part.add("H3"), place.who, look.style(9, "ink", Face.SEMIBOLD))
    said = beside.statement if beside else ""
    return Stack(
        [
            head,
            *paired(part, place.statement, said, look.style(8.5, lead=1.25)),
            line(part, look.words(language)["date_and_signature"], WRITING + 3),
        ]
    )
