"""The Consultation tab of a client: the latest one to read, or the one that is being written.

What is typed is kept by itself, as an unfinished consultation in the clinic's file, a moment after the last key and
whenever the tab is left: a crash or another tab loses nothing.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.consultation import Consultation, is_blank
from smpdesk.domain.problem import Stale
from smpdesk.services.desks import Desks
from smpdesk.ui.consultation.editor import ConsultationEditor
from smpdesk.ui.consultation.reading import Reading
from smpdesk.ui.shared import faults, messages, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.layouts import Bar, Flow
from smpdesk.ui.shared.theme import px

#: How long after the last key what was typed is kept, in milliseconds.
PAUSE = 600


class ConsultationPart(QWidget):
    """Reads, writes and finishes one client's consultations."""

    def __init__(
        self, desks: Desks, feed: Feed, jobs: Jobs, client_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desks, self._desk = desks, desks.consultations
        self._client = client_id
        self._known: list[Consultation] = []
        self._shown: Consultation | None = None  # what is read; None while one is written
        self._editor: ConsultationEditor | None = None
        self._holder: QWidget | None = None
        self._pending = self._saving = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep)
        self._days = QButtonGroup(self)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        feed.changed.connect(self._heard)
        self._load()

    def show_client(self, client_id: int) -> None:
        """Show another client; what was typed for the one before is kept first. The same one is read again."""
        if client_id == self._client:
            self.refresh()
            return
        self.save_unsaved()
        self._client = client_id
        self._pending = False
        self._pause.stop()
        self._load()

    def refresh(self) -> None:
        """Read again; what is being typed stays."""
        if self._saving:
            return
        known = self._desk.all(self._client)
        if known == self._known:
            return
        base = self._editor.base() if self._editor is not None and self._writing() else None
        theirs = next((each for each in known if base is not None and each.id == base.id), None)
        self._known = known
        gone = base is not None and base.id and theirs is None and not self._pending
        if base is None or gone:
            self._load()
        elif theirs is not None and not self._pending and self._editor is not None:
            if theirs.finished:
                self._load()
            elif theirs != base:
                self._editor.show_draft(theirs)

    def unsaved(self) -> str:
        """What would be lost: nothing but what was typed within the last moment and could not be kept."""
        return "What was typed into the consultation is not kept yet." if self._pending else ""

    def save_unsaved(self) -> bool:
        """Keep what was typed, now. False when it could not be."""
        self._pause.stop()
        return not self._pending or self._save(finish=False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab: keep what was typed."""
        super().hideEvent(event)
        self.save_unsaved()

    # Showing

    def _load(self) -> None:
        self._known = self._desk.all(self._client)
        latest = self._known[0] if self._known else None
        if latest is None:
            self._invite()
        elif latest.finished:
            self._read(latest)
        else:
            self._write(latest)

    def _invite(self) -> None:
        self._shown = None
        self._put(
            parts.Empty(
                "No consultation yet",
                "What the client wants, what is there, and what follows: sessions, hours and gap.",
                "Begin consultation",
                on=self._begin,
            )
        )

    def _read(self, shown: Consultation) -> None:
        self._shown = shown
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(12))
        bar = Bar()
        bar.left.addWidget(parts.title(_heading(shown)))
        bar.left.addWidget(parts.muted(self._held_by(shown), wrap=False))
        bar.right.addWidget(parts.button("Edit", on=self._edit))
        bar.right.addWidget(parts.button("New consultation", primary=True, on=self._begin))
        body.addWidget(bar)
        if len(self._known) > 1:
            body.addWidget(self._day_pills(shown))
        body.addWidget(Reading(shown, self._desk.estimate(shown), self._desk.hints(shown)), 1)
        self._put(page)

    def _write(self, draft: Consultation) -> None:
        self._shown = None
        if self._editor is None:
            self._editor = ConsultationEditor(self._desk)
            self._editor.edited.connect(self._edited)
            self._editor.finish_requested.connect(self._finish)
        self._editor.show_draft(draft, self._desks.clients.client(self._client).sex)
        self._editor.summary.kept.setText("Kept as you type." if draft.id else "")
        self._put(self._editor)

    def _put(self, page: QWidget) -> None:
        if self._holder is page:
            return
        if self._holder is not None:
            self._body.removeWidget(self._holder)
            self._holder.hide()
            if self._holder is not self._editor:
                self._holder.deleteLater()
        self._holder = page
        self._body.addWidget(page)
        page.setVisible(True)

    def _day_pills(self, shown: Consultation) -> QWidget:
        row = QWidget()
        flow = Flow(row, gap=6)
        for button in self._days.buttons():
            self._days.removeButton(button)
        for number, each in enumerate(self._known):
            pill = parts.pill(words.plain_date(each.day), on=self._other_day)
            pill.setChecked(each.id == shown.id)
            pill.setAccessibleName(f"Consultation of {words.plain_date(each.day)}")
            self._days.addButton(pill, number)
            flow.addWidget(pill)
        return row

    def _held_by(self, shown: Consultation) -> str:
        names = {each.id: each.name for each in self._desks.clinic.staff(left=True)}
        return names.get(shown.technician or 0, "")

    def _writing(self) -> bool:
        return self._holder is not None and self._holder is self._editor

    # What is pressed and typed

    @Slot()
    def _begin(self) -> None:
        self._write(self._desk.draft(self._client))
        assert self._editor is not None
        self._editor.jump("goals")

    @Slot()
    def _edit(self) -> None:
        shown = self._shown
        if shown is None:
            return
        with faults.caught(self) as caught:
            self._saving = True
            try:
                opened = self._desk.reopen(shown.id)
            finally:
                self._saving = False
        if not caught:
            self._known = self._desk.all(self._client)
            self._write(opened)
            assert self._editor is not None
            self._editor.jump("goals")

    @Slot()
    def _other_day(self) -> None:
        self._read(self._known[self._days.checkedId()])
        chosen = self._days.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _edited(self) -> None:
        self._pending = True
        self._pause.start()

    @Slot()
    def _keep(self) -> None:
        if self._pending:
            self._save(finish=False)

    @Slot()
    def _finish(self) -> None:
        editor = self._editor
        if editor is None:
            return
        wrong = editor.unreadable() + self._desk.problems(editor.draft())
        if wrong:
            editor.show(wrong)
            return
        self._pause.stop()
        if self._save(finish=True):
            self._load()

    @Slot(object)
    def _heard(self, topics: Any) -> None:
        if {"consultation", "client", "staff"} & topics:
            self.refresh()

    # Keeping

    def _save(self, finish: bool) -> bool:
        editor = self._editor
        base = editor.base() if editor is not None else None
        if editor is None or base is None:
            return True
        draft = editor.draft()
        if is_blank(draft) and not draft.id and not finish:
            self._pending = False
            return True
        wrong = {each.field: getattr(base, each.field) for each in self._desk.problems(draft)}
        with faults.caught(self) as caught:
            saved = self._stored(base, replace(draft, **wrong), finish)
        if caught:
            editor.summary.kept.setText("Not kept yet.")
            return False
        self._pending = False
        editor.keep(saved)
        self._known = self._desk.all(self._client)
        editor.summary.kept.setText(f"Kept {words.time_text(self._desks.sessions.now())}.")
        return True

    def _stored(self, base: Consultation, draft: Consultation, finish: bool) -> Consultation:
        write = self._desk.finish if finish else self._desk.save
        self._saving = True
        try:
            return write(draft)
        except Stale:
            wanted = self._with_theirs(base, draft)
            saved = write(wanted)
            if self._editor is not None:
                self._editor.show_draft(saved)
            return saved
        finally:
            self._saving = False

    def _with_theirs(self, base: Consultation, mine: Consultation) -> Consultation:
        """Mine upon what somebody else saved meanwhile; where both changed one answer, somebody decides.

        What was taken away meanwhile (the writing of it was undone) is written anew.
        """
        if all(each.id != base.id for each in self._desk.all(base.client)):
            return replace(mine, id=0, version=0)
        try:
            return self._desk.merged(base, mine)
        except Stale as stale:
            both = {each.field for each in stale.problems}
            fields = words.listed([each.replace("_", " ") for each in sorted(both)])
            answer = messages.choose(
                self,
                "Somebody else changed this consultation meanwhile",
                f"Both changed: {fields}. Everything else is kept from both.",
                ("Keep mine", "Take theirs"),
            )
        if answer == 0:
            return self._desk.over(base, mine)
        theirs = next(each for each in self._desk.all(self._client) if each.id == base.id)
        return self._desk.merged(base, replace(mine, **{name: getattr(theirs, name) for name in both}))


def _heading(shown: Consultation) -> str:
    return f"Consultation of {words.plain_date(shown.day)}"
