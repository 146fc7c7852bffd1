"""The tab in every look and at every text size: nothing cut, nothing nameless, the paper white."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tests.ui.aftercare.conftest import Tab

LOOKS = [
    pytest.param(look, scale, marks=pytest.mark.look(look, scale))
    for look in ("light", "dark", "contrast")
    for scale in (1.0, 1.5)
]


@pytest.mark.parametrize(("look", "scale"), LOOKS)
def test_nothing_is_cut_and_everything_has_a_name(
    day: Tab,
    look: str,
    scale: float,
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
) -> None:
    day.open()
    for row in range(3):
        day.select(row)
        assert clipped(day.page) == []
        assert nameless(day.page) == []


@pytest.mark.look("dark")
def test_the_paper_stays_white_in_the_dark(day: Tab) -> None:
    day.open()
    sheet = day.named("Aftercare sheet")
    image = sheet.viewport().grab().toImage()
    middle = QPoint(image.width() // 2, 60)
    assert image.pixelColor(middle).lightness() > 250
    assert image.pixelColor(4, 4).lightness() < 60


def test_a_closed_tab_is_freed(day: Tab) -> None:
    import gc
    import weakref

    day.open()
    kept = weakref.ref(day.page)
    day.page.close()
    day.page.deleteLater()
    del day.page
    day.widget = QWidget()
    day.settle()
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert kept() is None
