"""The menu bar. Only what was handed in appears: nothing stands here that does nothing."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from smpdesk.ui.shared.theme import SCALES, look

Role = QAction.MenuRole


class Item(NamedTuple):
    """A line of a menu: the command it stands for, its words, its keys; macOS moves some by their role."""

    command: str
    text: str
    keys: str = ""
    role: QAction.MenuRole = Role.NoRole


FILE = (
    (Item("new", "&New clinic…"), Item("open", "&Open clinic…", "Ctrl+O"), Item("demo", "Look at the &demo")),
    (Item("reset_demo", "Start the demo &afresh…"),),
    (Item("bring_in", "&Bring in a client list…", "Ctrl+I"), Item("list", "Client &list…", "Ctrl+L")),
    (
        Item("backup", "Back &up now…"),
        Item("restore", "&Restore a backup…"),
        Item("check", "&Check the clinic's file…"),
    ),
    (Item("settings", "&Settings…", "Ctrl+,", Role.PreferencesRole),),
    (Item("quit", "&Quit", "Ctrl+Q", Role.QuitRole),),
)
CLINIC = (
    (Item("stock", "&Stock…", "Ctrl+T"), Item("recalls", "&Recalls…", "Ctrl+R")),
    (Item("lasting", "&How results last…"), Item("figures", "&Figures…")),
    (Item("day_papers", "&Papers of the day…"), Item("wording", "&Wording of papers…")),
)
EDIT = ((Item("undo", "&Undo", "Ctrl+Z"), Item("redo", "&Redo", "Ctrl+Shift+Z")),)
HELP = (
    (Item("help", "&Help", "F1"), Item("logs", "Open the &log folder")),
    (Item("licences", "Versions and &licences"), Item("about", "&About SMP Desk", "", Role.AboutRole)),
)
LOOKS = (("system", "As the &system"), ("light", "&Light"), ("dark", "&Dark"), ("contrast", "High &contrast"))


class Menus:
    """Fills a menu bar; `chosen(command)` is told what was picked."""

    def __init__(self, bar: QMenuBar, commands: Iterable[str], chosen: Callable[[QAction], object]) -> None:
        self._commands = frozenset(commands)
        self._chosen = chosen
        self._groups: list[QActionGroup] = []
        self.file = self._menu(bar, "&File", FILE)
        self.edit = self._menu(bar, "&Edit", EDIT)
        self.clinic = self._menu(bar, "&Clinic", CLINIC)
        self.view = bar.addMenu("&View")
        self.help = self._menu(bar, "&Help", HELP)
        self.view.triggered.connect(chosen)

    def areas(self, names: Iterable[str]) -> None:
        """The areas with Ctrl+1, 2, 3 and the search box, then looks and text sizes."""
        for number, name in enumerate(names, 1):
            self._add(self.view, Item(f"go:{number - 1}", f"&{number}  {name}", f"Ctrl+{number}"))
        self._add(self.view, Item("find", "&Find a client", "Ctrl+K"))
        self.view.addSeparator()
        self._choices([(f"look:{name}", text) for name, text in LOOKS], f"look:{look.wanted}")
        self.view.addSeparator()
        sizes = [(f"scale:{scale}", f"Text {scale:.0%}") for scale in SCALES]
        self._choices(sizes, f"scale:{look.scale}")

    def _menu(self, bar: QMenuBar, name: str, groups: tuple[tuple[Item, ...], ...]) -> QMenu:
        menu = bar.addMenu(name)
        for group in groups:
            shown = [item for item in group if item.command in self._commands]
            if shown and menu.actions():
                menu.addSeparator()
            for item in shown:
                self._add(menu, item)
        menu.triggered.connect(self._chosen)
        menu.menuAction().setVisible(bool(menu.actions()))
        return menu

    def _add(self, menu: QMenu, item: Item) -> QAction:
        action = menu.addAction(item.text)
        action.setData(item.command)
        action.setMenuRole(item.role)
        if item.keys:
            action.setShortcut(QKeySequence(item.keys))
        return action

    def _choices(self, choices: list[tuple[str, str]], now: str) -> None:
        group = QActionGroup(self.view)
        for command, text in choices:
            action = self._add(self.view, Item(command, text))
            action.setCheckable(True)
            action.setChecked(command == now)
            group.addAction(action)
        self._groups.append(group)
