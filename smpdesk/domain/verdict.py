"""What the answers mean today: every reason as a code with its facts, the gravest first.

Nothing here decides: a technician does. A yes without its follow-up counts as the gravest it can mean, a wait
without a date counts from the day of asking.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from smpdesk.domain.client import ADULT_YEARS, age
from smpdesk.domain.letter import Letter, LetterState, for_reason, state
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.questionnaire import Question, Rule, Severity, TodayCheck
from smpdesk.domain.screening import Answer, Reply, open_questions
from smpdesk.domain.span import Span

_BIRTH_QUESTION = "Q01"


class Outcome(StrEnum):
    """The verdict in one word, the gravest first."""

    DO_NOT_TREAT = "do_not_treat"
    WAIT = "wait"
    LETTER = "letter"
    INCOMPLETE = "incomplete"
    REVIEW = "review"
    CAUTION = "caution"
    INFORMATION = "information"
    CLEAR = "clear"


ORDER = tuple(Outcome)


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason: what it leads to, its words by code and facts, and the question it comes from."""

    outcome: Outcome
    said: Problem
    question: str = ""
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """``until`` is the first day on which every wait is over; None when no date can be computed."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    until: date | None = None

    @property
    def may_treat(self) -> bool:
        """True when nothing here keeps a technician from treating."""
        return ORDER.index(self.outcome) > ORDER.index(Outcome.INCOMPLETE)


def verdict(
    questions: Sequence[Question],
    answers: Sequence[Answer],
    today: date,
    *,
    birth: date | None = None,
    letters: Sequence[Letter] = (),
    as_of: date | None = None,
    found_today: Sequence[TodayCheck] = (),
    country: str = "",
) -> Verdict:
    """Judge the answers on ``today``.

    ``as_of`` is the day they were given or last confirmed (today for a draft); ``found_today`` what the day's
    checks found; ``country`` is the clinic's, for advice that follows it.
    """
    reasons = _birth(birth, today)
    reasons += [
        Reason(
            outcome=Outcome.DO_NOT_TREAT,
            said=problem("screening_found_today", what=each.title),
            question=each.question,
        )
        for each in found_today
    ]
    by_key = {each.key: each for each in questions}
    for answer in answers:
        question = by_key.get(answer.question)
        if question is not None and answer.reply in (Reply.YES, Reply.UNSURE):
            case = _Case(
                question, answer, as_of or today, today, letters, dict(question.advice_in).get(country, "")
            )
            reasons += case.unsure() if answer.reply is Reply.UNSURE else case.yes()
    missing = open_questions(questions, answers)
    if missing:
        words = problem("screening_open", missing[0].key, count=len(missing))
        reasons.append(Reason(outcome=Outcome.INCOMPLETE, said=words, question=missing[0].key))
    order = {each.key: at for at, each in enumerate(questions)}
    reasons.sort(key=lambda each: (ORDER.index(each.outcome), order.get(each.question, -1)))
    outcome = reasons[0].outcome if reasons else Outcome.CLEAR
    return Verdict(outcome=outcome, reasons=tuple(reasons), until=_until(reasons))


def _birth(birth: date | None, today: date) -> list[Reason]:
    if birth is None or age(birth, today) >= ADULT_YEARS:
        return []
    adult = Span(count=ADULT_YEARS * 12, unit="month").after(birth)
    if age(birth, adult) < ADULT_YEARS:  # born on 29 February: a year older on 1 March
        adult = adult.replace(month=3, day=1)
    words = problem("screening_under_age", until=adult)
    return [Reason(outcome=Outcome.DO_NOT_TREAT, said=words, question=_BIRTH_QUESTION, until=adult)]


def _until(reasons: Sequence[Reason]) -> date | None:
    stopping = [each for each in reasons if each.outcome in (Outcome.DO_NOT_TREAT, Outcome.WAIT)]
    if not stopping or any(each.until is None for each in stopping):
        return None
    return max(each.until for each in stopping if each.until is not None)


class _Case:
    """One question that was answered with yes or not sure."""

    def __init__(
        self,
        question: Question,
        answer: Answer,
        as_of: date,
        today: date,
        letters: Sequence[Letter],
        advice: str,
    ) -> None:
        self.question, self.answer, self.as_of, self.today = question, answer, as_of, today
        self.letter = for_reason(letters, question.key)
        self.advice = advice

    def unsure(self) -> list[Reason]:
        """Not sure: to be cleared up, unless a yes would only mean advice."""
        if self.question.gravest.severity in (Severity.CAUTION, Severity.INFO, Severity.REVIEW):
            return self.yes()
        return [self._reason(Outcome.INCOMPLETE, "screening_unsure")]

    def yes(self) -> list[Reason]:
        """What the chosen follow-ups mean, one reason of each kind."""
        found: dict[tuple[str, object], Reason] = {}
        for rule in self.question.rules(self.answer.options):
            for reason in self._of(rule):
                found.setdefault((reason.said.code, reason.until), reason)
        return list(found.values())

    def _of(self, rule: Rule) -> list[Reason]:
        severity = self._severity(rule)
        if severity is Severity.BLOCK:
            return self._block(rule)
        reasons = self._wait(rule) if rule.wait is not None or severity is Severity.DEFER else []
        if severity is Severity.DOCTOR:
            reasons += self._doctor(Outcome.LETTER)
        elif severity is Severity.REVIEW:
            reasons.append(self._advice(rule, Outcome.REVIEW, "screening_review"))
        elif severity is Severity.CAUTION:
            reasons.append(self._advice(rule, Outcome.CAUTION, "screening_caution"))
        elif severity is Severity.INFO:
            reasons.append(self._advice(rule, Outcome.INFORMATION, "screening_information"))
        return reasons

    def _severity(self, rule: Rule) -> Severity:
        day = self.answer.day
        recent = rule.recent_span
        if rule.recent is not None and recent is not None and (day is None or recent.after(day) > self.today):
            return rule.recent
        if rule.lasts is not None and rule.lasts.after(day or self.as_of) <= self.today:
            return Severity.INFO
        return rule.severity

    def _block(self, rule: Rule) -> list[Reason]:
        day = self.answer.day
        span = rule.recent_span if rule.severity is not Severity.BLOCK else rule.wait
        if rule.day and self.as_of < self.today:
            return [self._reason(Outcome.INCOMPLETE, "screening_ask_again")]
        if rule.day:
            return [self._reason(Outcome.DO_NOT_TREAT, "screening_not_today")]
        if span is not None and day is not None:
            until = span.after(day)
            if until <= self.today:
                return [self._over(until)]
            return [self._reason(Outcome.DO_NOT_TREAT, "screening_block_until", until=until)]
        if span is not None:
            return [self._reason(Outcome.DO_NOT_TREAT, "screening_block_span", span=str(span))]
        if self.question.letter:
            return self._doctor(Outcome.DO_NOT_TREAT)
        return [self._reason(Outcome.DO_NOT_TREAT, "screening_block")]

    def _wait(self, rule: Rule) -> list[Reason]:
        if rule.wait is None:
            return [self._reason(Outcome.WAIT, "screening_wait_clear", clear=rule.clear or "it is over")]
        day = self.answer.day
        until = rule.wait.after(day or self.as_of)
        if until <= self.today:
            return [self._over(until)]
        if day is None:
            return [
                self._reason(
                    Outcome.WAIT, "screening_wait_asked", until=until, span=str(rule.wait), since=self.as_of
                )
            ]
        return [
            self._reason(Outcome.WAIT, "screening_wait_until", until=until, span=str(rule.wait), since=day)
        ]

    def _doctor(self, needed: Outcome) -> list[Reason]:
        """A letter is needed (``needed``: what is so without it), or there, or asked for, or says no."""
        letter, blocked = self.letter, needed is Outcome.DO_NOT_TREAT
        if letter is None:
            return [self._reason(needed, "screening_block_letter" if blocked else "screening_letter_needed")]
        facts: dict[str, object] = {
            "doctor": letter.doctor, "requested": letter.requested, "received": letter.received,
            "valid_until": letter.valid_until, "by": letter.decided_by,
        }  # fmt: skip
        now = state(letter, self.today)
        if now is LetterState.ALLOWS:
            return [self._reason(Outcome.INFORMATION, "screening_letter_allows", facts)]
        if now is LetterState.REFUSES:
            return [self._reason(Outcome.DO_NOT_TREAT, "screening_letter_refuses", facts)]
        code = {
            LetterState.AWAITED: "screening_letter_awaited",
            LetterState.TO_DECIDE: "screening_letter_to_decide",
            LetterState.EXPIRED: "screening_letter_expired",
        }[now]
        return [self._reason(needed, code, facts)]

    def _over(self, until: date) -> Reason:
        return Reason(
            outcome=Outcome.INFORMATION,
            said=problem("screening_wait_over", self.question.key, what=self.question.title, since=until),
            question=self.question.key,
        )

    def _advice(self, rule: Rule, outcome: Outcome, code: str) -> Reason:
        advice = self.advice or rule.advice or self.question.rule.advice or self.question.why
        return self._reason(outcome, code, advice=advice)

    def _reason(
        self,
        outcome: Outcome,
        code: str,
        more: Mapping[str, object] | None = None,
        until: date | None = None,
        **facts: object,
    ) -> Reason:
        facts |= more or {}
        if until is not None:
            facts["until"] = until
        said = problem(code, self.question.key, what=self.question.title, **facts)
        return Reason(outcome=outcome, said=said, question=self.question.key, until=until)
