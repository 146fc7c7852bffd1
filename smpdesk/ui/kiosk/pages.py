"""The pages of the client's view: read and answer, sign, say no, thanks, PIN."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smpdesk.domain.kiosk import PIN_LONGEST
from smpdesk.domain.signature import Signature, from_text
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.consent_form import QuestionRow, SectionView
from smpdesk.ui.shared.signature_pad import SignatureSheet
from smpdesk.ui.shared.theme import px

Words = Mapping[str, str]


class Page(QScrollArea):
    """One page: large words in a column that is easy to read; what is too long scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, QuestionRow] = {}
        inside = QWidget()
        inside.setProperty("surface", "none")
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(px(24), px(20), px(24), px(20))
        column = QWidget()
        column.setMaximumWidth(px(1000))
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(px(12))
        middle = QHBoxLayout()  # in the middle of a wide screen: longer lines are hard to read
        middle.addStretch(1)
        middle.addWidget(column, 1000)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def say(self, text: str, role: str = "") -> None:
        """A paragraph; the heading is also what the page is called."""
        if role == "h1":
            self.setAccessibleName(text)
        self.body.addWidget(parts.label(text, role, wrap=True))


class SectionPage(Page):
    """One section of the form with its questions."""

    answered = Signal(object, object)

    def __init__(self, view: SectionView, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.rows = view.rows
        view.answered.connect(self.answered)
        self.body.addWidget(view)


class SignPage(Page):
    """A place to sign, with what is said by signing."""

    def __init__(self, words: Words, title: str, statement: str) -> None:
        super().__init__()
        self.sheet = SignatureSheet()
        self.problem = parts.label("", "problem", wrap=True)
        self.clear = parts.button(words["clear"], on=self.sheet.clear)
        self.say(title, "h1")
        self.say(statement)
        self.say(words["sign_here"], "muted")
        self.sheet.setAccessibleName(words["sign_here"])
        self.sheet.setMinimumHeight(px(190))
        for each in (self.sheet, self.problem, self.clear):
            self.body.addWidget(each)
        self.sheet.edited.connect(self._edited)

    def value(self) -> Signature:
        """What was signed so far."""
        return self.sheet.signature

    def show_ink(self, text: str) -> None:
        """What was signed before the power went."""
        self.sheet.show_signature(from_text(text))

    @Slot()
    def _edited(self) -> None:
        self.problem.setText("")


class RefusePage(SignPage):
    """“I do not agree”: the question once more, why if they like, and a signature if they like."""

    def __init__(self, words: Words, title: str, statement: str) -> None:
        super().__init__(words, title, f"{words['refuse_sure']}\n{statement}")
        self.reason = QLineEdit()
        self.reason.setMaxLength(300)
        self.reason.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.reason.setDragEnabled(False)
        self.reason.setAcceptDrops(False)
        name = parts.label(words["refuse_reason"], "field", wrap=True)
        name.setBuddy(self.reason)
        self.reason.setAccessibleName(words["refuse_reason"])
        self.body.insertWidget(2, name)
        self.body.insertWidget(3, self.reason)


class ThanksPage(Page):
    """It is done: the screen goes back."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.body.addSpacing(px(120))
        self.say(words["thanks"], "h1")


class PinPage(Page):
    """For staff: the PIN. Wrong entries wait longer and longer."""

    entered = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(PIN_LONGEST)
        self.field.setMaximumWidth(px(320))
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.field.setAcceptDrops(False)
        self.field.setDragEnabled(False)
        self.field.setAccessibleName(words["staff_only"])
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.problem = parts.label("", "problem", wrap=True)
        self.enter = parts.button("OK", primary=True, on=self._enter)
        self.field.returnPressed.connect(self._enter)
        self.body.addSpacing(px(24))
        self.say(words["staff_only"], "h1")
        self.body.addWidget(self.field)
        self.body.addWidget(self.problem)
        self.body.addWidget(self._keys())
        self.body.addWidget(self.enter)

    def open(self) -> None:
        """Empty, with the focus in it."""
        self.field.clear()
        self.problem.setText("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refused(self, sentence: str) -> None:
        """Say what is wrong; what was typed goes."""
        self.field.clear()
        self.problem.setText(sentence)

    def _keys(self) -> QWidget:
        """Figures to touch, where there is no keyboard."""
        pad = QWidget()
        pad.setMaximumWidth(px(320))
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(8))
        self._digits = QButtonGroup(self)
        for at, digit in enumerate((1, 2, 3, 4, 5, 6, 7, 8, 9, 0)):
            push = parts.button(str(digit))
            push.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            push.setMinimumHeight(px(52))
            push.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._digits.addButton(push, digit)
            grid.addWidget(push, at // 3, at % 3 if digit else 1)
        self._digits.idClicked.connect(self._touched)
        return pad

    @Slot(int)
    def _touched(self, digit: int) -> None:
        self.field.insert(str(digit))

    @Slot()
    def _enter(self) -> None:
        self.entered.emit(self.field.text())
