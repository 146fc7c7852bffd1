"""The dialog that brings a client list in, step by step."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.bringing_in import Decision, Fate, ListRead, OnMatch, Outcome, Plan
from smpdesk.domain.problem import Refusal
from smpdesk.ui.bring_in.busy_page import BusyPage
from smpdesk.ui.bring_in.columns_page import ColumnsPage
from smpdesk.ui.bring_in.file_page import FilePage
from smpdesk.ui.bring_in.presenter import BringInPresenter
from smpdesk.ui.bring_in.result_page import ResultPage
from smpdesk.ui.bring_in.rows_page import RowsPage
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_STEPS = ("1 · The file", "2 · What was recognised", "3 · What becomes of each row", "4 · Done")


class BringInDialog(QDialog):
    """File, columns, rows, result. Escape and Close stop what is under way, and nothing of it stays."""

    def __init__(self, desks: "Desks", feed: Feed, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Bring in a client list")
        self.presenter = BringInPresenter(desks, jobs, self)
        self.file_page = FilePage()
        self.columns_page = ColumnsPage(self.presenter.encodings())
        self.rows_page = RowsPage()
        self.result_page = ResultPage()
        self._busy = BusyPage()
        self._pages: tuple[QWidget, ...] = (
            self.file_page,
            self.columns_page,
            self.rows_page,
            self.result_page,
        )
        self._at = 0
        self._stack = QStackedWidget()
        self._step = parts.muted("", wrap=False)
        self.back = parts.button("Back", on=self._back)
        self.cancel = parts.button("Cancel", on=self.reject)
        self.next = parts.button("", primary=True, on=self._next)
        self._build()
        self._wire()
        self._go(0)

    def open_list(self, path: Path) -> None:
        """Begin with this file."""
        self._read(path)

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing stops what is under way."""
        self.presenter.stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Cancel while something is under way goes back to where it was; otherwise it closes."""
        if self.presenter.busy:
            self.presenter.stop()
            self._go(self._at)
        else:
            super().reject()

    # Slots

    @Slot()
    def _back(self) -> None:
        self._go(self._at - 1)

    @Slot()
    def _next(self) -> None:
        if self._at == 1:
            self.presenter.chosen = self.columns_page.chosen()
            self.presenter.order = self.columns_page.order_chosen()
            self._plan()
        elif self._at == 2:
            self._wait("Bringing the clients in…")
            self.presenter.bring_in()
        elif self._at == 3:
            self.accept()

    @Slot(object)
    def _read(self, path: Path) -> None:
        self._wait("Reading the list…")
        self.presenter.open(path)

    @Slot(object, object, object)
    def _read_again(self, encoding: str, delimiter: str, sheet: str) -> None:
        if self.presenter.path is not None:
            self._wait("Reading the list…")
            self.presenter.open(self.presenter.path, encoding, delimiter, sheet)

    @Slot(object)
    def _was_read(self, read: ListRead) -> None:
        self.columns_page.show_list(read)
        self._go(1)

    @Slot(object)
    def _was_planned(self, plan: Plan) -> None:
        self.rows_page.show_plan(plan, self.presenter.rejects_path())
        self._go(2)

    @Slot(object)
    def _was_written(self, outcome: Outcome) -> None:
        self.result_page.show_outcome(outcome)
        self._go(3)

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        """A reason stands on the page it belongs to; a fault of the machine explains itself."""
        self._go(self._at)
        if isinstance(error, Refusal) and self._at < 2:
            if self._at == 1 and self.presenter.read is not None:
                self.columns_page.show_list(self.presenter.read, self.columns_page.chosen())
            page = self.file_page if self._at == 0 else self.columns_page
            page.say("\n".join(words.say(each) for each in error.problems))
        else:
            faults.show(self, error)

    @Slot(object, object)
    def _decided(self, number: int, decision: Decision | None) -> None:
        if decision is None:
            self.presenter.decisions.pop(number, None)
        else:
            self.presenter.decisions[number] = decision
        self._plan()

    @Slot(object)
    def _other_rule(self, rule: OnMatch) -> None:
        self.presenter.on_match = rule
        self._plan()

    @Slot(object)
    def _rejects_elsewhere(self, path: Path) -> None:
        self.presenter.rejects = path
        if self.presenter.plan is not None:
            self.rows_page.show_plan(self.presenter.plan, path)

    @Slot(object, object)
    def _progress(self, done: int, of: int) -> None:
        self._busy.progress(done, of)

    def _plan(self) -> None:
        self._wait("Comparing with everybody who is there…")
        self.presenter.make_plan()

    def _wait(self, sentence: str) -> None:
        self._busy.begin(sentence)
        self._stack.setCurrentWidget(self._busy)
        self.back.setEnabled(False)
        self.next.setEnabled(False)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, at: int) -> None:
        self._at = at
        self._stack.setCurrentWidget(self._pages[at])
        self._step.setText(_STEPS[at])
        self.back.setVisible(at in (1, 2))
        self.back.setEnabled(True)
        self.cancel.setVisible(at < 3)
        self.next.setVisible(at > 0)
        self.next.setEnabled(at != 2 or self._brings())
        self.next.setText(self._next_words(at))
        (self.file_page.pick if at == 0 else self.next).setDefault(True)
        if at == 0:
            self.file_page.pick.setFocus(Qt.FocusReason.OtherFocusReason)
        elif at == 2:
            self.rows_page.first()
        else:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_words(self, at: int) -> str:
        plan = self.presenter.plan
        if at == 2 and plan is not None:
            return f"Bring in {words.counted(plan.count(Fate.NEW) + plan.count(Fate.SAME), 'row')}"
        return "Close" if at == 3 else "Check the rows"

    def _brings(self) -> bool:
        plan = self.presenter.plan
        return plan is not None and plan.count(Fate.CANNOT) < len(plan.rows)

    # Building

    def _build(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(18), px(20), px(16))
        body.setSpacing(px(12))
        body.addWidget(parts.title("Bring in a client list"))
        body.addWidget(self._step)
        for page in (*self._pages, self._busy):
            self._stack.addWidget(page)
        body.addWidget(self._stack, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.next)
        for each in (self.back, self.cancel):
            each.setAutoDefault(False)
        body.addLayout(buttons)
        room = self.screen().availableSize()
        self.resize(min(px(980), room.width()), min(px(680), room.height() - px(40)))

    def _wire(self) -> None:
        self.file_page.chosen.connect(self._read)
        self.columns_page.read_again.connect(self._read_again)
        self.rows_page.decided.connect(self._decided)
        self.rows_page.on_match_changed.connect(self._other_rule)
        self.rows_page.rejects_chosen.connect(self._rejects_elsewhere)
        presenter = self.presenter
        presenter.read_done.connect(self._was_read)
        presenter.planned.connect(self._was_planned)
        presenter.written.connect(self._was_written)
        presenter.failed.connect(self._failed)
        presenter.progressed.connect(self._progress)
