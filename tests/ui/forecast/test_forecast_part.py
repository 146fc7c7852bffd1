"""The Forecast tab as somebody uses it in front of the client."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from smpdesk.domain.hair_and_skin import Sun
from smpdesk.domain.review import Review
from smpdesk.domain.work_line import WorkKind
from smpdesk.ui.aftercare.presenter import AftercarePresenter
from smpdesk.ui.forecast.part import ForecastPart
from tests import builders as a
from tests.ui.forecast.conftest import BILL, OWEN
from tests.ui.on_screen import OnScreen


def _in_focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


@pytest.fixture
def part(on: OnScreen) -> ForecastPart:
    made = ForecastPart(on.desks, on.feed, OWEN)
    on.bot.addWidget(made)
    on.show(made, 1000, 1400)
    return made


def test_it_is_a_range_of_seasons_with_reasons_and_what_was_not_asked(
    part: ForecastPart, on: OnScreen
) -> None:
    said = on.words()
    assert re.fullmatch(r"\w+ \d{4}(/\d\d)? to \w+ \d{4}(/\d\d)?", part.range.text())
    assert "An estimate, not a promise" in said and "about 10 months sooner" in said
    assert "strong evidence" in said and "makes the range wider" in said
    assert "not been told yet" in said
    on.press("Told the client")
    assert "Told on 24 Nov 2026" in on.words() and not part.moved.isVisible()
    draft = on.desks.consultations.draft(OWEN)
    on.desks.consultations.finish(replace(draft, sun=Sun.LITTLE))
    assert "about 10 months sooner" not in on.words()
    assert "It has changed since the client was told: other answers." in on.words()
    assert "told on the screen" in on.words()


def test_another_answer_moves_reasons_and_range_at_once_and_writes_nothing(
    part: ForecastPart, on: OnScreen
) -> None:
    before, kept = part.range.text(), len(on.desks.forecasts.forecast(OWEN).kept)  # type: ignore[union-attr]
    field = on.named("Sun")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    on.settle()
    assert part.range.text() != before and "about 10 months sooner" not in on.words()
    assert "Tried out" in on.words() and not part.tell.isEnabled()
    on.press("As answered")
    assert part.range.text() == before and part.tell.isEnabled()
    assert len(on.desks.forecasts.forecast(OWEN).kept) == kept  # type: ignore[union-attr]


def test_scores_are_entered_by_digits_beside_the_last_ones(
    part: ForecastPart, on: OnScreen, clock: a.SetClock
) -> None:
    clock.tick(days=40)
    part.refresh()
    assert "healed result" in on.words()
    on.press("Enter today’s scores")
    for digit in (Qt.Key.Key_9, Qt.Key.Key_8):
        QTest.keyClick(_in_focus(), digit)
        if digit == Qt.Key.Key_8:
            assert part.unsaved()
        QTest.keyClick(_in_focus(), Qt.Key.Key_Return)
    on.settle()
    assert [(each.score, each.step) for each in on.desks.reviews.of_client(OWEN)] == [
        (9, "healed"),
        (8, "healed"),
    ]
    assert part.unsaved() == "" and "Due:" not in on.words()
    clock.tick(days=150)
    on.press("Enter today’s scores")
    assert "Last: 9 on 3 Jan 2027, healed" in on.words()
    QTest.keyClicks(_in_focus(), "10")
    on.settle()
    assert "no session between" in on.words() or "above" in part.reviews.entry.advice.words.text()


def test_a_check_in_says_that_a_look_is_due_until_it_was_taken(on: OnScreen, clock: a.SetClock) -> None:
    clock.tick(days=185)
    ask = AftercarePresenter(on.desks)
    line = next(each for each in ask.load().lines if each.kind is WorkKind.CHECK_IN)
    assert any("A look at the result is due" in each for each in ask.facts(line))
    row = on.desks.reviews.sheet(OWEN).rows[0]
    on.desks.reviews.record([Review(client=OWEN, day=on.desks.reviews.today(), zone=row.zone, score=8)])
    assert not any("A look at the result is due" in each for each in ask.facts(line))


def test_somebody_of_whom_nothing_is_known_is_told_what_it_takes(part: ForecastPart, on: OnScreen) -> None:
    part.show_client(BILL)
    assert "No forecast yet" in on.words()
    part.show_client(OWEN)
    assert "No forecast yet" not in on.words()
