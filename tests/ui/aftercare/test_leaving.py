"""Who leaves, in which order, and what stays on screen when things change."""

from collections.abc import Callable

from smpdesk.domain.client import Client
from tests import builders as a
from tests.ui.aftercare.conftest import LIST, Tab


def test_those_without_a_sheet_come_first_then_the_chair_then_the_rest_then_earlier_days(day: Tab) -> None:
    day.open()
    assert day.listed() == [
        ("Leaving today · 3", "Owen Davies", "Session 1 · finished 11:30 · sheet not given", "Print"),
        ("", "Kofi Mensah", "Session 1 · in the chair", "until 15:30"),
        ("", "Ana Sousa", "Session 1 · finished 10:00", "Given 11:20"),
        ("Earlier, still without a sheet · 1", "Zoltán Dávid", "Session 1 · Friday 20 November", "Print"),
    ]
    assert "2 to do" in day.words()
    assert day.badges[-1] == 2


def test_the_first_who_needs_a_sheet_is_selected_and_previewed(day: Tab) -> None:
    day.open()
    assert day.view(LIST).hasFocus()
    sheet = day.named("Aftercare sheet")
    assert sheet.count == 1
    assert "Owen Davies" in day.said(sheet)
    assert "Sat 28 Nov" in day.said(sheet)


def test_nobody_leaves_says_so_and_leads_to_the_day(tab: Tab) -> None:
    tab.open()
    asked: list[int] = []
    tab.page.sessions_requested.connect(Count(asked))
    assert "Nobody leaves today" in tab.words()
    assert not tab.buttons("Print and mark given")
    tab.press("Go to the day's sessions")
    assert asked == [1]


class Count:
    """Notes that a signal was sent."""

    def __init__(self, notes: list[int]) -> None:
        self.notes = notes

    def __call__(self) -> None:
        self.notes.append(1)


def test_a_session_finished_elsewhere_appears_and_the_selection_stays(day: Tab) -> None:
    day.open()
    day.select(2)
    day.finish("Bea", "Novak", "2026-11-24 06:00", 60)
    day.settle()
    assert [row[1] for row in day.listed()] == [
        "Bea Novak", "Owen Davies", "Kofi Mensah", "Ana Sousa", "Zoltán Dávid",
    ]  # fmt: skip
    assert day.view(LIST).currentIndex().row() == 3
    assert "Ana Sousa" in day.said(day.named("Aftercare sheet"))
    assert day.badges[-1] == 3


def test_a_client_renamed_elsewhere_has_the_new_name_on_the_draft(day: Tab) -> None:
    day.open()
    owen = next(line for line in day.desks.clients.lines("Owen"))
    was: Client = day.desks.clients.client(owen.id)
    from dataclasses import replace

    day.desks.clients.save(replace(was, family="Davies-Roe"))
    day.settle()
    assert day.listed()[0][1] == "Owen Davies-Roe"
    assert "Owen Davies-Roe" in day.said(day.named("Aftercare sheet"))


def test_somebody_in_the_chair_is_a_draft_that_leads_to_the_session(
    day: Tab, press: Callable[..., None]
) -> None:
    day.open()
    day.select(1)
    assert "Kofi Mensah is in the chair until 15:30" in day.words()
    assert not day.buttons("Print and mark given")
    assert not day.buttons("Mark as given")
    day.press("Go to the session")
    day.view(LIST).setFocus()
    press("Return")
    assert len(day.sessions_asked) == 2
    assert day.desks.chair.session(int(str(day.sessions_asked[0]))).finished is False


def test_a_sheet_can_be_shown_from_elsewhere(day: Tab) -> None:
    day.open()
    earlier = day.desks.aftercare.earlier(a.TODAY)[0]
    day.page.show_session(earlier.session)
    day.settle()
    assert day.view(LIST).currentIndex().row() == 3
    assert "Zoltán Dávid" in day.said(day.named("Aftercare sheet"))


def test_letters_that_cannot_be_printed_are_explained_in_place_of_the_sheet(tab: Tab) -> None:
    tab.finish("明", "李", "2026-11-24 08:30")
    tab.open()
    assert "This paper cannot be made yet" in tab.words()
    assert "李" in tab.words()
    assert "on the client's page" in tab.words()
    assert not tab.button("Print and mark given").isEnabled()
    assert not tab.button("Mark as given").isEnabled()


def test_another_paper_size_is_the_clinics_from_now_on(day: Tab) -> None:
    day.open()
    day.pick("Paper size", "Letter")
    day.settle()
    assert day.desks.clinic.clinic().paper == "Letter"
    day.select(2)
    assert not day.named("Paper size").isEnabled()


def test_the_keyboard_alone_walks_from_list_to_paper(day: Tab, press: Callable[..., None]) -> None:
    day.open()
    press("Down", "Down")
    day.settle()
    assert day.view(LIST).currentIndex().row() == 2
    names = []
    for _ in range(8):
        press("Tab")
        focus = day.page.window().focusWidget()
        names.append(focus.accessibleName() or getattr(focus, "text", str)())
    assert names[:7] == [
        "Language of the sheet", "Full width", "More", "Save PDF", "Print again", "Aftercare sheet", LIST,
    ]  # fmt: skip


def test_a_window_left_open_overnight_shows_the_new_day(day: Tab) -> None:
    day.open()
    day.clock.tick(days=1)
    from PySide6.QtCore import QTimer

    minute = next(each for each in day.page.findChildren(QTimer) if each.interval() == 60_000)
    minute.timeout.emit()
    day.settle()
    assert "Wednesday 25 November" in day.words()
    assert [row[1] for row in day.listed()] == ["Owen Davies", "Zoltán Dávid"]
    assert day.listed()[0][0] == "Earlier, still without a sheet · 2"
