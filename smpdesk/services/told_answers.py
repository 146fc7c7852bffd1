"""Health answers in words for paper and lists: what was not answered with no."""

from collections.abc import Sequence

from smpdesk import words
from smpdesk.domain.questionnaire import Question
from smpdesk.domain.screening import Reply, Screening


def told_answers(screening: Screening, questions: Sequence[Question]) -> list[str]:
    """“Diabetes: yes (type 1, or with insulin; since 2019)”, in the order of the questions.

    What was asked in confidence is only said to be on record: papers lie about.
    """
    found = []
    for each in questions:
        given = screening.answer(each.key)
        if given.reply not in (Reply.YES, Reply.UNSURE):
            continue
        if each.confidential:
            found.append("One answer is kept in confidence")
            continue
        chosen = [option.text for option in each.options if option.key in given.options]
        day = [words.plain_date(given.day)] if given.day else []
        more = "; ".join([*chosen, *([given.text.strip()] if given.text.strip() else []), *day])
        reply = "yes" if given.reply is Reply.YES else "not sure"
        found.append(f"{each.title}: {reply}" + (f" ({more})" if more else ""))
    return found
