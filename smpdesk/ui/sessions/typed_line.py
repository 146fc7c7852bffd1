"""A whole visit typed in one line: what was understood is said in words while one types."""

from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.client import ClientLine
from smpdesk.domain.typed_visit import Typed, parse
from smpdesk.ui.sessions import labels
from smpdesk.ui.sessions.offers import Offers
from smpdesk.ui.sessions.presenter import DayBook
from smpdesk.ui.shared.parts import label
from smpdesk.ui.shared.theme import px

_MOST = 6


class Said(NamedTuple):
    """What a line says: the parts, and the one client it means (0: none, or several)."""

    typed: Typed
    client: int


class TypedLine(QWidget):
    """`understood` carries what is said after each letter. Several clients of that name are offered to choose from."""

    understood = Signal(object)

    def __init__(self, book: DayBook) -> None:
        super().__init__()
        self._book = book
        self._kinds = {name.replace("-", " "): kind for kind, name in labels.KINDS.items()}
        self._technicians = {each.id: each.name for each in book.desks.clinic.technicians()}
        self._chosen: tuple[str, ClientLine] | None = None
        self._line, self._reading, self._offers = QLineEdit(), label("", "reading", wrap=True), Offers()
        above = label("Type it all in one line", "field")
        above.setBuddy(self._line)
        self._line.setObjectName("typed")
        self._line.setAccessibleName("Type it all in one line")
        first = next(iter(self._technicians.values()), "").split(" ")[0].lower()
        self._line.setPlaceholderText(" ".join(part for part in ("tue 10", first, "owen") if part))
        self._offers.taken.connect(self._take)
        self._line.textEdited.connect(self._typed)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(px(3))
        for each in (above, self._line, self._reading, self._offers):
            lay.addWidget(each)
        self._reading.hide()
        self.setFocusProxy(self._line)

    def choose(self) -> bool:
        """Where it is not clear who is meant, go to the choice; False when there is nothing to choose."""
        if self._offers.any():
            self._offers.first()
        return self._offers.any()

    @Slot()
    def _typed(self) -> None:
        typed = parse(
            self._line.text(), self._book.desk.today(), words.typed_order(), self._technicians, self._kinds
        )
        found = self._clients(typed.client)
        one = found[0] if len(found) == 1 else None
        several = [(f"{each.name} · No. {each.number}", each) for each in found] if one is None else []
        self._offers.offer("Who is meant?", several)
        self._say(typed, one, bool(found))
        self.understood.emit(Said(typed, one.id if one else 0))

    @Slot(object)
    def _take(self, line: ClientLine) -> None:
        typed = parse(
            self._line.text(), self._book.desk.today(), words.typed_order(), self._technicians, self._kinds
        )
        self._chosen = (typed.client, line)
        self._typed()
        self._line.setFocus()

    def _clients(self, text: str) -> list[ClientLine]:
        """Who may be meant: one where it was chosen, or bears just this name."""
        if not text:
            return []
        if self._chosen is not None and self._chosen[0] == text:
            return [self._chosen[1]]
        found = self._book.desks.clients.lines(text, _MOST)
        exact = [each for each in found if each.name.casefold() == text.casefold()]
        return exact if len(exact) == 1 else found

    def _say(self, typed: Typed, one: ClientLine | None, any_: bool) -> None:
        parts = []
        if one is not None:
            parts.append(one.name)
        elif typed.client:
            parts.append(f"several called “{typed.client}”" if any_ else f"nobody is called “{typed.client}”")
        if typed.kind is not None:
            parts.append(labels.KINDS[typed.kind])
        if typed.day is not None:
            parts.append(words.day_date(typed.day))
        if typed.start is not None:
            parts.append(words.time_text(typed.start))
        if typed.minutes is not None:
            parts.append(words.duration_text(typed.minutes))
        if typed.technician is not None:
            parts.append(f"with {self._technicians[typed.technician]}")
        self._reading.setText(" · ".join(parts))
        self._reading.setVisible(bool(parts))
        self._line.setAccessibleDescription(self._reading.text())
