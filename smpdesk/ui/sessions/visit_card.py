"""What a visit is, as the side panel shows it before and beside its record."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from smpdesk.domain.booking import Booking
from smpdesk.ui.shared.parts import Card, label
from smpdesk.ui.shared.theme import px
from smpdesk.words import counted, day_date, duration_text, span_text


class VisitCard(Card):
    """When, with whom, where, and what was noted. Empty facts are left out."""

    def __init__(self) -> None:
        super().__init__("Visit")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_booking(self, booking: Booking, technician: str, room: str, minutes: int) -> None:
        """Show another visit, or the same one after it changed; ``minutes`` is how long it takes."""
        visit = booking.appointment
        facts = (
            ("When", f"{day_date(visit.starts.date())}, {span_text(visit.starts, visit.ends)}"),
            ("Length", duration_text(minutes)),
            ("With", technician),
            ("Where", room),
            ("Phone", booking.phone),
            ("Client no.", str(booking.client_number)),
            ("Reason", visit.reason),
            ("Note", visit.note),
        )
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, words) in enumerate((name, words) for name, words in facts if words):
            self._grid.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            value = label(words, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(value, row, 1)


def since(booking: Booking) -> str:
    """“12 days since session 1”, “4 y 1 m since the last session”; empty without one."""
    days = booking.since_last
    if days is None:
        return ""
    number = booking.appointment.number
    last = f"session {number - 1}" if number > 1 else "the last session"
    return f"{_span(days, booking.appointment.starts.date())} since {last}"


def _span(days: int, until: date) -> str:
    """Days while they can be counted, then whole years and months of the calendar."""
    if days < 100:
        return counted(days, "day")
    last = until - timedelta(days=days)
    whole = (until.year - last.year) * 12 + until.month - last.month - (until.day < last.day)
    years, months = divmod(whole, 12)
    return " ".join(part for part in (f"{years} y" if years else "", f"{months} m" if months else "") if part)
