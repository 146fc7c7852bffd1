"""Whether somebody of the clinic stands for a translation, and the way to do so."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.forms import text
from smpdesk.ui.shared.theme import px
from smpdesk.ui.wording.presenter import WordingPresenter


class ApprovalBar(QWidget):
    """A name and a button while nobody approved; who it was, and a way to take it back, afterwards."""

    changed = Signal()
    """An approval was given or withdrawn."""

    def __init__(self, ask: WordingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._said = parts.label("", wrap=True)
        self.name = text(placeholder="Name of whoever has read it")
        self.name.setAccessibleName("Name of whoever has read this translation")
        self.approve = parts.button("Approve", on=self._approve)
        self.withdraw = parts.button("Withdraw approval", on=self._withdraw)
        self.name.returnPressed.connect(self._approve)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(self._said, 1)
        for widget in (self.name, self.approve, self.withdraw):
            line.addWidget(widget)

    def show_state(self) -> None:
        """Show how the language stands; English is the clinic's own and wants nobody's approval."""
        state, touched = self._ask.state, self._ask.touched
        approved = state.approved is not None
        self.setVisible(state.code != "en")
        self.name.setVisible(not approved)
        self.approve.setVisible(not approved)
        self.withdraw.setVisible(approved)
        self.approve.setEnabled(not touched)
        self.name.setEnabled(not touched)
        if not self.name.text():
            self.name.setText(self._ask.reader)
        if approved:
            self._said.setText("A change of the wording withdraws the approval.")
        elif touched:
            self._said.setText("Save first: what is approved is what is saved.")
        else:
            self._said.setText(
                "Read the page, then approve it with your name. Until then it is marked as not yet reviewed."
            )

    @Slot()
    def _approve(self) -> None:
        with faults.caught(self) as caught:
            self._ask.approve(self.name.text())
        if not caught:
            self.changed.emit()

    @Slot()
    def _withdraw(self) -> None:
        with faults.caught(self) as caught:
            self._ask.withdraw()
        if not caught:
            self.changed.emit()
