"""The Sessions tab: every session on record, the latest first."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smpdesk.ui.clients.called_off import CalledOffCard, called_off
from smpdesk.ui.clients.lots_card import LotsCard
from smpdesk.ui.clients.presenter import ClientsPresenter, Story
from smpdesk.ui.clients.session_card import SessionCard
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.theme import px

_FIRST = 12


class SessionsPart(QWidget):
    """Cards, the latest dozen at first."""

    session_requested = Signal(object)
    book_requested = Signal()

    def __init__(self, presenter: ClientsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._story: Story | None = None
        self._holder: QWidget | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)

    def show_story(self, story: Story) -> None:
        """Show this client's sessions."""
        self._show(story, _FIRST)

    @Slot()
    def _show_all(self) -> None:
        if self._story is not None:
            self._show(self._story, len(self._story.sessions))

    @Slot()
    def _ask_book(self) -> None:
        self.book_requested.emit()

    def _show(self, story: Story, most: int) -> None:
        self._story = story
        if self._holder is not None:
            self._body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        body = QVBoxLayout(self._holder)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(12))
        for session in story.sessions[:most]:
            card = SessionCard(session, story)
            card.session_requested.connect(self.session_requested)
            body.addWidget(card)
        if len(story.sessions) > most:
            body.addWidget(parts.button(f"Show all {len(story.sessions)} sessions", on=self._show_all))
        if not story.sessions:
            body.addWidget(
                parts.Empty("No session yet", "What is done in a session is kept here for good.", "Book session",
                            self._ask_book)
            )  # fmt: skip
        lots = LotsCard(self._presenter, self._holder)
        lots.show_client(story.client.id)
        body.addWidget(lots)
        if called_off(story):
            body.addWidget(CalledOffCard(story))
        body.addStretch(1)
        self._body.addWidget(self._holder)
