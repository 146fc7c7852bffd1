"""The chair: the record of a session from the moment somebody sits down, its breaks, its anaesthetic, its clock."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from smpdesk import resources, words
from smpdesk.domain.appointment import TREATING, Appointment, VisitKind, VisitState, may_become
from smpdesk.domain.problem import Problem, Refusal, problem, refuse
from smpdesk.domain.scalp_area import AreaKind
from smpdesk.domain.session import Session, Zone, ZoneWork, finish_problems, session_problems
from smpdesk.domain.sitting import (
    Limits,
    Numbing,
    Pause,
    SessionClock,
    clock_of,
    limits_problems,
    numbing_problems,
    pause_problems,
)
from smpdesk.domain.wall import minutes_between
from smpdesk.services import book
from smpdesk.services.ground import Ground

#: The clinic's limits as choices: minutes, 0 is never.
LIMITS = {"long": "chair.long_minutes", "short": "chair.short_minutes", "pause": "chair.break_minutes"}


class ChairDesk:
    """One method per thing a technician does; every one is in the file when it returns."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def now(self) -> datetime:
        """Wall time of the clinic, naive."""
        return self._ground.now()

    # The record

    def session(self, session_id: int) -> Session:
        """A session record with its zones."""
        return self._store.sessions.get(session_id)

    def start(self, appointment_id: int) -> Session:
        """The client is in the chair: opens the session record, or gives the one that is open already.

        Refusal with every closed gate, in the field ``gates.<rule>``.
        """
        visit = self._store.appointments.get(appointment_id)
        if visit.kind not in TREATING:
            raise refuse("visit_has_no_record", "kind")
        known = self._store.sessions.of_appointment(appointment_id)
        if known is not None:
            return known
        if not may_become(visit.state, VisitState.IN_CHAIR):
            raise refuse("visit_is_over", "state", state=visit.state)
        if visit.starts.date() > self.today():
            raise refuse("visit_in_future", "starts", day=visit.starts.date())
        from smpdesk.services.readiness import closed_gates

        with self._ground.write("Start session"):  # looked at once more inside: nothing changes in between
            known = self._store.sessions.of_appointment(appointment_id)
            if known is not None:
                return known
            visit = self._store.appointments.get(appointment_id)
            self._refuse_if(closed_gates(self._store, self._ground, visit))
            self._store.appointments.save(replace(visit, state=VisitState.IN_CHAIR))
            added = self._store.sessions.add(self._fresh(visit))
            book.renumber(self._store, visit.course)
        return self._store.sessions.get(added.id)

    def record(self, session: Session, anyway: str = "") -> Session:
        """Save what was entered so far, and take from the shelf what it names.

        Refusal names fields such as ``zones.0.dilution``; ``stock_below_zero`` when a lot has not that much left,
        unless ``anyway`` gives the reason why the count was wrong. Stale names what somebody else changed.
        """
        from smpdesk.services import chair_lots  # late: without a needle in hand nobody asks for the shelf

        with self._ground.write("Record session"):
            known = self._store.sessions.get(session.id)
            # Whose session it is was settled at its start, where the gates are.
            own = replace(session, client=known.client, appointment=known.appointment)
            wanted = chair_lots.with_words(self._store, known, own)
            found = session_problems(wanted, self.now()) + self._place_problems(known, wanted)
            found += chair_lots.unusable(self._ground, known, wanted)
            self._refuse_if(found + (finish_problems(wanted) if wanted.finished else []))
            saved = self._store.sessions.save(wanted)
            chair_lots.in_step(self._ground, known, saved, self.numbings(saved.id), anyway)
            return saved

    def finish(self, session_id: int, ended: datetime | None = None) -> Session:
        """End the session: the record is complete, the visit done, the course too after its last session."""
        was = self._store.sessions.get(session_id)
        wanted = replace(was, ended=ended or was.ended or (None if was.historical else self.now()))
        self._refuse_if(finish_problems(wanted) + session_problems(wanted, self.now()))
        from smpdesk.services.forecast_making import renew

        with self._ground.write("Finish session"):
            saved = self._store.sessions.save(replace(wanted, finished=True))
            self._end_pause(saved)
            if saved.appointment:
                visit = self._store.appointments.get(saved.appointment)
                self._store.appointments.save(replace(visit, state=VisitState.DONE))
            self._end_course(saved)
            renew(self._ground, saved.client)
        return self._store.sessions.get(session_id)

    def reopen(self, session_id: int) -> Session:
        """Open a finished record again to put something right; papers issued from it stay as they are."""
        was = self._store.sessions.get(session_id)
        with self._ground.write("Reopen session"):
            saved = self._store.sessions.save(replace(was, finished=False))
            if saved.appointment:
                visit = self._store.appointments.get(saved.appointment)
                self._store.appointments.save(replace(visit, state=VisitState.IN_CHAIR))
            if saved.course:
                course = self._store.courses.get(saved.course)
                if course.ended is not None:
                    self._store.courses.save(replace(course, ended=None))
        return saved

    # What was done before

    def same_as_last(self, session_id: int) -> tuple[ZoneWork, ...]:
        """What the session before used, each zone one layer further: “same as last time”. Empty without one."""
        from smpdesk.services.chair_last import same_as_last

        return same_as_last(self._store, self.session(session_id))

    def fresh_zone(self, session_id: int, zone: Zone, area: int | None = None) -> ZoneWork:
        """A zone that is added now: as it was done last time, or like the zone before it in this session."""
        from smpdesk.services.chair_last import fresh_zone

        return fresh_zone(self._store, self.session(session_id), zone, area)

    # Breaks and anaesthetic

    def pauses(self, session_id: int) -> list[Pause]:
        """The breaks of a session, in order of time."""
        return self._store.sittings.pauses([session_id])

    def begin_pause(self, session_id: int) -> Pause:
        """A break begins now; the one that lasts already, if there is one."""
        lasting = next((each for each in self.pauses(session_id) if each.ends is None), None)
        return lasting or self._put_pause(Pause(session=session_id, starts=self.now()), "Begin break")

    def end_pause(self, session_id: int) -> Pause:
        """The break that lasts is over now. Refusal ``no_break_lasts``."""
        lasting = next((each for each in self.pauses(session_id) if each.ends is None), None)
        if lasting is None:
            raise refuse("no_break_lasts", "pauses")
        return self._put_pause(replace(lasting, ends=max(self.now(), lasting.starts)), "End break")

    def save_pause(self, pause: Pause) -> Pause:
        """Write a break with its times put right, or one that was forgotten."""
        return self._put_pause(pause, "Change break" if pause.id else "Note break")

    def remove_pause(self, pause_id: int) -> None:
        """It was no break; the history keeps that it stood there."""
        with self._ground.write("Remove break"):
            self._store.sittings.remove_pause(pause_id)

    def numbings(self, session_id: int) -> list[Numbing]:
        """The anaesthetic of a session, in order of time."""
        return self._store.sittings.numbings([session_id])

    def numbing_on(self, numbing: Numbing, anyway: str = "") -> Numbing:
        """Anaesthetic goes on the skin, out of its lot. Refusal names its fields, or as `record` does."""
        return self._put_numbing(replace(numbing, id=0, version=0), "Put anaesthetic on", anyway)

    def numbing_off(self, numbing_id: int) -> Numbing:
        """It is taken off now; once more changes nothing."""
        known = self._store.sittings.numbing(numbing_id)
        if known.ends is not None:
            return known
        return self._put_numbing(replace(known, ends=max(self.now(), known.starts)), "Take anaesthetic off")

    def save_numbing(self, numbing: Numbing, anyway: str = "") -> Numbing:
        """Write an application that was put right."""
        return self._put_numbing(numbing, "Change anaesthetic" if numbing.id else "Note anaesthetic", anyway)

    def remove_numbing(self, numbing_id: int) -> None:
        """It was written by mistake; the history keeps that it stood there."""
        from smpdesk.services import chair_lots

        known = self._store.sittings.numbing(numbing_id)
        session = self.session(known.session)
        with self._ground.write("Remove anaesthetic"):
            self._store.sittings.remove_numbing(numbing_id)
            chair_lots.in_step(self._ground, session, session, self.numbings(session.id), was=[known])

    # Time and advice

    def clock(self, session_id: int) -> SessionClock:
        """How a session stands in time now, with the clinic's limits that are passed."""
        zone = self._store.clinic.time_zone()
        return clock_of(
            self.session(session_id),
            self.pauses(session_id),
            self.numbings(session_id),
            self.now(),
            self.limits(),
            lambda starts, ends: minutes_between(starts, ends, zone),
        )

    def limits(self) -> Limits:
        """Where this clinic wants to be told, in minutes."""
        chosen: Mapping[str, str] = self._store.choices.below("chair.")
        usual = Limits()._asdict()
        return Limits(**{name: int(chosen.get(key) or usual[name]) for name, key in LIMITS.items()})

    def limit_notes(self) -> Mapping[str, str]:
        """What is known of each limit."""
        found = resources.toml(f"texts/{words.language()[:2]}/chair_limits.toml")
        return {name: str(found[name]) for name in LIMITS}

    def choose_limits(self, limits: Limits) -> None:
        """Set them as one change. Refusal names ``long``, ``short`` or ``pause``."""
        self._refuse_if(limits_problems(limits))
        with self._ground.write("Change limits of the chair"):
            for name, value in limits._asdict().items():
                self._store.choices.put(LIMITS[name], str(value))

    def advice(self, session: Session) -> list[Problem]:
        """What to look at in a record as it is entered: never a reason to refuse it."""
        from smpdesk.services.chair_advice import advice

        return advice(self._store, session)

    # Inside

    def _place_problems(self, before: Session, wanted: Session) -> list[Problem]:
        """Drawn places that are newly named and not this client's, or where no needle goes."""
        named = {each.area for each in before.zones}
        fresh = [(row, each.area) for row, each in enumerate(wanted.zones) if each.area not in {None, *named}]
        kinds = {each.id: each.kind for each in self._store.areas.of_client(wanted.client)} if fresh else {}
        found: list[Problem] = []
        for row, area in fresh:
            if area not in kinds:
                found.append(problem("area_unknown", f"zones.{row}.area"))
            elif kinds[area] is AreaKind.NO_GO:
                found.append(problem("area_no_go", f"zones.{row}.area"))
        return found

    def _fresh(self, visit: Appointment) -> Session:
        now = self.now()
        return Session(
            client=visit.client,
            course=visit.course,
            appointment=visit.id,
            technician=visit.technician,
            room=visit.room,
            number=visit.number,
            touch_up=visit.kind is VisitKind.TOUCH_UP,
            day=visit.starts.date(),
            started=now if visit.starts.date() == now.date() else visit.starts,
        )

    def _put_pause(self, pause: Pause, name: str) -> Pause:
        others = [each for each in self.pauses(pause.session) if each.id != pause.id]
        self._refuse_if(pause_problems(pause, others, self.session(pause.session), self.now()))
        with self._ground.write(name):
            return self._store.sittings.put_pause(pause)

    def _put_numbing(self, numbing: Numbing, name: str, anyway: str = "") -> Numbing:
        from smpdesk.services import chair_lots

        session = self.session(numbing.session)
        with self._ground.write(name):
            known = self._store.sittings.numbing(numbing.id) if numbing.id else None
            told = chair_lots.numbing_in_words(self._store, known, numbing)
            found = numbing_problems(told, session, self.now())
            self._refuse_if(found + chair_lots.numbing_unusable(self._ground, known, told, session))
            saved = self._store.sittings.put_numbing(told)
            was = [known] if known is not None else []
            chair_lots.in_step(self._ground, session, session, self.numbings(session.id), anyway, was)
            return saved

    def _end_pause(self, session: Session) -> None:
        """A break that still lasted ends with the session."""
        for each in self.pauses(session.id):
            if each.ends is None and session.ended is not None:
                self._store.sittings.put_pause(replace(each, ends=max(each.starts, session.ended)))

    def _end_course(self, session: Session) -> None:
        if not session.course:
            return
        course = self._store.courses.get(session.course)
        if course.ended is None and session.number >= course.planned:
            self._store.courses.save(replace(course, ended=session.day))

    @staticmethod
    def _refuse_if(found: list[Problem]) -> None:
        if found:
            raise Refusal(found)
