"""Row models: the tables as Peewee sees them, bound to no database.

A query is run as ``query.execute(db)``; ``Client.create()`` elsewhere fails by itself, and two clinics cannot mix.
The columns are the fields of the domain's records. The tables are made by the migrations; a test compares the two.
"""

import peewee

from smpdesk.storage.fields import EnumText, TupleJson, WallTime
from smpdesk.storage.row import ONCE, OWN, Row, Versioned


class ClinicRow(Versioned):
    """The one clinic of the file."""

    name = peewee.TextField()
    address = peewee.TextField()
    phone = peewee.TextField()
    email = peewee.TextField()
    web = peewee.TextField()
    logo = peewee.TextField()
    country = peewee.TextField()
    time_zone = peewee.TextField()
    currency = peewee.TextField()
    language = peewee.TextField()
    paper = peewee.TextField()
    hours = TupleJson()

    class Meta:
        table_name = "clinic"


class StaffRow(Versioned):
    """Members of staff."""

    name = peewee.TextField()
    role = EnumText("clinic.Role")
    colour = peewee.TextField()
    licence = peewee.TextField()
    treats = peewee.BooleanField()
    left = peewee.BooleanField()

    class Meta:
        table_name = "staff"


class RoomRow(Versioned):
    """Treatment rooms."""

    name = peewee.TextField()
    closed = peewee.BooleanField()

    class Meta:
        table_name = "room"


class ClientRow(Versioned):
    """Clients."""

    number = peewee.IntegerField(unique=True)
    given = peewee.TextField()
    family = peewee.TextField()
    sex = EnumText("client.Sex")
    birth = peewee.DateField(null=True, index=True)
    phone = peewee.TextField()
    phone_e164 = peewee.TextField(index=True)
    other_phone = peewee.TextField()
    other_phone_e164 = peewee.TextField(index=True)
    email = peewee.TextField()
    address = peewee.TextField()
    marketing = EnumText("client.Permission")
    referral = peewee.TextField()
    alert = peewee.TextField()
    notes = peewee.TextField()
    since = peewee.DateField(null=True)
    inactive = peewee.BooleanField()
    language = peewee.TextField()
    no_contact = peewee.BooleanField()
    gone = EnumText("client.Gone")
    gone_on = peewee.DateField(null=True)

    class Meta:
        table_name = "client"


class CourseRow(Versioned):
    """Courses of treatment."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    kind = EnumText("course.CourseKind")
    goal = peewee.TextField()
    planned = peewee.IntegerField()
    minutes = peewee.IntegerField()
    gap = peewee.IntegerField()
    price = peewee.BigIntegerField(null=True)
    currency = peewee.TextField()
    started = peewee.DateField(null=True)
    ended = peewee.DateField(null=True)
    reasons = TupleJson()
    steps = TupleJson()
    zones = TupleJson()

    class Meta:
        table_name = "course"


class ProductRow(Versioned):
    """What the clinic keeps in stock."""

    kind = EnumText("stock.ProductKind")
    name = peewee.TextField()
    maker = peewee.TextField()
    unit = EnumText("stock.Unit")
    usual = peewee.IntegerField()
    low = peewee.IntegerField()
    keeps = peewee.IntegerField(null=True)
    shade = peewee.TextField()
    needle = peewee.TextField()
    needle_um = peewee.IntegerField(null=True)
    strength = peewee.IntegerField(null=True)
    ingredients = peewee.TextField()
    note = peewee.TextField()
    ended = peewee.BooleanField()

    class Meta:
        table_name = "product"


class LotRow(Versioned):
    """Lots of products."""

    product = peewee.ForeignKeyField(ProductRow, column_name="product")
    number = peewee.TextField(index=True)
    expiry = peewee.DateField(null=True)
    received = peewee.DateField(null=True)
    opened = peewee.DateField(null=True)
    closed = peewee.DateField(null=True)
    why = EnumText("stock.Closed")
    recalled = peewee.DateField(null=True)
    label = peewee.TextField()
    note = peewee.TextField()

    class Meta:
        table_name = "lot"


class ScalpAreaRow(Versioned):
    """Areas and no-go marks drawn by hand on a client's head."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    kind = EnumText("scalp_area.AreaKind")
    zone = EnumText("session.Zone")
    name = peewee.TextField()
    view = peewee.TextField()
    points = TupleJson()
    note = peewee.TextField()
    since = peewee.DateField()
    gone = peewee.DateField(null=True)

    class Meta:
        table_name = "scalp_area"


class AppointmentRow(Versioned):
    """The book."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client", index=False)
    technician = peewee.ForeignKeyField(StaffRow, column_name="technician", index=False)
    room = peewee.ForeignKeyField(RoomRow, column_name="room", index=False)
    kind = EnumText("appointment.VisitKind")
    course = peewee.ForeignKeyField(CourseRow, column_name="course", null=True)
    number = peewee.IntegerField()
    starts = WallTime(index=True)
    ends = WallTime()
    state = EnumText("appointment.VisitState")
    arrived = WallTime(null=True)
    reason = peewee.TextField()
    note = peewee.TextField()
    called_off = WallTime(null=True)
    setting_up = peewee.IntegerField()
    cleaning = peewee.IntegerField()

    class Meta:
        table_name = "appointment"
        indexes = tuple(((who, "starts"), False) for who in ("client", "technician", "room"))


class SessionRow(Versioned):
    """Session records, without their zones."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client", index=False)
    course = peewee.ForeignKeyField(CourseRow, column_name="course", null=True)
    appointment = peewee.ForeignKeyField(AppointmentRow, column_name="appointment", null=True, unique=True)
    technician = peewee.ForeignKeyField(StaffRow, column_name="technician", null=True)
    room = peewee.ForeignKeyField(RoomRow, column_name="room", null=True)
    number = peewee.IntegerField()
    touch_up = peewee.BooleanField()
    day = peewee.DateField(index=True)
    started = WallTime(null=True)
    ended = WallTime(null=True)
    discomfort = peewee.IntegerField(null=True)
    notes = peewee.TextField()
    finished = peewee.BooleanField()
    historical = peewee.BooleanField()
    circumstances = peewee.TextField()
    preferences = peewee.TextField()
    changed_since = peewee.TextField()
    hairline_changed = peewee.BooleanField()
    scabs = EnumText("client.Permission")
    antiseptic = peewee.TextField()
    antiseptic_lot = peewee.TextField()
    antiseptic_stock = peewee.ForeignKeyField(LotRow, column_name="antiseptic_stock", null=True)
    feedback = peewee.TextField()

    class Meta:
        table_name = "session"
        indexes = ((("client", "day"), False),)


class ZoneWorkRow(Versioned):
    """What was done to one zone in a session."""

    session = peewee.ForeignKeyField(SessionRow, column_name="session")
    zone = EnumText("session.Zone")
    layer = peewee.IntegerField()
    pigment = peewee.TextField()
    pigment_lot = peewee.TextField()
    dilution = peewee.IntegerField(null=True)
    needle = peewee.TextField()
    needle_lot = peewee.TextField()
    discomfort = peewee.IntegerField(null=True)
    note = peewee.TextField()
    area = peewee.ForeignKeyField(ScalpAreaRow, column_name="area", null=True)
    density = peewee.IntegerField(null=True)
    mix = TupleJson()
    needle_um = peewee.IntegerField(null=True)
    needle_stock = peewee.ForeignKeyField(LotRow, column_name="needle_stock", null=True)
    machine = peewee.TextField()
    volts = peewee.IntegerField(null=True)
    hertz = peewee.IntegerField(null=True)
    stroke = peewee.IntegerField(null=True)
    depth = peewee.IntegerField(null=True)
    technique = peewee.TextField()
    impressions = peewee.IntegerField(null=True)
    bleeding = EnumText("session.Bleeding")
    reactions = TupleJson()
    sensations = TupleJson()

    class Meta:
        table_name = "zone_work"


class PaperBodyRow(Row):
    """The exact bytes of issued papers, written once, named by their SHA-256."""

    keeping = ONCE
    sha256 = peewee.TextField(primary_key=True)
    body = peewee.BlobField()

    class Meta:
        table_name = "paper_body"


class PaperRow(Versioned):
    """Issued papers."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    kind = EnumText("paper.PaperKind")
    session = peewee.ForeignKeyField(SessionRow, column_name="session", null=True)
    appointment = peewee.ForeignKeyField(AppointmentRow, column_name="appointment", null=True)
    wording = peewee.TextField()
    language = peewee.TextField()
    size = peewee.TextField()
    pages = peewee.IntegerField()
    sha256 = peewee.ForeignKeyField(PaperBodyRow, column_name="sha256")
    issued = WallTime()
    given = WallTime(null=True)
    given_by = peewee.TextField()
    signed = peewee.DateField(null=True)
    seen_by = peewee.TextField()

    class Meta:
        table_name = "paper"


class PictureRow(Row):
    """The bytes of pictures, in the second database, written once before the row that names them."""

    keeping = ONCE
    sha256 = peewee.TextField(primary_key=True)
    body = peewee.BlobField()

    class Meta:
        table_name = "picture"
        schema = "photos"


class ChangeRow(Row):
    """One intention: the links of the journal's chain."""

    keeping = OWN
    id = peewee.AutoField()
    name = peewee.TextField()
    actor = peewee.IntegerField(null=True)
    actor_name = peewee.TextField()
    at = peewee.TextField()
    undoes = peewee.IntegerField(null=True)
    algorithm = peewee.TextField()
    digest = peewee.TextField()
    link = peewee.TextField()

    class Meta:
        table_name = "change"


class ImageRow(Row):
    """Before and after of one intention; can be erased, with the reason kept, while the chain verifies."""

    keeping = OWN
    change = peewee.ForeignKeyField(ChangeRow, column_name="change", primary_key=True)
    body = peewee.TextField(null=True)
    erased = peewee.TextField(null=True)

    class Meta:
        table_name = "change_image"


class TouchedRow(Row):
    """Which change touched which row: derived from the images."""

    keeping = OWN
    tbl = peewee.TextField()
    row = peewee.IntegerField()
    change = peewee.ForeignKeyField(ChangeRow, column_name="change", index=False)

    class Meta:
        table_name = "touched"
        primary_key = peewee.CompositeKey("tbl", "row", "change")
        without_rowid = True


class FindRow(Row):
    """Folded text by which a client is found: derived from the client."""

    keeping = OWN
    client = peewee.ForeignKeyField(ClientRow, column_name="client", primary_key=True)
    surname = peewee.TextField()
    given = peewee.TextField()
    words = peewee.TextField()

    class Meta:
        table_name = "find"
        indexes = ((("surname", "given"), False), (("given", "surname"), False))


class StepRow(Row):
    """Migrations that were carried out."""

    keeping = OWN
    number = peewee.IntegerField(primary_key=True)
    name = peewee.TextField()
    at = peewee.TextField()

    class Meta:
        table_name = "schema_step"


TABLES: tuple[type[Row], ...] = (
    ClinicRow, StaffRow, RoomRow, ClientRow, CourseRow, ProductRow, LotRow, ScalpAreaRow, AppointmentRow,
    SessionRow, ZoneWorkRow,
    PaperBodyRow, PaperRow, PictureRow, ChangeRow, ImageRow, TouchedRow, FindRow, StepRow,
)  # fmt: skip
