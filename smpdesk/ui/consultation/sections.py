"""The sections of a consultation: which fields there are, in the order in which one asks."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QSize

from smpdesk.domain import hair_and_skin as body
from smpdesk.domain import hair_loss as loss
from smpdesk.domain import wishes
from smpdesk.domain.client import Permission
from smpdesk.domain.clinic import Staff
from smpdesk.domain.consultation import Earlier, Question, Scar
from smpdesk.domain.course import MOST_SESSIONS
from smpdesk.ui.consultation import labels, skin_paint
from smpdesk.ui.consultation.pattern_chooser import Folded, PatternChooser
from smpdesk.ui.consultation.rows_field import Column, RowsField
from smpdesk.ui.consultation.several import Several
from smpdesk.ui.consultation.tiles import Offer, PictureGrid
from smpdesk.ui.shared import forms
from smpdesk.ui.shared.forms import Form

AS_ESTIMATED = "As estimated"
Section = tuple[str, Callable[[Form], None]]


def sections(today: date, staff: list[Staff]) -> list[Section]:
    """Title and builder of each section."""

    def begin(form: Form) -> None:
        _wishes(form, today, staff)

    return [
        ("What the client wants", begin),
        ("Hair loss", _loss),
        ("Scars", _scars),
        ("Hair", _hair),
        ("Skin", _skin),
        ("Daily life", _life),
        ("Earlier treatments", _earlier),
        ("Hairline", _hairline),
        ("Talked over", _talk),
        ("Opinion and plan", _plan),
    ]


def _several(group: str, kind: type[StrEnum]) -> Several:
    return Several([(labels.name(group, each.value), each.value) for each in kind])


def _wishes(form: Form, today: date, staff: list[Staff]) -> None:
    form.add("goals", "Goals", forms.lines(rows=2), "In the client’s own words.", wide=True)
    form.add("indications", "Comes for", _several("indication", loss.Indication), wide=True)
    form.add("style", "Look wanted", forms.choice(labels.offers("style", wishes.Style)))
    form.add("realistic", "Expectations are", forms.choice(labels.offers("realistic", wishes.Realistic)))
    form.add("expectations", "What the client expects", forms.text())
    form.add("motivation", "Why now, what it means to them", forms.text())
    form.add("day", "Day of the consultation", forms.DateField(today))
    people = [("Nobody named", None), *((each.name, each.id) for each in staff)]
    form.add("technician", "Technician", forms.choice(people))


def _loss(form: Form) -> None:
    form.add("pattern", "Pattern of hair loss", PatternChooser(), optional=False, wide=True)
    form.add("areas", "Areas to cover", _several("area", loss.Area), optional=False, wide=True)
    form.add("causes", "Causes", _several("cause", loss.Cause), wide=True)
    form.add("onset", "Since when", forms.text(placeholder="For example: 2015"))
    form.add("speed", "Is it going on?", forms.choice(labels.offers("speed", loss.Speed)))
    alopecia = Folded("alopecia", loss.Alopecia, "Choose the type of alopecia by picture")
    form.add("alopecia", "Type of alopecia", alopecia, wide=True)


def _scars(form: Form) -> None:
    chooser = Folded("scar", loss.ScarKind, "Add a scar by picture")
    form.add("scar_chooser", "Kind of scar", chooser, wide=True)
    columns = (
        Column("kind", "Kind", _pairs("scar", loss.ScarKind)),
        Column("size", "Length × width", width=135),
        Column("surface", "Surface", _pairs("surface", loss.Surface), 100),
        Column("colour", "Colour", _pairs("scar_colour", loss.ScarColour), 100),
        Column("age", "Age", width=80),
        Column("stable", "Stable?", (("Stable", "yes"), ("Still changing", "no")), 110),
        Column("note", "Note"),
    )
    form.add("scars", "Scars", RowsField("Scar", Scar, columns), wide=True)


def _hair(form: Form) -> None:
    form.add(
        "hair_type", "Hair type", forms.choice(labels.offers("hair_type", body.HairType)), optional=False
    )
    form.add("texture", "Texture", forms.choice(labels.offers("texture", body.Texture)))
    form.add("hair_colour", "Colour", forms.choice(labels.offers("hair_colour", body.HairColour)))
    form.add("hair_length", "Length kept", forms.choice(labels.offers("hair_length", body.HairLength)))


def _skin(form: Form) -> None:
    patches = [
        Offer(
            each.value,
            labels.name("phototype", each.value),
            labels.spoken("phototype", each.value),
            each.value,
        )
        for each in body.Phototype
        if each.value
    ]
    grid = PictureGrid(patches, skin_paint.picture, QSize(72, 56))
    form.add("phototype", "Skin phototype (Fitzpatrick)", grid, wide=True)
    form.add("skin", "Skin type", forms.choice(labels.offers("skin", body.SkinType)))
    form.add("undertone", "Undertone", forms.choice(labels.offers("undertone", body.Undertone)))
    form.add("scalp", "Scalp today", _several("scalp", body.ScalpState), wide=True)


def _life(form: Form) -> None:
    form.add("sun", "Outdoors on an ordinary day", forms.choice(labels.offers("sun", body.Sun)))
    for field, name in (
        ("spf", "Sun cream on the scalp"),
        ("hat", "Hat or cap"),
        ("sport", "Sport, sweating"),
        ("swimming", "Swimming"),
        ("exfoliation", "Exfoliation"),
        ("smoking", "Smoking"),
    ):
        form.add(field, name, forms.choice(labels.offers("often", body.Often)))
    form.add("immune", "Immune system", forms.choice(labels.offers("immune", body.Immune)))
    form.add("other_factors", "Anything else that matters", forms.text(), wide=True)


def _earlier(form: Form) -> None:
    columns = (
        Column("kind", "Treatment", _pairs("treatment", wishes.Treatment)),
        Column("when", "When", width=130),
        Column("note", "Where, how much, how it went", width=240),
    )
    hint = "A date, or what is remembered: 12.3.24, spring 2021, still taken."
    form.add(
        "earlier", "Treatments before this one", RowsField("Treatment", Earlier, columns), hint, wide=True
    )


def _hairline(form: Form) -> None:
    form.add("hairline", "Style", forms.choice(labels.offers("hairline", wishes.Hairline)))
    form.add("side_profile", "Side profile", forms.choice(labels.offers("side_profile", wishes.SideProfile)))
    height = forms.number(0, 120, 0, " mm")
    height.setSpecialValueText("Not measured")
    form.add("hairline_mm", "Height", height, "A mature hairline lies about 15 mm above the top brow crease.")
    form.add("height_from", "Measured from", forms.choice(labels.offers("height_from", wishes.HeightFrom)))
    form.add("temporal_peaks", "Temporal peaks", forms.choice(labels.offers("permission", Permission)))
    form.add("symmetry_checked", "Symmetry", forms.tick("Symmetry checked from above"))
    form.add("old_photos", "Old photos", forms.tick("Old photos were used"))


def _talk(form: Form) -> None:
    form.add("options", "Options discussed", _several("option", wishes.Option), wide=True)
    form.add("options_said", "What was said about them", forms.lines(rows=2), wide=True)
    columns = (Column("asked", "The client asked", width=230), Column("answer", "Answer", width=310))
    form.add("questions", "Questions and answers", RowsField("Question", Question, columns), wide=True)


def _plan(form: Form) -> None:
    form.add("opinion", "Technician’s opinion", forms.choice(labels.offers("opinion", wishes.Opinion)))
    form.add("opinion_said", "In words", forms.text())
    sessions = forms.number(0, MOST_SESSIONS, 0)
    sessions.setSpecialValueText(AS_ESTIMATED)
    minutes = forms.number(0, 720, 0, " min")
    minutes.setSingleStep(15)
    minutes.setSpecialValueText(AS_ESTIMATED)
    gap = forms.number(-1, 365, -1, " days")
    gap.setSpecialValueText(AS_ESTIMATED)
    form.add("sessions", "Sessions", sessions)
    form.add("minutes", "Length of a session", minutes)
    form.add("gap", "Least days between two", gap)


def _pairs(group: str, kind: type[StrEnum]) -> tuple[tuple[str, str], ...]:
    return tuple((labels.name(group, each.value), each.value) for each in kind if each.value)
