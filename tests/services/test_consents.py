"""Consent at the desk: signed on the screen, on paper, refused, withdrawn; and what then counts."""

import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from smpdesk.domain.appointment import Appointment
from smpdesk.domain.consent_record import ConsentRecord, ConsentState, PhotoUse, SignedWay
from smpdesk.domain.consent_standing import Stand
from smpdesk.domain.lists import ListKind
from smpdesk.domain.paper import PaperKind
from smpdesk.domain.problem import Refusal
from smpdesk.domain.readiness import Rule
from smpdesk.domain.signature import Dot, Signature, from_text
from smpdesk.services.desks import Desks
from smpdesk.storage.check import check
from tests import builders as a
from tests.documents import reading

INK = Signature(strokes=((Dot(40, 200, 0), Dot(120, 60, 40), Dot(200, 220, 90), Dot(420, 120, 160)),))
OTHER = Signature(strokes=((Dot(60, 100, 0), Dot(300, 220, 40), Dot(520, 90, 90)),))


@pytest.fixture
def desks(tmp_path: Path) -> Desks:
    return a.clinic(tmp_path, gates=True)


def yes_to_all(desks: Desks, sheet) -> dict[str, str]:
    answers = {each.key: "yes" for each in desks.consents.asked(sheet)}
    return answers | {"health.patch_declined": "no", "photos.website": "no", "photos.social": "no"}


def sign(desks: Desks, client: int, visit: int | None = None, **answers: str) -> ConsentRecord:
    given = yes_to_all(desks, desks.consents.sheet(client, visit))
    given |= {key.replace("_", ".", 1): value for key, value in answers.items()}
    return desks.consents.sign(client, visit, given, INK, 1, OTHER)


def refused(call) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        call()
    return [(each.code, each.field) for each in caught.value.problems]


def gate(desks: Desks, visit: Appointment) -> str:
    return next(each.said.code for each in desks.ready.checks(visit.id) if each.rule is Rule.CONSENT)


def picture(kind: str = "JPEG") -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Hidden place"
    Image.new("RGB", (600, 800), "white").save(out, kind, exif=exif)
    return out.getvalue()


def bomb() -> bytes:
    """A few kilobytes that would be 64 million points."""
    out = BytesIO()
    Image.new("1", (8000, 8000)).save(out, "PNG")
    return out.getvalue()


def test_nothing_is_ticked_beforehand_and_every_must_holds_the_signature_back(desks: Desks) -> None:
    owen = a.client(desks)
    sheet = desks.consents.sheet(owen.id)
    assert not [each for part in sheet.sections for each in part.questions if each.answer]
    asked = desks.consents.asked(sheet)
    nothing = refused(lambda: desks.consents.sign(owen.id, None, {}, Signature(), None, Signature()))
    assert nothing == [
        *(("consent_answer_missing", f"answers.{each.key}") for each in asked),
        ("signature_missing", "signature"),
        ("consent_technician_missing", "technician"),
        ("signature_missing", "technician_signature"),
    ]
    for each in asked:
        if each.must:
            key = each.key.replace(".", "_", 1)
            assert refused(lambda key=key: sign(desks, owen.id, None, **{key: "no"})) == [
                ("consent_must_be_yes", f"answers.{each.key}")
            ]
    assert refused(lambda: sign(desks, owen.id, health_patch_declined="yes"))[0][0] == "consent_only_one_yes"
    assert refused(lambda: sign(desks, owen.id, health_patch_had="no"))[0][0] == "consent_one_yes"
    assert desks.consents.records(owen.id) == [] and desks.clients.papers(owen.id) == []


def test_a_signed_consent_is_frozen_with_its_answers_and_ink(desks: Desks, tmp_path: Path) -> None:
    owen = a.client(desks, birth=date(1979, 5, 4))
    visit = a.visit(desks, owen, "2026-11-24 12:30")
    assert gate(desks, visit) == "ready_consent_missing"
    record = sign(desks, owen.id, visit.id)
    assert gate(desks, visit) == "ready_consent_fine"
    assert (record.state, record.way, record.wording) == (
        ConsentState.SIGNED, SignedWay.SCREEN, desks.consents.wording(owen.id),
    )  # fmt: skip
    assert from_text(record.signature).strokes == INK.strokes
    assert dict(record.answers)["photos.website"] == "no"
    allowed = {use for use, each in desks.consents.photos(owen.id).items() if each.allowed}
    assert allowed == {PhotoUse.RECORD, PhotoUse.INSURER, PhotoUse.TRAINING, PhotoUse.PRINT}
    pdf = desks.papers.pdf(record.paper or 0)
    heard = " ".join(reading.ran("pdfinfo", "-struct-text", pdf=pdf, folder=tmp_path).split())
    assert "Signature of Owen Davies" in heard and "Signature of Tom Hale" in heard
    website = heard[heard.index("on the clinic’s website") :]
    assert website.index('"No"') < website.index("social media") if '"No"' in website else True
    assert "Tuesday 24 November 2026, 11:45" in reading.text(pdf)
    told = reading.ran("pdfinfo", pdf=pdf, folder=tmp_path)
    assert "Tagged:          yes" in told and "Consent to scalp micropigmentation" in told
    assert "No syntax or stream encoding errors" in reading.ran("qpdf", "--check", pdf=pdf, folder=tmp_path)
    assert PdfReader(BytesIO(pdf)).outline


def test_a_byte_that_changed_in_a_paper_or_a_scan_is_found(desks: Desks) -> None:
    owen = a.client(desks)
    record = sign(desks, owen.id)
    paper = desks.papers.issue_consent(owen.id)
    scanned = desks.consents.take_scan(
        paper.id, a.TODAY, "Maya Reid", [("one.jpg", picture()), ("two.png", picture("PNG"))], {}
    )
    assert check(desks.store).problems == ()
    for sha256, code in (
        (desks.papers.paper(record.paper or 0).sha256, "paper_bytes_changed"),
        (scanned.scan, "scan_bytes_changed"),
    ):
        db = desks.store.database
        body = bytearray(
            db.execute_sql("SELECT body FROM paper_body WHERE sha256 = ?", (sha256,)).fetchone()[0]
        )
        body[len(body) // 2] ^= 1
        changed = "UPDATE paper_body SET body = ? WHERE sha256 = ?"
        raw = db.connection()
        raw.execute(changed, (bytes(body), sha256))
        assert code in {each.code for each in check(desks.store).problems}


def test_a_paper_signed_by_hand_is_brought_in_as_pictures_without_hidden_data(desks: Desks) -> None:
    owen = a.client(desks)
    paper = desks.papers.issue_consent(owen.id)
    take = desks.consents.take_scan
    pdf = desks.papers.pdf(paper.id)
    heic = b"\x00\x00\x00\x18ftypheic" + b"x" * 40
    for files, code in (
        ([], "scan_none"),
        ([("a.pdf", pdf), ("b.jpg", picture())], "scan_mixed"),
        ([("a.heic", heic)], "scan_heic"),
        ([("a.jpg", picture()[:90])], "scan_unreadable"),
        ([("a.jpg", picture())] * 21, "scan_too_many"),
        ([("a.pdf", b"%PDF-1.4 nonsense")], "scan_unreadable"),
        ([("a.pdf", b"%PDF-" + b"x" * (20 * 1024 * 1024))], "scan_too_large"),
        ([("bomb.png", bomb())], "scan_too_large"),
        ([("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")], "scan_unreadable"),
    ):
        assert refused(lambda files=files: take(paper.id, a.TODAY, "Maya Reid", files, {})) == [
            (code, "file")
        ]
    two = [("1.jpg", picture()), ("2.png", picture("PNG"))]
    record = take(paper.id, a.TODAY, "Maya Reid", two, {PhotoUse.RECORD: True})
    kept = desks.consents.scan(record)
    assert len(PdfReader(BytesIO(kept)).pages) == 2 and b"Hidden place" not in kept
    assert len(desks.consents.scan_pages(record, 300)) == 2
    assert (record.way, desks.papers.paper(paper.id).signed) == (SignedWay.PAPER, a.TODAY)
    assert desks.consents.standing(owen.id).stand is Stand.SIGNED
    assert list(desks.consents.photos(owen.id)) == [PhotoUse.RECORD]


def test_a_no_ends_what_was_signed_stays_on_record_and_is_never_undone(desks: Desks) -> None:
    owen = a.client(desks)
    visit = a.visit(desks, owen, "2026-11-24 12:30")
    sign(desks, owen.id, visit.id)
    desks.clock.tick(minutes=1)  # type: ignore[attr-defined]
    said = desks.consents.refuse(owen.id, visit.id, INK, "Tom Hale", reason="Not <b>today</b>")
    assert gate(desks, visit) == "ready_consent_refused"
    assert "consent_refused" in {each.code for each in desks.clients.alerts(owen.id)}
    assert [each.id for each in desks.lists.lines(ListKind.NO_CONSENT, "", 9, 0)] == [owen.id]
    text = reading.text(desks.papers.pdf(said.paper or 0))
    assert "Consent refused" in text and "Not <b>today</b>" in text and "Signature of Owen Davies" in text
    assert refused(desks.history.undo_last) == [("paper_made_signed", "")]
    change = desks.history.of_client(owen.id)[0]
    with pytest.raises(Refusal, match="consent_stays"):
        desks.store.undo(change.change, desks.at_desk.actor)
    desks.clock.tick(minutes=1)  # type: ignore[attr-defined]
    sign(desks, owen.id, visit.id)
    assert gate(desks, visit) == "ready_consent_fine"
    assert desks.lists.lines(ListKind.NO_CONSENT, "", 9, 0) == []
    assert [each.state.value for each in desks.consents.records(owen.id)] == ["signed", "refused", "signed"]


def test_consent_is_withdrawn_from_a_day_on(desks: Desks) -> None:
    owen = a.client(desks)
    sign(desks, owen.id)
    soon, later = a.visit(desks, owen, "2026-11-25 12:30"), a.visit(desks, owen, "2026-12-03 12:30")
    withdraw = desks.consents.withdraw
    assert refused(lambda: withdraw(owen.id, date(2026, 11, 1), INK, "Tom Hale"))[0][1] == "since"
    assert refused(lambda: withdraw(owen.id, date(2028, 1, 1), INK, "Tom Hale"))[0][1] == "since"
    assert refused(lambda: withdraw(owen.id, a.TODAY, Signature(), "")) == [
        ("signature_missing", "signature"), ("seen_by_missing", "seen_by"),
    ]  # fmt: skip
    desks.clock.tick(minutes=1)  # type: ignore[attr-defined]
    withdraw(owen.id, date(2026, 12, 1), Signature(), "Maya Reid", reason="Moving away", cannot_sign=True)
    assert desks.consents.standing(owen.id).stand is Stand.SIGNED
    assert (gate(desks, soon), gate(desks, later)) == ("ready_consent_fine", "ready_consent_withdrawn")
    desks.clock.tick(days=8)  # type: ignore[attr-defined]
    assert refused(lambda: withdraw(owen.id, desks.consents.today(), INK, "Tom")) == [
        ("consent_nothing_to_withdraw", "")
    ]


def test_a_use_of_photographs_is_taken_back_by_itself(desks: Desks) -> None:
    owen = a.client(desks)
    sign(desks, owen.id)
    take_back = desks.consents.withdraw_photos
    assert (
        refused(lambda: take_back(owen.id, [PhotoUse.WEBSITE], INK, "Tom Hale"))[0][0] == "photo_not_allowed"
    )
    desks.clock.tick(minutes=1)  # type: ignore[attr-defined]
    paper = take_back(owen.id, [PhotoUse.TRAINING, PhotoUse.PRINT], INK, "Tom Hale")
    allowed = {use for use, each in desks.consents.photos(owen.id).items() if each.allowed}
    assert allowed == {PhotoUse.RECORD, PhotoUse.INSURER}
    assert "train technicians" in reading.text(desks.papers.pdf(paper.id))
    assert desks.consents.standing(owen.id).stand is Stand.SIGNED


def test_a_no_in_another_language_has_the_english_below_what_is_signed(desks: Desks) -> None:
    zofia = a.client(desks, "Zofia", "Wiśniewska", language="pl")
    record = desks.consents.refuse(zofia.id, None, INK, "Tom Hale", reason="Nie chcę")
    text = reading.text(desks.papers.pdf(record.paper or 0))
    own, english = "nie zgadzam się na niego", "do not agree to it"
    assert -1 < text.index("Powód: Nie chcę") < text.index(own) < text.index(english) < text.index("Podpis")
    assert text.index("Odmowa zgody") < text.index("Consent refused") < text.index("Imię i nazwisko · Name")


def test_at_a_later_visit_it_is_signed_that_nothing_has_changed(desks: Desks) -> None:
    owen = a.client(desks)
    assert refused(lambda: desks.consents.confirm_visit(owen.id, None, INK, "Tom Hale")) == [
        ("consent_not_current", "")
    ]
    sign(desks, owen.id)
    desks.clock.tick(days=14)  # type: ignore[attr-defined]
    said = desks.consents.confirm_visit(owen.id, None, INK, "Tom Hale")
    assert desks.papers.paper(said.paper or 0).kind is PaperKind.CONSENT_VISIT
    standing = desks.consents.standing(owen.id)
    assert standing.said is not None and standing.said.since == a.TODAY


def test_a_copy_for_sending_opens_with_its_password_alone(desks: Desks, tmp_path: Path) -> None:
    owen = a.client(desks)
    record = sign(desks, owen.id)
    password = desks.consents.suggest_password()
    assert len(password) == 19 and password != desks.consents.suggest_password()
    assert refused(lambda: desks.consents.copy_for_sending(record.paper or 0, "short")) == [
        ("password_short", "password")
    ]
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(desks.consents.copy_for_sending(record.paper or 0, password))
    locked = subprocess.run(["qpdf", "--show-encryption", f"--password={password}", copy],
                            capture_output=True, text=True, check=True, timeout=60).stdout  # fmt: skip
    assert "AESv3" in locked
    bare = subprocess.run(["pdftotext", copy, "-"], capture_output=True, text=True, check=False, timeout=60)
    assert bare.returncode != 0
    read = subprocess.run(
        ["pdfinfo", "-upw", password, copy], capture_output=True, text=True, check=True, timeout=60
    )
    assert "Tagged:          yes" in read.stdout and "algorithm:AES-256" in read.stdout


@pytest.mark.parametrize("language", ["de", "tr"])
def test_another_language_has_the_english_beside_it(desks: Desks, tmp_path: Path, language: str) -> None:
    owen = desks.clients.save(replace(a.client(desks), language=language))
    record = sign(desks, owen.id)
    assert record.wording.startswith(f"consent {language} ") and record.language == language
    pdf = desks.papers.pdf(record.paper or 0)
    text = reading.text(pdf)
    words = {"de": "Unterschrift", "tr": "İmza"}[language]
    assert words.casefold() in text.casefold() and "I have read and understood this form" in text
    said = desks.consents.sheet(owen.id)
    assert said.unreviewed and said.unreviewed in text
    assert f"/Lang ({language})".encode() in pdf or language in str(
        PdfReader(BytesIO(pdf)).root_object["/Lang"]
    )
    assert not reading.outside(pdf, 48, 20, 20)
    no = desks.consents.refuse(owen.id, None, INK, "Tom Hale")
    assert "do not agree" in reading.text(desks.papers.pdf(no.paper or 0))
