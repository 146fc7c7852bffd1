"""Reviews: which look is due, entering scores beside the last ones, and the lines they make."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from smpdesk import words
from smpdesk.domain.fade_story import Odd, Piece
from smpdesk.domain.follow_up import FollowUp, Outcome
from smpdesk.domain.names import full_name
from smpdesk.domain.problem import Problem, Refusal, refuse
from smpdesk.domain.review import Review
from smpdesk.domain.review_plan import (
    STEPS,
    DueReview,
    FadeLine,
    coming,
    due,
    fade_lines,
    review_advice,
    review_problems,
    step_on,
)
from smpdesk.domain.session import Zone
from smpdesk.domain.touch_up import INTERVAL_MONTHS
from smpdesk.domain.work_line import Deed, WorkKind, WorkLine
from smpdesk.services.fading import Facts, facts_of
from smpdesk.services.follow_ups import FollowUpDesk, enough
from smpdesk.services.follow_ups import since as length_of
from smpdesk.services.forecast_rules import KEY, rules_of
from smpdesk.services.ground import Ground
from smpdesk.services.touch_up_windows import open_windows

#: How many days a look that nobody took stands in the list; no source, a choice of this program.
KEPT_DAYS = 60


class Row(NamedTuple):
    """One place to judge: its last review, None without one."""

    zone: Zone
    area: int | None
    last: Review | None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a review begins with: the ``step`` of the plan that today is, empty while it heals, and the places that
    were worked, each with its last score. ``since`` is the last session, None for somebody not treated yet.
    """

    client: int
    day: date
    step: str
    since: date | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class ReviewDue:
    """Somebody whose result is to be looked at."""

    client: int
    number: int
    name: str
    phone: str
    no_contact: bool
    since: date
    step: str
    day: date


class ReviewDesk:
    """One method per thing staff do with reviews."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    # Which look is due

    def due(self, client_id: int) -> DueReview | None:
        """The look that a client is due for, however long ago; None when it was taken, or before any."""
        ends = self._ends(client_id)
        days = [each.day for each in self.of_client(client_id)]
        return due(ends[-1], days, self.today()) if ends else None

    def coming(self, client_id: int) -> DueReview | None:
        """The next look of the plan; None for somebody not treated yet."""
        ends = self._ends(client_id)
        return coming(ends[-1], self.today()) if ends else None

    def due_list(self, today: date | None = None) -> list[ReviewDue]:
        """Everybody whose look became due in the last sixty days and was not taken, the longest due first; those who
        are not asked back left out.
        """
        day = today or self.today()
        ends = self._store.fading.ends(day)
        looked = self._store.reviews.last_days()
        stands: dict[int, DueReview] = {}
        for client, (since, _) in ends.items():
            found = due(since, [looked[client]] if client in looked else [], day)
            if found is not None and found.day >= day - timedelta(days=KEPT_DAYS):
                stands[client] = found
        people = self._store.fading.reach(list(stands)) if stands else []
        lines = [
            ReviewDue(
                client=who.client, number=who.number, name=full_name(who.given, who.family),
                phone="" if who.no_contact else who.phone, no_contact=who.no_contact,
                since=ends[who.client][0], step=stands[who.client].step, day=stands[who.client].day,
            )
            for who in people
            if not who.gone and not who.inactive
        ]  # fmt: skip
        return sorted(lines, key=lambda each: (each.day, each.name))

    def work(self, today: date) -> list[WorkLine]:
        """The same as lines of the work list: those who may be contacted, and whom neither a check-in nor an open
        touch-up window asks for already.
        """
        found = [each for each in self.due_list(today) if not each.no_contact]
        if not found:
            return []
        desk = FollowUpDesk(self._ground)
        asked = {each.client for each in desk.lines(today)}
        asked |= {each.client for each in open_windows(self._ground, today, INTERVAL_MONTHS)}
        found = [each for each in found if each.client not in asked]
        kept = {each.step: each for each in self._store.follow_ups.of_no_session()}
        rows = [(each, kept.get(_key(each))) for each in found]
        calls = desk.calls([row for _, row in rows if row is not None])
        scheme = desk.scheme()
        lines = []
        for each, row in rows:
            if row is None or row.outcome is Outcome.OPEN:
                tried = tuple(calls.get(row.id if row is not None else 0, ()))
                lines.append(replace(_line(each, row), calls=tried, enough=enough(tried, scheme)))
        return lines

    # Entering it

    def sheet(self, client_id: int, day: date | None = None) -> Sheet:
        """What to judge today: the places of the last piece of work, in the order of the zones."""
        when = day or self.today()
        pieces = self._pieces(client_id)
        reviews = self.of_client(client_id)
        places: set[tuple[Zone, int | None]] = set()
        if pieces:
            sessions = self._store.sessions.some([each.id for each in pieces[-1].works])
            places = {(work.zone, work.area) for each in sessions for work in each.zones}
            places |= {(each.zone, each.area) for each in reviews if each.day > pieces[-1].works[0].day}
        order = list(Zone)
        rows = [
            Row(zone, area, _last(reviews, zone, area))
            for zone, area in sorted(places, key=lambda each: (order.index(each[0]), each[1] or 0))
        ]
        since = pieces[-1].since if pieces else None
        return Sheet(
            client=client_id,
            day=when,
            step=step_on(since, when) if since else "",
            since=since,
            rows=tuple(rows),
        )

    def problems(self, draft: Review) -> list[Problem]:
        """Why a score cannot be kept."""
        works = self._facts(draft.client).works
        return review_problems(draft, min((each.day for each in works), default=None), self.today())

    def advice(self, draft: Review) -> list[Problem]:
        """What to look at twice."""
        reviews = [
            each for each in self.of_client(draft.client) if each.id != draft.id and each.day <= draft.day
        ]
        ends = [each.day for each in self._facts(draft.client).works]
        return review_advice(draft, _last(reviews, draft.zone, draft.area), ends)

    def record(self, drafts: Sequence[Review]) -> list[Review]:
        """Keep the scores of one look, each place its own. Its step follows from the day where nobody said it; course
        and technician likewise. Refusal names ``0.score`` and the like; ``review_nothing`` for none at all.
        """
        if not drafts:
            raise refuse("review_nothing", "score")
        found = [
            Problem(code=each.code, field=f"{at}.{each.field}", facts=each.facts)
            for at, draft in enumerate(drafts)
            for each in self.problems(draft)
        ]
        if found:
            raise Refusal(found)
        whole = [self._completed(each) for each in drafts]
        with self._ground.write("Record review"):
            return [self._store.reviews.add(each) for each in whole]

    def save(self, review: Review) -> Review:
        """Put one right. Refusal as for :meth:`record`."""
        found = self.problems(review)
        if found:
            raise Refusal(found)
        with self._ground.write("Change review"):
            return self._store.reviews.save(review)

    def remove(self, review: Review) -> None:
        """Take back one that was a slip."""
        with self._ground.write("Remove review"):
            self._store.reviews.remove(review)

    # Reading

    def of_client(self, client_id: int) -> list[Review]:
        """All reviews of a client, the oldest first."""
        return self._store.reviews.of_client(client_id)

    def lines(self, client_id: int) -> list[FadeLine]:
        """A line for each place and piece of work."""
        return fade_lines(self.of_client(client_id), self._ends(client_id))

    def odd(self, client_id: int) -> tuple[Odd, ...]:
        """What contradicts itself in the records of a client."""
        return self._facts(client_id).story(self.today(), self._faded()).odd

    def _completed(self, draft: Review) -> Review:
        pieces = [each for each in self._pieces(draft.client) if each.works[0].day <= draft.day]
        last = pieces[-1] if pieces else None
        actor = self._ground.at_desk.actor.id
        treats = any(each.id == actor and each.treats for each in self._store.staff.all())
        return replace(
            draft,
            step=draft.step or (step_on(last.since, draft.day) if last else ""),
            course=draft.course or (last.last.course if last else None),
            technician=draft.technician or (actor if treats else None),
            note=draft.note.strip(),
        )

    def _facts(self, client_id: int) -> Facts:
        return facts_of(self._store, [client_id]).get(client_id, Facts())

    def _pieces(self, client_id: int) -> tuple[Piece, ...]:
        return self._facts(client_id).story(self.today(), self._faded()).pieces

    def _ends(self, client_id: int) -> list[date]:
        return [each.since for each in self._pieces(client_id)]

    def _faded(self) -> int:
        return rules_of(self._store.choices.below(KEY)).faded_score


def _last(reviews: Sequence[Review], zone: Zone, area: int | None) -> Review | None:
    return next((each for each in reversed(reviews) if (each.zone, each.area) == (zone, area)), None)


def _key(each: ReviewDue) -> str:
    """What a line is known by: one look of one piece of work."""
    return f"review:{each.client}:{each.since.isoformat()}:{each.step}"


def _line(each: ReviewDue, row: FollowUp | None) -> WorkLine:
    look = next(step for step in STEPS if step.key == each.step)
    name = f"Look after {length_of(0, look.months)}" if look.months else "Healed look"
    return WorkLine(
        key=_key(each),
        kind=WorkKind.REVIEW,
        deed=Deed.CALL,
        client=each.client,
        client_name=each.name,
        client_number=each.number,
        detail=f"{name} · last treated {words.plain_date(each.since)}",
        due=each.day,
        step=_key(each),
        phone=each.phone,
        row=row,
        of=each,
    )
