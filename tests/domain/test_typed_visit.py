"""A visit in one line, as people at a desk type it."""

from datetime import date, time

import pytest

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.typed_visit import Typed, parse

TODAY = date(2026, 11, 24)  # a Tuesday
TEAM = {1: "Tom Hale", 2: "Inês Prado"}
KINDS = {each.value.replace("_", " "): each for each in VisitKind}
TUESDAY = date(2026, 11, 24)
NEXT = date(2026, 12, 1)


def read(text: str, order: str = "dmy") -> Typed:
    return parse(text, TODAY, order, TEAM, KINDS)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("tue 10 tom owen", Typed(TUESDAY, time(10), 1, None, None, "owen")),
        ("owen tue 10 tom", Typed(TUESDAY, time(10), 1, None, None, "owen")),
        ("tom owen davies 10 tue", Typed(TUESDAY, time(10), 1, None, None, "owen davies")),
        ("24.11. 14:30 ines sousa patch test", Typed(TUESDAY, time(14, 30), 2, VisitKind.PATCH_TEST, None, "sousa")),
        ("tomorrow 9 owen 3h", Typed(date(2026, 11, 25), time(9), None, None, 180, "owen")),
        ("24 nov 10 owen", Typed(TUESDAY, time(10), None, None, None, "owen")),
        ("owen 10 24 nov 2026", Typed(TUESDAY, time(10), None, None, None, "owen")),
        ("nov 24 2 pm owen", Typed(TUESDAY, time(14), None, None, None, "owen")),
        ("fri 2 owen", Typed(date(2026, 11, 27), time(14), None, None, None, "owen")),
        ("fri 930 owen for 90 min", Typed(date(2026, 11, 27), time(9, 30), None, None, 90, "owen")),
        ("+7 14h30 Inês Prado Owen, touch-up", Typed(NEXT, time(14, 30), 2, VisitKind.TOUCH_UP, None, "Owen")),
        ("tue jan 10 tom", Typed(TUESDAY, time(10), 1, None, None, "jan")),
        ("consult +7 11.15 O'Brien", Typed(NEXT, time(11, 15), None, VisitKind.CONSULTATION, None, "O'Brien")),
        ("owen 1.5h wed 16:45", Typed(date(2026, 11, 25), time(16, 45), None, None, 90, "owen")),
        ("wed 2 dec 10 tom sousa", Typed(date(2026, 12, 2), time(10), 1, None, None, "sousa")),
        ("owen", Typed(None, None, None, None, None, "owen")),
        ("", Typed()),
    ],
)  # fmt: skip
def test_a_line_is_understood_in_any_order(text: str, wanted: Typed) -> None:
    assert read(text) == wanted


def test_figures_of_a_date_follow_the_order_of_the_clinic() -> None:
    assert read("11/24 10 owen", "mdy").day == TUESDAY
    assert read("3/12 10 owen", "dmy").day == date(2026, 12, 3)


def test_a_second_technicians_name_belongs_to_the_client() -> None:
    assert read("tue 10 tom prado") == Typed(TUESDAY, time(10), 1, None, None, "prado")


def test_any_text_is_read_without_a_fault() -> None:
    for text in ("24.", "+", "::", "99:99", "h", "3 h h", "tue tue 10 10", "-1 owen", "٣ owen", "\u0000"):
        read(text)
