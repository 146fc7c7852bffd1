"""What this program is, in which version, on what it runs."""

import platform
from typing import NamedTuple

from PySide6.QtCore import QSysInfo, Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import __version__
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px

_TEXT = (
    "The front desk of a scalp micro-pigmentation clinic: clients, sessions, and the papers they take home."
)
_WARNING = "Not yet for real clients: the clinic's data is not encrypted in this version."


class Fact(NamedTuple):
    """A line of what the program runs on."""

    name: str
    value: str


def facts() -> tuple[Fact, ...]:
    """Versions, as somebody who helps wants to know them."""
    return (
        Fact("Version", __version__),
        Fact("Python", platform.python_version()),
        Fact("Qt", qVersion()),
        Fact("System", f"{QSysInfo.prettyProductName()}, {QSysInfo.currentCpuArchitecture()}"),
    )


class AboutDialog(QDialog):
    """Name, version, what it runs on; the versions can be copied for whoever helps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About SMP Desk")
        self.setMinimumWidth(px(440))
        self._note = parts.label("", "reading")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(px(26), px(22), px(26), px(18))
        lay.setSpacing(px(10))
        lay.addWidget(parts.heading("SMP Desk"))
        lay.addWidget(parts.label(_TEXT, wrap=True))
        lay.addWidget(parts.Notice(_WARNING))
        lay.addLayout(self._build_facts())
        lay.addWidget(
            parts.muted("Apache License 2.0, without warranty. Its text: Help, Versions and licences.")
        )
        lay.addSpacing(px(4))
        lay.addLayout(self._build_foot())
        self._close.setDefault(True)
        self._close.setFocus()

    @Slot()
    def _copy(self) -> None:
        text = "\n".join(f"{fact.name}: {fact.value}" for fact in facts())
        QGuiApplication.clipboard().setText(f"SMP Desk\n{text}")
        self._note.setText("Copied")

    def _build_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(facts()):
            value = parts.label(fact.value)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(parts.label(fact.name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        return grid

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        self._close = parts.button("Close", primary=True, on=self.close)
        foot.addWidget(self._note, 1)
        foot.addWidget(parts.button("Copy versions", on=self._copy))
        foot.addWidget(self._close)
        return foot
