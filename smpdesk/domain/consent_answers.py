"""The questions of a consent form, each with its own yes or no, and what keeps somebody from signing (5.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from smpdesk.domain.consent_record import PhotoUse
from smpdesk.domain.problem import Problem, problem

YES, NO = "yes", "no"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question: ``key`` is its place, such as "health.true". Without a yes to a ``must`` nobody signs; of those
    with the same ``one_of`` exactly one is a yes; ``photo`` is the use of photographs that it decides.
    """

    key: str
    text: str
    must: bool = False
    one_of: str = ""
    photo: PhotoUse | None = None


def answer_problems(asked: Sequence[Asked], answers: Mapping[str, str]) -> list[Problem]:
    """Why nobody can sign with these answers; a field is "answers." and the key of a question."""
    found = []
    for each in asked:
        said = answers.get(each.key)
        if said not in (YES, NO):
            found.append(problem("consent_answer_missing", field_of(each.key)))
        elif each.must and said == NO:
            found.append(problem("consent_must_be_yes", field_of(each.key)))
    for group in dict.fromkeys(each.one_of for each in asked if each.one_of):
        members = [each for each in asked if each.one_of == group]
        said_all = [answers.get(each.key) for each in members]
        if all(each in (YES, NO) for each in said_all) and said_all.count(YES) != 1:
            code = "consent_one_yes" if YES not in said_all else "consent_only_one_yes"
            found.append(problem(code, field_of(members[-1].key)))
    return found


def field_of(key: str) -> str:
    """The field that problems of a question name."""
    return f"answers.{key}"


def as_pairs(asked: Sequence[Asked], answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The answers as a record keeps them, in the order of the questions."""
    return tuple((each.key, answers[each.key]) for each in asked if answers.get(each.key) in (YES, NO))
