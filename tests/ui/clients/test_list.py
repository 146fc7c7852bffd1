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


def test_a_long_list_comes_in_pages(tab, desks):
    for number in range(130):
        a.client(desks, "Sam", f"Number {number:03}")
    tab.open()
    model = tab.page.side.model
    assert model.rowCount() == 100
    model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == 130
    assert not model.canFetchMore(model.index(-1, -1))


def test_a_client_far_down_is_found_when_somebody_asks_for_them(tab, desks):
    for number in range(130):
        a.client(desks, "Sam", f"Number {number:03}")
    last = a.client(desks, "Zoe", "Zzz")
    tab.open()
    tab.page.show_client(last.id)
    assert tab.page.side.current() == last.id
    assert "Zoe Zzz" in tab.words()


def test_a_client_at_the_end_of_a_very_long_list_is_found_by_name(tab, desks):
    with desks.ground.write("Bring in"):
        for number in range(1, 1106):
            desks.store.clients.add(Client(number=number, given="Sam", family=f"Number {number:04}"))
        last = desks.store.clients.add(Client(number=2000, given="Zoe", family="Zzz"))
    tab.open()
    tab.page.show_client(last.id)
    assert tab.listed() == ["Zzz, Zoe"]
    assert tab.page.side.current() == last.id
    assert "Zoe Zzz" in tab.words()


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
