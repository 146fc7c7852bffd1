"""The History tab of a client: who changed what, from what to what; and the way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.domain.history import HistoryLine
from smpdesk.domain.problem import Problem
from smpdesk.ui.history import lines
from smpdesk.ui.history.detail import Detail
from smpdesk.ui.history.undo import Refused
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.fields import choice
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.layouts import Bar, Columns
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

#: Changes read at once.
PAGE = 50
EVERYBODY = "Everybody"


class HistoryPart(QWidget):
    """A list of changes by day, and the chosen one in full beside it."""

    said = Signal(object)
    """One line about what was undone here."""

    def __init__(
        self, desks: "Desks", feed: Feed, jobs: Jobs, client_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desks, self._client = desks, client_id
        self._lines: list[HistoryLine] = []
        self._more = self._stale = False
        self.list = RowList("Changes, the newest first")
        self.detail = Detail()
        self.who = choice([(EVERYBODY, "")])
        self.older = parts.button("Show older changes", on=self._show_older)
        self.empty = parts.Empty("Nothing yet", "Whatever is changed about this client is told here.")
        self._build()
        feed.changed.connect(self._heard)
        self.refresh()

    def show_client(self, client_id: int) -> None:
        """Show another client, from the newest change on."""
        if client_id != self._client:
            self._client, self._lines = client_id, []
            self.who.set_value("")
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read again as many changes as are shown; the chosen one stays chosen."""
        self._stale = False
        with faults.caught(self):
            people = self._desks.history.people(self._client)
            self.who.offer([(EVERYBODY, ""), *people])
            self._who.setVisible(len(people) > 1)
            self._read(max(PAGE, len(self._lines)))

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while nobody looked is read now."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    # What happens

    @Slot(object)
    def _heard(self, _topics: object) -> None:
        """Any change may be one of this client's."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    @Slot()
    def _filtered(self) -> None:
        self._lines = []
        with faults.caught(self):
            self._read(PAGE)

    @Slot()
    def _show_older(self) -> None:
        with faults.caught(self):
            self._read(len(self._lines) + PAGE)
            self.list.setFocus()

    @Slot(object)
    def _choose(self, change: object) -> None:
        line = next((each for each in self._lines if each.change == change), None)
        if line is None:
            return
        with faults.caught(self):
            problems: list[Problem] = [] if line.undone else self._desks.history.problems(line.change)
            self.detail.show_line(line, problems, self._desks.clinic.today())

    @Slot()
    def _undo(self) -> None:
        """Take the chosen change back; for an undo: put back what it took."""
        change = self.list.record()
        line = next((each for each in self._lines if each.change == change), None)
        if line is None:
            return
        self.list.setFocus()  # the button goes
        with faults.caught(self, Refused(self.window(), lambda: f"“{line.name}” stays as it is")):
            taken = self._desks.history.undo(line.change)
            back = line.name.startswith("Undo")
            self.said.emit(f"{'Put back' if back else 'Undone'}: {taken.words}")

    # What it shows

    def _read(self, limit: int) -> None:
        found = self._desks.history.of_client(self._client, limit + 1, who=str(self.who.value() or ""))
        self._lines, self._more = found[:limit], len(found) > limit
        today, day, rows = self._desks.clinic.today(), None, list[Row]()
        for line in self._lines:
            rows.append(lines.row(line, day, today))
            day = line.at.date()
        self.list.show_rows(rows, self.list.record())
        self.older.setVisible(self._more)
        self._columns.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._choose(self.list.record())

    # How it is made

    def _build(self) -> None:
        self.who.setAccessibleName("Changes by")
        self.who.activated.connect(self._filtered)
        self.list.chosen.connect(self._choose)
        self.detail.undo_requested.connect(self._undo)
        self.list.setMinimumHeight(px(260))
        changes = parts.Card("Changes")
        changes.body.setContentsMargins(1, px(13), 1, px(12))
        changes.layout().itemAt(0).widget().setContentsMargins(px(15), 0, 0, 0)  # type: ignore[union-attr]
        changes.body.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(15), 0, px(15), 0)
        foot.addWidget(self.older)
        changes.body.addLayout(foot)
        self._who = Bar()
        self._who.left.addWidget(parts.muted("Changes by", wrap=False))
        self._who.left.addWidget(self.who)
        self._columns = Columns(44)
        self._columns.add(changes, 3)
        self._columns.add(self.detail, 4)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(8))
        body.addWidget(self._who)
        body.addWidget(self._columns, 1)
        body.addWidget(self.empty, 1)
