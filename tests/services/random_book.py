"""A book kept by chance: booking, moving, cancelling, putting back and undoing, through the desks that people use."""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from smpdesk.domain.appointment import OCCUPYING, Appointment, VisitKind
from smpdesk.domain.change import Actor
from smpdesk.domain.problem import Refusal
from smpdesk.services.desks import Desks
from smpdesk.storage.store import Store
from tests import builders as a

PEOPLE = 40
#: Visits fall on so few days that most of what is tried is in somebody's way.
DAYS = 30
KINDS = tuple(VisitKind)


def furnish(desks: Desks) -> None:
    """The clients who come; then somebody else sits down, whose undo does not reach them."""
    for number in range(PEOPLE):
        a.client(desks, f"Client {number}")
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
            "undo": self._desks.history.undo_last,
            "redo": self._desks.history.redo,
        }
        names = ["book"] * 5 + ["move"] * 5 + ["cancel"] * 2 + ["put back"] * 2 + ["undo"] * 3 + ["redo"]
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

    def _visit(self) -> Appointment:
        """One of the latest visits that an undo did not take away."""
        for _ in range(20):
            with suppress(KeyError):
                number = self._pick.choice(self._visits[-200:])
                return self._desks.sessions.booking(number).appointment
        raise IndexError("no visit is left")


def overlapping(store: Store) -> list[tuple[int, int]]:
    """Pairs of visits that hold the same person or room at one time: told by comparing all of a day, each with each."""
    found = []
    visits = store.appointments.days(datetime(2026, 1, 1).date(), datetime(2027, 12, 31).date())
    held = [each for each in visits if each.state in OCCUPYING]
    for at, one in enumerate(held):
        for other in held[at + 1 :]:
            if other.starts >= one.ends:
                break
            shared = (one.client == other.client, one.technician == other.technician, one.room == other.room)
            if any(shared):
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
