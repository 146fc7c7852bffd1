"""Recalls, the open ones first, and of the one chosen everybody its lots touched: who was told, and who was not."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.recall import REACHED, CallLine, Recall, RecallCall
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.paper_out import PaperOut
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px
from smpdesk.ui.stock import labels
from smpdesk.ui.stock.calls import CallDialog, CloseDialog

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.jobs import Jobs
    from smpdesk.ui.shared.printing import PrinterChoice

_TOPICS = frozenset({"recall", "recall_call", "lot", "client", "session", "patch_test"})


class RecallsDialog(QDialog):
    """Insert begins a recall, Enter notes a call to the client chosen, F2 goes to their page."""

    client_requested = Signal(object)

    def __init__(
        self,
        desks: "Desks",
        feed: Feed,
        jobs: "Jobs",
        parent: QWidget | None = None,
        choice: "PrinterChoice | None" = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Recalls")
        self._desks, self._jobs = desks, jobs
        self._out = PaperOut(self, desks.papers.bands, jobs, choice)
        self._calls: list[CallLine] = []
        self._next = 0
        self.recalls, self.list = forms.choice(), RowList("Clients to tell")
        self._about, self._lots = parts.muted(""), parts.label("", wrap=True)
        self._incidents = parts.Notice()
        self._count = parts.strong("")
        self._name, self._phone = parts.strong(""), parts.heading("")
        self._story = parts.label("", wrap=True)
        self._empty = parts.Empty(
            "No recall",
            "Paste an alert: its lots are found, and everybody they touched.",
            "Begin a recall…",
            self._begin,
        )
        self._news = parts.Notice()
        self.begin = parts.button("Begin a recall…", on=self._begin)
        self.call = parts.button("Note a call…", primary=True, on=self._call)
        self.go = parts.button("Client’s page", on=self._go)
        self.close_it = parts.button("Close the recall…", on=self._close)
        self.again = parts.button("Open it again", on=self._reopen)
        self.print = parts.button("Print the list…", on=self._print)
        self.csv = parts.button("Save as CSV…", on=self._save_csv)
        self._build()
        self.fill()
        feed.changed.connect(self._changed)
        room = self.screen().availableSize()
        self.resize(min(px(820), room.width()), min(px(680), room.height() - px(40)))

    @Slot()
    def fill(self) -> None:
        """Read the recalls again; the open ones first."""
        found = sorted(self._desks.recalls.all(), key=lambda each: each.closed is not None)
        self.recalls.offer([(_recall_name(each), each.id) for each in found])
        self._whole.setVisible(bool(found))
        self._empty.setVisible(not found)
        if not found:
            self.call.hide()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert begins, F2 goes to the client."""
        deeds = {Qt.Key.Key_Insert: self._begin, Qt.Key.Key_F2: self._go}
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _recall(self) -> Recall | None:
        key = self.recalls.value()
        return self._desks.recalls.get(key) if key else None

    def _chosen(self) -> CallLine | None:
        return next((each for each in self._calls if each.client.client == self.list.record()), None)

    @Slot()
    def _show(self) -> None:
        recall = self._recall()
        if recall is None:
            self._calls = []
            return
        lots = self._desks.recalls.lots(recall)
        self._lots.setText(
            "Lots: " + ", ".join(f"{each.lot.number} ({labels.product(each.product)})" for each in lots)
        )
        closed = f" Closed on {words.plain_date(recall.closed)}." if recall.closed else ""
        note = f" {recall.note}" if recall.note else ""
        noted = self._desks.incidents.of_lots([each.lot.id for each in lots])
        self._incidents.say("\n".join(labels.incident(*each) for each in noted))
        self._about.setText(f"Alert of {words.plain_date(recall.day)}.{closed}{note}")
        self._calls = sorted(self._desks.recalls.calls(recall.id), key=lambda each: each.told)
        untold = sum(not each.told for each in self._calls)
        self._count.setText(f"{words.counted(len(self._calls), 'client')} touched, {untold} not told yet")
        rows = [self._row(at) for at in range(len(self._calls))]
        self.list.show_rows(rows, self.list.record())
        for button, shown in ((self.close_it, not recall.closed), (self.again, bool(recall.closed))):
            button.setVisible(shown)
        for each in (self.print, self.csv):
            each.setEnabled(bool(self._calls))
        self._offer()

    def _row(self, at: int) -> Row:
        line = self._calls[at]
        first = not at or self._calls[at - 1].told is not line.told
        section = ("Told" if line.told else "Not told yet") if first else ""
        client = line.client
        phones = " / ".join(labels.isolated(each) for each in (client.phone, client.other_phone) if each)
        attempts = words.counted(len(line.calls), "attempt") if line.calls else ""
        about = " · ".join(each for each in (phones or "No phone number", attempts) if each)
        text, kind = labels.TOLD[line.calls[-1].outcome] if line.calls else ("", "plain")
        if client.no_contact and not line.told:
            text, kind = "Asked not to be contacted", "warn"
        return Row(client.name, about, text, kind, section, client.client)

    @Slot(object)
    def _pointed(self, _client: object) -> None:
        self._offer()

    def _offer(self) -> None:
        """Whom to ring, and what was tried."""
        line, recall = self._chosen(), self._recall()
        self._side.setVisible(line is not None)
        for each in (self.call, self.go):
            each.setEnabled(line is not None)
        self.call.setVisible(recall is not None and recall.closed is None)
        if line is None:
            return
        client = line.client
        self._name.setText(f"{client.name}, No. {client.number}")
        phones = " / ".join(labels.isolated(each) for each in (client.phone, client.other_phone) if each)
        self._phone.setText(phones or client.email or "No phone number")
        told = [self._told(line)] if line.calls else []
        asked = ["Asked not to be contacted. Whether a recall overrides that is the clinic’s decision."]
        uses = [labels.use(each) for each in client.uses[:4]]
        self._story.setText("\n".join([*(asked if client.no_contact else []), *uses, *told]))

    def _told(self, line: CallLine) -> str:
        people = {each.id: each.name for each in self._desks.clinic.staff(left=True)}
        said = []
        for each in line.calls[-4:]:
            when = f"{words.plain_date(each.at.date())}, {words.time_text(each.at)}"
            by = people.get(each.staff or 0, "")
            text = ", ".join(part for part in (when, by) if part)
            said.append(f"{text}: {labels.TOLD[each.outcome][0]}{'. ' + each.note if each.note else ''}")
        return "\n".join(said)

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.fill()

    # What is done

    @Slot()
    def _begin(self) -> None:
        from smpdesk.ui.stock.alert_dialog import AlertDialog

        dialog = AlertDialog(self._desks, self)
        dialog.stored.connect(self._begun)
        dialog.open()

    @Slot(object)
    def _begun(self, recall: Recall) -> None:
        self.fill()
        self.recalls.set_value(recall.id)
        self._show()
        self.list.setFocus()

    @Slot()
    def _call(self) -> None:
        line, recall = self._chosen(), self._recall()
        if line is not None and recall is not None and recall.closed is None:
            dialog = CallDialog(self._desks.recalls, recall, line.client, self)
            below = self._calls[self._calls.index(line) + 1 :]
            self._next = next((each.client.client for each in below if not each.told), 0)
            dialog.stored.connect(self._called)
            dialog.open()

    @Slot(object)
    def _called(self, call: RecallCall) -> None:
        """Whoever was told moves down; the next who was not is at hand."""
        at = next((at for at, each in enumerate(self._calls) if each.client.client == self._next), None)
        if call.outcome in REACHED and at is not None:
            self.list.setCurrentIndex(self.list.model().index(at, 0))

    @Slot(object)
    def _opened(self, _client: object) -> None:
        self._call()

    @Slot()
    def _go(self) -> None:
        line = self._chosen()
        if line is not None:
            self.client_requested.emit(line.client.client)

    @Slot()
    def _close(self) -> None:
        recall = self._recall()
        if recall is not None:
            CloseDialog(self._desks.recalls, recall, self).open()

    @Slot()
    def _reopen(self) -> None:
        recall = self._recall()
        if recall is not None:
            with faults.caught(self):
                self._desks.recalls.reopen(recall.id)

    @Slot()
    def _print(self) -> None:
        recall = self._recall()
        if recall is not None and not self._out.busy:
            desk = self._desks.stock_papers
            self._out.print(
                f"Call list, {recall.title}",
                desk.size(),
                "recall-call-list.pdf",
                partial(desk.calls_pdf, recall.id),
                _nothing,
            )

    @Slot()
    def _save_csv(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Save the call list", folder, "CSV (*.csv)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("recall-call-list.csv")
        dialog.fileSelected.connect(self._csv_to)
        dialog.open()

    @Slot(str)
    def _csv_to(self, path: str) -> None:
        recall = self._recall()
        if recall is not None:
            work = partial(self._desks.stock_papers.calls_csv, recall.id, Path(path))
            self._jobs.run(self, work, partial(self._written, path), self._failed)

    def _written(self, path: str, count: int) -> None:
        self._news.say(f"{words.counted(count, 'client')} written to {path}")

    def _failed(self, error: BaseException) -> None:
        faults.show(self, error)

    @Slot(object)
    def _saved(self, path: str) -> None:
        self._news.say(f"The call list is saved as {path}.")

    @Slot(object)
    def _printed(self, _answer: object) -> None:
        self._news.say("The call list is printed.")

    # How it is made

    def _build(self) -> None:
        self.recalls.setAccessibleName("Recall")
        self.recalls.edited.connect(self._show)
        self.list.chosen.connect(self._pointed)
        self.list.opened.connect(self._opened)
        self.list.setProperty("framed", "true")
        self.list.setMinimumHeight(px(150))
        self._out.saved.connect(self._saved)
        self._out.printed.connect(self._printed)
        self._phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for button, tip in ((self.begin, "Insert"), (self.call, "Enter"), (self.go, "F2")):
            button.setToolTip(tip)
        self._side = parts.Card()
        self._side.setAccessibleName("Client")
        for label in (self._name, self._phone, self._story):
            self._side.body.addWidget(label)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(16), px(20), px(14))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Recalls"))
        body.addWidget(self._news)
        body.addWidget(self._empty, 1)
        self._whole = QWidget()
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        for widget in (self.recalls, self._about, self._lots, self._incidents, self._count):
            whole.addWidget(widget)
        whole.addWidget(self.list, 1)
        whole.addWidget(self._side)
        deeds = QWidget()
        flow = Flow(deeds)
        for each in (self.go, self.print, self.csv, self.close_it, self.again, self.begin):
            flow.addWidget(each)
        whole.addWidget(deeds)
        body.addWidget(self._whole, 1)
        line = QHBoxLayout()
        line.addStretch(1)
        leave = parts.button("Close", on=self.reject)
        for each in (leave, self.call):
            line.addWidget(each)
        for each in (leave, self.call, self.go, self.print, self.csv, self.close_it, self.again, self.begin):
            each.setAutoDefault(False)
        body.addLayout(line)
        self.list.setFocus()


def _recall_name(recall: Recall) -> str:
    day = words.plain_date(recall.day)
    return f"{recall.title} · {day}{' · closed' if recall.closed else ''}"


def _nothing() -> None:
    """A working paper is not recorded."""
