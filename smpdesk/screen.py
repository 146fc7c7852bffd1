"""Is there a screen to open a window on? Asked before Qt is: Qt ends the program when there is none."""

import os
import sys
from pathlib import Path


def has_screen() -> bool:
    """True on Windows and macOS, with a Wayland or X server that answers, or when a platform was chosen."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return _wayland() or _x11()


def _wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    return _answers(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name)


def _x11() -> bool:
    host, colon, rest = os.environ.get("DISPLAY", "").rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        return _answers(Path(f"/tmp/.X11-unix/X{number}")) or _listens("localhost", 6000 + int(number))
    return _listens(host.strip("[]"), 6000 + int(number))


def _answers(path: Path) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex(str(path)) == 0


def _listens(host: str, port: int) -> bool:
    import socket

    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False
