"""What is done with one lot: opened, counted, discarded, put right."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from smpdesk.domain.problem import Problem
from smpdesk.domain.stock import Closed, Lot, LotLine, StockMove
from smpdesk.domain.stock_words import amount_text
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.stock import labels
from smpdesk.ui.stock.asking import AmountField, Asking, ExpiryField

if TYPE_CHECKING:
    from smpdesk.services.stock import StockDesk


def _about(line: LotLine) -> QWidget:
    return parts.muted(f"{labels.product(line.product)}, lot {line.lot.number}: {labels.lot(line)}.")


class OpenDialog(Asking):
    """A bottle was opened: the product's discard rule begins."""

    def __init__(self, desk: "StockDesk", line: LotLine, parent: QWidget | None = None) -> None:
        super().__init__("Open a bottle", parent)
        self._desk, self._line = desk, line
        self.day = forms.DateField(desk.today(), desk.today(), past=True)
        self.form.add_wide(_about(line))
        keeps = line.product.keeps
        hint = f"It keeps {keeps} months once opened" if keeps else "No rule how long it keeps once opened"
        self.form.add("opened", "Opened on", self.day, hint)
        self.finish_with(parts.button("Note as opened", primary=True, on=self.save))
        self.form.first()

    def store(self) -> Lot:
        """Note it."""
        return self._desk.open(self._line.lot.id, self.day.value())


class CountDialog(Asking):
    """What there really is; the difference is shown before it is written."""

    def __init__(self, desk: "StockDesk", line: LotLine, parent: QWidget | None = None) -> None:
        super().__init__("Count a lot", parent)
        self._desk, self._line = desk, line
        self.amount = AmountField(line.product.unit)
        self.amount.setPlaceholderText(amount_text(line.left, line.product.unit))
        self.reason = forms.text(placeholder="Such as: the count was wrong")
        self.difference = parts.label("", "reading")
        self.form.add_wide(_about(line))
        self.form.add("amount", "There is", self.amount, optional=False)
        self.form.add_wide(self.difference)
        self.form.add("reason", "Reason", self.reason, "Needed when it differs")
        self.amount.textEdited.connect(self._counted)
        self.finish_with(parts.button("Write the count", primary=True, on=self.save))
        self.form.first()

    def store(self) -> StockMove:
        """Write it; an empty field is as it was shown."""
        value = self.amount.value()
        return self._desk.count(
            self._line.lot.id, self._line.left if value is None else value, self.reason.text()
        )

    def unreadable(self) -> list[Problem]:
        """An amount that is none."""
        return self.amount.problems("amount")

    @Slot()
    def _counted(self) -> None:
        value = self.amount.value()
        apart = 0 if value is None else value - self._line.left
        text = amount_text(abs(apart), self._line.product.unit)
        self.difference.setText(
            f"{text} {'more' if apart > 0 else 'less'} than the account says." if apart else ""
        )


class DiscardDialog(Asking):
    """Thrown away or sent back, all of it or some, with the reason."""

    def __init__(self, desk: "StockDesk", line: LotLine, parent: QWidget | None = None) -> None:
        super().__init__("Discard", parent)
        self._desk, self._line = desk, line
        self.why = forms.choice((("Thrown away", Closed.DISCARDED), ("Sent back", Closed.RETURNED)))
        self.amount = AmountField(line.product.unit)
        self.amount.setPlaceholderText(f"All of it: {amount_text(line.left, line.product.unit)}")
        self.reason = forms.text(placeholder="Such as: expired")
        self.form.add_wide(_about(line))
        self.form.add("why", "What happens to it", self.why)
        self.form.add("amount", "How much", self.amount, "Empty: all of it")
        self.form.add("reason", "Reason", self.reason, optional=False)
        self.finish_with(parts.danger("Discard", on=self.save))
        self.reason.setFocus()

    def store(self) -> Lot:
        """Write it."""
        return self._desk.discard(
            self._line.lot.id, self.reason.text(), self.amount.value(), self.why.value()
        )

    def unreadable(self) -> list[Problem]:
        """An amount that is none."""
        return self.amount.problems("amount")


class LotDialog(Asking):
    """A lot's number, dates and label, put right."""

    def __init__(self, desk: "StockDesk", line: LotLine, parent: QWidget | None = None) -> None:
        super().__init__("Change lot", parent, columns=2)
        self._desk, self._lot = desk, line.lot
        self.number = forms.text(line.lot.number)
        self.expiry = ExpiryField(desk.today(), line.lot.expiry)
        self.opened = forms.DateField(desk.today(), line.lot.opened, past=True)
        self.received = forms.DateField(desk.today(), line.lot.received, past=True)
        self.label = forms.lines(line.lot.label, rows=5)
        self.note = forms.lines(line.lot.note, rows=2)
        form = self.form
        form.add("number", "Lot number", self.number, optional=False)
        form.add("expiry", "Expiry", self.expiry, "As printed; a month means its last day")
        form.add("received", "Received", self.received)
        form.add("opened", "Opened", self.opened, "The bottle in use; empty for a sealed one")
        form.add("label", "Ingredients of this lot", self.label, "Empty: as the product’s own", wide=True)
        form.add("note", "Note", self.note, wide=True)
        self.finish_with(parts.button("Save", primary=True, on=self.save))
        form.first()

    def store(self) -> Lot:
        """Save it."""
        return self._desk.save_lot(
            replace(
                self._lot,
                number=self.number.text(),
                expiry=self.expiry.value(),
                opened=self.opened.value(),
                received=self.received.value(),
                label=self.label.value(),
                note=self.note.value(),
            )
        )


class CorrectDialog(Asking):
    """An entry was a mistake: another takes it back, and both stay."""

    def __init__(self, desk: "StockDesk", move: StockMove, said: str, parent: QWidget | None = None) -> None:
        super().__init__("Correct an entry", parent)
        self._desk, self._move = desk, move
        self.reason = forms.text(placeholder="Such as: another lot was used")
        about = f"{said}. A correction takes it back; both stay in the account."
        if move.session is not None:
            about += " The session’s own record is not changed by this: put it right there too."
        self.form.add_wide(parts.muted(about))
        self.form.add("reason", "Reason", self.reason, optional=False)
        self.finish_with(parts.button("Correct", primary=True, on=self.save))
        self.form.first()

    def store(self) -> StockMove:
        """Write the correction."""
        return self._desk.correct(self._move.id, self.reason.text())
