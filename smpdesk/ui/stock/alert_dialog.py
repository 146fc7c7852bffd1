"""A recall alert is pasted as text: the lots that it may mean are found, and a person chooses."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextEdit, QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem
from smpdesk.domain.recall import Found, FoundBy, Recall
from smpdesk.ui.shared import forms, parts
from smpdesk.ui.shared.theme import colour, px
from smpdesk.ui.stock import labels
from smpdesk.ui.stock.asking import Asking

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

_PAUSE = 250  # ms after the last key
_BY = {
    FoundBy.NUMBER: "number found in the text",
    FoundBy.MISREAD: "number found if O is read as 0, or I as 1: compare it",
    FoundBy.PRODUCT: "product named, this number not",
    FoundBy.MAKER: "maker named, this number not",
}


class AlertDialog(Asking):
    """`stored` carries the recall that was begun."""

    def __init__(self, desks: "Desks", parent: QWidget | None = None, lot: int = 0) -> None:
        super().__init__("Begin a recall", parent, columns=2)
        self._desk, self._stock, self._lot = desks.recalls, desks.stock, lot
        self._found: list[Found] = []
        self.name, self.day = (
            forms.text(),
            forms.DateField(desks.recalls.today(), desks.recalls.today(), past=True),
        )
        self.alert = forms.lines(rows=7)
        self.lots = QListWidget()
        self.said = parts.label("", "strong", wrap=True)
        self._soon = QTimer(self, interval=_PAUSE, singleShot=True)
        self._build()
        self._find()
        self.resize(px(680), px(640))

    def store(self) -> Recall:
        """Mark the lots that are ticked."""
        ticked = [
            found
            for at, found in enumerate(self._found)
            if self.lots.item(at).checkState() == Qt.CheckState.Checked
        ]
        draft = replace(
            self._desk.new(),
            title=self.name.text(),
            text=self.alert.value(),
            day=self.day.value() or self._desk.today(),
        )
        ours = [each.line.lot.id for each in ticked if each.line is not None]
        return self._desk.begin(draft, ours, [each.typed for each in ticked if each.typed is not None])

    def unreadable(self) -> list[Problem]:
        """What is being typed is looked through first."""
        if self._soon.isActive():
            self._soon.stop()
            self._find()
        return []

    @Slot()
    def _edited(self) -> None:
        self._soon.start()

    @Slot()
    def _find(self) -> None:
        """The lots that the text may mean; ticks set by hand stay where they were."""
        was = {_key(each): self.lots.item(at).checkState() for at, each in enumerate(self._found)}
        text = self.alert.value()
        self._found = self._desk.find(text)
        if self._lot and all(each.line is None or each.line.lot.id != self._lot for each in self._found):
            self._found.insert(0, Found(self._stock.lot(self._lot), None, FoundBy.NUMBER, True, ()))
        self.lots.clear()
        for each in self._found:
            item = QListWidgetItem(_said(each), self.lots)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            usual = Qt.CheckState.Checked if each.sure else Qt.CheckState.Unchecked
            item.setCheckState(was.get(_key(each), usual))
        self._mark()
        self._say(text)

    def _say(self, text: str) -> None:
        sure = sum(each.sure for each in self._found)
        if not text.strip() and not self._lot:
            self.said.setText("Paste the alert as it came: by e-mail, from a website, from the maker.")
        elif not self._found:
            self.said.setText("Neither the shelf nor any record names a lot of this text.")
        else:
            self.said.setText(
                f"{words.counted(len(self._found), 'lot')} may be meant, {sure} surely. Tick those to recall."
            )
        self.lots.setVisible(bool(self._found))

    @Slot()
    def _mark(self) -> None:
        """Show in the text what was read as the lot pointed at, and fainter what was read as any."""
        marks = []
        for at, each in enumerate(self._found):
            for start, end in each.places:
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.alert.document())
                cursor.setPosition(_units(self.alert.value(), start))
                cursor.setPosition(_units(self.alert.value(), end), QTextCursor.MoveMode.KeepAnchor)
                shown = QTextCharFormat()
                shown.setBackground(colour("warn_tint" if at == self.lots.currentRow() else "tint"))
                shown.setForeground(colour("warn" if at == self.lots.currentRow() else "accent_ink"))
                mark.cursor, mark.format = cursor, shown
                marks.append(mark)
        self.alert.setExtraSelections(marks)

    def _build(self) -> None:
        form = self.form
        form.add(
            "title", "Name of the recall", self.name, "Such as the maker and what is wrong", optional=False
        )
        form.add("day", "Day of the alert", self.day)
        form.add("text", "The alert", self.alert, wide=True)
        form.add_wide(self.said)
        self.lots.setAccessibleName("Lots that may be meant")
        self.lots.setProperty("framed", "true")
        self.lots.setMinimumHeight(px(150))
        self.lots.setWordWrap(True)
        form.add("lots", "Lots", self.lots, wide=True)
        self.alert.edited.connect(self._edited)
        self._soon.timeout.connect(self._find)
        self.lots.currentRowChanged.connect(self._mark)
        self.finish_with(parts.button("Recall these lots", primary=True, on=self.save))
        form.first()


def _key(found: Found) -> tuple[int, str]:
    return (
        (found.line.lot.id, "") if found.line is not None else (0, found.typed.number if found.typed else "")
    )


def _said(found: Found) -> str:
    """ "Lot GR2-2409, Graphite 2 · Inkwell, 7.5 ml left: number found in the text"."""
    if found.line is not None:
        line = found.line
        return f"Lot {line.lot.number}, {labels.product(line.product)}, {labels.left(line)}: {_BY[found.by]}"
    typed = found.typed
    if typed is None:
        return ""
    records = words.counted(typed.records, "record")
    return f"Lot {typed.number}, {typed.name or 'no product named'}, not on the shelf, in {records}: {_BY[found.by]}"


def _units(text: str, place: int) -> int:
    """A place in a text as Qt counts it: letters beyond the first plane count twice."""
    return place + sum(1 for each in text[:place] if ord(each) > 0xFFFF)
