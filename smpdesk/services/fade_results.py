"""The clinic's own results: what they teach, side by side, and what became of forecasts that were told."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from smpdesk.domain.fade_groups import By, Calibration, Groups, Kept, by_age, calibration, groups, judged
from smpdesk.domain.fade_learning import ENOUGH, Learned, learned
from smpdesk.domain.fade_story import Odd, Story, seen_in
from smpdesk.domain.forecast import ABOVE, BELOW, Factor
from smpdesk.domain.forecast_rules import ForecastRules
from smpdesk.domain.kept_forecast import KeptForecast
from smpdesk.domain.survival import Seen, Step, kaplan_meier, months_at
from smpdesk.services.fading import Facts, facts_of
from smpdesk.services.forecast_making import lessons_of
from smpdesk.storage.store import Store


class Learning(NamedTuple):
    """The clinic's own results beside the formula: the curve, when half had faded (None while fewer have), what was
    learned, how many more faded results it takes (0 from then on), and what was left out.
    """

    steps: tuple[Step, ...]
    median: float | None
    learned: Learned
    wanting: int
    unclear: int
    odd: tuple[Odd, ...]
    groups: dict[By, Groups]


class Judgement(NamedTuple):
    """Of the forecasts that were told, how many held: altogether, and by full years since."""

    whole: Calibration
    by_age: list[tuple[int, Calibration]]
    each: tuple[Kept, ...]


def learning_of(store: Store, today: date, rules: ForecastRules) -> Learning:
    """What the clinic's results teach."""
    facts = facts_of(store)
    stories = {client: each.story(today, rules.faded_score) for client, each in facts.items()}
    lessons = lessons_of(facts, stories, rules)
    steps = tuple(kaplan_meier(each.seen for each in lessons))
    after = learned(lessons, rules.centre, BELOW, ABOVE)
    odd = tuple(each for one in stories.values() for each in one.odd)
    return Learning(
        steps, months_at(steps, 0.5), after, max(0, ENOUGH - after.faded), unclear(stories), odd,
        _groups(store, today, facts, stories, rules),
    )  # fmt: skip


def judgement_of(store: Store, today: date, rules: ForecastRules) -> Judgement:
    """What became of the forecasts that were told, the last one for each piece of work."""
    told = [each for each in store.forecasts.told() if not each.zone]
    last: dict[tuple[int, date], KeptForecast] = {(each.client, each.since): each for each in told}
    facts = facts_of(store, sorted({each.client for each in told})) if told else {}
    found = []
    for each in last.values():
        story = facts.get(each.client, Facts()).story(today, rules.faded_score)
        kept = judged(each, story.pieces)
        if kept is not None:
            found.append(kept)
    return Judgement(calibration(found), by_age(found, today), tuple(found))


def unclear(stories: Mapping[int, Story]) -> int:
    """Results that are left out because the records contradict themselves."""
    return sum(piece.unclear for each in stories.values() for piece in each.pieces)


def _groups(
    store: Store, today: date, facts: Mapping[int, Facts], stories: Mapping[int, Story], rules: ForecastRules
) -> dict[By, Groups]:
    names = {each.id: each.name for each in store.staff.all(left=True)}
    places: dict[int, list[tuple[str, str]]] = {}
    for session, zone, pigment in store.fading.places():
        places.setdefault(session, []).append((zone, pigment))
    seen: dict[By, dict[str, list[Seen]]] = {by: {} for by in By}

    def note(by: By, key: str, result: Seen | None) -> None:
        if result is not None and result.months > 0:
            seen[by].setdefault(key, []).append(result)

    for client, story in stories.items():
        known = facts[client]
        worked = [
            {each for work in piece.works for each in places.get(work.id, ())} for piece in story.pieces
        ]
        for piece, here in zip(story.pieces, worked, strict=True):
            note(By.TECHNICIAN, names.get(piece.last.technician or 0, ""), piece.seen)
            note(By.SKIN, known.answers(piece, latest=False).get(Factor.SKIN, ""), piece.seen)
            for pigment in {pigment for _, pigment in here}:
                note(By.PIGMENT, pigment, piece.seen)
        for zone in {zone for here in worked for zone, _ in here}:
            alone = seen_in(zone, story.pieces, known.looks, today, rules.faded_score)
            for here, result in zip(worked, alone, strict=True):
                if any(each == zone for each, _ in here):
                    note(By.ZONE, zone, result)
    return {by: groups(by, seen[by], rules.group_least) for by in By}
