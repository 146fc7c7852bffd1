"""Consultations of the demo clinic: what Owen Davies and some others wanted, and what was there."""

from dataclasses import replace

from smpdesk.domain.client import Client, Sex
from smpdesk.domain.consultation import Consultation, Earlier, Question, Scar
from smpdesk.domain.hair_and_skin import (
    HairColour,
    HairLength,
    HairType,
    Immune,
    Often,
    Phototype,
    SkinType,
    Sun,
    Texture,
    Undertone,
)
from smpdesk.domain.hair_loss import Alopecia, Pattern, Speed
from smpdesk.domain.wishes import Hairline, Opinion, Realistic, Style
from smpdesk.services.desks import Desks

_MEN = (
    Pattern.NORWOOD_3, Pattern.NORWOOD_3V, Pattern.NORWOOD_4, Pattern.NORWOOD_5, Pattern.NORWOOD_6,
    Pattern.NORWOOD_3A, Pattern.NORWOOD_7,
)  # fmt: skip
_WOMEN = (Pattern.LUDWIG_1, Pattern.LUDWIG_2, Pattern.SINCLAIR_3, Pattern.OLSEN_2, Pattern.SAVIN_II_1)
_TOP = ("frontal", "midscalp", "crown")
_COLOURS = (
    HairColour.DARK_BROWN,
    HairColour.BLACK,
    HairColour.BROWN,
    HairColour.SALT_AND_PEPPER,
    HairColour.BLOND,
)


def hold(desks: Desks, client: Client) -> None:
    """A finished consultation of the demo's present moment; one of five people has none."""
    if client.number % 5 == 2 and client.name not in _TOLD:
        return
    desk = desks.consultations
    draft = replace(desk.draft(client.id), technician=1 + client.number % 2)
    told = _TOLD.get(client.name)
    desk.finish(told(draft) if told else _usual(draft, client))


def _usual(draft: Consultation, client: Client) -> Consultation:
    at = client.number
    woman = client.sex is Sex.FEMALE
    patterns = _WOMEN if woman else _MEN
    return replace(
        draft,
        goals="More density along the parting" if woman else "A shaved look that suits my age",
        indications=("thinning", "parting") if woman else ("baldness", "male_pattern"),
        style=Style.DENSITY if woman else Style.SHAVED,
        causes=("hormonal", "stress") if woman else ("genetic",),
        speed=(Speed.STABLE, Speed.SLOW, Speed.SLOW)[at % 3],
        pattern=patterns[at % len(patterns)],
        alopecia=Alopecia.ANDROGENETIC_FEMALE if woman else Alopecia.ANDROGENETIC_MALE,
        areas=("parting", "midscalp") if woman else _TOP[: 1 + at % 3],
        hair_type=(HairType.MEDIUM, HairType.FINE, HairType.COARSE)[at % 3],
        hair_colour=_COLOURS[at % len(_COLOURS)],
        phototype=(Phototype.II, Phototype.III, Phototype.IV, Phototype.V)[at % 4],
        skin=(SkinType.NORMAL, SkinType.OILY, SkinType.DRY)[at % 3],
        hairline=Hairline.UNKNOWN if woman else Hairline.NATURAL_CURVE,
        options=("smp", "products", "transplant"),
        realistic=Realistic.YES,
        opinion=Opinion.SUITABLE,
    )


def _owen(draft: Consultation) -> Consultation:
    return replace(
        draft,
        technician=1,
        goals="A shaved look with a soft, broken hairline that nobody notices",
        motivation="Has worn a cap for eight years",
        indications=("baldness", "male_pattern"),
        style=Style.SHAVED,
        expectations="Looks like a close shave from a metre away",
        realistic=Realistic.YES,
        causes=("genetic",),
        onset="Since his late twenties",
        speed=Speed.STABLE,
        pattern=Pattern.NORWOOD_4,
        alopecia=Alopecia.ANDROGENETIC_MALE,
        areas=_TOP,
        hair_type=HairType.FINE,
        texture=Texture.STRAIGHT,
        hair_colour=HairColour.DARK_BROWN,
        hair_length=HairLength.SHAVED,
        phototype=Phototype.III,
        undertone=Undertone.NEUTRAL,
        skin=SkinType.OILY,
        scalp=("healthy",),
        sun=Sun.SOME,
        spf=Often.SOMETIMES,
        hat=Often.DAILY,
        sport=Often.WEEKLY,
        smoking=Often.NEVER,
        immune=Immune.USUAL,
        earlier=(Earlier("minoxidil", "2019 to 2022", "", "Stopped: no effect"),),
        questions=(
            Question(
                "Will it look blue later?", "Carbon pigment turns lighter, not blue; it fades over years."
            ),
            Question("Can I train?", "Not while it heals: the paper says when each thing is allowed again."),
        ),
        options=("smp", "medicine", "transplant", "nothing"),
        hairline=Hairline.BROKEN,
        hairline_mm=18,
        symmetry_checked=True,
        old_photos=True,
        opinion=Opinion.SUITABLE,
    )


def _ana(draft: Consultation) -> Consultation:
    return replace(
        draft,
        technician=2,
        goals="Hide the line at the back so that she can tie her hair up",
        indications=("scar", "failed_transplant"),
        style=Style.SCAR_ONLY,
        realistic=Realistic.YES,
        causes=("surgery",),
        pattern=Pattern.NONE,
        areas=("scar",),
        scars=(Scar("fut", "17 × 0.4 cm", "flat", "pale", "6 years", "yes", "Slightly wider on the left"),),
        hair_type=HairType.MEDIUM,
        hair_colour=HairColour.DARK_BROWN,
        hair_length=HairLength.LONG,
        phototype=Phototype.IV,
        skin=SkinType.COMBINATION,
        earlier=(Earlier("transplant", "2020", "", "Strip, another clinic"),),
        options=("smp", "nothing"),
        opinion=Opinion.WITH_CARE,
        opinion_said="Scar tissue holds pigment unevenly: two sessions at least, then look again.",
    )


_TOLD = {"Owen Davies": _owen, "Ana Sousa": _ana}
