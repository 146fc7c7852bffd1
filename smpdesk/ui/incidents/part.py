"""The Incidents tab of a client: what happened, what is still to be done about it, and its report."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.services.incidents import IncidentLine
from smpdesk.ui.incidents import labels
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_TOPICS = frozenset("incident session lot product scalp_area staff client".split())


class IncidentsPart(QWidget):
    """The latest stands first. Enter opens one to be changed."""

    report_requested = Signal(object)
    """The Incident whose report is wanted."""

    def __init__(self, desks: "Desks", feed: Feed, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desks, self._client = desks, client_id
        self.list = RowList("Incidents and reactions of this client")
        self.details = parts.label("", wrap=True)
        self.advice = parts.Notice()
        self.note = parts.button("Note an incident…", primary=True, on=self._note)
        self.change = parts.button("Change…", on=self._change)
        self.report = parts.button("Report", on=self._report)
        self.empty = parts.Empty(
            "No incident on record",
            "A reaction, an infection days later, an exposure to blood: note it with its session and lot.",
            "Note an incident…",
            self._note,
        )
        self._build()
        feed.changed.connect(self._heard)
        self.refresh()

    def show_client(self, client_id: int) -> None:
        """Show this client."""
        self._client = client_id
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read and show everything again; the chosen one stays chosen."""
        kept, found = self._chosen(), self._desks.incidents.of_client(self._client)
        keep = next((each for each in found if kept and each.incident.id == kept.incident.id), None)
        self.list.show_rows([_row(each) for each in found], keep)
        self._card.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._offer()

    def _chosen(self) -> IncidentLine | None:
        found = self.list.record()
        return found if isinstance(found, IncidentLine) else None

    @Slot()
    def _offer(self) -> None:
        line = self._chosen()
        self.change.setEnabled(line is not None)
        self.report.setEnabled(line is not None)
        self.details.setText(labels.details(line) if line is not None else "")
        self.details.setVisible(bool(self.details.text()))
        found = self._desks.incidents.advice(line.incident) if line is not None else []
        self.advice.say("\n".join(words.say(each) for each in found))

    @Slot()
    def _note(self) -> None:
        from smpdesk.ui.incidents.incident_dialog import IncidentDialog

        IncidentDialog(self._desks, self._desks.incidents.draft(self._client), self.window()).open()

    @Slot()
    def _change(self) -> None:
        from smpdesk.ui.incidents.incident_dialog import IncidentDialog

        line = self._chosen()
        if line is not None:
            IncidentDialog(self._desks, line.incident, self.window()).open()

    @Slot(object)
    def _opened(self, _line: object) -> None:
        self._change()

    @Slot()
    def _report(self) -> None:
        line = self._chosen()
        if line is not None:
            self.report_requested.emit(line.incident)

    @Slot(object)
    def _heard(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.refresh()

    def _build(self) -> None:
        self.list.setFixedHeight(
            px(176)
        )  # three and a bit; more are scrolled to, what was written stays near
        self.list.chosen.connect(self._offer)
        self.list.opened.connect(self._opened)
        self._card = parts.Card("Incidents and reactions")
        self._card.body.setContentsMargins(1, px(13), 1, px(12))
        self._card.layout().itemAt(0).widget().setContentsMargins(px(15), 0, 0, 0)  # type: ignore[union-attr]
        below = QWidget()
        told = QVBoxLayout(below)
        told.setContentsMargins(px(15), 0, px(15), 0)
        told.setSpacing(px(8))
        told.addWidget(self.advice)
        told.addWidget(self.details)
        actions = QWidget()
        row = Flow(actions, gap=8)
        for each in (self.note, self.change, self.report):
            row.addWidget(each)
        told.addWidget(actions)
        self._card.body.addWidget(self.list)
        self._card.body.addWidget(below)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self._card)
        body.addWidget(self.empty, 1)
        body.addStretch(0)


def _row(line: IncidentLine) -> Row:
    chip, kind = labels.badge(line.incident)
    return Row(labels.title(line.incident), labels.about(line), chip, kind, record=line)
