"""The third step: what becomes of each row, before anything is written."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smpdesk.domain.bringing_in import Decision, Fate, OnMatch, Plan, PlannedRow
from smpdesk.ui.bring_in import labels
from smpdesk.ui.bring_in.rows_table import FILTERS, RowsModel
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.theme import px


class RowsPage(QWidget):
    """`decided` carries (row number, Decision or None); `on_match_changed` an OnMatch; `rejects_chosen` a Path."""

    decided = Signal(object, object)
    on_match_changed = Signal(object)
    rejects_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._rejects: Path | None = None
        self.model = RowsModel(self)
        self.table = QTableView()
        self.filters = QButtonGroup(self)
        self.on_match = forms.choice([(words, each) for each, words in labels.ON_MATCH.items()])
        self.same = parts.button("The same person", on=self._same)
        self.new = parts.button("Somebody new", on=self._new)
        self.undo = parts.button("As it was", on=self._as_it_was)
        self._detail = parts.muted("")
        self._where = parts.label("", "small", wrap=True)
        self._elsewhere = parts.quiet("Save them elsewhere…", on=self._ask_where)
        self._build()

    def show_plan(self, plan: Plan, rejects: Path | None) -> None:
        """Show the rows of a plan; the filter and the row stay as they are where they can."""
        current = self._current()
        self._plan, self._rejects = plan, rejects
        for at, (words, keeps) in enumerate(FILTERS):
            count = sum(1 for row in plan.rows if keeps(row))
            pill = self.filters.button(at)
            pill.setText(f"{words} {count:,}")
            pill.setVisible(count > 0 or at < 4 or pill.isChecked())
        self.on_match.set_value(plan.on_match)
        self._fill(current.row.number if current else 0)
        left = plan.count(Fate.CANNOT)
        self._where.setVisible(left > 0)
        self._elsewhere.setVisible(left > 0)
        self._where.setText(f"Rows left out are saved with the reasons in {rejects}")

    def first(self) -> None:
        """The focus goes into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _filtered(self) -> None:
        self._fill(0)

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._tell(self.model.row_at(current))

    @Slot()
    def _same(self) -> None:
        self._decide(Decision.SAME)

    @Slot()
    def _new(self) -> None:
        self._decide(Decision.NEW)

    @Slot()
    def _as_it_was(self) -> None:
        self._decide(None)

    @Slot()
    def _other_rule(self) -> None:
        self.on_match_changed.emit(OnMatch(self.on_match.value()))

    @Slot()
    def _ask_where(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, "Save the rows left out", str(self._rejects or ""), "CSV (*.csv)"
        )
        if path:
            self.rejects_chosen.emit(Path(path))

    def _decide(self, decision: Decision | None) -> None:
        row = self._current()
        if row is not None:
            self.decided.emit(row.row.number, decision)

    def _current(self) -> PlannedRow | None:
        return self.model.row_at(self.table.currentIndex())

    def _fill(self, number: int) -> None:
        if self._plan is None:
            return
        keeps = FILTERS[self.filters.checkedId()][1]
        self.model.show_rows([row for row in self._plan.rows if keeps(row)])
        at = self.model.place_of(number)
        self.table.setCurrentIndex(self.model.index(max(at, 0), 0))
        self._tell(self._current())

    def _tell(self, row: PlannedRow | None) -> None:
        """The row in whole sentences, and what may be decided about it."""
        self._detail.setText("" if row is None else labels.whole(row))
        decided = bool(row and self._plan and row.row.number in self._plan.decisions)
        self.same.setEnabled(bool(row and row.doubtful and row.fate is not Fate.SAME))
        self.new.setEnabled(
            bool(row and row.fate is not Fate.NEW and (row.doubtful or row.fate is Fate.SAME))
        )
        self.undo.setEnabled(decided)

    def _build(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(8))
        top = Bar()
        for at, (words, _) in enumerate(FILTERS):
            pill = parts.pill(words)
            pill.setAccessibleName(f"Show rows: {words}")
            self.filters.addButton(pill, at)
            top.left.addWidget(pill)
        first = self.filters.button(0)
        assert isinstance(first, QPushButton)
        first.setChecked(True)
        self.filters.idClicked.connect(self._filtered)
        body.addWidget(top)
        self._build_table()
        body.addWidget(self.table, 1)
        self._detail.setMinimumHeight(px(38))
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._detail)
        body.addWidget(self._decisions())
        body.addWidget(self._below())

    def _build_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Rows of the list")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().setVisible(False)
        table.verticalHeader().setDefaultSectionSize(px(30))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for at, width in enumerate((64, 210, 190)):
            table.setColumnWidth(at, px(width))
        header.setStretchLastSection(True)
        table.selectionModel().currentChanged.connect(self._moved)

    def _decisions(self) -> QWidget:
        bar = Bar()
        bar.left.addWidget(parts.label("This row is", "muted"))
        for each in (self.same, self.new, self.undo):
            each.setAutoDefault(False)
            bar.left.addWidget(each)
        about = parts.label("People who are there already", "muted")
        about.setBuddy(self.on_match)
        self.on_match.setAccessibleName("People who are there already")
        self.on_match.edited.connect(self._other_rule)
        bar.right.addWidget(about)
        bar.right.addWidget(self.on_match)
        return bar

    def _below(self) -> QWidget:
        below = QWidget()
        line = QHBoxLayout(below)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._where, 1)
        line.addWidget(self._elsewhere)
        self._elsewhere.setAutoDefault(False)
        return below
