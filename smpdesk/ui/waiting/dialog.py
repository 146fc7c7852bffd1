"""The waiting list: who would come sooner, the most urgent first; after a cancellation those who fit first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.waiting import Free, Waiter, waits
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px
from smpdesk.ui.waiting import labels
from smpdesk.ui.waiting.entry import EndDialog, EntryDialog

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_TOPICS = frozenset({"waiting", "client", "staff", "appointment"})


class WaitingListDialog(QDialog):
    """`free` is a stretch that fell free: those who fit stand first, and are booked into it.

    Enter books, Insert adds, F2 changes, Delete takes off.
    """

    book_requested = Signal(object, object)  # Waiter, Free or None

    def __init__(
        self, desks: "Desks", feed: Feed, parent: QWidget | None = None, free: Free | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Waiting list")
        self._desks, self._free = desks, free
        self._found: list[Waiter] = []
        self._list = RowList("Waiting list")
        self._list.setProperty("framed", "true")
        self._empty = parts.Empty(
            "Nobody waits",
            "Put on the list whoever would come sooner: a time that falls free is then offered.",
        )
        self._name, self._phone = parts.strong(""), parts.heading("")
        self._phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._since, self._note = parts.muted(""), parts.label("", wrap=True)
        self._book = parts.button("Book…", primary=True, on=self._ask_book)
        self._change = parts.button("Change…", on=self._edit)
        self._end = parts.button("Take off…", on=self._take_off)
        self._add = parts.button("Add…", on=self.add)
        self._build()
        self.fill()
        feed.changed.connect(self._changed)
        room = self.screen().availableSize()
        self.resize(min(px(680), room.width()), min(px(560), room.height() - px(40)))

    def fill(self) -> None:
        """Read the list again; the entry chosen stays."""
        self._found = self._desks.waiting.all(self._free)
        if self._free is not None:
            self._found.sort(key=lambda each: each.starts is None)  # stable: the order within stays
        kept = self._list.record()
        rows = [self._row(each) for each in self._found]
        self._list.show_rows(rows, keep=kept)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._show(self._chosen())

    @Slot()
    def add(self) -> None:
        """Put somebody on the list."""
        EntryDialog(self._desks, self._desks.waiting.new(0), self).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds, F2 changes, Delete takes off."""
        deeds = {
            Qt.Key.Key_Insert: self.add,
            Qt.Key.Key_F2: self._edit,
            Qt.Key.Key_Delete: self._take_off,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.fill()

    @Slot(object)
    def _pointed(self, _waiting: int) -> None:
        self._show(self._chosen())

    @Slot(object)
    def _opened(self, _waiting: int) -> None:
        self._ask_book()

    @Slot()
    def _ask_book(self) -> None:
        found = self._chosen()
        if found is not None:
            free = self._free if found.starts is not None else None
            self.accept()
            self.book_requested.emit(found, free)

    @Slot()
    def _edit(self) -> None:
        found = self._chosen()
        if found is not None:
            EntryDialog(self._desks, found.waiting, self).open()

    @Slot()
    def _take_off(self) -> None:
        found = self._chosen()
        if found is not None:
            EndDialog(self._desks, found.waiting, found.client_name, self).open()

    def _chosen(self) -> Waiter | None:
        key = self._list.record()
        return next((each for each in self._found if each.waiting.id == key), None)

    def _row(self, each: Waiter) -> Row:
        text, kind = labels.URGENCY[each.waiting.urgency]
        if not waits(each.waiting, self._desks.waiting.today()):
            text, kind = "Time is over", "warn"
        section = ""
        if self._free is not None:
            section = "The others" if each.starts is None else self._fit_words(self._free)
            before = self._found[: self._found.index(each)]
            section = "" if before and (before[-1].starts is None) == (each.starts is None) else section
        return Row(each.client_name, labels.wishes(each), text, kind, section, each.waiting.id)

    def _fit_words(self, free: Free) -> str:
        people = {each.id: each.name for each in self._desks.clinic.staff(left=True)}
        when = f"{words.short_date(free.starts)}, {words.span_text(free.starts, free.ends)}"
        return f"Fits {when} with {people.get(free.technician, '')}"

    def _show(self, found: Waiter | None) -> None:
        """Whom to ring, and what to mind."""
        for each in (self._book, self._change, self._end):
            each.setEnabled(found is not None)
        self._side.setVisible(found is not None)
        if found is not None:
            self._name.setText(found.client_name)
            self._phone.setText(found.phone or "No phone number")
            self._since.setText(labels.since(found))
            self._note.setText(found.waiting.note)
            self._note.setVisible(bool(found.waiting.note))

    def _build(self) -> None:
        self._list.chosen.connect(self._pointed)
        self._list.opened.connect(self._opened)
        for each in (self._change, self._end, self._add):
            each.setAutoDefault(False)
        for each, tip in (
            (self._add, "Insert"),
            (self._change, "F2"),
            (self._end, "Delete"),
            (self._book, "Enter"),
        ):
            each.setToolTip(tip)
        self._side = parts.Card()
        for words_ in (self._name, self._phone, self._since, self._note):
            self._side.body.addWidget(words_)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(16), px(20), px(14))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Waiting list"))
        body.addWidget(self._list, 1)
        body.addWidget(self._empty, 1)
        body.addWidget(self._side)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        for each in (self._add, self._change, self._end):
            line.addWidget(each)
        line.addStretch(1)
        close = parts.button("Close", on=self.reject)
        close.setAutoDefault(False)
        line.addWidget(close)
        line.addWidget(self._book)
        body.addLayout(line)
        self._list.setFocus()
