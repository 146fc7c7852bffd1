"""The clinic's own figures: a picture, the sentence it says, and the same numbers as a table that can be saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smpdesk import words
from smpdesk.ui.forecast import learned_figures, plain_figures
from smpdesk.ui.forecast.figure import Shown
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.chart_bars import BarChart
from smpdesk.ui.shared.chart_lines import LineChart
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.jobs import Job, Jobs

_PAGES: dict[str, tuple[str, str, Callable[["Desks"], Shown]]] = {
    "lasting": ("How results last", "The clinic’s own curve", learned_figures.lasting),
    "held": ("Forecasts that held", "Of those told to clients", learned_figures.held),
    "groups": ("Results side by side", "Technician, pigment, zone, skin", learned_figures.groups),
    "odd": ("What contradicts itself", "Records to look at", learned_figures.contradictions),
    "needed": ("Sessions needed", "Against planned", plain_figures.needed),
    "hours": ("Hours", "Against estimated", plain_figures.hours),
    "gaps": ("Gaps kept", "Between sessions", plain_figures.gaps),
    "discomfort": ("Discomfort by zone", "From 0 to 10", plain_figures.discomfort),
    "healed": ("Healed score", "By pigment", plain_figures.healed),
    "came_back": ("How many came back", "By year", plain_figures.came_back),
}
_TICKS = ((0, "0 %"), (0.5, "50 %"), (1, "100 %"))
_FILES = {"csv": "CSV (*.csv)", "xlsx": "Excel workbook (*.xlsx)"}
_TOPICS = frozenset("forecast review session course client clinic_choice follow_up contact".split())


class FiguresDialog(QDialog):
    """``page`` is the one to open on. Everything is worked out off the window's thread."""

    client_requested = Signal(object)
    weights_requested = Signal()

    def __init__(
        self, desks: "Desks", feed: Feed, jobs: "Jobs", parent: QWidget | None = None, page: str = "lasting"
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Figures of this clinic")
        self._desks, self._jobs = desks, jobs
        self._page, self._shown = page, Shown(title="", text="")
        self._job: Job | None = None
        self.list = RowList("Figures")
        self.title = parts.title("")
        self.text = parts.label("", wrap=True)
        self.lines = LineChart("", 1, _TICKS, 260)
        self.bars = BarChart("")
        self.empty = parts.label("", "muted", wrap=True)
        self.foot = parts.muted("")
        self.table = QTableWidget()
        self.busy = QProgressBar()
        self.learn = parts.button("Learn again now", on=self._learn)
        self.weights = parts.button("Weights…", on=self._weights)
        self.csv = parts.button("Save as CSV…", on=self._save_csv)
        self.xlsx = parts.button("Save for Excel…", on=self._save_xlsx)
        self._build()
        self.list.show_rows([Row(*each[:2], record=key) for key, each in _PAGES.items()], keep=page)
        self.list.chosen.connect(self._chosen)
        feed.changed.connect(self._heard)
        room = self.screen().availableSize()
        self.resize(min(px(980), room.width()), min(px(700), room.height() - px(40)))
        self._load()

    # What is shown

    def _load(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.busy.show()
        self._job = self._jobs.run(self, partial(_PAGES[self._page][2], self._desks), self._show)

    def _show(self, shown: Shown) -> None:
        self._job, self._shown = None, shown
        self.busy.hide()
        self.title.setText(shown.title)
        for label, text in ((self.text, shown.text), (self.empty, shown.empty), (self.foot, shown.foot)):
            label.setText(text)
            label.setVisible(bool(text))
        told = f"{shown.text} {_spoken(shown)}"
        self.lines.setVisible(bool(shown.lines))
        self.lines.setAccessibleName(shown.title)
        self.lines.show_lines(shown.lines, told)
        self.bars.setVisible(bool(shown.bars))
        self.bars.setAccessibleName(shown.title)
        self.bars.show_bars(shown.bars, told, shown.top, shown.legend)
        self._fill(shown)
        self.learn.setVisible(self._page == "lasting")
        self.weights.setVisible(self._page == "lasting")
        self.inside.adjustSize()

    def _fill(self, shown: Shown) -> None:
        self.table.setVisible(bool(shown.rows))
        for each in (self.csv, self.xlsx):
            each.setVisible(bool(shown.rows))
        self.table.clear()
        self.table.setColumnCount(len(shown.headings))
        self.table.setRowCount(len(shown.rows))
        self.table.setHorizontalHeaderLabels(list(shown.headings))
        for row, cells in enumerate(shown.rows):
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(f"{cell}")
                if isinstance(cell, int | float):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        metrics = self.table.fontMetrics()
        for column, heading in enumerate(shown.headings):
            widest = max((len(f"{row[column]}") for row in shown.rows), default=0)
            room = max(metrics.horizontalAdvance(heading), widest * metrics.averageCharWidth())
            self.table.setColumnWidth(column, min(px(300), room + px(34)))
        self.table.horizontalHeader().setStretchLastSection(len(shown.headings) < 4)

    # What is pressed

    @Slot(object)
    def _chosen(self, page: str) -> None:
        if page != self._page:
            self._page = page
            self._load()

    @Slot()
    def _learn(self) -> None:
        self.learn.setEnabled(False)
        self.busy.show()
        self._jobs.run(self, self._desks.forecasts.recompute, self._learned)

    def _learned(self, _done: object) -> None:
        self.learn.setEnabled(True)
        self._load()

    @Slot()
    def _weights(self) -> None:
        self.weights_requested.emit()

    @Slot(QModelIndex)
    def _opened(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._shown.clients):
            self.client_requested.emit(self._shown.clients[index.row()])

    @Slot()
    def _save_csv(self) -> None:
        self._save("csv")

    @Slot()
    def _save_xlsx(self) -> None:
        self._save("xlsx")

    def _save(self, ending: str) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"{self._shown.title} {self._desks.clinic.today().isoformat()}.{ending}"
        to, _kind = QFileDialog.getSaveFileName(
            self, "Save this table", str(Path(folder) / name), _FILES[ending]
        )
        if to:
            self.save_to(Path(to))

    def save_to(self, to: Path) -> None:
        """Write the table that is shown, as the file's ending says."""
        from smpdesk.services.table_out import save_table

        shown = self._shown
        work = partial(save_table, shown.headings, shown.rows, to, shown.title)
        self._jobs.run(self, work, self._saved, lane=False)

    def _saved(self, rows: int) -> None:
        self.foot.setText(f"Saved {words.counted(rows, 'row')}.")
        self.foot.show()

    @Slot(object)
    def _heard(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self._load()

    # Building

    def _build(self) -> None:
        side = QFrame()
        side.setProperty("surface", "side")
        side.setFixedWidth(px(244))
        left = QVBoxLayout(side)
        left.setContentsMargins(0, px(10), 0, px(10))
        left.addWidget(self.list)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setAccessibleName("The same as a table")
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(px(180))
        self.table.activated.connect(self._opened)
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName("Working it out")
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(px(5))
        self.inside = QWidget()
        self.inside.setProperty("surface", "none")
        body = QVBoxLayout(self.inside)
        body.setContentsMargins(px(24), px(18), px(24), px(16))
        body.setSpacing(px(12))
        for each in (self.title, self.text, self.lines, self.bars, self.empty, self.foot):
            body.addWidget(each)
        actions = QWidget()
        row = Flow(actions, gap=8)
        for button in (self.learn, self.weights, self.csv, self.xlsx):
            row.addWidget(button)
        body.addWidget(actions)
        body.addWidget(self.table, 1)
        body.addStretch(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.inside)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.busy)
        right.addWidget(scroll, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addLayout(right, 1)


def _spoken(shown: Shown) -> str:
    """The picture for those who cannot see it."""
    said = [f"{bar.name}: {bar.said}" for bar in shown.bars]
    said += [f"{line.name} until {round(line.dots[-1].x)} months" for line in shown.lines if line.dots]
    return "; ".join(said)
