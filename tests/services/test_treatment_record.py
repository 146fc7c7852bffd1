"""The treatment record, read back: everything an insurer or an inspector asks for, five years later."""

import re
from dataclasses import replace
from enum import StrEnum
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from smpdesk.documents.treatment_record import render
from smpdesk.domain.consent_record import ConsentState
from smpdesk.domain.course import CourseKind, TouchUpReason
from smpdesk.domain.incident import IncidentKind, Late, Severity
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.patch_test import PatchResult
from smpdesk.domain.problem import Refusal
from smpdesk.domain.readiness import Rule, Weight
from smpdesk.domain.recall import UseHow
from smpdesk.domain.report import Paragraph, Part, Report
from smpdesk.domain.session import Bleeding, Reaction, Sensation, Zone
from smpdesk.domain.verdict import Outcome
from smpdesk.services.desks import Desks
from smpdesk.services.record_words import texts
from tests import builders as a
from tests.documents import reading
from tests.documents.test_patch_refusal import figures
from tests.furnished import ANNA, ODD, OWEN, furnished


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Desks:
    """Two courses on record; nothing in here writes but what issues."""
    return furnished(tmp_path_factory.mktemp("record"))[0]


@pytest.fixture(scope="module")
def owen(desks: Desks) -> bytes:
    """The record of the man, as it is issued, with labels."""
    paper = desks.records.issue(OWEN, labels=True)
    assert (paper.kind, paper.client, paper.wording) == (
        PaperKind.TREATMENT_RECORD,
        OWEN,
        "treatment record en 2026-11",
    )
    return desks.papers.pdf(paper.id)


def test_the_whole_course_stands_on_it(owen: bytes) -> None:
    said = reading.text(owen)
    for each in (
        "Owen Davies", "14 Mar 1978", "3 sessions from 18 Oct 2021 to 15 Nov 2021", "Norwood 5",
        "No consent form is signed.", "Signed on paper, the form is in the safe", "base layer", "60 dots/cm², 100 %",
        "Tom Hale, licence WL-2231", "10:00–12:50", "2 h 35, 15 min of breaks", "Calm cream 4 %",
        "Graphite 2, lot GR2-2409, expiry 30 Jun 2023", "Dilution 1 : 4", "Clear wash, lot CW-0917", "QS-4102",
        "3RL 0.25 mm, lot N-3771", "7.5 V, 110 Hz", "depth noted 0.50 mm", "Bleeding: pinpoint", "Mild redness",
        "Uneven take in the scar", "FUT scar 7", "infection and swelling", "Warm, swollen patch",
        "Consent given", "signed on the screen", "Patch test declined", "seen by Tom Hale", "CI 77266",
    ):  # fmt: skip
        assert each in said, each
    assert "DRAFT" not in said


def test_every_code_that_can_stand_on_it_has_words() -> None:
    kinds: dict[str, type[StrEnum]] = {
        "papers": PaperKind, "zone": Zone, "bleeding": Bleeding, "reaction": Reaction, "late": Late,
        "sensation": Sensation, "kind": IncidentKind, "severity": Severity, "verdict": Outcome, "patch": PatchResult,
        "course": CourseKind, "reason": TouchUpReason, "use": UseHow, "consent": ConsentState,
    }  # fmt: skip
    for part, codes in kinds.items():
        wanted = {each.value for each in codes if each.value not in ("", "none")}
        assert wanted <= set(texts()[part]), part


def test_the_contents_tell_the_pages_on_which_the_parts_stand(owen: bytes) -> None:
    pages = reading.pages(owen)
    listed = re.findall(r"(\d+)\s([A-Z][^()]*?)\s\(page\s(\d+)\)", pages[0].replace("\u00a0", " "))
    assert len(listed) == 14
    for number, title, page in listed:
        assert f"{number} {title}" in pages[int(page) - 1].replace("\u00a0", " ")
    for number, page in enumerate(pages, 1):
        assert f"Client no. 1001 · treatment record en 2026-11 Page {number} of {len(pages)}" in page


def test_it_is_tagged_in_reading_order_with_bookmarks_and_words_for_every_picture(
    owen: bytes, tmp_path: Path
) -> None:
    reader = PdfReader(BytesIO(owen))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB"  # type: ignore[index]
    titles = [str(each.title) for each in reader.outline[1]]  # type: ignore[union-attr]
    assert titles[0] == "1\u00a0\u00a0Client" and len(titles) == 14
    pictures = figures(owen)
    assert len(pictures) == 5 + 3 * 3 + 1 + 3  # all views, three of each session, the chart, signatures
    assert "FUT scar 18 dots/cm²" in pictures[5]
    assert "Session 1 3; Session 2 4; Session 3 5" in pictures[-4]
    assert pictures[-3:] == [
        f"Handwritten signature of {name}" for name in ("Owen Davies", "Tom Hale", "Owen Davies")
    ]
    fonts = reading.ran("pdffonts", pdf=owen, folder=tmp_path).splitlines()[2:]
    assert fonts and all(re.search(r"\byes yes yes\b", each) for each in fonts)
    said = reading.text(owen)
    body = said[said.index("Ingredient labels") + 17 :]
    places = [body.index(" ".join(each.split())) for each in titles]
    assert places == sorted(places)


def test_the_same_record_is_the_same_paper_and_no_letter_leaves_the_margins(
    desks: Desks, owen: bytes
) -> None:
    again = desks.records.issue(OWEN, labels=True)
    assert desks.papers.pdf(again.id) == owen
    known = [each for each in desks.clients.papers(OWEN) if each.kind is PaperKind.TREATMENT_RECORD]
    assert known == [again]
    assert reading.outside(owen, 48, 20, 20) == []


def test_a_woman_with_a_widening_part_reads_as_well_and_letters_of_her_name_too(desks: Desks) -> None:
    said = reading.text(desks.records.preview(ANNA))
    for each in (
        "Anna Łukaszewicz-Ó Briain",
        "Ludwig II",
        "Parting",
        "60 dots/cm², 100 %",
        "None is on record",
    ):
        assert each in said
    assert "DRAFT" in said and "Ingredient labels" not in said


def test_a_density_that_nobody_recorded_is_told_as_a_guess(tmp_path: Path) -> None:
    made = furnished(tmp_path)[0]
    visit = a.visit(made, made.clients.client(ODD), "2026-11-24 08:00")
    made.ready.choose({each: Weight.ADVICE for each in Rule if each is not Rule.DEPOSIT})
    a.finished(made, visit, a.zone(Zone.CROWN))
    said = reading.text(made.records.preview(ODD))
    assert "Crown about 36 dots/cm²" in said and "the usual share of the layer stands for it" in said
    assert "about" not in reading.text(made.records.preview(ANNA)).replace("“about”", "")


def test_an_old_record_without_details_prints_too(desks: Desks) -> None:
    pdf = desks.records.preview(ODD)
    said = reading.text(pdf)
    for each in (
        "1 session on 3 Feb 2020.",
        "only what stands here is known",
        "No lot is on record",
        "No plan is on",
    ):
        assert each in said
    assert figures(pdf) == []


def test_long_texts_flow_over_pages_and_keep_every_word(desks: Desks) -> None:
    sheet: Report = desks.records.sheet(ODD)
    words = [f"word{number}" for number in range(2400)]
    long = replace(
        sheet,
        parts=(Part(title="Long", blocks=(Paragraph(text=" ".join(words)),)),),
        size="Letter",
        draft=False,
    )
    pdf = render(long)
    assert len(reading.pages(pdf)) > 2
    said = reading.text(pdf)
    assert all(f"{each} " in said for each in words[:-1])
    assert reading.outside(pdf, 48, 20, 20) == []


def test_letters_that_cannot_be_printed_are_refused_by_name(desks: Desks) -> None:
    sheet = replace(desks.records.sheet(ODD), client="李小龙")
    with pytest.raises(Refusal) as refused:
        render(sheet)
    (found,) = refused.value.problems
    assert (found.code, found.facts["letters"]) == ("letters_missing", ("李", "小", "龙"))
