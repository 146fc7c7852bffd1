"""One zone at the chair: everything filled from last time, a press changes it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from smpdesk.domain.problem import Problem
from smpdesk.domain.session import NEEDLES, Bleeding, Reaction, Sensation, ZoneWork
from smpdesk.ui.chair.area_rows import AreaRows
from smpdesk.ui.chair.choices import OneOf, SomeOf
from smpdesk.ui.chair.machine_rows import MachineRows
from smpdesk.ui.chair.mix_field import MixField, lot_button, say
from smpdesk.ui.chair.rows import Rows
from smpdesk.ui.chair.stepper import Stepper
from smpdesk.ui.chair.touch import figure
from smpdesk.ui.shared import record_words
from smpdesk.ui.shared.discomfort import DiscomfortScale
from smpdesk.ui.shared.forms import Lines, lines, text
from smpdesk.ui.shared.parts import IconButton, button, danger, muted, quiet
from smpdesk.ui.shared.theme import px

#: Diameters between the finest and the widest in use, 0.20 and 0.25 met most (1.5; T1 T3 T8).
_DIAMETERS = (150, 200, 250, 300)
_DENSITY_STEP = 4
_OTHER = "other…"
_ROWS = {"needle_stock": "needle_lot"}  # fields that share a row with another


class ZoneForm(QWidget):
    """Edits one ZoneWork. `touched` after a press, `typed` while text is typed, both with the work as it is now.

    `pigment_requested` carries the number of the part of the mix that is to be chosen from stock.
    """

    touched = Signal(object)
    typed = Signal(object)
    left = Signal()
    remove_requested = Signal()
    same_requested = Signal()
    add_requested = Signal()
    pigment_requested = Signal(object)
    needle_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._work: ZoneWork | None = None
        self._plan: int | None = None
        self._name = figure("")
        self._stands = muted("")
        self._layer = Stepper("Layer", 1, 20, before="Layer ", optional=False)
        self._density = Stepper("Density", 0, 400, _DENSITY_STEP, after=" / cm²")
        self._as_planned = button("", on=self._take_plan)
        self._mix = MixField()
        self._dilution = Stepper("Dilution", 0, 100, before="1 : ", begin=4)
        self._needle = OneOf("Needle", [*((each, each) for each in NEEDLES), ("Other…", _OTHER)], "")
        self._needle_other: QLineEdit = text(placeholder="Which needle")
        self._diameter = OneOf(
            "Diameter in millimetres", [(record_words.diameter(each), each) for each in _DIAMETERS]
        )
        self._needle_lot = lot_button("")
        self._discomfort = DiscomfortScale()
        self._bleeding = OneOf(
            "Bleeding", [(words, code) for code, words in record_words.BLEEDING.items()], Bleeding.UNKNOWN
        )
        self._reactions = SomeOf(
            "Skin", {code.value: words for code, words in record_words.REACTIONS.items()}, Reaction.NONE.value
        )
        self._sensations = SomeOf(
            "Felt like", {code.value: words for code, words in record_words.SENSATIONS.items()},
            Sensation.NONE.value,
        )  # fmt: skip
        self._note: Lines = lines(rows=2)
        self._add = button("", primary=True, on=self._ask_add)
        self._away = danger("Remove this zone", on=self._ask_remove)
        self._everywhere = quiet("Same pigment and needle in every zone", on=self._ask_same)
        self.area = AreaRows()
        self._rows = Rows()
        self._machine = MachineRows()
        self._build()

    @property
    def work(self) -> ZoneWork | None:
        """The work as it is shown, None before the first."""
        return self._work

    def show_work(
        self, work: ZoneWork, name: str, stands: str, plan: int | None, worked: bool = True
    ) -> None:
        """Show a zone. ``stands`` says what was there before; ``plan`` is the density planned for today; without
        ``worked`` it is only looked at, and a press in it begins the work.
        """
        self._work, self._plan = work, plan
        self._name.setText(name)
        self.setAccessibleName(name)
        self._stands.setText(stands)
        self._stands.setVisible(bool(stands))
        self._add.setVisible(not worked)
        self._add.setText(f"Work here today, layer {work.layer}")
        for each in (self._away, self._everywhere):
            each.setVisible(worked)
        self._layer.set_value(work.layer)
        self._density.set_value(work.density)
        self._density.set_begin(plan if plan is not None else _DENSITY_STEP)
        self._as_planned.setText(f"Plan: {plan}" if plan is not None else "")
        self._as_planned.setVisible(plan is not None and plan != work.density)
        self._mix.set_value(work.mix or _old_mix(work))
        self._dilution.set_value(work.dilution)
        if not (self._needle_other.isVisible() and self._needle_other.text().strip() == work.needle):
            self._needle.set_value(work.needle)
            self._needle_other.hide()
        self._diameter.set_value(
            work.needle_um, record_words.diameter(work.needle_um) if work.needle_um else ""
        )
        say(self._needle_lot, "Needle lot", "", work.needle_lot)
        self._discomfort.set_answer(work.discomfort)
        self._bleeding.set_value(work.bleeding)
        self._reactions.set_value(work.reactions)
        self._sensations.set_value(work.sensations)
        self._machine.show_work(work)
        if self._note.value().strip() != work.note:
            self._note.set_value(work.note)

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Put each beside its row; the others come back."""
        problems = [replace(each, field=_ROWS.get(each.field, each.field)) for each in problems]
        return self._machine.show_problems(self._rows.show_problems(problems))

    def show_advice(self, advice: Sequence[Problem]) -> None:
        """Say calmly what is unusual."""
        advice = [replace(each, field=_ROWS.get(each.field, each.field)) for each in advice]
        self._rows.show_advice(advice)
        self._machine.show_advice(advice)

    def put_pigment(self, at: int, pigment: str, lot: str, stock: int) -> None:
        """A pigment was chosen."""
        self._mix.put(at, pigment, lot, stock)

    def put_needle(self, lot: str, stock: int, needle: str, micrometres: int | None) -> None:
        """A lot of needles was chosen; what it says of itself is taken over."""
        if self._work is not None:
            self._work = replace(
                self._work, needle_lot=lot, needle_stock=stock or None,
                needle=needle or self._work.needle, needle_um=micrometres or self._work.needle_um,
            )  # fmt: skip
            self.touched.emit(self._work)

    def first(self) -> QWidget:
        """Where one begins."""
        return self._density

    def _value(self) -> ZoneWork:
        work = self._work
        if work is None:
            raise ValueError("no zone is shown")
        mix = self._mix.value()
        changed: dict[str, Any] = {}
        if mix != (work.mix or _old_mix(work)):
            changed = {"mix": mix, "pigment": " + ".join(each.pigment for each in mix),
                       "pigment_lot": " + ".join(each.lot for each in mix if each.lot)}  # fmt: skip
        needle = self._needle.value()
        typed = self._needle_other.text().strip()
        return replace(
            self._machine.value(work),
            layer=self._layer.value() or 1,
            density=self._density.value(),
            dilution=self._dilution.value(),
            needle=(typed or work.needle) if needle == _OTHER else needle,
            needle_um=self._diameter.value(),
            discomfort=self._discomfort.answer(),
            bleeding=self._bleeding.value(),
            reactions=self._reactions.value(),
            sensations=self._sensations.value(),
            note=self._note.value().strip(),
            **changed,
        )

    @Slot()
    def _touched(self) -> None:
        if self._work is None:
            return
        other = self._needle.value() == _OTHER
        self._needle_other.setVisible(other)
        if other and self.sender() is self._needle:
            self._needle_other.setFocus()
            return
        self._work = self._value()
        self.touched.emit(self._work)

    @Slot()
    def _typed(self) -> None:
        if self._work is not None:
            self._work = self._value()
            self.typed.emit(self._work)

    @Slot()
    def _take_plan(self) -> None:
        self._density.set_value(self._plan)
        self._as_planned.hide()
        self._touched()

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    @Slot()
    def _ask_remove(self) -> None:
        self.remove_requested.emit()

    @Slot()
    def _ask_add(self) -> None:
        self.add_requested.emit()

    @Slot()
    def _ask_same(self) -> None:
        self.same_requested.emit()

    @Slot()
    def _ask_needle(self) -> None:
        self.needle_requested.emit()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(IconButton("left", "All zones", self._leave))
        head.addWidget(self._name, 1)
        head.addWidget(self._layer)
        for push in (self._as_planned, self._add):
            push.setAutoDefault(False)
        self._add.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fill_rows()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(6))
        whole.addLayout(head)
        whole.addWidget(self._stands)
        whole.addWidget(self.area)
        whole.addWidget(self._add)
        whole.addWidget(self._rows)
        whole.addWidget(self._machine)
        whole.addLayout(self._foot())
        for field in (self._layer, self._density, self._mix, self._dilution, self._needle, self._diameter,
                      self._discomfort, self._bleeding, self._reactions, self._sensations,
                      self._machine):  # fmt: skip
            field.edited.connect(self._touched)
        self._machine.typed.connect(self._typed)
        self._note.edited.connect(self._typed)
        self._needle_other.textEdited.connect(self._typed)
        self._mix.pick_requested.connect(self.pigment_requested)
        self._needle_lot.clicked.connect(self._ask_needle)

    def _fill_rows(self) -> None:
        rows = self._rows
        rows.add("density", "Density", self._density, self._as_planned)
        rows.add("mix", "Pigment", self._mix, buddy=self._mix.first())
        rows.add("dilution", "Dilution", self._dilution)
        rows.add("discomfort", "Discomfort", self._discomfort, wide=True)
        rows.add("needle", "Needle", self._needle, self._needle_other)
        rows.add("needle_um", "Diameter, mm", self._diameter)
        rows.add("needle_lot", "Needle lot", self._needle_lot)
        rows.add("bleeding", "Bleeding", self._bleeding)
        rows.add("reactions", "Skin", self._reactions)
        rows.add("sensations", "Felt like", self._sensations)
        rows.add("note", "Note", self._note)
        self._note.setAccessibleName("Note on this zone")
        self._needle_other.setAccessibleName("Needle, in your own words")

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setSpacing(px(6))
        foot.addWidget(self._everywhere)
        foot.addWidget(self._away)
        return foot


def _old_mix(work: ZoneWork) -> tuple[Any, ...]:
    """The mix of a record that has its pigment as text only."""
    from smpdesk.domain.session import MixPart

    return (MixPart(work.pigment, work.pigment_lot),) if work.pigment or work.pigment_lot else ()
