"""Add or edit a client: problems beside the fields as one types, and a word when the person may be here already."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smpdesk.domain.client import Client, birth_advice
from smpdesk.domain.problem import Stale
from smpdesk.domain.typed import Typed
from smpdesk.ui.clients.alike import AlikeCard
from smpdesk.ui.clients.client_form import ClientForm
from smpdesk.ui.clients.merging import merged
from smpdesk.ui.clients.presenter import ClientsPresenter
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.layouts import Bar, Columns
from smpdesk.ui.shared.theme import look, px

_BESIDE_EMS = 54
_PAUSE_MS = 250  # after the last key, before the desk is asked
_KEEP_MS = 800  # what was typed is in a file by then, whether the typing stops or not


class ClientEditor(QScrollArea):
    """Shows a record, yields a draft. ``saved`` carries the client as it stands in the clinic's file."""

    saved = Signal(object)
    left = Signal()
    client_requested = Signal(object)  # id of somebody who may be the same person
    merge_requested = Signal(object)  # the same, to be made one with who is edited

    def __init__(self, presenter: ClientsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._base = Client()
        self.heading = parts.heading("")
        self.heading.setWordWrap(True)
        self.form = ClientForm(presenter.today())
        self.alike = AlikeCard()
        self.save = parts.button("Save", primary=True, on=self._save_clicked)
        self.cancel = parts.button("Cancel", on=self._leave)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._key = ""  # names this typing in the file
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_MS)
        self._keeping.timeout.connect(self._keep)
        self._build()

    def edit(self, client: Client) -> None:
        """Begin with a client, or with a draft (id 0) for somebody new."""
        self.give_up()
        self._base = client
        self.heading.setText(
            f"Edit {client.name or f'client {client.number}'}" if client.id else "New client"
        )
        self.save.setText("Save" if client.id else "Add client")
        self.form.fill(client, self._presenter.today())
        self.form.settle()
        self.alike.show_alike([])
        self.verticalScrollBar().setValue(0)
        self.form.first()
        if not client.id and client != Client():
            self._pause.start()

    def take_up(self, typed: Typed) -> None:
        """Go on with what was typed before the program ended."""
        self.edit(typed.base)
        self._key = typed.key
        self._presenter.desks.typed.take_up(typed)
        self.form.take_up(typed, self._presenter.today())
        self._pause.start()

    def give_up(self) -> None:
        """What is typed is saved or not wanted: nothing of it is kept."""
        self._pause.stop()
        self._keeping.stop()
        if self._key:
            self._presenter.desks.typed.forget(self._key)
            self._key = ""
        self.form.settle()

    def draft(self) -> Client:
        """The record as it would be saved now."""
        return self.form.draft(self._base)

    def unsaved(self) -> str:
        """What would be lost, in a sentence; empty when nothing would."""
        if not self.form.touched or (self.draft() == self._base and not self.form.unreadable()):
            return ""
        return f"The changes to {self.draft().name or 'the new client'} are not saved."

    def commit(self) -> bool:
        """Save; False (and the reason is shown, everything typed stays) when it could not be done."""
        self._pause.stop()
        found = self.form.unreadable()
        if found:
            self.form.show(found)
            return False
        return self._write(self.draft())

    def _write(self, wanted: Client) -> bool:
        desk = self._presenter.desks.clients
        try:
            with faults.caught(self.window(), self.form) as caught:
                try:
                    stored = desk.save(wanted) if wanted.id else desk.add(wanted)
                except Stale as stale:
                    return self._settle_with_other(wanted, stale)
        finally:
            self._pause.stop()
        if caught:
            return False
        self._base = stored
        self.give_up()
        self.saved.emit(stored)
        return True

    def _settle_with_other(self, wanted: Client, stale: Stale) -> bool:
        """Somebody saved the same client in between: bring both together, ask where they differ."""
        from smpdesk.ui.clients.conflict_dialog import ConflictDialog

        try:
            theirs = self._presenter.desks.clients.client(wanted.id)
        except KeyError:  # taken away altogether
            faults.show(self.window(), stale)
            return False
        merge = merged(self._base, wanted, theirs)
        dialog = ConflictDialog(merge, self.window())
        accepted = dialog.exec() == ConflictDialog.DialogCode.Accepted
        decided = dialog.decided()
        dialog.deleteLater()
        if not accepted:
            return False
        return self._write(replace(merge.record, **decided))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, after asking when something would be lost."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the form, who may be the same person stands above it."""
        super().resizeEvent(event)
        narrow = self.viewport().width() - px(48) < _BESIDE_EMS * look.text
        above = self._page_body.indexOf(self.alike) >= 0
        if narrow and not above:
            self._page_body.insertWidget(1, self.alike)
        elif above and not narrow:
            self._aside_body.insertWidget(0, self.alike)

    @Slot()
    def _save_clicked(self) -> None:
        self.commit()

    @Slot()
    def _leave(self) -> None:
        self._pause.stop()
        self.left.emit()

    @Slot()
    def _typed(self) -> None:
        self._pause.start()
        if not self._keeping.isActive():  # not put off by the next key
            self._keeping.start()

    @Slot()
    def _keep(self) -> None:
        """Keep what is typed in a file: a crash loses less than a second of it."""
        desk = self._presenter.desks.typed
        if self.unsaved():
            self._key = self._key or desk.begin()
            desk.keep(self._key, self._base, self.draft(), self.form.birth.text())
        elif self._key:
            desk.forget(self._key)

    @Slot()
    def _look(self) -> None:
        """A moment after the last key: what is wrong so far, and who may be the same person."""
        draft = self.draft()
        desk = self._presenter.desks.clients
        with faults.caught(self.window()):
            advice = birth_advice(draft.birth, self._presenter.today())
            self.form.show_touched([*self.form.unreadable(), *desk.problems(draft), *advice])
            self.alike.show_alike(self._presenter.desks.duplicates.alike(draft), known=bool(draft.id))

    def _build(self) -> None:
        self.form.changed.connect(self._typed)
        self.alike.client_requested.connect(self.client_requested)
        self.alike.merge_requested.connect(self.merge_requested)
        page = QWidget()
        page.setProperty("surface", "none")
        body = QVBoxLayout(page)
        body.setContentsMargins(px(24), px(14), px(24), px(20))
        body.setSpacing(px(12))
        top = Columns(ems=34, gap=12)
        top.add(self.heading, 1)
        actions = Bar()
        actions.right.addWidget(self.cancel)
        actions.right.addWidget(self.save)
        top.add(actions, 0)
        body.addWidget(top)
        self._page_body = body
        columns = Columns(ems=_BESIDE_EMS, gap=14)
        card = parts.Card()
        card.body.addWidget(self.form)
        columns.add(card, 5)
        aside = QWidget()
        self._aside_body = QVBoxLayout(aside)
        self._aside_body.setContentsMargins(0, 0, 0, 0)
        self._aside_body.addWidget(self.alike)
        self._aside_body.addStretch(1)
        columns.add(aside, 3)
        body.addWidget(columns)
        body.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for before, after in pairwise((self.form.inactive, self.save, self.cancel)):
            self.setTabOrder(before, after)
        for keys in (QKeySequence(QKeySequence.StandardKey.Save), QKeySequence("Ctrl+Return")):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._save_clicked)
        saving = QKeySequence(QKeySequence.StandardKey.Save).toString(QKeySequence.SequenceFormat.NativeText)
        self.save.setToolTip(f"Save ({saving})")
