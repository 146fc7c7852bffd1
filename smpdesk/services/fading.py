"""What is known of clients that fading asks for: their work, what they answered, what was seen since."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from smpdesk.domain.check_in import AFTERCARE, BROKEN
from smpdesk.domain.fade_answers import Habits, Made, answers
from smpdesk.domain.fade_story import REFINED_DAYS, Look, Piece, Story, Work, story
from smpdesk.domain.forecast import Factor
from smpdesk.storage.fading import Inked, Said
from smpdesk.storage.store import Store

#: The answer at a check-in that says a result still holds.
_EVEN = "even"


@dataclass
class Facts:
    """What is known of one client, each list by the day."""

    works: list[Work] = field(default_factory=list)
    habits: list[Habits] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    inked: dict[int, Inked] = field(default_factory=dict)
    said: dict[int, str] = field(default_factory=dict)
    scarred: bool = False

    def story(self, today: date, faded: int) -> Story:
        """What became of the client's work."""
        return story(self.works, self.looks, today, faded)

    def answers(self, piece: Piece | None, latest: bool = True) -> dict[Factor, str]:
        """Answers that count for a piece of work: of the latest consultation, or of the one that led to it; None asks
        for somebody who was not treated yet.
        """
        return answers(self._told(piece, latest), self._made(piece))

    def has_scar(self, piece: Piece | None) -> bool:
        """Whether scar tissue is to be forecast apart."""
        return self.scarred or (piece is not None and self._made(piece).scar)

    def _told(self, piece: Piece | None, latest: bool) -> Habits | None:
        if not self.habits:
            return None
        if latest or piece is None:
            return self.habits[-1]
        until = piece.since + timedelta(days=REFINED_DAYS)
        at = bisect_right(self.habits, until, key=_day)
        return self.habits[max(0, at - 1)]

    def _made(self, piece: Piece | None) -> Made:
        if piece is None:
            return Made()
        keys = [each.id for each in piece.works]
        inked = [self.inked[key] for key in keys if key in self.inked]
        said = {self.said[key] for key in keys if key in self.said}
        return Made(
            max((each.dilution for each in inked if each.dilution is not None), default=None),
            any(each.scar for each in inked),
            BROKEN if BROKEN in said else next(iter(said), ""),
        )


def facts_of(store: Store, clients: Sequence[int] | None = None) -> dict[int, Facts]:
    """The facts of some clients, or of everybody of whom there is anything, by their ids."""
    part = store.fading
    found: dict[int, Facts] = {}
    owner: dict[int, int] = {}
    for work in part.works(clients):
        found.setdefault(work.client, Facts()).works.append(work)
        owner[work.id] = work.client
    for habits in part.habits(clients):
        found.setdefault(habits.client, Facts()).habits.append(habits)
    for inked in part.inked(clients):
        if inked.session in owner:
            found[owner[inked.session]].inked[inked.session] = inked
    for look in part.looks(clients):
        found.setdefault(look.client, Facts()).looks.append(look)
    for said in part.said(clients):
        _take_in(found.setdefault(said.client, Facts()), said)
    for client in part.scarred(clients):
        found.setdefault(client, Facts()).scarred = True
    return found


def _take_in(facts: Facts, said: Said) -> None:
    """Broken once is broken; “even” at a check-in is a look that still found it good."""
    told = said.answers.get(AFTERCARE, "")
    if said.session is not None and told and facts.said.get(said.session) != BROKEN:
        facts.said[said.session] = told
    if said.answers.get("look") == _EVEN:
        facts.looks.append(Look(said.client, said.day))


def _day(habits: Habits) -> date:
    return habits.day
