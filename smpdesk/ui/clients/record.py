"""A client's page: the head, and tabs whose parts are made when they are first looked at.

Some tabs belong to other features (consultation, health, history ...): they come from outside as guests.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from smpdesk.ui.clients.header import ClientHeader
from smpdesk.ui.clients.presenter import ClientsPresenter, Story
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.tab_row import TabRow
from smpdesk.ui.shared.tabs import PageTabs
from smpdesk.ui.shared.theme import px

OWN = ("Treatment", "Details", "Papers", "Sessions")
#: Reading order of all tabs; a guest that nobody handed in has no tab.
ORDER = (
    "Treatment",
    "Consultation",
    "Forecast",
    "Health",
    "Patch test",
    "Consent",
    "Details",
    "Papers",
    "Sessions",
    "Incidents",
    "Contacts",
    "History",
)

#: Makes a guest's widget for the id of a client.
Guests = Mapping[str, Callable[[int], QWidget]]


class Part(Protocol):
    """What a tab holds."""

    def show_story(self, story: Story) -> None:
        """Show what belongs here."""


class ClientRecord(QScrollArea):
    """Shows one story. Everything that leads elsewhere is a signal with the record it is about."""

    book_requested = Signal(object)  # Client
    course_requested = Signal(object)  # Client whose sessions are to be booked together
    consent_requested = Signal(object)  # Client
    edit_requested = Signal(object)  # Client
    merge_requested = Signal(object)  # Client
    paper_requested = Signal(object)  # Paper
    record_requested = Signal(object)  # Client whose treatment record is wanted
    session_requested = Signal(object)  # Session
    waiting_requested = Signal(object)  # Client

    def __init__(
        self, presenter: ClientsPresenter, jobs: Jobs, guests: Guests, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter, self._jobs, self._guests = presenter, jobs, guests
        self._names = tuple(name for name in ORDER if name in OWN or name in guests)
        self._story: Story | None = None
        self._made: dict[int, QWidget] = {}
        self.header = ClientHeader()
        self.tabs = PageTabs("Parts of the client's record", self._names)
        self._row = TabRow(self.tabs)
        self._build()

    @property
    def story(self) -> Story | None:
        """What is shown."""
        return self._story

    def part(self, name: str) -> QWidget | None:
        """What a tab holds, None while nobody has looked at it."""
        return self._made.get(self._names.index(name))

    def open(self, name: str) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(self._names.index(name))

    def unsaved(self) -> str:
        """What a guest would lose if the client were left now, in a sentence."""
        return next((lost for each in self._made.values() if (lost := _unsaved(each))), "")

    def save_unsaved(self) -> bool:
        """Let every guest save; False when one could not."""
        return all(each.save_unsaved() for each in self._made.values() if _unsaved(each))  # type: ignore[attr-defined]

    def show_story(self, story: Story) -> None:
        """Show a client; another one than before begins at the top."""
        if self._story is None or self._story.client.id != story.client.id:
            self.verticalScrollBar().setValue(0)
        self._story = story
        self.header.show_story(story)
        papers = len(story.papers)
        self.tabs.setTabText(self._names.index("Papers"), f"Papers {papers}" if papers else "Papers")
        sessions = len(story.sessions)
        self.tabs.setTabText(
            self._names.index("Sessions"), f"Sessions {sessions}" if sessions else "Sessions"
        )
        self._row.fold()
        self._show_part(self.tabs.currentIndex())

    @Slot(int)
    def _show_part(self, number: int) -> None:
        if self._story is None:
            return
        if number not in self._made:
            self._made[number] = self._make(number)
            self._place.addWidget(self._made[number], 1)
        for at, part in self._made.items():
            part.setVisible(at == number)
        part = self._made[number]
        if self._names[number] in OWN:
            part.show_story(self._story)  # type: ignore[attr-defined]
        else:
            part.show_client(self._story.client.id)  # type: ignore[attr-defined]

    def _make(self, number: int) -> QWidget:
        name = self._names[number]
        if name in self._guests and self._story is not None:
            return self._guests[name](self._story.client.id)
        makers: dict[str, Callable[[], QWidget]] = {
            "Treatment": self._make_treatment,
            "Details": self._make_details,
            "Papers": self._make_papers,
            "Sessions": self._make_sessions,
        }
        return makers[name]()

    def _make_treatment(self) -> QWidget:
        from smpdesk.ui.clients.treatment import TreatmentPart

        part = TreatmentPart(self._presenter)
        part.session_requested.connect(self.session_requested)
        part.course_requested.connect(self.course_requested)
        return part

    def _make_details(self) -> QWidget:
        from smpdesk.ui.clients.details import DetailsPart

        part = DetailsPart()
        part.edit_requested.connect(self._ask_edit)
        return part

    def _make_papers(self) -> QWidget:
        from smpdesk.ui.clients.papers_part import PapersPart

        part = PapersPart(self._presenter, self._jobs)
        part.paper_requested.connect(self.paper_requested)
        part.consent_requested.connect(self._ask_consent)
        part.record_requested.connect(self._ask_record)
        return part

    def _make_sessions(self) -> QWidget:
        from smpdesk.ui.clients.sessions_part import SessionsPart

        part = SessionsPart(self._presenter)
        part.session_requested.connect(self.session_requested)
        part.book_requested.connect(self._ask_book)
        return part

    @Slot()
    def _ask_book(self) -> None:
        if self._story is not None:
            self.book_requested.emit(self._story.client)

    @Slot()
    def _ask_course(self) -> None:
        if self._story is not None:
            self.course_requested.emit(self._story.client)

    @Slot()
    def _ask_consent(self) -> None:
        if self._story is not None:
            self.consent_requested.emit(self._story.client)

    @Slot()
    def _ask_record(self) -> None:
        if self._story is not None:
            self.record_requested.emit(self._story.client)

    @Slot()
    def _ask_edit(self) -> None:
        if self._story is not None:
            self.edit_requested.emit(self._story.client)

    @Slot()
    def _ask_waiting(self) -> None:
        if self._story is not None:
            self.waiting_requested.emit(self._story.client)

    @Slot()
    def _ask_merge(self) -> None:
        if self._story is not None:
            self.merge_requested.emit(self._story.client)

    def _build(self) -> None:
        self.header.merge_requested.connect(self._ask_merge)
        self.header.waiting_requested.connect(self._ask_waiting)
        self.header.record_requested.connect(self._ask_record)
        self.header.book_requested.connect(self._ask_book)
        self.header.course_requested.connect(self._ask_course)
        self.header.consent_requested.connect(self._ask_consent)
        self.header.edit_requested.connect(self._ask_edit)
        self.tabs.currentChanged.connect(self._show_part)
        page = QWidget()
        page.setProperty("surface", "none")
        body = QVBoxLayout(page)
        body.setContentsMargins(px(24), px(14), px(24), px(16))
        body.setSpacing(px(8))
        body.addWidget(self.header)
        line = QVBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._row)
        line.addWidget(parts.Rule())
        body.addLayout(line)
        place = QWidget()
        place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._place = QVBoxLayout(place)
        self._place.setContentsMargins(0, px(4), 0, 0)
        body.addWidget(place, 1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _unsaved(part: QWidget) -> str:
    return str(getattr(part, "unsaved", str)())
