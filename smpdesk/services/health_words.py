"""Health answers in the History: one line for each question that changed, by its title and not by its key."""

import json
from typing import Any

from smpdesk import words
from smpdesk.domain.history import FieldStory
from smpdesk.domain.questionnaire import RENEW, Question
from smpdesk.domain.screening import Answer, Reply
from smpdesk.services.questionnaire import shipped
from smpdesk.storage.rows_screening import Answers

_REPLIES = {Reply.YES: "yes", Reply.NO: "no", Reply.UNSURE: "not sure", Reply.NONE: ""}
#: More noes than these at once are counted, not listed.
_LISTED = 3


def answer_stories(was: Any, now: Any) -> list[FieldStory]:
    """What changed between two texts of the column ``answers``."""
    before, after = _by_question(was), _by_question(now)
    found, noes = [], []
    for question in shipped().questions:
        old, new = before.get(question.key), after.get(question.key)
        if old == new:
            continue
        if old is None and new is not None and new.reply is Reply.NO:
            noes.append(question.title)
            continue
        found.append(FieldStory(what=question.title, was=_told(question, old), now=_told(question, new)))
    if len(noes) > _LISTED:
        found.append(FieldStory(what=words.counted(len(noes), "more question"), was="", now="no"))
    else:
        found += [FieldStory(what=title, was="", now="no") for title in noes]
    return found


def titles(text: str) -> str:
    """Keys of questions or of the day's checks, as a JSON list, by their titles."""
    asked = shipped()
    known = {each.key: each.title for each in asked.questions} | {
        each.key: each.title for each in asked.today
    }
    return words.listed([known.get(key, key) for key in json.loads(text)])


def title(key: str) -> str:
    """The title of the question that a clinic edited."""
    if key == RENEW:
        return "ask everything again"
    return next((each.title for each in shipped().questions if each.key == key), key)


def plain(code: str) -> str:
    """A verdict: “do not treat”."""
    return code.replace("_", " ")


def _by_question(text: Any) -> dict[str, Answer]:
    found = Answers().python_value(text) if text else ()
    return {each.question: each for each in found or () if each.reply is not Reply.NONE}


def _told(question: Question, answer: Answer | None) -> str:
    if answer is None:
        return ""
    chosen = [each.text for each in question.options if each.key in answer.options]
    day = [words.plain_date(answer.day)] if answer.day else []
    more = "; ".join([*chosen, *([answer.text] if answer.text else []), *day])
    return _REPLIES[answer.reply] + (f" ({more})" if more else "")
