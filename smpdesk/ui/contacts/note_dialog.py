"""A contact that no line of the work list asked for: the client rang, a message was sent."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.domain.contact import About, Reached, Way
from smpdesk.ui.shared import faults, follow_up_words, forms, parts
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.contacts import ContactDesk


class NoteDialog(QDialog):
    """What about, how, what came of it, and a note."""

    def __init__(self, desk: "ContactDesk", client: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Note a contact")
        self._desk, self._client = desk, client
        self.about = forms.choice((follow_up_words.about(each), each) for each in About)
        self.way = forms.choice((follow_up_words.way(each), each) for each in Way)
        self.outcome = forms.choice((follow_up_words.outcome(each), each) for each in Reached)
        self.note = forms.lines(rows=3)
        self.about.set_value(About.OTHER)
        self.form = forms.Form(1)
        self.form.add("about", "About", self.about)
        self.form.add("way", "How", self.way)
        self.form.add("outcome", "What came of it", self.outcome)
        self.form.add("note", "What was said", self.note, optional=False)
        body = QVBoxLayout(self)
        body.setContentsMargins(px(20), px(16), px(20), px(14))
        body.setSpacing(px(10))
        body.addWidget(parts.title("Note a contact"))
        body.addWidget(self.form)
        body.addStretch(1)
        cancel = parts.button("Cancel", on=self.reject)
        cancel.setAutoDefault(False)
        keep = parts.button("Note it", primary=True, on=self.keep)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(keep)
        body.addLayout(buttons)
        keep.setDefault(True)
        self.setMinimumWidth(px(440))
        self.form.first()

    @Slot()
    def keep(self) -> None:
        """Keep it and close, or say what is missing."""
        with faults.caught(self, self.form) as caught:
            self._desk.note(
                self._client, self.about.value(), self.way.value(), self.outcome.value(), self.note.value()
            )
        if not caught:
            self.accept()
