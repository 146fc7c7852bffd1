"""Consultations: keeping one while it is written, finishing it, and what follows from it."""

from dataclasses import replace
from datetime import date

from smpdesk.domain.clinic import Staff
from smpdesk.domain.consultation import Consultation, changed, consultation_problems, hints
from smpdesk.domain.estimate import Estimate, estimate
from smpdesk.domain.problem import Problem, Refusal, Stale, problem
from smpdesk.services.ground import Ground
from smpdesk.storage.store import Store


class ConsultationDesk:
    """One method per thing staff do with a consultation."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    def technicians(self) -> list[Staff]:
        """Who may hold a consultation."""
        return [each for each in self._store.staff.all() if each.treats]

    def latest(self, client_id: int) -> Consultation | None:
        """The client's latest consultation, finished or not; None without one."""
        return next(iter(self.all(client_id)), None)

    def all(self, client_id: int) -> list[Consultation]:
        """A client's consultations, the latest first."""
        return self._store.consultations.of_client(client_id)

    def draft(self, client_id: int) -> Consultation:
        """A new one of today, not written yet, held by whoever is at the desk if they treat.

        What seldom changes (skin, hair, earlier treatments) is carried over from the latest one, to be looked at
        again; wishes, opinion and questions are asked anew.
        """
        actor = self._ground.at_desk.actor.id
        holds = any(each.id == actor for each in self.technicians())
        fresh = Consultation(client=client_id, day=self.today(), technician=actor if holds else None)
        before = self.latest(client_id)
        if before is None:
            return fresh
        return replace(fresh, **{name: getattr(before, name) for name in _CARRIED})

    def why(self, client_id: int) -> list[Problem]:
        """In short, why a first session of this client is as long as it is; empty without an estimate."""
        planned = plan_of(self._store, client_id)
        if planned is None:
            return []
        return reasons_of(*planned)

    def problems(self, draft: Consultation) -> list[Problem]:
        """What keeps it from being saved, as typed."""
        return consultation_problems(draft, self.today())

    def hints(self, draft: Consultation) -> list[Problem]:
        """What to speak of, from what was entered."""
        return hints(draft)

    def estimate(self, draft: Consultation) -> Estimate:
        """Sessions, hours and gap, with every reason and what is still missing."""
        from smpdesk.services.real_lengths import against_estimates

        return estimate(draft, against_estimates(self._store, draft.technician))

    def save(self, draft: Consultation) -> Consultation:
        """Keep it as it is now: a new one is added. Refusal names fields, Stale what somebody else changed."""
        self._refuse(self.problems(draft))
        with self._ground.write("Write consultation"):
            return self._kept(draft)

    def merged(self, read: Consultation, mine: Consultation) -> Consultation:
        """``mine`` upon what somebody else saved since it was ``read``: each keeps the fields only they changed.

        Raises Stale when both changed the same field; nothing is written here.
        """
        theirs = self._store.consultations.get(read.id)
        ours, others = changed(read, mine), changed(read, theirs)
        both = {name for name in ours & others if getattr(mine, name) != getattr(theirs, name)}
        if both:
            raise Stale([Problem(code="consultation_changed_meanwhile", field=name) for name in sorted(both)])
        return replace(theirs, **{name: getattr(mine, name) for name in ours})

    def over(self, read: Consultation, mine: Consultation) -> Consultation:
        """``mine`` upon what somebody else saved, with my answer wherever both changed one; nothing is written."""
        theirs = self._store.consultations.get(read.id)
        return replace(theirs, **{name: getattr(mine, name) for name in changed(read, mine)})

    def finish(self, draft: Consultation) -> Consultation:
        """Save and close it. Nothing more is asked for: what the estimate lacks was said while it was written."""
        self._refuse(self.problems(draft))
        from smpdesk.services.forecast_making import renew

        with self._ground.write("Finish consultation"):
            kept = self._kept(replace(draft, finished=True))
            renew(self._ground, kept.client)  # what was answered may change how long it lasts
        return kept

    def reopen(self, consultation_id: int) -> Consultation:
        """Open a finished one again to put something right."""
        was = self._store.consultations.get(consultation_id)
        with self._ground.write("Reopen consultation"):
            return self._store.consultations.save(replace(was, finished=False))

    def _kept(self, draft: Consultation) -> Consultation:
        part = self._store.consultations
        return part.save(draft) if draft.id else part.add(draft)

    @staticmethod
    def _refuse(found: list[Problem]) -> None:
        if found:
            raise Refusal(found)


#: What made a session long, as it is said in passing.
_BECAUSE = {
    "coverage_small": "because_small", "coverage_medium": "because_medium", "coverage_large": "because_large",
    "coverage_whole": "because_whole", "hair_fine": "because_fine", "between_hair": "because_between",
    "real_longer": "because_real", "real_shorter": "because_real", "real_same": "because_real",
}  # fmt: skip
#: What a second consultation begins with.
_CARRIED = (
    "hair_type", "texture", "hair_colour", "hair_length", "phototype", "undertone", "skin", "pattern", "alopecia",
    "scars", "causes", "earlier", "immune", "smoking",
)  # fmt: skip


def reasons_of(consultation: Consultation, found: Estimate) -> list[Problem]:
    """In short, why an estimate is as long as it is."""
    if consultation.minutes is not None:
        return [problem("because_technician")]
    because = [
        Problem(code=_BECAUSE[each.code], facts=each.facts) for each in found.reasons if each.code in _BECAUSE
    ]
    pattern = consultation.pattern.written
    return because + ([problem("because_pattern", pattern=pattern)] if pattern else [])


def plan_of(
    store: Store, client_id: int, technician: int | None = None
) -> tuple[Consultation, Estimate] | None:
    """The latest consultation of which the estimate is known, with it; None without one.

    The real lengths of ``technician`` count in it, of whoever held the consultation where nobody is named.
    """
    from smpdesk.services.real_lengths import against_estimates

    for each in store.consultations.of_client(client_id):
        plain = estimate(each)
        known = plain.complete and each.minutes is None
        real = against_estimates(store, technician or each.technician) if known else None
        found = estimate(each, real) if real is not None else plain
        if found.complete or any(value is not None for value in (each.sessions, each.minutes, each.gap)):
            return each, found
    return None
