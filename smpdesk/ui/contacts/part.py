"""The Contacts tab of a client: calls, letters and messages, what was asked and what was said."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.services.contacts import Told
from smpdesk.ui.shared import follow_up_words, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_TOPICS = frozenset({"contact", "follow_up", "session", "client", "staff"})
_KINDS = {"reached": "ok", "sent": "ok", "comes": "ok", "no_answer": "warn", "left_message": "plain"}


class ContactsPart(QWidget):
    """The latest stands first, the chosen one in full below."""

    def __init__(self, desks: "Desks", feed: Feed, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desks, self._client = desks, client_id
        self.list = RowList("Contacts with this client")
        self.details = parts.label("", wrap=True)
        self.silent = parts.Notice()
        self.note = parts.button("Note a contact…", primary=True, on=self._note)
        self.empty = parts.Empty(
            "Nobody was called yet",
            "Check-ins after a session, letters and questions are kept here: who was told what, and when.",
            "Note a contact…",
            self._note,
        )
        self._build()
        feed.changed.connect(self._heard)
        self.refresh()

    def show_client(self, client_id: int) -> None:
        """Show this client."""
        self._client = client_id
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read and show everything again; the chosen one stays chosen."""
        kept, found = self._chosen(), self._desks.contacts.of_client(self._client)
        keep = next((each for each in found if kept and each.contact.id == kept.contact.id), None)
        self.list.show_rows([_row(each) for each in found], keep)
        self._card.setVisible(bool(found))
        self.empty.setVisible(not found)
        client = self._desks.clients.client(self._client)
        self.silent.say(f"{follow_up_words.NO_CONTACT}." if client.no_contact else "")
        self._show()

    # What happens

    @Slot(object)
    def _heard(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS and self.isVisible():
            self.refresh()

    @Slot(object)
    def _pointed(self, _told: object) -> None:
        self._show()

    @Slot()
    def _note(self) -> None:
        from smpdesk.ui.contacts.note_dialog import NoteDialog

        NoteDialog(self._desks.contacts, self._client, self.window()).open()

    def _show(self) -> None:
        told = self._chosen()
        self.details.setText("\n".join(_in_full(told)) if told is not None else "")

    def _chosen(self) -> Told | None:
        found = self.list.record()
        return found if isinstance(found, Told) else None

    def _build(self) -> None:
        self.list.chosen.connect(self._pointed)
        self.list.setProperty("framed", "true")
        self.list.setMinimumHeight(px(180))
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._card = parts.Card("Contacts")
        self._card.body.addWidget(self.list, 1)
        self._card.body.addWidget(self.details)
        self._card.body.addWidget(self.note)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(px(10))
        for widget, stretch in ((self.silent, 0), (self._card, 1), (self.empty, 1)):
            lay.addWidget(widget, stretch)


def _row(told: Told) -> Row:
    contact = told.contact
    title = follow_up_words.about(contact.about)
    if told.step[:1] in ("d", "m", "y") and told.step[1:].isdigit():
        title = f"{title}, {follow_up_words.step_name(told.step)} session {told.session.number if told.session else ''}"
    said = follow_up_words.outcome(contact.outcome)
    when = f"{words.plain_date(contact.at)}, {words.time_text(contact.at)}"
    parts_ = [when, follow_up_words.way(contact.way), told.staff, contact.note.replace("\n", " ")]
    line = " · ".join(part for part in parts_ if part)
    return Row(title.strip(), line, said, _KINDS.get(contact.outcome, "plain"), "", told)


def _in_full(told: Told) -> list[str]:
    found = follow_up_words.answers(told.contact)
    return [*found, told.contact.note] if told.contact.note else found
