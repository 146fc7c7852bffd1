"""A card in a week, where columns are narrow: who, from when, what, and a mark for what must not be overlooked.

The tip and the side panel have the full words.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.booking import Booking
from smpdesk.ui.sessions import labels
from smpdesk.ui.sessions.card_text import fitting, font, is_ghost, metrics, shade
from smpdesk.ui.shared.theme import colour, px

_SHORT = {VisitKind.CONSULTATION: "Consult", VisitKind.PATCH_TEST: "Patch"}
NARROW = 60  # below this width, at 13 px text, initials stand for the name


def paint_brief(painter: QPainter, area: QRectF, booking: Booking, times: str, where: str) -> None:
    """Rows that fit whole, from the most to the least needed; never one cut in half."""
    narrow = area.width() < px(NARROW)
    strong, plain = font(12, strong=True), font(11.5)
    if is_ghost(booking):
        strong = QFont(strong)
        strong.setStrikeOut(True)
    bold, small = metrics(12, strong=True), metrics(11.5)
    top_pad = (
        px(3) if area.height() > bold.height() + px(6) else max(0.0, (area.height() - bold.height()) / 2)
    )
    inner = area.adjusted(px(6 if narrow else 9), top_pad, -px(2 if narrow else 4), 0)
    taken = _mark_size(booking)
    name = _initials(booking.client_name)
    beside = bold.horizontalAdvance(name) + taken <= inner.width()
    if not narrow:
        name = fitting(booking.client_name, bold, inner.width() - taken)
    painter.setFont(strong)
    painter.setPen(colour("muted" if is_ghost(booking) else "ink"))
    _row(painter, inner, 0.0, bold, name)
    y = bold.height()
    if taken and beside:
        _mark(painter, QRectF(inner.right() - px(13), inner.top() + px(1), px(13), px(13)), booking)
    elif taken and y + px(15) <= inner.height():
        _mark(painter, QRectF(inner.left(), inner.top() + y + px(1), px(13), px(13)), booking)
        y += px(16)
    painter.setFont(plain)
    painter.setPen(colour("muted" if is_ghost(booking) else "ink"))
    for choices in _rows(booking, times, where):
        fitting_ones = (each for each in choices if small.horizontalAdvance(each) <= inner.width())
        words = next(fitting_ones, "")
        if words and y + small.height() <= inner.height() + 1:
            _row(painter, inner, y, small, words)
            y += small.height()


def _rows(booking: Booking, times: str, where: str) -> list[tuple[str, ...]]:
    """From the most needed row to the least, each in several lengths; one that fits in none is left to the tip."""
    visit = booking.appointment
    state = labels.state(visit)
    chips = [(words,) for words, _ in labels.chips(booking)]
    return [(times.partition("–")[0],), _kind(booking), (state, state.partition(" ")[0]), (where,), *chips]


def _kind(booking: Booking) -> tuple[str, ...]:
    visit = booking.appointment
    name = labels.KINDS[visit.kind]
    if visit.kind is VisitKind.SESSION and visit.number:
        of = f" of {booking.planned}" if booking.planned >= visit.number else ""
        return f"{name} {visit.number}{of}", f"{name} {visit.number}", f"S {visit.number}"
    return name, _SHORT.get(visit.kind, name)


def _row(painter: QPainter, inner: QRectF, y: float, sizes: QFontMetricsF, words: str) -> None:
    painter.drawText(QRectF(inner.left(), inner.top() + y, inner.width() + 1, sizes.height()), words)


def _mark_size(booking: Booking) -> float:
    """The width that a mark takes, 0 where there is nothing to overlook."""
    return px(15) if _gravest(booking) else 0.0


def _gravest(booking: Booking) -> str:
    kinds = [kind for _, kind in labels.chips(booking)]
    return next((each for each in ("bad", "warn") if each in kinds), "")


def _mark(painter: QPainter, disc: QRectF, booking: Booking) -> None:
    """An exclamation mark on a disc in the colour of the gravest chip."""
    gravest = _gravest(booking)
    same = shade(booking)[0] == f"{gravest}_tint"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(gravest if same else f"{gravest}_tint"))
    painter.drawEllipse(disc)
    painter.setFont(font(10, strong=True))
    painter.setPen(colour("paper" if same else gravest))
    painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), "!")


def _initials(name: str) -> str:
    parts = name.split()
    return "".join(each[0] for each in (parts[:1] + parts[1:][-1:])).upper()
