"""Finding a client while typing: name, number, any part of a phone number, e-mail."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView

from smpdesk.domain.client import ClientLine
from smpdesk.ui.shared.rows import Record, Row, RowDelegate, RowsModel
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.clients import ClientDesk

_OFFERED = 12


class ClientField(QLineEdit):
    """A field that holds a client. `edited` when another one, or none, was chosen by hand.

    With ``may_add``, whoever is not found can be added: `new_requested` carries what was typed.
    """

    edited = Signal()
    new_requested = Signal(object)

    def __init__(self, desk: "ClientDesk", may_add: bool = False) -> None:
        super().__init__()
        self._desk, self._may_add = desk, may_add
        self._client = 0
        self._rows = RowsModel(self)
        self.setPlaceholderText("Name, number, phone or e-mail")
        self._list = QListView()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName("Clients found")
        offers = QCompleter(self._rows, self)
        offers.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        offers.setCompletionRole(Qt.ItemDataRole.DisplayRole)  # these rows cannot be edited, only read
        offers.setMaxVisibleItems(6)
        offers.setPopup(self._list)
        self._list.setItemDelegate(RowDelegate(self._list))
        self._list.setMinimumWidth(px(280))
        self.setCompleter(offers)
        self._offers = offers
        self._first = QTimer(self, interval=0, singleShot=True)  # the list opens after the letter was typed
        self._first.timeout.connect(self._point_at_first)
        offers.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.textEdited.connect(self._typed)

    def value(self) -> int:
        """The client's id, 0 while none is chosen."""
        return self._client

    def set_value(self, client: int) -> None:
        """Show a client without saying that somebody chose one; 0 empties the field."""
        self._client = client
        self.setText(self._desk.client(client).name if client else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going on with only one client left is choosing that one."""
        if not self._client and self.text().strip() and not self._list.isVisible():
            found = self._desk.lines(self.text(), 2)
            if len(found) == 1:
                self._choose(found[0])
        super().focusOutEvent(event)

    @Slot()
    def _typed(self) -> None:
        text = self.text().strip()
        found = self._desk.lines(text, _OFFERED) if text else []
        rows = [Row(each.name, _about(each), f"No. {each.number}", record=each) for each in found]
        if text and not rows:
            rows = [self._nobody(text)]
        self._rows.show(rows)
        self._first.start()
        if self._client:
            self._client = 0
            self.edited.emit()

    @Slot()
    def _point_at_first(self) -> None:
        """Enter takes the best match. The list must not write it into the field meanwhile."""
        if self._list.isVisible() and self._rows.rowCount():
            self._offers.blockSignals(True)
            self._list.setCurrentIndex(self._list.model().index(0, 0))
            self._offers.blockSignals(False)

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex | QPersistentModelIndex) -> None:
        line: Any = index.data(Record)
        if isinstance(line, ClientLine):
            self._choose(line)
        else:
            self.clear()
            if line is not None:
                self.new_requested.emit(line)

    def _nobody(self, text: str) -> Row:
        if self._may_add:
            return Row(f"New client “{text}”…", "Nobody is found. Enter adds them.", record=text)
        return Row("Nobody found", "Add new people on the Clients tab first.")

    def _choose(self, line: ClientLine) -> None:
        self._client = line.id
        self.setText(line.name)
        self.setCursorPosition(0)
        self._list.hide()
        self.edited.emit()


def _about(line: ClientLine) -> str:
    return " · ".join(part for part in (line.phone, line.email) if part) or "No phone or e-mail"
