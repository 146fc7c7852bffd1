"""Words for codes, and dates and times in the clinic's language."""

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest

from smpdesk import words
from smpdesk.domain.problem import problem

DAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    """Every test begins and leaves in British English."""
    words.use("en-GB")
    yield
    words.use("en-GB")


def test_dates_are_written_as_in_britain() -> None:
    assert words.long_date(DAY) == "Tuesday 24 November 2026"
    assert words.day_date(DAY) == "Tuesday 24 November"
    assert words.short_date(DAY) == "Tue 24 Nov"
    assert words.plain_date(DAY) == "24 Nov 2026"
    assert words.typed_order() == "dmy"


def test_dates_are_written_as_in_the_united_states() -> None:
    words.use("en-US")
    assert words.long_date(DAY) == "Tuesday, November 24, 2026"
    assert words.day_date(DAY) == "Tuesday, November 24"
    assert words.short_date(DAY) == "Tue Nov 24"
    assert words.plain_date(DAY) == "Nov 24, 2026"
    assert words.typed_order() == "mdy"


def test_times_have_24_hours_in_britain_and_twice_12_in_the_united_states() -> None:
    moments = [time(0), time(9, 5), time(12), time(13, 30)]
    assert [words.time_text(each) for each in moments] == ["00:00", "09:05", "12:00", "13:30"]
    assert words.span_text(datetime(2026, 11, 24, 10), datetime(2026, 11, 24, 13)) == "10:00–13:00"
    words.use("en-US")
    assert [words.time_text(each) for each in moments] == ["12:00 am", "9:05 am", "12:00 pm", "1:30 pm"]


def test_lengths_and_counts_read_like_speech() -> None:
    assert [words.duration_text(each) for each in (45, 60, 180, 190)] == ["45 min", "1 h", "3 h", "3 h 10"]
    assert [words.counted(each, "client") for each in (0, 1, 6, 1284)] == [
        "0 clients", "1 client", "6 clients", "1,284 clients",
    ]  # fmt: skip
    assert [words.listed(each) for each in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "", "A", "A and B", "A, B and C",
    ]  # fmt: skip


def test_a_problem_is_one_sentence_with_its_facts() -> None:
    said = words.say(problem("time_not_understood", "starts", typed="nine"))
    assert said == "“nine” is not a time. Try 9, 9:30 or 2pm."


def test_facts_come_out_as_people_write_them() -> None:
    assert words.fact(DAY) == "Tuesday 24 November 2026"
    assert words.fact(time(9)) == "09:00"
    assert words.fact(datetime(2026, 11, 24, 9)) == "09:00 on Tuesday 24 November 2026"
    assert words.fact(["Tom", "Inês"]) == "Tom and Inês"
    assert words.fact(3) == "3"
    assert words.fact(None) == ""


def test_a_code_without_words_and_a_fact_that_is_missing_stop_nobody() -> None:
    assert words.say(problem("never_heard_of")) == "Never heard of."
    assert words.say(problem("machine_failed")) == "The computer reports: …."


def test_braces_that_people_typed_stay_as_they_are() -> None:
    assert "{typed}" in words.say(problem("time_not_understood", typed="{typed}"))
