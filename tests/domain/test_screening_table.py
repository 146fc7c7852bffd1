"""Each question against the clinical notes, section 2.1, written down here once more and not read from the data."""

from datetime import date

import pytest

from smpdesk import resources
from smpdesk.domain.questionnaire import Question, Severity, read
from smpdesk.domain.screening import Answer, Reply
from smpdesk.domain.verdict import Outcome, Verdict, verdict

TODAY = date(2026, 11, 24)
ASKED = read(resources.toml("questionnaires/screening.toml"))

NEVER, WAIT, LETTER = Outcome.DO_NOT_TREAT, Outcome.WAIT, Outcome.LETTER
REVIEW, CAUTION, INFO = Outcome.REVIEW, Outcome.CAUTION, Outcome.INFORMATION

#: question, follow-up, the day said (or none), what is suggested, until when.
TABLE = [
    ("Q01", "", "", NEVER, ""),
    ("Q02", "now", "", NEVER, ""),
    ("Q02", "ended", "2026-10-01", WAIT, "2027-01-01"),
    ("Q02", "ended", "2026-08-24", INFO, ""),
    ("Q02", "", "", NEVER, ""),
    ("Q03", "", "", NEVER, ""),
    ("Q04", "", "", NEVER, ""),
    ("Q05", "", "", NEVER, ""),
    ("Q06", "", "", LETTER, ""),
    ("Q07", "", "2026-03-10", WAIT, "2027-03-10"),
    ("Q07", "", "2025-11-24", INFO, ""),
    ("Q07", "", "2025-11-25", WAIT, "2026-11-25"),
    ("Q07", "", "", WAIT, "2027-11-24"),
    ("Q08", "", "", WAIT, ""),
    ("Q08", "", "2020-01-01", WAIT, ""),
    ("Q09", "now", "", WAIT, ""),
    ("Q09", "mrsa", "", LETTER, ""),
    ("Q10", "cancer", "", NEVER, ""),
    ("Q10", "mole", "", CAUTION, ""),
    ("Q11", "controlled", "", CAUTION, ""),
    ("Q11", "insulin", "", LETTER, ""),
    ("Q11", "uncontrolled", "", LETTER, ""),
    ("Q11", "", "", LETTER, ""),
    ("Q12", "", "2025-06-01", NEVER, "2027-06-01"),
    ("Q12", "", "2024-11-24", LETTER, ""),
    ("Q12", "", "2010-01-01", LETTER, ""),
    ("Q12", "", "", NEVER, ""),
    ("Q13", "now", "", NEVER, ""),
    ("Q13", "after", "2026-09-30", WAIT, "2027-03-30"),
    ("Q13", "after", "2024-01-01", LETTER, ""),
    ("Q14", "known", "", LETTER, ""),
    ("Q14", "uncontrolled", "", NEVER, ""),
    ("Q15", "", "", LETTER, ""),
    ("Q16", "", "", LETTER, ""),
    ("Q17", "pigment", "", LETTER, ""),
    ("Q17", "anaesthetic", "", LETTER, ""),
    ("Q17", "latex", "", CAUTION, ""),
    ("Q17", "metal", "", CAUTION, ""),
    ("Q17", "", "", LETTER, ""),
    ("Q18", "", "2026-11-20", WAIT, "2026-12-04"),
    ("Q18", "", "2026-11-10", INFO, ""),
    ("Q19", "peel", "2026-11-10", WAIT, "2026-12-08"),
    ("Q19", "laser", "2026-11-10", WAIT, "2026-12-08"),
    ("Q19", "resurfacing", "2026-11-10", WAIT, "2027-01-19"),
    ("Q19", "", "2026-11-10", WAIT, "2027-01-19"),
    ("Q20", "", "2026-11-10", WAIT, "2027-01-09"),
    ("Q20", "", "2026-01-10", LETTER, ""),
    ("Q21", "", "2026-11-20", WAIT, "2026-12-04"),
    ("Q22", "", "2026-11-20", WAIT, "2026-12-04"),
    ("Q23", "fue", "2026-02-01", WAIT, "2027-02-01"),
    ("Q23", "fut", "2024-02-01", INFO, ""),
    ("Q24", "", "2026-02-01", WAIT, "2027-02-01"),
    ("Q25", "pigment", "", CAUTION, ""),
    ("Q25", "laser", "2026-11-01", WAIT, "2026-12-27"),
    ("Q25", "laser", "2026-01-01", CAUTION, ""),
    ("Q26", "", "", CAUTION, ""),
    ("Q27", "", "", NEVER, ""),
    ("Q28", "", "", CAUTION, ""),
    ("Q29", "", "", WAIT, "2026-12-01"),
    ("Q30", "", "", REVIEW, ""),
    ("Q31", "", "2026-10-24", NEVER, "2027-04-24"),
    ("Q31", "", "2026-05-24", INFO, ""),
    ("Q31", "", "", NEVER, ""),
    ("Q32", "", "", LETTER, ""),
    ("Q33", "", "", LETTER, ""),
    ("Q34", "shingles", "2026-11-10", CAUTION, ""),
    ("Q34", "other", "2026-11-10", INFO, ""),
    ("Q34", "other", "2026-11-20", CAUTION, ""),
    ("Q35", "", "", INFO, ""),
    ("Q36", "", "", INFO, ""),
    ("Q37", "", "", CAUTION, ""),
    ("Q38", "", "", INFO, ""),
    ("Q39", "", "", CAUTION, ""),
    ("Q40", "", "", INFO, ""),
    ("Q41", "", "", LETTER, ""),
]

#: Waiting times by default with the range of the sources; an option after the colon.
WAITS = {
    "Q02:ended": ("3 months", "3 months", "6 months"),
    "Q07": ("12 months", "6 months", "12 months"),
    "Q13:after": ("6 months", "5 weeks", "12 months"),
    "Q18": ("14 days", "1 day", "8 weeks"),
    "Q19:peel": ("28 days", "2 weeks", "8 weeks"),
    "Q19:laser": ("28 days", "1 week", "8 weeks"),
    "Q19:resurfacing": ("70 days", "8 weeks", "10 weeks"),
    "Q20": ("60 days", "60 days", "6 months"),
    "Q21": ("14 days", "7 days", "30 days"),
    "Q22": ("14 days", "7 days", "30 days"),
    "Q23:fue": ("12 months", "3 months", "12 months"),
    "Q25:laser": ("8 weeks", "6 weeks", "13 weeks"),
    "Q31": ("6 months", "6 months", "6 months"),
}


def judged(key: str, options: str, day: str) -> Verdict:
    """The verdict on one yes among noes."""
    answers = [Answer(question=each.key, reply=Reply.NO) for each in ASKED.questions if each.key != key]
    yes = Answer(
        question=key,
        reply=Reply.YES,
        options=tuple(options.split()),
        day=date.fromisoformat(day) if day else None,
    )
    return verdict(ASKED.questions, [*answers, yes], TODAY)


@pytest.mark.parametrize(("key", "options", "day", "outcome", "until"), TABLE)
def test_a_yes_means_what_the_notes_say(key, options, day, outcome, until):
    found = judged(key, options, day)
    assert (found.outcome, found.until) == (outcome, date.fromisoformat(until) if until else None)


@pytest.mark.parametrize(("place", "spans"), WAITS.items())
def test_waits_are_the_defaults_within_what_sources_name(place, spans):
    key, _, option = place.partition(":")
    question = ASKED.question(key)
    rule = next((each.rule for each in question.options if each.key == option), question.rule)
    assert (str(rule.wait), str(rule.low), str(rule.high)) == spans


def test_all_forty_one_questions_are_asked_and_the_forty_second_at_every_visit():
    keys = sorted(each.key for each in ASKED.questions)
    assert keys == [f"Q{number:02}" for number in range(1, 42)]
    assert "changed since last time" in ASKED.visit_text


def test_every_question_stands_in_the_table():
    assert {each.key for each in ASKED.questions} == {row[0] for row in TABLE}


def test_what_could_stop_the_treatment_is_asked_first():
    order = [
        Severity.BLOCK,
        Severity.DEFER,
        Severity.DOCTOR,
        Severity.REVIEW,
        Severity.CAUTION,
        Severity.INFO,
    ]
    worst = [_worst(each, order) for each in ASKED.questions]
    assert worst == sorted(worst)


def _worst(question: Question, order: list[Severity]) -> int:
    rules = [each.rule for each in question.options] or [question.rule]
    severities = [each.severity for each in rules] + [each.recent for each in rules if each.recent]
    severities += [Severity.DEFER for each in rules if each.wait]
    return min(order.index(each) for each in severities)


def test_every_question_has_its_reason_and_its_sources():
    for each in ASKED.questions:
        assert each.why and each.sources and each.text.endswith((".", "?")), each.key


def test_a_letter_may_open_only_what_the_notes_say():
    assert {each.key for each in ASKED.questions if each.letter} == {"Q05", "Q27"}


def test_blood_donors_are_told_what_their_country_asks():
    answers = [Answer(question="Q36", reply=Reply.YES)]
    said = {}
    for country in ("GB", "US", "PT"):
        found = verdict([ASKED.question("Q36")], answers, TODAY, country=country)
        said[country] = str(found.reasons[0].said.facts["advice"])
    assert "4 months" in said["GB"]
    assert "3 months" in said["US"]
    assert "blood service" in said["PT"]


def test_the_checks_of_the_day_are_those_of_the_refusal_list():
    assert {each.key for each in ASKED.today} == {
        "influence", "skin", "infection", "fever", "sunburn", "cut", "bleeding", "identity",
    }  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "stop taking",
        "stop your",
        "stop the",
        "discontinue",
        "come off",
        "pause your",
        "do not take",
        "skip your",
    ],
)
def test_nobody_is_told_to_leave_out_a_medicine(words):
    texts = ["questionnaires/screening.toml"]
    texts += [f"texts/en/{each.name}" for each in (resources.folder() / "texts" / "en").glob("*.toml")]
    for name in texts:
        lines = resources.text(name).lower().splitlines()
        assert not [line for line in lines if words in line and not line.startswith("#")], name
