"""The bar over a sheet: its size, and what can be done with it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from smpdesk.domain.booking import Leaving, LeavingState
from smpdesk.domain.clinic import PAPER_SIZES
from smpdesk.domain.languages import ENGLISH_NAMES
from smpdesk.ui.shared import parts
from smpdesk.ui.shared.forms import choice
from smpdesk.ui.shared.layouts import Bar
from smpdesk.ui.shared.theme import px

_SIZE_TIP = "The paper this clinic prints on"
_GIVEN_TIP = "This sheet was given as it is: printing it again gives the same paper"
_PRINT_TIP = "Choose a printer; when it is printed, the sheet counts as given (Ctrl+P)"
_MARK_TIP = "The client has the sheet already, on paper or by mail"


class SheetBar(QWidget):
    """Buttons that fit the state of whoever is selected; what makes no sense is not shown."""

    size_chosen = Signal(object)
    look_chosen = Signal()
    """Another language, or large print, is wanted: see `language` and `large`."""
    card_requested = Signal()
    day_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = choice([(name, code) for code, name in ENGLISH_NAMES.items()])
        self.language.setAccessibleName("Language of the sheet")
        self.language.edited.connect(self._looked)
        self.more = parts.button("More")
        self.large = self._build_more()
        self.paper = choice(PAPER_SIZES)
        self.paper.setAccessibleName("Paper size")
        self.paper.edited.connect(self._edited)
        self.wide = parts.button("Full width")
        self.wide.setCheckable(True)
        self.wide.setToolTip("Show the page as wide as there is room, for reading")
        self.save = parts.button("Save PDF")
        self.save.setToolTip("Save the sheet as a file (Ctrl+S)")
        self.mark = parts.button("Mark as given")
        self.mark.setToolTip(_MARK_TIP)
        self.visit = parts.button("Go to the session", primary=True)
        self.main = parts.button("Print and mark given", primary=True)
        self.main.setToolTip(_PRINT_TIP)
        bar = Bar()
        for widget in (self.language, self.paper, self.wide, self.more):
            bar.left.addWidget(widget)
        for widget in (self.save, self.mark, self.main, self.visit):
            bar.right.addWidget(widget)
        self._bar = bar
        lay = QHBoxLayout(self)
        lay.setContentsMargins(px(14), px(14), px(14), px(2))
        lay.addWidget(bar)

    def fit(self, leaving: Leaving, size: str, ready: bool) -> None:
        """Show what can be done for this client; nothing can while the sheet is being made (`ready` False)."""
        given = leaving.state is LeavingState.GIVEN
        seated = leaving.state is LeavingState.IN_CHAIR
        self.paper.set_value(size)
        self.paper.setEnabled(not given)
        self.paper.setToolTip(_GIVEN_TIP if given else _SIZE_TIP)
        self.save.setVisible(not seated)
        self.mark.setVisible(not seated and not given)
        self.main.setVisible(not seated)
        self.visit.setVisible(seated)
        self.main.setText("Print again" if given else "Print and mark given")
        self.main.setToolTip(_GIVEN_TIP if given else _PRINT_TIP)
        for button in (self.save, self.mark, self.main):
            button.setEnabled(ready)
        self._bar.fold()

    def begin(self, language: str) -> None:
        """Somebody else's sheet: in their own language, in ordinary print."""
        self.language.set_value(language)
        self.large.setChecked(False)

    def _edited(self) -> None:
        self.size_chosen.emit(self.paper.value())

    @Slot()
    def _looked(self) -> None:
        self.look_chosen.emit()

    def _build_more(self) -> QAction:
        self.more.setProperty("menu", "true")
        menu = QMenu(self.more)
        large = menu.addAction("Large print")
        large.setCheckable(True)
        large.triggered.connect(self._looked)
        menu.addSeparator()
        menu.addAction("Wallet card…").triggered.connect(self.card_requested)
        menu.addAction("Papers of the day…").triggered.connect(self.day_requested)
        self.more.setMenu(menu)
        return large
