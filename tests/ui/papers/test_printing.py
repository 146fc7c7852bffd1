"""Paper on a printer: the copies and pages that were chosen, whole on a sheet of another size."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from smpdesk.services.desks import Desks
from smpdesk.ui.shared import printing
from smpdesk.ui.shared.page_view import as_image
from tests import builders as a


class Set(NamedTuple):
    """A clinic and a printer that writes a file."""

    desks: Desks
    printer: QPrinter
    out: Path

    def send(self, pdf: bytes) -> list[tuple[int, int]]:
        """Print; the sizes of the pages that came out, in points."""
        from pypdf import PdfReader

        printing.send(self.printer, pdf, self.desks.papers.bands)
        boxes = [page.mediabox for page in PdfReader(self.out).pages]
        return [(round(float(box.width)), round(float(box.height))) for box in boxes]


@pytest.fixture
def made(tmp_path: Path, qapp: QApplication) -> Iterator[Set]:
    """A printer that takes A4."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    desks = a.clinic(tmp_path)
    yield Set(desks, printing.prepare(printer, "A4", "Consent form 1001"), tmp_path / "out.pdf")
    desks.close()


@pytest.fixture
def consent(made: Set) -> bytes:
    """A paper of two pages."""
    pdf = made.desks.papers.consent_preview(a.client(made.desks).id)
    assert len(made.desks.papers.pages(pdf, 50)) == 2
    return pdf


def test_every_page_comes_out_at_its_size(made: Set, consent: bytes) -> None:
    assert made.send(consent) == [(595, 842), (595, 842)]


def test_copies_follow_each_other_where_the_printer_makes_none(made: Set, consent: bytes) -> None:
    made.printer.setCopyCount(2)
    assert len(made.send(consent)) == 4


def test_only_the_chosen_pages_are_printed(made: Set, consent: bytes) -> None:
    made.printer.setPageRanges(QPageRanges.fromString("2"))
    assert len(made.send(consent)) == 1
    printed = as_image(made.desks.papers.pages(made.out.read_bytes(), 300)[0])
    second = as_image(made.desks.papers.pages(consent, 300)[1])
    line = [x for x in range(30, 270) if printed.pixelColor(x, 40).lightness() < 200]
    assert len(line) == pytest.approx(
        len([x for x in range(30, 270) if second.pixelColor(x, 40).lightness() < 200]), abs=30
    )


@pytest.mark.parametrize("size", [QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A5])
def test_a_page_stays_whole_on_a_smaller_sheet(made: Set, consent: bytes, size: QPageSize.PageSizeId) -> None:
    made.printer.setPageLayout(
        QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
    )
    made.printer.setFullPage(True)
    sheet = QPageSize(size).sizePoints()
    assert made.send(consent)[0] == (sheet.width(), sheet.height())
    printed = as_image(made.desks.papers.pages(made.out.read_bytes(), 400)[0])
    ink = [
        (x, y)
        for y in range(printed.height())
        for x in range(printed.width())
        if printed.pixelColor(x, y).lightness() < 150
    ]
    foot = max(y for _x, y in ink) / printed.height()
    assert 0.9 < foot < 0.99
    assert min(x for x, _y in ink) > 10


@pytest.mark.qt_log_level_fail("CRITICAL")  # Qt warns of it too
def test_a_printer_that_takes_nothing_is_said_by_name(made: Set, consent: bytes) -> None:
    made.printer.setOutputFileName("/nowhere/at/all.pdf")
    with pytest.raises(printing.NotPrinted):
        printing.send(made.printer, consent, made.desks.papers.bands)
