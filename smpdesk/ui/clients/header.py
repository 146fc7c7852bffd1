"""The head of a client's page: the name, how to reach them, what must not be overlooked, the next actions."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from smpdesk.ui.clients import summary
from smpdesk.ui.clients.presenter import Story
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.layouts import Columns, Flow
from smpdesk.ui.shared.theme import px


class ClientHeader(QWidget):
    """Shows a story's head; the buttons only ask."""

    book_requested = Signal()
    course_requested = Signal()
    consent_requested = Signal()
    edit_requested = Signal()
    merge_requested = Signal()
    waiting_requested = Signal()
    record_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = parts.heading("")
        self.name.setWordWrap(True)
        self.facts = parts.label("", "muted", wrap=True)
        for words in (self.name, self.facts):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.alert = parts.Notice()
        self._chips = QWidget()
        self.chips = Flow(self._chips, gap=8)
        self.edit = parts.button("Edit", on=self._ask_edit)
        self.consent = parts.button("Consent", on=self._ask_consent)
        self.book = parts.button("Book session", primary=True, on=self._ask_book)
        self.more = parts.button("More")
        self._build()

    def show_story(self, story: Story) -> None:
        """Show another client, or the same one again."""
        client = story.client
        self.name.setText(client.name or f"Client {client.number}")
        self.facts.setText(summary.facts(client, story.today))
        self.alert.say(client.alert if summary.long_alert(client.alert) else "")
        self.chips.clear()
        for text, kind in summary.chips(story):
            self.chips.addWidget(parts.Chip(text, kind))
        self._chips.setVisible(self.chips.count() > 0)
        self._chips.updateGeometry()

    @Slot()
    def _ask_edit(self) -> None:
        self.edit_requested.emit()

    @Slot()
    def _ask_consent(self) -> None:
        self.consent_requested.emit()

    @Slot()
    def _ask_book(self) -> None:
        self.book_requested.emit()

    @Slot()
    def _ask_course(self) -> None:
        self.course_requested.emit()

    @Slot()
    def _ask_merge(self) -> None:
        self.merge_requested.emit()

    @Slot()
    def _ask_waiting(self) -> None:
        self.waiting_requested.emit()

    @Slot()
    def _ask_record(self) -> None:
        self.record_requested.emit()

    def _build(self) -> None:
        self.more.setProperty("menu", "true")
        menu = QMenu(self.more)
        menu.addAction("Book the whole course…").triggered.connect(self._ask_course)
        menu.addAction("Put on waiting list…").triggered.connect(self._ask_waiting)
        menu.addAction("Treatment record…").triggered.connect(self._ask_record)
        menu.addAction("Merge with…").triggered.connect(self._ask_merge)
        self.more.setMenu(menu)
        self.edit.setToolTip("Change the details of this client")
        self.book.setToolTip("Book one visit, of any kind")
        self.consent.setToolTip("Preview the consent form, issue it, or say that it was signed")
        actions = QWidget()
        row = Flow(actions, gap=8)
        for each in (self.edit, self.consent, self.book, self.more):
            row.addWidget(each)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        actions.setSizePolicy(policy)
        self._chips.setSizePolicy(policy)
        top = Columns(ems=30, gap=12)
        top.add(self.name, 1)
        top.add(actions, 0)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(5))
        body.addWidget(top)
        body.addWidget(self.facts)
        body.addWidget(self.alert)
        body.addWidget(self._chips)
