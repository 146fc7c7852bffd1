"""Puts everything together: the only module that knows every layer.

``run`` opens the window on a clinic, or the start page where there is none. Everything that the first paint does
without is imported later.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from smpdesk import __version__
from smpdesk.ui.window import dress

#: Milliseconds of quiet after the first paint before anything else is loaded.
_IDLE = 300


class Application(QApplication):
    """The program towards the desktop: on macOS a clinic that was double-clicked comes as an event."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.open_later: str = ""
        self.opener: object = None

    def event(self, event: QEvent) -> bool:
        """Open the clinic that the desktop asks for."""
        if isinstance(event, QFileOpenEvent) and event.file():
            opened = getattr(self.opener, "open_clinic", None)
            if opened is None:
                self.open_later = event.file()
            else:
                opened(Path(event.file()))
            return True
        return super().event(event)


def run(arguments: Sequence[str]) -> int:
    """Open the window on the clinic given, or on the last one; answers the exit code."""
    application = Application([sys.argv[0] if sys.argv else "smpdesk"])
    QCoreApplication.setOrganizationName("SMP Desk")
    QCoreApplication.setApplicationName("SMP Desk")
    QCoreApplication.setApplicationVersion(__version__)
    settings = QSettings()
    dress(application, settings)
    sys.excepthook = _first_fault

    from smpdesk.program import Program

    program = Program(settings)
    application.opener = program
    given = arguments[0] if arguments else application.open_later
    if not program.begin(Path(given) if given else None):
        return 0
    QTimer.singleShot(_IDLE, _settle)
    code = application.exec()
    program.end()
    return code


def _settle() -> None:
    """After the first paint: what was made so far stays, and is not looked through again."""
    from smpdesk.ui.shared.tidying import Tidying

    gc.collect()
    gc.freeze()
    Tidying(QApplication.instance())
    if sys.excepthook is _first_fault:
        _open_log()


def _first_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A fault before there was time to open the log: it is opened now."""
    _open_log()
    sys.excepthook(kind, error, trace)


def _open_log() -> None:
    from smpdesk import logs
    from smpdesk.ui.shared.fault_news import FaultNews

    folder = logs.start()
    application = QApplication.instance()
    news = FaultNews(folder, application)
    logs.catch_faults(news.tell, QApplication.closeAllWindows)
    logs.catch_crashes(folder)
    logs.catch_qt()
