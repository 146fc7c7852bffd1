"""Verdicts: dates, letters, what is not sure, what is about one day only, and that a yes never makes one milder."""

import random
from datetime import date, datetime

import pytest

from smpdesk import resources
from smpdesk.domain.letter import Decision, Letter, LetterState, letter_problems, state
from smpdesk.domain.questionnaire import QuestionEdit, Severity, edit_problems, outside, read
from smpdesk.domain.screening import Answer, Confirmation, Reply, Screening, confirmed_last, is_stale
from smpdesk.domain.span import Span, span
from smpdesk.domain.verdict import ORDER, Outcome, verdict

TODAY = date(2026, 11, 24)
DATA = resources.toml("questionnaires/screening.toml")
ASKED = read(DATA)
NOES = [Answer(question=each.key, reply=Reply.NO) for each in ASKED.questions]


def judged(*yes, letters=(), as_of=None, birth=None, found=(), today=TODAY, asked=ASKED):
    keys = {each.question for each in yes}
    answers = [each for each in NOES if each.question not in keys] + list(yes)
    return verdict(
        asked.questions, answers, today, letters=letters, as_of=as_of, birth=birth, found_today=found
    )


def yes(key, *options, day=None):
    return Answer(question=key, reply=Reply.YES, options=options, day=day)


def codes(found):
    return [each.said.code for each in found.reasons]


def letter(*reasons, **details):
    return Letter(client=1, reasons=reasons, requested=date(2026, 11, 3), **details)


def test_all_noes_leave_nothing_against_it():
    found = judged()
    assert (found.outcome, found.reasons, found.may_treat) == (Outcome.CLEAR, (), True)


def test_a_question_without_an_answer_keeps_it_open():
    found = verdict(ASKED.questions, NOES[:-2], TODAY)
    assert (found.outcome, codes(found)) == (Outcome.INCOMPLETE, ["screening_open"])
    assert found.reasons[0].said.facts["count"] == 2
    assert not found.may_treat


def test_every_reason_is_given_the_gravest_first():
    found = judged(yes("Q37"), yes("Q06"), yes("Q04"), yes("Q18", day=date(2026, 11, 20)), yes("Q35"))
    assert codes(found) == [
        "screening_block", "screening_wait_until", "screening_letter_needed", "screening_caution",
        "screening_information",
    ]  # fmt: skip


def test_several_waits_end_with_the_latest():
    found = judged(yes("Q18", day=date(2026, 11, 20)), yes("Q07", day=date(2026, 2, 1)))
    assert (found.outcome, found.until) == (Outcome.WAIT, date(2027, 2, 1))


def test_an_open_wait_leaves_no_date():
    found = judged(yes("Q08"), yes("Q07", day=date(2026, 2, 1)))
    assert (found.outcome, found.until) == (Outcome.WAIT, None)


def test_chemotherapy_that_is_over_wants_the_wait_and_the_letter():
    found = judged(yes("Q13", "after", day=date(2026, 10, 1)))
    assert codes(found) == ["screening_wait_until", "screening_letter_needed"]


def test_several_options_count_each():
    found = judged(yes("Q17", "latex", "anaesthetic"))
    assert codes(found) == ["screening_letter_needed", "screening_caution"]
    found = judged(yes("Q09", "now", "mrsa"))
    assert codes(found) == ["screening_wait_clear", "screening_letter_needed"]


def test_not_sure_is_to_be_cleared_up_where_a_yes_would_stop():
    assert codes(judged(Answer(question="Q06", reply=Reply.UNSURE))) == ["screening_unsure"]
    assert judged(Answer(question="Q37", reply=Reply.UNSURE)).outcome is Outcome.CAUTION


def test_under_eighteen_is_seen_from_the_birth_date():
    found = judged(birth=date(2009, 3, 1))
    assert (found.outcome, found.until) == (Outcome.DO_NOT_TREAT, date(2027, 3, 1))
    assert judged(birth=date(2008, 11, 24)).outcome is Outcome.CLEAR
    assert judged(birth=date(2008, 11, 25)).until == date(2026, 11, 25)


def test_born_on_a_leap_day_comes_of_age_in_march():
    assert judged(birth=date(2012, 2, 29)).until == date(2030, 3, 1)


def test_without_a_date_the_wait_counts_from_the_day_it_was_said():
    found = judged(yes("Q21"), as_of=date(2026, 11, 20))
    assert (found.outcome, found.until) == (Outcome.WAIT, date(2026, 12, 4))
    assert judged(yes("Q21"), as_of=date(2026, 11, 10)).outcome is Outcome.INFORMATION


def test_alcohol_today_is_asked_again_on_another_day():
    assert codes(judged(yes("Q03"))) == ["screening_not_today"]
    later = judged(yes("Q03"), as_of=date(2026, 11, 20))
    assert (later.outcome, codes(later)) == (Outcome.INCOMPLETE, ["screening_ask_again"])


def test_what_is_found_on_the_day_sends_home():
    cut = [each for each in ASKED.today if each.key == "cut"]
    found = judged(found=cut)
    assert (found.outcome, codes(found)) == (Outcome.DO_NOT_TREAT, ["screening_found_today"])


def test_a_letter_that_allows_it_satisfies_the_reasons_it_covers():
    good = letter("Q06", received=date(2026, 11, 10), doctor="Dr Hall", decision=Decision.MAY_TREAT)
    found = judged(yes("Q06"), letters=[good])
    assert (found.outcome, codes(found)) == (Outcome.INFORMATION, ["screening_letter_allows"])
    both = judged(yes("Q06"), yes("Q32"), letters=[good])
    assert (both.outcome, codes(both)) == (
        Outcome.LETTER,
        ["screening_letter_needed", "screening_letter_allows"],
    )


@pytest.mark.parametrize(
    ("details", "outcome", "code"),
    [
        ({}, Outcome.LETTER, "screening_letter_awaited"),
        ({"received": TODAY}, Outcome.LETTER, "screening_letter_to_decide"),
        (
            {"received": TODAY, "decision": Decision.NOT_TREAT},
            Outcome.DO_NOT_TREAT,
            "screening_letter_refuses",
        ),
        (
            {"received": date(2026, 1, 1), "valid_until": date(2026, 11, 23), "decision": Decision.MAY_TREAT},
            Outcome.LETTER,
            "screening_letter_expired",
        ),
        (
            {"received": date(2026, 1, 1), "valid_until": TODAY, "decision": Decision.MAY_TREAT},
            Outcome.INFORMATION,
            "screening_letter_allows",
        ),
    ],
)
def test_where_a_letter_stands_is_the_reason(details, outcome, code):
    found = judged(yes("Q06"), letters=[letter("Q06", **details)])
    assert (found.outcome, codes(found)) == (outcome, [code])


def test_a_letter_may_open_keloid_but_not_a_bleeding_disorder():
    good = letter("Q05", "Q04", received=TODAY, decision=Decision.MAY_TREAT)
    assert judged(yes("Q05"), letters=[good]).outcome is Outcome.INFORMATION
    assert judged(yes("Q05")).outcome is Outcome.DO_NOT_TREAT
    assert judged(yes("Q05"), letters=[letter("Q05")]).outcome is Outcome.DO_NOT_TREAT
    assert judged(yes("Q04"), letters=[good]).outcome is Outcome.DO_NOT_TREAT


def test_a_letter_does_not_shorten_a_wait():
    good = letter("Q13", received=TODAY, decision=Decision.MAY_TREAT)
    found = judged(yes("Q13", "after", day=date(2026, 10, 1)), letters=[good])
    assert (found.outcome, found.until) == (Outcome.WAIT, date(2027, 4, 1))


def test_another_yes_never_makes_the_verdict_milder():
    chance = random.Random(20261124)
    for _ in range(400):
        some = chance.sample(ASKED.questions, chance.randint(0, 5))
        known = [_any(each, chance) for each in some]
        other = chance.choice([each for each in ASKED.questions if each not in some])
        before, after = judged(*known), judged(*known, _any(other, chance))
        assert ORDER.index(after.outcome) <= ORDER.index(before.outcome), (known, other.key)
        assert set(codes(before)) <= set(codes(after))
        if before.outcome is after.outcome is Outcome.WAIT and after.until is not None:
            assert before.until is not None
            assert after.until >= before.until


def _any(question, chance):
    options = tuple(each.key for each in question.options if chance.random() < 0.5)
    day = date.fromordinal(TODAY.toordinal() - chance.randint(0, 900)) if chance.random() < 0.6 else None
    return yes(question.key, *(options if question.many else options[:1]), day=day)


def test_a_more_recent_day_never_ends_a_wait_earlier():
    for question in ASKED.questions:
        for option in ((), *((each.key,) for each in question.options)):
            outcomes = [
                ORDER.index(judged(yes(question.key, *option, day=date(2024, month, 1))).outcome)
                for month in range(1, 13)
            ]
            assert outcomes == sorted(outcomes, reverse=True), question.key


def test_spans_are_months_of_the_calendar():
    assert Span(count=6, unit="month").after(date(2026, 8, 31)) == date(2027, 2, 28)
    assert Span(count=8, unit="week").after(date(2026, 11, 24)) == date(2027, 1, 19)
    assert (str(span("1 day")), str(span("12 month")), span(" ")) == ("1 day", "12 months", None)
    for wrong in ("soon", "3", "x days", "-1 days", "5000 days", "2 years"):
        with pytest.raises(ValueError, match="no span"):
            span(wrong)


def test_a_clinics_edit_is_laid_over_what_is_shipped():
    edits = [
        QuestionEdit(question="Q16", severity="CAUTION"),
        QuestionEdit(question="Q07", wait="6 months", text="Isotretinoin?"),
        QuestionEdit(question="Q11", option="insulin", severity="CAUTION"),
        QuestionEdit(question="renew", wait="6 months"),
    ]
    asked = read(DATA, edits)
    assert asked.question("Q16").rule.severity is Severity.CAUTION
    assert asked.question("Q07").text == "Isotretinoin?"
    assert judged(yes("Q07", day=date(2026, 6, 24)), asked=asked).until == date(2026, 12, 24)
    assert judged(yes("Q11", "insulin"), asked=asked).outcome is Outcome.CAUTION
    assert judged(yes("Q11", "uncontrolled"), asked=asked).outcome is Outcome.LETTER
    assert (asked.id, str(asked.renew), str(ASKED.renew)) == (
        "screening en 2026-11 edited",
        "6 months",
        "12 months",
    )
    assert asked.question("Q07").edited
    assert not asked.question("Q06").edited


def test_an_edit_needs_a_length_that_can_be_read():
    assert [each.code for each in edit_problems(QuestionEdit(question="Q07", wait="a while"))] == [
        "question_wait_unreadable"
    ]
    assert [
        each.field for each in edit_problems(QuestionEdit(question="Q11", option="x", wait="0 days"))
    ] == ["wait:x"]
    short = edit_problems(QuestionEdit(question="Q07", wait="5 months"), ASKED.question("Q07").rule.least)
    assert [each.code for each in short] == ["question_wait_too_short"]
    assert outside(span("3 weeks"), span("6 months"), span("12 months"))
    assert not outside(span("9 months"), span("6 months"), span("12 months"))


def test_answers_are_as_old_as_their_last_confirmation():
    asked = Screening(
        client=1, questionnaire="x", started=datetime(2026, 1, 5, 9), asked=date(2026, 1, 5), id=7
    )
    said = Confirmation(client=1, screening=7, day=date(2026, 6, 1), at=datetime(2026, 6, 1, 9), by="Maya")
    assert confirmed_last(asked, [said]) == date(2026, 6, 1)
    assert confirmed_last(asked, []) == date(2026, 1, 5)
    assert not is_stale(asked, Span(count=12, unit="month"), date(2027, 1, 4))
    assert is_stale(asked, Span(count=12, unit="month"), date(2027, 1, 5))


def test_a_letter_is_refused_when_it_cannot_be_so():
    def problems(**details):
        return [each.code for each in letter_problems(letter("Q06", **details), TODAY)]

    assert problems() == []
    assert problems(received=date(2026, 11, 30), doctor="x") == ["letter_in_future"]
    assert problems(received=date(2026, 11, 1), doctor="x") == ["letter_before_request"]
    assert problems(received=TODAY) == ["letter_doctor_missing"]
    assert problems(received=TODAY, doctor="x", valid_until=date(2026, 11, 1)) == ["letter_over_before"]
    assert problems(decision=Decision.MAY_TREAT, decided_by="Tom") == ["letter_not_received"]
    assert problems(decision=Decision.MAY_TREAT, received=TODAY, doctor="x") == ["letter_technician_missing"]
    assert [each.code for each in letter_problems(Letter(client=1, reasons=()), TODAY)] == [
        "letter_reason_missing"
    ]
    assert state(letter("Q06"), TODAY) is LetterState.AWAITED
