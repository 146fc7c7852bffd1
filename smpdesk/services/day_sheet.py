"""The day sheet: everything a technician needs to know in the morning, gathered for one day."""

from collections.abc import Mapping, Sequence
from datetime import date

from smpdesk import words
from smpdesk.domain.alerts import Health, patch_alert
from smpdesk.domain.appointment import TREATING, Appointment, VisitKind, VisitState
from smpdesk.domain.booking import Booking
from smpdesk.domain.clinic import Staff
from smpdesk.domain.day_sheet import DayCheck, DayMark, DayPerson, DaySheet, DayVisit
from smpdesk.domain.session import Session, ZoneWork
from smpdesk.domain.verdict import ORDER, Outcome
from smpdesk.domain.wall import minutes_between
from smpdesk.services.book_words import book_words
from smpdesk.services.bookings import bookings_of
from smpdesk.services.ground import Ground
from smpdesk.services.health import healths
from smpdesk.services.patch_tests import state_of
from smpdesk.services.questionnaire import questionnaire

_PATCH_FINE = frozenset({"patch_alert_clear", "patch_alert_declined"})
_HEALTH_FINE = frozenset({"ok", "caution"})


class DaySheetDesk:
    """The working paper of a day. Nothing is issued or recorded."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def pdf(self, day: date) -> bytes:
        """The sheet as it stands now."""
        from smpdesk.documents.day_sheet import render

        return render(self.sheet(day))

    def size(self) -> str:
        """The paper it is printed on."""
        return self._store.clinic.get().paper

    def sheet(self, day: date) -> DaySheet:
        """Everything that stands on it: a part for each technician who has visits."""
        clinic, now = self._store.clinic.get(), self._ground.now()
        text = book_words(clinic.language)["sheet"]
        visits = [each for each in self._store.appointments.touching(day, day) if each.state in _SHOWN]
        teller = _Teller(self._ground, day, clinic.language, clinic.time_zone, visits)
        staff = self._store.staff.all(left=True)
        busy = [each for each in staff if any(visit.technician == each.id for visit in visits)]
        idle = [each.name for each in staff if each.treats and not each.left and each not in busy]
        return DaySheet(
            clinic=clinic.name,
            title=words.long_date(day),
            made=now,
            printed=text["printed"].format(at=f"{words.short_date(now.date())}, {words.time_text(now)}"),
            people=tuple(teller.person(each) for each in busy),
            others=(text["others"].format(names=words.listed(idle)),) if busy and idle else (),
            empty="" if busy else text["nobody"],
            headings=(text["time"], text["who"], text["prepare"], text["ready"]),
            language=clinic.language,
            size=clinic.paper,
        )


#: Visits that hold their time.
_SHOWN = frozenset({VisitState.BOOKED, VisitState.ARRIVED, VisitState.IN_CHAIR, VisitState.DONE})


class _Teller:
    """One day's visits in words; what they share is read once."""

    def __init__(
        self, ground: Ground, day: date, language: str, zone: str, visits: Sequence[Appointment]
    ) -> None:
        store = ground.store
        self._store, self._day, self._zone = store, day, zone
        self._words = book_words(language)
        self._bookings = bookings_of(store, visits)
        self._rooms = {each.id: each.name for each in store.rooms.all(closed=True)}
        treated = sorted({each.client for each in visits if each.kind in TREATING})
        self._health: Mapping[int, Health] = healths(store, treated, ground.today())
        self._titles = {each.key: each.title for each in questionnaire(store).questions} if treated else {}
        self._past: dict[int, list[Session]] = {each: [] for each in treated}
        for session in store.sessions.of_clients(treated):
            self._past[session.client].append(session)

    def person(self, person: Staff) -> DayPerson:
        """One technician's day."""
        own = [each for each in self._bookings if each.appointment.technician == person.id]
        first = min(each.appointment.starts for each in own)
        last = max(each.appointment.ends for each in own)
        count = words.counted(len(own), self._words["sheet"]["visits"])
        return DayPerson(
            name=person.name,
            summary=f"{count}, {words.span_text(first, last)}",
            visits=tuple(self._visit(each) for each in own),
        )

    def _visit(self, booking: Booking) -> DayVisit:
        visit = booking.appointment
        over = visit.state is VisitState.DONE
        return DayVisit(
            time=words.span_text(visit.starts, visit.ends),
            length=words.duration_text(minutes_between(visit.starts, visit.ends, self._zone)),
            client=booking.client_name,
            number=self._words["calendar"]["client_number"].format(number=booking.client_number),
            what=self._what(booking),
            room=self._rooms.get(visit.room, ""),
            state=self._state(visit),
            marks=() if over else tuple(self._marks(booking)),
            prepare=() if over else tuple(self._prepare(visit)),
            checks=() if over else tuple(self._checks(booking)),
            note=visit.note,
        )

    def _what(self, booking: Booking) -> str:
        visit = booking.appointment
        if visit.kind is not VisitKind.SESSION or not visit.number:
            return self._words["kinds"][visit.kind.value]
        pattern = self._words["calendar"]["session_of" if booking.planned else "session"]
        what = pattern.format(number=visit.number, planned=booking.planned)
        return f"{what} · {booking.purpose}" if booking.purpose else what

    def _state(self, visit: Appointment) -> str:
        states = self._words["states"]
        if visit.state is VisitState.ARRIVED and visit.arrived:
            return states["arrived_at"].format(at=words.time_text(visit.arrived).replace(" ", "\u00a0"))
        return states.get(visit.state.value, "")

    def _marks(self, booking: Booking) -> list[DayMark]:
        """What speaks against it or asks for care: reasons of the health answers by their titles, the alert."""
        found: list[DayMark] = []
        health = self._health.get(booking.appointment.client)
        if health is not None and health.verdict is not None:
            seen: set[str] = set()
            for reason in health.verdict.reasons:
                title = self._titles.get(reason.question, "")
                if (
                    title
                    and title not in seen
                    and reason.outcome in ORDER[: ORDER.index(Outcome.INFORMATION)]
                ):
                    stops = reason.outcome in (Outcome.DO_NOT_TREAT, Outcome.WAIT)
                    found.append(DayMark(text=title, kind="bad" if stops else "warn"))
                    seen.add(title)
        if booking.alert:
            found.append(DayMark(text=booking.alert, kind="warn"))
        if booking.first_visit:
            found.append(DayMark(text=self._words["sheet"]["first_visit"]))
        return found

    def _checks(self, booking: Booking) -> list[DayCheck]:
        """Consent, health and patch test of a treating visit in a word each, then whatever else it lacks before it
        may start; nothing is asked of the others."""
        visit, text = booking.appointment, self._words["sheet"]
        if visit.kind not in TREATING:
            return []
        found = []
        if booking.consent is not None:
            key = "consent_signed" if booking.consent else "consent_open"
            found.append(DayCheck(text=text[key], done=booking.consent))
        code = self._health[visit.client].code
        found.append(DayCheck(text=text[f"health_{code}"], done=code in _HEALTH_FINE))
        state = state_of(self._store, visit.client, visit.starts)
        patch = patch_alert(state.code, state.kind, treated=True)
        found.append(DayCheck(text=words.say(patch.said), done=patch.code in _PATCH_FINE))
        lacking = [f"lacks_{each.rule.value}" for each in booking.lacking]
        return found + [DayCheck(text=text[each], done=False) for each in lacking if each in text]

    def _prepare(self, visit: Appointment) -> list[str]:
        """Pigment and needles of the session before, each mix once, with the zones' layer that comes next."""
        if visit.kind not in TREATING:
            return []
        text = self._words["sheet"]
        done = [
            each
            for each in self._past[visit.client]
            if each.finished and each.zones and each.day < visit.starts.date()
        ]
        if not done:
            return [text["first"]]
        last = max(done, key=lambda each: (each.day, each.id))
        mixes = dict.fromkeys(self._mix(each) for each in last.zones)
        return [text["as_on"].format(day=words.plain_date(last.day)), *(each for each in mixes if each)]

    def _mix(self, work: ZoneWork) -> str:
        dilution = f"1\u00a0:\u00a0{work.dilution}" if work.dilution is not None else ""
        pigment = " ".join(each for each in (work.pigment, dilution) if each)
        lot = self._words["sheet"]["lot"].format(lot=work.pigment_lot) if work.pigment_lot else ""
        return ", ".join(each for each in (pigment, work.needle, lot) if each)
