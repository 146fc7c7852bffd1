"""Hair, skin and habits of a client, as a consultation asks for them (1.4; 3.3; S16 S25)."""

from enum import StrEnum


class HairType(StrEnum):
    """How thick a single hair is. Asked for by the estimate (S16)."""

    UNKNOWN = ""
    FINE = "fine"
    MEDIUM = "medium"
    COARSE = "coarse"


class Texture(StrEnum):
    """How the hair falls."""

    UNKNOWN = ""
    STRAIGHT = "straight"
    WAVY = "wavy"
    CURLY = "curly"
    COILY = "coily"


class HairColour(StrEnum):
    """Natural colour now, grey among the others."""

    UNKNOWN = ""
    BLACK = "black"
    DARK_BROWN = "dark_brown"
    BROWN = "brown"
    LIGHT_BROWN = "light_brown"
    BLOND = "blond"
    RED = "red"
    SALT_AND_PEPPER = "salt_and_pepper"
    GREY = "grey"
    WHITE = "white"


class HairLength(StrEnum):
    """The length the client keeps."""

    UNKNOWN = ""
    SHAVED = "shaved"
    STUBBLE = "stubble"
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class Phototype(StrEnum):
    """Fitzpatrick's skin phototype I to VI (MED K12 K13)."""

    UNKNOWN = ""
    I = "1"  # noqa: E741 -- Roman one is what it is called
    II = "2"
    III = "3"
    IV = "4"
    V = "5"
    VI = "6"


class Undertone(StrEnum):
    """What shows through the skin's colour."""

    UNKNOWN = ""
    COOL = "cool"
    NEUTRAL = "neutral"
    WARM = "warm"
    OLIVE = "olive"


class SkinType(StrEnum):
    """What the skin is like on most days."""

    UNKNOWN = ""
    NORMAL = "normal"
    DRY = "dry"
    OILY = "oily"
    COMBINATION = "combination"
    SENSITIVE = "sensitive"


class ScalpState(StrEnum):
    """What is to be seen on the scalp today. Several may hold. The second to fourth ask for another session (P1)."""

    HEALTHY = "healthy"
    FLAKY = "flaky"
    THICK = "thick"
    TENDER = "tender"
    IRRITATED = "irritated"
    SUNBURNT = "sunburnt"
    SPOTS = "spots"
    CUTS = "cuts"


class Often(StrEnum):
    """How often something is done; empty when nobody asked."""

    UNKNOWN = ""
    NEVER = "never"
    SOMETIMES = "sometimes"
    WEEKLY = "weekly"
    DAILY = "daily"


class Sun(StrEnum):
    """Hours outdoors on an ordinary day."""

    UNKNOWN = ""
    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


class Immune(StrEnum):
    """What is known of the immune system (S25): it helps to decide how the skin heals and how long pigment stays."""

    UNKNOWN = ""
    USUAL = "usual"
    OFTEN_ILL = "often_ill"
    AUTOIMMUNE = "autoimmune"
    SUPPRESSED = "suppressed"
