"""The pigments of a mix: each a large button that opens the list of lots, and how many parts it makes."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smpdesk.domain.session import MixPart
from smpdesk.ui.chair.stepper import Stepper
from smpdesk.ui.shared.parts import IconButton, button
from smpdesk.ui.shared.theme import px

_MOST_PIGMENTS = 4


def lot_button(words: str) -> QPushButton:
    """A wide button that shows what was chosen and opens the list."""
    push = button(words)
    push.setProperty("row", "true")
    push.setAutoDefault(False)
    push.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return push


def say(push: QPushButton, name: str, what: str, lot: str) -> None:
    """Show a choice: “GR2 · lot GR2-2409”, or that there is none."""
    said = " · ".join(part for part in (what, f"lot {lot}" if lot else "") if part) or "Choose…"
    push.setText(said.replace("&", "&&"))
    push.setAccessibleName(f"{name}: {said}")


class MixField(QWidget):
    """Edits the mix of a zone. `pick_requested` carries the number of the part that is to be chosen."""

    edited = Signal()
    pick_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._mix: list[MixPart] = []
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(px(4))
        self._rows: list[QWidget] = []
        self._pushes: list[QPushButton] = []
        self._parts: list[Stepper] = []
        self._aways: list[IconButton] = []
        self._mores: list[IconButton] = []
        self.set_value(())

    def value(self) -> tuple[MixPart, ...]:
        """The mix."""
        return tuple(self._mix)

    def set_value(self, mix: tuple[MixPart, ...]) -> None:
        """Show another mix; rows that are there already are used again, so that the focus stays."""
        self._mix = list(mix)
        while len(self._rows) < max(1, len(mix)):
            self._new_row()
        while len(self._rows) > max(1, len(mix)):
            self._pushes.pop()
            self._parts.pop()
            self._aways.pop()
            self._mores.pop()
            row = self._rows.pop()
            self._whole.removeWidget(row)
            row.hide()
            row.deleteLater()
        for at, push in enumerate(self._pushes):
            part = mix[at] if at < len(mix) else None
            say(
                push,
                f"Pigment {at + 1}" if at else "Pigment",
                part.pigment if part else "",
                part.lot if part else "",
            )
            self._parts[at].set_value(part.parts if part else 1)
            self._parts[at].setVisible(len(mix) > 1)
            self._aways[at].setVisible(len(mix) > 1)
            self._mores[at].setVisible(at + 1 == len(mix) < _MOST_PIGMENTS)

    def put(self, at: int, pigment: str, lot: str, stock: int) -> None:
        """A pigment was chosen for a part, or for a new one."""
        part = MixPart(pigment, lot, stock, self._mix[at].parts if at < len(self._mix) else 1)
        mix = [*self._mix[:at], part, *self._mix[at + 1 :]]
        self.set_value(tuple(mix))
        self.edited.emit()

    def first(self) -> QWidget:
        """The button of the first pigment."""
        return self._pushes[0]

    def _new_row(self) -> None:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(4))
        push = lot_button("")
        push.clicked.connect(self._ask)
        parts = Stepper("Parts", 1, 20, before="", after=" parts", optional=False)
        parts.edited.connect(self._parted)
        away = IconButton("close", "Take this pigment out", self._remove)
        more = IconButton("plus", "Mix in another pigment", self._ask_more)
        across.addWidget(push, 1)
        across.addWidget(parts)
        across.addWidget(away)
        across.addWidget(more)
        self._rows.append(row)
        self._pushes.append(push)
        self._parts.append(parts)
        self._aways.append(away)
        self._mores.append(more)
        self._whole.insertWidget(len(self._rows) - 1, row)

    @Slot()
    def _ask(self) -> None:
        self.pick_requested.emit(next(at for at, each in enumerate(self._pushes) if each is self.sender()))

    @Slot()
    def _ask_more(self) -> None:
        self.pick_requested.emit(len(self._mix))

    @Slot()
    def _parted(self) -> None:
        self._mix = [part._replace(parts=self._parts[at].value() or 1) for at, part in enumerate(self._mix)]
        self.edited.emit()

    @Slot()
    def _remove(self) -> None:
        at = next(at for at, each in enumerate(self._aways) if each is self.sender())
        self.set_value(tuple(each for number, each in enumerate(self._mix) if number != at))
        self.edited.emit()
