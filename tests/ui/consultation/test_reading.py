"""Reading a consultation, and going back to earlier ones."""

from datetime import date

from smpdesk.domain.consultation import Question, Scar
from smpdesk.domain.hair_loss import Pattern


def test_the_latest_is_read_with_its_estimate_and_nothing_that_was_not_asked(tab):
    tab.consulted(
        goals="A soft hairline",
        questions=(Question("Does it hurt?", "A pricking."),),
        scars=(Scar("burn", age="old"),),
    )
    tab.open()
    said = tab.words()
    for each in (
        "Consultation of 24 Nov 2026",
        "A soft hairline",
        "Norwood 4",
        "Frontal and crown",
        "“Does it hurt?”",
    ):
        assert each in said
    assert "Planned: 4 sessions" in said
    assert "Phototype" not in said
    assert "Daily life" not in said


def test_earlier_ones_are_a_press_away(tab):
    tab.consulted(day=date(2025, 3, 2), goals="First wish")
    tab.consulted(goals="Second wish")
    tab.open()
    assert "Second wish" in tab.words()
    tab.press("Consultation of 2 Mar 2025")
    assert "First wish" in tab.words()
    assert "Second wish" not in tab.words()


def test_a_finished_one_is_opened_to_be_put_right(tab):
    done = tab.consulted(goals="Soft")
    tab.open()
    tab.press("Edit")
    assert tab.named("Goals").value() == "Soft"
    tab.write("Goals", "Softer")
    tab.press("Finish consultation")
    assert (tab.latest().id, tab.latest().goals, tab.latest().finished) == (done.id, "Softer", True)
    assert "Softer" in tab.words()


def test_a_new_one_begins_with_what_seldom_changes(tab):
    tab.consulted(goals="Soft", pattern=Pattern.NORWOOD_6)
    tab.open()
    tab.press("New consultation")
    assert tab.named("Goals").value() == ""
    assert tab.named("Norwood 6: the band is gone: front and crown have met").isChecked()
    tab.write("Goals", "A refresh")
    tab.press("Finish consultation")
    assert [each.goals for each in tab.desks.consultations.all(tab.who.id)] == ["A refresh", "Soft"]
