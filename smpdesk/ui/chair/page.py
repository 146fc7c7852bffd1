"""The page at the chair: the clock above, the head at the left, what is recorded at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.appointment import VisitState
from smpdesk.domain.chart import Place
from smpdesk.domain.problem import Problem
from smpdesk.domain.session import Session
from smpdesk.ui.chair.area_rows import MarkPart
from smpdesk.ui.chair.beside import Beside
from smpdesk.ui.chair.chart_side import ChartSide
from smpdesk.ui.chair.clock_bar import ClockBar
from smpdesk.ui.chair.done_part import DonePart
from smpdesk.ui.chair.finish_part import FinishPart
from smpdesk.ui.chair.keeper import Keeper
from smpdesk.ui.chair.keys import ChairKeys
from smpdesk.ui.chair.numbing_part import NumbingPart
from smpdesk.ui.chair.pick_page import PickPage
from smpdesk.ui.chair.picking import Picking
from smpdesk.ui.chair.presenter import ChairPresenter
from smpdesk.ui.chair.ready_part import ReadyPart
from smpdesk.ui.chair.session_part import SessionPart
from smpdesk.ui.chair.session_work import SessionWorking
from smpdesk.ui.chair.side import Segments, Sheet, Sheets
from smpdesk.ui.chair.sitting import Sitting
from smpdesk.ui.chair.spread import Spread
from smpdesk.ui.chair.stepper import settle
from smpdesk.ui.chair.touch import sheet as touch_sheet
from smpdesk.ui.chair.unsaved_bar import UnsavedBar
from smpdesk.ui.chair.used_part import UsedPart
from smpdesk.ui.chair.zone_form import ZoneForm
from smpdesk.ui.chair.zone_list import ZoneList
from smpdesk.ui.chair.zone_work import ZoneWorking
from smpdesk.ui.shared import faults, theme
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.parts import Rule
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_Part = (
    ZoneList | MarkPart | ZoneForm | SessionPart | UsedPart | NumbingPart | PickPage | FinishPart | ReadyPart | DonePart
)  # fmt: skip
_TICK_MS = 10_000
_TOPICS = frozenset(
    "appointment session zone_work pause numbing scalp_area course client stock_move lot product"
    " screening confirmation letter paper consultation patch_test gate_pass clinic_choice".split()
)


class ChairPage(QWidget):
    """One session at the chair. `left` when the technician goes back to the book, `finished` with the Session."""

    left = Signal()
    finished = Signal(object)
    aftercare_requested = Signal(object)  # the Session whose sheet is wanted
    incident_requested = Signal(object)  # the Session of which something is to be noted
    lacking = Signal(object, object)  # a Rule that keeps the visit from starting, and the Booking

    def __init__(self, desks: "Desks", feed: Feed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("At the chair")
        self.about = ChairPresenter(desks)
        self._desks = desks
        self._is_done = False
        self.keeper = Keeper(desks.chair, self)
        self._clock, self._unsaved = ClockBar(), UnsavedBar()
        self._chart = ChartSide()
        self._segments, self._sheets = Segments(), Sheets()
        self._spread = Spread(self._chart, self._segments, self._sheets)
        self._zones, self._form = ZoneList(), ZoneForm()
        self._session, self._used = SessionPart(), UsedPart()
        self._numbing, self._pick = NumbingPart(), PickPage()
        self._finish, self._ready, self._done = FinishPart(), ReadyPart(desks.ready), DonePart()
        self._mark = MarkPart()
        self._working = ZoneWorking(
            self.about, self.keeper, self._chart, self._zones, self._form, self._mark, self
        )
        self._picking = Picking(
            self._pick, self.about, self.keeper, self._form, self._session, self._numbing, self._used
        )
        self._sitting = Sitting(self.about, self._clock, self._numbing, self._used, self)
        self._saying = SessionWorking(self._session, self.keeper, self._show_problems)
        self._keys = ChairKeys(self)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._ticks.timeout.connect(self._sitting.tick)
        self._build()
        self._wire()
        feed.changed.connect(self._changed)
        self._ticks.start()
        theme.on_change(self._dress)
        self._dress()

    # What the window asks

    def show_visit(self, appointment: int) -> None:
        """Go to the record of a visit, or to its start while nothing has begun."""
        self._begin(self.about.open_visit(appointment))

    def show_session(self, session: Session) -> None:
        """Go to a record."""
        self._begin(self.about.open_session(session))

    @Slot()
    def refresh(self) -> None:
        """Read again. What is being typed stays."""
        try:
            session = self.about.read()
        except KeyError:  # it was taken back meanwhile
            self.left.emit()
            return
        done = session is not None and session.finished
        if session is None or done or not self.keeper.is_open:
            self._begin(session, focus=done != self._is_done or self.keeper.is_open)
            return
        self._chart.show_story(self.about.story)
        if session == self.keeper.draft:  # our own touch: it is shown already
            self._working.show_work(session)
            self._show_around(session)
            return
        self.keeper.open(session)
        self._show(self.keeper.draft)

    def unsaved(self) -> str:
        """What would be lost, in words; empty when nothing. What can be saved is saved first, as always here."""
        if self.save_unsaved():
            return ""
        return f"The record of {self.about.who(self.keeper.draft)[0]} has entries that are not saved yet."

    def save_unsaved(self) -> bool:
        """Save what was typed; False when it was refused."""
        settle(self)
        return not self.keeper.is_open or self.keeper.flush()

    def sizeHint(self) -> QSize:
        """The size of the window at first."""
        return QSize(px(1280), px(740))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes one step back, from the zones to the book."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chart.hasFocus():
            self._first()
        else:
            super().keyPressEvent(event)

    @Slot()
    def step_back(self) -> None:
        """From a sheet to the zones, from the zones to the book."""
        if self._spread.sheet in (Sheet.ZONES, Sheet.READY, Sheet.DONE, Sheet.HEAD):
            self.leave()
        else:
            self._working.choose(None)
            self.turn_to(Sheet.ZONES)

    @Slot()
    def leave(self) -> None:
        """Back to the book, when everything is kept."""
        if self.save_unsaved():
            self.left.emit()

    @Slot(object)
    def turn_to(self, sheet: Sheet, focus: bool = True) -> None:
        """Bring a sheet to the front and go in."""
        if not self.keeper.is_open or self._is_done:
            sheet = sheet if sheet in (Sheet.READY, Sheet.DONE, Sheet.HEAD) else self._sheets.sheet
        if sheet is Sheet.USED:
            self._sitting.show_used()
        if sheet is Sheet.NUMBING:
            self._sitting.show_numbing()
        self._spread.turn_to(sheet)
        if focus:
            self._first()

    # What happens

    @Slot(object)
    def _show_sheet(self, sheet: Sheet) -> None:
        self.turn_to(sheet, focus=False)

    @Slot()
    def ask_finish(self) -> None:
        """End the session; what is open is said first."""
        if not self.keeper.is_open or self._is_done or not self.save_unsaved():
            return
        found = self.about.still_open(self.keeper.draft)
        if found:
            self._finish.show_open(found)
            self.turn_to(Sheet.FINISH)
        else:
            self._end()

    @Slot()
    def turn_break(self) -> None:
        """A break begins, or is over."""
        self._sitting.turn_break()

    @Slot()
    def same_as_last(self) -> None:
        """Every zone of the session before, a layer further."""
        self._working.same_as_last()

    def step_zone(self, by: int) -> None:
        """The next or the previous zone that is worked."""
        self._working.step(by)

    @Slot(object)
    def _take_anyway(self, short: Problem) -> None:
        """The account of a lot was wrong: put it right, and do again what was refused."""
        if not self._sitting.take_anyway(short):
            self.keeper.touch_again()

    @Slot()
    def _end(self) -> None:
        session = self.keeper.draft
        caught = faults.caught(self.window(), Beside(self._show_problems))
        with caught:
            self._sitting.numbing_off_everywhere(session.id)
            done = self._desks.chair.finish(session.id)
        if not caught:
            self.keeper.close()
            self.finished.emit(done)

    @Slot()
    def _start(self) -> None:
        caught = faults.caught(self.window(), Beside(self._ready.show_problems))
        with caught:
            session = self._desks.chair.start(self.about.appointment)
        if not caught:
            self.about.open_session(session)
            self._begin(session)

    @Slot(object)
    def _ask_lacking(self, rule: object) -> None:
        self.lacking.emit(rule, self.about.booking())

    @Slot()
    def _reopen(self) -> None:
        caught = faults.caught(self.window())
        with caught:
            session = self._desks.chair.reopen(self.about.session_id)
        if not caught:
            self._begin(session)

    @Slot()
    def _ask_incident(self) -> None:
        if self.save_unsaved():
            self.incident_requested.emit(self._desks.chair.session(self.about.session_id))

    @Slot()
    def _ask_aftercare(self) -> None:
        self.aftercare_requested.emit(self._desks.chair.session(self.about.session_id))

    @Slot(object)
    def _go(self, where: str | Place) -> None:
        """To where something that is open is put right."""
        if isinstance(where, Place):
            self._working.choose(where)
        else:
            self.turn_to(Sheet(where))

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS and (self.about.session_id or self.about.appointment):
            self._soon.start()

    # What it shows

    def _begin(self, session: Session | None, focus: bool = True) -> None:
        """Another visit or record, or the same in another state."""
        self._working.forget()
        self._is_done = session is not None and session.finished
        self._clock.show_who(*self.about.who(session))
        self._chart.show_story(self.about.story)
        self._segments.limit(session is None or self._is_done)
        self._unsaved.stand("saved")
        if session is None or self._is_done:
            self.keeper.close()
        if session is None:
            self._show_ready(focus)
        elif session.finished:
            minutes = self._desks.chair.clock(session.id).worked
            self._done.show_session(session, minutes, self.about.around(session), self.about.name_of)
            self._done.passed.show_passes(self.about.passes())
            self.turn_to(Sheet.DONE, focus)
        else:
            self.keeper.open(session)
            self._show(session)
            fresh = self.about.comes_back(session) and not session.zones
            self.turn_to(Sheet.SESSION if fresh else Sheet.ZONES, focus)
        self._sitting.tick()

    def _show_ready(self, focus: bool) -> None:
        booking = self.about.booking()
        if booking is None:
            return
        visit = booking.appointment
        today = self._desks.chair.today()
        may = visit.starts.date() <= today and visit.state in (VisitState.BOOKED, VisitState.ARRIVED)
        told = f"{words.day_date(visit.starts.date())}, {words.span_text(visit.starts, visit.ends)}"
        self._ready.show_visit(visit.id, told, may)
        self.turn_to(Sheet.READY, focus)

    @Slot(object)
    def _show(self, session: Session) -> None:
        self._clock.show_who(*self.about.who(session))
        self._working.show(session)
        self._session.show_session(session, self.about.came_before(session), self.about.comes_back(session))
        self._show_around(session)

    def _show_around(self, session: Session) -> None:
        """The clock, stock, and what is worth a second look."""
        self._segments.count(len(session.zones), len(self._sitting.used()))
        self._session.show_around(self._desks.chair.pauses(session.id), self.about.passes())
        advice = self._desks.chair.advice(session)
        self._session.show_advice(advice)
        self._working.show_advice(advice)
        self._numbing.show_advice([each for each in advice if each.field.startswith("numbings.")])
        if self._sheets.sheet is Sheet.USED:
            self._sitting.show_used()
        self._sitting.tick()

    @Slot(object)
    def _show_problems(self, problems: list[Problem]) -> None:
        """Each beside its field; the rest in the line above, with a way out where there is one."""
        rest = self._working.show_problems(problems)
        rest = self._session.show_problems(rest)
        self._unsaved.show_problems(rest)

    def _first(self) -> None:
        """Go to where one begins on the sheet in front."""
        if self._spread.sheet is Sheet.HEAD:
            self._chart.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._parts[self._sheets.sheet].first().setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _build(self) -> None:
        self._parts: dict[Sheet, _Part] = {
            Sheet.ZONES: self._zones, Sheet.MARK: self._mark, Sheet.ZONE: self._form, Sheet.SESSION: self._session,
            Sheet.USED: self._used, Sheet.NUMBING: self._numbing, Sheet.PICK: self._pick,
            Sheet.FINISH: self._finish, Sheet.READY: self._ready, Sheet.DONE: self._done,
        }  # fmt: skip
        for sheet, part in self._parts.items():
            self._sheets.put(sheet, part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for each in (self._clock, Rule(), self._unsaved):
            whole.addWidget(each)
        whole.addWidget(self._spread, 1)

    def _wire(self) -> None:
        self.keeper.kept.connect(self._show)
        self.keeper.problems.connect(self._show_problems)
        self.keeper.state_changed.connect(self._unsaved.stand)
        self._sitting.refused.connect(self._unsaved.show_problems)
        self._unsaved.again.connect(self.keeper.flush)
        self._unsaved.anyway.connect(self._take_anyway)
        self._clock.left.connect(self.leave)
        self._clock.break_pressed.connect(self.turn_break)
        self._clock.numbing_requested.connect(self._keys.numbing)
        self._clock.finish_requested.connect(self.ask_finish)
        self._segments.asked.connect(self.turn_to)
        self._working.turned.connect(self.turn_to)
        self._working.shown.connect(self._show_sheet)
        self._picking.opened.connect(self.turn_to)
        self._picking.done.connect(self.turn_to)
        self._picking.extra_picked.connect(self._sitting.use_too)
        self._numbing.left.connect(self._keys.zones)
        self._session.breaks.removed.connect(self._sitting.remove_break)
        self._session.breaks.changed.connect(self._sitting.change_break)
        self._session.breaks.unread.connect(self._unsaved.show_problems)
        self._finish.go_requested.connect(self._go)
        self._finish.finish_requested.connect(self._end)
        self._ready.start_requested.connect(self._start)
        self._ready.action_requested.connect(self._ask_lacking)
        self._done.reopen_requested.connect(self._reopen)
        self._done.aftercare_requested.connect(self._ask_aftercare)
        for part in (self._done, self._session):
            part.incident_requested.connect(self._ask_incident)

    @Slot()
    def _dress(self) -> None:
        self.setStyleSheet(touch_sheet())
