"""The look of the window: one palette and one generated style sheet from a theme file.

A theme is a file of resources/themes: light, dark or contrast. Sizes are pixels at a text of 13 px and grow with
the platform's text and the person's text size; points would mean something else on every platform.
"""

import os
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from smpdesk import resources

LOOKS = ("system", "light", "dark", "contrast")
SCALES = (1.0, 1.25, 1.5)
FAMILY = "Open Sans"
_BASE = 13  # the text height, in pixels, that every size in the code and the sheet is written for
_FACES = ("OpenSans-Regular.ttf", "OpenSans-SemiBold.ttf")

_STROKE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="{path}" fill="none" stroke="{colour}"'
    ' stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)
# name in the sheet: (path in a box of 16, colour of the theme, width of the stroke)
_DRAWINGS = {
    "tick": ("M4 8.4 L7 11.2 L12 5.2", "on_accent", 2.0),
    "tick_ink": ("M3 8.4 L6.6 12 L13 4.6", "ink", 1.8),
    "dash": ("M4.5 8 L11.5 8", "on_accent", 2.2),
    "bullet": ("M8 8 L8.01 8", "on_accent", 6.0),
    "down": ("M4 6 L8 10 L12 6", "muted", 1.6),
    "down_faint": ("M4 6 L8 10 L12 6", "line", 1.6),
    "up": ("M4 10 L8 6 L12 10", "muted", 1.6),
    "up_faint": ("M4 10 L8 6 L12 10", "line", 1.6),
    "right": ("M6 4 L10 8 L6 12", "muted", 1.6),
    "left": ("M10 4 L6 8 L10 12", "muted", 1.6),
}


def read(name: str) -> dict[str, str]:
    """The colours of one theme file by role. A reader of lines: tomllib would cost every start 6 ms."""
    pairs = (
        line.partition(" = ") for line in resources.text(f"themes/{name}.toml").splitlines() if " = " in line
    )
    return {key: value.split('"')[1] for key, _, value in pairs}


class _Sizes(dict[str, str]):
    """What the sheet may name: the colours, the drawings, and `pxN` for N pixels at the present text size."""

    def __missing__(self, key: str) -> str:
        return str(px(int(key.removeprefix("px"))))


class Look(QObject):
    """What is applied now. One per process, because the style sheet of an application is one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = "system"
        self.name = ""
        self.scale = 1.0
        self.text = _BASE
        self.platform_text = 0
        self.colours: dict[str, str] = {}

    @Slot()
    def follow_system(self) -> None:
        """The system changed between light and dark, or asked for more contrast."""
        app = QApplication.instance()
        if self.wanted == "system" and isinstance(app, QApplication):
            apply(app, self.wanted, self.scale)


look = Look()


def apply(app: QApplication, wanted: str, scale: float = 1.0) -> None:
    """Dress the application, also a running one. `wanted` is one of LOOKS, `scale` 1.0 for ordinary text."""
    if wanted not in LOOKS:
        raise ValueError(f"no look is called {wanted!r}")
    if not look.platform_text:
        _first(app)
    name = _seen(app) if wanted == "system" else wanted
    look.wanted, look.name, look.scale = wanted, name, scale
    look.text = round(max(_BASE, look.platform_text) * scale)
    look.colours = read(name)
    font = QFont(FAMILY)
    font.setPixelSize(look.text)
    app.setFont(font)
    app.setPalette(_palette(look.colours))
    app.setStyleSheet(Template(resources.text("themes/sheet.qss")).substitute(_names(name)))
    look.changed.emit()


def colour(role: str) -> QColor:
    """A colour of the theme, such as "muted" or "ok_tint". Raises KeyError for a role no theme has."""
    return QColor(look.colours[role])


def px(size: float) -> int:
    """Pixels that stand for `size` pixels at a text of 13 px: never less than one."""
    return max(1, round(size * look.text / _BASE)) if size > 0 else 0


def on_change(slot: Callable[[], None]) -> None:
    """Call a bound method of a QObject after every change of look or text size."""
    look.changed.connect(slot)


def _first(app: QApplication) -> None:
    look.platform_text = QFontInfo(app.font()).pixelSize()
    app.setStyle("Fusion")
    spec = find_spec("ttf_opensans")  # found, not imported: the package would load an imaging library
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for face in _FACES:
            QFontDatabase.addApplicationFont(str(Path(folder) / "ttf" / face))
    app.styleHints().colorSchemeChanged.connect(look.follow_system)
    app.styleHints().accessibility().contrastPreferenceChanged.connect(look.follow_system)


def _seen(app: QApplication) -> str:
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def _names(name: str) -> Mapping[str, str]:
    names = _Sizes(look.colours)
    folder = _cache()
    for drawing, (path, role, width) in _DRAWINGS.items():
        file = folder / f"{name}-{drawing}.svg"
        wanted = _STROKE.format(path=path, colour=look.colours[role], width=width)
        if not file.exists() or file.read_text("utf-8") != wanted:
            file.write_text(wanted, "utf-8")
        names[drawing] = f"look:{file.name}"
    QDir.setSearchPaths("look", [str(folder)])
    return names


def _cache() -> Path:
    """A folder that can be written to: the system's cache, or the temporary folder where that is shut."""
    for place in (
        QStandardPaths.StandardLocation.CacheLocation,
        QStandardPaths.StandardLocation.TempLocation,
    ):
        folder = Path(QStandardPaths.writableLocation(place)) / "smpdesk-look"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(QDir.tempPath())


def _palette(colours: Mapping[str, str]) -> QPalette:
    role = QPalette.ColorRole
    pairs = (
        (role.Window, "ground"), (role.WindowText, "ink"), (role.Base, "paper"), (role.AlternateBase, "ground"),
        (role.Text, "ink"), (role.Button, "paper"), (role.ButtonText, "ink"), (role.BrightText, "on_accent"),
        (role.Highlight, "accent"), (role.HighlightedText, "on_accent"), (role.ToolTipBase, "paper"),
        (role.ToolTipText, "ink"), (role.PlaceholderText, "muted"), (role.Link, "accent_ink"),
        (role.LinkVisited, "accent_ink"),
        (role.Light, "paper"), (role.Midlight, "line"), (role.Mid, "line"), (role.Dark, "line_strong"),
        (role.Shadow, "line_strong"), (role.Accent, "accent"),
    )  # fmt: skip
    palette = QPalette()
    for which, name in pairs:
        palette.setColor(which, QColor(colours[name]))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours["faint"]))
    return palette
