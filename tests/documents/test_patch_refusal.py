"""The paper of a declined patch test, read back."""

import re
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from smpdesk import resources
from smpdesk.documents.patch_refusal import render
from smpdesk.domain.consent import FormField
from smpdesk.domain.patch_refusal import PatchRefusalSheet
from smpdesk.domain.problem import Refusal
from smpdesk.domain.signature import Dot, Signature
from tests.documents import reading
from tests.documents.sheets import HEAD, ISSUED

SIGNED = Signature(
    strokes=(
        tuple(Dot(100 + 9 * n, 150 + 60 * (n % 5) / 5, 9 * n, 0.8) for n in range(80)),
        (Dot(900, 60, 900, 0.5),),
    )
)


def sheet(**changes: object) -> PatchRefusalSheet:
    said = resources.toml("texts/en/patch_test.toml")["refusal"]
    values: dict[str, object] = {
        "letterhead": HEAD,
        "title": said["title"],
        "client": "Owen Davies",
        "client_number": 1042,
        "fields": (
            FormField(label="Name", answer="Owen Davies"),
            FormField(label="Offered on", answer="Tuesday"),
        ),
        "intro": tuple(each.format(clinic=HEAD.name) for each in said["intro"]),
        "points": tuple(said["points"]),
        "statement": said["statement"],
        "signature": SIGNED,
        "drawn": said["drawn"].format(name="Owen Davies"),
        "unable": "",
        "signed": (FormField(label="Signed", answer="today"), FormField(label="Seen by", answer="Tom Hale")),
        "form": said["id"],
        "issued": ISSUED,
    }
    return PatchRefusalSheet(**{**values, **changes})  # type: ignore[arg-type]


def figures(pdf: bytes) -> list[str]:
    """Words in place of each figure, from the structure tree."""
    found: list[str] = []

    def look(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                look(each)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(str(node["/Alt"]))
            look(node.get("/K", []))

    look(PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
    return found


def dark(pdf: bytes) -> int:
    """Dark pixels of the first page."""
    document = pypdfium2.PdfDocument(pdf)
    grey = document[0].render(scale=1, grayscale=True)
    count = sum(each < 100 for each in bytes(grey.buffer))
    document.close()
    return count


def test_everything_said_stands_on_one_page():
    (page,) = reading.pages(render(sheet()))
    for each in (*sheet().points, sheet().statement, "Owen Davies", "Tom Hale", "patch refusal en 2026-11"):
        assert each in page
    assert "DRAFT" not in page


def test_the_signature_is_drawn_as_paths_and_has_words_of_its_own():
    pdf = render(sheet())
    assert figures(pdf) == ["Handwritten signature of Owen Davies"]
    assert not PdfReader(BytesIO(pdf)).pages[0].images
    without = sheet(signature=Signature(), unable="")
    assert dark(pdf) > dark(render(without)) + 300
    content = PdfReader(BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    (drawn,) = re.findall(rb"/Figure <<[^>]*>> BDC(.*?)EMC", content.get_data(), re.DOTALL)
    # Filled by the non-zero rule, for strokes overlap themselves: `f` and never `f*`.
    assert re.findall(rb"\bf\*?", drawn) == [b"f"]


def test_somebody_who_could_not_sign_is_said_to_have_a_witness():
    said = "Owen Davies declined the patch test and could not sign. Witnessed by Tom Hale."
    pdf = render(sheet(signature=Signature(), unable=said))
    assert said in reading.text(pdf)
    assert figures(pdf) == []


def test_the_same_sheet_is_the_same_bytes():
    assert render(sheet()) == render(sheet())
    assert render(sheet()) != render(sheet(signature=SIGNED.without_last))


def test_a_letter_that_cannot_be_printed_is_refused():
    with pytest.raises(Refusal) as refused:
        render(sheet(client="李小龙"))
    assert [each.code for each in refused.value.problems] == ["letters_missing"]


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_nothing_leaves_the_margins(size):
    long = "Bartholomew Featherstonehaugh-Wolfeschlegelsteinhausenbergerdorff " * 3
    pdf = render(sheet(size=size, client=long, fields=(FormField(label="Name", answer=long),)))
    assert reading.outside(pdf, 48, 20, 20) == []
