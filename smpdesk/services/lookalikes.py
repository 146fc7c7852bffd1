"""Who on record may be the person that is being typed in: candidates by index, weighed by the domain."""

from datetime import datetime

from smpdesk.domain.client import Client
from smpdesk.domain.clues import days_alike, likeliest, name_starts
from smpdesk.domain.commonness import Commonness
from smpdesk.domain.likeness import WORTH_A_LOOK, Likeness, Weighed, weigh
from smpdesk.domain.nicknames import other_forms
from smpdesk.domain.traits import Traits, traits_of
from smpdesk.storage.store import Store

#: Reasons that are shown however little else is known: somebody at the desk can tell at a glance.
_STRONG = frozenset({"phone_same", "email_same", "names_swapped"})
_BY_NAME = 40


def lookalikes(store: Store, draft: Client, limit: int, now: datetime) -> list[Likeness]:
    """The likeliest clients, at most ``limit``; nobody while next to nothing is typed."""
    person = traits_of(draft)
    candidates = _candidates(store, draft, person)
    candidates.discard(draft.id)
    if not candidates:
        return []
    common = _common(store, person)
    weighed = {
        each.id: weigh(person, traits_of(each), common) for each in store.doubles.records(sorted(candidates))
    }
    shown = [key for key, each in weighed.items() if _worth_showing(each)]
    best = sorted(shown, key=lambda key: (-weighed[key].score, key))[:limit]
    lines = {line.id: line for line in store.clients.lines_of(best, now)}
    return [
        Likeness(line=lines[key], score=weighed[key].score, reasons=weighed[key].reasons)
        for key in best
        if key in lines
    ]


def _candidates(store: Store, draft: Client, person: Traits) -> set[int]:
    doubles = store.doubles
    found = {key for digits in person.phones for key in doubles.dialled(digits)}
    found |= {key for email in person.emails for key in doubles.mailed(email)}
    if draft.birth:
        found |= set(doubles.born(days_alike(draft.birth)))
    named = [
        each for family, given in name_starts(person) for each in doubles.bearing(family=family, given=given)
    ]
    forms = other_forms(person.given) if person.family else []
    if forms:
        named += doubles.called(person.family, forms)
    return found | set(likeliest(person, named, _BY_NAME))


def _common(store: Store, person: Traits) -> Commonness:
    """How many bear these two names, either way round."""
    names = {name for name in (person.given, person.family) if name}
    return Commonness(
        people=store.clients.count(),
        givens={name: store.doubles.bearers(given=name) for name in names},
        families={name: store.doubles.bearers(family=name) for name in names},
    )


def _worth_showing(weighed: Weighed) -> bool:
    reasons = set(weighed.reasons)
    named = any(each.startswith("given") for each in reasons) and any(
        each.startswith("family") for each in reasons
    )
    return weighed.score >= WORTH_A_LOOK or named or bool(reasons & _STRONG)
