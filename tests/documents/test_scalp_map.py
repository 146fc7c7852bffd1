"""The map of the head on paper: the same dots as on the screen, words for those who do not see it, the same bytes."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from smpdesk.documents.canvas import PaperCanvas
from smpdesk.documents.scalp_map import Frame, MapBox, alt_text, dots_of, draw
from smpdesk.domain.chart import story_of
from smpdesk.domain.outline import circle, flat
from smpdesk.domain.scalp_area import AreaKind, ScalpArea
from smpdesk.domain.session import Session, Zone, ZoneWork

MADE = datetime(2026, 11, 24, 11, 45, tzinfo=UTC)


@pytest.fixture
def story():
    mole = ScalpArea(
        id=1, client=1, kind=AreaKind.NO_GO, zone=Zone.CROWN, view="top", points=flat(circle(500, 680)),
        since=date(2026, 9, 1),
    )  # fmt: skip
    sessions = [
        Session(
            id=number, client=1, number=number, day=date(2026, 9, number), zones=(
                ZoneWork(zone=Zone.CROWN, layer=number, density=density),
                ZoneWork(zone=Zone.FRONTAL, layer=number, density=density),
            ),
        )
        for number, density in enumerate((30, 70), 1)
    ]  # fmt: skip
    return story_of(1, sessions, areas=[mole], skin="4")


def paper(story, upto=None, newest=False, side=600):
    canvas = PaperCanvas((side, side), made=MADE, lang="en-GB")
    canvas.describe(title="Map", author="Northgate", subject="Map")
    figure = canvas.tree.root.add("Figure", alt=alt_text(story, "top", upto, [("Crown", 30)]))
    with canvas.tagged(figure):
        count = draw(canvas, story, "top", Frame(20, 20, side - 40, side - 40), upto, newest)
    canvas.turn()
    return canvas.finish(), count


def content_of(data):
    page = PdfReader(BytesIO(data)).pages[0].get_contents()
    assert page is not None
    return page.get_data().decode("latin-1")


def drawn_dots(data):
    """Places of the strokes without length."""
    pairs = re.findall(r"(-?[\d.]+) (-?[\d.]+) m (-?[\d.]+) (-?[\d.]+) l", content_of(data))
    return {(float(a), float(b)) for a, b, c, d in pairs if (a, b) == (c, d)}


def drawn_squares(data):
    """The fine dots of a small head, which are filled."""
    return re.findall(r"-?[\d.]+ -?[\d.]+ ([\d.]+) \1 re", content_of(data))


def test_paper_has_the_dots_of_the_screen(story):
    from smpdesk.ui.shared import scalp_dots

    data, count = paper(story)
    screen = scalp_dots.dots_of(story, "top").upto(1)
    assert count == len(screen)
    assert drawn_dots(data) == {(round(x, 1), round(y, 1)) for x, y in screen}
    assert dots_of(story, "top").upto(1) == screen


def test_a_small_head_has_fewer_and_filled_dots_with_as_much_ink(story):
    large, many = paper(story)
    small, few = paper(story, side=150)
    squares = drawn_squares(small)
    assert not drawn_dots(small) and not drawn_squares(large)
    assert len(squares) == few < many
    round_ink, square_ink = many * 3.1416 / 4 * 2.2**2, sum(float(side) ** 2 for side in squares)
    assert square_ink == pytest.approx(round_ink, rel=0.05)


def test_an_earlier_session_has_fewer_dots_and_none_of_them_elsewhere(story):
    first, whole = drawn_dots(paper(story, 0)[0]), drawn_dots(paper(story, 1, newest=True)[0])
    assert first < whole
    assert drawn_dots(paper(story, -1)[0]) == set()


def test_the_picture_has_words_and_is_the_same_every_time(story):
    data, _ = paper(story, 0)
    assert data == paper(story, 0)[0]
    assert "Map of the head from the top, after session 1: Crown 30 dots/cm²." in _alts(
        PdfReader(BytesIO(data))
    )


def test_a_part_of_a_paper_takes_the_room_it_is_given(story):
    canvas = PaperCanvas((300, 300), made=MADE, lang="en-GB")
    canvas.describe(title="Map", author="Northgate", subject="Map")
    box = MapBox(canvas.tree.root.add("Figure", alt="Map"), story, "top", high=150)
    assert box.height(400) == 150
    assert box.height(100) == 100
    assert box.split(400, 100) == (None, box)
    box.draw(canvas, 20, 280, 260)
    canvas.turn()
    assert drawn_squares(canvas.finish())


def _alts(reader):
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    kids = root.get("/K", [])
    return [str(kid.get_object().get("/Alt", "")) for kid in kids]


def test_hair_that_is_kept_stands_on_paper_too_and_only_once_in_the_file(story):
    combed = replace(story, pattern="ludwig_2")
    canvas = PaperCanvas((300, 600), made=MADE, lang="en-GB")
    canvas.describe(title="Map", author="Northgate", subject="Map")
    with canvas.artifact():
        draw(canvas, combed, "top", Frame(20, 20, 260, 260), -1)
        draw(canvas, combed, "top", Frame(20, 300, 260, 260), 0)
    canvas.turn()
    page: Any = PdfReader(BytesIO(canvas.finish())).pages[0]
    hair = [each.get_object().get_data() for each in page["/Resources"]["/XObject"].values()]
    assert len(hair) == 1
    assert hair[0].count(b" m ") > 1000
    assert page.get_contents().get_data().count(b" Do") == 2
