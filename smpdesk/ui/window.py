"""The main window: the shell around the three areas.

The pages come as factories and the menu's commands as calls, so that the window knows no feature. An area is made
when it is first opened; the first paint is the shell and the list of clients.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from smpdesk import resources
from smpdesk.ui.finder.field import FinderField
from smpdesk.ui.finder.presenter import FinderPresenter
from smpdesk.ui.shared import faults, theme
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.first_paint import FirstPaint
from smpdesk.ui.shell.at_desk import AtDeskPresenter
from smpdesk.ui.shell.footer import Footer
from smpdesk.ui.shell.header import Header
from smpdesk.ui.shell.menus import Menus
from smpdesk.ui.shell.person import PersonButton

if TYPE_CHECKING:
    from smpdesk.domain.clinic import Staff
    from smpdesk.services.desks import Desks

AREAS = {"clients": "Clients", "sessions": "Sessions", "aftercare": "Aftercare"}
_POLL = 1000  # ms between two looks for what another program wrote

Page = Callable[[], QWidget]
Command = Callable[["MainWindow"], object]


def dress(app: QApplication, settings: QSettings) -> None:
    """Apply the look and text size that were chosen last."""
    wanted = str(settings.value("look", "system"))
    try:
        scale = float(str(settings.value("scale", 1.0)))
    except ValueError:
        scale = 1.0
    theme.apply(app, wanted if wanted in theme.LOOKS else "system", scale if scale in theme.SCALES else 1.0)


class MainWindow(QMainWindow):
    """One open clinic.

    `pages` makes the page of each area of AREAS; a page may have `badge`, `refresh()`, `unsaved() -> str`,
    `save_unsaved()` and a focus proxy. `commands` are what the menus offer, called with this window. `counts` says
    what waits in areas that were not opened yet. `foreign_commit` is asked every second.
    """

    client_requested = Signal(object)
    """The id of a client picked in the search box; the clients' area is already in front."""
    lot_requested = Signal(object)
    """The number of a lot picked there."""

    def __init__(
        self,
        desks: "Desks",
        feed: Feed,
        pages: Mapping[str, Page],
        commands: Mapping[str, Command],
        settings: QSettings,
        path: str = "",
        counts: Callable[[], Mapping[str, int]] | None = None,
        foreign_commit: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__()
        self._desks, self._feed, self._settings, self._path = desks, feed, settings, path
        self._factories, self._commands, self._counts = dict(pages), dict(commands), counts
        self._foreign_commit = foreign_commit
        self._made: dict[str, QWidget] = {}
        self._over: dict[str, QWidget] = {}
        self._names = [name for name in AREAS if name in pages]
        self._at_desk = AtDeskPresenter(desks, settings)
        self._scale = theme.look.text
        finder, person = FinderField(FinderPresenter(desks).rows, "Ctrl K"), PersonButton()
        finder.opened.connect(self._found)
        person.chosen.connect(self._sits_down)
        person.add_requested.connect(self._add_staff)
        self._header, self._footer, self._stack = Header(finder, person), Footer(), QStackedWidget()
        self._poll = QTimer(self)
        self._build()
        self.go(self._names[0])
        feed.changed.connect(self._changed)
        theme.look.changed.connect(self._restyled)
        FirstPaint(self, self._settle)

    # What others may ask of the window

    def go(self, name: str) -> QWidget:
        """Bring an area to the front, make it if need be, and give it the focus."""
        page = self.page(name)
        shown = self._over.get(name, page)
        before = shown.focusWidget()
        self._stack.setCurrentWidget(shown)
        self._header.tabs.setCurrentIndex(self._names.index(name))
        (before or shown).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return page

    def lay_over(self, name: str, page: QWidget) -> None:
        """Lay a page over an area: it is what the area shows until it is lifted."""
        if self._over.get(name) is not page:
            self.lift(name)
            self._over[name] = page
            self._stack.addWidget(page)
        self.go(name)

    def lift(self, name: str) -> None:
        """Show the area itself again; the page that lay over it goes."""
        page = self._over.pop(name, None)
        if page is not None:
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
            if self._names[self._header.tabs.currentIndex()] == name:
                self.go(name)

    def page(self, name: str) -> QWidget:
        """The page of an area."""
        if name not in self._made:
            page = self._factories[name]()
            self._made[name] = page
            self._stack.addWidget(page)
            badge = getattr(page, "badge", None)
            if badge is not None:
                badge.connect(self._badged)
            refresh = getattr(page, "refresh", None)
            if refresh is not None:
                refresh()
        return self._made[name]

    @property
    def edit_menu(self) -> QMenu:
        """The menu of undo and redo; empty when nobody offers them."""
        return self._menus.edit

    def say(self, text: str) -> None:
        """One line at the foot of the window about what was just done."""
        self._footer.say(text)

    @Slot()
    def search(self) -> None:
        """Go to the search box."""
        self._header.finder.begin()

    def may_close(self) -> bool:
        """Ask about edits that are not saved; False when the person wants to stay."""
        for name, page in [*self._made.items(), *self._over.items()]:
            unsaved = getattr(page, "unsaved", str)()
            if not unsaved:
                continue
            self.go(name)
            from smpdesk.ui.shared import messages

            answer = messages.choose(
                self, "Save before closing?", unsaved, ("Save", "Don't save", "Stay here")
            )
            if answer == 0:
                with faults.caught(self) as caught:
                    page.save_unsaved()  # type: ignore[attr-defined]
                if caught or page.unsaved():  # type: ignore[attr-defined]
                    return False
            elif answer == 2:
                return False
        for page in self._made.values():  # not before it is sure that nobody stays
            if hasattr(page, "give_up"):
                page.give_up()
        return True

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing typed is lost without asking."""
        if not self.may_close():
            event.ignore()
            return
        self._settings.setValue("geometry", self.saveGeometry())
        self._poll.stop()
        super().closeEvent(event)

    # What happens

    @Slot(object)
    def _badged(self, count: int | None) -> None:
        for name, page in self._made.items():
            if page is self.sender():
                self._header.tabs.set_badge(self._names.index(name), count)

    @Slot(int)
    def _tab_clicked(self, number: int) -> None:
        if number >= 0:
            self.go(self._names[number])

    @Slot(int)
    def _tab_walked(self, number: int) -> None:
        """Arrows in the tabs: the focus stays there."""
        name = self._names[number]
        page = self.page(name)
        self._stack.setCurrentWidget(self._over.get(name, page))

    @Slot(object)
    def _found(self, client: object) -> None:
        if isinstance(client, str):
            self.lot_requested.emit(client)
            return
        self.go("clients")
        self.client_requested.emit(client)

    @Slot(object)
    def _commanded(self, action: QAction) -> None:
        command, _, value = str(action.data()).partition(":")
        app = QApplication.instance()
        if command == "go":
            self.go(self._names[int(value)])
        elif command == "find":
            self.search()
        elif command == "quit":
            self.close()
        elif command in ("look", "scale") and isinstance(app, QApplication):
            self._settings.setValue(command, value)
            dress(app, self._settings)
        elif command in self._commands:
            self._commands[command](self)

    @Slot(object)
    def _sits_down(self, staff: "Staff") -> None:
        self._at_desk.sit_down(staff)
        self._show_person()

    @Slot()
    def _add_staff(self) -> None:
        if "settings" in self._commands:
            self._commands["settings"](self)

    @Slot()
    def _to_stock(self) -> None:
        if "stock" in self._commands:
            self._commands["stock"](self)

    @Slot(object)
    def _changed(self, topics: frozenset[str]) -> None:
        if topics & {"clinic", "staff"}:
            self._show_clinic()
            self._show_person()
        self._show_counts()

    @Slot()
    def _restyled(self) -> None:
        """Another text size: margins are pixels, so pages without unsaved edits are made anew."""
        if self._scale == theme.look.text:
            return
        self._scale = theme.look.text
        current = self._names[self._header.tabs.currentIndex()]
        for name, page in list(self._made.items()):
            if getattr(page, "unsaved", str)():
                continue
            del self._made[name]
            self._stack.removeWidget(page)
            page.deleteLater()
        self.go(current)

    @Slot()
    def _ask_foreign(self) -> None:
        if self._foreign_commit is not None and self._foreign_commit():
            self._feed.publish_all()

    @Slot()
    def _settle(self) -> None:
        """One turn after the first paint: what can wait."""
        self.setWindowIcon(QIcon(str(resources.icon("smpdesk"))))
        self.refresh_backup()
        self._show_counts()
        if self._foreign_commit is not None:
            self._poll.start(_POLL)

    # What it shows

    def show_stock(self, text: str) -> None:
        """What of the shelf to look at, at the foot of the window."""
        self._footer.show_stock(text)

    def show_count(self, name: str, count: int) -> None:
        """How many wait in an area; one that was opened tells it itself."""
        if name in self._names and name not in self._made:
            self._header.tabs.set_badge(self._names.index(name), count)

    def refresh_backup(self) -> None:
        """The last backup, after one was made."""
        with faults.caught(self):
            self._footer.show_backup(self._desks.keeping.last_backup(), self._desks.clinic.today())

    def _show_clinic(self) -> None:
        name = self._desks.clinic.clinic().name
        self.setWindowTitle(f"{name} — SMP Desk")
        self._footer.show_file(name, self._path)

    def _show_person(self) -> None:
        staff, here = self._at_desk.read()
        self._header.person.offer(staff, here)
        self._footer.show_who(here.name if here else "", here.role.value.capitalize() if here else "")
        self._header.measure()

    def _show_counts(self) -> None:
        for name, count in (self._counts() if self._counts is not None else {}).items():
            self.show_count(name, count)

    # How it is made

    def _build(self) -> None:
        body = QWidget()
        lay = QVBoxLayout(body)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        for widget, stretch in ((self._header, 0), (self._stack, 1), (self._footer, 0)):
            lay.addWidget(widget, stretch)
        self.setCentralWidget(body)
        for name in self._names:
            self._header.tabs.add(AREAS[name])
        self._header.tabs.tabBarClicked.connect(self._tab_clicked)
        self._header.tabs.currentChanged.connect(self._tab_walked)
        menus = Menus(self.menuBar(), [*self._commands, "quit"], self._commanded)
        menus.areas(AREAS[name] for name in self._names)
        self._menus = menus
        self._poll.timeout.connect(self._ask_foreign)
        self._footer.stock_requested.connect(self._to_stock)
        self._show_clinic()
        self._show_person()  # whatever is written from now on has an actor
        saved = self._settings.value("geometry")
        if not (isinstance(saved, QByteArray) and self.restoreGeometry(saved)):
            self.resize(1280, 800)
