"""The work list on screen: calls, putting off, ending, finding, and who must not be called."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from smpdesk.domain.contact import Reached
from smpdesk.domain.follow_up import Scheme
from tests import builders as a
from tests.ui.aftercare.conftest import LIST, Tab
from tests.ui.aftercare.test_looks import LOOKS


@pytest.fixture
def later(tab: Tab) -> Tab:
    """Five days after: Owen, who has his sheet, and somebody with the longest of names."""
    tab.desks.follow_ups.choose(Scheme())
    owen = a.client(tab.desks, "Owen", "Davies", phone="020 7946 0101")
    long = a.client(
        tab.desks,
        "Maximiliana Wilhelmine Theodora",
        "Featherstonehaugh-Cholmondeley",
        phone="+44 20 7946 0958",
    )
    for who, at, place in ((owen, "2026-11-24 08:30", 1), (long, "2026-11-24 08:00", 2)):
        visit = a.visit(tab.desks, who, at, minutes=120, technician=place, room=place)
        tab.desks.aftercare.mark_given(tab.desks.aftercare.issue(a.finished(tab.desks, visit).id).id)
    tab.clock.at += timedelta(days=5)
    return tab


def _dialog() -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def test_a_call_by_keyboard_asks_its_questions_and_is_kept_with_the_answers(
    later: Tab, press: Callable[..., None]
) -> None:
    later.open()
    assert [row[0] for row in later.listed()] == ["Check-ins due · 2", ""]
    assert later.badges[-1] == 2
    press("Down", "Return")
    assert _dialog().windowTitle() == "Call Owen Davies"
    press("3")  # redness: not fading
    press("Tab", "Right", "Return", "Return")  # swelling: chosen and taken back
    for _ in range(9):
        press("Tab")
    assert _dialog().focusWidget() is later.button("Sun or sunbed? Kept covered")
    press("Right", "Space")
    said = later.words_of(_dialog())
    assert "020 7946 0101" in said and "5 days after session 1 on Tue 24 Nov" in said
    assert "Have it looked at today" in said and "The aftercare was not followed" in said
    later.press("Reached: told what to do")
    assert [row[1] for row in later.listed()] == [
        "Maximiliana Wilhelmine Theodora Featherstonehaugh-Cholmondeley"
    ]
    kept = later.desks.contacts.of_client(1)[0].contact
    assert dict(kept.answers) == {"redness": "stays", "sun": "exposed", "aftercare": "broken"}
    later.desks.history.undo_last()
    later.settle()
    assert len(later.listed()) == 2 and later.desks.contacts.of_client(1) == []


def test_attempts_are_told_in_the_line_and_enough_of_them_offer_a_letter(
    later: Tab, press: Callable[..., None]
) -> None:
    later.open()
    press("Down")
    for at, button in enumerate(("No answer", "Message left", "No answer")):
        assert bool(later.buttons("Letter sent")) is False, at
        later.back()
        press("C")
        later.press(button)
        later.clock.tick(minutes=5)
    assert later.listed()[1][2].startswith("3 tries, last today 11:55 no answer · 5 days after session 1")
    assert later.listed()[1][3] == "Write or stop"
    assert "this clinic makes 3" in later.words()
    later.press("Letter sent")
    assert len(later.listed()) == 1


def test_a_question_wants_words_and_keeps_the_line(later: Tab, press: Callable[..., None]) -> None:
    later.open()
    press("Down", "C")
    later.press("Reached: has a question")
    assert "what it was about" in later.words_of(_dialog())
    later.write("Note", "May I wear a helmet?")
    later.press("Reached: has a question")
    assert later.listed()[1][2].startswith("today 11:45 reached · 5 days")
    assert "May I wear a helmet?" in later.words()


def test_s_puts_off_d_ends_and_what_is_put_off_can_be_taken_up(
    later: Tab, press: Callable[..., None]
) -> None:
    later.open()
    press("S")
    later.press("In 3 days · Wed 2 Dec")
    assert later.listed()[1][0] == "Put off · 1" and later.listed()[1][3] == "Wed 2 Dec"
    assert later.badges[-1] == 1
    later.choose(LIST, 1)
    later.back()
    press("Return")
    later.settle()
    assert [row[0] for row in later.listed()] == ["Check-ins due · 2", ""]
    press("D")
    later.pick("What became of it", "Not needed")
    later.press("End it")
    assert "Say why" in later.words_of(_dialog())
    later.write("Why", "Came by")
    later.press("End it")
    assert len(later.listed()) == 1


def test_filters_and_the_search_narrow_the_list(later: Tab, press: Callable[..., None]) -> None:
    later.open()
    press("Ctrl+F")
    later.write("Find in the work list", "davies")
    later.bot.waitUntil(lambda: len(later.listed()) == 1)
    press("Down")
    assert later.view(LIST).hasFocus() and later.listed()[0][1] == "Owen Davies"
    later.write("Find in the work list", "")
    later.bot.waitUntil(lambda: len(later.listed()) == 2)
    later.press("Check-ins 2")
    assert len(later.listed()) == 2
    later.desks.follow_ups.choose(Scheme(on=False))
    later.settle()
    assert "Nothing is to be done. Enjoy the quiet." in later.words()


def test_who_is_not_to_be_contacted_is_not_called_and_keeps_the_sheet(
    tab: Tab, press: Callable[..., None]
) -> None:
    tab.desks.follow_ups.choose(Scheme())
    session = tab.finish("Owen", "Davies", "2026-11-24 08:30")
    owen = tab.desks.clients.client(tab.desks.chair.session(session).client)
    tab.desks.clients.save(replace(owen, no_contact=True, phone="020 7946 0101"))
    tab.open()
    assert "Asked not to be contacted" in tab.listed()[0][2]
    press("C")
    assert QApplication.activeModalWidget() is None
    press("D")
    tab.pick("What became of it", "Given: the client has it")
    tab.press("End it")
    assert tab.listed()[0][3] == "Given 11:45"
    tab.clock.tick(days=1)
    tab.page.refresh()
    tab.settle()
    assert tab.listed() == []


def test_letters_and_signatures_lead_to_where_they_are_dealt_with(
    tab: Tab, press: Callable[..., None]
) -> None:
    asked: list[object] = []
    owen = a.client(tab.desks)
    a.visit(tab.desks, owen, "2026-11-26 10:00")
    tab.open()
    tab.page.consent_requested.connect(asked.append)
    tab.page.client_requested.connect(asked.append)
    assert tab.listed()[0][1:] == ("Owen Davies", "Consent for Thu 26 Nov, 10:00 · no form yet", "Sign")
    press("Return")
    tab.press("Go to the client")
    assert [getattr(asked[0], "client", 0), asked[1]] == [owen.id, owen.id]


@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_nothing_of_a_task_is_cut_and_everything_has_a_name(
    later: Tab,
    look: str,
    scale: float,
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
    press: Callable[..., None],
) -> None:
    line = later.desks.work_list.lines(later.desks.clinic.today())[0]
    for outcome in (Reached.NO_ANSWER, Reached.LEFT_MESSAGE, Reached.NO_ANSWER):
        later.desks.follow_ups.note_call(line, outcome, note="Rang out " * 12)
    later.open(width=1024, height=700)
    assert clipped(later.page) == [] and nameless(later.page) == []
    for key in ("C", "S", "D"):
        later.back()
        press(key)
        later.settle()
        dialog = _dialog()
        assert clipped(dialog) == [] and nameless(dialog) == [], key
        dialog.close()


def test_a_wrong_number_is_kept_and_leads_to_the_right_one(later: Tab, press: Callable[..., None]) -> None:
    later.open()
    asked: list[object] = []
    later.page.number_requested.connect(asked.append)
    press("Down", "Return")
    later.press("Wrong number")
    assert asked == [1]
    assert later.desks.contacts.of_client(1)[0].contact.outcome == "wrong_number"
