"""A book kept by chance: booking, moving, cancelling, putting back and undoing, through the desks that people use."""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from smpdesk.domain.appointment import OCCUPYING, Appointment, VisitKind
from smpdesk.domain.change import Actor
from smpdesk.domain.problem import Refusal
from smpdesk.domain.waiting import Waiting
from smpdesk.domain.working import Turnaround
from smpdesk.services.desks import Desks
from smpdesk.storage.store import Store
from tests import builders as a

PEOPLE = 40
#: Visits fall on so few days that most of what is tried is in somebody's way.
DAYS = 30
TAKEN = {f"{who}_{why}" for who in ("client", "technician", "room") for why in ("taken", "turnaround")}
KINDS = tuple(VisitKind)
#: How often, among a hundred deeds or so, a clinic thinks again about setting up and cleaning.
_SELDOM = 0.3


def furnish(desks: Desks) -> None:
    """The clients who come, and what visits need before and after; then somebody else sits down, whose undo does not
    reach them."""
    for number in range(PEOPLE):
        a.client(desks, f"Client {number}")
    desks.working.save_turnarounds(
        {
            VisitKind.SESSION: Turnaround(15, 10),
            VisitKind.CONSULTATION: Turnaround(0, 5),
            VisitKind.REMOVAL: Turnaround(20, 0),
        }
    )
    tom = desks.clinic.technicians()[0]
    desks.at_desk.actor = Actor(id=tom.id, name=tom.name)


class Chance:
    """Does one thing after another to a clinic's book; the same seed does the same things."""

    def __init__(self, desks: Desks, seed: int) -> None:
        self._desks, self._pick = desks, random.Random(seed)
        self._clients = [each.id for each in desks.clients.lines(limit=PEOPLE)]
        self._visits: list[int] = []
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def live(self, count: int) -> None:
        """So many deeds."""
        deeds: dict[str, Callable[[], object]] = {
            "book": self._book,
            "move": self._move,
            "cancel": self._cancel,
            "put back": self._put_back,
            "arrive": self._arrive,
            "wait": self._wait,
            "fill": self._fill,
            "offer": self._offer,
            "turn": self._turn,
            "undo": self._desks.history.undo_last,
            "redo": self._desks.history.redo,
        }
        names = (
            ["book"] * 10 + ["move"] * 10 + ["cancel"] * 4 + ["put back"] * 4 + ["undo"] * 6 + ["redo"] * 2
        )
        names += ["arrive", "wait", "wait", "fill", "offer"]
        names += ["turn"] if self._pick.random() < _SELDOM else []
        for _ in range(count):
            name = self._pick.choice(names)
            with suppress(IndexError):  # nothing to choose from yet
                try:
                    deeds[name]()
                    self.done[name] += 1
                except Refusal as refusal:
                    self.refused.update(each.code for each in refusal.problems)

    def _when(self) -> datetime:
        day = datetime(2026, 11, 25) + timedelta(days=self._pick.randrange(DAYS))
        return day + timedelta(minutes=15 * self._pick.randrange(7 * 4, 20 * 4))

    def _book(self) -> None:
        kind = self._pick.choice(KINDS)
        draft = self._desks.sessions.sketch(
            self._pick.choice(self._clients),
            self._when(),
            self._pick.randint(1, 2),
            self._pick.randint(1, 2),
            kind,
        )
        self._visits.append(self._desks.sessions.book(draft).id)

    def _move(self) -> None:
        visit = self._visit()
        starts = self._when()
        ends = starts + timedelta(minutes=self._pick.choice((15, 45, visit.minutes, 180)))
        self._desks.sessions.move(visit.id, starts, ends, self._pick.randint(1, 2), self._pick.randint(1, 2))

    def _cancel(self) -> None:
        self._desks.sessions.cancel(self._visit().id, "By chance")

    def _put_back(self) -> None:
        self._desks.sessions.undo_state(self._visit().id)

    def _arrive(self) -> None:
        self._desks.sessions.arrive(self._visit().id)

    def _wait(self) -> None:
        minutes = self._pick.choice((30, 60, 180))
        who = self._pick.choice(self._clients)
        wish = self._pick.choice((None, 1, 2))
        draft = Waiting(client=who, since=self._desks.waiting.today(), minutes=minutes, technician=wish)
        self._desks.waiting.add(draft)

    def _fill(self) -> None:
        """Somebody calls off, and the first who fits comes instead."""
        was = self._visit()
        if was.state not in OCCUPYING:
            return
        self._desks.sessions.cancel(was.id, "By chance")
        for free in self._desks.waiting.freed_by(was):
            for waiter in self._desks.waiting.who_fits(free, was.client)[:1]:
                draft = self._desks.waiting.draft(waiter, free)
                assert free.starts <= draft.starts < draft.ends <= free.ends
                self._visits.append(self._desks.waiting.book(waiter.waiting.id, draft).appointment.id)
                return

    def _offer(self) -> None:
        """What is offered near a time can be booked."""
        wanted = replace(self._visit(), id=0, client=self._pick.choice(self._clients), course=None)
        for each in self._desks.slots.nearest(wanted, 1):
            assert not {every.code for every in self._desks.sessions.problems(each)} & TAKEN
            self._visits.append(self._desks.sessions.book(each).id)

    def _turn(self) -> None:
        kind, minutes = self._pick.choice(KINDS), self._pick.choice((0, 5, 15, 30))
        self._desks.working.save_turnarounds({kind: Turnaround(minutes, self._pick.choice((0, 10)))})

    def _visit(self) -> Appointment:
        """One of the latest visits that an undo did not take away."""
        for _ in range(20):
            with suppress(KeyError):
                number = self._pick.choice(self._visits[-200:])
                return self._desks.sessions.booking(number).appointment
        raise IndexError("no visit is left")


def overlapping(store: Store) -> list[tuple[int, int]]:
    """Pairs of visits that hold the same person or room at one time, setting up and cleaning among it for technician
    and room: told by comparing all of a few days, each with each."""
    found = []
    visits = store.appointments.days(datetime(2026, 1, 1).date(), datetime(2027, 12, 31).date())
    held = [each for each in visits if each.state in OCCUPYING]
    for at, one in enumerate(held):
        for other in held[at + 1 :]:
            if other.starts >= one.ends + timedelta(days=1):
                break
            meet = one.starts < other.ends and other.starts < one.ends
            near = one.held[0] < other.held[1] and other.held[0] < one.held[1]
            place = one.technician == other.technician or one.room == other.room
            if (meet and one.client == other.client) or (near and place):
                found.append((one.id, other.id))
    return found


def replayed(store: Store) -> dict[tuple[str, int], dict[str, object]]:
    """Every row as the journal alone tells it, but for versions."""
    rows: dict[tuple[str, int], dict[str, object]] = {}
    last = store.journal.head().id
    for first in range(1, last + 1, 500):
        images = store.story.images(range(first, min(first + 500, last + 1)))
        for change in sorted(images):
            for image in images[change]:
                key = (image.table, image.row)
                if image.after is None:
                    rows.pop(key, None)
                else:
                    rows[key] = {**rows.get(key, {}), **image.after}
    return {
        key: {name: value for name, value in row.items() if name != "version"} for key, row in rows.items()
    }
