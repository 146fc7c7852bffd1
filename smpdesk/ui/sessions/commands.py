"""What is seldom wanted of the book, from a menu or by a key: other days, what was called off, hours, breaks, zoom."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from smpdesk.domain.booking import Booking
from smpdesk.ui.sessions import board_keys
from smpdesk.ui.sessions.board import Board
from smpdesk.ui.sessions.frame import Slot as FreeTime
from smpdesk.ui.sessions.presenter import DayBook
from smpdesk.ui.sessions.side import SidePanel
from smpdesk.ui.sessions.toolbar import DayBar

if TYPE_CHECKING:
    from smpdesk.ui.sessions.frame import Column


class Ask(StrEnum):
    """Each command; a key of the board asks for most of them too."""

    GO_TO = "go_to"
    CALLED_OFF = "called_off"
    LIST = "list"
    COURSE = "course"
    PRINT = "print"
    NEARER = "nearer"
    FARTHER = "farther"
    USUAL = "usual"
    SIDE = "side"
    HOURS = "hours"
    CLINIC = "clinic"
    BLOCK = "block"
    CUT = "cut"
    PASTE = "paste"
    MENU = "menu"
    MORE = "more"
    BOOK = "book"
    INSTEAD = "instead"


_KEYS = {
    "Ctrl+B": Ask.BOOK,
    "Ctrl+Shift+B": Ask.COURSE,
    "Ctrl+P": Ask.PRINT,
    "Ctrl+Shift+L": Ask.LIST,
    "Ctrl+Return": Ask.INSTEAD,
}
_ZOOM = {Ask.NEARER: 1, Ask.FARTHER: -1, Ask.USUAL: 0}


class BookCommands(QObject):
    """Menus and keys. What belongs to others is a signal."""

    refresh_requested = Signal()
    book_requested = Signal()
    course_requested = Signal(object)  # a client's id, 0 for whoever is chosen then
    print_requested = Signal()
    list_requested = Signal()
    instead_requested = Signal()  # what is offered in place of what was refused
    hours_requested = Signal(object)  # a technician's id, 0 for the clinic
    block_requested = Signal(object)  # the frame.Slot that shall be kept free

    def __init__(
        self,
        book: DayBook,
        bar: DayBar,
        board: Board,
        side: SidePanel,
        page: QWidget,
        settings: QSettings | None,
    ) -> None:
        super().__init__(page)
        self._book, self._bar, self._board, self._side, self._page = book, bar, board, side, page
        self._settings = settings
        book.called_off = settings is not None and settings.value("book/called_off") == "yes"
        bar.more_requested.connect(self.open_more)
        board.command_requested.connect(self.ask)
        for keys, wanted in _KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setObjectName(wanted.value)
            shortcut.activated.connect(self._by_shortcut)

    @Slot(object)
    def ask(self, wanted: object) -> None:
        """Carry out a command, an Ask or its value."""
        found = Ask(str(wanted))
        if found in _ZOOM:
            self._board.zoom.step(_ZOOM[found])
        elif found in (Ask.CUT, Ask.PASTE):
            board_keys.cut_or_paste(self._board, paste=found is Ask.PASTE)
        else:
            self._deeds()[found]()

    @Slot(object)
    def open_place_menu(self, at: QPoint) -> None:
        """What can be done with the visit or the free time that is chosen, and with its column."""
        menu = self._new_menu()
        chosen = self._board.chosen_now()
        if chosen is not None:
            self._side.fill_menu(menu)
            if isinstance(chosen, Booking):
                self._add(menu, Ask.CUT, "Cut", "Ctrl+X")
            elif self._board.has_cut:
                self._add(menu, Ask.PASTE, "Paste the visit here", "Ctrl+V")
            menu.addSeparator()
        self._add_column(menu)
        self._show(menu, at)

    @Slot(object)
    def open_more(self, at: QPoint) -> None:
        """Everything that has no button of its own."""
        menu = self._new_menu()
        self._add(menu, Ask.GO_TO, "Go to a date…", "G")
        count = self._book.count_called_off()
        shown = self._add(menu, Ask.CALLED_OFF, f"Show cancelled and missed ({count})", "C")
        shown.setCheckable(True)
        shown.setChecked(self._book.called_off)
        menu.addSeparator()
        self._add(menu, Ask.COURSE, "Book a whole course…", "Ctrl+Shift+B")
        self._add(menu, Ask.LIST, "Waiting list…", "L")
        self._add(menu, Ask.PRINT, "Print day sheet", "Ctrl+P")
        menu.addSeparator()
        self._add_column(menu)
        menu.addSeparator()
        self._add(menu, Ask.NEARER, "Larger hours", "Ctrl++")
        self._add(menu, Ask.FARTHER, "Smaller hours", "Ctrl+-")
        self._add(menu, Ask.USUAL, "Usual hours", "Ctrl+0")
        panel = self._add(menu, Ask.SIDE, "Panel at the side", "S")
        panel.setCheckable(True)
        panel.setChecked(not self._side.isHidden())
        self._show(menu, at)

    @Slot()
    def _by_shortcut(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.ask(sender.objectName())

    @Slot()
    def _picked(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self.ask(entry.data())

    def _deeds(self) -> dict[Ask, Callable[[], object]]:
        return {
            Ask.GO_TO: self._bar.ask_date,
            Ask.MORE: self._bar.ask_more,
            Ask.CALLED_OFF: self._turn_called_off,
            Ask.LIST: self.list_requested.emit,
            Ask.COURSE: self._ask_course,
            Ask.PRINT: self.print_requested.emit,
            Ask.SIDE: self._turn_side,
            Ask.HOURS: self._ask_hours,
            Ask.CLINIC: self._ask_clinic,
            Ask.BLOCK: self._ask_block,
            Ask.MENU: self._at_place,
            Ask.BOOK: self.book_requested.emit,
            Ask.INSTEAD: self.instead_requested.emit,
        }

    def _turn_called_off(self) -> None:
        self._book.called_off = not self._book.called_off
        if self._settings is not None:
            self._settings.setValue("book/called_off", "yes" if self._book.called_off else "no")
        self.refresh_requested.emit()

    def _turn_side(self) -> None:
        self._side.setVisible(self._side.isHidden())
        self._board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_course(self) -> None:
        chosen = self._board.chosen_now()
        self.course_requested.emit(chosen.appointment.client if isinstance(chosen, Booking) else 0)

    def _ask_hours(self) -> None:
        column = self._column()
        self.hours_requested.emit(column.technician if column is not None else 0)

    def _ask_clinic(self) -> None:
        self.hours_requested.emit(0)

    def _ask_block(self) -> None:
        chosen = self._board.chosen_now()
        if isinstance(chosen, FreeTime):
            self.block_requested.emit(chosen)
        else:
            self._ask_hours()

    def _at_place(self) -> None:
        self.open_place_menu(board_keys.menu_place(self._board))

    def _column(self) -> "Column | None":
        current = self._board.current()
        return current.head if current is not None else None

    def _add_column(self, menu: QMenu) -> None:
        """Hours and breaks of whoever is chosen, and of the clinic."""
        column = self._column()
        if isinstance(self._board.chosen_now(), FreeTime):
            self._add(menu, Ask.BLOCK, "Break or training here…", "B")
        if column is not None and column.technician:
            self._add(menu, Ask.HOURS, f"Hours and holidays of {column.name}…".replace("&", "&&"), "H")
        self._add(menu, Ask.CLINIC, "Hours and holidays of the clinic…")

    def _add(self, menu: QMenu, wanted: Ask, words: str, keys: str = "") -> QAction:
        """An entry; its keys are only told: the board and the page listen for them."""
        entry = QAction(f"{words}\t{keys}" if keys else words, menu)
        entry.setData(wanted.value)
        entry.triggered.connect(self._picked)
        menu.addAction(entry)
        return entry

    def _new_menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("What can be done here")
        return menu

    def _show(self, menu: QMenu, at: QPoint) -> None:
        menu.popup(at)
        first = next((each for each in menu.actions() if not each.isSeparator()), None)
        if first is not None:
            menu.setActiveAction(first)
