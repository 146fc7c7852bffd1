"""A time fell free: who on the waiting list fits it, with the phone number, until it is booked or put away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.waiting import Free, Urgency, Waiter
from smpdesk.ui.sessions import board_access
from smpdesk.ui.shared.parts import IconButton, button, label, quiet
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_URGENCY = {Urgency.URGENT: "fits (urgent)", Urgency.SOON: "fits (soon)", Urgency.WHENEVER: "fits"}


class FreedLine(QFrame):
    """Stands above the board. `show_free` asks the list; nothing is shown where nobody fits."""

    book_requested = Signal(object, object)  # Waiter, Free
    all_requested = Signal(object)  # Free

    def __init__(self, desks: "Desks", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "notice")
        self.setAccessibleName("A time fell free")
        self._desks = desks
        self._free: Free | None = None
        self._besides = 0
        self._first: Waiter | None = None
        self._words = label("", wrap=True)
        self._phone = label("", "strong")
        self._book = button("Book", primary=True, on=self._ask_book)
        self._all = quiet("See all", on=self._ask_all)
        away = IconButton("close", "Hide who fits", self.put_away)
        away.setProperty("quiet", "true")
        line = QHBoxLayout(self)
        line.setContentsMargins(px(14), px(5), px(6), px(5))
        line.setSpacing(px(10))
        line.addWidget(self._words, 1)
        for each in (self._phone, self._book, self._all, away):
            line.addWidget(each)
        self.hide()

    def show_free(self, free: Free, besides: int = 0) -> bool:
        """Say who fits a stretch best, and how many others do; False when nobody does. `besides` is whoever left it."""
        self._free, self._besides = free, besides
        known = self.isVisible()
        found = self._desks.waiting.who_fits(free, besides)
        if not found:
            self.hide()  # an undo may bring it back
            return False
        self._first = found[0]
        said = self._sentence(free, found)
        self._words.setText(said)
        self._phone.setText(found[0].phone)
        self._phone.setVisible(bool(found[0].phone))
        self._book.setAccessibleName(f"Book {found[0].client_name}")
        self.show()
        if not known:
            board_access.announce(self, f"{said} {found[0].phone}")
        return True

    def again(self) -> None:
        """Something changed: the time may be taken by now, or another fits."""
        if self._free is not None:
            self.show_free(self._free, self._besides)

    @Slot()
    def put_away(self) -> None:
        """Nothing is free that anybody waits for."""
        self._free = self._first = None
        self.hide()

    def _sentence(self, free: Free, found: list[Waiter]) -> str:
        """“13:00–16:00 with Tom Hale is free: Ana Sousa fits (urgent), and 2 others.”"""
        first = found[0]
        when = words.span_text(free.starts, free.ends)
        if free.starts.date() != self._desks.clinic.today():
            when = f"{words.short_date(free.starts)}, {when}"
        people = {each.id: each.name for each in self._desks.clinic.staff(left=True)}
        who = f"{first.client_name} {_URGENCY[first.waiting.urgency]}"
        if first.starts is not None and first.starts != free.starts:
            who += f" from {words.time_text(first.starts)}"
        others = len(found) - 1
        more = f", and {words.counted(others, 'other', 'others')}" if others else ""
        return f"{when} with {people.get(free.technician, '')} is free: {who}{more}."

    @Slot()
    def _ask_book(self) -> None:
        if self._first is not None and self._free is not None:
            self.book_requested.emit(self._first, self._free)

    @Slot()
    def _ask_all(self) -> None:
        self.all_requested.emit(self._free)
