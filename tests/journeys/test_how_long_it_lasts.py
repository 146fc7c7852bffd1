"""The question every client asks first, from the tab to the paper, the letter years later, and the clinic's figures."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from smpdesk.domain.paper import PaperKind
from smpdesk.domain.session import Session
from smpdesk.ui.forecast.figures_dialog import FiguresDialog
from smpdesk.ui.papers.paper_dialog import PaperDialog
from tests import builders as a
from tests.documents import reading
from tests.journeys.conftest import Whole

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _save(whole: Whole, to: Path) -> str:
    whole.press("Save PDF")
    whole.save_as(to)
    QApplication.processEvents()
    found = whole.window.findChild(PaperDialog)
    assert found is not None
    found.close()
    return reading.text(to.read_bytes())


def test_a_client_is_told_on_paper_and_asked_back_by_letter(whole: Whole, tmp_path: Path) -> None:
    desks = a.clinic(tmp_path)
    owen = a.client(desks, address="1 Mill Lane")
    with desks.ground.write("Bring in an old session"):
        desks.store.sessions.add(Session(client=owen.id, day=a.TODAY - timedelta(days=1500), historical=True))
    desks.close()
    whole.begin(tmp_path / "Northgate.smpdesk")
    whole.shown.show_client(owen.id)
    whole.settle()
    whole.window.page("clients").record.open("Forecast")  # type: ignore[attr-defined]
    whole.settle()
    assert "This time has begun" in whole.words() and "Not known yet" in whole.words()
    whole.press("On paper…")
    assert "an estimate, not a promise" in _save(whole, tmp_path / "years.pdf")
    assert "on paper" in whole.words()
    whole.press("Invitation letter…")
    assert "1 Mill Lane" in _save(whole, tmp_path / "letter.pdf")
    kinds = {each.kind for each in whole.desks.clients.papers(owen.id)}
    assert kinds == {PaperKind.OUTLOOK, PaperKind.INVITATION}
    assert len(whole.desks.touch_ups.invitations(owen.id)) == 1
    assert whole.desks.work_list.more(a.TODAY) == []


def test_the_menu_opens_the_figures_and_from_there_the_weights(whole: Whole, tmp_path: Path) -> None:
    a.clinic(tmp_path).close()
    whole.begin(tmp_path / "Northgate.smpdesk")
    whole.command("figures")
    dialog = whole.window.findChild(FiguresDialog)
    assert dialog is not None and "As soon as a course ends" in dialog.empty.text()
    whole.command("lasting")
    dialog = next(each for each in whole.window.findChildren(FiguresDialog) if each.isVisible())
    assert "Nothing was seen to fade yet" in dialog.empty.text()
    dialog.weights.click()
    whole.settle()
    assert "Put back what the program came with" in whole.words()
