"""The small parts of every page: words in their roles, cards, chips, buttons, an empty state.

Words are plain text everywhere: what people typed must never be read as markup.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from smpdesk.ui.shared.theme import px

CHIP_KINDS = ("ok", "warn", "bad", "plain", "accent")


def label(text: str, role: str = "", wrap: bool = False) -> QLabel:
    """Plain words in a role of the style sheet: h1, h2, strong, muted, small, caption, field, problem, reading."""
    words = QLabel()
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setText(text)
    words.setWordWrap(wrap)
    if role:
        words.setProperty("role", role)
    return words


def heading(text: str) -> QLabel:
    """The one name a page is about."""
    return label(text, "h1")


def title(text: str) -> QLabel:
    """The name of a part of a page or a dialog."""
    return label(text, "h2")


def strong(text: str) -> QLabel:
    """Words that stand out in a line."""
    return label(text, "strong")


def muted(text: str, wrap: bool = True) -> QLabel:
    """Words that help and step back."""
    return label(text, "muted", wrap)


def caption(text: str) -> QLabel:
    """The name of a card. The sheet draws it in capitals; screen readers get it as written."""
    return label(text, "caption")


def repolish(widget: QWidget) -> None:
    """Let the style sheet see a property that changed after the widget was shown."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property the sheet asks for, and only then repolish."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        repolish(widget)


class Card(QFrame):
    """A white panel with a caption; put things into ``body``."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(16), px(13), px(16), px(14))
        self.body.setSpacing(px(8))
        if name:
            self.setAccessibleName(name)
            self.body.addWidget(caption(name))


class Chip(QLabel):
    """A few words on a tint: ok, warn, bad, plain or accent. The words carry the state, the colour helps."""

    def __init__(self, text: str = "", kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.say(text, kind)

    def say(self, text: str, kind: str = "plain") -> None:
        """Show other words or another kind."""
        self.setText(text)
        mark(self, "chip", kind)


def button(text: str, primary: bool = False, on: Callable[[], object] | None = None) -> QPushButton:
    """A push button; ``on`` is a bound method that takes nothing. Enter presses it like Space does."""
    push = QPushButton(text)
    push.setProperty("primary", "true" if primary else "false")
    push.setAutoDefault(True)
    push.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if on is not None:
        push.clicked.connect(on)
    return push


def quiet(text: str, on: Callable[[], object] | None = None) -> QPushButton:
    """A button that looks like a link: for what is seldom wanted."""
    push = button(text, on=on)
    push.setProperty("quiet", "true")
    return push


def danger(text: str, on: Callable[[], object] | None = None) -> QPushButton:
    """A button for what takes something away."""
    push = button(text, on=on)
    push.setProperty("danger", "true")
    return push


def pill(text: str, on: Callable[[], object] | None = None) -> QPushButton:
    """A small button that stays pressed: a filter, a view."""
    push = button(text, on=on)
    push.setProperty("pill", "true")
    push.setCheckable(True)
    return push


class IconButton(QToolButton):
    """A button with a drawing only; ``name`` is what it is called for screen readers and in its tip."""

    def __init__(self, drawing: str, name: str, on: Callable[[], object] | None = None) -> None:
        super().__init__()
        self._drawing = drawing
        self.setProperty("icon", "true")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draw()
        if on is not None:
            self.clicked.connect(on)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the colours of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        from smpdesk.ui.shared import icons  # late: the first paint has none

        self.setIcon(icons.icon(self._drawing))
        self.setIconSize(QSize(px(17), px(17)))


class Rule(QFrame):
    """A thin line between things."""

    def __init__(self, down: bool = False) -> None:
        super().__init__()
        self.setProperty("rule", "down" if down else "across")


class Notice(QFrame):
    """A line on a tint that stays in sight: kind notice or fault."""

    def __init__(self, text: str = "", kind: str = "notice") -> None:
        super().__init__()
        self.setProperty("surface", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(12), px(7), px(12), px(8))
        self.words = label(text, wrap=True)
        self.body.addWidget(self.words)
        if not text:  # and never shown here: without a parent it would be a window for a moment
            self.hide()

    def say(self, text: str) -> None:
        """Other words; none hides it."""
        self.words.setText(text)
        self.setVisible(bool(text))


class Empty(QWidget):
    """What a place says when there is nothing in it, with the next thing to do."""

    def __init__(
        self,
        name: str,
        text: str,
        action_text: str = "",
        on: Callable[[], object] | None = None,
        drawing: str = "",
    ) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        body.setContentsMargins(px(24), px(24), px(24), px(24))
        body.setSpacing(px(8))
        body.addStretch(2)
        if drawing:
            from smpdesk.ui.shared import icons

            body.addWidget(icons.Drawing(drawing, 40), 0, Qt.AlignmentFlag.AlignHCenter)
        self._head = title(name)
        self._words = muted(text)
        for each in (self._head, self._words):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            body.addWidget(each)
        self.action = button(action_text, primary=True, on=on)
        body.addSpacing(px(4))
        body.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        self.action.setVisible(bool(action_text))
        body.addStretch(3)

    def say(self, name: str, text: str, action_text: str = "") -> None:
        """Other words."""
        self._head.setText(name)
        self._words.setText(text)
        self.action.setText(action_text)
        self.action.setVisible(bool(action_text))
