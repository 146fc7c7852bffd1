"""What the page at the chair asks of the desks: whose session, what stands on the head, what is still open."""

from dataclasses import replace
from typing import TYPE_CHECKING

from smpdesk import words
from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.chart import ChartStory, Place
from smpdesk.domain.client import Permission
from smpdesk.domain.course import WITH_REASONS, Course
from smpdesk.domain.readiness import GatePass
from smpdesk.domain.session import Session, Zone, ZoneWork
from smpdesk.domain.stock import LotLine, ProductKind
from smpdesk.ui.chair.finish_part import Open
from smpdesk.ui.chair.merge import at_place, place_of, plain
from smpdesk.ui.chair.pick_page import Pick
from smpdesk.ui.chair.zone_list import place_name
from smpdesk.ui.shared import record_words
from smpdesk.ui.shared.course_words import reason_words

if TYPE_CHECKING:
    from smpdesk.domain.booking import Booking
    from smpdesk.services.desks import Desks

_KINDS = {VisitKind.SESSION: "Session", VisitKind.TOUCH_UP: "Touch-up", VisitKind.REMOVAL: "Removal"}


class ChairPresenter:
    """Holds which visit or record is on the page."""

    def __init__(self, desks: "Desks") -> None:
        self.desks = desks
        self.appointment = 0
        self.session_id = 0
        self.client = 0
        self.story = ChartStory(planned={}, fill={})

    def open_visit(self, appointment: int) -> Session | None:
        """Go to a visit: its record, None while nothing has begun."""
        booking = self.desks.sessions.booking(appointment)
        self.appointment, self.session_id = appointment, booking.session
        self.client = booking.appointment.client
        return self.read()

    def open_session(self, session: Session) -> Session | None:
        """Go to a record, also one from an old list that has no visit."""
        self.appointment, self.session_id, self.client = session.appointment or 0, session.id, session.client
        return self.read()

    def read(self) -> Session | None:
        """The record as it is now, and the chart of the head."""
        if self.appointment:
            self.session_id = self.desks.sessions.booking(self.appointment).session
        self.story = self.desks.chart.story(self.client)
        return self.desks.chair.session(self.session_id) if self.session_id else None

    def booking(self) -> "Booking | None":
        """The visit, None for a record without one."""
        return self.desks.sessions.booking(self.appointment) if self.appointment else None

    def who(self, session: Session | None) -> tuple[str, str, str]:
        """Name, what it is, and what must not be overlooked."""
        booking = self.booking()
        course = self._course(session)
        why = reason_words(course.reasons) if course and course.kind in WITH_REASONS else ""
        what = " · ".join(part for part in (self._what(booking, session), why) if part)
        if booking is None:
            return self.desks.clients.client(self.client).name, what, ""
        return booking.client_name, what, booking.alert

    def comes_back(self, session: Session) -> bool:
        """Whether this is a touch-up or a correction: it starts from circumstances and preferences today."""
        course = self._course(session)
        return session.touch_up or (course is not None and course.kind in WITH_REASONS)

    def passes(self) -> list[GatePass]:
        """Gates that were passed for the visit."""
        return self.desks.ready.passes_of(self.appointment) if self.appointment else []

    def areas(self) -> dict[int, tuple[Zone, str]]:
        """Places drawn by hand where one may work, by id."""
        return {
            each.id: (each.zone, each.name)
            for each in self.story.areas
            if each.kind.value != "no_go" and each.gone is None
        }

    def name_of(self, place: Place) -> str:
        """What a place is called."""
        drawn = self.story.area(place)
        return drawn.name if drawn is not None and drawn.name else place_name(place, self.areas())

    def came_before(self, session: Session) -> bool:
        """Whether there was a session before this one."""
        return any(each.session != session.id for each in self.story.layers) or session.number > 1

    def same_as_last(self, session: Session) -> tuple[ZoneWork, ...]:
        """What the session before used, each zone a layer further."""
        return self.desks.chair.same_as_last(session.id)

    def fresh(self, place: Place) -> ZoneWork:
        """A place that is worked now, filled from last time."""
        return self.desks.chair.fresh_zone(self.session_id, place.zone, plain(place).area or None)

    def plan(self, place: Place) -> int | None:
        """The density planned for today."""
        return self.fresh(place).density

    def stands(self, session: Session, place: Place) -> str:
        """What stood there before today, and what is wanted in the end."""
        place = plain(place)
        before = self.story.with_work({}, session.id).standing().get(place, 0)
        target = self.story.planned.get(place)
        said = [f"Stood at {before} / cm²" if before else "Nothing stood here"]
        if target:
            said.append(f"wanted in the end {target}")
        return " · ".join(said)

    def densities(self, session: Session) -> dict[Place, int]:
        """What is entered just now: density by place; where none is said, what a layer usually leaves."""
        saved = next((each.work for each in self.story.layers if each.session == session.id), {})
        found: dict[Place, int] = {}
        for each in session.zones:
            place = place_of(each)
            if each.density is not None:
                found[place] = each.density
            elif place in saved:
                found[place] = saved[place].after
        return found

    def around(self, session: Session) -> list[str]:
        """Breaks and anaesthetic in words, a line each."""
        pauses = [record_words.pause_words(each) for each in self.desks.chair.pauses(session.id)]
        numbings = [record_words.numbing_words(each) for each in self.desks.chair.numbings(session.id)]
        found = [f"{words.counted(len(pauses), 'break')}: {', '.join(pauses)}"] if pauses else []
        return found + [f"Anaesthetic: {each}" for each in numbings]

    def lots(self, kind: ProductKind) -> list[LotLine]:
        """What may be used today, the first to expire first."""
        return self.desks.stock.usable(kind, self.desks.chair.today())

    def every_lot(self) -> list[LotLine]:
        """Everything that may be used today, whatever it is."""
        return self.desks.stock.usable(None, self.desks.chair.today())

    def last_numbing(self) -> Pick | None:
        """The anaesthetic that was used last for this client, with a lot that may still be used."""
        usable = {each.lot.id: each for each in self.lots(ProductKind.ANAESTHETIC)}
        for layer in reversed(self.story.layers):
            for each in reversed(self.desks.chair.numbings(layer.session)):
                if each.stock in usable or not each.stock:
                    return Pick(each.product, each.lot, each.stock or 0, strength=each.strength)
        first = next(iter(usable.values()), None)
        return (
            Pick(first.product.name, first.lot.number, first.lot.id, strength=first.product.strength)
            if first and len(usable) == 1
            else None
        )

    def still_open(self, session: Session) -> list[Open]:
        """What is missing before the end, what nobody answered, what still lasts."""
        found: list[Open] = []
        asked = not session.historical  # an old list may know nothing but the day
        if session.started is None and asked:
            found.append(Open("When the session started is not noted.", "session", True))
        if not session.zones:
            found.append(Open("No zone is recorded.", "zones", asked))
        if session.ended is None and asked and session.day != self.desks.chair.today():
            found.append(Open("The session was on another day: note when it ended.", "session", True))
        for each in session.zones:
            lacks = _lacks(each)
            if lacks:
                said = f"{self.name_of(place_of(each))}: {words.listed(lacks)} not noted."
                found.append(Open(said, place_of(each)))
        if self.desks.chair.clock(session.id).numbing:
            found.append(Open("Anaesthetic is still on.", "numbing"))
        if session.discomfort is None:
            found.append(Open("Discomfort, all in all, was not asked.", "session"))
        if self.came_before(session) and session.scabs is Permission.UNKNOWN:
            found.append(Open("Whether scabs were left was not asked.", "session"))
        if self.comes_back(session) and not (
            session.circumstances or session.preferences or session.changed_since
        ):
            found.append(Open("Circumstances and wishes today are not noted.", "session"))
        return found

    def _course(self, session: Session | None) -> Course | None:
        booking = None if session else self.booking()
        wanted = session.course if session else booking.appointment.course if booking else None
        return next((each for each in self.desks.clients.courses(self.client) if each.id == wanted), None)

    @staticmethod
    def same_everywhere(session: Session, place: Place) -> Session:
        """Pigment, dilution and needle of one place in every other."""
        like = at_place(session.zones, place)
        if like is None:
            return session
        taken = {
            name: getattr(like, name)
            for name in "mix pigment pigment_lot dilution needle needle_um needle_lot needle_stock".split()
        }
        return replace(session, zones=tuple(replace(each, **taken) for each in session.zones))

    @staticmethod
    def _what(booking: "Booking | None", session: Session | None) -> str:
        number = session.number if session else booking.appointment.number if booking else 0
        touch_up = session.touch_up if session else False
        kind = (
            _KINDS.get(booking.appointment.kind, "Session")
            if booking
            else "Touch-up"
            if touch_up
            else "Session"
        )
        what = f"{kind} {number}" if number else kind
        if booking and number and booking.planned >= number and kind == "Session":
            what += f" of {booking.planned}"
        day = session.day if session else booking.appointment.starts.date() if booking else None
        parts = (what, booking.purpose if booking else "", words.short_date(day) if day else "")
        return " · ".join(part for part in parts if part)


def _lacks(work: ZoneWork) -> list[str]:
    """What an inspector asks for and nobody noted."""
    found = []
    if not work.pigment:
        found.append("pigment")
    elif not work.pigment_lot:
        found.append("pigment lot")
    if not work.needle:
        found.append("needle")
    elif not work.needle_lot:
        found.append("needle lot")
    return found
