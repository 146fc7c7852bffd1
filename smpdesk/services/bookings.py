"""Appointments joined with what their cards show, in a handful of queries however long the day is."""

from collections.abc import Sequence, Set

from smpdesk.domain.appointment import TREATING, Appointment, VisitState
from smpdesk.domain.booking import Booking
from smpdesk.domain.course import Course, purpose_in
from smpdesk.domain.readiness import Check, Rule, missing
from smpdesk.domain.verdict import ORDER, Outcome
from smpdesk.services.day_records import DayRecords
from smpdesk.services.readiness import checks_of_all
from smpdesk.storage.store import Store

#: Visits that did not begin yet.
_TO_COME = frozenset({VisitState.BOOKED, VisitState.ARRIVED})


def bookings_of(store: Store, visits: Sequence[Appointment]) -> list[Booking]:
    """A Booking for each visit, in the order given; records are fetched once for all of them."""
    if not visits:
        return []
    people = sorted({each.client for each in visits})
    records = DayRecords(store, people)
    consented = store.papers.signed_consents(people)
    met = store.appointments.first_days(people)
    checks = checks_of_all(store, [each for each in visits if each.state in _TO_COME], records)
    made = []
    for visit in visits:
        client, past = records.clients[visit.client], records.told.get(visit.client, ())
        course = records.courses.get(visit.course or 0)
        record = next((each for each in past if each.appointment == visit.id), None)
        before = [each.day for each in past if each.id != (record.id if record else 0)]
        before = [each for each in before if each < visit.starts.date()]
        made.append(
            Booking(
                appointment=visit,
                client_name=client.name,
                client_number=client.number,
                phone=client.phone,
                alert=client.alert,
                planned=_planned(course, visit),
                purpose=purpose_in(course, visit.number) if course else "",
                session=record.id if record else 0,
                finished=bool(record and record.finished),
                consent=_consent(visit, consented, checks.get(visit.id, ())),
                first_visit=met.get(visit.client) == visit.starts and not before,
                since_last=(visit.starts.date() - max(before)).days if before else None,
                health=_health(records, visit),
                late=_late(store, visit),
                lacking=tuple(missing(checks.get(visit.id, ()))),
                cautions=_cautions(records, visit),
            )
        )
    return made


def glimpses_of(store: Store, visits: Sequence[Appointment]) -> list[Booking]:
    """As `bookings_of`, with no more than who comes and what for: quickly read, and ``known`` is False."""
    names = {each.id: each for each in store.clients.names_of(sorted({each.client for each in visits}))}
    wanted = sorted({each.course for each in visits if each.course})
    courses = {each.id: each for each in store.courses.some(wanted)} if wanted else {}
    return [
        Booking(
            appointment=visit,
            client_name=names[visit.client].name,
            client_number=names[visit.client].number,
            phone=names[visit.client].phone,
            alert="",
            planned=_planned(courses.get(visit.course or 0), visit),
            purpose=purpose_in(courses[visit.course], visit.number) if visit.course else "",
            session=0,
            finished=False,
            consent=None,
            first_visit=False,
            since_last=None,
            known=False,
        )
        for visit in visits
    ]


def _planned(course: Course | None, visit: Appointment) -> int:
    return course.planned if course and visit.kind in TREATING else 0


def _consent(visit: Appointment, consented: Set[int], checks: Sequence[Check]) -> bool | None:
    """Whether a treating visit has its consent: in the current wording while it is to come, in any once it began."""
    if visit.kind not in TREATING:
        return None
    if not checks:
        return visit.client in consented
    asked = next((each for each in checks if each.rule is Rule.CONSENT), None)
    return None if asked is None else asked.fine or bool(asked.passed)


def _late(store: Store, visit: Appointment) -> bool:
    """Whether the client cancelled it late; the rule is only looked up for a visit that somebody called off."""
    if visit.called_off is None:
        return False
    from smpdesk.domain.late import is_late
    from smpdesk.services.late import hours_of

    return is_late(visit, hours_of(store))


def _health(records: DayRecords, visit: Appointment) -> str:
    """The health of a visit's client for its card; answers are confirmed on the day, not before."""
    if visit.kind not in TREATING or visit.state is VisitState.DONE:
        return ""
    health = records.health[visit.client]
    if health.code == "stale" and not health.stale and visit.starts.date() != health.today:
        return "ok"
    return health.code


def _cautions(records: DayRecords, visit: Appointment) -> tuple[str, ...]:
    """What a visit's client answered that asks for care, by the titles of the questions; nothing once it is done."""
    if visit.kind not in TREATING or visit.state is VisitState.DONE:
        return ()
    judged = records.health[visit.client].verdict
    graver = ORDER[: ORDER.index(Outcome.INFORMATION)]
    asked = [each.question for each in judged.reasons if each.outcome in graver] if judged else []
    if not asked:
        return ()
    titles = {each.key: each.title for each in records.asked.questions}
    return tuple(dict.fromkeys(titles[each] for each in asked if titles.get(each)))
