"""Making forecasts out of what is known of clients, and keeping those that differ from what is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from smpdesk.domain.change import Actor
from smpdesk.domain.fade_answers import in_scars
from smpdesk.domain.fade_learning import Learned, Lesson
from smpdesk.domain.fade_story import Piece, Story
from smpdesk.domain.forecast import Factor, Forecast, forecast, formula_months, unasked, unsure
from smpdesk.domain.forecast_rules import ForecastRules, Why
from smpdesk.domain.kept_forecast import KeptForecast
from smpdesk.services.fading import Facts, facts_of
from smpdesk.services.forecast_rules import KEY, learned_of, rules_of
from smpdesk.services.ground import Ground
from smpdesk.storage.forecasts import Newest
from smpdesk.storage.store import Store

#: Forecasts that follow from what others did are nobody's: no undo of a person takes them back.
BY_ITSELF = Actor(name="SMP Desk")
#: The zone under which the forecast of scar tissue is kept.
SCAR = "scar"
Answers = tuple[tuple[Factor, str], ...]


class Now(NamedTuple):
    """A client's forecast as it would be made now."""

    since: date
    course: int | None
    piece: Piece | None
    whole: Forecast
    scar: Forecast | None
    story: Story


def renew(ground: Ground, client_id: int) -> None:
    """Keep a client's forecast where it has changed, inside the transaction of what changed it: one undo takes back
    both. Rows are only ever added, so nothing that comes later stands in the way of that.
    """
    part = ground.store.forecasts
    now = now_of(ground.store, ground.today(), [client_id])
    part.add_all(changed_rows(part.newest([client_id]), now, ground.now()))


def tell(ground: Ground, client_id: int, how: str, paper: int | None = None) -> KeptForecast | None:
    """Keep what a client was told, as a row of its own for this time, inside a transaction such as that of the paper on
    which it stands. None where there is no forecast.
    """
    now = now_of(ground.store, ground.today(), [client_id]).get(client_id)
    if now is None:
        return None
    whole = None
    for zone, one in (("", now.whole), (SCAR, now.scar)):
        if one is not None:
            made = _kept(client_id, now, zone, one, Why.TOLD, ground.now())
            added = ground.store.forecasts.add(replace(made, told=ground.now(), told_on=how, paper=paper))
            whole = whole or added
    return whole


def lessons_of(
    facts: Mapping[int, Facts], stories: Mapping[int, Story], rules: ForecastRules
) -> list[Lesson]:
    """Everything to learn from: pieces of work that somebody saw again, and that do not contradict themselves. The
    formula is given what was known when the work was done.
    """
    found = []
    for client, story in stories.items():
        for piece in story.pieces:
            if piece.seen is None or not piece.seen.months > 0:
                continue
            answers = facts[client].answers(piece, latest=False)
            months = formula_months(answers, rules.weights, rules.centre)
            found.append(Lesson(months, piece.seen, unsure(unasked(answers), rules.weights, months)))
    return found


def now_of(store: Store, today: date, clients: Sequence[int]) -> dict[int, Now]:
    chosen = store.choices.below(KEY)
    rules, facts = rules_of(chosen), facts_of(store, clients)
    stories = {client: each.story(today, rules.faded_score) for client, each in facts.items()}
    return all_of(facts, stories, rules, learned_of(chosen))


def all_of(
    facts: Mapping[int, Facts], stories: Mapping[int, Story], rules: ForecastRules, known: Learned | None
) -> dict[int, Now]:
    make, found = maker(rules, known), {}
    for client, each in facts.items():
        piece = last_piece(stories[client])
        if piece is None and not each.habits:
            continue
        answers = each.answers(piece)
        scar = make(tuple(in_scars(answers).items())) if each.has_scar(piece) else None
        since = piece.since if piece is not None else each.habits[-1].day
        course = piece.last.course if piece is not None else None
        whole = make(tuple(answers.items()))
        found[client] = Now(since, course, piece, whole, scar, stories[client])
    return found


def maker(rules: ForecastRules, known: Learned | None) -> Callable[[Answers], Forecast]:
    """Makes forecasts by one set of rules; clients with the same answers share one."""

    @cache
    def make(answers: Answers) -> Forecast:
        return forecast(dict(answers), rules.weights, known, rules.centre)

    return make


def changed_rows(newest: Sequence[Newest], now: Mapping[int, Now], made: datetime) -> list[KeptForecast]:
    known = {(each.client, each.zone): each for each in newest}
    found = []
    for client, each in now.items():
        for zone, one in (("", each.whole), (SCAR, each.scar)):
            if one is None:
                continue
            why = why_moved(known.get((client, zone)), each, one)
            if why:
                found.append(_kept(client, each, zone, one, why, made))
    return found


def why_moved(before: Newest | KeptForecast | None, now: Now, one: Forecast) -> str:
    """Why a forecast is not the one that is kept; empty when it is the same."""
    if before is None:
        return Why.FIRST
    if (before.since, before.course) != (now.since, now.course):
        return Why.SESSION
    reasons, missing = _reasons(one), one.missing
    said = tuple(sorted(each[:2] for each in before.reasons))
    if said != tuple(sorted(each[:2] for each in reasons)) or tuple(before.missing) != missing:
        return Why.ANSWERS
    if tuple(before.reasons) != reasons or before.formula != one.formula:
        return Why.WEIGHTS
    same = (before.low, before.middle, before.high) == (one.low, one.middle, one.high)
    return "" if same else Why.LEARNING


def _reasons(one: Forecast) -> tuple[tuple[str, str, int], ...]:
    return tuple((each.factor.value, each.answer, each.months) for each in one.reasons)


def _kept(client: int, now: Now, zone: str, one: Forecast, why: str, made: datetime) -> KeptForecast:
    return KeptForecast(
        client=client, course=now.course, zone=zone, since=now.since, made=made, low=one.low, middle=one.middle,
        high=one.high, formula=one.formula, reasons=_reasons(one),
        missing=tuple(each.value for each in one.missing), learned_from=one.learned_from,
        weight=round(100 * one.weight), why=why,
    )  # fmt: skip


def last_piece(story: Story) -> Piece | None:
    return story.pieces[-1] if story.pieces else None
