"""A record that is finished, to be read; it can be opened again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.chart import Place
from smpdesk.domain.session import Session
from smpdesk.ui.chair.merge import place_of
from smpdesk.ui.chair.touch import figure
from smpdesk.ui.shared import record_words
from smpdesk.ui.shared.discomfort import words_for
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.parts import Card, button, label, muted
from smpdesk.ui.shared.passed_gates import PassedGates
from smpdesk.ui.shared.theme import px


class DonePart(QWidget):
    """`reopen_requested`, `aftercare_requested`, `incident_requested`."""

    reopen_requested = Signal()
    aftercare_requested = Signal()
    incident_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.passed = PassedGates()
        self._list = QVBoxLayout()
        self._list.setSpacing(px(8))
        bar = Bar()
        self._aftercare = button("Aftercare sheet", primary=True, on=self._ask_aftercare)
        self._again = button("Reopen the record", on=self._ask_again)
        bar.right.addWidget(button("Incident…", on=self._ask_incident))
        bar.right.addWidget(self._again)
        bar.right.addWidget(self._aftercare)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        whole.addWidget(figure("On record", "plain"))
        whole.addWidget(self.passed)
        whole.addLayout(self._list)
        whole.addWidget(bar)

    def show_session(
        self, session: Session, minutes: int, around: Sequence[str], name_of: Callable[[Place], str]
    ) -> None:
        """Show what was recorded; ``minutes`` is the time worked, ``around`` tells of breaks and anaesthetic,
        ``name_of`` what a place is called.
        """
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if session.started and session.ended:
            span = words.span_text(session.started, session.ended)
            self._list.addWidget(muted(f"{span} · {words.duration_text(minutes)} worked"))
        for said in around:
            self._list.addWidget(muted(said))
        for work in session.zones:
            card = Card()
            card.body.addWidget(label(f"{name_of(place_of(work))} · layer {work.layer}", "strong", wrap=True))
            for said in record_words.lines(work):
                card.body.addWidget(muted(said))
            self._list.addWidget(card)
        outcome = Card("How it went")
        felt = f"Discomfort {words_for(session.discomfort)}" if session.discomfort is not None else ""
        outcome.body.addWidget(label(felt or "Discomfort was not asked.", wrap=True))
        outcome.body.addWidget(label(session.notes, wrap=True) if session.notes else muted("No notes."))
        for said in record_words.session_lines(session):
            outcome.body.addWidget(label(said, wrap=True))
        self._list.addWidget(outcome)
        self._aftercare.setVisible(session.appointment is not None)

    def first(self) -> QWidget:
        """The next thing to do."""
        return self._again if self._aftercare.isHidden() else self._aftercare

    @Slot()
    def _ask_again(self) -> None:
        self.reopen_requested.emit()

    @Slot()
    def _ask_aftercare(self) -> None:
        self.aftercare_requested.emit()

    @Slot()
    def _ask_incident(self) -> None:
        self.incident_requested.emit()
