"""The left side: the search field, whom the list shows, the list, and what to do when nobody matches."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.client import ClientLine
from smpdesk.ui.clients import summary
from smpdesk.ui.clients.counting import Counting
from smpdesk.ui.clients.presenter import ClientsPresenter
from smpdesk.ui.clients.table import ClientsModel
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.long_list import LongList
from smpdesk.ui.shared.rows import Row
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.domain.lists import ListKind
    from smpdesk.ui.clients.kinds import KindChips
    from smpdesk.ui.shared.jobs import Jobs


class ClientsSide(QWidget):
    """Finds a client. ``chosen`` follows the current row, ``opened`` says that Enter asked for the record."""

    chosen = Signal(object)
    opened = Signal(object)
    new_requested = Signal(object)
    table_requested = Signal(object, object)  # ListKind or None for everybody, the text that is looked for

    def __init__(self, presenter: ClientsPresenter, jobs: "Jobs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._today = presenter.today()
        self._everybody = 0
        self._quiet = False
        self.kinds: KindChips | None = None
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = ClientsModel(presenter.lines, self._row, self)
        self._counting = Counting(presenter, jobs, self)
        self.search = self._build_search()
        self.new = parts.button("+ New", primary=True, on=self._ask_new)
        self.new.setAccessibleName("New client")
        self.count = parts.label("", "small")
        self.table: QPushButton | None = None
        self.list = LongList("Clients", self.model)
        self.nobody: parts.Empty | None = None
        self._build()

    def load(self) -> None:
        """Read the first page and stand on the first client."""
        self._everybody = self._presenter.count()
        self.model.look_for("", self._everybody)
        self._show_found()
        if self.model.rowCount():
            self._stand_on(0)

    def refresh(self) -> None:
        """Read again and stay where one is."""
        self._today = self._presenter.today()
        self._everybody = self._presenter.count()
        bar = self.list.verticalScrollBar().value()
        self._quiet = True
        self.model.refresh(self._everybody if self._shows_everybody() else None)
        row = self._row_of(self._presenter.selected)
        if row >= 0:
            self._stand_on(row)
        self.list.verticalScrollBar().setValue(bar)
        self._quiet = False
        self._found()

    def complete(self) -> None:
        """Add what waits for the first paint: the way to the table, and the chips that say whom the list shows.

        Called again, it counts them again.
        """
        if self.kinds is None:
            from smpdesk.ui.clients.kinds import KindChips

            self.table = parts.quiet("Table…", on=self._ask_table)
            self.table.setToolTip("The list as a table: columns, order, export")
            self._line.addWidget(self.table)
            self.kinds = KindChips()
            self.kinds.hide()  # until there is more than one to choose from
            self.kinds.chosen.connect(self._kind_chosen)
            self._counting.kinds.connect(self._show_kinds)
            self._head.addWidget(self.kinds)
            QWidget.setTabOrder(self.new, self.table)
            self.kinds.follow(self.table)
        self._counting.ask_kinds()

    def select(self, client_id: int) -> None:
        """Stand on a client (0: on nobody) without saying that it was chosen.

        Search and kind are given up when they hide them.
        """
        row = self._row_of(client_id)
        if client_id and row < 0 and not self._shows_everybody():
            self._show_everybody()
            row = self._row_of(client_id)
        self._stand_on(row)

    @Slot()
    def begin(self) -> None:
        """Go to the search field, ready to type over what it holds."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def current(self) -> int:
        """The id of the current client, 0 when there is none."""
        record = self.list.record()
        return record if isinstance(record, int) else 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search field into the list; Up at the top leads back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.search and event.key() == Qt.Key.Key_Down and self.model.rowCount():
                self._go_into_list()
                return True
            if watched is self.search and event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Up and self.list.currentIndex().row() <= 0:
                self.search.setFocus(Qt.FocusReason.BacktabFocusReason)
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _look_for(self, _text: str) -> None:
        """Show who matches, the best at the top; without a text the chosen client comes into sight again."""
        text = self.search.text().strip()
        self._quiet = True
        self.model.look_for(text, self._everybody if self._shows_everybody() else None)
        row = self._row_of(self._presenter.selected)
        if row >= 0:
            self._stand_on(row)
        if text or row < 0:
            self.list.scrollToTop()
        self._quiet = False
        self._found()

    @Slot(str)
    def _typed_in_list(self, text: str) -> None:
        if not self.search.hasFocus():
            self.begin()
        self.search.insert(text)

    @Slot(object)
    def _kind_chosen(self, kind: "ListKind") -> None:
        self._presenter.kind = None if kind == "all" else kind
        self._look_for("")

    @Slot(object)
    def _show_kinds(self, counts: "dict[ListKind, int]") -> None:
        if self.kinds is not None:
            self.kinds.show_counts(counts)
            self.kinds.setVisible(sum(bool(number) for number in counts.values()) > 1)

    @Slot(object)
    def _counted(self, found: "tuple[str, ListKind | None, int]") -> None:
        text, kind, number = found
        if (text, kind) == (self.search.text().strip(), self._presenter.kind):
            self.model.set_total(number)
            self._show_found()

    def _shows_everybody(self) -> bool:
        return not self.search.text().strip() and self._presenter.kind is None

    def _show_everybody(self) -> None:
        self._presenter.kind = None
        if self.kinds is not None:
            self.kinds.show_all()
        if self.search.text():
            self.search.clear()
        else:
            self._look_for("")

    def _row_of(self, client_id: int) -> int:
        row = self.model.row_of(client_id)
        if row < 0 and client_id and self._shows_everybody():
            return self._presenter.position(client_id)
        return row

    def _stand_on(self, row: int) -> None:
        was, self._quiet = self._quiet, True
        self.list.setCurrentIndex(self.model.index(row, 0) if row >= 0 else QModelIndex())
        self._quiet = was

    def _found(self) -> None:
        """Say how many were found; how many there are in all is counted later, where it is not known."""
        self._counting.stop()
        if self.model.rowCount() and not self._shows_everybody():
            self._counting.ask(self.search.text().strip(), self._presenter.kind)
        self._show_found()

    def _show_found(self) -> None:
        text, found = self.search.text().strip(), self.model.rowCount()
        many = f"{found:,}+" if self.model.more else f"{found:,}"
        clients = words.counted(self._everybody, "client")
        self.count.setText(clients if self._shows_everybody() else f"{many} of {clients}")
        nobody = not found and not self._shows_everybody()
        self._stack.setCurrentWidget(self._show_nobody(text) if nobody else self.list)

    def _show_nobody(self, text: str) -> parts.Empty:
        if self.nobody is None:
            self.nobody = parts.Empty("", "", " ", self._nobody_answered)
            self._stack.addWidget(self.nobody)
        shown = text if len(text) <= 24 else f"{text[:23]}…"
        if self._presenter.kind:
            title = f"Nobody in this list matches “{shown}”" if text else "Nobody is in this list now"
            self.nobody.say(title, "There may be somebody among all clients.", "Look among all")
        else:
            where = "Look for a name, part of a phone number or an e-mail address."
            self.nobody.say(f"No client matches “{shown}”", where, f"New client “{shown}”")
        return self.nobody

    @Slot()
    def _go_into_list(self) -> None:
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _open_first(self) -> None:
        if self.model.rowCount() == 0:
            self._nobody_answered()
            return
        if self.search.text().strip() or not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.opened.emit(self.current())

    @Slot()
    def _nobody_answered(self) -> None:
        """Look further, or begin a new client with what was typed."""
        if self._presenter.kind is None:
            self._ask_new()
            return
        self._presenter.kind = None
        if self.kinds is not None:
            self.kinds.show_all()
        self._look_for("")

    @Slot()
    def _ask_new(self) -> None:
        self.new_requested.emit(self.search.text().strip() if not self.model.rowCount() else "")

    @Slot()
    def _ask_table(self) -> None:
        self.table_requested.emit(self._presenter.kind, self.search.text().strip())

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
        self._counting.found.connect(self._counted)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self.opened)
        self.list.typed.connect(self._typed_in_list)
        self.list.installEventFilter(self)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.search, 1)
        top.addWidget(self.new)
        self._line = QHBoxLayout()
        self._line.addWidget(self.count, 1)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(px(16), px(14), px(16), px(8))
        self._head.setSpacing(px(6))
        self._head.addLayout(top)
        self._head.addLayout(self._line)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.list)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 1, 0)
        body.setSpacing(0)
        body.addLayout(self._head)
        body.addWidget(parts.Rule())
        body.addWidget(holder, 1)
