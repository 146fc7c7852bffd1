"""Keeps the record while it is written: every touch is in the clinic's file at once, typing after a short rest."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.problem import Problem, Stale
from smpdesk.domain.session import Session
from smpdesk.ui.chair.beside import Beside
from smpdesk.ui.chair.merge import merged, places_of
from smpdesk.ui.shared import faults

if TYPE_CHECKING:
    from smpdesk.services.chair import ChairDesk

_REST_MS = 700  # nobody is typing any more

Change = Callable[[Session], Session]


class Keeper(QObject):
    """The record that is open. ``draft`` is what was entered, ``stored`` what the clinic's file has.

    `kept` after every save and every reading, with the draft; `problems` whenever a touch was refused, and empty
    again after the next one that was not; `state_changed` carries "saved", "typing", "refused" or "failed".
    """

    kept = Signal(object)
    problems = Signal(object)
    state_changed = Signal(object)

    def __init__(self, desk: "ChairDesk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._widget = desk, parent
        self._stored: Session | None = None
        self._draft: Session | None = None
        self._refused: Change | None = None  # the touch that was refused last
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.flush)

    @property
    def draft(self) -> Session:
        """The record as it is entered. ValueError when none is open."""
        if self._draft is None:
            raise ValueError("no record is open")
        return self._draft

    @property
    def is_open(self) -> bool:
        """Whether a record is open."""
        return self._draft is not None

    @property
    def unsaved(self) -> bool:
        """Whether something was entered that the clinic's file does not have yet."""
        return self._draft != self._stored

    def open(self, session: Session) -> None:
        """Another record, or the same one read again: what is being typed stays."""
        same = self._draft is not None and self._draft.id == session.id
        if same and self.unsaved:
            return
        self._rest.stop()
        self._stored = self._draft = session
        self.kept.emit(session)
        self.state_changed.emit("saved")

    def close(self) -> None:
        """No record is open any more."""
        self._rest.stop()
        self._stored = self._draft = None

    def touch(self, change: Change) -> bool:
        """A button was pressed: keep it at once. A refusal takes this one touch back and says why."""
        before = self.draft
        wanted = change(before)
        if wanted == before:
            return True
        self._draft = wanted
        refused = Beside()
        if self._save(refused):
            return True
        if refused.problems:
            self._draft, self._refused = before, change
            self.problems.emit(_named(refused.problems, wanted))
            self.kept.emit(before)
            self.state_changed.emit("typing" if self.unsaved else "saved")
        return False

    @Slot()
    def touch_again(self) -> None:
        """The touch that was refused last, now that what kept it is out of the way."""
        change, self._refused = self._refused, None
        if change is not None and self.is_open:
            self.touch(change)

    def type(self, change: Change) -> None:
        """Something is being typed: keep it after a short rest."""
        self._draft = change(self.draft)
        self._rest.start()
        self.state_changed.emit("typing")

    @Slot()
    def flush(self) -> bool:
        """Keep what was typed now. False when it could not be: it stays as typed."""
        self._rest.stop()
        if self._draft is None or not self.unsaved:
            return True
        refused = Beside()
        wanted = self._draft
        if self._save(refused):
            return True
        if refused.problems:
            self.problems.emit(_named(refused.problems, wanted))
            self.state_changed.emit("refused")
        return False

    def _save(self, refused: Beside) -> bool:
        self._rest.stop()
        if not faults.attempt(self._widget.window(), self._write, refused):
            if not refused.problems:
                self.state_changed.emit("failed")
            return False
        self.problems.emit([])
        self.kept.emit(self.draft)
        self.state_changed.emit("saved")
        return True

    def _write(self) -> None:
        if self._stored is None or self._draft is None:
            return
        try:
            kept = self._desk.record(self._draft)
        except Stale:
            theirs = self._desk.session(self._draft.id)
            kept = self._desk.record(merged(self._stored, self._draft, theirs))
        self._stored = self._draft = kept


def _named(problems: list[Problem], session: Session) -> list[Problem]:
    """Problems of rows, ``zones.0.dilution``, named by their place: ``zones.frontal.0.dilution``."""
    found = []
    places = places_of(session.zones)
    for each in problems:
        parts = each.field.split(".")
        if parts[0] == "zones" and len(parts) > 2 and parts[1].isdecimal() and int(parts[1]) < len(places):
            zone, area = places[int(parts[1])]
            each = replace(each, field=".".join(("zones", zone, str(area), *parts[2:])))
        found.append(each)
    return found
