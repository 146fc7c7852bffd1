"""The words on a card, and how they are painted into whatever room a card has."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText
from PySide6.QtWidgets import QApplication

from smpdesk.domain.appointment import OCCUPYING, VisitState
from smpdesk.domain.booking import Booking
from smpdesk.ui.sessions import labels
from smpdesk.ui.shared import visit_colours
from smpdesk.ui.shared.theme import colour, px
from smpdesk.words import time_text


def is_ghost(booking: Booking) -> bool:
    """True for a visit that does not hold its time any more."""
    return booking.appointment.state not in OCCUPYING


def in_chair(booking: Booking) -> bool:
    """True while the client is being seen."""
    return booking.appointment.state is VisitState.IN_CHAIR


def shade(booking: Booking) -> tuple[str, str]:
    """The theme's colours of a card: its ground and its edge, by state, then by kind."""
    if is_ghost(booking):
        return "paper", "line_strong"
    if booking.appointment.state is VisitState.DONE:
        return "ok_tint", "ok"
    return visit_colours.roles(booking.appointment.kind)


def lines(booking: Booking, times: str, where: str) -> list[str]:
    """Everything a card may say, a line each."""
    visit = booking.appointment
    third = " · ".join(part for part in (times, labels.state(visit)) if part)
    extra = [words for words, _ in labels.chips(booking)]
    reason = [visit.reason] if visit.reason else []
    note = [visit.note] if visit.note else []
    room = [where] if where else []
    return [booking.client_name, labels.visit(booking), third, *room, *reason, *extra, *note]


def spoken(booking: Booking, column: str, where: str) -> str:
    """A card for screen readers."""
    visit = booking.appointment
    parts = [
        booking.client_name,
        labels.visit(booking),
        f"{time_text(visit.starts)} to {time_text(visit.ends)}",
        column,
        where,
        labels.state(visit),
        *(words for words, _ in labels.chips(booking)),
    ]
    return ", ".join(part for part in parts if part)


def font(size: float, strong: bool = False) -> QFont:
    """The window's font at a size for 13 px text. It is shared: copy it before it is changed."""
    return _face(px(size), strong, QApplication.font().family())


def metrics(size: float, strong: bool = False) -> QFontMetricsF:
    """The measures of such a font."""
    return _measures(px(size), strong, QApplication.font().family())


@lru_cache(maxsize=64)
def _face(pixels: int, strong: bool, family: str) -> QFont:
    """Made once: a day has hundreds of words in a few sizes."""
    made = QFont(family)
    made.setPixelSize(pixels)
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


@lru_cache(maxsize=64)
def _measures(pixels: int, strong: bool, family: str) -> QFontMetricsF:
    return QFontMetricsF(_face(pixels, strong, family))


@lru_cache(maxsize=512)
def _laid(words: str, pixels: int, strong: bool, family: str, room: float) -> QStaticText:
    """Words cut to a width and laid out once: most cards of a day say the same of kind and time."""
    sizes = _measures(pixels, strong, family)
    laid = QStaticText(sizes.elidedText(words, Qt.TextElideMode.ElideRight, room))
    laid.setTextFormat(Qt.TextFormat.PlainText)
    return laid


def hint(painter: QPainter, area: QRectF, words: str, role: str = "muted") -> None:
    """A few words at the upper left of something empty."""
    high = metrics(12).height()
    painter.setFont(font(12))
    painter.setPen(colour(role))
    top = min(px(5), max(0.0, (area.height() - high) / 2))
    painter.drawText(area.adjusted(px(10), top, -px(6), 0), int(Qt.AlignmentFlag.AlignLeft), words)


def paint(
    painter: QPainter, area: QRectF, booking: Booking, times: str, where: str, brief: bool = False
) -> None:
    """Name, visit, times and chips, in as many rows as there is room for; never a row cut in half.

    `brief` is for a week: the start only, and a mark where something must not be overlooked.
    """
    if brief:
        from smpdesk.ui.sessions.card_brief import paint_brief

        paint_brief(painter, area, booking, times, where)
    else:
        Writer(painter, area, booking).write(times, where)


def fitting(name: str, metrics: QFontMetricsF, room: float) -> str:
    """A name as whole as there is room for: “Owen Davies”, “Owen D.”, “OD”, and no more than that."""
    parts = name.split()
    shorter = [name]
    if len(parts) > 1:
        shorter += [f"{parts[0]} {parts[-1][0]}.", parts[0]]
    initials = "".join(each[0] for each in (parts[:1] + parts[1:][-1:]))
    found = next((each for each in shorter if metrics.horizontalAdvance(each) <= room), None)
    return found if found is not None else initials


class Writer:
    """Sets the rows of one card. The name is always there; the rest is joined into fewer rows on small cards."""

    def __init__(self, painter: QPainter, area: QRectF, booking: Booking) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter, self._booking = painter, booking
        family, large, small = QApplication.font().family(), px(13), px(12)
        self._family = family
        self._name, self._text = _face(large, True, family), _face(small, False, family)
        self._name_size, self._text_size = _measures(large, True, family), _measures(small, False, family)
        self._row = self._text_size.height() + px(1)
        self._top_row = self._name_size.height()
        left = px(13) if not is_ghost(booking) else px(9)
        pad = (
            px(5) if area.height() > self._top_row + px(12) else max(0.0, (area.height() - self._top_row) / 2)
        )
        self._area = area.adjusted(left, pad, -px(7), 0)
        self._rows = max(0, int((area.height() - pad - self._top_row - 1) // self._row))
        self._ink = colour("muted" if is_ghost(booking) else "ink")

    def write(self, times: str, where: str) -> None:
        """All of it; `where` is the room when the column's head does not say it."""
        what, when = self._facts(times)
        what = f"{what} · {where}" if where else what
        chips = labels.chips(self._booking)
        chips_below = self._rows >= 4
        right = self._area.right()
        if chips and not chips_below:
            right = self._chips_right(chips, 0.55 if self._rows else 0.4)
        if self._rows == 0:
            self._one_row(f"{when} · {what}", right)
            return
        self._line(self._booking.client_name, 0, self._name, right, struck=is_ghost(self._booking))
        texts = [self._joined(what, when)] if self._rows == 1 else [what, when]
        for number, words in enumerate(texts):
            self._line(words, number + 1, self._text, self._area.right())
        used = len(texts)
        if chips_below and chips:
            used += self._chips_below(chips, used)
        note = self._booking.appointment.reason or self._booking.appointment.note
        if note and self._rows > used:
            top = self._y(used + 1) + (px(4) if chips_below and chips else 0)
            self._text_at(" ".join(note.split()), top, self._text, self._area.right(), "muted")

    def _joined(self, what: str, when: str) -> str:
        """What and when in one row; where that is too long, the state matters more than the times beside it."""
        whole = f"{what} · {when}"
        status = labels.state(self._booking.appointment)
        return whole if not status or self._fits(whole) else f"{what} · {status}"

    def _facts(self, times: str) -> tuple[str, str]:
        """What the visit is, and when with its state; the end is left out before the state is cut."""
        status = labels.state(self._booking.appointment)
        when = (status, times) if is_ghost(self._booking) else (times, status)
        whole = " · ".join(part for part in when if part)
        if status and not self._fits(whole):
            whole = f"{times.partition('–')[0]} · {status}"
        return labels.visit(self._booking), whole

    def _fits(self, words: str) -> bool:
        return self._text_size.horizontalAdvance(words) <= self._area.width()

    def _y(self, row: int) -> float:
        return self._area.top() + (0 if row == 0 else self._top_row + (row - 1) * self._row)

    def _line(self, words: str, row: int, face: QFont, right: float, struck: bool = False) -> None:
        if struck:
            face = QFont(face)
            face.setStrikeOut(True)
        self._text_at(words, self._y(row), face, right)

    def _text_at(self, words: str, top: float, face: QFont, right: float, role: str = "") -> None:
        sizes = self._text_size if face is self._text else self._name_size
        room = max(0.0, right - self._area.left())
        self._painter.setFont(face)
        self._painter.setPen(colour(role) if role else self._ink)
        if is_ghost(self._booking) and face.strikeOut():
            shown = sizes.elidedText(words, Qt.TextElideMode.ElideRight, room)
            self._painter.drawText(QRectF(self._area.left(), top, room, sizes.height()), shown)
            return
        laid = _laid(words, face.pixelSize(), face is self._name, self._family, room)
        self._painter.drawStaticText(QPointF(self._area.left(), top), laid)

    def _one_row(self, rest: str, right: float) -> None:
        bold, small = self._name_size, self._text_size
        whole = right - self._area.left()
        width = min(bold.horizontalAdvance(self._booking.client_name), whole * 0.6)
        self._line(self._booking.client_name, 0, self._name, self._area.left() + width + 1)
        left = self._area.left() + width + px(8)
        room = right - left
        if room > px(30):
            self._painter.setFont(self._text)
            place = QRectF(left, self._area.top() + bold.ascent() - small.ascent(), room, small.height())
            self._painter.drawText(place, small.elidedText(rest, Qt.TextElideMode.ElideRight, room))

    def _chips_right(self, chips: list[tuple[str, str]], most: float) -> float:
        """Chips at the right of the name, cut short rather than left out; where the name must end."""
        right = self._area.right()
        floor = self._area.left() + self._area.width() * (1 - most)
        for words, kind in chips:
            whole = self._chip_width(words)
            width = min(whole, right - floor)
            name = self._name_size.horizontalAdvance(self._booking.client_name)
            spoils = kind == "plain" and right - whole < self._area.left() + name
            if width < px(44) or spoils:
                break
            height = min(px(18), self._top_row)
            self._chip(QRectF(right - width, self._area.top(), width, height), words, kind)
            right -= width + px(5)
        return right

    def _chips_below(self, chips: list[tuple[str, str]], used: int) -> int:
        """Chips below `used` rows of text, in as many lines as there is room for; how many rows they took."""
        left, top = self._area.left(), self._y(used + 1) + px(3)
        for words, kind in chips:
            width = min(self._chip_width(words), self._area.width())
            if left > self._area.left() and left + width > self._area.right():
                left, top = self._area.left(), top + px(22)
            if top + px(18) > self._area.bottom():
                break
            self._chip(QRectF(left, top, width, px(18)), words, kind)
            left += width + px(6)
        return math.ceil((top + px(22) - self._y(used + 1)) / self._row)

    def _chip_width(self, words: str) -> float:
        return metrics(11, strong=True).horizontalAdvance(words) + px(16)

    def _chip(self, place: QRectF, words: str, kind: str) -> None:
        own = shade(self._booking)[0]
        ground = f"{kind}_tint" if f"{kind}_tint" != own else "paper"
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour(ground))
        self._painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        inner = place.adjusted(px(8), 0, -px(7), 0)
        shown = metrics(11, strong=True).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
        self._painter.setFont(font(11, strong=True))
        self._painter.setPen(colour(kind))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self._painter.drawText(inner, int(middle), shown)
