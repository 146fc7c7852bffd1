"""Health answers in words for paper and lists: what was not answered with no."""

from collections.abc import Sequence

from smpdesk import words
from smpdesk.domain.questionnaire import Question
from smpdesk.domain.screening import Reply, Screening
from smpdesk.services.paper_words import PaperWords


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


def told_in(said: PaperWords, screening: Screening, questions: Sequence[Question]) -> list[str]:
    """The same as sentences in the language of a paper; what the clinic worded itself stands as it is in English.

    Names of questions and options are those of `papers.toml`: a clinic's own question has none there.
    """
    found = []
    for each in questions:
        given = screening.answer(each.key)
        if given.reply not in (Reply.YES, Reply.UNSURE):
            continue
        if each.confidential:
            found.append(said.text("answer.confidential"))
            continue
        chosen = [
            _named(said, f"{each.key}.{option.key}", option.text)
            for option in each.options
            if option.key in given.options
        ]
        day = [said.plain_date(given.day)] if given.day else []
        more = "; ".join([*chosen, *([given.text.strip()] if given.text.strip() else []), *day])
        reply = said.text("answer.yes" if given.reply is Reply.YES else "answer.unsure")
        found.append(f"{_named(said, each.key, each.title)}: {reply}" + (f" ({more})." if more else "."))
    return found


def _named(said: PaperWords, key: str, own: str) -> str:
    """The name of a question or an option in another language; in English the clinic's own words."""
    if said.code == "en":
        return own
    try:
        return said.shared("health", key)
    except KeyError:
        return own
