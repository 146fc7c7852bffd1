"""What bringing a list in would do: every row read, compared with everybody known, and given its fate."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from smpdesk.domain.bringing_in import Arrival, Cancelled, Decision, Fate, ListRead, OnMatch, Plan, PlannedRow
from smpdesk.domain.client import Client
from smpdesk.domain.client_list import Column, DateOrder
from smpdesk.domain.filling import fill, with_notes
from smpdesk.domain.matching import By, Likeness, Match, People, Person, learn, person_of
from smpdesk.domain.past_record import as_past, same_session
from smpdesk.domain.past_session import PastSession
from smpdesk.domain.phone import e164
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.row_reading import Reading, RowReader
from smpdesk.domain.row_sense import not_a_person
from smpdesk.services.bring_in_words import (
    blocks_of,
    differences,
    named_otherwise,
    who_is,
    why_like,
    why_nameless,
)
from smpdesk.services.ground import Ground

Progress = Callable[[int, int], None]
Stopped = Callable[[], bool]


class Planner:
    """Goes through a list once, from top to bottom. Nothing is written."""

    def __init__(
        self,
        ground: Ground,
        read: ListRead,
        columns: tuple[Column, ...],
        order: DateOrder,
        on_match: OnMatch,
        decisions: dict[int, Decision],
    ) -> None:
        self._store = ground.store
        self._read = read
        self._columns = columns
        self._order = order
        self._on_match = on_match
        self._decisions = decisions
        self._seen = self._store.journal.last()
        country = self._store.clinic.get().country
        self._clients = {client.id: client for client in self._store.clients.all()}
        self._people = People(person_of(client, client.id) for client in self._clients.values())
        self._recorded = self._store.sessions.count() > 0
        self._arrivals: dict[int, Arrival] = {}
        self._rows: dict[tuple[str, ...], Person] = {}
        self._days: dict[date, dict[int, list[PastSession]]] = {}
        numbers = lru_cache(maxsize=200_000)(lambda typed: e164(typed, country))
        self._reader = RowReader(columns, order, ground.today(), numbers)

    def plan(self, progress: Progress, stopped: Stopped) -> Plan:
        """The fate of every row. Raises Cancelled when ``stopped`` says so."""
        rows = []
        for at, row in enumerate(self._read.table.rows):
            if at % 100 == 0:
                progress(at, len(self._read.table.rows))
                if stopped():
                    raise Cancelled
            rows.append(self._row(self._reader.read(row)))
        for arrival in self._arrivals.values():
            arrival.client = replace(arrival.client, notes=with_notes(arrival.client.notes, arrival.blocks))
        return Plan(
            read=self._read,
            columns=self._columns,
            order=self._order,
            on_match=self._on_match,
            decisions=self._decisions,
            rows=tuple(rows),
            arrivals=list(self._arrivals.values()),
            seen=self._seen,
        )

    def _row(self, reading: Reading) -> PlannedRow:
        client = reading.client
        person = person_of(client, -reading.row.number)
        if no_person := not_a_person(reading.row, self._read.table.headings, client.name):
            return self._cannot(reading, no_person)
        if not any(c.isalpha() for c in client.name):
            return self._cannot(reading, why_nameless(self._with_numbers(client)))
        match = self._equal_row(reading) or self._people.nearest(person)
        decision = self._decisions.get(reading.row.number)
        likeness = match.likeness
        if decision is Decision.NEW or self._on_match is OnMatch.NEW:
            likeness = Likeness.NONE
        elif decision is Decision.SAME and likeness is Likeness.LIKE:
            likeness = Likeness.SAME
        if likeness is Likeness.NONE:
            self._people.add(person)
            self._remember(reading, person)
            return replace(self._new(reading), doubtful=match.likeness is Likeness.LIKE)
        number, as_row, who = who_is(match, self._clients)
        if likeness is Likeness.LIKE:
            row = self._cannot(reading, why_like(person, match, who), match)
            return replace(row, client=number, as_row=as_row, doubtful=True)
        if self._on_match is OnMatch.SKIP and decision is None:
            other = match.person.name if match.person else ""
            return self._cannot(reading, problem("list_skipped", "name", other=other, who=who), match)
        doubtful = match.likeness is Likeness.LIKE
        return replace(self._same(reading, match), client=number, as_row=as_row, doubtful=doubtful)

    def _equal_row(self, reading: Reading) -> Match | None:
        """The same cells again are the same person, even where nothing but a name is known."""
        cells = tuple(cell.strip() for cell in reading.row.cells)
        person = self._rows.get(cells)
        return Match(likeness=Likeness.SAME, person=person, by=(By.NAME,)) if person else None

    def _remember(self, reading: Reading, person: Person) -> None:
        self._rows[tuple(cell.strip() for cell in reading.row.cells)] = person

    def _with_numbers(self, client: Client) -> list[Person]:
        return [
            each
            for number in (client.phone_e164, client.other_phone_e164)
            if number
            for each in self._people.of_phone(number)
        ]

    def _cannot(self, reading: Reading, why: Problem, match: Match | None = None) -> PlannedRow:
        other = match.person.name if match and match.person else ""
        return PlannedRow(
            row=reading.row,
            name=reading.client.name,
            fate=Fate.CANNOT,
            who=other,
            why=why,
            problems=reading.problems,
        )

    def _new(self, reading: Reading) -> PlannedRow:
        arrival = Arrival(client=reading.client, blocks=blocks_of(reading))
        self._arrivals[-reading.row.number] = arrival
        return PlannedRow(
            row=reading.row,
            name=reading.client.name,
            fate=Fate.NEW,
            problems=reading.problems,
            sessions=self._add_sessions(arrival, reading, -reading.row.number),
        )

    def _same(self, reading: Reading, match: Match) -> PlannedRow:
        assert match.person is not None
        ref = match.person.ref
        arrival = self._arrivals.get(ref)
        if arrival is None:
            known = self._clients[ref]
            arrival = self._arrivals[ref] = Arrival(client=known, known=known)
        filled = fill(arrival.client, reading.client)
        arrival.client = filled.client
        arrival.blocks += blocks_of(reading)
        arrival.blocks += differences(filled, self._read.path.name)
        if match.likeness is Likeness.LIKE and reading.client.name != filled.client.name:
            arrival.blocks.append(named_otherwise(reading.client.name, self._read.path.name))
        learn(match.person, reading.client)
        self._people.add(match.person)
        self._remember(reading, match.person)
        return PlannedRow(
            row=reading.row,
            name=reading.client.name,
            fate=Fate.SAME,
            who=match.person.name,
            problems=reading.problems,
            sessions=self._add_sessions(arrival, reading, ref),
        )

    def _add_sessions(self, arrival: Arrival, reading: Reading, ref: int) -> int:
        """Add the sessions that are not there yet: another day, or another number on the same day."""
        added = 0
        for each in reading.sessions:
            there = [*arrival.sessions, *self._on_record(ref, each.day)]
            if not any(same_session(each, other) for other in there):
                arrival.sessions.append(each)
                added += 1
        return added

    def _on_record(self, ref: int, day: date) -> list[PastSession]:
        """The sessions that a known client had on a day; read by day, for a list has fewer days than people."""
        if ref < 0 or not self._recorded:
            return []
        if day not in self._days:
            found: dict[int, list[PastSession]] = {}
            for each in self._store.sessions.day(day):
                found.setdefault(each.client, []).append(as_past(each))
            self._days[day] = found
        return self._days[day].get(ref, [])
