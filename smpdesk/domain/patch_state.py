"""Where a client stands with patch tests, for one pigment or for any: a code and its facts.

None of these codes forbids anything by itself: the technician decides. ``patch_clear`` says that the skin was calm,
never that somebody has no allergy (P30 P31 R5).
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from smpdesk.domain.patch_test import LEAD_HOURS, REACTED, VALID_MONTHS, PatchResult, PatchTest
from smpdesk.domain.problem import Problem, problem

#: States that a later refusal takes the place of: what was tested no longer speaks.
_SILENT = frozenset({"patch_expired", "patch_reading_due", "patch_inconclusive"})


@dataclass(frozen=True, kw_only=True)
class PatchState:
    """The state and, where one test is behind it, that test. ``kind`` is bad, warn, plain or ok."""

    said: Problem
    kind: str
    test: PatchTest | None = None

    @property
    def code(self) -> str:
        """The state's name."""
        return self.said.code


def patch_state(
    tests: Sequence[PatchTest],
    pigment: str,
    now: datetime,
    lead: int = LEAD_HOURS,
    validity: int = VALID_MONTHS,
) -> PatchState:
    """Where things stand at ``now`` for ``pigment`` ("" when it is not known yet which will be used).

    ``lead`` is in hours, ``validity`` in months (0 without end). A reaction to a pigment stays until another pigment
    is asked for; otherwise what happened last counts.
    """
    in_order = sorted(tests, key=lambda each: (each.latest, each.id), reverse=True)
    done = [each for each in in_order if each.done is not None]
    mine = [each for each in done if not pigment.strip() or same_pigment(each.pigment, pigment)]
    reacted = _reacted(mine, done if not pigment.strip() else mine)
    if reacted is not None:
        return _state("patch_positive", "bad", reacted, pigment=reacted.pigment)
    latest = in_order[0] if in_order else None
    if latest is not None and latest.declined is not None and latest.done is None:
        standing = _of_done(mine[0], now, lead, validity) if mine else None
        if standing is None or standing.code in _SILENT:
            return _state("patch_declined", "plain", latest, on=latest.declined.date())
    if mine:
        return _of_done(mine[0], now, lead, validity)
    if done:
        tested = tuple(dict.fromkeys(each.pigment for each in done))
        return _state("patch_other_pigment", "warn", done[0], tested=tested, pigment=pigment.strip())
    if latest is not None:
        return _state("patch_offered", "warn", latest, on=latest.offered)
    return PatchState(said=problem("patch_not_offered"), kind="warn")


def ready_at(test: PatchTest, lead: int) -> datetime | None:
    """When a test has waited long enough to be read, and to be treated after; None before it was done."""
    return None if test.done is None else test.done + timedelta(hours=lead)


def valid_until(test: PatchTest, validity: int) -> date | None:
    """The last day for which a test counts; None without end."""
    if test.done is None or not validity:
        return None
    years, month = divmod(test.done.month - 1 + validity, 12)
    year = test.done.year + years
    return date(year, month + 1, min(test.done.day, monthrange(year, month + 1)[1]))


def anaesthetics_that_reacted(tests: Sequence[PatchTest]) -> tuple[str, ...]:
    """Names of numbing products to which this skin reacted on their own spot."""
    names = (each.anaesthetic for each in tests if each.anaesthetic_result in REACTED)
    return tuple(dict.fromkeys(names))


def same_pigment(one: str, other: str) -> bool:
    """Whether two names mean the same pigment, however they were typed."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def _of_done(test: PatchTest, now: datetime, lead: int, validity: int) -> PatchState:
    ready, until = ready_at(test, lead), valid_until(test, validity)
    if test.result is PatchResult.MILD_REACTION:
        return _state("patch_mild", "bad", test, pigment=test.pigment)
    if ready is not None and now < ready:
        return _state("patch_too_recent", "warn", test, until=ready, pigment=test.pigment)
    if test.read is None:
        return _state("patch_reading_due", "warn", test, since=ready, pigment=test.pigment)
    if test.result is PatchResult.INCONCLUSIVE:
        return _state("patch_inconclusive", "warn", test, pigment=test.pigment)
    if until is not None and now.date() > until:
        return _state("patch_expired", "warn", test, until=until, pigment=test.pigment)
    code = "patch_clear" if until is not None else "patch_clear_for_good"
    return _state(code, "ok", test, pigment=test.pigment, until=until, on=test.read.date())


def _reacted(mine: Sequence[PatchTest], done: Sequence[PatchTest]) -> PatchTest | None:
    """The positive test that stands: of a known pigment any, else the last one when nothing calm came after it."""
    positive = next((each for each in mine if each.result is PatchResult.POSITIVE), None)
    if positive is None:
        return None
    calm = (
        each
        for each in done
        if each.result is PatchResult.NEGATIVE
        and each.latest > positive.latest
        and not same_pigment(each.pigment, positive.pigment)
    )
    return None if next(calm, None) is not None else positive


def _state(code: str, kind: str, test: PatchTest, **facts: object) -> PatchState:
    return PatchState(said=Problem(code=code, facts=facts), kind=kind, test=test)
