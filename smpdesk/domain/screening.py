"""A client's answers to the health questions, and the confirmations that nothing has changed since.

The program only suggests; the technician decides. It never says anything about taking a medicine.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.questionnaire import Question
from smpdesk.domain.span import Span


class Reply(StrEnum):
    """Yes, no, not sure, or not asked yet."""

    NONE = ""
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer with what was said to it: follow-up options by key, free text, the day it is about."""

    question: str
    reply: Reply = Reply.NONE
    options: tuple[str, ...] = ()
    text: str = ""
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Screening:
    """One time the questions were asked. A draft until ``asked`` says the day it was finished on.

    ``questionnaire`` is the version, ``wording`` the (key, text) of every question as it was asked, kept when
    it is finished; ``by`` is who was at the desk; ``outcome`` the verdict of that day.
    """

    id: int = 0
    client: int
    questionnaire: str
    wording: tuple[tuple[str, str], ...] = ()
    answers: tuple[Answer, ...] = ()
    doctor: str = ""
    contact: str = ""
    started: datetime
    asked: date | None = None
    by: str = ""
    outcome: str = ""
    version: int = 0

    def answer(self, key: str) -> Answer:
        """The answer to a question, an empty one when there is none yet."""
        return next((each for each in self.answers if each.question == key), Answer(question=key))

    def with_answer(self, answer: Answer) -> "Screening":
        """The same with one answer put in the place of the former."""
        others = [each for each in self.answers if each.question != answer.question]
        return replace(self, answers=tuple(sorted([*others, answer], key=lambda each: each.question)))


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """“Anything changed since last time?”: no, said on a day of treatment, with what was found on the day.

    ``findings`` are keys of the day's checks that speak against treating on this day (section 2.2); ``looked`` says
    that whoever asked also looked at the scalp and went through those checks.
    """

    id: int = 0
    client: int
    screening: int
    day: date
    at: datetime
    by: str
    findings: tuple[str, ...] = ()
    looked: bool = False
    version: int = 0


def open_questions(questions: Sequence[Question], answers: Sequence[Answer]) -> list[Question]:
    """The questions that nobody has answered yet."""
    known = {each.question for each in answers if each.reply is not Reply.NONE}
    return [each for each in questions if each.key not in known]


def finish_problems(questions: Sequence[Question], screening: Screening) -> list[Problem]:
    """Why a screening cannot be finished; a field is the key of a question."""
    missing = open_questions(questions, screening.answers)
    found = []
    if missing:
        found.append(
            problem(
                "screening_unanswered",
                missing[0].key,
                count=len(missing),
                what=[each.title for each in missing[:3]],
            )
        )
    return found


def confirmed_last(screening: Screening, confirmations: Sequence[Confirmation]) -> date | None:
    """The day the answers were last known to be true: of the latest confirmation, or of the asking."""
    days = [each.day for each in confirmations if each.screening == screening.id]
    return max([*days, *([screening.asked] if screening.asked else [])], default=None)


def is_stale(screening: Screening, renew: Span, today: date) -> bool:
    """True when every question should be asked again, however often the answers were confirmed."""
    return screening.asked is not None and renew.after(screening.asked) <= today
