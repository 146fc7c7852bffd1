"""One page of the settings: what can be changed, and a line below that saves it."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from smpdesk.domain.clinic import Clinic
from smpdesk.domain.problem import Refusal
from smpdesk.ui.settings.presenter import SettingsPresenter
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.fields import Choice, Lines
from smpdesk.ui.shared.forms import Form
from smpdesk.ui.shared.theme import px


class Section(QWidget):
    """Shows records, takes edits, saves when asked. Subclasses fill `body` and say what is stored."""

    touched_changed = Signal()

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.save_button = parts.button("Save", primary=True, on=self.save)
        self.undo_button = parts.button("Undo changes", on=self.fill)
        self._note = parts.label("", "reading")
        inside = QWidget()
        inside.setProperty("surface", "none")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(px(24), px(20), px(24), px(20))
        self.body.setSpacing(px(12))
        self.body.addWidget(parts.title(title))
        self.body.addWidget(parts.muted(text))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(scroll, 1)
        lay.addWidget(self._build_foot())
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)

    # What subclasses say

    @property
    def touched(self) -> bool:
        """Whether something was edited and not saved."""
        raise NotImplementedError

    @Slot()
    def fill(self) -> None:
        """Show what is stored."""
        raise NotImplementedError

    def store(self) -> None:
        """Save what is shown; raises Refusal or a fault."""
        raise NotImplementedError

    def shows(self) -> faults.ShowsProblems:
        """Where problems are put beside their fields."""
        raise NotImplementedError

    def unreadable(self) -> bool:
        """Whether a field holds what cannot be read; it is then pointed at."""
        return False

    # What all share

    @Slot()
    def save(self) -> bool:
        """Save; False when that was refused, and the reasons stand beside the fields."""
        if not self.touched:
            return True
        if self.unreadable():
            return False
        with faults.caught(self, self.shows()) as caught:
            self.store()
        if caught:
            self.refused(caught.error)
            return False
        self._note.setText("Saved")
        self.offer()
        return True

    def refused(self, error: Exception | None) -> None:
        """Something to do after a refusal was shown."""

    def refresh(self) -> None:
        """Something changed elsewhere: show it, unless that would take away what was typed."""
        if not self.touched:
            self.fill()

    @Slot()
    def edited(self) -> None:
        """A field was changed by hand."""
        self._note.setText("")
        self.offer()

    def offer(self) -> None:
        """Saving is offered only when there is something to save."""
        self.save_button.setEnabled(self.touched)
        self.undo_button.setEnabled(self.touched)
        self.touched_changed.emit()

    def _build_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("surface", "footer")
        lay = QHBoxLayout(foot)
        lay.setContentsMargins(px(24), px(9), px(24), px(9))
        lay.setSpacing(px(8))
        lay.addWidget(self._note, 1)
        lay.addWidget(self.undo_button)
        lay.addWidget(self.save_button)
        return foot


class ClinicSection(Section):
    """A page about some fields of the clinic, in one form."""

    def __init__(self, ask: SettingsPresenter, title: str, text: str, columns: int = 2) -> None:
        super().__init__(title, text)
        self.ask = ask
        self.base: Clinic = ask.clinic()
        self.form = Form(columns)
        self.fields: dict[str, QWidget] = {}
        self.form.changed.connect(self.edited)
        self.body.addWidget(self.form)

    def field(
        self,
        field: str,
        name: str,
        widget: QWidget,
        hint: str = "",
        optional: bool = True,
        wide: bool = False,
    ) -> None:
        """Append a field of the clinic."""
        self.fields[field] = self.form.add(field, name, widget, hint, optional, wide)

    @property
    def touched(self) -> bool:
        """Whether the form was edited."""
        return self.form.touched

    @Slot()
    def fill(self) -> None:
        """Show the clinic as it is stored."""
        self.base = self.ask.clinic()
        for field, widget in self.fields.items():
            put(widget, getattr(self.base, field))
        self.form.settle()
        self.offer()

    def store(self) -> None:
        """Save the fields of this page only."""
        self.base = self.ask.save_clinic(self.base, {name: taken(each) for name, each in self.fields.items()})
        self.fill()

    def shows(self) -> faults.ShowsProblems:
        """The form."""
        return self.form

    def refused(self, error: Exception | None) -> None:
        """After a conflict was shown, saving once more is meant."""
        if isinstance(error, Refusal):
            self.base = self.ask.clinic()


def put(widget: QWidget, value: Any) -> None:
    """Show a value in a field without saying that somebody edited it."""
    if isinstance(widget, Choice):
        if not widget.set_value(value):
            widget.offer([*_items(widget), (str(value), value)])
            widget.set_value(value)
    elif isinstance(widget, Lines):
        widget.set_value(value)
    elif isinstance(widget, QLineEdit):
        widget.setText(value)


def taken(widget: QWidget) -> Any:
    """The value of a field."""
    if isinstance(widget, Choice | Lines):
        return widget.value()
    return widget.text() if isinstance(widget, QLineEdit) else None


def _items(widget: Choice) -> list[tuple[str, Any]]:
    """What a choice offers now."""
    found = []
    for at in range(widget.count()):
        widget.setCurrentIndex(at)
        found.append((widget.itemText(at), widget.value()))
    return found
