"""A whole visit typed in one line: what was understood is said in words while one types."""

from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from smpdesk import words
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


class Meant(NamedTuple):
    """Somebody on record whom a line may mean."""

    id: int
    name: str
    number: int


class TypedLine(QWidget):
    """`understood` carries what is said after each letter. Several clients or technicians of a name are offered to
    choose from, and whoever is not on record to be added: `new_requested` carries the parts."""

    understood = Signal(object)
    new_requested = Signal(object)

    def __init__(self, book: DayBook) -> None:
        super().__init__()
        self._book = book
        self._kinds = {name.replace("-", " "): kind for kind, name in labels.KINDS.items()}
        self._technicians = {each.id: each.name for each in book.desks.clinic.technicians()}
        self._rooms = {each.id: each.name for each in book.rooms()}
        self._chosen: tuple[str, Meant] | None = None
        self._whom = 0
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

    def settle(self) -> None:
        """Somebody goes on in the fields: nothing is asked any more."""
        self._offers.offer("", [])

    def mean(self, client: int) -> None:
        """The words that name nobody mean a client who is on record now."""
        found = self._book.desks.clients.client(client)
        self._chosen = (_named(self._read()), Meant(client, found.name, found.number))
        self._typed()
        self._line.setFocus()

    @Slot()
    def _typed(self) -> None:
        typed = self._read()
        found = self._clients(typed)
        one = found[0] if len(found) == 1 else None
        self._ask(typed, found)
        self._say(typed, one, bool(found))
        self.understood.emit(Said(typed, one.id if one else 0))

    def _read(self) -> Typed:
        text, today = self._line.text(), self._book.desk.today()
        typed = parse(
            text, today, words.typed_order(), self._technicians, self._kinds, self._names_client, self._rooms
        )
        if self._whom in typed.several:
            return typed._replace(technician=self._whom, several=())
        return typed

    def _ask(self, typed: Typed, found: list[Meant]) -> None:
        """Offer what is not clear, one thing at a time."""
        if typed.several:
            self._offers.offer("With whom?", [(self._technicians[each], each) for each in typed.several])
        elif len(found) > 1:
            self._offers.offer(
                "Who is meant?", [(f"{each.name} · No. {each.number}", each) for each in found]
            )
        elif _named(typed) and not found:
            self._offers.offer("Somebody new?", [(f"New client “{_named(typed)}”…", typed)])
        else:
            self._offers.offer("", [])

    @Slot(object)
    def _take(self, taken: object) -> None:
        if isinstance(taken, Typed):
            self.new_requested.emit(taken)
            return
        if isinstance(taken, Meant):
            self._chosen = (_named(self._read()), taken)
        elif isinstance(taken, int):
            self._whom = taken
        self._typed()
        self._line.setFocus()

    def _names_client(self, text: str) -> bool:
        return bool(text) and bool(self._book.desks.clients.lines(text, 1))

    def _clients(self, typed: Typed) -> list[Meant]:
        """Who may be meant: one where it was chosen, or bears just this name, or has this number."""
        if self._chosen is not None and self._chosen[0] == _named(typed):
            return [self._chosen[1]]
        desk, text = self._book.desks.clients, typed.client
        lines = desk.lines(text, _MOST) if text else []
        if not lines and typed.phone:
            lines = desk.lines(typed.phone, _MOST)
        exact = [each for each in lines if each.name.casefold() == text.casefold()]
        found = exact if len(exact) == 1 else lines
        return [Meant(each.id, each.name, each.number) for each in found]

    def _say(self, typed: Typed, one: Meant | None, any_: bool) -> None:
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
        elif typed.several:
            parts.append(f"with {' or '.join(self._technicians[each] for each in typed.several)}?")
        if typed.room is not None:
            parts.append(self._rooms[typed.room])
        self._reading.setText(" · ".join(parts))
        self._reading.setVisible(bool(parts))
        self._line.setAccessibleDescription(self._reading.text())


def _named(typed: Typed) -> str:
    """Whom a line names, in its own words."""
    return " ".join(part for part in (typed.client, typed.phone) if part)
