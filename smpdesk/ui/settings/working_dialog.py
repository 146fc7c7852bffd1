"""Hours and holidays: when each person works, what closes whole days, and what comes again every week."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.domain.working import Block, Closure
from smpdesk.ui.settings.away_dialogs import BLOCK_NAMES, BlockDialog, HolidayDialog, clock
from smpdesk.ui.settings.working_hours import DAYS, PersonHoursFields, TurnaroundFields
from smpdesk.ui.shared import faults, messages, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.forms import choice
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_LUNCH = (13 * 60, 13 * 60 + 30)
_CLINIC = 0


class WorkingDialog(QDialog):
    """`person` is a technician's id, 0 for the whole clinic."""

    def __init__(
        self, desks: "Desks", feed: Feed, parent: QWidget | None = None, person: int = _CLINIC
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Hours and holidays")
        self._desks, self._desk = desks, desks.working
        self._touched = False
        self._whose = choice([("The whole clinic", _CLINIC)])
        self._whose.offer(
            [("The whole clinic", _CLINIC), *((e.name, e.id) for e in desks.clinic.technicians())]
        )
        self._whose.setAccessibleName("Whose hours and holidays")
        self._whose.set_value(person)
        self._person = int(self._whose.value())
        self._hours, self._turnarounds = PersonHoursFields(), TurnaroundFields()
        self._upper = QStackedWidget()
        self._list = RowList("Holidays, breaks and training")
        self._list.setProperty("framed", "true")
        self._save_button = parts.button("Save", primary=True, on=self.save)
        self._build()
        self.fill()
        feed.changed.connect(self._changed)
        room = self.screen().availableSize()
        self.resize(min(px(640), room.width()), min(px(740), room.height() - px(40)))

    def fill(self) -> None:
        """Show what is stored for whoever is chosen."""
        self._hours.fill(self._desk.hours(self._person), self._desks.clinic.clinic().hours)
        self._turnarounds.fill(
            self._desk.turnarounds(), self._desk.turnaround_rule(), self._desk.usual_lengths()
        )
        self._upper.setCurrentWidget(self._hours if self._person else self._turnarounds)
        self._note(False)
        self._fill_list()

    @Slot()
    def save(self) -> bool:
        """Save hours, or set-up and cleaning; False when that was refused."""
        if not self._touched:
            return True
        if self._person and self._hours.unread():
            return False
        with faults.caught(self, self) as caught:
            if self._person:
                self._desk.save_hours(self._person, self._hours.hours())
            else:
                self._desk.save_lengths(self._turnarounds.lengths())
                self._desk.save_turnarounds(self._turnarounds.turnarounds(), self._turnarounds.rule())
        if not caught:
            self._note(False)
        return not caught

    def show(self, problems: list[Problem] | None = None) -> None:
        """Put problems beside the days; without any it is QWidget.show."""
        if problems is None:
            super().show()
        else:
            self._hours.show_problems(problems)

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing typed is lost without asking."""
        event.setAccepted(self._may_leave())

    def reject(self) -> None:
        """Escape and Close ask too."""
        if self._may_leave():
            super().reject()

    # Slots

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & {"working", "clinic", "clinic_choice", "staff"}:
            if self._touched:
                self._fill_list()
            else:
                self.fill()

    @Slot()
    def _chosen(self) -> None:
        wanted = int(self._whose.value())
        if wanted != self._person and not self._may_leave():
            self._whose.set_value(self._person)
            return
        self._person = wanted
        self.fill()

    @Slot()
    def _edited(self) -> None:
        self._note(True)

    @Slot()
    def _add_holiday(self) -> None:
        today = self._desks.clinic.today()
        self._edit(Closure(staff=self._person or None, first=today, last=today))

    @Slot()
    def _add_block(self) -> None:
        starts, ends = _LUNCH
        self._edit(Block(staff=self._person or None, weekdays=(0, 1, 2, 3, 4), starts=starts, ends=ends))

    @Slot()
    def _change(self) -> None:
        found = self._list.record()
        if found is not None:
            self._edit(found)

    @Slot(object)
    def _opened(self, found: Closure | Block) -> None:
        self._edit(found)

    @Slot()
    def _remove(self) -> None:
        found = self._list.record()
        if found is None:
            return
        with faults.caught(self):
            if isinstance(found, Closure):
                self._desk.drop_closure(found)
            else:
                self._desk.drop_block(found)

    # Inside

    def _edit(self, found: Closure | Block) -> None:
        today, whose = self._desks.clinic.today(), self._name(found.staff)
        if isinstance(found, Closure):
            HolidayDialog(self._desk, found, whose, today, self).open()
        else:
            BlockDialog(self._desk, found, whose, today, self).open()

    def _may_leave(self) -> bool:
        if not self._touched:
            return True
        answers = ("Save", "Don't save", "Stay here")
        answer = messages.choose(self, "Save the changes first?", self._name(self._person or None), answers)
        if answer == 1:
            self._note(False)
        return answer == 1 or (answer == 0 and self.save())

    def _note(self, touched: bool) -> None:
        self._touched = touched
        self._save_button.setEnabled(touched)

    def _name(self, staff: int | None) -> str:
        people = {each.id: each.name for each in self._desks.clinic.staff(left=True)}
        return people.get(staff or 0, "The whole clinic")

    def _fill_list(self) -> None:
        """What concerns whoever is chosen: what is theirs, and what is everybody's."""
        today, wanted = self._desks.clinic.today(), (None, self._person or None)
        closures = [each for each in self._desk.closures() if each.staff in wanted and each.last >= today]
        blocks = [
            each
            for each in self._desk.blocks()
            if each.staff in wanted and (not each.last or each.last >= today)
        ]
        rows = [self._row(each, closure_text(each), "Holidays and closed days") for each in closures]
        rows += [self._row(each, block_text(each), "Breaks and training") for each in blocks]
        self._list.show_rows(rows, keep=self._list.record())
        for each in (self._change_button, self._remove_button):
            each.setEnabled(bool(rows))

    def _row(self, found: Closure | Block, when: str, section: str) -> Row:
        usual = "Closed" if isinstance(found, Closure) else BLOCK_NAMES[found.kind]
        everybody = "Everybody" if found.staff is None else ""
        return Row(found.name or usual, when, everybody, "plain", section, found)

    def _build(self) -> None:
        self._change_button = parts.button("Change…", on=self._change)
        self._remove_button = parts.button("Remove", on=self._remove)
        for page in (self._turnarounds, self._hours):
            page.edited.connect(self._edited)
            self._upper.addWidget(page)
        self._whose.edited.connect(self._chosen)
        self._list.opened.connect(self._opened)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(16), px(20), px(14))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Hours and holidays"))
        body.addWidget(self._whose)
        body.addWidget(self._upper)
        body.addWidget(parts.caption("Holidays, breaks and training"))
        body.addWidget(self._list, 1)
        body.addLayout(
            _line(
                parts.button("Add holiday…", on=self._add_holiday),
                parts.button("Add break or training…", on=self._add_block),
                None,
                self._change_button,
                self._remove_button,
            )
        )
        body.addWidget(parts.muted("Who books into such a time is told so, and may do it all the same."))
        close = parts.button("Close", on=self.reject)
        body.addLayout(_line(None, close, self._save_button))
        for each in (close, self._change_button, self._remove_button):
            each.setAutoDefault(False)


def closure_text(closure: Closure) -> str:
    """ "Tue 1 Dec" or "1–4 Dec 2026"."""
    if closure.first == closure.last:
        return words.long_date(closure.first)
    return words.days_text(closure.first, closure.last)


def block_text(block: Block) -> str:
    """ "Mon, Tue, 13:00–13:30, until 4 Dec 2026"."""
    days = ", ".join(DAYS[each][:3] for each in block.weekdays) or "Every day"
    when = words.span_text(clock(block.starts), clock(block.ends))
    if block.first and block.first == block.last:
        return f"{words.long_date(block.first)}, {when}"
    first = f", from {words.plain_date(block.first)}" if block.first else ""
    last = f", until {words.plain_date(block.last)}" if block.last else ""
    return f"{days}, {when}{first}{last}"


def _line(*widgets: QWidget | None) -> QHBoxLayout:
    """Buttons in a row; None is the space between."""
    line = QHBoxLayout()
    line.setSpacing(px(8))
    for each in widgets:
        if each is None:
            line.addStretch(1)
        else:
            line.addWidget(each)
    return line
