"""The Clients tab: the list at the left, one client or the editor at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from smpdesk.ui.clients.presenter import COUNTED_TOPICS, LIST_TOPICS, STORY_TOPICS, ClientsPresenter
from smpdesk.ui.clients.side import ClientsSide
from smpdesk.ui.shared import messages
from smpdesk.ui.shared.first_paint import FirstPaint
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.domain.client import Client
    from smpdesk.domain.typed import Typed
    from smpdesk.services.desks import Desks
    from smpdesk.ui.clients.editor import ClientEditor
    from smpdesk.ui.clients.first import FirstClients
    from smpdesk.ui.clients.record import ClientRecord, Guests
    from smpdesk.ui.clients.typed_bar import TypedBar
    from smpdesk.ui.shared.feed import Feed
    from smpdesk.ui.shared.jobs import Jobs

_SIDE = 330  # pixels at 100 % text, and never more than 38 % of the page
_SIDE_SHARE = 0.38


class ClientsPage(QWidget):
    """Shown first: the list is there at once, the record follows one turn later."""

    badge = Signal(object)
    book_requested = Signal(object)  # Client
    course_requested = Signal(object)  # Client whose sessions are to be booked together
    consent_requested = Signal(object)  # Client
    record_requested = Signal(object)  # Client whose treatment record is wanted
    paper_requested = Signal(object)  # Paper
    session_requested = Signal(object)  # Session
    bring_in_requested = Signal()
    table_requested = Signal(object, object)  # ListKind or None for everybody, the text that is looked for
    waiting_requested = Signal(object)  # Client who would come sooner
    merge_requested = Signal(object)  # Client: with somebody who is yet to be found
    merge_two_requested = Signal(object, object)  # ids of who stays and who goes

    def __init__(
        self,
        desks: "Desks",
        feed: "Feed",
        jobs: "Jobs",
        parent: QWidget | None = None,
        guests: "Guests | None" = None,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._jobs, self._guests = ClientsPresenter(desks), jobs, guests or {}
        self.record: ClientRecord | None = None
        self.editor: ClientEditor | None = None
        self._first: FirstClients | None = None
        self._typed: TypedBar | None = None
        self._asked_typed = False
        self._loaded = False
        self.side = ClientsSide(self._presenter, jobs)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_selected)
        self._build()
        self.setFocusProxy(self.side.list)  # where the arrows do something at once
        feed.changed.connect(self._data_changed)

    def refresh(self) -> None:
        """Read list and record again; the first time the record follows one turn after the list."""
        self._loaded = True
        if self._presenter.selected:
            self.side.refresh()
        else:
            self.side.load()
            self._presenter.selected = self.side.current()
            FirstPaint(self, self._show_soon)  # the record follows the first paint
            return
        self._soon.start(0)

    def _show_soon(self) -> None:
        self._soon.start(0)
        self.side.complete()

    @Slot(object)
    def show_client(self, client_id: int) -> None:
        """Show a client whom somebody found elsewhere."""
        if self._may_leave():
            self._choose(client_id)
            self._show_selected()

    @Slot(object)
    def edit_phone(self, client_id: int) -> None:
        """A number was wrong: show the client, and put the cursor where the right one is typed."""
        if self._may_leave():
            self._choose(client_id)
            self._edit(self._presenter.desks.clients.client(client_id))
            if self.editor is not None:
                self.editor.form.phone.setFocus(Qt.FocusReason.OtherFocusReason)
                self.editor.form.phone.selectAll()

    @Slot(object)
    def new_client(self, text: object = "") -> None:
        """Begin a new client, with what was typed into a search."""
        from smpdesk.ui.clients.typed import client_from

        if self._may_leave():
            self._edit(client_from(text if isinstance(text, str) else ""))

    def unsaved(self) -> str:
        """What leaving now would lose, in a sentence; empty when nothing."""
        if self.editor is not None and self._editing():
            return self.editor.unsaved()
        return self.record.unsaved() if self.record is not None else ""

    def save_unsaved(self) -> bool:
        """Save what is typed; False when it could not be."""
        if not self.unsaved():
            return True
        if self.editor is not None and self._editing():
            return self.editor.commit()
        return self.record is None or self.record.save_unsaved()

    def give_up(self) -> None:
        """What is typed is not wanted."""
        if self.editor is not None:
            self.editor.give_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way to the record in a narrow window."""
        super().resizeEvent(event)
        self.side.setFixedWidth(min(px(_SIDE), round(self.width() * _SIDE_SHARE)))

    @Slot(object)
    def _data_changed(self, topics: frozenset[str]) -> None:
        if not self._loaded:
            return
        if topics & STORY_TOPICS and not self._presenter.selected:
            self.refresh()
        elif topics & LIST_TOPICS:
            self.side.refresh()
        if topics & COUNTED_TOPICS and self.side.kinds is not None:
            self.side.complete()
        if topics & STORY_TOPICS:
            self._soon.start(0)

    @Slot(object)
    def _client_chosen(self, client_id: int) -> None:
        if client_id == self._presenter.selected and not self._editing():
            return
        if not self._may_leave():
            self.side.select(self._presenter.selected)
            return
        self._presenter.selected = client_id
        self._stop_editing()
        self._soon.start(0)

    @Slot(object)
    def _client_opened(self, client_id: int) -> None:
        self._client_chosen(client_id)
        if not self._editing():
            self._show_selected()
            if self.record is not None:
                self.record.tabs.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _show_selected(self) -> None:
        """Make or fill the record; an editor that is open stays, whatever happens behind it."""
        self._soon.stop()
        if not self._asked_typed:
            self._asked_typed = True
            self._offer_typed()
        if self._editing():
            return
        if not self._presenter.selected:
            self._show_first()
            return
        try:
            story = self._presenter.story(self._presenter.selected)
        except KeyError:  # another program took it away
            shown = self.record.story if self.record is not None else None
            self._presenter.selected = shown.client.id if shown is not None else self.side.current()
            self.side.select(self._presenter.selected)
            return
        if self.record is None:
            self.record = self._make_record()
        self.record.show_story(story)
        self._stack.setCurrentWidget(self.record)

    def _make_record(self) -> "ClientRecord":
        from smpdesk.ui.clients.record import ClientRecord

        record = ClientRecord(self._presenter, self._jobs, self._guests)
        record.book_requested.connect(self.book_requested)
        record.course_requested.connect(self.course_requested)
        record.consent_requested.connect(self.consent_requested)
        record.record_requested.connect(self.record_requested)
        record.paper_requested.connect(self.paper_requested)
        record.session_requested.connect(self.session_requested)
        record.edit_requested.connect(self._edit)
        record.merge_requested.connect(self.merge_requested)
        record.waiting_requested.connect(self.waiting_requested)
        self._stack.addWidget(record)
        return record

    @Slot(object)
    def _edit(self, client: "Client") -> None:
        self._to_editor(client).edit(client)

    def _to_editor(self, client: "Client") -> "ClientEditor":
        from smpdesk.ui.clients.editor import ClientEditor

        if self.editor is None:
            self.editor = ClientEditor(self._presenter)
            self.editor.saved.connect(self._saved)
            self.editor.left.connect(self._editor_left)
            self.editor.client_requested.connect(self.show_client)
            self.editor.merge_requested.connect(self._merge_edited)
            self._stack.addWidget(self.editor)
        self._stack.setCurrentWidget(self.editor)
        self.side.select(client.id)
        return self.editor

    def _offer_typed(self) -> None:
        """What was typed when the program ended too soon."""
        left = self._presenter.desks.typed.left_behind()
        if self._typed is None and left:
            from smpdesk.ui.clients.typed_bar import TypedBar

            self._typed = TypedBar()
            self._typed.wanted.connect(self._take_up)
            self._typed.unwanted.connect(self._throw_away)
            holder = QVBoxLayout()
            holder.setContentsMargins(px(24), px(14), px(24), 0)
            holder.addWidget(self._typed)
            self._right.insertLayout(0, holder)
        if self._typed is not None:
            self._typed.offer(left)

    @Slot(object)
    def _take_up(self, typed: "Typed") -> None:
        if self._may_leave():
            self._to_editor(typed.base).take_up(typed)
            self._offer_typed()

    @Slot(object)
    def _throw_away(self, typed: "Typed") -> None:
        self._presenter.desks.typed.forget(typed.key)
        self._offer_typed()

    @Slot(object)
    def _merge_edited(self, other: int) -> None:
        """The client who is being edited and somebody alike: what is typed is saved or given up first."""
        if self._may_leave():
            self._stop_editing()
            self._show_selected()
            self.merge_two_requested.emit(self._presenter.selected, other)

    @Slot(object)
    def _saved(self, client: "Client") -> None:
        self._choose(client.id)
        self._show_selected()
        self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _editor_left(self) -> None:
        if self._may_leave():
            self._stop_editing()
            self._show_selected()
            self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, client_id: int) -> None:
        self._presenter.selected = client_id
        self._stop_editing()
        self.side.select(client_id)

    def _editing(self) -> bool:
        return self.editor is not None and self._stack.currentWidget() is self.editor

    def _stop_editing(self) -> None:
        if self._editing():
            self.give_up()
            self.side.select(self._presenter.selected)
            self._stack.setCurrentWidget(self.record or self._blank)

    def _may_leave(self) -> bool:
        """Ask about an unsaved edit; True when it was saved or given up."""
        if not self._editing():
            return self.save_unsaved()  # what guests hold is saved as one goes
        lost = self.unsaved()
        if not lost or self.editor is None:
            return True
        answers = ("Save", "Discard", "Keep editing")
        answer = messages.choose(self.window(), "Save what you typed?", lost, answers)
        if answer == 0:
            return self.editor.commit()
        if answer == 1:
            self.give_up()
        return answer == 1

    def _show_first(self) -> None:
        if self._first is None:
            from smpdesk.ui.clients.first import FirstClients

            self._first = FirstClients(self.new_client)
            self._first.bring_in_requested.connect(self.bring_in_requested)
            self._stack.addWidget(self._first)
        self._stack.setCurrentWidget(self._first)

    def _build(self) -> None:
        self.side.chosen.connect(self._client_chosen)
        self.side.opened.connect(self._client_opened)
        self.side.new_requested.connect(self.new_client)
        self.side.table_requested.connect(self.table_requested)
        place = QWidget()
        place.setProperty("surface", "ground")
        self._stack = QStackedLayout(place)
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.side)
        right = QWidget()
        right.setProperty("surface", "ground")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addWidget(place, 1)
        body.addWidget(right, 1)
        new = QKeySequence(QKeySequence.StandardKey.New)
        QShortcut(new, self).activated.connect(self.new_client)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.side.begin)
        self.side.new.setToolTip(f"New client ({new.toString(QKeySequence.SequenceFormat.NativeText)})")
