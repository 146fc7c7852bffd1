"""A list of clients as a table: which list, what is looked for, columns, order, and a file for a spreadsheet."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSettings, QStandardPaths, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QLineEdit,
    QProgressBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smpdesk import words
from smpdesk.domain.lists import Column, ListKind, Sorting
from smpdesk.ui.lists.presenter import ListPresenter
from smpdesk.ui.lists.table import ListModel
from smpdesk.ui.shared import faults, forms, list_words, parts
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.feed import Feed
    from smpdesk.ui.shared.jobs import Job, Jobs

_PAUSE = 120  # milliseconds after the last key
_TOPICS = frozenset({"client", "course", "appointment", "session", "paper", "letter", "clinic_choice"})
_WIDTHS = {
    Column.EMAIL: 210, Column.ADDRESS: 220, Column.ALERT: 200, Column.REFERRAL: 160, Column.NUMBER: 90,
    Column.NEXT_VISIT: 160,
}  # fmt: skip
_FILES = {"csv": "CSV (*.csv)", "xlsx": "Excel workbook (*.xlsx)"}


class ListDialog(QDialog):
    """`client_requested` carries the id of somebody whom a double click or Enter asked for."""

    client_requested = Signal(object)

    def __init__(
        self,
        desks: "Desks",
        feed: "Feed",
        jobs: "Jobs",
        settings: QSettings,
        kind: ListKind = ListKind.ALL,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Client list")
        self._presenter = ListPresenter(desks, jobs, settings, kind, text)
        self._loading: Job | None = None
        self._writing: Job | None = None
        self._to = Path()
        self.model = ListModel(self._presenter.cells, self)
        self.table = QTableView()
        self.kind = forms.choice([(list_words.kind_name(each), each) for each in ListKind])
        self.search = QLineEdit(text)
        self.order = forms.choice()
        self.turn = parts.pill("Reversed", on=self._order_chosen)
        self.count = parts.label("", "small")
        self.columns = parts.button("Columns…", on=self._choose_columns)
        self.csv = parts.button("Save as CSV…", on=self._ask_csv)
        self.xlsx = parts.button("Save for Excel…", on=self._ask_xlsx)
        self.notice = parts.Notice("")
        self.bar = QProgressBar()
        self.stop = parts.button("Stop", on=self._stop)
        self.leave = parts.button("Close", on=self.reject)
        self._above = Bar(gap=8)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._build()
        self._wire()
        feed.changed.connect(self._data_changed)
        self._load()

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being written is given up, and leaves nothing behind."""
        self._stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Escape stops what is being written, else it closes."""
        if self._writing is not None:
            self._stop()
        else:
            super().reject()

    # What is shown

    @Slot()
    def _load(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
        self._presenter.text = self.search.text().strip()
        self._loading = self._presenter.load(self, self._show)

    def _show(self, ids: Sequence[int]) -> None:
        self._loading = None
        here = self.model.client_at(self.table.currentIndex().row())
        bar = self.table.verticalScrollBar().value()
        columns = self._presenter.columns
        again = columns == tuple(map(self.model.column_at, range(self.model.columnCount())))
        self.model.show_list(ids, columns)
        if not again:
            for section, column in enumerate(columns):
                self.table.setColumnWidth(section, px(_WIDTHS.get(column, 130)))
        self._mark_order()
        self.count.setText(words.counted(len(ids), "client"))
        self._above.fold()
        for each in (self.csv, self.xlsx):
            each.setEnabled(bool(len(ids)) and self._writing is None)
        if len(ids):
            row = ids.index(here) if here in ids else 0
            self.table.setCurrentIndex(self.model.index(row, 0))
            self.table.verticalScrollBar().setValue(bar if again else 0)

    def _mark_order(self) -> None:
        """The arrow in the heading, and the same in words for the keyboard."""
        sorting, columns = self._presenter.sorting, self._presenter.columns
        order = Qt.SortOrder.DescendingOrder if sorting.descending else Qt.SortOrder.AscendingOrder
        at = columns.index(sorting.column) if sorting.column in columns else -1
        self.table.horizontalHeader().setSortIndicator(at, order)
        self.order.offer([(f"By {list_words.column_name(each).lower()}", each) for each in columns])
        self.order.set_value(sorting.column)
        self.turn.setChecked(sorting.descending)

    @Slot(object)
    def _data_changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self._soon.start()

    @Slot()
    def _kind_chosen(self) -> None:
        self._presenter.kind = self.kind.value()
        self.kind.setToolTip(list_words.meaning(self._presenter.kind))
        if self._presenter.sorting.column not in self._presenter.columns:
            self._presenter.sorting = Sorting()
        self.notice.say("")
        self._load()

    @Slot(int)
    def _sort_by(self, section: int) -> None:
        column, was = self.model.column_at(section), self._presenter.sorting
        self._presenter.sorting = Sorting(column, column is was.column and not was.descending)
        self._load()

    @Slot()
    def _order_chosen(self) -> None:
        self._presenter.sorting = Sorting(self.order.value(), self.turn.isChecked())
        self._load()

    @Slot()
    def _choose_columns(self) -> None:
        from smpdesk.ui.lists.columns import ColumnsDialog

        dialog = ColumnsDialog(self._presenter.columns, self)
        dialog.chosen.connect(self._columns_chosen)
        dialog.open()

    @Slot(object)
    def _columns_chosen(self, columns: Sequence[Column]) -> None:
        self._presenter.columns = tuple(columns)
        self._load()

    @Slot(QModelIndex)
    def _opened(self, index: QModelIndex) -> None:
        client = self.model.client_at(index.row())
        if client:
            self.client_requested.emit(client)

    # What leaves as a file

    @Slot()
    def _ask_csv(self) -> None:
        self._ask("csv")

    @Slot()
    def _ask_xlsx(self) -> None:
        self._ask("xlsx")

    def _ask(self, suffix: str) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Save the list", documents, _FILES[suffix])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(self._presenter.file_name(suffix))
        dialog.fileSelected.connect(self._save_to)
        dialog.open()

    @Slot(str)
    def _save_to(self, path: str) -> None:
        self._to = Path(path)
        self.notice.say("")
        self.bar.setRange(0, 0)
        self._writing = self._presenter.export(self, self._to, self._saved, self._failed, self._progress)
        self._busy(True)

    def _progress(self, done: int, of: int) -> None:
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def _saved(self, written: int) -> None:
        self._busy(False)
        self.notice.say(f"{words.counted(written, 'client')} written to {self._to}")

    def _failed(self, error: BaseException) -> None:
        self._busy(False)
        faults.show(self, error)

    @Slot()
    def _stop(self) -> None:
        if self._writing is not None:
            self._writing.cancel()
            self._busy(False)
            self.notice.say("Stopped. Nothing was written.")

    def _busy(self, busy: bool) -> None:
        """While a file is written the list can be read on; another file waits."""
        self._writing = self._writing if busy else None
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        for each in (self.csv, self.xlsx):
            each.setEnabled(not busy and self.model.rowCount() > 0)

    def _wire(self) -> None:
        self.kind.set_value(self._presenter.kind)
        self.kind.setToolTip(list_words.meaning(self._presenter.kind))
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.order.edited.connect(self._order_chosen)
        self.search.textChanged.connect(self._typed)
        self._soon.timeout.connect(self._load)
        self.table.activated.connect(self._opened)
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)

    @Slot()
    def _typed(self) -> None:
        self._soon.start()

    def _build(self) -> None:
        self.kind.setAccessibleName("Which list")
        self.search.setProperty("search", "true")
        self.search.setPlaceholderText("Name, phone or e-mail")
        self.search.setAccessibleName("Find in the list by name, phone or e-mail")
        self.search.setMinimumWidth(px(220))
        self.table.setAccessibleName("Clients")
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(30))
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self.bar.setAccessibleName("How much is written")
        self.bar.setFixedWidth(px(160))
        above, below = self._above, Bar(gap=8)
        self.order.setAccessibleName("Sorted by")
        self.turn.setToolTip("From the end to the beginning; what is empty stays last")
        for each in (self.kind, self.search, self.order, self.turn, self.count):
            above.left.addWidget(each)
        for each in (self.columns, self.csv, self.xlsx):
            above.right.addWidget(each)
        under: tuple[QWidget, ...] = (self.bar, self.stop, self.leave)
        for widget in under:
            below.right.addWidget(widget)
        self.bar.hide()
        self.stop.hide()
        body = QVBoxLayout(self)
        body.setContentsMargins(px(18), px(16), px(18), px(16))
        body.setSpacing(px(10))
        body.addWidget(above)
        body.addWidget(self.table, 1)
        body.addWidget(self.notice)
        body.addWidget(below)
        self.resize(px(1120), px(640))
