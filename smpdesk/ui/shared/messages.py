"""Questions and news in a box. What people typed stays plain text in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from smpdesk.ui.shared import icons
from smpdesk.ui.shared.parts import mark
from smpdesk.ui.shared.theme import px


def ask(parent: QWidget | None, title: str, text: str, yes: str, no: str = "Cancel") -> bool:
    """Ask before something is done; True for `yes`. Escape is `no`, Enter is `yes`."""
    return choose(parent, title, text, (yes, no)) == 0


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Say something that has to be read."""
    choose(parent, title, text, ("Close",), QMessageBox.Icon.Information)


def choose(
    parent: QWidget | None,
    title: str,
    text: str,
    answers: tuple[str, ...],
    kind: QMessageBox.Icon = QMessageBox.Icon.Question,
) -> int:
    """Offer several answers: the number of the one taken. Enter takes the first, Escape the last."""
    box = _box(parent, title, text, kind)
    buttons = [
        _button(box, answer, first=not at, last=at == len(answers) - 1) for at, answer in enumerate(answers)
    ]
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(buttons[-1])
    box.exec()
    taken = box.clickedButton()
    box.deleteLater()
    return next((at for at, button in enumerate(buttons) if button is taken), len(answers) - 1)


def _box(parent: QWidget | None, title: str, text: str, kind: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(parent)
    box.setOption(QMessageBox.Option.DontUseNativeDialog)
    box.setIcon(kind)  # for screen readers and the system's sound
    box.setIconPixmap(_picture(kind, box.devicePixelRatioF()))
    box.setWindowTitle("SMP Desk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    for words in box.findChildren(QLabel):
        if words.text() in (title, text):
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setProperty("role", "h2" if words.text() == title else "")
    return box


def _picture(kind: QMessageBox.Icon, ratio: float) -> QPixmap:
    """Our own stroke instead of the platform's picture: a warning, or an i."""
    warns = kind in (QMessageBox.Icon.Warning, QMessageBox.Icon.Critical)
    return icons.pixmap("warning" if warns else "info", px(30), "warn" if warns else "accent", ratio)


def _button(box: QMessageBox, answer: str, first: bool, last: bool) -> QPushButton:
    role = QMessageBox.ButtonRole.AcceptRole if first else QMessageBox.ButtonRole.ActionRole
    push = box.addButton(answer, QMessageBox.ButtonRole.RejectRole if last and not first else role)
    mark(push, "primary", "true" if first else "false")
    return push
