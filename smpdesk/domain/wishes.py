"""What a client wants and what is said about it: look, hairline, other ways, the technician's opinion."""

from enum import StrEnum


class Style(StrEnum):
    """The look wanted (3.5)."""

    UNKNOWN = ""
    SHAVED = "shaved"
    DENSITY = "density"
    HAIRLINE_ONLY = "hairline_only"
    SCAR_ONLY = "scar_only"
    CROWN_ONLY = "crown_only"
    SIDES_FADE = "sides_fade"


class Hairline(StrEnum):
    """Style of the front hairline (3.7; H1-H6)."""

    UNKNOWN = ""
    NATURAL_CURVE = "natural_curve"
    STRAIGHT = "straight"
    WIDOWS_PEAK = "widows_peak"
    BROKEN = "broken"
    SOFT = "soft"
    DEFINED = "defined"
    ROUNDED = "rounded"
    MATURE = "mature"
    RESTORE_ORIGINAL = "restore_original"
    CUSTOM = "custom"


class SideProfile(StrEnum):
    """How the hairline turns down at the temple (3.7)."""

    UNKNOWN = ""
    ROUNDED = "rounded"
    SHARP = "sharp"
    SOFT = "soft"
    MATCH_EXISTING = "match_existing"


class HeightFrom(StrEnum):
    """From where a hairline's height is measured (3.7); the brow crease unless said otherwise."""

    BROW_CREASE = "brow_crease"
    GLABELLA = "glabella"


#: A mature hairline sits about 15 mm above the top brow crease (K2).
MATURE_MM = 15
#: Millimetres that make sense as a height; a choice (DESIGN).
HEIGHT_MM = (5, 120)


class Option(StrEnum):
    """Ways that were talked over (S05, S20). None is spoken ill of."""

    SMP = "smp"
    PRODUCTS = "products"
    MEDICINE = "medicine"
    TRANSPLANT = "transplant"
    HAIR_SYSTEM = "hair_system"
    NOTHING = "nothing"


class Treatment(StrEnum):
    """Earlier treatments that matter for planning and waiting (1.4; S05)."""

    MINOXIDIL = "minoxidil"
    FINASTERIDE = "finasteride"
    TRANSPLANT = "transplant"
    SMP = "smp"
    LASER = "laser"
    PRP = "prp"
    TATTOO = "tattoo"
    OTHER = "other"


class Realistic(StrEnum):
    """Whether expectations can be met, as the technician sees it (1.4; H1-H5)."""

    UNKNOWN = ""
    YES = "yes"
    TALK = "talk"
    NO = "no"


class Opinion(StrEnum):
    """The technician's opinion of whether to treat (1.4; P21)."""

    UNKNOWN = ""
    SUITABLE = "suitable"
    WITH_CARE = "with_care"
    LATER = "later"
    NOT_SUITABLE = "not_suitable"
