"""Add and edit: problems beside the fields, who may be the same person, two people at once, nothing lost."""

from dataclasses import replace
from datetime import date

import pytest

from smpdesk.domain.client import Client
from smpdesk.ui.clients.merging import merged
from smpdesk.ui.clients.typed import client_from
from tests import builders as a


@pytest.fixture
def owen(desks):
    return a.client(desks, phone="07700 900118", notes="Prefers mornings")


def said(editor, field):
    return editor.form.widget(field).accessibleDescription()


def test_a_name_and_a_number_are_enough(tab, desks, press, typed):
    tab.open()
    press("Ctrl+N")
    typed("Priya")
    press("Tab")
    typed("Nowak")
    press("Tab")
    typed("07700 900555")
    press("Ctrl+S")
    tab.settle()
    (line,) = desks.clients.lines("nowak")
    assert (line.name, line.phone) == ("Priya Nowak", "07700 900555")
    assert "Priya Nowak" in tab.words()
    assert tab.page.side.current() == line.id


def test_a_wrong_number_is_put_right_where_the_cursor_already_is(tab, desks, owen, press, typed, qapp):
    tab.open()
    tab.page.edit_phone(owen.id)
    tab.settle()
    assert qapp.focusWidget() is tab.page.editor.form.phone
    typed("07700 900999")
    press("Ctrl+S")
    tab.settle()
    assert desks.clients.client(owen.id).phone == "07700 900999"


def test_problems_stand_beside_the_fields_while_one_types(tab, owen, qtbot):
    tab.open()
    tab.button("Edit").click()
    editor = tab.page.editor
    for line, text in (
        (editor.form.phone, "12"),
        (editor.form.email, "owen at home"),
        (editor.form.birth, "1 Jan 2030"),
    ):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, text)
    qtbot.waitUntil(lambda: "e-mail address" in said(editor, "email"))
    assert "cannot be a telephone number" in said(editor, "phone")
    assert "has not come yet" in said(editor, "birth")


def test_somebody_under_18_is_said_to_be_beside_the_field_and_may_be_on_record(tab, desks, owen, qtbot):
    tab.open()
    tab.button("Edit").click()
    editor = tab.page.editor
    editor.form.birth.setFocus()
    qtbot.keyClicks(editor.form.birth, "29 Feb 2012")
    qtbot.waitUntil(lambda: "Under 18" in said(editor, "birth"))
    assert "is not to be treated before Friday 1 March 2030" in said(editor, "birth")
    tab.button("Save").click()
    tab.settle()
    assert desks.clients.client(owen.id).birth == date(2012, 2, 29)


def test_what_is_typed_stays_when_it_is_refused(tab, desks, owen, press, qapp):
    tab.open()
    tab.button("Edit").click()
    editor = tab.page.editor
    editor.form.phone.selectAll()
    typed_text = "12"
    editor.form.phone.insert(typed_text)
    editor.form.touched = True
    press("Ctrl+S")
    assert editor.form.phone.text() == "12"
    assert "cannot be a telephone number" in said(editor, "phone")
    assert qapp.focusWidget() is editor.form.phone
    assert desks.clients.client(owen.id).phone == "07700 900118"


def test_a_date_that_is_none_is_not_saved(tab, desks, owen, typed, press):
    tab.open()
    tab.button("Edit").click()
    editor = tab.page.editor
    editor.form.birth.setFocus()
    typed("soon-ish")
    press("Ctrl+S")
    assert "is not a date" in said(editor, "birth")
    assert desks.clients.client(owen.id).birth is None


def test_somebody_who_may_be_the_same_is_shown_with_a_jump(tab, owen, typed, press, qtbot, answer):
    tab.open()
    press("Ctrl+N")
    editor = tab.page.editor
    editor.form.phone.setFocus()
    typed("07700 900118")
    qtbot.waitUntil(lambda: editor.alike.isVisible())
    assert "Is it one of these?" in tab.words()
    answer("Discard")
    tab.button("Open the one chosen").click()
    tab.settle()
    assert tab.page.side.current() == owen.id
    assert "Owen Davies" in tab.words()


def test_leaving_asks_and_stay_keeps_everything(tab, desks, owen, typed, answer):
    other = a.client(desks, "Sam", "Okafor")
    tab.open()
    tab.page.show_client(owen.id)
    tab.button("Edit").click()
    tab.page.editor.form.alert.setFocus()
    typed("Aspirin")
    words = answer("Keep editing")
    tab.page.show_client(other.id)
    assert "The changes to Owen Davies are not saved." in words
    assert tab.page.editor.form.alert.text() == "Aspirin"
    assert tab.page.unsaved()
    answer("Save")
    tab.page.show_client(other.id)
    tab.settle()
    assert desks.clients.client(owen.id).alert == "Aspirin"
    assert "Sam Okafor" in tab.words()


def test_choosing_another_in_the_list_asks_and_goes_back_on_stay(tab, desks, owen, typed, answer):
    other = a.client(desks, "Sam", "Okafor")
    tab.open()
    tab.page.show_client(owen.id)
    tab.button("Edit").click()
    tab.page.editor.form.alert.setFocus()
    typed("Aspirin")
    answer("Keep editing")
    side = tab.page.side
    side.list.setCurrentIndex(side.model.index(side.model.row_of(other.id), 0))
    tab.settle()
    assert side.current() == owen.id
    assert tab.page.editor.form.alert.text() == "Aspirin"


def test_discard_gives_up_what_was_typed(tab, desks, owen, typed, answer, press):
    tab.open()
    tab.button("Edit").click()
    tab.page.editor.form.alert.setFocus()
    typed("Aspirin")
    answer("Discard")
    press("Escape")
    tab.settle()
    assert not tab.page.unsaved()
    assert desks.clients.client(owen.id).alert == ""
    assert "Edit" in tab.words()


def test_nothing_typed_leaves_without_a_question(tab, owen, press):
    tab.open()
    tab.button("Edit").click()
    press("Escape")
    tab.settle()
    assert tab.button("Edit")


def test_the_window_can_save_what_is_unsaved(tab, desks, owen, typed):
    tab.open()
    tab.button("Edit").click()
    tab.page.editor.form.alert.setFocus()
    typed("Aspirin")
    assert tab.page.unsaved() == "The changes to Owen Davies are not saved."
    assert tab.page.save_unsaved()
    assert not tab.page.unsaved()
    assert desks.clients.client(owen.id).alert == "Aspirin"


def test_two_people_who_changed_other_fields_both_get_their_way(tab, desks, owen, typed, press, answer):
    tab.open()
    tab.button("Edit").click()
    tab.page.editor.form.alert.setFocus()
    typed("Aspirin")
    desks.clients.save(replace(desks.clients.client(owen.id), email="owen@example.com"))
    tab.settle()
    words = answer("Save this")
    press("Ctrl+S")
    stored = desks.clients.client(owen.id)
    assert (stored.alert, stored.email) == ("Aspirin", "owen@example.com")
    assert "Taken from theirs, because you did not touch it: E-mail." in words


def test_a_field_that_both_changed_is_asked_about(tab, desks, owen, typed, press, answer):
    tab.open()
    tab.button("Edit").click()
    tab.page.editor.form.alert.setFocus()
    typed("Aspirin")
    desks.clients.save(replace(desks.clients.client(owen.id), alert="Warfarin"))

    def take_theirs(dialog):
        from PySide6.QtWidgets import QRadioButton

        button = next(b for b in dialog.findChildren(QRadioButton) if b.text() == "Take theirs: Warfarin")
        button.click()

    answer("Save this", take_theirs)
    press("Ctrl+S")
    assert desks.clients.client(owen.id).alert == "Warfarin"


def test_going_back_from_the_conflict_saves_nothing_and_keeps_the_text(
    tab, desks, owen, typed, press, answer
):
    tab.open()
    tab.button("Edit").click()
    tab.page.editor.form.alert.setFocus()
    typed("Aspirin")
    desks.clients.save(replace(desks.clients.client(owen.id), alert="Warfarin"))
    answer("Back to my edit")
    press("Ctrl+S")
    assert desks.clients.client(owen.id).alert == "Warfarin"
    assert tab.page.editor.form.alert.text() == "Aspirin"
    assert tab.page.unsaved()


def test_an_edit_elsewhere_does_not_touch_what_is_being_typed(tab, desks, owen, typed):
    tab.open()
    tab.button("Edit").click()
    tab.page.editor.form.alert.setFocus()
    typed("Aspi")
    a.client(desks, "Sam", "Okafor")
    tab.settle()
    assert tab.page.editor.form.alert.text() == "Aspi"
    assert tab.page.editor.form.alert.isVisible()


def test_merging_keeps_mine_takes_theirs_and_names_what_differs():
    base = Client(id=1, given="Owen", phone="1", version=1)
    mine = replace(base, phone="2", notes="mine")
    theirs = replace(base, phone="3", email="o@example.com", version=2)
    merge = merged(base, mine, theirs)
    assert merge.record == replace(theirs, notes="mine", phone="2")
    assert merge.taken == ["email"]
    assert [(each.field, each.mine, each.theirs) for each in merge.conflicts] == [("phone", "2", "3")]


@pytest.mark.parametrize(
    ("text", "given", "family", "phone", "email"),
    [
        ("owen davies", "Owen", "Davies", "", ""),
        ("Davies, Owen", "Owen", "Davies", "", ""),
        ("Owen", "Owen", "", "", ""),
        ("anna maria van der Berg", "anna maria van der", "Berg", "", ""),
        ("+44 7700 900118", "", "", "+44 7700 900118", ""),
        ("owen@example.com", "", "", "", "owen@example.com"),
        ("  ", "", "", "", ""),
    ],
)
def test_what_was_searched_for_begins_the_record(text, given, family, phone, email):
    made = client_from(text)
    assert (made.given, made.family, made.phone, made.email) == (given, family, phone, email)


def test_the_language_of_papers_and_no_contact_are_kept_and_shown(tab, desks, owen):
    tab.open()
    tab.button("Edit").click()
    form = tab.page.editor.form
    assert form.language.itemText(0) == "As the clinic (English)"
    form.language.set_value("pl")
    form.language.edited.emit()
    form.no_contact.click()
    tab.button("Save").click()
    tab.settle()
    kept = desks.clients.client(owen.id)
    assert (kept.language, kept.no_contact) == ("pl", True)
    assert "Not to be contacted" in tab.words()
    assert merged(owen, owen, kept).record.language == "pl"
