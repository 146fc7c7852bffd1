"""The log: rotating, small, and without anybody's name in it."""

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

from smpdesk import __version__, places

#: Five files of half a megabyte: weeks of quiet days, and the whole of a bad one.
_BYTES, _FILES = 512 * 1024, 5


def start(folder: Path | None = None) -> Path:
    """Write warnings and faults to the log from now on; answers its folder. Never stops the program."""
    from logging.handlers import RotatingFileHandler

    folder = folder or places.logs()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "smpdesk.log", maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Nameless("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
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


def catch_faults() -> None:
    """Faults of ours on any thread go to the log; the window adds its own word for people."""
    log = logging.getLogger("smpdesk.fault")

    def fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("fault", exc_info=(kind, error, trace))

    def thread_fault(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            fault(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = fault
    threading.excepthook = thread_fault
