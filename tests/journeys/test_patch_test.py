"""A patch test in the whole program: booked in the book, declined on the client's page, its paper opened."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.paper import PaperKind
from smpdesk.ui.shared.signature_pad import SignaturePad
from tests import builders as a
from tests.journeys.conftest import Whole


@pytest.fixture
def opened(whole: Whole, tmp_path: Path) -> Whole:
    """A clinic with Owen Davies, his patch tests in front."""
    desks = a.clinic(tmp_path)
    a.client(desks)
    folder = desks.store.folder
    desks.close()
    whole.begin(folder)
    page: Any = whole.window.go("clients")
    page.show_client(1)
    whole.settle()
    page.record.open("Patch test")
    whole.settle()
    return whole


def front() -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def test_a_visit_for_a_patch_test_is_booked_from_the_clients_page(opened: Whole) -> None:
    opened.press("Book patch test")
    opened.default()
    (visit,) = opened.desks.sessions.visits(1)
    assert (visit.kind, visit.client, visit.minutes) == (VisitKind.PATCH_TEST, 1, 15)


def test_a_refusal_stands_in_the_head_and_its_paper_opens(opened: Whole) -> None:
    assert "No patch test" in opened.words()
    opened.press("Declined…")
    sheet = front().findChildren(SignaturePad)[0].sheet
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    for spot in (QPoint(120, 110), QPoint(180, 30), QPoint(260, 90)):
        QTest.mouseMove(sheet, spot, 5)
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=QPoint(260, 90))
    opened.fill("seen_by", "Tom Hale")
    opened.press("Keep as declined")
    assert "Patch test declined" in opened.words()
    opened.press("Open paper")
    assert front().windowTitle() == "Patch test declined · Owen Davies"
    assert "Signed 24 Nov 2026, seen by Tom Hale" in opened.words()
    front().close()
    opened.settle()
    (paper,) = opened.desks.clients.papers(1)
    assert (paper.kind, paper.seen_by) == (PaperKind.PATCH_REFUSAL, "Tom Hale")
