"""Patch tests: offered, declined in writing, done with pigment and lot, read, and what follows (1.6).

A negative test does not exclude a later allergy (P30 P31 R5): no state here says that somebody is not allergic.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from smpdesk.domain.problem import Problem, problem

#: Hours between test and treatment: 2 h is one insurer's minimum (INS1), others ask 12 h (P29), 24-48 h (P28 P30),
#: 72 h (P31), a week (P27). The default is the upper end of what is asked most often.
LEAD_HOURS = 48
LEAD_LOW, LEAD_HIGH = 2, 336
#: Months for which a negative test counts. No source gives a figure: this is a choice, and 0 means without end.
VALID_MONTHS = 6
VALID_HIGH = 60


class PatchResult(StrEnum):
    """What came of a test (1.6)."""

    NOT_DONE = "not_done"
    OFFERED_DECLINED_SIGNED = "offered_declined_signed"
    PENDING = "pending"
    NEGATIVE = "negative"
    MILD_REACTION = "mild_reaction"
    POSITIVE = "positive"
    INCONCLUSIVE = "inconclusive"


#: What somebody may read from the skin.
READINGS = (PatchResult.NEGATIVE, PatchResult.MILD_REACTION, PatchResult.POSITIVE, PatchResult.INCONCLUSIVE)
REACTED = frozenset({PatchResult.MILD_REACTION, PatchResult.POSITIVE})


class PatchSite(StrEnum):
    """Where the spot is: the scalp, or somewhere hidden (1.6)."""

    UNKNOWN = ""
    SCALP = "scalp"
    BEHIND_EAR = "behind_ear"
    OTHER = "other"


class Sign(StrEnum):
    """Signs of a reaction (1.6)."""

    ITCH = "itch"
    REDNESS = "redness"
    BUMPS = "bumps"
    SWELLING = "swelling"
    RASH = "rash"
    BLISTERS = "blisters"


@dataclass(frozen=True, kw_only=True)
class PatchTest:
    """One test. ``done``, ``read`` and ``declined`` are wall time, None while it has not happened.

    ``signature`` is the text form of the strokes by which it was declined; ``witness`` is who saw it declined by
    somebody who cannot sign; ``wording`` is the version of what was declined, ``paper`` the id of the paper kept.
    The anaesthetic has a spot of its own (P27 P29) and a result of its own; ``site_said`` tells another site.
    """

    id: int = 0
    client: int
    technician: int | None = None
    offered: date
    declined: datetime | None = None
    signature: str = ""
    witness: str = ""
    wording: str = ""
    paper: int | None = None
    done: datetime | None = None
    site: PatchSite = PatchSite.UNKNOWN
    site_said: str = ""
    pigment: str = ""
    lot: str = ""
    anaesthetic: str = ""
    anaesthetic_lot: str = ""
    anaesthetic_site: str = ""
    read: datetime | None = None
    result: PatchResult = PatchResult.NOT_DONE
    signs: tuple[Sign, ...] = ()
    anaesthetic_result: PatchResult = PatchResult.NOT_DONE
    note: str = ""
    version: int = 0

    @property
    def latest(self) -> datetime:
        """When something happened to it last, for the order of a history."""
        offered = datetime.combine(self.offered, datetime.min.time())
        return max(each for each in (self.read, self.done, self.declined, offered) if each is not None)

    @property
    def awaits_reading(self) -> bool:
        """Done, and nobody has said yet what the skin says."""
        return self.done is not None and self.read is None


def offer_problems(test: PatchTest, today: date) -> list[Problem]:
    """What keeps an offer from being noted."""
    return [problem("patch_offered_in_future", "offered", day=test.offered)] if test.offered > today else []


def done_problems(test: PatchTest, now: datetime) -> list[Problem]:
    """What keeps a test from being noted as done."""
    found: list[Problem] = []
    if test.done is None:
        found.append(problem("patch_done_missing", "done"))
    elif test.done > now:
        found.append(problem("patch_done_in_future", "done", at=test.done))
    elif test.done.date() < test.offered:
        found.append(problem("patch_done_before_offered", "done", offered=test.offered))
    if not test.site:
        found.append(problem("patch_site_missing", "site"))
    if test.site is PatchSite.OTHER and not test.site_said.strip():
        found.append(problem("patch_site_unsaid", "site_said"))
    if not test.pigment.strip():
        found.append(problem("patch_pigment_missing", "pigment"))
    if not test.lot.strip():
        found.append(problem("patch_lot_missing", "lot"))
    if test.anaesthetic.strip() and not test.anaesthetic_site.strip():
        found.append(problem("patch_spot_missing", "anaesthetic_site"))
    if not test.anaesthetic.strip() and (test.anaesthetic_lot.strip() or test.anaesthetic_site.strip()):
        found.append(problem("patch_anaesthetic_missing", "anaesthetic"))
    return found


def read_problems(test: PatchTest, now: datetime, ready: datetime) -> list[Problem]:
    """What keeps a reading from being noted; ``ready`` is the earliest moment at which skin can be called calm."""
    found: list[Problem] = []
    if test.read is None:
        found.append(problem("patch_read_missing", "read"))
    elif test.read > now:
        found.append(problem("patch_read_in_future", "read", at=test.read))
    elif test.done is not None and test.read < test.done:
        found.append(problem("patch_read_before_done", "read", done=test.done))
    if test.result not in READINGS:
        found.append(problem("patch_result_missing", "result"))
    if test.read is not None and test.read < ready and PatchResult.NEGATIVE in _results(test):
        found.append(problem("patch_negative_too_early", "result", until=ready))
    if test.anaesthetic and test.anaesthetic_result not in READINGS:
        found.append(problem("patch_anaesthetic_result_missing", "anaesthetic_result"))
    if REACTED & _results(test) and not test.signs:
        found.append(problem("patch_signs_missing", "signs"))
    if test.signs and not _results(test) - {PatchResult.NEGATIVE, PatchResult.NOT_DONE}:
        found.append(problem("patch_signs_without_reaction", "signs"))
    return found


def ways_problems(lead: int, months: int) -> list[Problem]:
    """What is wrong with a clinic's own lead time (hours) and validity (months, 0 without end)."""
    found: list[Problem] = []
    if not LEAD_LOW <= lead <= LEAD_HIGH:
        found.append(problem("patch_lead_out_of_range", "lead", low=LEAD_LOW, high=LEAD_HIGH))
    if not 0 <= months <= VALID_HIGH:
        found.append(problem("patch_validity_out_of_range", "validity", high=VALID_HIGH))
    return found


def _results(test: PatchTest) -> set[PatchResult]:
    return {test.result, test.anaesthetic_result}
