"""The keys of the board: the whole day without a mouse."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from smpdesk.ui.sessions.board_items import Card, FreeSlot, Place

if TYPE_CHECKING:
    from smpdesk.ui.sessions.board import Board

_ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


_VIEWS = {Qt.Key.Key_D: "day", Qt.Key.Key_W: "week", Qt.Key.Key_R: "turn"}
_COMMANDS = {
    Qt.Key.Key_B: "block",
    Qt.Key.Key_C: "called_off",
    Qt.Key.Key_G: "go_to",
    Qt.Key.Key_H: "hours",
    Qt.Key.Key_L: "list",
    Qt.Key.Key_M: "more",
    Qt.Key.Key_S: "side",
    Qt.Key.Key_Menu: "menu",
}


def press(board: "Board", event: QKeyEvent) -> bool:
    """Do what a key asks for; False when it means nothing here."""
    key = Qt.Key(event.key())
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    if key in _ARROWS:
        columns, steps = _ARROWS[key]
        if held in (alt, alt | shift):
            return _move(board, columns, steps, resize=bool(held & shift))
        if held == Qt.KeyboardModifier.ControlModifier:
            return _walk(board, steps, cards_only=True) if steps else _leap(board, columns)
        return not held and (_walk(board, steps) if steps else _cross(board, columns))
    if held & Qt.KeyboardModifier.ControlModifier:
        return _control(board, event, key)
    if key == Qt.Key.Key_F10 and held == shift:
        board.command_requested.emit("menu")
        return True
    return not held and _plain(board, key)


def cut_or_paste(board: "Board", paste: bool) -> None:
    """Ask for the chosen visit to be cut, or for the one that was cut to come into the chosen free time."""
    chosen = board.current()
    if paste and isinstance(chosen, FreeSlot):
        board.paste_requested.emit(chosen.slot)
    elif not paste and isinstance(chosen, Card):
        board.cut_requested.emit(chosen.booking)


def menu_place(board: "Board") -> QPoint:
    """Where on the screen a menu belongs that is asked for by keyboard: at what is chosen."""
    inside, chosen = board.viewport().rect(), board.current()
    if chosen is not None:
        inside &= board.mapFromScene(chosen.sceneBoundingRect()).boundingRect()
    return board.viewport().mapToGlobal(inside.center())


def _control(board: "Board", event: QKeyEvent, key: Qt.Key) -> bool:
    if event.matches(QKeySequence.StandardKey.Cut) and isinstance(board.current(), Card):
        cut_or_paste(board, paste=False)
    elif event.matches(QKeySequence.StandardKey.Paste) and isinstance(board.current(), FreeSlot):
        cut_or_paste(board, paste=True)
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        board.zoom.step(1)
    elif key == Qt.Key.Key_Minus:
        board.zoom.step(-1)
    elif key == Qt.Key.Key_0:
        board.zoom.step(0)
    else:
        return False
    return True


def _plain(board: "Board", key: Qt.Key) -> bool:
    if board.busy and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        board.finish_gesture()
    elif board.busy and key == Qt.Key.Key_Escape:
        board.drop_gesture()
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        board.open_current()
    elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        current = board.current()
        if isinstance(current, Card):
            board.cancel_requested.emit(current.booking)
    elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        _turn(board, -1 if key == Qt.Key.Key_PageUp else 1)
    elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        _to_rim(board, first=key == Qt.Key.Key_Home)
    else:
        return _view(board, key)
    return True


def _view(board: "Board", key: Qt.Key) -> bool:
    if key == Qt.Key.Key_T:
        board.day_requested.emit(0)
    elif key in _COMMANDS:
        board.command_requested.emit(_COMMANDS[key])
    elif key in _VIEWS:
        board.view_requested.emit(_VIEWS[key])
    elif key == Qt.Key.Key_Escape and board.has_cut:
        board.cut_requested.emit(None)
    else:
        return False
    return True


def _turn(board: "Board", pages: int) -> None:
    """To another day or week; with nothing else to come to, to the same time in the same column."""
    current = board.current()
    column, starts = (current.column, current.starts) if current is not None else (-1, 0)
    board.day_requested.emit(pages)
    if current is None or board.current() is not None:
        return
    there = [each for each in board.places() if each.column == column]
    nearest = min(
        there,
        key=lambda each: (not each.starts <= starts < each.ends, abs(each.starts - starts)),
        default=None,
    )
    if nearest is not None:
        board.choose(nearest)


def _move(board: "Board", columns: int, steps: int, resize: bool) -> bool:
    gesture = board.lift(resize)
    if gesture is not None:
        gesture.step(columns, steps)
        board.hold()
    return True  # Alt+arrow on a card that stays never reaches the window's own shortcuts


def _column(board: "Board", place: Place) -> list[Place]:
    return [each for each in board.places() if each.column == place.column]


def _walk(board: "Board", steps: int, cards_only: bool = False) -> bool:
    """To the next or the previous in the same column."""
    current = board.current()
    if current is None:
        return _to_rim(board, first=True)
    column = _column(board, current)
    rest = column[column.index(current) + 1 :] if steps > 0 else column[: column.index(current)][::-1]
    found = next((each for each in rest if not cards_only or isinstance(each, Card)), None)
    if found is not None:
        board.choose(found)
    return True


def _cross(board: "Board", columns: int) -> bool:
    """To what is at the same time in the neighbouring column."""
    current = board.current()
    if current is None:
        return _to_rim(board, first=True)
    _go(board, current, current.column + columns)
    return True


def _leap(board: "Board", days: int) -> bool:
    """To the same column of the day before or after, where several are shown."""
    current = board.current()
    if current is None:
        return _to_rim(board, first=True)
    columns = board.frame.sheet.columns
    step = sum(each.day == columns[current.column].day for each in columns)
    _go(board, current, current.column + days * step)
    return True


def _go(board: "Board", current: Place, column: int) -> None:
    """To what is nearest in time in another column."""
    if 0 <= column < len(board.frame.sheet.columns):
        there = [each for each in board.places() if each.column == column]
        nearest = min(there, key=lambda each: _distance(current, each), default=None)
        if nearest is not None:
            board.choose(nearest)


def _distance(current: Place, other: Place) -> tuple[int, int]:
    """How far apart in time: nothing where the other covers the start, then the nearer start."""
    covers = other.starts <= current.starts < other.ends
    return 0 if covers else 1, abs(other.starts - current.starts)


def _to_rim(board: "Board", first: bool) -> bool:
    """To the first or the last of the column, or of the board when nothing is chosen."""
    current = board.current()
    places = _column(board, current) if current is not None else board.places()
    if places:
        board.choose(places[0 if first else -1])
    return True
