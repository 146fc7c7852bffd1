"""From nothing to a day's papers, a backup and back again, in the whole program."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from smpdesk.domain.booking import LeavingState
from smpdesk.domain.readiness import Rule, Weight
from smpdesk.ui.shared.forms import TimeField
from tests import builders as a
from tests.documents import reading
from tests.journeys.conftest import Whole

# Lists that pop up ask the offscreen platform for things it does not have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def made_clinic(whole: Whole, folder: Path) -> None:
    """Answer the questions of a new clinic."""
    whole.fill("name", "Northgate Scalp Studio")
    whole.fill("technician", "Tom Hale")
    whole.fill("folder", str(folder / "Northgate"))
    whole.default()


def test_a_clinic_begins_with_nothing_and_ends_its_first_day_backed_up(whole: Whole, tmp_path: Path) -> None:
    # The start page: Enter is “New clinic”
    whole.begin()
    QTimer.singleShot(50, lambda: made_clinic(whole, tmp_path))
    whole.press("New clinic")
    assert whole.window.windowTitle() == "Northgate Scalp Studio — SMP Desk"
    assert whole.desks.at_desk.actor.name == "Tom Hale"

    # Settings: a telephone number, and somebody at reception
    whole.command("settings")
    whole.write("Telephone", "020 7946 0018")
    whole.press("Save")
    whole.choose("Pages of the settings", 3)
    whole.press("Add somebody")
    whole.write("Name, needed", "Maya Reid")
    whole.press("Add")
    whole.press("Close")
    assert [each.name for each in whole.desks.clinic.staff()] == ["Tom Hale", "Maya Reid"]

    # The first client, typed with the keyboard
    whole.press("+ New")
    whole.fill("given", "Owen")
    whole.fill("family", "Davies")
    whole.fill("phone", "07700 900118")
    whole.press("Add client")
    assert "Owen Davies" in whole.words()

    # Booked for now, arrived, in the chair, a zone, finished; this clinic wants to be advised, not stopped
    whole.desks.ready.choose({rule: Weight.ADVICE for rule in Rule if rule is not Rule.DEPOSIT})
    whole.press("Book session")
    starts = whole.widget.findChild(TimeField, "starts")
    assert starts is not None
    starts.setFocus()
    starts.selectAll()
    QTest.keyClicks(starts, "11:30")
    whole.press("Book")
    for step in ("Arrived", "In the chair", "+ Frontal"):
        whole.press(step)
    whole.clock.tick(hours=2)
    whole.press("Finish session")
    whole.press("Finish anyway")
    (leaving,) = whole.desks.aftercare.leaving(a.TODAY)
    assert leaving.state is LeavingState.SHEET_DUE

    # The sheet: saved as PDF, then marked as given
    whole.command("go:2")
    whole.press("Save PDF")
    assert isinstance(whole.widget, QFileDialog)
    field = whole.widget.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    assert field.text() == "1001-2026-11-24-aftercare.pdf"
    whole.save_as(tmp_path / "sheet.pdf")
    text = reading.text((tmp_path / "sheet.pdf").read_bytes())
    assert "Sat 28 Nov" in text
    assert "020 7946 0018" in text
    whole.press("Mark as given")
    (leaving,) = whole.desks.aftercare.leaving(a.TODAY)
    assert leaving.state is LeavingState.GIVEN

    # The consent: issued and marked as signed
    whole.command("go:0")
    whole.press("Consent")
    whole.press("Print to sign…")
    whole.until(lambda: whole.button("Save PDF").isEnabled())
    whole.press("Save PDF")
    whole.save_as(tmp_path / "consent.pdf")
    whole.press("Mark as signed on paper")
    whole.press("Mark as signed")
    whole.press("Close")
    (signed,) = [each for each in whole.desks.clients.papers(1) if each.kind == "consent"]
    assert (signed.signed, signed.seen_by) == (date(2026, 11, 24), "Tom Hale")

    # Backed up, changed, restored
    whole.picking(tmp_path / "home")
    said = whole.answering("Close")
    whole.command("backup")
    whole.until(lambda: bool(said))
    assert said[0] == "Backed up"
    (backup,) = (each for each in (tmp_path / "home").iterdir() if (each / "manifest.json").exists())
    a.client(whole.desks, "Added", "Afterwards")
    whole.picking(backup)
    sure, told = whole.answering("Restore"), whole.answering("Close")
    whole.command("restore")
    whole.until(lambda: bool(told))
    assert sure[0] == "Go back to this backup?"
    assert told[0] == "Restored"
    assert [each.listed for each in whole.desks.clients.lines("")] == ["Davies, Owen"]
    safety = next(each for each in tmp_path.iterdir() if "before restore" in each.name)
    assert (safety / "manifest.json").is_file()

    # And all is well
    well = whole.answering("Close")
    whole.command("check")
    whole.until(lambda: bool(well))
    assert well[0] == "All is well"
    assert "1 client, 1 appointment, 1 session, 2 papers" in well[1]
