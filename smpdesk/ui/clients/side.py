"""The left side: the search field, how many there are, the list, and what to do when nobody matches."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.client import ClientLine
from smpdesk.ui.clients import summary
from smpdesk.ui.clients.presenter import ClientsPresenter
from smpdesk.ui.clients.table import ClientsModel
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

_FAR = 1000  # rows that are read at once to reach somebody


class ClientsSide(QWidget):
    """Finds a client. ``chosen`` follows the current row, ``opened`` says that Enter asked for the record."""

    chosen = Signal(object)
    opened = Signal(object)
    new_requested = Signal(object)

    def __init__(self, presenter: ClientsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._today = presenter.today()
        self._quiet = False
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ClientsModel(presenter.lines, self._row, self)
        self.search = self._build_search()
        self.new = parts.button("+ New", primary=True, on=self._ask_new)
        self.new.setAccessibleName("New client")
        self.count = parts.label("", "small")
        self.list = RowList("Clients", self.model)
        self.nobody = parts.Empty("", "", " ", self._ask_new)
        self._build()

    def load(self) -> None:
        """Read the first page and stand on the first client."""
        self.model.look_for("")
        self._show_found()
        if self.model.rowCount():
            self._stand_on(0)

    def refresh(self) -> None:
        """Read again and stay where one is."""
        self._today = self._presenter.today()
        self._keep_place(self.model.refresh)

    def select(self, client_id: int) -> None:
        """Stand on a client (0: on nobody) without saying that it was chosen.

        The search is emptied when it hides them, and filled with their name when they are far down a long list.
        """
        row = self.model.row_of(client_id)
        if client_id and row < 0 and self.search.text():
            self.search.clear()
            self.model.look_for("")
            self._show_found()
            row = self.model.row_of(client_id)
        if client_id and row < 0 and self.model.more:
            self.model.read_on(_FAR)
            row = self.model.row_of(client_id)
        if client_id and row < 0:
            self.search.setText(self._presenter.name(client_id))
            row = self.model.row_of(client_id)
        self._stand_on(row)

    @Slot()
    def begin(self) -> None:
        """Go to the search field, ready to type over what it holds."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def current(self) -> int:
        """The id of the current client, 0 when there is none."""
        return int(self.list.record() or 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search field into the list; Up at the top leads back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.search and event.key() == Qt.Key.Key_Down and self.model.rowCount():
                self._go_into_list()
                return True
            if watched is self.search and event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                self._look_for("")
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Up and self.list.currentIndex().row() <= 0:
                self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _look_for(self, text: str) -> None:
        self._keep_place(self._asked)

    def _asked(self) -> None:
        self.model.look_for(self.search.text().strip())

    def _keep_place(self, read: object) -> None:
        client_id = self._presenter.selected
        bar = self.list.verticalScrollBar().value()
        self._quiet = True
        if callable(read):
            read()
        row = self.model.row_of(client_id)
        if row >= 0:
            self._stand_on(row)
            self.list.verticalScrollBar().setValue(bar)
        self._quiet = False
        self._show_found()

    def _stand_on(self, row: int) -> None:
        was, self._quiet = self._quiet, True
        self.list.setCurrentIndex(self.model.index(row, 0) if row >= 0 else QModelIndex())
        self._quiet = was

    def _show_found(self) -> None:
        text, found = self.search.text().strip(), self.model.rowCount()
        everybody = self._presenter.count()
        many = f"{found}+" if self.model.more else f"{found}"
        clients = words.counted(everybody, "client")
        self.count.setText(f"{many} of {clients}" if text else clients)
        if text and not found:
            self._show_nobody(text)
        self._stack.setCurrentWidget(self.nobody if text and not found else self.list)

    def _show_nobody(self, text: str) -> None:
        shown = text if len(text) <= 24 else f"{text[:23]}…"
        old = self.nobody
        self.nobody = parts.Empty(
            f"No client matches “{shown}”", "Look for a name, part of a phone number or an e-mail address.",
            f"New client “{shown}”", self._ask_new,
        )  # fmt: skip
        self._stack.addWidget(self.nobody)
        self._stack.removeWidget(old)
        old.deleteLater()

    @Slot()
    def _go_into_list(self) -> None:
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _open_first(self) -> None:
        if self.model.rowCount() == 0:
            self._ask_new()
            return
        if self.search.text().strip() or not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.opened.emit(self.current())

    @Slot()
    def _ask_new(self) -> None:
        self.new_requested.emit(self.search.text().strip() if not self.model.rowCount() else "")

    @Slot(object)
    def _chosen(self, client_id: int) -> None:
        if not self._quiet and client_id:
            self.chosen.emit(client_id)

    def _row(self, line: ClientLine) -> Row:
        badge, kind = summary.line_chip(line, self._today)
        return Row(line.listed or f"Client {line.number}", summary.line_words(line, self._today), badge, kind)

    def _build_search(self) -> QLineEdit:
        field = QLineEdit()
        field.setProperty("search", "true")
        field.setPlaceholderText("Name, phone or e-mail")
        field.setAccessibleName("Find a client by name, phone or e-mail")
        field.textChanged.connect(self._look_for)
        field.returnPressed.connect(self._open_first)
        field.installEventFilter(self)
        return field

    def _build(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self.opened)
        self.list.installEventFilter(self)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.search, 1)
        top.addWidget(self.new)
        head = QVBoxLayout()
        head.setContentsMargins(px(16), px(14), px(16), px(8))
        head.setSpacing(px(8))
        head.addLayout(top)
        head.addWidget(self.count)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nobody)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 1, 0)
        body.setSpacing(0)
        body.addLayout(head)
        body.addWidget(parts.Rule())
        body.addWidget(holder, 1)
