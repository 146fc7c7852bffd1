"""A reaction is noted at the chair and days later on the client's page; report and treatment record leave as files."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from smpdesk.domain.incident import IncidentKind, Late
from smpdesk.domain.paper import PaperKind
from smpdesk.ui.incidents.incident_dialog import IncidentDialog
from smpdesk.ui.papers.paper_dialog import PaperDialog
from tests.documents import reading
from tests.furnished import ANNA, OWEN, furnished
from tests.journeys.conftest import Whole


def dialog_of(whole: Whole, kind: type[QWidget]) -> QWidget:
    """The window of that kind in sight."""
    return next(each for each in whole.window.findChildren(kind) if each.isVisible())


def test_from_a_reaction_to_the_papers_that_are_asked_for(whole: Whole, tmp_path: Path) -> None:
    made, _clock = furnished(tmp_path / "clinic")
    session = made.store.sessions.of_client(ANNA)[-1]
    made.close()
    whole.begin(made.store.folder)

    whole.shown.chair.open_session(session)
    whole.settle()
    whole.press("Incident…")
    noting = dialog_of(whole, IncidentDialog)
    assert isinstance(noting, IncidentDialog)
    assert noting.entered().zone == session.zones[1].zone.value and noting.entered().lot is not None
    whole.press("Keep incident")
    assert [each.incident.kind for each in whole.desks.incidents.of_client(ANNA)] == [IncidentKind.REACTION]

    whole.shown.show_client(OWEN)
    record = whole.window.page("clients").record  # type: ignore[attr-defined]
    record.open("Incidents")
    whole.settle()
    assert (
        "Late complication: infection and swelling" in whole.rows("Incidents and reactions of this client")[0]
    )
    assert "supplier or the responsible person named on the label (Northlight)" in whole.words()
    whole.press("Note an incident…")
    noting = dialog_of(whole, IncidentDialog)
    assert isinstance(noting, IncidentDialog)
    whole.press("Keep incident")
    assert noting.isVisible() and "Tick what it was, or describe it." in whole.words()
    box: QCheckBox = noting.late.box(Late.INFECTION.value)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert "An infection counts as serious" in whole.words()
    whole.press("Keep incident")
    assert len(whole.desks.incidents.of_client(OWEN)) == 2

    whole.choose("Incidents and reactions of this client", 1)
    whole.press("Report")
    assert "Draft" in whole.words()
    whole.press("Save PDF")
    whole.save_as(tmp_path / "report.pdf")
    assert "pustules" in reading.text((tmp_path / "report.pdf").read_bytes())
    paper = dialog_of(whole, PaperDialog)
    assert isinstance(paper, PaperDialog)
    paper.close()

    record.open("Papers")
    whole.settle()
    assert "Incident report · session 3" in whole.rows("Papers of this client")[0]
    whole.shown.show_client(ANNA)
    record = whole.window.page("clients").record  # type: ignore[attr-defined]
    record.open("Papers")
    whole.settle()
    whole.press("Treatment record")
    whole.press("Ingredient labels")
    whole.press("Save PDF")
    whole.save_as(tmp_path / "record.pdf")
    QApplication.processEvents()
    assert "CI 77266" in reading.text((tmp_path / "record.pdf").read_bytes())
    kept = whole.desks.clients.papers(ANNA)
    assert kept[0].kind is PaperKind.TREATMENT_RECORD and "Kept as issued" in whole.words()
