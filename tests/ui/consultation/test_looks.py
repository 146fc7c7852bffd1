"""The tab in every look and text size, and the drawings: each code looks like itself."""

import gc
import weakref
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from smpdesk.domain.consultation import Earlier, Question, Scar
from smpdesk.domain.hair_loss import Alopecia, Scale, ScarKind, codes
from smpdesk.ui.consultation import pattern_paint
from smpdesk.ui.consultation.part import ConsultationPart
from smpdesk.ui.shared.feed import Feed
from smpdesk.ui.shared.jobs import Jobs
from tests.ui.conftest import close_all

LONG = "A soft, broken, natural hairline that nobody notices from a metre away " * 2
FULL = {
    "goals": LONG, "alopecia": Alopecia.FOLLICULITIS_DECALVANS, "technician": 2,
    "scars": (Scar("surgical", "18 × 0.3 cm", "sunken", "pink", "four years", "no", LONG),),
    "earlier": (Earlier("transplant", "spring 2021", "", LONG),), "questions": (Question(LONG, LONG),),
    "indications": ("baldness", "grey_hair", "failed_transplant"), "hairline_mm": 10,
}  # fmt: skip
LOOKS = [
    pytest.param(marks=pytest.mark.look("light"), id="light"),
    pytest.param(marks=pytest.mark.look("dark"), id="dark"),
    pytest.param(marks=pytest.mark.look("light", 1.5), id="large"),
]
every_look = pytest.mark.parametrize((), LOOKS)
GROUPS = [
    *[[each.value for each in codes(scale)] for scale in Scale],
    [f"alopecia_{each.value}" for each in Alopecia if each.value],
    [f"scar_{each.value}" for each in ScarKind],
]


@every_look
@pytest.mark.parametrize("finished", [True, False], ids=["reading", "writing"])
def test_nothing_is_cut_and_everything_has_a_name(tab, finished, clipped, nameless):
    tab.consulted(finished=finished, **FULL)
    tab.open()
    assert clipped(tab.part) == []
    assert nameless(tab.part) == []


@every_look
def test_an_empty_one_is_whole(tab, clipped, nameless):
    tab.open()
    assert clipped(tab.part) == []
    tab.press("Begin consultation")
    tab.press("Choose the type of alopecia by picture")
    tab.press("Add a scar by picture")
    assert clipped(tab.part) == []
    assert nameless(tab.part) == []


def test_a_closed_tab_is_freed(tab):
    tab.consulted(finished=False)
    part = ConsultationPart(tab.desks, Feed(), Jobs(), tab.who.id)
    part.show()
    gone = weakref.ref(part)
    part.close()
    close_all()
    del part
    gc.collect()
    assert gone() is None


class Shown(QObject):
    """Writes down every window that appears."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_no_part_of_it_is_a_window_for_a_moment(tab, qapp):
    tab.consulted(**FULL)
    shown = Shown()
    qapp.installEventFilter(shown)
    tab.open()
    tab.press("Edit")
    tab.press("Choose the type of alopecia by picture")
    tab.press("Savin scale")
    tab.write("Question 2: The client asked", "Why?")
    tab.press("Remove question 1")
    tab.pick("Hair type, needed", "Not asked")
    tab.press("Finish consultation")
    qapp.removeEventFilter(shown)
    assert shown.windows == ["QScrollArea"]


def picture(code: str, side: int) -> QImage:
    return pattern_paint.picture(code, QSize(side, side), 1.0).toImage()


def seen(image: QImage) -> list[tuple[int, int]]:
    """Lightness and opacity of every other pixel."""
    width, height = image.size().toTuple()
    colours = (image.pixelColor(x, y) for x in range(0, width, 2) for y in range(0, height, 2))
    return [(each.lightness(), each.alpha()) for each in colours]


def unlike(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> float:
    """Share of the pixels that differ clearly."""
    pairs = zip(one, other, strict=True)
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 40 for a, b in pairs if a != b) / len(one)


@pytest.mark.parametrize("group", GROUPS, ids=[*Scale, "alopecia", "scars"])
def test_codes_of_one_scale_can_be_told_apart_by_eye(group):
    drawn = {code: seen(picture(code, 96)) for code in group}
    alike = [pair for pair in combinations(group, 2) if unlike(drawn[pair[0]], drawn[pair[1]]) < 0.004]
    assert alike == []


@pytest.mark.look("dark")
def test_a_drawing_follows_the_look(looks, qapp):
    from smpdesk.ui.shared import theme

    dark = picture("norwood_4", 160)
    theme.apply(qapp, "light", 1.0)
    assert dark != picture("norwood_4", 160)
