"""The wording of papers: groups on the left, their texts in the middle, the page as it will be on the right."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smpdesk import words
from smpdesk.domain.aftercare import Variant
from smpdesk.domain.languages import PAPER_LANGUAGES
from smpdesk.domain.paper import PaperKind
from smpdesk.ui.shared import faults, messages, parts
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.forms import choice
from smpdesk.ui.shared.jobs import Jobs
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.paper_preview import PaperPreview
from smpdesk.ui.shared.rows import Row, RowList
from smpdesk.ui.shared.theme import px
from smpdesk.ui.wording.approval_bar import ApprovalBar
from smpdesk.ui.wording.fields_pane import FieldsPane
from smpdesk.ui.wording.groups import DAYS, PAPERS, Group
from smpdesk.ui.wording.presenter import WordingPresenter

if TYPE_CHECKING:
    from smpdesk.services.desks import Desks

#: Milliseconds without a key until the page is made anew.
PAUSE = 250
_VARIANTS = (
    ("After the first session", Variant.FIRST),
    ("After a later session", Variant.LATER),
    ("After the last session", Variant.LAST),
    ("After a touch-up", Variant.TOUCH_UP),
)
_TOPICS = frozenset({"wording", "approval", "clinic"})


class WordingDialog(QDialog):
    """Every paper, every language; what is saved is a new version, and papers that were issued keep theirs."""

    def __init__(
        self,
        desks: "Desks",
        feed: Feed,
        jobs: Jobs,
        parent: QWidget | None = None,
        kind: PaperKind = PaperKind.AFTERCARE,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Wording of papers")
        self._ask = WordingPresenter(desks, kind, words.language().partition("-")[0])
        self._group = ""
        self._soon = QTimer(self, interval=PAUSE, singleShot=True)
        self._soon.timeout.connect(self._make)
        self._preview = PaperPreview(desks.papers, jobs, "The paper as typed")
        self._build()
        self._fill()
        feed.changed.connect(self._changed)
        room = self.screen().availableSize()
        self.resize(min(px(1220), room.width()), min(px(760), room.height() - px(40)))

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing typed is lost without asking."""
        event.setAccepted(self._may_leave())

    def reject(self) -> None:
        """Escape and Close ask too."""
        if self._may_leave():
            super().reject()

    # Slots

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        """Somebody changed the wording elsewhere: show it, unless that would take away what was typed."""
        if topics & _TOPICS and not self._ask.touched:
            self._ask.read()
            self._fill()

    @Slot()
    def _turn(self) -> None:
        wanted = (self.paper.value(), self.language.value())
        if wanted == (self._ask.kind, self._ask.code):
            return
        if not self._may_leave():
            self.paper.set_value(self._ask.kind)
            self.language.set_value(self._ask.code)
            return
        self._ask.turn_to(*wanted)
        self._fill()

    @Slot()
    def _vary(self) -> None:
        self._ask.variant = self.variant.value()
        self._make()

    @Slot(object)
    def _chosen(self, key: str) -> None:
        if key != self._group:
            self._group = key
            self.fields.show_group(self._ask.group(key))

    @Slot(object)
    def _opened(self, _key: str) -> None:
        self.fields.form.first()

    @Slot()
    def _typed(self) -> None:
        self._soon.start()
        self._offer()

    @Slot()
    def _make(self) -> None:
        ask = self._ask
        work = partial(ask.preview, ask.kind, ask.code, dict(ask.typed), dict(ask.numbers), ask.variant)
        self._preview.make(work, keep=True)

    @Slot()
    def save(self) -> bool:
        """Keep what was typed; False when it was refused, and why stands beside the fields."""
        if not self._ask.touched:
            return True
        problems = list(self._ask.problems())
        if problems:
            at = next((each.key for each in self._ask.groups if _holds(each, problems[0].field)), self._group)
            self._list_groups(at)
            self._chosen(at)
            self.fields.form.show(problems)
            return False
        with faults.caught(self, self.fields.form) as caught:
            self._ask.save()
        if caught:
            return False
        self._fill()
        self._note.setText(
            "Saved as a new version. Papers that were issued keep the one they were printed in."
        )
        return True

    @Slot()
    def _forget(self) -> None:
        self._ask.read()
        self._fill()

    @Slot()
    def _ship(self) -> None:
        self._ask.all_as_shipped()
        self.fields.show_group(self._ask.group(self._group))
        self._typed()

    @Slot()
    def _take_up(self) -> None:
        """An earlier version's words come into the fields; they count once they are saved."""
        version = self.version.value()
        if version is not None:
            self._ask.take_up(version)
            self.fields.show_group(self._ask.group(self._group))
            self._typed()

    @Slot()
    def _approved(self) -> None:
        self._offer()
        self._offer_languages()

    # What the slots share

    def _may_leave(self) -> bool:
        if not self._ask.touched:
            return True
        answers = ("Save", "Don't save", "Stay here")
        answer = messages.choose(self, "Save the wording?", "What you typed is not saved yet.", answers)
        if answer == 0:
            return self.save()
        if answer == 1:
            self._ask.read()
        return answer == 1

    def _fill(self) -> None:
        """Show paper and language from the beginning, at the group that was looked at."""
        self._note.setText("")
        self.variant.setVisible(self._ask.kind is PaperKind.AFTERCARE)
        self._offer_languages()
        self._offer_versions()
        group = self._ask.group(self._group)
        self._group = group.key
        self.fields.show_group(group)
        self._offer()
        self._make()

    def _offer_languages(self) -> None:
        self.language.offer(self._ask.languages())
        self.language.set_value(self._ask.code)

    def _offer_versions(self) -> None:
        found = self._ask.versions
        self.version.offer(
            [
                ("Earlier versions", None),
                *(
                    (
                        f"Version {each.number}, {words.plain_date(each.at.date())} {words.time_text(each.at)}",
                        each,
                    )
                    for each in found
                ),
            ]
        )
        self.version.setVisible(bool(found))

    def _offer(self) -> None:
        """Saving is offered only when there is something to save."""
        touched = self._ask.touched
        self.save_button.setEnabled(touched)
        self._undo.setEnabled(touched)
        self._shipped.setEnabled(self._ask.anything_own)
        self._chip.say(*self._ask.stands())
        self._id.setText(f"In use: {self._ask.state.wording}")
        self.approval.show_state()
        self._list_groups(self._group)
        if touched:
            self._note.setText("")
        self._bar.fold()

    def _list_groups(self, key: str) -> None:
        rows = []
        for each in self._ask.groups:
            badge, kind = self._ask.badge(each)
            rows.append(Row(each.title, "", badge, kind, "", each.key))
        self.groups.show_rows(rows, keep=key)

    # Building

    def _build(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self.groups = RowList("Parts of the paper")
        self.groups.setFixedWidth(px(190))
        self.groups.chosen.connect(self._chosen)
        self.groups.opened.connect(self._opened)
        self.fields = FieldsPane(self._ask)
        self.fields.typed.connect(self._typed)
        middle.addWidget(self.groups)
        middle.addWidget(self.fields, 5)
        middle.addWidget(self._preview, 6)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self._build_head())
        lay.addLayout(middle, 1)
        lay.addWidget(self._build_foot())
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        shortcut.activated.connect(self.save)

    def _build_head(self) -> QFrame:
        head = QFrame()
        head.setProperty("surface", "header")
        self.paper = choice([(title, kind) for kind, title in PAPERS])
        self.paper.set_value(self._ask.kind)
        self.paper.setAccessibleName("Paper")
        self.language = choice([(each, code) for code, each in PAPER_LANGUAGES.items()])
        self.language.setAccessibleName("Language")
        self.variant = choice(_VARIANTS)
        self.variant.setAccessibleName("Which sheet the page shows")
        self.version = choice()
        self.version.setAccessibleName("Earlier versions")
        self._chip, self._id = parts.Chip(), parts.muted("", wrap=False)
        self.paper.edited.connect(self._turn)
        self.language.edited.connect(self._turn)
        self.variant.edited.connect(self._vary)
        self.version.edited.connect(self._take_up)
        self._bar = Bar()
        for left in (self.paper, self.language, self._chip):
            self._bar.left.addWidget(left)
        for right in (self._id, self.version, self.variant):
            self._bar.right.addWidget(right)
        self.approval = ApprovalBar(self._ask)
        self.approval.changed.connect(self._approved)
        lay = QVBoxLayout(head)
        lay.setContentsMargins(px(20), px(12), px(20), px(10))
        lay.setSpacing(px(8))
        lay.addWidget(self._bar)
        lay.addWidget(self.approval)
        return head

    def _build_foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("surface", "footer")
        self._note = parts.label("", "reading")
        self._shipped = parts.button("All as shipped", on=self._ship)
        self._undo = parts.button("Undo changes", on=self._forget)
        self.save_button = parts.button("Save", primary=True, on=self.save)
        lay = QHBoxLayout(foot)
        lay.setContentsMargins(px(20), px(9), px(20), px(9))
        lay.setSpacing(px(8))
        for widget in (parts.button("Close", on=self.reject), self._shipped):
            widget.setAutoDefault(False)
            lay.addWidget(widget)
        lay.addWidget(self._note, 1)
        lay.addWidget(self._undo)
        lay.addWidget(self.save_button)
        return foot


def _holds(group: Group, field: str) -> bool:
    if group.key == DAYS:
        return field.startswith("days.")
    return any(each.place == field for each in group.texts)
