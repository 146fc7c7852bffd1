"""The record of a session while it is written: times, zones, discomfort, notes; saved as it is entered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.domain.problem import Problem, Stale
from smpdesk.domain.session import Session
from smpdesk.services.chair import ChairDesk
from smpdesk.ui.sessions.merge import merged
from smpdesk.ui.sessions.quiet_form import QuietForm
from smpdesk.ui.sessions.scale import DiscomfortScale
from smpdesk.ui.sessions.zones import ZonesCard
from smpdesk.ui.shared import faults, theme
from smpdesk.ui.shared.forms import Lines, TimeField, lines
from smpdesk.ui.shared.parts import Card
from smpdesk.ui.shared.theme import colour, px

_PAUSE_MS = 700  # nobody is typing any more
_LONGEST = timedelta(hours=12)  # an end before the start means the next morning, up to this length

# Touch: everything in the record is as high as a finger is wide.
_TOUCH = """
QLineEdit, QComboBox, QAbstractSpinBox, QPushButton {{ min-height: {field}px; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ min-height: 0; }}
QPushButton[pill="true"] {{ min-height: {pill}px; padding: 0 {pad}px; border-radius: {round}px; }}
QPushButton[zone="true"] {{ text-align: left; padding-left: {pad}px; font-weight: 600; color: {ink}; }}
QFrame[surface="zone"] {{ background: {paper}; border: 1px solid {line}; border-radius: {corner}px; }}
"""


class RecordEditor(QWidget):
    """Edits the record of one session. `saved` carries it after every save; `state_changed` says how it stands."""

    saved = Signal(object)
    finished = Signal(object)
    state_changed = Signal(object)  # "saved", "typing" or "refused"

    def __init__(self, desk: ChairDesk) -> None:
        super().__init__()
        self._desk = desk
        self._session: Session | None = None
        self._dirty = False
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.save_unsaved)
        self._times = QuietForm(columns=2)
        self._started, self._ended = TimeField(), TimeField()
        self._zones = ZonesCard()
        self._scale = DiscomfortScale()
        self._notes: Lines = lines(rows=4)
        self._overall = QuietForm()
        self._beside = _Beside(self.show_problems)
        self._build()
        theme.on_change(self._dress)
        self._dress()

    def holds(self, session: int) -> bool:
        """Whether this is the record that is open here."""
        return self._session is not None and self._session.id == session

    def begin(self, session: Session) -> None:
        """Show another record."""
        self._session = session
        self._dirty = False
        self._pause.stop()
        self._times.settle()
        self._overall.settle()
        self._zones.show_problems([])
        self._zones.begin(session.zones, session.number, self._desk.same_as_last(session.id))
        self._fill(session)
        self.state_changed.emit("saved")

    def refresh(self, session: Session) -> None:
        """The record was read again. What is being typed stays; it is joined with the other's at the next save."""
        if self._session is None or session.id != self._session.id:
            self.begin(session)
        elif not self._dirty and session != self._session:
            self._session = session
            self._zones.set_value(session.zones)
            self._fill(session)

    def unsaved(self) -> bool:
        """Whether something was entered that the clinic's file does not have yet."""
        return self._dirty

    @Slot()
    def save_unsaved(self) -> bool:
        """Save what was entered. False when it was refused: it stays as typed, with the reasons beside it."""
        self._pause.stop()
        if not self._dirty or self._session is None:
            return True
        unreadable = self._times.unreadable()
        if unreadable:
            self.show_problems(unreadable)
            return self._refused()
        if not faults.attempt(self.window(), self._save, self._beside):
            return self._refused()
        self.show_problems([])
        self.state_changed.emit("saved")
        self.saved.emit(self._session)
        return True

    @Slot()
    def finish(self) -> None:
        """End the session: now, unless a time is given. What is missing is said beside its field."""
        if self._session is None or not self.save_unsaved():
            return
        session = self._session
        if session.ended is None and session.day != self._desk.today():
            self.show_problems([Problem(code="end_missing", field="ended")])
            return
        with faults.caught(self.window(), self._beside) as caught:
            done = self._desk.finish(session.id)
        if not caught:
            self.begin(done)
            self.finished.emit(done)

    def first(self) -> None:
        """Go to where one begins to write."""
        self._started.setFocus()

    def draft(self) -> Session:
        """The record as it is entered now."""
        if self._session is None:
            raise ValueError("there is no record to draft")
        started = self._at(self._started.value())
        ended = self._at(self._ended.value())
        if started and ended and ended < started and ended + timedelta(days=1) - started <= _LONGEST:
            ended += timedelta(days=1)
        return replace(
            self._session,
            started=_same_minute(self._session.started, started),
            ended=_same_minute(self._session.ended, ended),
            discomfort=self._scale.answer(),
            notes=self._notes.value().strip(),
            zones=self._zones.value(),
        )

    def _build(self) -> None:
        times = Card("Time")
        self._times.add("started", "Started", self._started)
        self._times.add("ended", "Ended", self._ended, hint="Empty: when you finish.")
        times.body.addWidget(self._times)
        overall = Card("How it went")
        self._overall.add("discomfort", "Discomfort, all in all", self._scale)
        self._overall.add("notes", "Notes", self._notes)
        overall.body.addWidget(self._overall)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        for card in (times, self._zones, overall):
            whole.addWidget(card)
        whole.addStretch(1)
        self._times.changed.connect(self._typed)
        self._overall.changed.connect(self._typed)
        self._zones.edited.connect(self._typed)

    def _fill(self, session: Session) -> None:
        for field, moment in ((self._started, session.started), (self._ended, session.ended)):
            shown = moment.time().replace(second=0) if moment else None
            if field.value() != shown:
                field.set_value(shown)
        self._scale.set_answer(session.discomfort)
        if self._notes.value().strip() != session.notes:
            self._notes.set_value(session.notes)

    def _save(self) -> None:
        """Write the draft; where somebody else wrote meanwhile, both changes are kept."""
        if self._session is None:
            return
        mine = self.draft()
        try:
            kept = self._desk.record(mine)
        except Stale:
            theirs = self._desk.session(mine.id)
            kept = self._desk.record(merged(self._session, mine, theirs))
            self._zones.set_value(kept.zones)
            self._fill(kept)
        self._session, self._dirty = kept, False
        self._zones.keep(kept.zones)

    def show_problems(self, problems: list[Problem]) -> None:
        """Put problems where they belong without taking the cursor away."""
        self._times.show_at([each for each in problems if each.field in ("started", "ended")])
        self._overall.show_at([each for each in problems if each.field in ("discomfort", "notes")])
        self._zones.show_problems([each for each in problems if each.field.startswith("zones")])

    def _refused(self) -> bool:
        self.state_changed.emit("refused")
        return False

    def _at(self, moment: time | None) -> datetime | None:
        if moment is None or self._session is None:
            return None
        return datetime.combine(self._session.day, moment)

    @Slot()
    def _typed(self) -> None:
        self._dirty = True
        self._pause.start()
        self.state_changed.emit("typing")

    @Slot()
    def _dress(self) -> None:
        self.setStyleSheet(
            _TOUCH.format(
                field=px(24), pill=px(28), pad=px(9), round=px(14), corner=px(6),
                ink=colour("ink").name(), paper=colour("paper").name(), line=colour("line").name(),
            )
        )  # fmt: skip


class _Beside:
    """Where refusals of this record are shown."""

    def __init__(self, show: Callable[[list[Problem]], None]) -> None:
        self.show = show


def _same_minute(was: datetime | None, now: datetime | None) -> datetime | None:
    """The seconds a clock wrote stay, while the minute in the field says the same."""
    if was is not None and now is not None and was.replace(second=0) == now:
        return was
    return now
