"""The health questions as data: what is asked, why, how grave a yes is, how long it makes treatment wait.

Severities are those of the clinical notes, section 2; REVIEW is their “review (see 2.4)”.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.span import Span, span


class Severity(StrEnum):
    """How grave a yes is."""

    BLOCK = "BLOCK"
    DEFER = "DEFER"
    DOCTOR = "DOCTOR"
    REVIEW = "REVIEW"
    CAUTION = "CAUTION"
    INFO = "INFO"


#: The gravest first: the order of consequence.
GRAVITY = tuple(Severity)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a yes means. ``wait`` and the others are explained at the top of the questionnaire's file.

    ``low`` and ``high`` are the shortest and the longest time that sources name; ``recent`` holds a graver
    severity while the date given is within ``recent_span``, or while none is given.
    """

    severity: Severity
    wait: Span | None = None
    low: Span | None = None
    high: Span | None = None
    least: Span | None = None
    lasts: Span | None = None
    recent: Severity | None = None
    recent_span: Span | None = None
    clear: str = ""
    advice: str = ""
    day: bool = False

    @property
    def term(self) -> Span | None:
        """The one time that a clinic may set: how long to wait, how long it holds, how recent is recent."""
        return self.lasts or self.recent_span or self.wait


@dataclass(frozen=True, kw_only=True)
class Option:
    """A follow-up answer with what it means."""

    key: str
    text: str
    rule: Rule


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question.

    ``letter``: a doctor's letter may open a BLOCK; ``choice``: the sources leave the severity to the clinic;
    ``many``: several options may be true; ``contacts``: doctor and emergency contact belong here;
    ``confidential``: the answer stands on no paper;
    ``ahead``: the day asked for may lie in the future;
    ``advice_in``: advice by country; ``edited``: the clinic changed it.
    """

    key: str
    name: str
    title: str
    text: str
    why: str
    rule: Rule
    options: tuple[Option, ...] = ()
    many: bool = False
    letter: bool = False
    choice: bool = False
    contacts: bool = False
    confidential: bool = False
    ahead: bool = False
    date_label: str = ""
    text_label: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    advice_in: tuple[tuple[str, str], ...] = ()
    edited: bool = False

    def rules(self, chosen: Sequence[str] = ()) -> list[Rule]:
        """The rules of the chosen options; without any, the gravest there is."""
        found = [each.rule for each in self.options if each.key in chosen]
        if found:
            return found
        every = [each.rule for each in self.options] or [self.rule]
        return [min(every, key=_gravity)]

    @property
    def day_matters(self) -> bool:
        """True when a time counts from the day that is asked for."""
        return any(each.term is not None for each in (self.rule, *(option.rule for option in self.options)))

    def rule_of(self, option: str = "") -> Rule:
        """The rule of an option, or of the question itself."""
        return next((each.rule for each in self.options if each.key == option), self.rule)

    @property
    def gravest(self) -> Rule:
        """What a yes can mean at worst."""
        return self.rules()[0]


@dataclass(frozen=True, kw_only=True)
class TodayCheck:
    """Something that sends a client home on the day, whatever the answers say."""

    key: str
    title: str
    question: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionEdit:
    """What a clinic changed of a question. Empty means: as shipped. ``wait`` is a span such as “14 days”.

    An edit of severity or wait is for the question or, with ``option``, for one of its follow-up answers.
    """

    id: int = 0
    question: str
    option: str = ""
    text: str = ""
    severity: str = ""
    wait: str = ""
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """All of it, in the order of consequence. ``id`` names the shipped version, with a mark when it was edited."""

    id: str
    questions: tuple[Question, ...]
    today: tuple[TodayCheck, ...]
    renew: Span
    renew_shipped: Span
    renew_note: str
    visit_text: str
    visit_why: str

    def question(self, key: str) -> Question:
        """One question; KeyError when there is none."""
        return next_of(self.questions, key)


#: The key under which the time until everything is asked again is edited.
RENEW = "renew"


def next_of(questions: Sequence[Question], key: str) -> Question:
    """The question with a key; KeyError when there is none."""
    for each in questions:
        if each.key == key:
            return each
    raise KeyError(key)


def in_order(questions: Sequence[Question]) -> tuple[Question, ...]:
    """In order of consequence: what could stop the treatment first; equals stay as they stand."""
    return tuple(sorted(questions, key=lambda each: _gravity(each.gravest)[0]))


def read(data: Mapping[str, Any], edits: Sequence[QuestionEdit] = ()) -> Questionnaire:
    """The questionnaire from its file's tables with the clinic's edits on top. KeyError, ValueError: a broken file."""
    changed = {(each.question, each.option): each for each in edits}
    renew = data["renew"]
    shipped = _needed(renew["wait"])
    own = changed.get((RENEW, ""))
    return Questionnaire(
        id=f"{data['id']} edited" if edits else str(data["id"]),
        questions=in_order([_question(each, changed) for each in data["question"]]),
        today=tuple(TodayCheck(**each) for each in data["today"]),
        renew=_needed(own.wait) if own is not None and own.wait else shipped,
        renew_shipped=shipped,
        renew_note=renew["note"],
        visit_text=data["visit"]["text"],
        visit_why=data["visit"]["why"],
    )


def edit_problems(edit: QuestionEdit, least: Span | None = None) -> list[Problem]:
    """Why an edit cannot be kept; ``least`` is the shortest wait a clinic may set.

    A wait outside what sources name is allowed: the page says so (:func:`outside`).
    """
    if not edit.wait:
        return []
    field = f"wait:{edit.option}" if edit.option else "wait"
    try:
        wait = span(edit.wait)
    except ValueError:
        return [problem("question_wait_unreadable", field, typed=edit.wait)]
    if wait is None or wait.count == 0:
        return [problem("question_wait_empty", field)]
    if least is not None and wait.days < least.days:
        return [problem("question_wait_too_short", field, least=str(least))]
    return []


def outside(wait: Span | None, low: Span | None, high: Span | None) -> bool:
    """True for a wait shorter or longer than any source says."""
    return wait is not None and (
        (low is not None and wait.days < low.days) or (high is not None and wait.days > high.days)
    )


def _question(table: Mapping[str, Any], changed: Mapping[tuple[str, str], QuestionEdit]) -> Question:
    key = table["key"]
    own = _overlaid(table, changed.get((key, "")))
    options = tuple(_option(each, own, changed.get((key, each["key"]))) for each in table.get("option", ()))
    plain = ("key", "name", "title", "text", "why", "note", "date_label", "text_label")
    flags = ("many", "letter", "choice", "contacts", "confidential", "ahead")
    said: dict[str, Any] = {name: str(own.get(name, "")) for name in plain}
    return Question(
        **said | {name: bool(own.get(name, False)) for name in flags},
        rule=_rule(own),
        options=options,
        sources=tuple(own.get("sources", ())),
        advice_in=tuple(own.get("advice_in", {}).items()),
        edited=any(question == key for question, _ in changed),
    )


def _option(table: Mapping[str, Any], question: Mapping[str, Any], edit: QuestionEdit | None) -> Option:
    """An option's rule: what it says itself, and the question's where it says nothing.

    The question's wait goes with the question's severity: an option of another severity has its own or none.
    """
    kept = {"severity", "low", "high", "lasts", "clear", "advice", "day", "recent"}
    if "severity" not in table:
        kept.add("wait")
    whole = {name: value for name, value in question.items() if name in kept} | dict(table)
    return Option(key=table["key"], text=table["text"], rule=_rule(_overlaid(whole, edit)))


def _overlaid(table: Mapping[str, Any], edit: QuestionEdit | None) -> dict[str, Any]:
    """The table with an edit on top; an edit's time is for :attr:`Rule.term`."""
    own = dict(table)
    if edit is not None:
        own |= {name: value for name in ("text", "severity") if (value := getattr(edit, name))}
        if edit.wait and "recent" in own:
            own["recent"] = {**own["recent"], "span": edit.wait}
        elif edit.wait:
            own["lasts" if "lasts" in own else "wait"] = edit.wait
    return own


def _rule(table: Mapping[str, Any]) -> Rule:
    recent = table.get("recent", {})
    return Rule(
        severity=Severity(table["severity"]),
        wait=span(table.get("wait", "")),
        low=span(table.get("low", "")),
        high=span(table.get("high", "")),
        least=span(table.get("least", "")),
        lasts=span(table.get("lasts", "")),
        recent=Severity(recent["severity"]) if recent else None,
        recent_span=span(recent["span"]) if recent else None,
        clear=table.get("clear", ""),
        advice=table.get("advice", ""),
        day=bool(table.get("day", False)),
    )


def _needed(text: str) -> Span:
    found = span(text)
    if found is None:
        raise ValueError("a span of time is missing")
    return found


def _gravity(rule: Rule) -> tuple[int, int]:
    """For sorting: the graver severity first, then the longer wait."""
    worst = min(GRAVITY.index(each) for each in (rule.severity, rule.recent) if each is not None)
    if rule.wait is not None:
        worst = min(worst, GRAVITY.index(Severity.DEFER))
    return worst, -(rule.wait.days if rule.wait else 0)
