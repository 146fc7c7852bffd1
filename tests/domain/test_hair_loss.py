"""Every scale is whole, and every code can be told from its neighbours by eye."""

from itertools import combinations

import pytest

from smpdesk import resources
from smpdesk.domain.hair_loss import (
    CICATRICIAL,
    REVERSIBLE,
    SOURCES,
    Alopecia,
    Pattern,
    Scale,
    ScarKind,
    codes,
    harder,
)
from smpdesk.domain.head import BOX, views
from smpdesk.domain.pattern_drawing import drawings

WHOLE = {
    Scale.NORWOOD: "1 2 2A 3 3V 3A 4 4A 5 5A 6 7",
    Scale.LUDWIG: "I II III",
    Scale.SAVIN: "I-1 I-2 I-3 I-4 II-1 II-2 III ADVANCED FRONTAL",
    Scale.SINCLAIR: "1 2 3 4 5",
    Scale.OLSEN: "1 2 3",
}
DRAWN = drawings(resources.toml("heads/patterns.toml"))
WORDS = resources.toml("texts/en/consultation.toml")
DRAWINGS = [
    *[each.value for each in Pattern if each.scale],
    *[f"alopecia_{each.value}" for each in Alopecia if each.value],
    *[f"scar_{each.value}" for each in ScarKind],
]


@pytest.mark.parametrize(("scale", "count"), list(zip(Scale, (12, 3, 9, 5, 3), strict=True)))
def test_a_scale_has_all_its_codes_and_no_others(scale, count):
    written = [each.written.split(" ", 1)[1].upper() for each in codes(scale)]
    assert written == WHOLE[scale].split()
    assert len(written) == count


def test_every_scale_names_its_sources():
    assert set(SOURCES) == set(Scale)
    assert all(SOURCES.values())


def test_a_code_is_written_as_the_trade_writes_it():
    assert [Pattern.NORWOOD_3V.written, Pattern.LUDWIG_2.written, Pattern.SAVIN_I_2.written] == [
        "Norwood 3V",
        "Ludwig II",
        "Savin I-2",
    ]
    assert (Pattern.NONE.written, Pattern.UNKNOWN.written) == ("", "")


def test_hair_may_come_back_after_effluvium_and_early_traction_only():
    assert {Alopecia.TELOGEN_EFFLUVIUM, Alopecia.ANAGEN_EFFLUVIUM, Alopecia.TRACTION} == REVERSIBLE
    assert not REVERSIBLE & CICATRICIAL


def test_pattern_loss_is_no_harder_than_usual_and_patches_are():
    assert not harder(Alopecia.ANDROGENETIC_MALE)
    assert harder(Alopecia.AREATA)


@pytest.mark.parametrize("code", DRAWINGS)
def test_every_code_has_a_drawing_words_and_a_meaning(code):
    assert code in DRAWN
    assert DRAWN[code].faces
    if code in WORDS["pattern"]:
        assert len(WORDS["pattern"][code]) > 15
    else:
        group, _, name = code.partition("_")
        said, meaning = WORDS[group][name]
        assert said and meaning


def test_no_drawing_belongs_to_nothing():
    assert set(DRAWN) == set(DRAWINGS)


def test_no_two_drawings_are_the_same():
    assert [pair for pair in combinations(DRAWINGS, 2) if DRAWN[pair[0]] == DRAWN[pair[1]]] == []


def test_norwood_is_drawn_from_above_and_from_the_side():
    for each in codes(Scale.NORWOOD):
        assert [face.view for face in DRAWN[each.value].faces] == ["top", "left"]


def test_densities_are_shares_and_paths_stay_near_the_head():
    known = views(resources.toml("heads/heads.toml"))
    for drawing in DRAWN.values():
        assert 0 <= drawing.base <= 1
        for face in drawing.faces:
            assert face.view in known
            for patch in face.patches:
                assert 0 <= patch.density <= 1
                points = [point for segment in patch.outline for point in segment.points]
                assert all(-200 <= x <= BOX + 200 and -200 <= y <= BOX + 200 for x, y in points)
