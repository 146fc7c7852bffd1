"""Writing a consultation: with the keyboard alone, kept as one types, finished when it says enough."""

from dataclasses import replace

from smpdesk.domain.consultation import Earlier, Question, Scar
from smpdesk.domain.hair_and_skin import HairType, Phototype
from smpdesk.domain.hair_loss import Alopecia, Pattern
from tests import builders as a
from tests.ui.on_screen import Answering


def test_nothing_yet_says_so_and_offers_to_begin(tab):
    tab.open()
    assert "No consultation yet" in tab.words()
    tab.press("Begin consultation")
    assert tab.focus() == "Goals"
    assert tab.desks.consultations.latest(tab.who.id) is None


def test_a_consultation_is_written_and_finished_with_the_keyboard_alone(tab, press, typed):
    tab.open()
    tab.button("Begin consultation").setFocus()
    press("Return")
    typed("A soft hairline")
    press("Tab", "Right", "Space")  # comes for: grey hair
    press("Ctrl+Down")
    assert tab.focus().startswith("Norwood 1: ")
    press("Right", "Right", "Down")
    assert tab.focus().startswith("Norwood 5: ")
    press("Tab")
    assert tab.focus() == "Hairline"
    press("Right", "Right", "Space", "Right", "Space", "Right", "Space")
    press("Ctrl+Down", "Ctrl+Down")
    assert tab.focus() == "Hair type, needed"
    press("Down")
    press("Ctrl+Return")
    done = tab.latest()
    assert done.finished
    assert (done.goals, done.indications) == ("A soft hairline", ("grey_hair",))
    assert (done.pattern, done.areas) == (Pattern.NORWOOD_5, ("frontal", "midscalp", "crown"))
    assert done.hair_type is HairType.FINE
    assert "3 to 4 sessions of 3 h 30" in tab.words()


def test_what_is_typed_is_kept_without_being_asked(tab, typed):
    tab.open()
    tab.press("Begin consultation")
    typed("A soft hair")
    tab.kept(goals="A soft hair", finished=False)
    typed("line")
    tab.kept(goals="A soft hairline", finished=False)
    assert len(tab.desks.consultations.all(tab.who.id)) == 1
    assert tab.focus() == "Goals"


def test_leaving_the_tab_keeps_the_last_word(tab, typed):
    tab.open()
    tab.press("Begin consultation")
    typed("Soft")
    tab.part.hide()
    assert tab.latest().goals == "Soft"
    assert tab.part.unsaved() == ""


def test_another_client_does_not_get_what_was_typed_for_this_one(tab, typed):
    other = a.client(tab.desks, "Ana", "Sousa")
    tab.open()
    tab.press("Begin consultation")
    typed("Soft")
    tab.part.show_client(other.id)
    assert tab.latest().goals == "Soft"
    assert tab.desks.consultations.all(other.id) == []
    assert "No consultation yet" in tab.words()


def test_the_same_client_shown_again_leaves_what_is_being_written_alone(tab, typed):
    tab.consulted()
    tab.open()
    tab.press("New consultation")
    tab.part.show_client(tab.who.id)
    typed("Soft")
    tab.part.show_client(tab.who.id)
    assert tab.focus() == "Goals"
    assert tab.named("Goals").value() == "Soft"


def test_beginning_and_typing_nothing_leaves_nothing(tab):
    tab.open()
    tab.press("Begin consultation")
    tab.part.hide()
    assert tab.desks.consultations.all(tab.who.id) == []


def test_an_unfinished_one_is_open_where_it_was_left(tab):
    tab.consulted(finished=False, goals="Soft")
    tab.open()
    assert tab.named("Goals").value() == "Soft"
    assert tab.named("Norwood 4: front and crown further bare, a fairly dense band between them").isChecked()


def test_the_estimate_says_what_is_missing_and_leads_there(tab):
    tab.open()
    tab.press("Begin consultation")
    assert "Not yet known" in tab.words()
    tab.press("Still to choose: hair type")
    assert tab.focus() == "Hair type, needed"
    tab.pick("Hair type, needed", "Medium")
    assert "Still to choose: hair type" not in tab.words()
    assert "Still to choose: areas" in tab.words()


def test_the_estimate_follows_as_one_types(tab):
    tab.consulted(finished=False)
    tab.open()
    assert "3 to 4 sessions of 3 h" in tab.words()
    tab.pick("Skin type", "Sensitive")
    assert "One more for sensitive skin" in tab.words()
    tab.pick("Hair type, needed", "Fine")
    assert "3 to 4 sessions of 3 h 30" in tab.words()


def test_a_day_that_has_not_come_is_said_beside_the_field_and_nothing_else_is_lost(tab):
    tab.consulted(finished=False, goals="Soft")
    tab.open()
    tab.write("Day of the consultation", "25.11.26")
    tab.write("What the client expects", "Nobody notices")
    assert "has not come yet" in tab.said(tab.named("Day of the consultation"))
    tab.part.save_unsaved()
    assert (tab.latest().expectations, tab.latest().day) == ("Nobody notices", a.TODAY)
    tab.press("Finish consultation")
    assert not tab.latest().finished
    assert tab.focus() == "Day of the consultation"


def test_a_picture_pressed_again_takes_the_choice_away(tab):
    tab.consulted(finished=False)
    tab.open()
    tab.press("Norwood 4: front and crown further bare, a fairly dense band between them")
    tab.kept(pattern=Pattern.UNKNOWN)


def test_another_scale_is_a_press_away(tab, press):
    tab.open()
    tab.press("Begin consultation")
    tab.press("Ludwig scale")
    tab.press("Ludwig II: the scalp shows through along the centre")
    tab.kept(pattern=Pattern.LUDWIG_2)
    tab.press("No scale fits")
    tab.kept(pattern=Pattern.NONE)


def test_alopecia_is_chosen_by_picture(tab):
    tab.open()
    tab.press("Begin consultation")
    tab.press("Choose the type of alopecia by picture")
    tab.press("Areata: round bare patches")
    tab.kept(alopecia=Alopecia.AREATA)


def test_the_skin_is_chosen_by_its_patch(tab):
    tab.open()
    tab.press("Begin consultation")
    tab.press("IV: burns little, tans easily")
    tab.kept(phototype=Phototype.IV)


def test_a_scar_is_added_by_its_picture_and_described(tab):
    tab.open()
    tab.press("Begin consultation")
    tab.press("Add a scar by picture")
    tab.press("FUT strip: a line across the back where a strip was taken")
    tab.write("Scar 1: Length × width", "18 × 0.3 cm")
    tab.pick("Scar 1: Colour", "Pink")
    tab.kept(scars=(Scar("fut", "18 × 0.3 cm", "", "pink"),))
    assert "no longer pink" in tab.words()


def test_earlier_treatments_and_questions_grow_as_they_are_typed(tab):
    tab.open()
    tab.press("Begin consultation")
    tab.pick("Treatment 1: Treatment", "Transplant")
    tab.write("Treatment 1: When", "12.3.24")
    tab.pick("Treatment 2: Treatment", "Minoxidil")
    tab.write("Treatment 2: When", "still taken")
    tab.write("Question 1: The client asked", "Does it hurt?")
    tab.write("Question 1: Answer", "A pricking.")
    tab.kept(
        earlier=(Earlier("transplant", "12.3.24", "2024-03-12"), Earlier("minoxidil", "still taken")),
        questions=(Question("Does it hurt?", "A pricking."),),
    )
    tab.press("Remove treatment 1")
    tab.kept(earlier=(Earlier("minoxidil", "still taken"),))


def test_two_windows_that_change_different_answers_both_keep_theirs(tab):
    kept = tab.consulted(finished=False, goals="Soft")
    tab.open()
    tab.write("What the client expects", "Nobody notices")
    tab.desks.consultations.save(replace(kept, onset="2015"))
    assert tab.part.save_unsaved()
    assert (tab.latest().expectations, tab.latest().onset) == ("Nobody notices", "2015")
    assert tab.named("Since when").text() == "2015"


def test_two_windows_that_change_the_same_answer_are_asked(tab):
    kept = tab.consulted(finished=False, expectations="")
    tab.open()
    tab.write("What the client expects", "Mine")
    tab.desks.consultations.save(replace(kept, expectations="Theirs", onset="2015"))
    said: list[str] = []
    Answering("Keep mine", said)
    assert tab.part.save_unsaved()
    assert "expectations" in said[1]
    assert (tab.latest().expectations, tab.latest().onset) == ("Mine", "2015")


def test_a_change_in_another_window_shows_while_nobody_types(tab):
    kept = tab.consulted(finished=False, goals="Soft")
    tab.open()
    tab.desks.consultations.save(replace(kept, goals="Sharp"))
    tab.settle()
    assert tab.named("Goals").value() == "Sharp"


def test_what_the_technician_decides_wins(tab):
    tab.consulted(finished=False)
    tab.open()
    field = tab.named("Sessions")
    field.setFocus()
    field.stepBy(5)
    tab.kept(sessions=5)
    assert "Set by the technician" in tab.words()


def test_undoing_what_was_written_shows_at_once(tab, typed):
    tab.open()
    tab.press("Begin consultation")
    typed("Soft")
    tab.part.save_unsaved()
    tab.write("What the client expects", "Nobody notices")
    tab.part.save_unsaved()
    tab.desks.history.undo_last()
    tab.settle()
    assert (tab.named("Goals").value(), tab.named("What the client expects").text()) == ("Soft", "")
    tab.desks.history.undo_last()
    tab.settle()
    assert "No consultation yet" in tab.words()


def test_what_is_typed_after_its_row_was_taken_away_is_written_anew(tab, typed):
    tab.open()
    tab.press("Begin consultation")
    typed("Soft")
    tab.part.save_unsaved()
    typed("er")
    tab.desks.history.undo_last()
    assert tab.part.save_unsaved()
    assert tab.latest().goals == "Softer"
