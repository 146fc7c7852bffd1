"""One zone that was worked: a line that says what was done, and its fields when it is open."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from smpdesk.domain.problem import Problem
from smpdesk.domain.session import NEEDLES, ZoneWork
from smpdesk.ui.sessions.labels import ordinal
from smpdesk.ui.sessions.quiet_form import QuietForm
from smpdesk.ui.sessions.scale import DiscomfortScale
from smpdesk.ui.shared import icons
from smpdesk.ui.shared.forms import Lines, Number, lines, number, text
from smpdesk.ui.shared.parts import Chip, IconButton, label, quiet
from smpdesk.ui.shared.theme import px
from smpdesk.ui.shared.zone_words import ZONES

_TEXTS = ("pigment", "pigment_lot", "needle", "needle_lot")


def formula(work: ZoneWork) -> str:
    """“GR2 · 1:4 · 3RL”: pigment, dilution and needle as far as they are known."""
    dilution = f"1:{work.dilution}" if work.dilution is not None else ""
    return " · ".join(part for part in (work.pigment, dilution, work.needle) if part)


class ZoneRow(QFrame):
    """Edits one ZoneWork. `opened` when its line is pressed, `remove_requested`, `same_requested` for all rows."""

    edited = Signal()
    toggled = Signal(object)
    remove_requested = Signal(object)
    same_requested = Signal(object)

    def __init__(self, work: ZoneWork) -> None:
        super().__init__()
        self._work = work
        self.setProperty("surface", "zone")
        self._line = QPushButton(ZONES[work.zone])
        self._line.setProperty("quiet", "true")
        self._line.setProperty("zone", "true")
        self._layer, self._formula = Chip(), label("", "small", wrap=True)
        self._formula.setContentsMargins(px(36), 0, px(10), px(8))
        self._body = QWidget()
        self._form = QuietForm(columns=2)
        self._build()
        self.set_value(work)
        self.open(False)

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return not self._body.isHidden()

    def value(self) -> ZoneWork:
        """The zone as it is entered."""
        field: Any = self._form.widget
        dilution = field("dilution").value()
        return replace(
            self._work,
            layer=field("layer").value(),
            dilution=None if dilution < 0 else dilution,
            discomfort=self._scale.answer(),
            note=field("note").value().strip(),
            **{name: field(name).text().strip() for name in _TEXTS},
        )

    def set_value(self, work: ZoneWork) -> None:
        """Show a zone; a field that says the same already is left alone, so that the cursor stays."""
        self._work = work
        field: Any = self._form.widget
        for name in _TEXTS:
            if field(name).text().strip() != getattr(work, name):
                field(name).setText(getattr(work, name))
        field("layer").set_value(work.layer)
        field("dilution").set_value(-1 if work.dilution is None else work.dilution)
        if field("note").value().strip() != work.note:
            field("note").set_value(work.note)
        self._scale.set_answer(work.discomfort)
        self._summarise()

    def keep(self, work: ZoneWork) -> None:
        """It was saved under an id and a version; what is being typed stays."""
        self._work = work

    def open(self, wanted: bool) -> None:
        """Show the fields, or only the line."""
        self._body.setVisible(wanted)
        self._formula.setVisible(bool(self._formula.text()) and not wanted)
        self._line.setAccessibleDescription("Open" if wanted else "Closed")
        self._line.setIcon(icons.icon("up" if wanted else "down", "muted"))

    def show_problems(self, problems: list[Problem]) -> None:
        """Put problems beside the fields, and open the row when there are any."""
        if problems:
            self.open(True)
            self._form.show_at(problems)
        else:
            self._form.clear()

    def focus(self) -> None:
        """Go to the line."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._line.clicked.connect(self._pressed)
        away = IconButton("close", f"Remove {ZONES[self._work.zone]}", self._remove)
        away.setProperty("quiet", "true")
        head = QHBoxLayout()
        head.setContentsMargins(px(2), 0, px(2), 0)
        head.setSpacing(px(6))
        head.addWidget(self._line)
        head.addStretch(1)
        head.addWidget(self._layer)
        head.addWidget(away)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(px(6), px(2), px(6), px(8))
        inside.setSpacing(px(8))
        self._add_fields()
        inside.addWidget(self._form)
        inside.addWidget(
            quiet("Same pigment and needle in every zone", on=self._same), 0, Qt.AlignmentFlag.AlignLeft
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._formula)
        whole.addWidget(self._body)

    def _add_fields(self) -> None:
        form = self._form
        layer: Number = number(1, 20, 1)
        dilution: Number = number(-1, 100, -1)
        dilution.setPrefix("1 : ")
        dilution.setSpecialValueText("not recorded")
        form.add("pigment", "Pigment", text())
        form.add("pigment_lot", "Pigment lot", text())
        form.add("dilution", "Dilution", dilution)
        form.add("layer", "Layer", layer)
        form.add("needle", "Needle", _with_offers(text()))
        form.add("needle_lot", "Needle lot", text())
        self._scale = DiscomfortScale()
        form.add("discomfort", "Discomfort here", self._scale, wide=True)
        note: Lines = lines(rows=2)
        form.add("note", "Note", note, wide=True)
        form.changed.connect(self._changed)

    def _summarise(self) -> None:
        work = self.value()
        said = f"{ordinal(work.layer)} layer"
        self._layer.say(said, "accent")
        discomfort = f"discomfort {work.discomfort}" if work.discomfort is not None else ""
        what = " · ".join(part for part in (formula(work), discomfort) if part)
        self._formula.setText(what)
        self._formula.setVisible(bool(what) and not self.is_open)
        self._line.setAccessibleName(", ".join(part for part in (ZONES[work.zone], said, what) if part))

    @Slot()
    def _changed(self) -> None:
        self._summarise()
        self.edited.emit()

    @Slot()
    def _pressed(self) -> None:
        self.toggled.emit(self)

    @Slot()
    def _remove(self) -> None:
        self.remove_requested.emit(self)

    @Slot()
    def _same(self) -> None:
        self.same_requested.emit(self)


def _with_offers(line: QLineEdit) -> QLineEdit:
    """The needles met most are offered; anything may be typed."""
    offers = QCompleter(list(NEEDLES), line)
    offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    line.setCompleter(offers)
    return line
