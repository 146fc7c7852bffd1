"""A hand that never rests: press after press on the page at the chair, each said aloud once the page has answered.

A program, killed by `test_chair.py`: FOLDER, the visit's id, and the number of the first press.
"""

import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from smpdesk.domain.chart import Place
from smpdesk.domain.session import Zone
from smpdesk.ui.chair.page import ChairPage
from smpdesk.ui.shared import theme
from smpdesk.ui.shared.discomfort import DiscomfortScale
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.scalp_map import ScalpMap
from tests.soak.touching import opened

#: Diameters as their buttons say, and in micrometres.
DIAMETERS = (("0.15", 150), ("0.20", 200), ("0.25", 250), ("0.30", 300))


def after(presses: int) -> tuple[int | None, int | None]:
    """Discomfort and diameter of the chosen zone after so many presses: they take turns."""
    digits, needles = (presses + 1) // 2, presses // 2
    discomfort = (digits - 1) % 10 if digits else None
    return discomfort, DIAMETERS[(needles - 1) % len(DIAMETERS)][1] if needles else None


def main(folder: str, visit: str, first: str) -> None:
    """Press from a number on, for ever."""
    application = QApplication(sys.argv[:1])
    theme.apply(application, "light")
    desks = opened(Path(folder))
    feed = Feed()
    desks.store.subscribe(feed.publish)
    page = ChairPage(desks, feed)
    page.resize(1280, 690)
    page.show()
    page.show_visit(int(visit))
    application.processEvents()
    head = page.findChildren(ScalpMap)[0]
    crown = head.rect_of(Place(Zone.CROWN)).center().toPoint()
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, crown)
    application.processEvents()
    for number in count(int(first)):
        discomfort, diameter = after(number)
        if number % 2:
            scale = next(each for each in page.findChildren(DiscomfortScale) if each.isVisibleTo(page))
            QTest.keyClick(scale, Qt.Key.Key_0.value + (discomfort or 0))
        else:
            said = next(text for text, value in DIAMETERS if value == diameter)
            buttons = page.findChildren(QAbstractButton)
            QTest.mouseClick(
                next(each for each in buttons if each.text() == said and each.isVisibleTo(page)),
                Qt.MouseButton.LeftButton,
            )
        print(number, flush=True)
        application.processEvents()


if __name__ == "__main__":
    main(*sys.argv[1:])
