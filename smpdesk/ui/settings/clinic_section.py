"""Who the clinic is: what stands at the head of its papers."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Refusal
from smpdesk.ui.settings.presenter import SettingsPresenter
from smpdesk.ui.settings.section import ClinicSection
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.forms import lines, text
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.page_view import paint_paper
from smpdesk.ui.shared.theme import colour, px

_PICTURES = "Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff)"


class LogoPicture(QWidget):
    """The logo on the white of paper, or the place for one."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName("The clinic's logo")

    def show_picture(self, picture: bytes | None) -> None:
        """Show these bytes of a picture."""
        self._picture = QPixmap()
        if picture:
            self._picture.loadFromData(picture)
        self.setAccessibleDescription("A logo is set" if picture else "No logo is set")
        self.update()

    def sizeHint(self) -> QSize:
        """The shape of a letterhead."""
        return QSize(px(210), px(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        """White in every look, as on paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(colour("line_strong"))
        inside = self.rect().adjusted(0, 0, -1, -1)
        if self._picture.isNull():
            painter.setBrush(colour("ground"))
            painter.drawRect(inside)
            painter.setPen(colour("muted"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, "No logo")
            return
        paint_paper(painter, self.rect())
        painter.drawRect(inside)
        ratio = self.devicePixelRatioF()
        room = (self.size() - QSize(px(16), px(16))) * ratio
        shown = self._picture.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        size = shown.deviceIndependentSize()
        painter.drawPixmap(
            round((self.width() - size.width()) / 2), round((self.height() - size.height()) / 2), shown
        )


class LogoCard(parts.Card):
    """The logo with the ways to change it; each change is saved at once."""

    picked = Signal(object)
    """The bytes of a picture, or None to have no logo."""

    def __init__(self) -> None:
        super().__init__("Logo")
        self.picture = LogoPicture()
        self.choose = parts.button("Choose a picture", on=self._choose)
        self.remove = parts.button("Remove", on=self._remove)
        self.problem = parts.label("", "problem", wrap=True)
        self.problem.hide()
        buttons = QVBoxLayout()
        buttons.setSpacing(px(6))
        buttons.addWidget(
            parts.muted("PNG or JPEG. It stands at the head of every new paper, and is saved at once.")
        )
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in (self.choose, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        buttons.addLayout(row)
        buttons.addWidget(self.problem)
        line = QHBoxLayout()
        line.setSpacing(px(16))
        line.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(buttons, 1)
        self.body.addLayout(line)

    def say(self, text: str) -> None:
        """What is wrong with the picture."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def show_logo(self, picture: bytes | None) -> None:
        """Show what is stored."""
        self.picture.show_picture(picture)
        self.remove.setVisible(picture is not None)

    @Slot()
    def _choose(self) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = QFileDialog(self, "Choose a logo", place, _PICTURES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    @Slot(str)
    def _chosen(self, path: str) -> None:
        with faults.caught(self):
            self.picked.emit(Path(path).read_bytes())

    @Slot()
    def _remove(self) -> None:
        self.picked.emit(None)


class IdentitySection(ClinicSection):
    """Name, address and how to reach the clinic; the logo."""

    def __init__(self, ask: SettingsPresenter, jobs: Jobs) -> None:
        super().__init__(ask, "Clinic", "This stands at the head of every paper that is issued from now on.")
        self._jobs = jobs
        self.field("name", "Name", text(), optional=False, wide=True)
        self.field("address", "Address", lines(rows=3), "As it is written on a letter", wide=True)
        self.field("phone", "Telephone", text(), "Clients call it when something is wrong")
        self.field("email", "E-mail", text())
        self.field("web", "Web", text())
        self.logo = LogoCard()
        self.logo.picked.connect(self._set_logo)
        self.body.addWidget(self.logo)
        self.body.addStretch(1)
        self.fill()

    def refresh(self) -> None:
        """The logo is saved by itself, so it is always shown as stored."""
        super().refresh()
        self._show_logo()

    @Slot()
    def fill(self) -> None:
        """Show the clinic and its logo."""
        super().fill()
        self._show_logo()

    @Slot(object)
    def _set_logo(self, picture: bytes | None) -> None:
        self.logo.say("")
        self.logo.choose.setEnabled(False)
        self._jobs.run(self, partial(self.ask.set_logo, picture), self._logo_set, self._logo_failed)

    def _logo_set(self, _clinic: object) -> None:
        self.logo.choose.setEnabled(True)
        self._show_logo()

    def _logo_failed(self, error: BaseException) -> None:
        self.logo.choose.setEnabled(True)
        if isinstance(error, Refusal):
            self.logo.say(" ".join(words.say(each) for each in error.problems))
        else:
            faults.show(self, error)

    def _show_logo(self) -> None:
        with faults.caught(self):
            self.logo.show_logo(self.ask.logo())
