"""What verdicts, severities, answers and letters are called."""

from collections.abc import Sequence
from datetime import date

from smpdesk import words
from smpdesk.domain.letter import Decision, Letter, LetterState, state
from smpdesk.domain.questionnaire import Question, Severity
from smpdesk.domain.screening import Answer, Reply
from smpdesk.domain.verdict import Outcome, Verdict

#: Outcome -> (as a heading, kind of chip).
OUTCOMES = {
    Outcome.DO_NOT_TREAT: ("Do not treat", "bad"),
    Outcome.WAIT: ("Wait", "bad"),
    Outcome.LETTER: ("Doctor’s letter needed", "bad"),
    Outcome.INCOMPLETE: ("Not complete", "warn"),
    Outcome.REVIEW: ("Talk it over first", "warn"),
    Outcome.CAUTION: ("Caution", "warn"),
    Outcome.INFORMATION: ("Nothing against it", "ok"),
    Outcome.CLEAR: ("Nothing against it", "ok"),
}
GROUPS = {**{outcome: name for outcome, (name, _) in OUTCOMES.items()}, Outcome.INFORMATION: "Information"}
SEVERITIES = {
    Severity.BLOCK: "Do not treat",
    Severity.DEFER: "Wait",
    Severity.DOCTOR: "Doctor’s letter first",
    Severity.REVIEW: "Talk it over first",
    Severity.CAUTION: "Caution",
    Severity.INFO: "Information",
}
REPLIES = {Reply.YES: "Yes", Reply.NO: "No", Reply.UNSURE: "Not sure", Reply.NONE: "no answer yet"}
DECISIONS = {
    Decision.NONE: "Not decided yet",
    Decision.MAY_TREAT: "May be treated",
    Decision.NOT_TREAT: "Not to be treated",
}
LETTERS = {
    LetterState.AWAITED: ("Awaited", "warn"),
    LetterState.TO_DECIDE: ("To decide", "warn"),
    LetterState.ALLOWS: ("May be treated", "ok"),
    LetterState.REFUSES: ("Not to be treated", "bad"),
    LetterState.EXPIRED: ("No longer valid", "warn"),
}


def outcome(found: Verdict) -> tuple[str, str]:
    """The verdict as a chip: “Wait until Sun 1 Mar 2027”."""
    name, kind = OUTCOMES[found.outcome]
    if found.outcome is Outcome.WAIT and found.until is not None:
        return f"Wait until {words.plain_date(found.until)}", kind
    return name, kind


def outcome_of(kept: str) -> tuple[str, str]:
    """The verdict that was kept with a screening."""
    return OUTCOMES[Outcome(kept)] if kept else ("", "plain")


def answer(question: Question, given: Answer) -> str:
    """An answer in one line: “type 1, or with insulin · since 2019 · 10 Nov 2026”."""
    chosen = [each.text for each in question.options if each.key in given.options]
    parts = [
        *(["Not sure"] if given.reply is Reply.UNSURE else []),
        "; ".join(chosen),
        given.text.strip(),
        words.plain_date(given.day) if given.day else "",
    ]
    return " · ".join(part for part in parts if part)


def letter(found: Letter, today: date) -> tuple[str, str]:
    """Where a letter stands, as a chip."""
    return LETTERS[state(found, today)]


def letter_line(found: Letter) -> str:
    """“asked for 3 Nov 2026 · Dr Hall · received 10 Nov 2026 · decided by Tom Hale, 10 Nov 2026”."""
    parts = [
        f"asked for {words.plain_date(found.requested)}" if found.requested else "",
        found.doctor,
        f"received {words.plain_date(found.received)}" if found.received else "",
        f"valid until {words.plain_date(found.valid_until)}" if found.valid_until else "",
        f"decided by {found.decided_by}, {words.plain_date(found.decided)}" if found.decided else "",
    ]
    return " · ".join(part for part in parts if part)


def reasons(keys: Sequence[str], questions: Sequence[Question]) -> str:
    """The titles of questions, “Diabetes and Blood thinners or aspirin”."""
    return words.listed([each.title for each in questions if each.key in keys])
