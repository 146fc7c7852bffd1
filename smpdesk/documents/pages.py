"""From composed parts to a finished file: filling pages, the foot of each, the mark of a draft."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from smpdesk.documents import fonts, look
from smpdesk.documents.boxes import Box, filled
from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.fonts import Face
from smpdesk.documents.tags import Node
from smpdesk.domain.aftercare import Letterhead

_FOOT_SIZE = 8.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What is the same on every page of a paper, and what the file says of itself."""

    size: str
    language: str
    made: datetime
    draft: bool
    title: str
    subject: str
    author: str
    foot: str
    initials: bool = False

    @property
    def sheet(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return look.SHEETS[self.size]

    @property
    def width(self) -> float:
        """Width for the text."""
        return self.sheet[0] - 2 * look.SIDE

    @property
    def room(self) -> float:
        """Height for the text of one page."""
        return self.sheet[1] - look.TOP - look.BOTTOM


class ClientSheet(Protocol):
    """What the papers of one client have in common."""

    @property
    def letterhead(self) -> Letterhead: ...
    @property
    def title(self) -> str: ...
    @property
    def client_number(self) -> int: ...
    @property
    def language(self) -> str: ...
    @property
    def size(self) -> str: ...
    @property
    def issued(self) -> datetime: ...
    @property
    def draft(self) -> bool: ...


def fill(boxes: Sequence[Box], frame: Frame) -> list[list[Box]]:
    """The parts of each page."""
    pages: list[list[Box]] = []
    left = list(boxes)
    while left:
        page, rest = filled(left, frame.width, frame.room)
        if not page:  # a part that cannot be split and is higher than the paper: show what there is
            page, rest = left[:1], left[1:]
        pages.append(page)
        left = rest
    return pages


def fitted(
    frame: Frame,
    compose: Callable[[Node, float], Sequence[Box]],
    steps: Sequence[float],
    flowing: float,
    most: int,
) -> bytes:
    """The finished file in the largest of the ``steps`` (text sizes, points) that fits ``most`` pages; where
    none does, in the size ``flowing`` on as many pages as it takes."""
    low, high, found = 0, len(steps) - 1, None
    middle = 0  # the most generous is tried first: it is the usual case
    while low <= high:
        canvas = open_canvas(frame)
        full = fill(compose(canvas.tree.root, steps[middle]), frame)
        if len(full) <= most:
            found, high = (canvas, full), middle - 1
        else:
            low = middle + 1
        middle = (low + high) // 2
    if found is None:
        canvas = open_canvas(frame)
        found = (canvas, fill(compose(canvas.tree.root, flowing), frame))
    return write(*found, frame)


def client_frame(sheet: ClientSheet, form: str, initials: bool = False) -> Frame:
    """The frame of a client's paper: at the foot of each page the client's number and the ``form``'s version."""
    number = look.words(sheet.language)["client_number"].format(number=sheet.client_number)
    return Frame(
        size=sheet.size,
        language=sheet.language,
        made=sheet.issued,
        draft=sheet.draft,
        title=sheet.title,
        subject=form,
        author=sheet.letterhead.name,
        foot=f"{number}  ·  {form}",
        initials=initials,
    )


def open_canvas(frame: Frame) -> PaperCanvas:
    """A canvas for a paper, described by its frame."""
    canvas = PaperCanvas(frame.sheet, made=frame.made, lang=frame.language)
    canvas.describe(title=frame.title, author=frame.author, subject=frame.subject)
    return canvas


def write(canvas: PaperCanvas, pages: Sequence[Sequence[Box]], frame: Frame) -> bytes:
    """Draw all pages with their feet; the finished file."""
    for number, page in enumerate(pages, start=1):
        if frame.draft:
            _draw_draft(canvas, frame)
        top = frame.sheet[1] - look.TOP
        for box in page:
            box.draw(canvas, look.SIDE, top, frame.width)
            top -= box.height(frame.width)
        _draw_foot(canvas, frame, number, len(pages))
        canvas.turn()
    return canvas.finish()


def _draw_foot(canvas: PaperCanvas, frame: Frame, number: int, of: int) -> None:
    words = look.words(frame.language)
    muted = look.colour("muted")
    right = words["page"].format(page=number, pages=of)
    left = f"{words['draft_note']}  ·  {frame.foot}" if frame.draft else frame.foot
    with canvas.artifact():
        canvas.setStrokeColor(look.colour("line"))
        canvas.setLineWidth(look.HAIRLINE)
        canvas.line(look.SIDE, look.FOOT + 13, look.SIDE + frame.width, look.FOOT + 13)
        canvas.text_line(look.SIDE, look.FOOT, [(left, Face.REGULAR)], _FOOT_SIZE, muted)
        wide = fonts.width(right, Face.REGULAR, _FOOT_SIZE)
        end = look.SIDE + frame.width - wide
        canvas.text_line(end, look.FOOT, [(right, Face.REGULAR)], _FOOT_SIZE, muted)
        if frame.initials:
            _draw_initials(canvas, words["initials"], end - 24)


def _draw_initials(canvas: PaperCanvas, label: str, end: float) -> None:
    wide = fonts.width(label, Face.REGULAR, _FOOT_SIZE)
    canvas.setStrokeColor(look.colour("edge"))
    canvas.line(end - 56, look.FOOT - 2, end, look.FOOT - 2)
    runs = [(label, Face.REGULAR)]
    canvas.text_line(end - 62 - wide, look.FOOT, runs, _FOOT_SIZE, look.colour("muted"))


def _draw_draft(canvas: PaperCanvas, frame: Frame) -> None:
    """A badge in the head margin; it lies on nothing that is to be read."""
    word = look.words(frame.language)["draft"]
    size = 8.5
    wide = fonts.width(word, Face.BOLD, size)
    left = (frame.sheet[0] - wide) / 2
    base = frame.sheet[1] - 23
    with canvas.artifact():
        canvas.setFillColor(look.colour("draft_tint"))
        canvas.setStrokeColor(look.colour("draft"))
        canvas.setLineWidth(look.HAIRLINE)
        canvas.roundRect(left - 9, base - 4.5, wide + 18, 15, 7.5, stroke=1, fill=1)
        canvas.text_line(left, base, [(word, Face.BOLD)], size, look.colour("draft"))
