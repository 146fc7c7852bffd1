"""Paper out of the window: the platform's print dialog, a file to save, and pages drawn on a printer.

Where no printer is set up it says so and offers the file at once.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMarginsF, QObject, QPoint, QRect, QSizeF, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from smpdesk.domain.problem import StorageFault
from smpdesk.ui.shared.page_view import PageImage, as_image

FINEST = 600  # dpi; a page of A4 in one piece would be 139 MB at this
_PAPER = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


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


def ask_for_printer(parent: QWidget, title: str) -> QDialog:
    """The platform's print dialog, which holds the printer it sets up."""
    dialog = QPrintDialog(QPrinter(QPrinter.PrinterMode.HighResolution), parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, True)
    return dialog


def prepare(printer: QPrinter, size: str, title: str) -> QPrinter:
    """Set a printer up for a paper of ours: its size, no margins (the paper has its own), the whole sheet."""
    printer.setDocName(title)
    printer.setPageLayout(
        QPageLayout(QPageSize(_PAPER[size]), QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
    )
    printer.setFullPage(True)
    return printer


def send(printer: QPrinter, pdf: bytes, strips: Strips) -> None:
    """Draw a paper on a printer, strip by strip. May run in a lane of its own.

    Raises StorageFault ``printer_unavailable`` when the printer does not take it.
    """
    dpi = min(printer.resolution(), FINEST)
    grain = printer.resolution() / dpi
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageFault("printer_unavailable", printer=printer.printerName())
    try:
        page = 0
        for band in strips(pdf, dpi):
            if band.page != page:
                page = band.page
                if not printer.newPage():
                    raise StorageFault("printer_unavailable", printer=printer.printerName())
            shift = _shift(printer, band.size)
            image = as_image(band.image)
            where = QRect(
                QPoint(round(shift.x()), round(shift.y() + band.top * grain)),
                QSizeF(image.width() * grain, image.height() * grain).toSize(),
            )
            painter.drawImage(where, image)
    finally:
        painter.end()


def _shift(printer: QPrinter, size: tuple[float, float]) -> QPoint:
    """Puts a page in the middle of a sheet of another size, such as A4 on Letter."""
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    wide, tall = (round(each / 72 * printer.resolution()) for each in size)
    return QPoint((sheet.width() - wide) // 2, (sheet.height() - tall) // 2)


def save_dialog(parent: QWidget, name: str, chosen: Callable[[str], object], folder: str = "") -> QFileDialog:
    """Ask where to save a PDF; ``chosen`` is a bound method that gets the path. Nothing happens on Cancel."""
    documents = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, "Save as PDF", documents, "PDF (*.pdf)")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def write_file(path: str, content: bytes) -> Path:
    """Write a file whole. Raises StorageFault ``file_not_written`` with path and reason."""
    target = Path(path)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise StorageFault("file_not_written", path=str(target), reason=error.strerror or str(error)) from error
    return target


class PrinterChoice(QObject):
    """Asks which printer to use. ``chosen`` carries the printer; ``save_instead`` says that a file is wanted."""

    chosen = Signal(object)
    save_instead = Signal()
    cancelled = Signal()

    def __init__(
        self,
        parent: QWidget,
        names: Callable[[], list[str]] = printer_names,
        ask: Callable[[QWidget, str], QDialog] = ask_for_printer,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._names = names
        self._ask = ask
        self._dialog: QDialog | None = None
        self._size = "A4"
        self._title = ""

    def start(self, title: str, size: str) -> None:
        """Open the platform's dialog for a paper of this size, or say that there is no printer."""
        self._title, self._size = title, size
        if not self._names():
            self._offer_file()
            return
        self._dialog = self._ask(self._window, title)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        printer = self._dialog.printer() if isinstance(self._dialog, QPrintDialog) else None
        if printer is not None:
            prepare(printer, size, title)
        self._dialog.finished.connect(self._finished)
        QDialog.open(self._dialog)

    @Slot(int)
    def _finished(self, result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if result == QDialog.DialogCode.Accepted and isinstance(dialog, QPrintDialog):
            self.chosen.emit(prepare(dialog.printer(), self._size, self._title))
        else:
            self.cancelled.emit()

    def _offer_file(self) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle("No printer")
        box.setText("No printer is set up on this computer.")
        box.setInformativeText("Save the paper as a PDF and print it where there is one, or set up a printer first.")
        save = box.addButton("Save as PDF", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.buttonClicked.connect(self._answered)
        box.open()

    @Slot(object)
    def _answered(self, pressed: object) -> None:
        box = self.sender()
        if isinstance(box, QMessageBox) and pressed is box.defaultButton():
            self.save_instead.emit()
        else:
            self.cancelled.emit()
