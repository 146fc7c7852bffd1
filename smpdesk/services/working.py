"""Who works when: hours, holidays, breaks and training; and what that says about a visit."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from smpdesk import words
from smpdesk.domain.appointment import Appointment, VisitKind
from smpdesk.domain.clinic import Hours
from smpdesk.domain.problem import Problem, Refusal, problem
from smpdesk.domain.working import (
    DAY,
    Away,
    Block,
    Closure,
    PersonHours,
    Rota,
    Turnaround,
    TurnaroundRule,
    away,
    block_problems,
    blocks_on,
    closure_problems,
    closures_on,
    hours_problems,
    over_midnight,
    working,
)
from smpdesk.services.ground import Ground
from smpdesk.services.lengths import key, usual_minutes
from smpdesk.services.turnaround import (
    RULE,
    crowded,
    hold_anew,
    turnaround_key,
    turnaround_rule,
    turnarounds_of,
)
from smpdesk.storage.store import Store


class WorkingDesk:
    """Reads and changes working time. `rota()` is read once for a whole day or week."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def rota(self) -> Rota:
        """Everything that says who works when, as it stands now."""
        return rota_of(self._store)

    def away(self, day: date, staff: int) -> list[Away]:
        """The stretches of a day in which somebody does not treat."""
        return away(self.rota(), day, staff)

    def working(self, day: date, staff: int) -> list[tuple[int, int]]:
        """The stretches of a day in which somebody treats, in minutes after midnight."""
        return working(self.rota(), day, staff)

    def hours(self, staff: int) -> Hours | None:
        """Somebody's own hours, None where they are the clinic's."""
        return self.rota().own.get(staff)

    def save_hours(self, staff: int, hours: Hours | None) -> None:
        """Give somebody hours of their own; None makes them follow the clinic's again. Refusal names the days."""
        found = hours_problems(hours or ())
        if found:
            raise Refusal(found)
        known = self._store.working.hours_of(staff) or PersonHours(staff=staff, hours=())
        if known.hours == (hours or ()):
            return
        with self._ground.write("Change working hours"):
            self._store.working.put_hours(replace(known, hours=hours or ()))

    def closures(self) -> list[Closure]:
        """Holidays and closed days, by their first day."""
        return self._store.working.closures()

    def save_closure(self, closure: Closure) -> Closure:
        """Add (id 0) or change one."""
        wanted = replace(closure, name=closure.name.strip())
        found = closure_problems(wanted)
        if found:
            raise Refusal(found)
        with self._ground.write("Change holiday" if wanted.id else "Add holiday"):
            return self._store.working.put_closure(wanted)

    def drop_closure(self, closure: Closure) -> None:
        """Take one back; it stays on record."""
        with self._ground.write("Remove holiday"):
            self._store.working.put_closure(replace(closure, dropped=True))

    def blocks(self) -> list[Block]:
        """Breaks, training and other blocks, by time."""
        return self._store.working.blocks()

    def save_block(self, block: Block) -> Block:
        """Add (id 0) or change one."""
        wanted = replace(block, name=block.name.strip(), weekdays=tuple(sorted(set(block.weekdays))))
        found = block_problems(wanted)
        if found:
            raise Refusal(found)
        with self._ground.write("Change break" if wanted.id else "Add break"):
            return self._store.working.put_block(wanted)

    def drop_block(self, block: Block) -> None:
        """Take one back; it stays on record."""
        with self._ground.write("Remove break"):
            self._store.working.put_block(replace(block, dropped=True))

    def turnarounds(self) -> dict[VisitKind, Turnaround]:
        """Minutes for setting up and cleaning of each kind of visit."""
        return turnarounds_of(self._store)

    def usual_lengths(self) -> dict[VisitKind, int]:
        """How many minutes each kind of visit is here, unless something is known of the client."""
        return {kind: usual_minutes(self._store, kind) for kind in VisitKind}

    def save_lengths(self, wanted: Mapping[VisitKind, int]) -> None:
        """Keep how long kinds of visit usually are. Refusal ``length_out_of_range``."""
        if any(not 5 <= each <= DAY // 2 for each in wanted.values()):
            raise Refusal([problem("length_out_of_range", "length")])
        with self._ground.write("Change usual lengths"):
            for kind, minutes in wanted.items():
                if minutes != usual_minutes(self._store, kind):
                    self._store.choices.put(key(kind), str(minutes))

    def turnaround_rule(self) -> TurnaroundRule:
        """What is said to visits that leave too little time for setting up and cleaning."""
        return turnaround_rule(self._store)

    def save_turnarounds(
        self, wanted: Mapping[VisitKind, Turnaround], rule: TurnaroundRule | None = None
    ) -> None:
        """Keep these minutes, and the rule where one is given. Refusal where they are no span of a working day.

        Visits to come hold them from now on, as far as their neighbours leave room.
        """
        if any(not 0 <= each <= DAY // 2 for found in wanted.values() for each in found):
            raise Refusal([problem("turnaround_out_of_range", "turnaround")])
        with self._ground.write("Change set-up and cleaning"):
            for kind, found in wanted.items():
                for end, minutes in zip(("before", "after"), found, strict=True):
                    key = turnaround_key(kind, end)
                    if str(minutes) != (self._store.choices.get(key) or "0"):
                        self._store.choices.put(key, str(minutes))
            if rule is not None and rule is not self.turnaround_rule():
                self._store.choices.put(RULE, rule.value)
            hold_anew(self._store)


def rota_of(store: Store) -> Rota:
    """The working time of everybody."""
    part = store.working
    own = {each.staff: each.hours for each in part.hours() if each.hours}
    return Rota(store.clinic.get().hours, own, part.closures(), part.blocks())


def advice(store: Store, wanted: Appointment) -> list[Problem]:
    """What working time says against a visit; it can be booked all the same: who is at the desk knows more."""
    rota, day = rota_of(store), wanted.starts.date()
    name = store.staff.get(wanted.technician).name
    found = [_closed(each, day, name) for each in closures_on(rota, day, wanted.technician)[:1]]
    if not found:
        found = _outside(rota, wanted, name) + _blocked(rota, wanted, name)
    return found + crowded(store, wanted)


def _closed(closure: Closure, day: date, name: str) -> Problem:
    if closure.staff is None:
        return problem("clinic_holiday", "starts", day=day, name=closure.name or "closed")
    return problem("person_holiday", "starts", who=name, day=day, name=closure.name or "holiday")


def _outside(rota: Rota, wanted: Appointment, name: str) -> list[Problem]:
    """Outside somebody's own hours; the clinic's are judged by the book itself."""
    day = wanted.starts.date()
    if wanted.technician not in rota.own:
        return []
    hours = over_midnight(rota.own[wanted.technician], day)
    if hours is None:
        return [problem("person_off", "starts", who=name, day=day)]
    starts, ends = _minutes(wanted)
    if starts >= hours[0] and ends <= hours[1]:
        return []
    opens, closes = (_clock(each) for each in hours)
    return [problem("outside_own_hours", "starts", who=name, opens=opens, closes=closes)]


def _blocked(rota: Rota, wanted: Appointment, name: str) -> list[Problem]:
    starts, ends = _minutes(wanted)
    day, found = wanted.starts.date(), []
    for ahead in range(wanted.ends.toordinal() - day.toordinal() + 1):
        there = blocks_on(rota, day + timedelta(days=ahead), wanted.technician)
        found += [
            replace(each, starts=each.starts + ahead * DAY, ends=each.ends + ahead * DAY) for each in there
        ]
    return [
        problem(
            "in_block", "starts", who=name, name=each.name or each.kind.value,
            starts=_clock(each.starts), ends=_clock(each.ends),
        )
        for each in found
        if each.starts < ends and starts < each.ends
    ]  # fmt: skip


def _minutes(visit: Appointment) -> tuple[int, int]:
    starts = visit.starts.hour * 60 + visit.starts.minute
    return starts, starts + visit.minutes


def _clock(minute: int) -> str:
    """A minute of the day in words, midnight at its end too."""
    from datetime import time

    return words.time_text(time(minute // 60 % 24, minute % 60))
