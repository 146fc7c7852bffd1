"""What is in stock, to be chosen with a press: the first to expire on top, and anything else in one's own words."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.stock import LotLine, LotState
from smpdesk.domain.stock_words import amount_text
from smpdesk.ui.chair.touch import figure
from smpdesk.ui.shared.forms import text
from smpdesk.ui.shared.parts import Chip, IconButton, button, label, muted
from smpdesk.ui.shared.theme import px

_CHIPS = {LotState.EXPIRING: "warn", LotState.LOW: "plain"}


class Pick(NamedTuple):
    """What was chosen: a lot of ours with its product's facts, or words only (``stock`` 0)."""

    name: str
    lot: str
    stock: int = 0
    needle: str = ""
    needle_um: int | None = None
    strength: int | None = None


class PickPage(QWidget):
    """A list of lots as large rows. `picked` carries a Pick, `left` when nothing was chosen."""

    picked = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[LotLine] = []
        self._rows: list[QPushButton] = []
        self._title = figure("", "plain")
        self._none = muted("Nothing of this kind is in stock.")
        self._list = QVBoxLayout()
        self._list.setSpacing(px(4))
        self._name, self._lot = text(placeholder="Name"), text(placeholder="Lot, as the maker writes it")
        self._build()

    def offer(
        self, title: str, lines: Sequence[LotLine], now: Pick | None = None, words_too: bool = True
    ) -> None:
        """Show these lots; ``now`` is what is chosen, ``words_too`` whether anything else may be named."""
        self._title.setText(title)
        self.setAccessibleName(title)
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._lines = list(lines)
        now = now or Pick("", "")
        self._rows = [self._row(each, each.lot.id == now.stock) for each in lines]
        self._none.setVisible(not lines)
        self._own.setVisible(words_too)
        self._name.setText("" if now.stock else now.name)
        self._lot.setText("" if now.stock else now.lot)

    def first(self) -> QWidget:
        """The first row, or the field for words where there is none."""
        return self._rows[0] if self._rows else self._name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk through the lots, Escape goes back."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif step and isinstance(focus, QPushButton) and focus in self._rows:
            at = (self._rows.index(focus) + step) % len(self._rows)
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _row(self, line: LotLine, chosen: bool) -> QPushButton:
        push = QPushButton()
        push.setProperty("row", "tall")
        push.setCheckable(True)
        push.setChecked(chosen)
        until = f"use by {words.plain_date(line.use_by)}" if line.use_by else "no date"
        left = f"{amount_text(line.left, line.product.unit)} left"
        push.setAccessibleName(f"{line.product.name}, lot {line.lot.number}, {until}, {left}")
        inside = QHBoxLayout(push)
        inside.setContentsMargins(px(12), px(5), px(10), px(5))
        both = QVBoxLayout()
        both.setSpacing(0)
        both.addWidget(_through(label(line.product.name, "strong")))
        both.addWidget(_through(label(f"Lot {line.lot.number} · {until} · {left}", "small")))
        inside.addLayout(both, 1)
        if line.state in _CHIPS:
            inside.addWidget(_through(Chip(line.state.value.capitalize(), _CHIPS[line.state])))
        push.clicked.connect(self._pressed)
        self._list.addWidget(push)
        return push

    @Slot()
    def _pressed(self) -> None:
        line = self._lines[next(at for at, each in enumerate(self._rows) if each is self.sender())]
        product = line.product
        self.picked.emit(
            Pick(
                product.name,
                line.lot.number,
                line.lot.id,
                product.needle,
                product.needle_um,
                product.strength,
            )
        )

    @Slot()
    def _use_words(self) -> None:
        self.picked.emit(Pick(self._name.text().strip(), self._lot.text().strip()))

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(IconButton("left", "Back without choosing", self._leave))
        head.addWidget(self._title, 1)
        self._name.setAccessibleName("Name, in your own words")
        self._lot.setAccessibleName("Lot, in your own words")
        self._name.returnPressed.connect(self._use_words)
        self._lot.returnPressed.connect(self._use_words)
        self._own = QWidget()
        own = QVBoxLayout(self._own)
        own.setContentsMargins(0, px(6), 0, 0)
        own.setSpacing(px(6))
        own.addWidget(label("Something else, not in stock", "field"))
        both = QHBoxLayout()
        both.setSpacing(px(6))
        both.addWidget(self._name, 1)
        both.addWidget(self._lot, 1)
        own.addLayout(both)
        own.addWidget(button("Use this", on=self._use_words))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addLayout(head)
        whole.addWidget(self._none)
        whole.addLayout(self._list)
        whole.addWidget(self._own)
        whole.addStretch(1)


def _through(words_: QWidget) -> QWidget:
    """Words on a button: a press goes to the button."""
    words_.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return words_
