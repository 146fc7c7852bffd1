"""Clients: finding, adding, editing, and where their treatment stands."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from smpdesk.domain.client import Client, ClientLine, client_problems
from smpdesk.domain.problem import Problem, Refusal
from smpdesk.services.ground import Ground

if TYPE_CHECKING:  # the list, which people see first, does not wait for the rest of a client's record
    from smpdesk.domain.alerts import Alert
    from smpdesk.domain.course import Course, CourseStep
    from smpdesk.domain.paper import Paper
    from smpdesk.domain.session import Session


class ClientDesk:
    """One method per thing staff do with a client's record."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def lines(self, text: str = "", limit: int = 200, offset: int = 0) -> list[ClientLine]:
        """Clients whose name, number, telephone number or e-mail holds ``text``; best matches first."""
        return self._store.clients.lines(text, limit, offset, self._ground.now())

    def count(self, text: str = "") -> int:
        """How many clients there are, or how many a text finds."""
        return self._store.clients.count(text)

    def position(self, client_id: int) -> int:
        """How many come before a client in the list of everybody; KeyError when unknown."""
        return self._store.clients.position(client_id)

    def client(self, client_id: int) -> Client:
        """The whole record."""
        return self._store.clients.get(client_id)

    def problems(self, client: Client) -> list[Problem]:
        """What would keep this client from being saved, as typed."""
        from smpdesk.domain.phone import phone_problems

        country = self._store.clinic.get().country
        return client_problems(
            client,
            self.today(),
            phone_readable=not phone_problems(client.phone, country),
            other_readable=not phone_problems(client.other_phone, country),
        )

    def same_person(self, client: Client) -> list[ClientLine]:
        """Others who may be this person, the likeliest first; at most five."""
        from smpdesk.services.lookalikes import lookalikes

        return [each.line for each in lookalikes(self._store, client, 5, self._ground.now())]

    def add(self, client: Client) -> Client:
        """Add a new client under the next number; Refusal names the fields."""
        wanted = replace(self._ready(client), since=client.since or self.today())
        with self._ground.write("Add client"):
            return self._store.clients.add(replace(wanted, number=self._store.clients.next_number()))

    def save(self, client: Client) -> Client:
        """Save an edited client; Refusal names the fields, Stale what somebody else changed."""
        wanted = self._ready(client)
        with self._ground.write("Edit client"):
            return self._store.clients.save(wanted)

    def courses(self, client_id: int) -> "list[Course]":
        """Courses of treatment, the latest first."""
        return self._store.courses.of_client(client_id)

    def sessions(self, client_id: int) -> "list[Session]":
        """Session records with their zones, the latest first."""
        return self._store.sessions.of_client(client_id)[::-1]

    def papers(self, client_id: int) -> "list[Paper]":
        """Papers issued for this client, the latest first."""
        return self._store.papers.of_client(client_id)

    def alerts(self, client_id: int) -> "list[Alert]":
        """What would stop or endanger the next treatment, the gravest first."""
        from smpdesk.services.alerts import alerts_of

        return alerts_of(self._ground, client_id)

    def course_draft(self, client_id: int) -> "Course":
        """What a course begun now would be: a touch-up after an earlier one, or as the consultation estimates."""
        from smpdesk.services import book

        return book.course_draft(self._store, client_id, self.today(), bool(self.courses(client_id)))

    def start_course(self, client_id: int, draft: "Course") -> "Course":
        """Begin a course of treatment."""
        from smpdesk.domain.course import course_problems

        found = course_problems(draft)
        if found:
            raise Refusal(found)
        wanted = replace(draft, client=client_id, started=draft.started or self.today())
        with self._ground.write("Start course"):
            return self._store.courses.add(wanted)

    def save_course(self, course: "Course") -> "Course":
        """Change a course's plan."""
        from smpdesk.domain.course import course_problems

        found = course_problems(course)
        if found:
            raise Refusal(found)
        with self._ground.write("Change course"):
            return self._store.courses.save(course)

    def steps(self, client_id: int) -> "list[CourseStep]":
        """The latest course as its steps: consultation, sessions done, booked and planned."""
        from smpdesk.services.course_steps import steps_of

        return steps_of(self._store, client_id)

    def _ready(self, client: Client) -> Client:
        from smpdesk.domain.phone import e164

        found = self.problems(client)
        if found:
            raise Refusal(found)
        country = self._store.clinic.get().country
        return replace(
            client,
            gone_on=(client.gone_on or self.today()) if client.gone else None,
            given=client.given.strip(),
            family=client.family.strip(),
            phone=client.phone.strip(),
            phone_e164=e164(client.phone, country),
            other_phone=client.other_phone.strip(),
            other_phone_e164=e164(client.other_phone, country),
            email=client.email.strip(),
            address=client.address.strip(),
            alert=client.alert.strip(),
        )
