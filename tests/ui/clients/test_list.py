"""Finding a client: every key asks, the arrows walk, Enter opens."""

from dataclasses import replace
from datetime import date, datetime

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.client import Client
from smpdesk.ui.shared import rows
from tests import builders as a
from tests.ui.clients.stories import course


def people(desks):
    return [
        a.client(desks, "Owen", "Davies", phone="07700 900118", email="owen@example.com"),
        a.client(desks, "Zoltán", "Dávid", phone="07700 900029"),
        a.client(desks, "Ruth", "McDavid", phone="07700 900655"),
        a.client(desks, "Sam", "Okafor", phone="07700 900777"),
    ]


def test_the_list_is_there_at_once_and_the_record_follows(tab, desks):
    people(desks)
    tab.page.refresh()
    assert tab.listed()[0] == "Dávid, Zoltán"
    assert "Zoltán Dávid" not in tab.words()
    tab.open()
    assert "Zoltán Dávid" in tab.words()


def test_typing_finds_by_name_by_part_of_the_number_and_by_mail(tab, desks):
    people(desks)
    tab.open()
    for text, found in (("dav", 3), ("900655", 1), ("owen@", 1), ("david z", 1)):
        tab.page.side.search.setText(text)
        assert len(tab.listed()) == found, text
    tab.page.side.search.clear()
    assert len(tab.listed()) == 4


def test_down_leads_into_the_list_and_up_back_to_the_search(tab, desks, press, typed, qapp):
    people(desks)
    tab.open()
    tab.page.side.search.setFocus()
    typed("dav")
    press("Down")
    assert qapp.focusWidget() is tab.page.side.list
    press("Up", "Up", "Up")
    assert qapp.focusWidget() is tab.page.side.search


def test_enter_in_the_search_opens_the_best_match(tab, desks, press, typed):
    people(desks)
    tab.open()
    tab.page.side.search.setFocus()
    typed("okaf")
    press("Return")
    tab.settle()
    assert "Sam Okafor" in tab.words()


def test_escape_clears_the_search_and_keeps_the_client(tab, desks, press, typed):
    owen = people(desks)[0]
    tab.open()
    tab.page.show_client(owen.id)
    tab.page.side.search.setFocus()
    typed("okaf")
    press("Escape")
    assert tab.page.side.search.text() == ""
    assert len(tab.listed()) == 4
    assert tab.page.side.current() == owen.id
    assert "Owen Davies" in tab.words()


def test_walking_through_the_list_shows_each_client(tab, desks, press):
    people(desks)
    tab.open()
    press("Down")
    tab.settle()
    assert "Owen Davies" in tab.words()


def test_nobody_matches_and_the_text_begins_a_new_client(tab, desks, press, typed):
    people(desks)
    tab.open()
    tab.page.side.search.setFocus()
    typed("priya nowak")
    assert "No client matches “priya nowak”" in tab.words()
    tab.button("New client “priya nowak”").click()
    draft = tab.page.editor.draft()
    assert (draft.given, draft.family, draft.phone) == ("Priya", "Nowak", "")


def test_digits_that_match_nobody_become_the_phone_of_a_new_client(tab, desks, press, typed):
    people(desks)
    tab.open()
    tab.page.side.search.setFocus()
    typed("07911 123456")
    press("Return")
    assert tab.page.editor.draft().phone == "07911 123456"
    assert tab.page.editor.draft().given == ""


def crowd(desks, count):
    """Clients called Sam, by number, as a list would bring them in."""
    with desks.ground.write("Bring in"):
        for number in range(1, count + 1):
            desks.store.clients.add(Client(number=number, given="Sam", family=f"Number {number:04}"))


def in_sight(tab):
    """The names of the rows that can be seen."""
    view = tab.page.side.list
    rows = range(view.rowAt(0), view.rowAt(view.viewport().height() - 1) + 1)
    return [view.model().index(row, 0).data() for row in rows]


def test_a_long_list_is_as_long_as_it_is_and_end_reaches_the_last_client(tab, desks, press):
    crowd(desks, 1105)
    tab.open()
    assert tab.page.side.model.rowCount() == 1105
    press("End")
    tab.settle()
    assert in_sight(tab)[-1] == "Number 1105, Sam"
    assert "Sam Number 1105" in tab.words()
    press("Home")
    assert in_sight(tab)[0] == "Number 0001, Sam"


def test_what_a_search_finds_is_shown_at_once_and_counted_a_moment_later(tab, desks, qtbot, typed):
    crowd(desks, 130)
    a.client(desks, "Zoe", "Zzz")
    tab.open()
    tab.page.side.search.setFocus()
    typed("number")
    assert "50+ of 131 clients" in tab.words()
    qtbot.waitUntil(lambda: "130 of 131 clients" in tab.words())
    assert tab.page.side.model.rowCount() == 130
    tab.page.side.list.scrollToBottom()
    assert in_sight(tab)[-1] == "Number 0130, Sam"


def test_one_can_scroll_on_before_everybody_is_counted(tab, desks):
    crowd(desks, 130)
    tab.open()
    tab.page.side.search.setText("number")
    for _ in range(4):
        tab.page.side.list.scrollToBottom()
    assert tab.page.side.model.rowCount() == 130


def test_letters_typed_in_the_list_begin_a_search(tab, desks, typed, qapp):
    people(desks)
    tab.open()
    typed("oka")
    assert qapp.focusWidget() is tab.page.side.search
    assert tab.listed() == ["Okafor, Sam"]


def test_a_client_at_the_end_of_a_very_long_list_is_shown_where_they_stand(tab, desks):
    crowd(desks, 1105)
    last = a.client(desks, "Zoe", "Zzz")
    tab.open()
    tab.page.show_client(last.id)
    assert tab.page.side.list.currentIndex().row() == 1105
    assert in_sight(tab)[-1] == "Zzz, Zoe"
    assert "Zoe Zzz" in tab.words()


def test_a_long_list_that_is_read_again_stays_where_it_was(tab, desks):
    crowd(desks, 1105)
    last = a.client(desks, "Zoe", "Zzz")
    tab.open()
    tab.page.show_client(last.id)
    tab.settle()
    tab.page.side.list.verticalScrollBar().setValue(30_000)
    seen = in_sight(tab)
    desks.clients.save(replace(desks.clients.client(last.id), alert="Aspirin"))
    tab.settle()
    assert in_sight(tab) == seen
    assert tab.page.side.current() == last.id


def test_asking_for_a_client_whom_the_search_hides_empties_the_search(tab, desks):
    owen = people(desks)[0]
    tab.open()
    tab.page.side.search.setText("okafor")
    tab.page.show_client(owen.id)
    assert tab.page.side.search.text() == ""
    assert tab.page.side.current() == owen.id


def test_a_row_says_where_the_treatment_stands(tab, desks):
    owen = people(desks)[0]
    course(desks, owen)
    desks.sessions.book(desks.sessions.sketch(owen.id, datetime(2026, 12, 1, 10), 1, 1, VisitKind.SESSION))
    tab.open()
    index = tab.page.side.model.index(tab.page.side.model.row_of(owen.id), 0)
    assert index.data(rows.Subtitle) == "07700 900118 · Session 1 of 3 · Tue 1 Dec"


def test_alerts_and_minors_carry_a_chip(tab, desks):
    a.client(desks, "Ann", "Alert", alert="Aspirin")
    a.client(desks, "Kit", "Young", birth=date(2010, 5, 1))
    tab.open()
    chips = [tab.page.side.model.index(row, 0).data(rows.Badge) for row in range(2)]
    assert chips == ["Note", "Under 18"]


def test_what_somebody_else_changed_is_read_again_and_the_place_is_kept(tab, desks):
    owen = people(desks)[0]
    tab.open()
    tab.page.show_client(owen.id)
    desks.clients.add(Client(given="Aaron", family="Aalto"))
    desks.clients.save(replace(desks.clients.client(owen.id), family="Davies-Hughes"))
    tab.settle()
    assert tab.listed()[0] == "Aalto, Aaron"
    assert tab.page.side.current() == owen.id
    assert "Owen Davies-Hughes" in tab.words()


def test_an_empty_clinic_says_how_to_begin(tab):
    tab.open()
    assert "Your clients will be here" in tab.words()
    tab.button("Bring in a client list").click()
    assert tab.asked == [("bring_in", None)]
    tab.button("New client").click()
    assert "New client" in tab.words()


def test_the_first_client_fills_an_empty_tab(tab, desks):
    tab.open()
    a.client(desks)
    tab.settle()
    assert "Owen Davies" in tab.words()


def test_the_keyboard_leads_to_the_search_from_anywhere_on_the_page(tab, desks, press, typed, qapp):
    people(desks)
    tab.open()
    tab.button("Book session").setFocus()
    press("Ctrl+F")
    typed("okaf")
    assert tab.listed() == ["Okafor, Sam"]
