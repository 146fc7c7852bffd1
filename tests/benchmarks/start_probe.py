"""Run by `start.py` in a process of its own: `make|bare|desk SECONDS [CLINIC]`.

`make` lays out the demo clinic at CLINIC; `bare` and `desk` open a window. Once it can be used they note the time
and what is loaded, stay open for SECONDS, print `painted MONOTONIC-SECONDS PEAK-MB` and `loaded NAMES` of what
should have waited, and quit.
"""

import builtins
import importlib.abc
import importlib.machinery
import importlib.util
import sys
import time
import types

# What nobody needs to see a list of clients.
HEAVY = (
    "PIL", "babel", "charset_normalizer", "dateutil", "openpyxl", "phonenumbers", "pypdf", "pypdfium2",
    "rapidfuzz", "reportlab", "segno", "smpdesk.documents", "smpdesk.exchange",
)  # fmt: skip


def peak() -> float:
    """The highest memory of this process so far, in MB."""
    system: str = sys.platform
    if system == "linux":  # getrusage would count the parent before exec
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - nothing more is imported here
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
    if system == "win32":
        return 0.0  # not measured there
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


class Watch(importlib.abc.MetaPathFinder):
    """Waits for the import of QtWidgets, so that what is watched keeps its own order of imports."""

    def __init__(self, stay: float, needs_rows: bool) -> None:
        self.stay, self.needs_rows = stay, needs_rows

    def find_spec(
        self, name: str, path: object, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Let the others find it, and watch the applications it makes."""
        if name != "PySide6.QtWidgets":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        assert spec
        assert spec.loader
        execute = spec.loader.exec_module

        def execute_and_watch(module: types.ModuleType) -> None:
            execute(module)
            watch(module, self.stay, self.needs_rows)

        spec.loader.exec_module = execute_and_watch  # type: ignore[method-assign]
        return spec


def watch(widgets: types.ModuleType, stay: float, needs_rows: bool) -> None:
    """From now on every QApplication tells when the first item view is painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watched(widgets.QApplication):  # type: ignore[name-defined, misc]
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)
            self.seen = False
            self.painted = 0.0
            self.loaded: list[str] = []
            self.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            painting = event.type() == QEvent.Type.Paint
            if painting and not self.seen:
                view = watched.parent()
                if isinstance(view, widgets.QAbstractItemView) and view.viewport() is watched:
                    model = view.model()
                    self.seen = not needs_rows or (model is not None and model.rowCount() > 0)
            elif self.seen and not painting:  # the first other event: the window is painted whole
                self.painted = time.monotonic()
                self.loaded = [name for name in HEAVY if name in sys.modules]
                if needs_rows and builtins.__import__.__name__ == "__feature_import__":
                    self.loaded.append("the-source-of-every-module")
                self.removeEventFilter(self)
                QTimer.singleShot(round(stay * 1000), self.report)
            return False

        def report(self) -> None:
            print("painted", self.painted, peak())
            print("loaded", *self.loaded, flush=True)
            self.closeAllWindows()
            self.quit()

    widgets.QApplication = Watched  # type: ignore[attr-defined]


def bare() -> int:
    """The control: what any desk program with a table has to pay for."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1280, 800)
    window.show()
    return app.exec()


def main(what: str, stay: float, clinic: list[str]) -> int:
    """Start one of the two windows, or make the clinic."""
    if what == "make":
        from pathlib import Path

        from smpdesk.services.clock import SystemClock
        from smpdesk.services.demo.opening import open_demo

        open_demo(SystemClock(), folder=Path(clinic[0])).close()
        return 0
    sys.meta_path.insert(0, Watch(stay, needs_rows=what == "desk"))
    if what == "bare":
        return bare()
    from smpdesk.cli import main as smpdesk

    return smpdesk(clinic)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], float(sys.argv[2]), sys.argv[3:]))
