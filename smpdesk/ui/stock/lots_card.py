"""One product: what is to be known of it, its lots, and what can be done with the one chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.stock import LotLine, LotState, ProductLine
from smpdesk.domain.stock_words import amount_text
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Flow
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px
from smpdesk.ui.stock import labels


class LotsCard(parts.Card):
    """Says what is asked for; does nothing itself."""

    receive_requested = Signal()
    change_requested = Signal()
    deed_requested = Signal(object)
    """What is to be done with the lot chosen: "open", "count", "discard", "account", "reach", "change", "label",
    "recall"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Product")
        self._name, self._chip = parts.heading(""), parts.Chip()
        self._facts = parts.muted("")
        self.receive = parts.button("Receive delivery…", primary=True, on=self._ask_receive)
        self.change = parts.button("Change product…", on=self._ask_change)
        self.list = RowList("Lots")
        self.list.setProperty("framed", "true")
        self.list.setMinimumHeight(px(130))
        self.none = parts.muted("No lot of it yet. A delivery brings the first.")
        self.said = parts.label("", "strong", wrap=True)
        self._about = parts.muted("")
        self._deeds: dict[str, QWidget] = {}
        self._lots: list[LotLine] = []
        self._build()

    def show_product(self, line: ProductLine, lots: Sequence[LotLine]) -> None:
        """Show a product with those of its lots that are in view."""
        product = line.product
        self._name.setText(product.name)
        text, kind = labels.STATES[line.state]
        self._chip.say(text or labels.left(line), kind)
        self._facts.setText(_facts(line))
        kept = self.list.record()
        self._lots = list(lots)
        self.list.show_rows([_row(each) for each in lots], kept)
        self.list.setVisible(bool(lots))
        self.none.setVisible(not lots)
        self.receive.setVisible(not product.ended)
        self.offer()

    def chosen(self) -> LotLine | None:
        """The lot that the buttons mean."""
        key = self.list.record() if self._lots else None
        return next((each for each in self._lots if each.lot.id == key), None)

    @Slot()
    def offer(self) -> None:
        """What can be done with the lot chosen, and what is to be known of it."""
        line = self.chosen()
        self.said.setText(words.say(line.said) if line is not None else "")
        self._about.setText(line.lot.note if line is not None else "")
        self._about.setVisible(bool(self._about.text()))
        closed = line is not None and line.lot.closed is not None
        bad = closed or (line is not None and line.state in (LotState.RECALLED, LotState.EXPIRED))
        for name, each in self._deeds.items():
            each.setVisible(line is not None)
            if name == "open":
                each.setVisible(line is not None and line.lot.opened is None and not bad)
            if name == "recall":
                each.setVisible(line is not None and line.lot.recalled is None)
            if name in ("count", "discard"):
                each.setVisible(line is not None and not closed)

    @Slot(object)
    def _pointed(self, _lot: object) -> None:
        self.offer()

    @Slot(object)
    def _opened(self, _lot: object) -> None:
        self.deed_requested.emit("account")

    @Slot()
    def _ask_receive(self) -> None:
        self.receive_requested.emit()

    @Slot()
    def _ask_change(self) -> None:
        self.change_requested.emit()

    @Slot()
    def _asked(self) -> None:
        self.deed_requested.emit(self.sender().objectName())

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(10))
        self._name.setWordWrap(True)
        head.addWidget(self._name, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._facts)
        first = QWidget()
        line = Flow(first)
        line.addWidget(self.receive)
        line.addWidget(self.change)
        self.body.addWidget(first)
        self.body.addWidget(parts.caption("Lots"))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.none)
        self.body.addWidget(self.said)
        self.body.addWidget(self._about)
        below = QWidget()
        deeds = Flow(below)
        for name, text, tip in (
            ("open", "Open a bottle…", ""),
            ("count", "Count…", ""),
            ("discard", "Discard…", "Delete"),
            ("account", "Account", "Enter"),
            ("reach", "Whom it touched", ""),
            ("label", "Label…", ""),
            ("change", "Change lot…", ""),
            ("recall", "Recall…", ""),
        ):
            each = parts.button(text, on=self._asked)
            each.setObjectName(name)
            each.setToolTip(tip)
            each.setAutoDefault(False)
            self._deeds[name] = each
            deeds.addWidget(each)
        self.body.addWidget(below)
        self.body.addStretch(0)
        for button in (self.receive, self.change):
            button.setAutoDefault(False)
        self.receive.setToolTip("Insert")
        self.change.setToolTip("F2")
        self.list.chosen.connect(self._pointed)
        self.list.opened.connect(self._opened)


def _row(line: LotLine) -> Row:
    text, kind = labels.STATES[line.state]
    return Row(f"Lot {line.lot.number}", labels.lot(line), text, kind, "", line.lot.id)


def _facts(line: ProductLine) -> str:
    product = line.product
    facts = [product.maker, product.shade, product.needle]
    if product.needle_um:
        facts.append(f"{product.needle_um / 1000:g} mm")
    if product.strength:
        facts.append(f"{product.strength / 10:g} %")
    facts.append(labels.left(line))
    facts.append(f"a session takes {amount_text(product.usual, product.unit)}")
    if product.low:
        facts.append(f"low from {amount_text(product.low, product.unit)}")
    if product.keeps:
        facts.append(f"keeps {product.keeps} months once opened")
    if product.ended:
        facts.append("not bought any more")
    return " · ".join(each for each in facts if each)
