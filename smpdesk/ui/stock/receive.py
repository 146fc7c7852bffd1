"""A delivery comes onto the shelf: product, number, expiry, amount, and Enter."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from smpdesk import words
from smpdesk.domain.label_text import read_label
from smpdesk.domain.problem import Problem
from smpdesk.domain.stock import Lot, Unit
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.stock import labels
from smpdesk.ui.stock.asking import AmountField, Asking, ExpiryField

if TYPE_CHECKING:
    from smpdesk.services.stock import StockDesk


class ReceiveDialog(Asking):
    """`product` is the one chosen at first. What a scanner or a label says may be typed or pasted as the number;
    more of a lot that is there already is added to it. `stored` carries the lot."""

    def __init__(self, desk: "StockDesk", product: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("Receive a delivery", parent, columns=2)
        self._desk = desk
        self._products = {each.id: each for each in desk.products()}
        self.product = forms.choice((labels.product(each), each.id) for each in self._products.values())
        self.number, self.expiry = forms.text(), ExpiryField(desk.today())
        self.amount = AmountField(Unit.PIECE)
        self.received = forms.DateField(desk.today(), desk.today(), past=True)
        self.note = forms.text()
        self.known = parts.Notice()
        self._build()
        self.product.set_value(product)
        self._product_chosen()

    def store(self) -> Lot:
        """Put it on the shelf."""
        self._read()
        lot = Lot(
            product=self.product.value() or 0,
            number=self.number.text(),
            expiry=self.expiry.value(),
            received=self.received.value(),
            note=self.note.text().strip(),
        )
        return self._desk.receive(lot, self.amount.value() or 0)

    def unreadable(self) -> list[Problem]:
        """An amount that is none."""
        return self.amount.problems("amount")

    @Slot()
    def _product_chosen(self) -> None:
        found = self._products.get(self.product.value() or 0)
        if found is not None:
            self.amount.unit = found.unit
            self.amount.setPlaceholderText(labels.UNITS[found.unit])
        self._look()

    @Slot()
    def _read(self) -> None:
        """A whole label in the field of the number is parted into number and expiry."""
        text = self.number.text()
        read = read_label(text, words.typed_order(), self._desk.today())
        if read.number != text and read.number:
            self.number.setText(read.number)
        if read.expiry is not None and not self.expiry.text().strip():
            self.expiry.set_value(read.expiry)
        self._look()

    @Slot()
    def _look(self) -> None:
        """Say at once when the lot is there already."""
        product = self.product.value()
        found = self._desk.known(product, self.number.text()) if product else None
        self.known.say("" if found is None else f"{words.say(found.said)} This delivery is added to it.")
        if found is not None and found.lot.expiry is not None and not self.expiry.text().strip():
            self.expiry.set_value(found.lot.expiry)

    def _build(self) -> None:
        form = self.form
        form.add("product", "Product", self.product, wide=True)
        form.add("number", "Lot number", self.number, "Typed, pasted or scanned", optional=False, wide=True)
        form.add("expiry", "Expiry", self.expiry, "As printed; a month means its last day")
        form.add("amount", "Amount", self.amount, optional=False)
        form.add("received", "Received", self.received)
        form.add("note", "Note", self.note)
        form.add_wide(self.known)
        self.product.edited.connect(self._product_chosen)
        self.number.editingFinished.connect(self._read)
        self.number.textEdited.connect(self._look)
        self.finish_with(parts.button("Receive", primary=True, on=self.save))
        self.number.setFocus()
