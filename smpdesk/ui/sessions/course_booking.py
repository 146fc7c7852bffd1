"""Booking a whole course: how the client likes to come, the times proposed, and all of them booked in one go."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from smpdesk import words
from smpdesk.domain.appointment import Appointment
from smpdesk.domain.course import MOST_SESSIONS
from smpdesk.domain.problem import Problem
from smpdesk.domain.slots import CourseWish
from smpdesk.domain.working import DAY
from smpdesk.ui.sessions.course_rows import CourseRows
from smpdesk.ui.sessions.flow_box import FlowBox
from smpdesk.ui.sessions.growing import GrowingDialog
from smpdesk.ui.sessions.presenter import DayBook
from smpdesk.ui.sessions.quiet_form import QuietForm
from smpdesk.ui.shared import faults
from smpdesk.ui.shared.client_pick import ClientField
from smpdesk.ui.shared.forms import Choice, DateField, choice, number
from smpdesk.ui.shared.parts import Notice, button, caption, pill
from smpdesk.ui.shared.theme import px

#: Days that may be wished between two sessions; a choice.
_LONGEST_GAP = 60
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FULL = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: When a session begins, in minutes of the day.
_HOURS = (
    ("Any time", (0, DAY)), ("Morning", (0, 12 * 60 - 1)), ("Afternoon", (12 * 60, 17 * 60 - 1)),
    ("Evening", (17 * 60, DAY)),
)  # fmt: skip


class CourseBookingDialog(GrowingDialog):
    """`booked` carries the Appointments once all of them stand in the book."""

    booked = Signal(object)

    def __init__(self, book: DayBook, client: int, parent: QWidget | None = None) -> None:
        super().__init__("Book the whole course", 570, parent)
        self._book, self._desk = book, book.desks.slots
        self._drafts: list[Appointment] = []
        self._form = QuietForm(columns=2)
        self._client, self._first = ClientField(book.desks.clients), DateField(book.desk.today())
        people = [(each.name, each.id) for each in book.desks.clinic.technicians()]
        self._technician: Choice = choice([("Anybody who is free", 0), *people])
        self._hours: Choice = choice(_HOURS)
        self._sessions = number(1, MOST_SESSIONS, 1)
        self._gap = number(0, _LONGEST_GAP, suffix=" days")
        self._gap.setSpecialValueText("As suggested")
        self._days: list[QPushButton] = []
        self._rows, self._notice = CourseRows(book), Notice()
        self._build()
        self._client.set_value(client)
        self._other_client()
        (self._first if client else self._client).setFocus()

    @Slot()
    def save(self) -> None:
        """Book all; a refusal stands below its session, and nothing is booked."""
        found = self._form.unreadable()
        if not self._client.value():
            found.append(Problem(code="client_missing", field="client"))
        self._form.show(found)
        if found or not self._drafts:
            self.grow()
            return
        with faults.caught(self, self) as caught:
            self.booked.emit(self._desk.book_course(self._drafts))
        if not caught:
            self.accept()

    def show(self, problems: list[Problem] | None = None) -> None:
        """Put each problem below its session; without an argument it is QWidget.show."""
        if problems is None:
            super().show()
            return
        for at in range(len(self._drafts)):
            own = [words.say(each) for each in problems if each.field == f"visits.{at}"]
            self._rows.say(at, " ".join(own))
        self.grow()

    def _build(self) -> None:
        form = self._form
        form.add("client", "Client", self._client, optional=False, wide=True)
        form.add("first", "Not before", self._first)
        form.add("sessions", "Sessions", self._sessions)
        form.add("gap", "From one to the next", self._gap)
        form.add("technician", "Technician", self._technician)
        form.add("hours", "Time of day", self._hours)
        box = FlowBox()
        order = [(words.first_weekday() + at) % 7 for at in range(7)]
        for day in order:
            push = pill(_WEEKDAYS[day], on=self._find)
            push.setAccessibleName(_FULL[day])
            push.setProperty("weekday", day)
            self._days.append(push)
            box.flow.addWidget(push)
        form.add_wide(caption("Only on these days (none: any)"))
        form.add_wide(box)
        self.body.addWidget(form)
        self.body.addSpacing(px(2))
        self.body.addWidget(self._rows)
        self.body.addWidget(self._notice)
        self._all = button("Book all", primary=True, on=self.save)
        self.finish_with(button("Cancel", on=self.reject), self._all)
        self._client.edited.connect(self._other_client)
        for field in (self._first, self._technician, self._hours, self._sessions, self._gap):
            field.edited.connect(self._find)
        self._rows.day_asked.connect(self._other_day)
        self._rows.time_chosen.connect(self._other_time)

    def _wish(self) -> CourseWish:
        begins, until = self._hours.value()
        days = frozenset(int(each.property("weekday")) for each in self._days if each.isChecked())
        return CourseWish(self._from(), days, begins, until, self._technician.value(), self._gap.value())

    def _from(self) -> date:
        return self._first.value() or self._book.desk.today()

    @Slot()
    def _other_client(self) -> None:
        client = self._client.value()
        if client:
            self._first.set_value(self._desk.earliest(client))
            self._sessions.set_value(self._desk.sessions_left(client) or 1)
        self._find()

    @Slot()
    def _find(self) -> None:
        """Look for all times anew: who, when or how many has changed."""
        client, wish = self._client.value(), self._wish()
        count = self._sessions.value()
        self._drafts = []
        if client and not self._form.unreadable():
            self._drafts = self._desk.course(
                client,
                wish.first,
                wish.technician or None,
                wish.weekdays,
                wish.begins,
                wish.until,
                count,
                wish.gap,
            )
        self._show(self._lacking(client, count))

    def _lacking(self, client: int, count: int) -> str:
        if not client:
            return "Choose the client, and free times for every session are proposed here."
        if len(self._drafts) < count:
            found = words.counted(len(self._drafts), "session") if self._drafts else "no session"
            return f"There is time for {found} as wished. Try other days, another time of day or anybody."
        if not self._desk.sessions_left(client):
            return "Every session of this course stands in the book already; this adds to them."
        return ""

    def _show(self, notice: str) -> None:
        self._rows.show_drafts(self._drafts, self._technician.value())
        self._notice.say(notice)
        self._all.setEnabled(bool(self._drafts))
        some = f"Book all {len(self._drafts)}" if len(self._drafts) > 1 else "Book"
        self._all.setText(some)
        self.grow()

    @Slot(object, object)
    def _other_day(self, at: int, step: int) -> None:
        found = self._desk.other_day(self._drafts, at, step, self._wish())
        if found is None:
            self._notice.say(
                f"There is no {'later' if step > 0 else 'earlier'} day for this session as wished."
            )
            self.grow()
            return
        self._drafts = found
        self._show("")

    @Slot(object, object)
    def _other_time(self, at: int, draft: Appointment) -> None:
        self._drafts[at] = draft
