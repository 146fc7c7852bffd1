"""Booking a visit, or changing one: who, what, when, with whom, where."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from smpdesk import words
from smpdesk.domain.appointment import TREATING, Appointment, VisitKind
from smpdesk.domain.problem import Problem
from smpdesk.domain.typed_visit import Typed
from smpdesk.ui.sessions import labels
from smpdesk.ui.sessions.frame import Slot as FreeTime
from smpdesk.ui.sessions.growing import GrowingDialog
from smpdesk.ui.sessions.offers import Offers
from smpdesk.ui.sessions.presenter import TIMED, DayBook
from smpdesk.ui.sessions.quiet_form import QuietForm
from smpdesk.ui.sessions.typed_line import Said, TypedLine
from smpdesk.ui.shared import faults
from smpdesk.ui.shared.client_pick import ClientField
from smpdesk.ui.shared.forms import Choice, DateField, TimeField, choice, lines
from smpdesk.ui.shared.new_client import NewClientDialog
from smpdesk.ui.shared.parts import Notice, button, muted, quiet

_LENGTHS = (*range(15, 241, 15), *range(270, 12 * 60 + 1, 30), 24 * 60)
_PAUSE_MS = 150


class _Filled(NamedTuple):
    """What stands in the fields."""

    client: int = 0
    kind: VisitKind = VisitKind.SESSION
    day: date | None = None
    start: time | None = None
    technician: int = 0
    room: int = 0
    minutes: int = 0
    length_given: bool = False


class BookingDialog(GrowingDialog):
    """Edits a draft or a booked visit and saves it. `booked` carries the Appointment once it stands in the book.

    A length in the draft was drawn out by hand and is kept; without one it comes from the client's course.
    """

    booked = Signal(object)
    course_requested = Signal(object)  # the client's id, 0 while none is chosen

    def __init__(self, book: DayBook, draft: Appointment, parent: QWidget | None = None) -> None:
        super().__init__("Change visit" if draft.id else "Book a visit", 470, parent)
        self._book, self._draft = book, draft
        self._length_given = draft.ends > draft.starts
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._judge)
        self._form = QuietForm(columns=2)
        self._client = ClientField(book.desks.clients, may_add=True)
        self._kind: Choice = choice((words_, kind) for kind, words_ in labels.KINDS.items())
        self._day, self._start = DateField(book.desk.today()), TimeField()
        self._length: Choice = choice()
        self._technician, self._room = choice(), choice()
        self._note = lines(rows=2)
        self._facts, self._advice = muted(""), Notice()
        self._typed, self._offers = TypedLine(book), Offers()
        self._whole = quiet("Book the whole course…", on=self._ask_course)
        self._base = _Filled()
        self._roomed: tuple[FreeTime, int] | None = None
        self._sketched: tuple[tuple[int, datetime, int, int, VisitKind], Appointment] | None = None
        self._build()
        self._fill(draft)
        self._judge()

    def wanted(self) -> Appointment | None:
        """The visit as it is entered; None while the date or the time cannot be read."""
        day, start = self._day.value(), self._start.value()
        if day is None or start is None:
            return None
        starts = datetime.combine(day, start)
        changed = replace(
            self._draft,
            client=self._client.value(),
            kind=self._kind.value(),
            technician=self._technician.value() or 0,
            room=self._room.value() or 0,
            starts=starts,
            ends=starts + timedelta(minutes=self._length.value()),
            note=self._note.value().strip(),
        )
        same = (changed.client, changed.kind) == (self._draft.client, self._draft.kind)
        if changed.id and same:
            return changed
        sketched = self._sketch(changed)
        return replace(changed, course=sketched.course, number=sketched.number) if sketched else changed

    @Slot()
    def save(self) -> None:
        """Put it into the book; a refusal stands beside the fields and the dialog stays."""
        if self._typed.isVisibleTo(self) and self._typed.choose():
            return
        found = self._form.unreadable() + self._missing()
        wanted = self.wanted()
        if found or wanted is None:
            self._form.show(found)
            self.grow()
            return
        with faults.caught(self, self._form) as caught:
            self.booked.emit(self._book.save(wanted))
        if not caught:
            self.accept()
            return
        self._offer(wanted, refused=True)
        self.grow()
        self._offers.first()
        self.bring(self._offers)

    def _build(self) -> None:
        form = self._form
        form.add("client", "Client", self._client, optional=False, wide=True)
        form.add("kind", "Kind of visit", self._kind)
        form.add("ends", "Length", self._length)
        form.add("day", "Date", self._day, optional=False)
        form.add("starts", "Start", self._start, optional=False)
        form.add("technician", "Technician", self._technician)
        form.add("room", "Room", self._room)
        form.add_wide(self._facts)
        form.add_wide(self._offers)
        form.add("note", "Note", self._note, wide=True)
        for each in (self._typed, form, self._advice):
            self.body.addWidget(each)
        self._typed.setVisible(not self._draft.id)
        self._typed.understood.connect(self._understood)
        self._typed.new_requested.connect(self._ask_typed)
        self._client.new_requested.connect(self._ask_new)
        self._offers.taken.connect(self._take)
        away = button("Leave as it was" if self._draft.id else "Cancel", on=self.reject)
        self._book_it = button("Save" if self._draft.id else "Book", primary=True, on=self.save)
        self.finish_with(away, self._book_it)
        self.put_left(self._whole)
        for signal in (self._client.edited, self._kind.edited):
            signal.connect(self._other_visit)
        self._length.edited.connect(self._length_chosen)
        form.changed.connect(self._soon)

    def _fill(self, draft: Appointment) -> None:
        people, rooms = self._book.offers(draft)
        self._technician.offer((each.name, each.id) for each in people)
        self._room.offer((each.name, each.id) for each in rooms)
        self._technician.set_value(draft.technician)
        self._room.set_value(draft.room)
        self._kind.set_value(draft.kind)
        self._client.set_value(draft.client)
        self._client.setReadOnly(bool(draft.id))
        self._day.set_value(draft.starts.date())
        self._start.set_value(draft.starts.time())
        self._note.set_value(draft.note)
        self._show_length(draft.minutes if self._length_given else self._usual_minutes(draft))
        self._note_base()
        first: QWidget = self._day if draft.id else self._typed
        first.setFocus()

    def _missing(self) -> list[Problem]:
        found = []
        if not self._client.value():
            found.append(Problem(code="client_missing", field="client"))
        if self._day.value() is None and not self._day.problem():
            found.append(Problem(code="date_missing", field="day"))
        if self._start.value() is None and not self._start.problem():
            found.append(Problem(code="time_missing", field="starts"))
        return found

    def _sketch(self, wanted: Appointment) -> Appointment | None:
        """What the client's course says about such a visit; None while there is no client."""
        if not wanted.client:
            return None
        asked = (wanted.client, wanted.starts, wanted.technician, wanted.room, wanted.kind)
        if self._sketched is None or self._sketched[0] != asked:
            self._sketched = (asked, self._book.desk.sketch(*asked))
        return self._sketched[1]

    def _usual_minutes(self, wanted: Appointment) -> int:
        from smpdesk.domain.appointment import USUAL_MINUTES

        sketched = self._sketch(wanted)
        return sketched.minutes if sketched else USUAL_MINUTES[wanted.kind]

    def _show_length(self, minutes: int) -> None:
        self._length.offer((words.duration_text(each), each) for each in sorted({*_LENGTHS, minutes}))
        self._length.set_value(minutes)

    @Slot()
    def _other_visit(self) -> None:
        """Another client or kind: the length follows, unless somebody chose one."""
        wanted = self.wanted()
        if wanted is not None and not self._length_given:
            self._show_length(self._usual_minutes(wanted))

    @Slot()
    def _length_chosen(self) -> None:
        self._length_given = True

    @Slot()
    def _soon(self) -> None:
        self._typed.settle()
        self._note_base()
        self._pause.start()

    def _note_base(self) -> None:
        """What stands in the fields by hand: a typed line puts in what it says, and this where it says nothing."""
        self._base = _Filled(
            self._client.value(), self._kind.value(), self._day.value(), self._start.value(),
            self._technician.value() or 0, self._room.value() or 0, self._length.value(), self._length_given,
        )  # fmt: skip

    @Slot(object)
    def _understood(self, said: Said) -> None:
        """Each letter of the line: the fields show what it says."""
        typed, base = said.typed, self._base
        self._client.set_value(said.client or (0 if typed.client else base.client))
        self._kind.set_value(typed.kind or base.kind)
        self._day.set_value(typed.day or base.day)
        self._start.set_value(typed.start or base.start)
        self._technician.set_value(typed.technician or base.technician)
        self._length_given = typed.minutes is not None or base.length_given
        self._show_length(typed.minutes or base.minutes)
        self._other_visit()
        self._room.set_value(base.room)
        wanted = self.wanted()
        if typed.room:
            self._room.set_value(typed.room)
        elif wanted is not None and (typed.technician or typed.day or typed.start):
            free = FreeTime(wanted.technician, wanted.starts, wanted.ends)
            if self._roomed is None or self._roomed[0] != free:  # most letters are of the client's name
                self._roomed = (free, self._book.room_for(free))
            self._room.set_value(self._roomed[1] or base.room)
        self._pause.start()

    def _offer(self, wanted: Appointment, refused: bool) -> None:
        """The nearest free times, where this one cannot be had."""
        found = self._book.desks.slots.nearest(wanted) if refused and wanted.client else []
        self._offers.offer("The nearest free times:", [(self._told(each, wanted), each) for each in found])

    def _told(self, offer: Appointment, wanted: Appointment) -> str:
        """ "13:00 Tom Hale", "Wed 25 Nov 10:00 Inês Prado"."""
        parts = [words.time_text(offer.starts), self._book.person(offer.technician)]
        if offer.starts.date() != wanted.starts.date():
            parts.insert(0, words.short_date(offer.starts))
        return " ".join(parts)

    @Slot(object)
    def _take(self, offer: Appointment) -> None:
        """One of the free times: it stands in the fields, and Enter books it."""
        self._day.set_value(offer.starts.date())
        self._start.set_value(offer.starts.time())
        self._technician.set_value(offer.technician)
        self._room.set_value(offer.room)
        self._note_base()
        self._judge()
        self._book_it.setFocus()

    @Slot(object)
    def _ask_typed(self, typed: Typed) -> None:
        """The line names nobody on record: add them."""
        self._add_client(typed.client, typed.phone).meant.connect(self._typed.mean)

    @Slot(object)
    def _ask_new(self, text: str) -> None:
        """The field of the client names nobody on record: add them."""
        phone = text.lstrip("+(").replace(" ", "")[:3].isdigit()
        self._add_client("" if phone else text, text if phone else "").meant.connect(self._known)

    def _add_client(self, name: str, phone: str) -> NewClientDialog:
        dialog = NewClientDialog(self._book.desks, name, phone, self)
        dialog.open()
        return dialog

    @Slot(object)
    def _known(self, client: int) -> None:
        self._client.set_value(client)
        self._other_visit()
        self._soon()
        self._kind.setFocus()

    @Slot()
    def _ask_course(self) -> None:
        client = self._client.value()
        self.reject()
        self.course_requested.emit(client)

    @Slot()
    def _judge(self) -> None:
        """While typing: what stands in the way beside its field, what only speaks against it below."""
        self._sketched = self._roomed = None
        wanted = self.wanted()
        if wanted is None:
            return
        problems, advice = self._book.judged(wanted)
        unreadable = {each.field for each in self._form.unreadable()}
        self._form.show_at([each for each in problems if each.field not in unreadable])
        if not wanted.client:  # nobody is asked about yet: what stands in the way depends on who comes
            problems = [each for each in problems if each.code not in TIMED]
        self._offer(wanted, bool({each.code for each in problems} & TIMED))
        self._whole.setVisible(not wanted.id and wanted.kind is VisitKind.SESSION)
        self._advice.say(" ".join(words.say(each) for each in advice))
        self._facts.setText(self._summary(wanted))
        self.grow()

    def _summary(self, wanted: Appointment) -> str:
        """“Session 2 of 3 · 10:00–13:00 · 3 h: planned for this course”."""
        until = words.time_text(wanted.ends)
        if wanted.ends.date() != wanted.starts.date():
            until += f" on {words.short_date(wanted.ends)}"
        parts = [f"{words.time_text(wanted.starts)} to {until}"]
        if wanted.kind in TREATING and wanted.client:
            parts.insert(0, self._step(wanted))
        if wanted.client and (why := self._why(wanted)):
            parts.append(f"{words.duration_text(wanted.minutes)}: {why}")
        return " · ".join(parts)

    def _why(self, wanted: Appointment) -> str:
        """“large coverage, Norwood 6, estimated in the consultation”: where an offered length comes from."""
        offered = self._book.desk.length(wanted)
        if wanted.minutes != offered.minutes:
            return ""
        return ", ".join(words.say(each) for each in offered.why)

    def _step(self, wanted: Appointment) -> str:
        courses = {each.id: each for each in self._book.desks.clients.courses(wanted.client)}
        course = courses.get(wanted.course or 0)
        if course is None:
            return "Begins a new course"
        if wanted.kind is VisitKind.TOUCH_UP:
            return "Touch-up"
        if wanted.number > course.planned:
            return f"Session {wanted.number}: more than the {course.planned} planned"
        return f"Session {wanted.number} of {course.planned}"
