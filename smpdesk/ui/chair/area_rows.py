"""What a place that was drawn by hand is called, and what is noted of it."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.ui.chair.rows import Rows
from smpdesk.ui.chair.touch import figure
from smpdesk.ui.shared.forms import text
from smpdesk.ui.shared.parts import IconButton, danger, muted
from smpdesk.ui.shared.theme import px

_REST_MS = 700  # nobody is typing any more
_TOLD = {
    AreaKind.NO_GO: "No needle goes here. It stays on every map of this client until it is taken off.",
    AreaKind.SCAR: "A scar has its own density.",
    AreaKind.AREA: "An area to work in, drawn by hand.",
}
_NAMES = {AreaKind.NO_GO: "No-go mark", AreaKind.SCAR: "Scar", AreaKind.AREA: "Area"}


class AreaRows(QWidget):
    """Edits name and note. `changed` carries the ScalpArea after a short rest, or when a field is left."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._area: ScalpArea | None = None
        self._name, self._note = text(placeholder="mole, old scar …"), text()
        self._rows = Rows()
        self._rows.add("name", "Called", self._name)
        self._rows.add("note", "About it", self._note)
        self._name.setAccessibleName("What this place is called")
        self._note.setAccessibleName("About this place")
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.flush)
        for each in (self._name, self._note):
            each.textEdited.connect(self._typed)
            each.editingFinished.connect(self.flush)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._rows)

    def show_area(self, area: ScalpArea | None) -> None:
        """Show a place; none hides the rows."""
        self.setVisible(area is not None)
        if area is None or (self._area is not None and area.id == self._area.id and self._rest.isActive()):
            return
        self._area = area
        for field, value in ((self._name, area.name), (self._note, area.note)):
            if field.text().strip() != value:
                field.setText(value)

    def first(self) -> QWidget:
        """The name."""
        return self._name

    @Slot()
    def flush(self) -> None:
        """Hand on what was typed now."""
        self._rest.stop()
        if self._area is None:
            return
        wanted = replace(self._area, name=self._name.text().strip(), note=self._note.text().strip())
        if wanted != self._area:
            self._area = wanted
            self.changed.emit(wanted)

    @Slot()
    def _typed(self) -> None:
        self._rest.start()


class MarkPart(QWidget):
    """A place where nobody works: its name, and how it goes. `removal_requested` carries its id."""

    left = Signal()
    removal_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._id = 0
        self._title, self._told = figure(""), muted("")
        self.rows = AreaRows()
        self._away = danger("Take off the map", on=self._ask)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(IconButton("left", "All zones", self._leave))
        head.addWidget(self._title, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(10))
        whole.addLayout(head)
        for each in (self._told, self.rows, self._away):
            whole.addWidget(each)

    def show_area(self, area: ScalpArea) -> None:
        """Show a mark."""
        self._id = area.id
        self._title.setText(area.name or _NAMES[area.kind])
        self._told.setText(_TOLD[area.kind])
        self.rows.show_area(area)

    def first(self) -> QWidget:
        """Where one begins."""
        return self.rows.first()

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    @Slot()
    def _ask(self) -> None:
        self.removal_requested.emit(self._id)
