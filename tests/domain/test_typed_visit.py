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


ROOMS = {1: "Room 1", 2: "Room 2", 3: "Blue room"}


def read(text: str, order: str = "dmy", team: dict[int, str] = TEAM, today: date = TODAY) -> Typed:
    return parse(text, today, order, team, KINDS, rooms=ROOMS)


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


@pytest.mark.parametrize(
    ("text", "start", "minutes"),
    [
        ("tue 10-12:30 owen", time(10), 150),
        ("owen 10-12 tue", time(10), 120),
        ("tue 10\u201312.30 owen", time(10), 150),
        ("fri 2-4 owen", time(14), 120),
        ("fri 10-1 owen", time(10), 180),
        ("fri 2-4pm owen", time(14), 120),
        ("fri 11-2pm owen", time(11), 180),
        ("fri 9am-11am owen", time(9), 120),
        ("fri 10 to 11:30 owen", time(10), 90),
        ("fri 22:00-01:00 owen", time(22), 180),
        ("fri 2 pm owen", time(14), None),
        ("fri 12 am owen", time(0), None),
        ("fri 12pm owen", time(12), None),
        ("tomorrow 10:30am owen", time(10, 30), None),
    ],
)
def test_from_when_to_when_and_twelve_hours(text: str, start: time, minutes: int | None) -> None:
    found = read(text)
    assert (found.start, found.minutes, found.client) == (start, minutes, "owen")


def test_figures_with_a_stroke_alone_are_a_date() -> None:
    assert read("10-12 9:30 owen").day == date(2026, 12, 10)
    assert read("10-12 owen").day == date(2026, 12, 10)


@pytest.mark.parametrize(
    ("today", "day"), [(TODAY, date(2026, 12, 1)), (date(2026, 11, 23), date(2026, 12, 1)),
                       (date(2026, 11, 29), date(2026, 12, 1)), (date(2028, 2, 24), date(2028, 2, 29))],
)  # fmt: skip
def test_next_tuesday_is_that_of_next_week(today: date, day: date) -> None:
    assert read("next tue 10 owen", today=today) == Typed(day, time(10), client="owen")


@pytest.mark.parametrize(
    ("text", "technician"), [("tue 10 owen with i", 2), ("tue 10 with t owen", 1), ("with ha tue 10 owen", 1)]
)
def test_behind_with_one_letter_is_enough(text: str, technician: int) -> None:
    found = parse(text, TODAY, "dmy", TEAM, KINDS, known)
    assert (found.technician, found.client) == (technician, "owen")


def test_a_room_is_told_by_its_name() -> None:
    assert read("tue 10 room 2 owen") == Typed(TUESDAY, time(10), client="owen", room=2)
    assert read("tue 10 in blue owen tom") == Typed(TUESDAY, time(10), 1, client="owen", room=3)
    assert read("room 1 tue 9-11 ines owen") == Typed(TUESDAY, time(9), 2, None, 120, "owen", room=1)


def test_figures_of_a_date_follow_the_order_of_the_clinic() -> None:
    assert read("11/24 10 owen", "mdy").day == TUESDAY
    assert read("3/12 10 owen", "dmy").day == date(2026, 12, 3)


def test_a_second_technicians_name_belongs_to_the_client() -> None:
    assert read("tue 10 tom prado") == Typed(TUESDAY, time(10), 1, None, None, "prado")


def test_any_text_is_read_without_a_fault() -> None:
    for text in ("24.", "+", "::", "99:99", "h", "3 h h", "tue tue 10 10", "-1 owen", "٣ owen", "\u0000"):
        read(text)


CLIENTS = ("owen davies", "ana sousa", "tom archer")


def known(text: str) -> bool:
    return bool(text) and any(all(word in name for word in text.split()) for name in CLIENTS)


@pytest.mark.parametrize(
    ("text", "team", "technician", "several", "client"),
    [
        ("tue 10 th owen", TEAM, 1, (), "owen"),  # initials
        ("tue 10 in owen", TEAM, 2, (), "owen"),  # a beginning
        ("tue 10 ha owen", TEAM, 1, (), "owen"),
        ("tue 10 in", TEAM, None, (), "in"),  # nobody else is named: perhaps the client is being typed
        ("tue 10 ana sousa", {1: "Anastasia Ray"}, None, (), "ana sousa"),  # the client's own name
        ("tue 10 an owen", {1: "Anastasia Ray", 2: "Anne Dale"}, None, (1, 2), "owen"),
        ("tue 10 tom owen", {1: "Tom Hale", 2: "Tom Reed"}, None, (1, 2), "owen"),
        ("tue 10 tom h owen", {1: "Tom Hale", 2: "Tom Reed"}, 1, (), "owen"),
        ("tue 10 tom archer", {1: "Tom Hale", 2: "Tom Reed"}, None, (), "tom archer"),
        ("tue 10 th zoe marsh", TEAM, 1, (), "zoe marsh"),  # initials before a whole name that is new
        ("tue 10 zoe th", TEAM, None, (), "zoe th"),  # nobody is called zoe: both words may be a new name
    ],
)
def test_technicians_are_known_by_initials_and_beginnings_and_doubts_are_told(
    text: str, team: dict[int, str], technician: int | None, several: tuple[int, ...], client: str
) -> None:
    found = parse(text, TODAY, "dmy", team, KINDS, known)
    assert (found.technician, found.several, found.client) == (technician, several, client)


@pytest.mark.parametrize(
    ("text", "phone", "start"),
    [
        ("tue 10 zoe marsh 07700 900123", "07700 900123", time(10)),
        ("zoe marsh 020 7946 0018 tue 9", "020 7946 0018", time(9)),
        ("fri 09 zoe +44 7700 900123", "+44 7700 900123", time(9)),
        ("tue 10 zoe 0770", "", time(10)),
    ],
)
def test_a_telephone_number_is_no_time_and_no_date(text: str, phone: str, start: time) -> None:
    found = read(text)
    assert (found.phone, found.start) == (phone, start)
