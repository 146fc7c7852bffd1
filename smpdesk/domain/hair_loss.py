"""Hair loss as it is named: patterns on five scales, types of alopecia, causes, conditions, and the areas to treat.

Codes only; their words and meanings stand in ``resources/texts``, their drawings in ``resources/heads``. Sources
are ids of the clinical notes behind this program: K1 (Norwood-Hamilton), K7-K11 (the scales for a centre that
widens), K14-K17 (alopecia).
"""

from enum import StrEnum


class Scale(StrEnum):
    """A scale of patterns. Any scale may apply to anybody (K9)."""

    NORWOOD = "norwood"
    LUDWIG = "ludwig"
    SAVIN = "savin"
    SINCLAIR = "sinclair"
    OLSEN = "olsen"


class Pattern(StrEnum):
    """A code of one of the scales; its scale is what stands before the first line below.

    ``NONE`` was looked for and fits none (a scar alone, patches, no loss); ``UNKNOWN`` was not asked yet.
    """

    UNKNOWN = ""
    NONE = "none"
    # Norwood-Hamilton, 12 codes (3.1; MED K1, K2 K3)
    NORWOOD_1 = "norwood_1"
    NORWOOD_2 = "norwood_2"
    NORWOOD_2A = "norwood_2a"
    NORWOOD_3 = "norwood_3"
    NORWOOD_3V = "norwood_3v"
    NORWOOD_3A = "norwood_3a"
    NORWOOD_4 = "norwood_4"
    NORWOOD_4A = "norwood_4a"
    NORWOOD_5 = "norwood_5"
    NORWOOD_5A = "norwood_5a"
    NORWOOD_6 = "norwood_6"
    NORWOOD_7 = "norwood_7"
    # Ludwig, 3 (3.2; K7-K9)
    LUDWIG_1 = "ludwig_1"
    LUDWIG_2 = "ludwig_2"
    LUDWIG_3 = "ludwig_3"
    # Savin, 9 pictures (3.2; K7-K9)
    SAVIN_I_1 = "savin_i_1"
    SAVIN_I_2 = "savin_i_2"
    SAVIN_I_3 = "savin_i_3"
    SAVIN_I_4 = "savin_i_4"
    SAVIN_II_1 = "savin_ii_1"
    SAVIN_II_2 = "savin_ii_2"
    SAVIN_III = "savin_iii"
    SAVIN_ADVANCED = "savin_advanced"
    SAVIN_FRONTAL = "savin_frontal"
    # Sinclair, 5 (3.2; MED K10)
    SINCLAIR_1 = "sinclair_1"
    SINCLAIR_2 = "sinclair_2"
    SINCLAIR_3 = "sinclair_3"
    SINCLAIR_4 = "sinclair_4"
    SINCLAIR_5 = "sinclair_5"
    # Olsen, 3 (3.2; K11)
    OLSEN_1 = "olsen_1"
    OLSEN_2 = "olsen_2"
    OLSEN_3 = "olsen_3"

    @property
    def scale(self) -> Scale | None:
        """The scale a code belongs to, None for the two that are no codes."""
        name = self.value.partition("_")[0]
        return Scale(name) if name in set(Scale) else None

    @property
    def written(self) -> str:
        """As it is written: “Norwood 3V”, “Ludwig II”, “Savin I-2”. Empty for the two that are no codes."""
        scale = self.scale
        if scale is None:
            return ""
        code = self.value.partition("_")[2]
        if scale is Scale.LUDWIG:
            code = "I" * int(code)
        elif code in ("advanced", "frontal"):
            pass
        else:
            code = code.upper().replace("_", "-")
        return f"{scale.value.capitalize()} {code}"


#: Where each scale comes from.
SOURCES = {
    Scale.NORWOOD: ("K1", "K2", "K3"),
    Scale.LUDWIG: ("K7", "K8", "K9"),
    Scale.SAVIN: ("K7", "K8", "K9"),
    Scale.SINCLAIR: ("K10",),
    Scale.OLSEN: ("K11",),
}

#: Patterns in which the treated area has next to no hair to lean on. Which ones is a choice (DESIGN).
BARE = frozenset(
    (Pattern.NORWOOD_5A, Pattern.NORWOOD_6, Pattern.NORWOOD_7, Pattern.LUDWIG_3, Pattern.SAVIN_ADVANCED,
     Pattern.SINCLAIR_5)
)  # fmt: skip


def codes(scale: Scale) -> tuple[Pattern, ...]:
    """The codes of a scale, the mildest first."""
    return tuple(each for each in Pattern if each.scale is scale)


class Alopecia(StrEnum):
    """Type of alopecia (3.4; K14-K17). The beard (barbae) is out of scope."""

    UNKNOWN = ""
    ANDROGENETIC_MALE = "androgenetic_male"
    ANDROGENETIC_FEMALE = "androgenetic_female"
    AREATA = "areata"
    TOTALIS = "totalis"
    UNIVERSALIS = "universalis"
    DIFFUSE_AREATA = "diffuse_areata"
    OPHIASIS = "ophiasis"
    TELOGEN_EFFLUVIUM = "telogen_effluvium"
    ANAGEN_EFFLUVIUM = "anagen_effluvium"
    TRACTION = "traction"
    TRICHOTILLOMANIA = "trichotillomania"
    LICHEN_PLANOPILARIS = "lichen_planopilaris"
    FRONTAL_FIBROSING = "frontal_fibrosing"
    CENTRAL_CENTRIFUGAL = "central_centrifugal"
    DISCOID_LUPUS = "discoid_lupus"
    FOLLICULITIS_DECALVANS = "folliculitis_decalvans"
    DIFFUSE_PATTERNED = "diffuse_patterned"
    DIFFUSE_UNPATTERNED = "diffuse_unpatterned"
    CHEMO_RADIATION = "chemo_radiation"
    CONGENITAL = "congenital"
    OTHER = "other"


#: Hair may come back by itself: speak of waiting (K14-K17). Traction only while it is early.
REVERSIBLE = frozenset((Alopecia.TELOGEN_EFFLUVIUM, Alopecia.ANAGEN_EFFLUVIUM, Alopecia.TRACTION))
#: Alopecias that scar (3.4).
CICATRICIAL = frozenset(
    (Alopecia.LICHEN_PLANOPILARIS, Alopecia.FRONTAL_FIBROSING, Alopecia.CENTRAL_CENTRIFUGAL,
     Alopecia.DISCOID_LUPUS, Alopecia.FOLLICULITIS_DECALVANS)
)  # fmt: skip
#: Ordinary pattern loss: what the usual number of sessions is meant for, no reason for another one.
_PATTERNED = frozenset(
    (Alopecia.UNKNOWN, Alopecia.ANDROGENETIC_MALE, Alopecia.ANDROGENETIC_FEMALE, Alopecia.DIFFUSE_PATTERNED)
)


def harder(alopecia: Alopecia) -> bool:
    """True for an alopecia that is a reason for another session (P1), which ordinary pattern loss is not."""
    return alopecia not in _PATTERNED


class Cause(StrEnum):
    """Why the hair is going, as far as known (S03; the rest from 3.4 and 3.6)."""

    GENETIC = "genetic"
    HORMONAL = "hormonal"
    STRESS = "stress"
    ILLNESS = "illness"
    MEDICINE = "medicine"
    HAIRSTYLE = "hairstyle"
    INJURY = "injury"
    SURGERY = "surgery"
    UNKNOWN = "unknown"


class Indication(StrEnum):
    """What the client comes for (3.5; S09-S11, T9). Grey hair and thinning stand by themselves."""

    BALDNESS = "baldness"
    GREY_HAIR = "grey_hair"
    THINNING = "thinning"
    MALE_PATTERN = "male_pattern"
    FEMALE_PATTERN = "female_pattern"
    ALOPECIA = "alopecia"
    RECEDING = "receding"
    DENSITY = "density"
    PARTING = "parting"
    SCAR = "scar"
    CORRECTION = "correction"
    FAILED_TRANSPLANT = "failed_transplant"
    OTHER = "other"


class Speed(StrEnum):
    """How quickly the loss goes on (1.4)."""

    UNKNOWN = ""
    STABLE = "stable"
    SLOW = "slow"
    FAST = "fast"


class Area(StrEnum):
    """A part of the scalp to be covered: the coverage the estimate asks for (S16; zones of 3.8 in plain words)."""

    HAIRLINE = "hairline"
    TEMPLES = "temples"
    FRONTAL = "frontal"
    MIDSCALP = "midscalp"
    CROWN = "crown"
    SIDES = "sides"
    BACK = "back"
    NAPE = "nape"
    PARTING = "parting"
    SCAR = "scar"


#: Square centimetres of an average adult head, measured in the outlines of ``resources/heads`` (both sides together;
#: the hairline's edge counts as its own strip). A scar is taken as a strip of 20 x 0.5 cm. Choices (DESIGN).
AREA_CM2 = {
    Area.HAIRLINE: 14, Area.TEMPLES: 24, Area.FRONTAL: 46, Area.MIDSCALP: 39, Area.CROWN: 42, Area.SIDES: 100,
    Area.BACK: 75, Area.NAPE: 34, Area.PARTING: 9, Area.SCAR: 10,
}  # fmt: skip


class ScarKind(StrEnum):
    """Where a scar comes from (3.6)."""

    FUE = "fue"
    FUT = "fut"
    PLUG = "plug"
    TRAUMA = "trauma"
    BURN = "burn"
    SURGICAL = "surgical"
    INFECTION = "infection"
    ALOPECIA = "scarring_alopecia"
    OTHER = "other"


class Surface(StrEnum):
    """How a scar lies in the skin."""

    UNKNOWN = ""
    FLAT = "flat"
    RAISED = "raised"
    SUNKEN = "sunken"


class ScarColour(StrEnum):
    """A scar's colour beside the skin: a pink one is not ready (C35-C37)."""

    UNKNOWN = ""
    PALE = "pale"
    SKIN = "skin"
    PINK = "pink"
    DARK = "dark"
