"""Hours and holidays: edited for a person or for the clinic, reached from the settings."""

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.working import Block, Closure, TurnaroundRule
from smpdesk.ui.settings.away_dialogs import BlockDialog, HolidayDialog
from smpdesk.ui.settings.working_dialog import WorkingDialog, block_text, closure_text
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.fields import Choice, Number
from smpdesk.ui.shared.rows import RowList
from tests import builders as a

TOM, TUESDAY = 1, date(2026, 11, 24)


@pytest.fixture
def desks(tmp_path):
    made = a.clinic(tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened(desks, qtbot):
    """The dialog on Tom, hearing of changes."""
    feed = Feed()
    desks.store.subscribe(feed.publish)
    dialog = WorkingDialog(desks, feed, None, TOM)
    dialog.show()
    dialog.activateWindow()
    qtbot.wait(1)
    return dialog


def push(root, words: str) -> None:
    next(each for each in root.findChildren(QPushButton) if each.text() == words).click()


def field(root, name: str, kind=QLineEdit):
    return next(each for each in root.findChildren(kind) if each.accessibleName().startswith(name))


def listed(dialog) -> list[str]:
    model = dialog.findChild(RowList).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_somebody_gets_hours_of_their_own_and_gives_them_back(desks, opened):
    same = next(each for each in opened.findChildren(QCheckBox) if each.text().startswith("The same"))
    assert same.isChecked()
    same.click()
    opens = field(opened, "Tuesday, opens at")
    opens.setText("12")
    opens.textEdited.emit("12")
    push(opened, "Save")
    assert desks.working.hours(TOM)[1] == (720, 1080)
    same.click()
    push(opened, "Save")
    assert desks.working.hours(TOM) is None


def test_hours_that_end_before_they_begin_are_refused_beside_the_day(desks, opened):
    next(each for each in opened.findChildren(QCheckBox) if each.text().startswith("The same")).click()
    opens = field(opened, "Tuesday, opens at")
    opens.setText("20")
    opens.textEdited.emit("20")
    assert not opened.save()
    assert desks.working.hours(TOM) is None
    assert opens.accessibleDescription()


def test_a_holiday_is_added_changed_and_removed(desks, opened, qtbot):
    push(opened, "Add holiday…")
    dialog = opened.findChild(HolidayDialog)
    field(dialog, "First day").setText("2.12.26")
    field(dialog, "Last day").setText("4.12.26")
    field(dialog, "What it is called").setText("Lisbon")
    dialog.save()
    assert [(each.staff, each.name, each.last.day) for each in desks.working.closures()] == [
        (TOM, "Lisbon", 4)
    ]
    assert any("Lisbon" in each for each in listed(opened))
    push(opened, "Remove")
    assert desks.working.closures() == []
    assert listed(opened) == []


def test_a_holiday_that_ends_before_it_begins_stays_open(desks, opened):
    push(opened, "Add holiday…")
    dialog = opened.findChild(HolidayDialog)
    field(dialog, "First day").setText("4.12.26")
    field(dialog, "Last day").setText("2.12.26")
    dialog.save()
    assert dialog.isVisible()
    assert desks.working.closures() == []


def test_lunch_is_added_for_every_weekday(desks, opened):
    push(opened, "Add break or training…")
    dialog = opened.findChild(BlockDialog)
    field(dialog, "What it is called").setText("Lunch")
    dialog.save()
    (lunch,) = desks.working.blocks()
    assert (lunch.staff, lunch.name, lunch.weekdays, lunch.starts, lunch.ends) == (
        TOM, "Lunch", (0, 1, 2, 3, 4), 780, 810,
    )  # fmt: skip


def test_a_time_that_is_none_is_asked_for(desks, opened):
    push(opened, "Add break or training…")
    dialog = opened.findChild(BlockDialog)
    field(dialog, "From, needed").setText("")
    dialog.save()
    assert dialog.isVisible()
    assert desks.working.blocks() == []


def test_the_clinic_sets_how_long_setting_up_and_cleaning_take(desks, opened):
    whose = opened.findChild(Choice)
    whose.set_value(0)
    whose.edited.emit()
    field(opened, "Session, cleaning", Number).setValue(15)
    push(opened, "Save")
    assert desks.working.turnarounds()[VisitKind.SESSION] == (0, 15)
    assert desks.working.turnaround_rule() is TurnaroundRule.REFUSE
    field(opened, "Review, usual length", Number).setValue(20)
    refused = next(each for each in opened.findChildren(QCheckBox) if each.text().startswith("Refuse"))
    refused.click()
    push(opened, "Save")
    assert desks.working.usual_lengths()[VisitKind.REVIEW] == 20
    assert desks.working.turnaround_rule() is TurnaroundRule.ADVISE


def test_a_person_sees_what_is_everybodys_too(desks, opened):
    desks.working.save_closure(Closure(first=date(2026, 12, 25), last=date(2026, 12, 25), name="Christmas"))
    desks.working.save_closure(
        Closure(staff=2, first=date(2026, 12, 2), last=date(2026, 12, 2), name="Porto")
    )
    assert any("Christmas" in each for each in listed(opened))
    assert not any("Porto" in each for each in listed(opened))


def test_spans_are_told_in_words():
    day = date(2026, 12, 1)
    assert closure_text(Closure(first=day, last=day)) == "Tuesday 1 December 2026"
    assert closure_text(Closure(first=day, last=date(2026, 12, 4))) == "1–4 Dec 2026"
    assert block_text(Block(weekdays=(0, 2), starts=780, ends=810)) == "Mon, Wed, 13:00–13:30"
    assert (
        block_text(Block(first=day, last=day, starts=540, ends=1440))
        == "Tuesday 1 December 2026, 09:00–00:00"
    )


def test_the_settings_lead_there(settings):
    settings.open("staff")
    push(settings.dialog.sections["staff"], "Hours and holidays…")
    assert settings.dialog.findChild(WorkingDialog) is not None


@pytest.mark.look("dark", 1.5)
def test_nothing_of_the_dialogs_is_cut_at_large_text(desks, opened, clipped, nameless, qtbot):
    desks.working.save_block(Block(staff=TOM, name="Lunch", weekdays=(1,), starts=780, ends=810))
    assert clipped(opened) == []
    assert nameless(opened) == []
    for dialog in (
        BlockDialog(desks.working, desks.working.blocks()[0], "Tom Hale", TUESDAY),
        HolidayDialog(desks.working, Closure(first=TUESDAY, last=TUESDAY), "Tom Hale", TUESDAY),
    ):
        dialog.show()
        qtbot.wait(1)
        assert clipped(dialog) == []
        assert nameless(dialog) == []
