"""How long a client's result may last: the forecast, what they were told, and what the clinic has learned."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from smpdesk.domain.fade_learning import Learned, learned, untaught
from smpdesk.domain.fade_story import Odd
from smpdesk.domain.forecast import ABOVE, BELOW, Factor, Forecast
from smpdesk.domain.forecast_rules import ForecastRules, rules_problems
from smpdesk.domain.kept_forecast import KeptForecast
from smpdesk.domain.problem import Refusal
from smpdesk.domain.touch_up import Window, chance_on, window
from smpdesk.services.fade_results import Judgement, Learning, judgement_of, learning_of, unclear
from smpdesk.services.fading import Facts, facts_of
from smpdesk.services.forecast_making import (
    BY_ITSELF,
    all_of,
    changed_rows,
    last_piece,
    lessons_of,
    now_of,
    tell,
    why_moved,
)
from smpdesk.services.forecast_rules import KEY, differs, keep_learned, keep_rules, learned_of, rules_of
from smpdesk.services.ground import Ground


@dataclass(frozen=True, kw_only=True)
class ClientForecast:
    """A client's forecast as it is today, months after ``since``: the day of the last session or, for somebody not
    ``treated`` yet, of the consultation. ``scar`` is that of scar tissue, None without any. ``chance`` (0 to 1) is how
    likely it has faded by today, ``held`` the last day it was seen to be good. ``kept`` are all forecasts as they were
    made, the newest first; ``told`` the last one that the client heard, and ``moved`` why it is no longer the same,
    empty while it is.
    """

    client: int
    since: date
    treated: bool
    course: int | None
    whole: Forecast
    scar: Forecast | None
    window: Window
    chance: float
    held: date | None
    kept: tuple[KeptForecast, ...]
    told: KeptForecast | None
    moved: str
    odd: tuple[Odd, ...]


class Recomputed(NamedTuple):
    """What became of making all forecasts anew: clients with one, rows that changed, results learned from, results
    left out because the records contradict themselves, and everything odd that was found.
    """

    clients: int
    changed: int
    lessons: int
    unclear: int
    odd: tuple[Odd, ...]
    learned: Learned


class ForecastDesk:
    """One method per thing staff do with forecasts."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._store = ground.store

    def today(self) -> date:
        """The clinic's today."""
        return self._ground.today()

    # The clinic's choices

    def rules(self) -> ForecastRules:
        """Centre, weights and bounds of this clinic."""
        return rules_of(self._store.choices.below(KEY))

    def choose(self, rules: ForecastRules) -> None:
        """Set them. Call :meth:`recompute` afterwards, off the window's thread.

        Refusal ``forecast_weight_out_of_range``, ``forecast_centre_out_of_range``, ``forecast_score_out_of_range``,
        ``forecast_least_out_of_range``.
        """
        found = rules_problems(rules)
        if found:
            raise Refusal(found)
        with self._ground.write("Change forecast weights"):
            keep_rules(self._store, rules)

    def learned(self) -> Learned:
        """What this clinic's results say, as they were last learned from."""
        return learned_of(self._store.choices.below(KEY)) or untaught(0, 0, BELOW, ABOVE)

    # One client

    def answers(self, client_id: int) -> dict[Factor, str]:
        """What is known of a client, by factor."""
        facts = facts_of(self._store, [client_id]).get(client_id, Facts())
        return facts.answers(last_piece(facts.story(self.today(), self.rules().faded_score)))

    def forecast(self, client_id: int) -> ClientForecast | None:
        """The forecast as it is now; None for somebody with neither a session nor a finished consultation."""
        now = now_of(self._store, self.today(), [client_id]).get(client_id)
        if now is None:
            return None
        kept = tuple(self._store.forecasts.of_client(client_id))
        told = next((each for each in kept if each.told is not None and not each.zone), None)
        whole = now.whole
        held = now.piece.held if now.piece else None
        treated = now.piece is not None
        chance = 0.0
        if now.piece is not None:
            seen_faded = now.piece.seen is not None and now.piece.seen.faded  # a review says so
            months = whole.low, whole.middle, whole.high
            chance = 1.0 if seen_faded else chance_on(self.today(), now.since, *months, held)
        return ClientForecast(
            client=client_id, since=now.since, treated=treated, course=now.course, whole=whole, scar=now.scar,
            window=window(now.since, whole.low, whole.middle, whole.high), chance=chance, held=held, kept=kept,
            told=told, moved=why_moved(told, now, whole) if told else "", odd=now.story.odd,
        )  # fmt: skip

    def told(self, client_id: int, how: str, paper: int | None = None) -> KeptForecast | None:
        """The client has heard the forecast: ``how`` is screen or paper. None where there is none."""
        with self._ground.write("Note forecast as told"):
            return tell(self._ground, client_id, how, paper)

    # The whole clinic: off the window's thread

    def recompute(self) -> Recomputed:
        """Learn from all results and make every forecast anew; a row is kept where it really differs."""
        today = self.today()
        rules, facts = self.rules(), facts_of(self._store)
        stories = {client: each.story(today, rules.faded_score) for client, each in facts.items()}
        lessons = lessons_of(facts, stories, rules)
        before = learned_of(self._store.choices.below(KEY))
        after = learned(lessons, rules.centre, BELOW, ABOVE)
        fresh = differs(before, after)
        now = all_of(facts, stories, rules, after if fresh else before)
        changed = changed_rows(self._store.forecasts.newest(), now, self._ground.now())
        if changed or fresh:
            with self._store.transaction("Make forecasts anew", BY_ITSELF):
                if fresh:
                    keep_learned(self._store, after)
                self._store.forecasts.add_all(changed)
        odd = tuple(each for one in stories.values() for each in one.odd)
        return Recomputed(len(now), len(changed), len(lessons), unclear(stories), odd, after)

    def learning(self) -> Learning:
        """What the learning page shows. It reads everything: off the window's thread."""
        return learning_of(self._store, self.today(), self.rules())

    def judgement(self) -> Judgement:
        """Of the forecasts that clients were told, how many held."""
        return judgement_of(self._store, self.today(), self.rules())
