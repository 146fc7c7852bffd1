"""Consultations as Peewee sees them: the columns are the fields of the record."""

from typing import Any

import peewee

from smpdesk.domain.consultation import Earlier, Question, Scar
from smpdesk.storage.fields import EnumText, TupleJson
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import ClientRow, StaffRow


class NamedJson(TupleJson):
    """A tuple of NamedTuples as JSON text; fields that a later version added take their defaults."""

    def __init__(self, kind: type[Any], **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind

    def python_value(self, value: Any) -> tuple[Any, ...] | None:
        """The named tuples."""
        found = super().python_value(value)
        return None if found is None else tuple(self.kind(*each) for each in found)


class ConsultationRow(Versioned):
    """Consultations."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client", index=False)
    technician = peewee.ForeignKeyField(StaffRow, column_name="technician", null=True)
    day = peewee.DateField()
    finished = peewee.BooleanField()
    goals = peewee.TextField()
    motivation = peewee.TextField()
    indications = TupleJson()
    style = EnumText("wishes.Style")
    expectations = peewee.TextField()
    realistic = EnumText("wishes.Realistic")
    causes = TupleJson()
    onset = peewee.TextField()
    speed = EnumText("hair_loss.Speed")
    pattern = EnumText("hair_loss.Pattern")
    areas = TupleJson()
    alopecia = EnumText("hair_loss.Alopecia")
    scars = NamedJson(Scar)
    hair_type = EnumText("hair_and_skin.HairType")
    texture = EnumText("hair_and_skin.Texture")
    hair_colour = EnumText("hair_and_skin.HairColour")
    hair_length = EnumText("hair_and_skin.HairLength")
    phototype = EnumText("hair_and_skin.Phototype")
    undertone = EnumText("hair_and_skin.Undertone")
    skin = EnumText("hair_and_skin.SkinType")
    scalp = TupleJson()
    sun = EnumText("hair_and_skin.Sun")
    spf = EnumText("hair_and_skin.Often")
    hat = EnumText("hair_and_skin.Often")
    sport = EnumText("hair_and_skin.Often")
    swimming = EnumText("hair_and_skin.Often")
    exfoliation = EnumText("hair_and_skin.Often")
    smoking = EnumText("hair_and_skin.Often")
    immune = EnumText("hair_and_skin.Immune")
    other_factors = peewee.TextField()
    earlier = NamedJson(Earlier)
    questions = NamedJson(Question)
    options = TupleJson()
    options_said = peewee.TextField()
    hairline = EnumText("wishes.Hairline")
    side_profile = EnumText("wishes.SideProfile")
    hairline_mm = peewee.IntegerField(null=True)
    height_from = EnumText("wishes.HeightFrom")
    temporal_peaks = EnumText("client.Permission")
    symmetry_checked = peewee.BooleanField()
    old_photos = peewee.BooleanField()
    opinion = EnumText("wishes.Opinion")
    opinion_said = peewee.TextField()
    sessions = peewee.IntegerField(null=True)
    minutes = peewee.IntegerField(null=True)
    gap = peewee.IntegerField(null=True)

    class Meta:
        table_name = "consultation"
        indexes = ((("client", "day"), False),)
