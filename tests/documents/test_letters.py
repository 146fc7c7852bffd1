import subprocess
import sys
from pathlib import Path

import pytest

from smpdesk.documents import aftercare as aftercare_paper
from smpdesk.documents import consent as consent_paper
from smpdesk.documents.fonts import Face, missing_letters
from smpdesk.documents.setting import lines
from smpdesk.domain.problem import Refusal
from tests.documents import reading
from tests.documents.sheets import KNOWN, aftercare, consent

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "name",
    ["Łukasz Żółćiński", "Çağla İpekçi Işık", "Ελένη Παπαδοπούλου", "Юлія Щербаківська", "Zoë Ångström-Ødegård",
     "Nguyễn Thị Hồng", "Siobhán O’Connor", "Đorđe Šćekić"],
)  # fmt: skip
def test_names_in_latin_greek_and_cyrillic_come_out_right(name: str):
    assert missing_letters(name) == []
    assert name in reading.text(aftercare_paper.render(aftercare(client=name)))
    assert name in reading.text(consent_paper.render(consent(KNOWN | {"name": name})))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("שרה Levi", ("ש", "ר", "ה")), ("李小龙", ("李", "小", "龙")), ("Ana 🙂", ("🙂",)), ("مريم", ("م", "ر", "ي")),
     ("1 200 ₺", ("₺",))],
)  # fmt: skip
def test_letters_that_cannot_be_printed_are_named_and_nothing_is_printed(name: str, letters: tuple[str, ...]):
    for render in (
        lambda: aftercare_paper.render(aftercare(client=name)),
        lambda: consent_paper.render(consent(KNOWN | {"name": name})),
    ):
        with pytest.raises(Refusal) as refused:
            render()
        (problem,) = refused.value.problems
        assert problem.code == "letters_missing"
        assert problem.facts == {"letters": letters}


def test_letters_typed_in_pieces_are_put_together():
    assert missing_letters("Zoe\u0308 Zo\u0301") == []
    assert "Zoë" in reading.text(aftercare_paper.render(aftercare(client="Zoe\u0308")))


def test_a_date_is_not_broken_over_two_lines():
    for room in range(60, 400, 7):
        for line in lines([("Blade shaving again from Fri 4 Dec, or Fri 11 Dec.", Face.REGULAR)], 11, room):
            words = "".join(text for text, _face in line.runs)
            assert words.count("Fri") == words.count("Dec")


def test_a_long_address_breaks_behind_a_joint():
    first, *_others = lines([("reception@northgate-and-albion.example", Face.REGULAR)], 11, 120)
    assert "".join(text for text, _face in first.runs) == "reception@northgate-"


def test_thin_blanks_hyphens_and_invisible_signs_are_no_reason_to_refuse():
    assert missing_letters("a\u202fb\u2011c\u200bd\ufefff\tg\u2009h\r\n\u200fi") == []


def test_the_same_sheet_is_the_same_bytes():
    assert aftercare_paper.render(aftercare()) == aftercare_paper.render(aftercare())
    assert consent_paper.render(consent()) == consent_paper.render(consent())


def test_another_process_another_day_and_place_makes_the_same_bytes():
    program = (
        "import hashlib, sys; from tests.documents.sheets import aftercare, consent;"
        "from smpdesk.documents import aftercare as a, consent as c;"
        "sys.stdout.write(hashlib.sha256(a.render(aftercare()) + c.render(consent())).hexdigest())"
    )
    digests = set()
    for place, seed, epoch in (("UTC", "1", ""), ("Asia/Tokyo", "77", "1000000000")):
        environment = {
            "TZ": place,
            "PYTHONHASHSEED": seed,
            "SOURCE_DATE_EPOCH": epoch,
            "PATH": "/usr/bin:/bin",
        }
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=REPOSITORY,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1
