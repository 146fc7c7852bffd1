"""The clinic's choices about forecasts, and what it has learned, as they are kept."""

import json
from collections.abc import Mapping

from smpdesk.domain.fade_learning import Learned
from smpdesk.domain.forecast import WEIGHTS, Factor
from smpdesk.domain.forecast_rules import ForecastRules, with_weights
from smpdesk.storage.store import Store

KEY = "forecast."
_WEIGHT, _LEARNED = f"{KEY}weight.", f"{KEY}learned"
_NUMBERS = ("centre", "faded_score", "group_least")
#: Learning that moves a forecast by less than this (a logarithm: a twentieth of a month in 48) is not taken over.
_SAME = 0.001


def rules_of(chosen: Mapping[str, str]) -> ForecastRules:
    """The rules out of ``choices.below(KEY)``."""
    numbers = {name: int(chosen[KEY + name]) for name in _NUMBERS if KEY + name in chosen}
    changed = {
        (Factor(factor), answer): int(months)
        for key, months in chosen.items()
        if key.startswith(_WEIGHT)
        for factor, _, answer in [key.removeprefix(_WEIGHT).partition(".")]
        if factor in WEIGHTS and answer in WEIGHTS[Factor(factor)]
    }
    return ForecastRules(**numbers, weights=with_weights(changed))


def learned_of(chosen: Mapping[str, str]) -> Learned | None:
    """What was learned, None before anybody tried."""
    kept = chosen.get(_LEARNED)
    return Learned(*json.loads(kept)) if kept else None


def keep_rules(store: Store, rules: ForecastRules) -> None:
    """Write the rules, inside a transaction."""
    chosen, usual = store.choices.below(KEY), ForecastRules()
    wanted = {KEY + name: (getattr(rules, name), getattr(usual, name)) for name in _NUMBERS}
    for factor, answers in rules.weights.items():
        for answer, months in answers.items():
            wanted[f"{_WEIGHT}{factor}.{answer}"] = months, WEIGHTS[factor][answer]
    for key, (value, default) in wanted.items():
        if key in chosen or value != default:
            store.choices.put(key, str(value))


def keep_learned(store: Store, learned: Learned) -> None:
    """Write what was learned, inside a transaction."""
    store.choices.put(_LEARNED, json.dumps([round(each, 6) for each in learned]))


def differs(one: Learned | None, other: Learned) -> bool:
    """Whether it is worth taking over."""
    if one is None:
        return other.results > 0
    return any(abs(a - b) > _SAME for a, b in zip(one, other, strict=True))
