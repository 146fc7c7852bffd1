"""Paper out of the window: the platform's print dialog, a file to save, and pages drawn on a printer.

Where no printer is set up it says so and offers the file at once.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QMarginsF, QObject, QRect, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from smpdesk.ui.shared import faults, messages
from smpdesk.ui.shared.page_view import PageImage, as_image

_ALMOST = 0.99  # sheets are rounded to whole points: a page is not made smaller for less than this
FINEST = 600  # dpi; a page of A4 in one piece would be 139 MB at this
_PAPER = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


class NotPrinted(Exception):
    """A printer did not take a paper; the text is its name."""


class Band(Protocol):
    """A strip of a page: number of the page from 0, its size in points, pixels above the strip, its image."""

    @property
    def page(self) -> int: ...
    @property
    def size(self) -> tuple[float, float]: ...
    @property
    def top(self) -> int: ...
    @property
    def image(self) -> PageImage: ...


class Strips(Protocol):
    """Cuts a paper into strips of whole pages' width, page after page and downwards, at a resolution in dpi."""

    def __call__(self, pdf: bytes, dpi: int) -> Iterable[Band]: ...


def printer_names() -> list[str]:
    """The printers this computer knows."""
    return list(QPrinterInfo.availablePrinterNames())


def new_printer() -> QPrinter:
    """The printer that is usual on this computer, at its own resolution."""
    return QPrinter(QPrinter.PrinterMode.HighResolution)


def prepare(printer: QPrinter, size: str, title: str) -> QPrinter:
    """Set a printer up for a paper of ours: its size, no margins (the paper has its own), the whole sheet."""
    printer.setDocName(title)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(_PAPER[size]), QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point
        )
    )
    printer.setFullPage(True)
    return printer


def send(printer: QPrinter, pdf: bytes, strips: Strips) -> None:
    """Draw a paper on a printer, strip by strip, in the copies and pages that were chosen. May run in a lane.

    Raises NotPrinted when the printer does not take it.
    """
    dpi = min(printer.resolution(), FINEST)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted(printer.printerName())
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # in a PDF letters would be JPEG
    try:
        drawn: tuple[int, int] | None = None
        for copy in range(copies):
            for band in strips(pdf, dpi):
                if not _wanted(printer, band.page):
                    continue
                if drawn not in (None, (copy, band.page)) and not printer.newPage():
                    raise NotPrinted(printer.printerName())
                drawn = (copy, band.page)
                painter.drawImage(_place(printer, band, dpi), as_image(band.image))
    finally:
        painter.end()


def _wanted(printer: QPrinter, page: int) -> bool:
    """Whether a page, counted from 0, is among those chosen in the dialog."""
    chosen = printer.pageRanges()
    return bool(chosen.isEmpty() or chosen.contains(page + 1))


def _place(printer: QPrinter, band: Band, dpi: int) -> QRect:
    """Where a strip lies on the sheet: in the middle of one of another size, smaller where it would not fit."""
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    wide, tall = (each / 72 * printer.resolution() for each in band.size)
    fit = min(sheet.width() / wide, sheet.height() / tall)
    fit = fit if fit < _ALMOST else 1.0
    scale = fit * printer.resolution() / dpi
    left, above = (sheet.width() - wide * fit) / 2, (sheet.height() - tall * fit) / 2
    # Edges, not heights, are rounded: neighbouring strips must meet.
    top = round(above + band.top * scale)
    bottom = round(above + (band.top + band.image.height) * scale)
    return QRect(round(left), top, round(band.image.width * scale), bottom - top)


def save_dialog(parent: QWidget, name: str) -> QFileDialog:
    """A dialog, not yet open, that asks where to save a PDF; it proposes the folder of documents and ``name``."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, "Save as PDF", documents, "PDF (*.pdf)")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    return dialog


def explain(parent: QWidget, error: BaseException) -> None:
    """Show why a paper did not come out."""
    if isinstance(error, NotPrinted):
        name = f"“{error}”" if str(error) else "The printer"
        text = f"{name} did not take the paper. See whether it is on and has paper, then print again."
        messages.choose(parent, "The paper was not printed", text, ("Close",), QMessageBox.Icon.Warning)
    else:
        faults.show(parent, error)


class PrinterChoice(QObject):
    """Asks which printer to use. ``chosen`` carries the printer; ``save_instead`` says that a file is wanted."""

    chosen = Signal(object)
    save_instead = Signal()
    cancelled = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        names: Callable[[], list[str]] = printer_names,
        make: Callable[[], QPrinter] = new_printer,
    ) -> None:
        super().__init__(parent)
        self._names, self._make = names, make
        self._dialog: QPrintDialog | None = None
        self._printer: QPrinter | None = None

    def start(self, window: QWidget, title: str, size: str) -> None:
        """Open the platform's dialog for a paper of this size, or say that there is no printer."""
        if not self._names():
            self._offer_file(window)
            return
        self._printer = prepare(self._make(), size, title)
        self._dialog = QPrintDialog(self._printer, window)
        self._dialog.setWindowTitle(f"Print {title}")
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.finished.connect(self._finished)
        QDialog.open(self._dialog)

    @Slot(int)
    def _finished(self, result: int) -> None:
        printer, self._printer, self._dialog = self._printer, None, None
        if result == QDialog.DialogCode.Accepted and printer is not None:
            printer.setFullPage(True)
            self.chosen.emit(printer)
        else:
            self.cancelled.emit()

    def _offer_file(self, window: QWidget) -> None:
        text = "Save the paper as a PDF and print it where there is a printer, or set one up and try again."
        answers = ("Save as PDF", "Cancel")
        kind = QMessageBox.Icon.Information
        wanted = messages.choose(window, "No printer is set up on this computer", text, answers, kind) == 0
        (self.save_instead if wanted else self.cancelled).emit()
