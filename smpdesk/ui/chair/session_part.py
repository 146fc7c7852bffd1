"""What concerns the whole session: how somebody comes to it, how it felt, what was agreed, what is noted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.domain.client import Permission
from smpdesk.domain.problem import Problem
from smpdesk.domain.readiness import GatePass
from smpdesk.domain.session import Session
from smpdesk.domain.sitting import Pause
from smpdesk.ui.chair.breaks import Breaks
from smpdesk.ui.chair.choices import OneOf
from smpdesk.ui.chair.mix_field import lot_button, say
from smpdesk.ui.chair.pick_page import Pick
from smpdesk.ui.chair.rows import Rows
from smpdesk.ui.shared.discomfort import DiscomfortScale
from smpdesk.ui.shared.forms import Lines, TimeField, lines
from smpdesk.ui.shared.parts import button, label, muted
from smpdesk.ui.shared.passed_gates import PassedGates
from smpdesk.ui.shared.theme import px

_LONGEST = timedelta(hours=12)  # an end before the start means the next morning, up to this length
_TEXTS = ("circumstances", "preferences", "changed_since", "feedback", "notes")


class SessionPart(QWidget):
    """Edits what is said of the whole session. `touched` after a press, `typed` while text is typed, `times_left`
    when a time was typed and left; the record as entered is asked for then.
    """

    touched = Signal()
    typed = Signal()
    times_left = Signal()
    pick_requested = Signal()
    incident_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._touch_up = label("Circumstances and preferences today", "strong")
        self._texts: dict[str, Lines] = {name: lines(rows=2) for name in _TEXTS}
        self._scabs = OneOf(
            "Scabs left from last time", [("No", Permission.NO), ("Yes", Permission.YES)], Permission.UNKNOWN
        )
        self._hairline = OneOf("Hairline changed today", [("As agreed", False), ("Changed", True)], False)
        self._discomfort = DiscomfortScale()
        self._antiseptic = lot_button("")
        self._started, self._ended = TimeField(step=5), TimeField(step=5)
        self.breaks, self._passed = Breaks(), PassedGates()
        self._before, self._rows = Rows(), Rows()
        self._touch_rows = Rows()
        self._build()

    def show_around(self, pauses: Sequence[Pause], passes: Sequence[GatePass]) -> None:
        """Show the breaks, and the gates that were passed to begin; without any there is no row for them."""
        self.breaks.show_breaks(pauses)
        self._rows.show_row("pauses", bool(pauses))
        self._passed.show_passes(passes)

    def show_session(self, session: Session, came_before: bool, comes_back: bool) -> None:
        """Show a record; ``came_before`` when there was a session before this one, ``comes_back`` for touch-ups and
        corrections.
        """
        self._session = session
        for each in (self._touch_up, self._touch_rows):
            each.setVisible(comes_back)
        self._before.setVisible(came_before)
        for name, field in self._texts.items():
            if field.value().strip() != getattr(session, name):
                field.set_value(getattr(session, name))
        self._scabs.set_value(session.scabs)
        self._hairline.set_value(session.hairline_changed)
        self._discomfort.set_answer(session.discomfort)
        say(self._antiseptic, "Antiseptic", session.antiseptic, session.antiseptic_lot)
        for at, moment in ((self._started, session.started), (self._ended, session.ended)):
            shown = moment.time().replace(second=0) if moment else None
            if at.value() != shown and not at.hasFocus():
                at.set_value(shown)

    def entered(self, session: Session) -> Session:
        """The record with what is entered here."""
        entered: dict[str, Any] = {name: field.value().strip() for name, field in self._texts.items()}
        return replace(
            session,
            scabs=self._scabs.value(),
            hairline_changed=self._hairline.value(),
            discomfort=self._discomfort.answer(),
            **entered,
        )

    def times(self, session: Session) -> Session:
        """The record with the times that are entered; seconds that a clock wrote stay while the minute is the same."""
        started, ended = (
            datetime.combine(session.day, moment) if moment else None
            for moment in (self._started.value(), self._ended.value())
        )
        if started and ended and ended < started and ended + timedelta(days=1) - started <= _LONGEST:
            ended += timedelta(days=1)
        return replace(
            session, started=_same_minute(session.started, started), ended=_same_minute(session.ended, ended)
        )

    def unreadable(self) -> list[Problem]:
        """Times that are none."""
        return [
            Problem(code=code, field=name, facts={"typed": field.text()})
            for name, field in (("started", self._started), ("ended", self._ended))
            if (code := field.problem())
        ]

    def reset_times(self, session: Session) -> None:
        """Show the times as they are kept."""
        for field, moment in ((self._started, session.started), (self._ended, session.ended)):
            field.set_value(moment.time().replace(second=0) if moment else None)

    def with_pick(self, session: Session, pick: Pick) -> Session:
        """The record with an antiseptic that was chosen."""
        return replace(
            session, antiseptic=pick.name, antiseptic_lot=pick.lot, antiseptic_stock=pick.stock or None
        )

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Put each beside its row; the others come back."""
        named = [
            replace(each, field="antiseptic") if each.field == "antiseptic_stock" else each
            for each in problems
        ]
        rest = self._rows.show_problems(named)
        rest = self._before.show_problems(rest)
        return self._touch_rows.show_problems(rest)

    def show_advice(self, advice: Sequence[Problem]) -> None:
        """Say calmly what is unusual."""
        for rows in (self._rows, self._before, self._touch_rows):
            rows.show_advice(advice)

    def first(self) -> QWidget:
        """Where one begins: with circumstances, for a touch-up."""
        if not self._touch_rows.isHidden():
            return self._texts["circumstances"]
        return self._discomfort

    def _build(self) -> None:
        self._touch_rows.add("circumstances", "Circumstances", self._texts["circumstances"])
        self._touch_rows.add("preferences", "Wishes", self._texts["preferences"])
        self._touch_rows.add("changed_since", "Changed since", self._texts["changed_since"])
        self._before.add("scabs", "Scabs left", self._scabs)
        for field in (self._started, self._ended):
            field.setMaximumWidth(px(120))
        rows = self._rows
        rows.add("discomfort", "Discomfort, all in all", self._discomfort, wide=True)
        rows.add("hairline_changed", "Hairline", self._hairline)
        rows.add("antiseptic", "Antiseptic", self._antiseptic)
        rows.add("notes", "Notes", self._texts["notes"])
        rows.add("feedback", "Client says", self._texts["feedback"])
        rows.add("pauses", "Breaks", self.breaks)
        rows.add("started", "Started", self._started)
        rows.add("ended", "Ended", self._ended)
        names = {"circumstances": "Circumstances today", "preferences": "Wishes today",
                 "changed_since": "Changed since last time", "notes": "Notes on the session",
                 "feedback": "What the client says"}  # fmt: skip
        for name, said in names.items():
            self._texts[name].setAccessibleName(said)
            self._texts[name].edited.connect(self.typed)
        for field, said in ((self._started, "Started"), (self._ended, "Ended")):
            field.setAccessibleName(said)
            field.setObjectName(said.lower())
            field.editingFinished.connect(self._time_left)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        for each in (self._passed, self._touch_up, self._touch_rows, self._before, self._rows):
            whole.addWidget(each)
        whole.addWidget(muted("Ended stays empty until you finish."))
        self.incident = button("Incident…", on=self._ask_incident)
        self.incident.setToolTip("Note a reaction or an accident with its place and lot")
        whole.addWidget(self.incident)
        whole.addStretch(1)
        for answer in (self._scabs, self._hairline, self._discomfort):
            answer.edited.connect(self.touched)
        self._antiseptic.clicked.connect(self._ask)

    @Slot()
    def _time_left(self) -> None:
        self.times_left.emit()

    @Slot()
    def _ask_incident(self) -> None:
        self.incident_requested.emit()

    @Slot()
    def _ask(self) -> None:
        self.pick_requested.emit()


def _same_minute(was: datetime | None, now: datetime | None) -> datetime | None:
    """The seconds a clock wrote stay, while the minute in the field says the same."""
    if was is not None and now is not None and was.replace(second=0) == now:
        return was
    return now
