"""A small form in a box: what is wrong stands beside its field, and the box stays open."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem, problem
from smpdesk.domain.stock import Unit
from smpdesk.domain.stock_words import amount_of, amount_text
from smpdesk.ui.shared import faults, forms, parts
from smpdesk.ui.shared.theme import px


class AmountField(QLineEdit):
    """An amount as people type it, with a point or a comma; `value` is hundredths, None when it is none."""

    def __init__(self, unit: Unit, value: int | None = None) -> None:
        super().__init__()
        self.unit = unit
        self.setMinimumWidth(px(90))
        self.set_value(value)

    def value(self) -> int | None:
        """Hundredths of the unit, None for nothing and for what is no amount."""
        return amount_of(self.text())

    def set_value(self, value: int | None) -> None:
        """Show an amount, or nothing."""
        self.setText("" if value is None else amount_text(value, self.unit).replace(",", ""))

    def problems(self, field: str) -> list[Problem]:
        """``amount_unclear`` for what cannot be read."""
        if self.text().strip() and self.value() is None:
            return [problem("amount_unclear", field, typed=self.text()[:60])]
        return []


class ExpiryField(forms.DateField):
    """An expiry as labels print it: a month alone means its last day."""

    def __init__(self, today: date, value: date | None = None) -> None:
        super().__init__(today, value)
        self._now = today
        self.setPlaceholderText("11/2028 or 24 Nov 2028")

    def value(self) -> date | None:
        """The day, None when it is empty or no date."""
        from smpdesk.domain.label_text import parse_expiry

        return parse_expiry(self.text(), words.typed_order(), self._now)


class Asking(QDialog):
    """A title, a form, and a button that stores."""

    stored = Signal(object)
    """What `store` answered."""

    def __init__(self, title: str, parent: QWidget | None, columns: int = 1) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.form = forms.Form(columns=columns)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(20), px(18), px(20), px(16))
        self.body.setSpacing(px(12))
        self.body.addWidget(parts.title(title))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.setMinimumWidth(px(460))

    def finish_with(self, save: QPushButton) -> None:
        """The buttons below."""
        cancel = parts.button("Cancel", on=self.reject)
        cancel.setAutoDefault(False)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(save)
        self.body.addLayout(line)
        save.setDefault(True)

    def store(self) -> object:
        """Do what the form says; raises Refusal."""
        raise NotImplementedError

    def unreadable(self) -> Sequence[Problem]:
        """What fields of one's own cannot read."""
        return ()

    def event(self, event: QEvent) -> bool:
        """What is said below a field may need a line more: the box grows with it."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            needed = self.body.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), min(needed, self.screen().availableSize().height()))
        return done

    @Slot()
    def save(self) -> None:
        """Store and close, or say what is wrong."""
        found = [*self.form.unreadable(), *self.unreadable()]
        if found:
            self.form.show(found)
            return
        answer: object = None
        with faults.caught(self, self.form) as caught:
            answer = self.store()
        if not caught:
            self.stored.emit(answer)
            self.accept()
