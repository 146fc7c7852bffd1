"""Signatures: strokes kept as text, and the shapes drawn from them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smpdesk.domain.ink import Command, shapes, stroke_shapes
from smpdesk.domain.signature import Dot, Signature, from_text, signature_problems

dots = st.builds(
    Dot,
    st.floats(0, 1000).map(lambda x: round(x, 1)),
    st.floats(0, 300).map(lambda y: round(y, 1)),
    st.integers(0, 60_000),
    st.none() | st.floats(0, 1).map(lambda p: round(p, 3)),
)
signatures = st.builds(
    lambda strokes: Signature(strokes=tuple(map(tuple, strokes))),
    st.lists(st.lists(dots, min_size=1, max_size=30), max_size=4),
)


def line(*spots: tuple[float, float], pressure: float | None = 0.5, ms: int = 20) -> Signature:
    return Signature(strokes=(tuple(Dot(x, y, ms * n, pressure) for n, (x, y) in enumerate(spots)),))


def points(path: tuple[Command, ...]) -> list[tuple[float, float]]:
    numbers = [float(each) for command in path for each in command[1:]]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def height(path: tuple[Command, ...]) -> float:
    ys = [y for _, y in points(path)]
    return max(ys) - min(ys)


@given(signatures)
def test_the_text_keeps_every_stroke(signature):
    assert from_text(signature.text()) == signature


@given(signatures)
def test_shapes_begin_and_close_and_stay_near_the_strokes(signature):
    path = shapes(signature)
    assert sum(each[0] == "M" for each in path) == sum(each[0] == "Z" for each in path)
    assert sum(each[0] == "M" for each in path) >= len(signature.strokes)
    assert all(str(each[0]) in "MCZ" and len(each) == {"M": 3, "C": 7, "Z": 1}[str(each[0])] for each in path)
    if signature:
        assert shapes(signature) == shapes(from_text(signature.text()))


@pytest.mark.parametrize(
    "text",
    [
        "x", "[]", "{}", '{"pad":[1000,300],"strokes":[[]]}', '{"pad":[9,9],"strokes":[[[1,2,3]]]}',
        '{"pad":[1000,300],"strokes":[[[1,2]]]}', '{"pad":[1000,300],"strokes":[[["a",2,3]]]}',
        '{"pad":[1000,300],"strokes":[[[NaN,2,3]]]}', '{"pad":[1000,300],"strokes":5}', "null",
    ],
)  # fmt: skip
def test_a_text_that_keeps_no_signature_is_an_error(text):
    with pytest.raises(ValueError, match="keeps no signature"):
        from_text(text)


def test_no_ink_is_no_text():
    assert (Signature().text(), from_text("")) == ("", Signature())
    assert not Signature()


def test_a_signature_of_usual_length_is_a_short_text():
    signature = line(*[(n * 2.7, 150 + n % 7) for n in range(350)])
    assert len(signature.text()) < 21_000
    assert json.loads(signature.text())["pad"] == [1000, 300]


def test_nothing_and_next_to_nothing_are_no_signature():
    assert [each.code for each in signature_problems(Signature())] == ["signature_missing"]
    assert [each.code for each in signature_problems(line((10, 10)))] == ["signature_too_little"]
    assert [each.code for each in signature_problems(line((10, 10), (40, 10)))] == ["signature_too_little"]
    assert signature_problems(line((10, 10), (80, 40))) == []
    cross = Signature(strokes=(*line((0, 0), (40, 40)).strokes, *line((40, 0), (0, 40)).strokes))
    assert signature_problems(cross) == []
    endless = line(*[(n % 1000, n % 300) for n in range(60_001)])
    assert [each.code for each in signature_problems(endless)] == ["signature_too_long"]


def test_a_stroke_that_went_nowhere_is_a_round_dot():
    path = stroke_shapes((Dot(100, 100, 0, 0.4), Dot(101, 101, 9, 0.4)))
    assert [each[0] for each in path] == ["M", "C", "C", "C", "C", "Z"]
    assert height(path) == pytest.approx(9.2)


def test_a_pen_writes_thicker_the_harder_it_is_pressed():
    spots = [(x, 100.0) for x in range(0, 300, 20)]
    light, hard = (height(shapes(line(*spots, pressure=each))) for each in (0.1, 0.9))
    assert light < hard < 9


def test_a_mouse_writes_thinner_the_faster_it_goes():
    spots = [(x, 100.0) for x in range(0, 300, 20)]
    slow, fast = (height(shapes(line(*spots, pressure=None, ms=each))) for each in (200, 8))
    assert fast < slow


def test_trembling_is_smoothed_and_ends_stay_where_they_were():
    spots = [(x, 100.0 + 3 * (-1) ** n) for n, x in enumerate(range(0, 300, 10))]
    assert height(shapes(line(*spots))) < height(shapes(line((0, 97), (300, 103)))) + 4
    xs = [x for x, _ in points(shapes(line(*spots)))]
    assert min(xs) < 0 and max(xs) > 290


def test_a_sharp_turn_gets_a_round_joint():
    turn = shapes(line((0, 0), (100, 0), (0, 4)))
    straight = shapes(line((0, 0), (100, 0), (200, 0)))
    assert sum(each[0] == "Z" for each in turn) == 2 and sum(each[0] == "Z" for each in straight) == 1
