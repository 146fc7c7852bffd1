"""Setting up and cleaning: what the clinic chose, what each visit holds of it, and what is said where it is short."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from smpdesk.domain import turnaround
from smpdesk.domain.appointment import LONGEST_TURN, OCCUPYING, Appointment, VisitKind, crowds
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.turnaround import keeps_place
from smpdesk.domain.working import Turnaround, TurnaroundRule, too_close
from smpdesk.storage.store import Store

RULE = "turnaround.rule"


def turnaround_rule(store: Store) -> TurnaroundRule:
    """What this clinic chose; a visit is refused until it says otherwise."""
    return TurnaroundRule(store.choices.get(RULE) or TurnaroundRule.REFUSE)


def held_needs(store: Store) -> dict[VisitKind, Turnaround]:
    """Minutes that visits hold before and after: none where the clinic only wants to be told."""
    if turnaround_rule(store) is TurnaroundRule.ADVISE:
        return {}
    return turnarounds_of(store)


def with_turnaround(store: Store, wanted: Appointment) -> Appointment:
    """A visit to be booked or moved, with what it will hold; what keeps its place holds what it held."""
    if wanted.id:
        with suppress(KeyError):  # a redo brings back what is not there yet
            was = store.appointments.get(wanted.id)
            if was.state in OCCUPYING and keeps_place(was, wanted):
                return replace(wanted, setting_up=was.setting_up, cleaning=was.cleaning)
    return turnaround.with_turnaround(wanted, held_needs(store), store.clinic.time_zone())


def hold_anew(store: Store) -> None:
    """Give the visits to come what they hold by now; inside a transaction. What shrinks is written first, so that
    no two meet meanwhile."""
    now = store.wall_now()
    known = store.appointments.near(now, datetime.max.replace(microsecond=0) - 2 * LONGEST_TURN)
    wanted = turnaround.fitted(known, held_needs(store), store.clinic.time_zone())
    by_id = {each.id: each for each in known}
    for each in wanted:
        was = by_id[each.id]
        if was.ends <= now:
            continue
        less = replace(
            was,
            setting_up=min(was.setting_up, each.setting_up),
            cleaning=min(was.cleaning, each.cleaning),
        )
        by_id[each.id] = store.appointments.save(less)
    for each in wanted:
        was = by_id[each.id]
        if was.ends > now:
            store.appointments.save(replace(was, setting_up=each.setting_up, cleaning=each.cleaning))


def turnarounds_of(store: Store) -> dict[VisitKind, Turnaround]:
    """Minutes before and after each kind of visit; nothing until the clinic says otherwise."""
    chosen = store.choices.below("visit.")
    return {
        kind: Turnaround(*(int(chosen.get(turnaround_key(kind, end)) or 0) for end in ("before", "after")))
        for kind in VisitKind
    }


def crowded(store: Store, wanted: Appointment) -> list[Problem]:
    """Setting up and cleaning run into those of a neighbour."""
    needed = turnarounds_of(store)
    wanted = with_turnaround(store, wanted)
    longest = max((max(each) for each in needed.values()), default=0) * 2
    if not longest:
        return []
    margin = timedelta(minutes=longest)
    near = store.appointments.between(wanted.starts - margin, wanted.ends + margin)
    found = []
    for other in near:
        refused = crowds(wanted, other)  # said by the rule of the book already
        gap = too_close(wanted, other, needed) if other.id != wanted.id and not refused else None
        if gap is not None:
            who = store.clients.get(other.client).name
            found.append(
                problem(
                    "turnaround_short",
                    "starts",
                    who=who,
                    starts=other.starts.time(),
                    left=gap[0],
                    needed=gap[1],
                )
            )
    return found


def turnaround_key(kind: VisitKind, end: str) -> str:
    return f"visit.{kind.value}.{end}"
