"""The README's pictures: tabs, the chair, windows and papers, made from the demo clinic at a fixed moment.

Run as ``python packaging/dev.py shots``; needs no screen. The pictures land in ``packaging/pictures/``.
"""

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PICTURES = ROOT / "packaging" / "pictures"
#: Tuesday 24 November 2026, 11:45: somebody arrives, somebody is in the chair, somebody leaves.
MOMENT = datetime(2026, 11, 24, 11, 45, tzinfo=UTC)


class Still:
    """A clock that stands at the moment of the pictures."""

    def now(self) -> datetime:
        """Always the same."""
        return MOMENT


def main() -> int:
    """Make every picture and name it."""
    from smpdesk.services.demo.opening import open_demo

    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desks = open_demo(Still(), folder=Path(folder) / "Northgate.smpdesk")
        _papers(desks)
        _tabs(desks, Path(folder))
    for path in sorted(PICTURES.glob("*.png")):
        print(path.relative_to(ROOT))
    return 0


def _papers(desks) -> None:  # type: ignore[no-untyped-def]
    """First page of each kind of paper, as it would be handed over."""
    from PIL import Image

    leaving = desks.aftercare.leaving(desks.clinic.today())[0]
    owen = desks.clients.lines("owen davies")[0]
    kofi = desks.clients.lines("kofi mensah")[0]
    papers = {
        "aftercare": desks.papers.pdf(desks.aftercare.issue(leaving.session).id),
        "aftercare-pl": desks.papers.pdf(desks.aftercare.issue(leaving.session, "pl").id),
        "consent": _issued(desks, owen.id, "consent"),
        "patch-refusal": _issued(desks, kofi.id, "patch_refusal"),
        "day-sheet": desks.day_sheet.pdf(desks.clinic.today()),
        "treatment-record": desks.records.preview(owen.id),
    }
    for name, pdf in papers.items():
        page = desks.papers.pages(pdf, 900)[1 if name == "treatment-record" else 0]
        picture = Image.frombuffer("RGB", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride)
        picture.quantize(64).save(PICTURES / f"paper-{name}.png", optimize=True)


def _issued(desks, client: int, kind: str) -> bytes:  # type: ignore[no-untyped-def]
    """The latest paper of a kind that a client of the demo has."""
    paper = next(each for each in desks.clients.papers(client) if each.kind == kind)
    return bytes(desks.papers.pdf(paper.id))


def _tabs(desks, folder: Path) -> None:  # type: ignore[no-untyped-def]
    """The three tabs as a new window shows them, light and dark."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from smpdesk.open_clinic import OpenClinic
    from smpdesk.program import Program
    from smpdesk.ui.shared import theme
    from smpdesk.ui.shared.one_window import OneWindow

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([])
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    owen = desks.clients.lines("owen davies")[0]
    for look in ("light", "dark"):
        theme.apply(app, look, 1.0)
        shown = OpenClinic(Program(settings), desks, OneWindow(folder, folder), settings)
        shown.window.resize(1280, 800)
        shown.window.show()
        shown.show_client(owen.id)
        _picture(app, shown.window, f"clients-{look}")
        record = shown.window.page("clients").record  # type: ignore[attr-defined]
        for name in ("Consultation", "Forecast", "Health", "Consent"):
            record.open(name)
            _picture(app, shown.window, f"{name.lower()}-{look}")
        page = shown.window.go("sessions")
        chair = [each for each in desks.sessions.day(desks.clinic.today()) if each.client_name == owen.name]
        page.show_appointment(chair[0].appointment.id)  # type: ignore[attr-defined]
        _picture(app, shown.window, f"sessions-{look}")
        shown.chair.open_visit(chair[0].appointment.id)
        _picture(app, shown.window, f"chair-{look}")
        shown.chair.put_away()
        shown.window.go("aftercare")
        _picture(app, shown.window, f"aftercare-{look}")
        if look == "light":
            _windows(app, shown, desks, owen.id)
        shown.jobs.close()
        shown.window.hide()
        shown.window.deleteLater()


def _windows(app, shown, desks, client: int) -> None:  # type: ignore[no-untyped-def]
    """What opens beside or over the main window."""
    from smpdesk.domain.work_line import WorkKind
    from smpdesk.ui.aftercare.call_dialog import CallDialog
    from smpdesk.ui.kiosk.presenter import Handed
    from smpdesk.ui.kiosk.window import KioskWindow
    from smpdesk.ui.stock.dialog import StockDialog

    shown.beside.stock()
    stock = next(each for each in app.topLevelWidgets() if isinstance(each, StockDialog))
    _picture(app, stock, "stock-light")
    stock.close()
    line = next(
        each for each in desks.work_list.lines(desks.clinic.today()) if each.kind is WorkKind.CHECK_IN
    )
    call = CallDialog(desks.follow_ups, line, [], shown.window)
    call.open()
    _picture(app, call, "call-light")
    call.close()
    kiosk = KioskWindow(desks, Handed(client=client))
    kiosk.resize(1280, 800)
    kiosk.show()
    _picture(app, kiosk, "kiosk-light")
    kiosk.end()


def _picture(app, window, name: str) -> None:  # type: ignore[no-untyped-def]
    """Let the window settle for a moment and keep what it shows, in few colours: many see it over a slow line."""
    from PIL import Image

    until = time.monotonic() + 2.0
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)
    path = PICTURES / f"{name}.png"
    window.grab().save(str(path))
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(160, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


if __name__ == "__main__":
    raise SystemExit(main())
