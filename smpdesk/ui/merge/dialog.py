"""Two records become one: field by field, with what the record will say afterwards and what follows it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.merging import Choice
from smpdesk.ui.merge import labels
from smpdesk.ui.merge.choices import ChoiceTable
from smpdesk.ui.merge.presenter import MergePresenter
from smpdesk.ui.shared import faults, parts
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.theme import px

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks
    from smpdesk.ui.shared.feed import Feed
    from smpdesk.ui.shared.jobs import Jobs


class MergeDialog(QDialog):
    """`merged` carries the merge that was done (domain.merging.Merged). Raises KeyError for clients there are not."""

    merged = Signal(object)

    def __init__(
        self,
        desks: "Desks",
        feed: "Feed",
        jobs: "Jobs",
        keep_id: int,
        gone_id: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Merge two records")
        self._presenter = MergePresenter(desks, keep_id, gone_id)
        self._merging = False
        self.head = parts.title("")
        self.head.setWordWrap(True)
        self.notice = parts.Notice("", "fault")
        self.table = ChoiceTable()
        self.after = parts.Card("Afterwards")
        self.swap = parts.button("Keep the other one instead", on=self._swap)
        self.cancel = parts.button("Cancel", on=self.reject)
        self.merge = parts.button("Merge", primary=True, on=self._merge)
        self._lines: QWidget | None = None
        self._build()
        self._show()
        feed.changed.connect(self._data_changed)
        first = self.table.first()
        if first is not None:
            first.setFocus()

    @Slot(object)
    def _data_changed(self, topics: frozenset[str]) -> None:
        """Somebody works on one of the two meanwhile: show what they are now."""
        if self._merging or not topics & {"client", "course", "appointment", "session", "paper"}:
            return
        try:
            self._presenter.read()
        except KeyError:  # one of the two has gone
            self.reject()
            return
        self._show()

    @Slot(object, object)
    def _decide(self, field: str, choice: Choice) -> None:
        self._presenter.choices[field] = choice
        self._show_after()

    @Slot()
    def _swap(self) -> None:
        self._presenter.swap()
        self._show()
        self.swap.setFocus()

    @Slot()
    def _merge(self) -> None:
        self._merging = True  # our own change needs no second look
        try:
            with faults.caught(self) as caught:
                done = self._presenter.merge()
        finally:
            self._merging = False
        if not caught:
            self.accept()
            self.merged.emit(done)

    def _show(self) -> None:
        sight = self._presenter.sight
        self.head.setText(f"{labels.who(sight.gone)} becomes part of {labels.who(sight.keep)}")
        self.notice.say("\n".join(words.say(each) for each in sight.problems))
        self.merge.setEnabled(not sight.problems)
        heads = (f"Stays: {labels.who(sight.keep)}", f"Goes: {labels.who(sight.gone)}")
        self.table.show_pairs(self._presenter.pairs(), heads, self._presenter.choices)
        self._show_after()

    def _show_after(self) -> None:
        if self._lines is not None:
            self.after.body.removeWidget(self._lines)
            self._lines.hide()
            self._lines.deleteLater()
        self._lines = QWidget()
        form = QFormLayout(self._lines)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(px(18))
        form.setVerticalSpacing(px(5))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, now, then in self._presenter.changes():
            was = f"  (was: {labels.value(name, now)})" if now else ""
            text = parts.label(f"{labels.value(name, then)}{was}", wrap=True)
            form.addRow(parts.muted(labels.field(name), wrap=False), text)
        if not form.rowCount():
            form.addRow(parts.muted("The record that stays is not changed itself."))
        sight = self._presenter.sight
        form.addRow(parts.label(labels.following(sight.follows, sight.gone), "strong", wrap=True))
        self.after.body.addWidget(self._lines)

    def _build(self) -> None:
        self.table.decided.connect(self._decide)
        inside = QWidget()
        inside.setProperty("surface", "none")
        body = QVBoxLayout(inside)
        body.setContentsMargins(px(20), px(18), px(20), px(8))
        body.setSpacing(px(12))
        body.addWidget(self.head)
        body.addWidget(parts.muted("Choose what stays where the two differ. It can be undone at any time."))
        body.addWidget(self.notice)
        body.addWidget(self.table)
        body.addWidget(self.after)
        body.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(inside)
        foot = Bar()
        foot.left.addWidget(self.swap)
        foot.right.addWidget(self.cancel)
        foot.right.addWidget(self.merge)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, px(14))
        whole.setSpacing(px(8))
        whole.addWidget(area, 1)
        line = QVBoxLayout()
        line.setContentsMargins(px(20), 0, px(20), 0)
        line.addWidget(foot)
        whole.addLayout(line)
        self.merge.setDefault(True)
        screen = self.screen().availableGeometry()
        self.resize(min(px(860), screen.width() - px(40)), min(px(660), screen.height() - px(60)))
