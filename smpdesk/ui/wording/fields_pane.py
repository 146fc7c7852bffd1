"""The fields of one group of texts, each with the notes it stands on and a way back to what is shipped."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from smpdesk.domain.wording import WordingDay, WordingText
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.forms import Form, Lines, Number, lines, number
from smpdesk.ui.shared.theme import px
from smpdesk.ui.wording.groups import DAY_NAMES, DAYS, Group, name
from smpdesk.ui.wording.presenter import WordingPresenter

#: Letters that a line of a field holds, by and large.
_LINE = 46


class FieldsPane(QScrollArea):
    """Shows a group; says when somebody typed."""

    typed = Signal()
    """A text or a day was changed; the presenter knows it."""

    def __init__(self, ask: WordingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.form = Form()
        self._fields: dict[str, Lines] = {}
        self._numbers: dict[str, Number] = {}
        self._backs: dict[str, _Back] = {}
        self.setWidgetResizable(True)

    def show_group(self, group: Group) -> None:
        """Fresh fields for a group."""
        inside = QWidget()
        inside.setProperty("surface", "none")
        lay = QVBoxLayout(inside)
        lay.setContentsMargins(px(20), px(14), px(20), px(14))
        lay.setSpacing(px(10))
        lay.addWidget(parts.heading(group.title))
        self.form = Form()
        self._fields, self._numbers, self._backs = {}, {}, {}
        if group.key == DAYS:
            lay.addWidget(parts.muted("The day of treatment is day 1. These hold in every language."))
            for day in self._ask.days:
                self._add_day(day)
        for text in group.texts:
            self._add_text(text)
        lay.addWidget(self.form)
        lay.addStretch(1)
        self.form.changed.connect(self._edited)
        self.setWidget(inside)
        self.show_problems()

    def show_problems(self) -> None:
        """Put what is wrong beside its field, without moving the cursor."""
        self.form.show_touched(self._ask.problems())
        for place, back in self._backs.items():
            back.setVisible(self._ask.own(place))

    def _add_text(self, text: WordingText) -> None:
        typed = self._ask.text(text.place)
        field = lines(typed, rows=max(2, min(6, -(-len(typed) // _LINE))))
        hints = [f"Sources: {', '.join(text.sources)}."] if text.sources else []
        if text.needed:
            hints.append(f"Filled in: {' '.join(f'{{{each}}}' for each in sorted(text.needed))}.")
        self.form.add(text.place, name(text), field, " ".join(hints))
        self._fields[text.place] = field
        back = _Back(text.place, text.shipped)
        back.asked.connect(self._as_shipped)
        self._backs[text.place] = back
        self.form.add_wide(back)

    def _add_day(self, day: WordingDay) -> None:
        field = number(1, 99, self._ask.number(day.key))
        hint = f"Shipped: {day.shipped}. From {day.low} to {day.high}. Sources: {', '.join(day.sources)}."
        self.form.add(f"days.{day.key}", DAY_NAMES[day.key], field, hint)
        self._numbers[day.key] = field

    @Slot()
    def _edited(self) -> None:
        for place, field in self._fields.items():
            self._ask.type_text(place, field.value())
        for key, spin in self._numbers.items():
            self._ask.type_number(key, spin.value())
        self.show_problems()
        self.typed.emit()

    @Slot(object)
    def _as_shipped(self, place: str) -> None:
        self._ask.as_shipped(place)
        self._fields[place].set_value(self._ask.text(place))
        self._fields[place].setFocus()
        self.show_problems()
        self.typed.emit()


class _Back(QWidget):
    """What is shipped, and the button that brings it back; shown where the words are the clinic's own."""

    asked = Signal(object)

    def __init__(self, place: str, shipped: str) -> None:
        super().__init__()
        self._place = place
        line = QHBoxLayout(self)
        line.setContentsMargins(px(2), 0, 0, px(6))
        line.addWidget(parts.label(f"As shipped: {shipped}", "small", wrap=True), 1)
        line.addWidget(parts.quiet("As shipped", on=self._ask))
        self.hide()

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._place)
