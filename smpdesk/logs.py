"""The log: rotating, small, and without anybody's name in it."""

import faulthandler
import logging
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from smpdesk import __version__, places

#: Five files of half a megabyte: weeks of quiet days, and the whole of a bad one.
_BYTES, _FILES = 512 * 1024, 5


def start(folder: Path | None = None) -> Path:
    """Write warnings and faults to the log from now on; answers its folder. Never stops the program."""
    from logging.handlers import RotatingFileHandler

    folder = folder or places.logs()
    root = logging.getLogger()
    if any(isinstance(each.formatter, _Nameless) for each in root.handlers):
        return folder  # a verb that opens the window has begun already
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "smpdesk.log", maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Nameless("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("smpdesk").info("SMP Desk %s, Python %s", __version__, sys.version.split()[0])
    return folder


class _Nameless(logging.Formatter):
    """Tracebacks keep where a fault happened and its kind; its message may quote a record, so it goes."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's name
        kind: type[BaseException] = ei[0]
        return "\n".join([*_places_of(ei[2]), f"{kind.__module__}.{kind.__qualname__}"])


def _places_of(trace: TracebackType | None) -> list[str]:
    lines = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f'  File "{Path(code.co_filename).name}", line {trace.tb_lineno}, in {code.co_name}')
        trace = trace.tb_next
    return lines


def catch_faults(tell: Callable[[str, BaseException], object], stop: Callable[[], object]) -> None:
    """Faults of ours on any thread go to the log, and `tell(place, error)` is called; an interrupt calls `stop()`.

    `place` is where in our code it happened. It may be called on any thread, and again and again.
    """
    log = logging.getLogger("smpdesk.fault")

    def fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            stop()
            return
        log.error("fault", exc_info=(kind, error, trace))
        tell((_places_of(trace) or [""])[-1].strip(), error)

    def thread_fault(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            fault(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = fault
    threading.excepthook = thread_fault


#: Kept open for as long as the program runs: a crash in a library writes here what Python can still say.
_crashes: IO[str] | None = None


def catch_crashes(folder: Path) -> None:
    """A crash below Python leaves where it happened in ``crash.log``."""
    global _crashes
    path = folder / "crash.log"
    try:
        _crashes = path.open("w" if path.exists() and path.stat().st_size > _BYTES else "a", encoding="utf-8")
    except OSError:
        return
    faulthandler.enable(_crashes)


def catch_qt() -> None:
    """What Qt has to complain about goes to the log, without what it quotes: that may be anything."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }

    def message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        category = context.category or "default"
        quoted = re.compile(r"""(["'\u201c]).*?(["'\u201d])""")
        logging.getLogger("qt").log(levels[kind], "%s: %s", category, quoted.sub(r"\1\2", text))

    qInstallMessageHandler(message)
