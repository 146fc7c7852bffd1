"""Writing a plan into the clinic: clients, then their past sessions in courses, all in one transaction."""

from collections.abc import Callable
from dataclasses import replace

from smpdesk.domain.bringing_in import Arrival, Cancelled, Plan
from smpdesk.domain.client import Client
from smpdesk.domain.course import Course
from smpdesk.domain.past_record import as_past, as_record, course_of, joins, same_session, shaped
from smpdesk.domain.session import Session
from smpdesk.services.ground import Ground

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


class Writer:
    """Writes arrivals one by one, inside the caller's transaction."""

    def __init__(self, ground: Ground) -> None:
        self._store = ground.store
        self._today = ground.today()
        self._number = self._store.clients.next_number()

    def write(self, plan: Plan, progress: Progress, stopped: Stopped) -> int:
        """Write everything; how many sessions were recorded. Raises Cancelled: the transaction undoes it."""
        recorded = 0
        for at, arrival in enumerate(plan.arrivals):
            if at % 50 == 0:
                progress(at, len(plan.arrivals))
                if stopped():
                    raise Cancelled
            recorded += self._sessions(self._client(arrival), arrival)
        progress(len(plan.arrivals), len(plan.arrivals))
        return recorded

    def _client(self, arrival: Arrival) -> Client:
        if arrival.known is None:
            self._number += 1
            return self._store.clients.add(replace(arrival.client, number=self._number - 1))
        if arrival.client != arrival.known:
            return self._store.clients.save(arrival.client)
        return arrival.client

    def _sessions(self, client: Client, arrival: Arrival) -> int:
        """Record the past sessions, the oldest first, each in its course."""
        if not arrival.sessions:
            return 0
        fresh = arrival.known is None
        courses = [] if fresh else self._store.courses.of_client(client.id)
        on_record = [] if fresh else self._store.sessions.of_client(client.id)
        count = 0
        for past in sorted(arrival.sessions, key=lambda each: each.day):
            if any(same_session(past, as_past(each)) for each in on_record):
                continue
            course = next((each for each in courses if joins(each, past, _in(each, on_record))), None)
            if course is None:
                course = self._store.courses.add(course_of(past, client.id, self._today))
                courses.append(course)
            elif all(each.historical for each in _in(course, on_record)):
                days = [past.day, *(each.day for each in _in(course, on_record))]
                wanted = shaped(course, days, past, self._today)
                saved = self._store.courses.save(wanted) if wanted != course else course
                courses = [saved if each.id == saved.id else each for each in courses]
                course = saved
            on_record.append(self._store.sessions.add(as_record(past, client.id, course.id)))
            count += 1
        return count


def _in(course: Course, sessions: list[Session]) -> list[Session]:
    return [each for each in sessions if each.course == course.id]
