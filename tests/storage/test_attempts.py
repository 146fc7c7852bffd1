"""Guessing a password gets slower, whatever is done to the clock or the program."""

import json
from datetime import timedelta

import pytest

from smpdesk.storage.attempts import ATTEMPTS, Attempts
from tests.storage.made import SetClock


@pytest.fixture
def clock():
    return SetClock()


def after(folder, clock, wrong: int) -> Attempts:
    tries = Attempts(folder, clock)
    for _ in range(wrong):
        tries.wrong("1")
    return tries


def test_a_few_slips_cost_nothing_and_then_each_costs_more(tmp_path, clock):
    tries = Attempts(tmp_path, clock)
    waits = []
    for _ in range(14):
        waits.append(tries.wrong("1"))
        clock.at += timedelta(seconds=waits[-1])
        assert tries.wait("1") == 0
    assert waits == [0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]


def test_one_person_does_not_wait_for_another(tmp_path, clock):
    assert after(tmp_path, clock, 6).wait("2") == 0


def test_the_wait_survives_a_restart(tmp_path, clock):
    after(tmp_path, clock, 6)
    clock.at += timedelta(seconds=3)
    assert Attempts(tmp_path, clock).wait("1") == 7


def test_a_clock_set_back_shortens_nothing(tmp_path, clock):
    after(tmp_path, clock, 6)
    clock.at -= timedelta(days=400)
    again = Attempts(tmp_path, clock)
    assert again.wait("1") == 10
    clock.at += timedelta(seconds=4)
    assert Attempts(tmp_path, clock).wait("1") == 6
    clock.at += timedelta(seconds=6)
    assert again.wait("1") == 0


def test_a_clock_set_on_and_back_starts_the_wait_anew_and_forgets_no_try(tmp_path, clock):
    tries = after(tmp_path, clock, 6)
    clock.at += timedelta(days=1)
    assert tries.wrong("1") == 20
    clock.at -= timedelta(days=1)
    assert Attempts(tmp_path, clock).wait("1") == 20


def test_the_right_password_wipes_the_slate(tmp_path, clock):
    after(tmp_path, clock, 9).right("1")
    assert Attempts(tmp_path, clock).wrong("1") == 0


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"1": {}}', '{"1": {"wrong": "x", "at": "", "until": ""}}']
)
def test_a_damaged_file_counts_from_nothing(tmp_path, clock, content):
    (tmp_path / ATTEMPTS).write_text(content)
    assert Attempts(tmp_path, clock).wrong("1") == 0
    assert json.loads((tmp_path / ATTEMPTS).read_text())["1"]["wrong"] == 1


def test_a_folder_that_takes_nothing_is_counted_in_memory(tmp_path, clock):
    assert after(tmp_path / "nowhere", clock, 5).wait("1") == 5
