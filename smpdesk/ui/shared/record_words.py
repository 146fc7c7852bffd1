"""What a session record's codes are called, and its figures as people read them."""

from smpdesk import words
from smpdesk.domain.client import Permission
from smpdesk.domain.session import Bleeding, Reaction, Sensation, Session, Zone, ZoneWork
from smpdesk.domain.sitting import Numbing, Pause
from smpdesk.ui.shared.zone_words import ZONES

BLEEDING = {Bleeding.NONE: "None", Bleeding.PINPOINT: "Pinpoint", Bleeding.MODERATE: "Moderate"}

REACTIONS = {
    Reaction.NONE: "None",
    Reaction.ERYTHEMA_MILD: "Mild redness",
    Reaction.ERYTHEMA_MODERATE: "Redness",
    Reaction.ERYTHEMA_SEVERE: "Severe redness",
    Reaction.SWELLING: "Swelling",
    Reaction.ITCH: "Itch",
    Reaction.PINPOINT_BLEEDING: "Pinpoint bleeding",
    Reaction.EXCESS_BLEEDING: "Excess bleeding",
    Reaction.OOZING: "Oozing",
    Reaction.BRUISE: "Bruise",
    Reaction.HIVES: "Hives",
    Reaction.BLISTER: "Blister",
    Reaction.PIGMENT_SPREAD: "Pigment spread",
    Reaction.FAINTING: "Felt faint",
    Reaction.ALLERGIC_SUSPECTED: "Allergy suspected",
    Reaction.OTHER: "Other",
}

SENSATIONS = {
    Sensation.NONE: "None",
    Sensation.PRICKING: "Pricking",
    Sensation.STINGING: "Stinging",
    Sensation.SCRATCHING: "Scratching",
    Sensation.PRESSURE: "Pressure",
    Sensation.HEAT: "Heat",
    Sensation.BURNING: "Burning",
    Sensation.NUMB: "Numb",
}


def diameter(micrometres: int) -> str:
    """ "0.25"."""
    return f"{micrometres / 1000:.2f}".rstrip("0").ljust(4, "0")


def pigment_words(work: ZoneWork) -> str:
    """ "GR2 + BR1 · 1 : 4": the mix and its dilution, as far as they are known."""
    names = " + ".join(
        f"{each.parts} {each.pigment}" if each.parts > 1 else each.pigment for each in work.mix
    )
    dilution = f"1 : {work.dilution}" if work.dilution is not None else ""
    return " · ".join(part for part in (names or work.pigment, dilution) if part)


def needle_words(work: ZoneWork) -> str:
    """ "3RL 0.25"."""
    return " ".join(
        part for part in (work.needle, diameter(work.needle_um) if work.needle_um else "") if part
    )


def brief(work: ZoneWork) -> str:
    """ "84 / cm² · GR2 · 1 : 4 · 3RL 0.25": one line of what was done."""
    density = f"{work.density} / cm²" if work.density is not None else ""
    return " · ".join(part for part in (density, pigment_words(work), needle_words(work)) if part)


def tenths(value: int) -> str:
    """ "7.5"; whole numbers without a point."""
    return f"{value / 10:g}"


def settings_words(work: ZoneWork) -> list[str]:
    """The machine's settings as they were noted, each with its unit."""
    return [
        part
        for part in (
            work.machine,
            f"{tenths(work.volts)} V" if work.volts is not None else "",
            f"{work.hertz} Hz" if work.hertz is not None else "",
            f"stroke {tenths(work.stroke)} mm" if work.stroke is not None else "",
            f"depth {work.depth / 100:.2f} mm" if work.depth is not None else "",
            work.technique,
            f"{work.impressions:,} impressions" if work.impressions is not None else "",
        )
        if part
    ]


def lines(work: ZoneWork) -> list[str]:
    """Everything noted of a zone, a line for each kind of thing; nothing for what was not noted."""
    lots = [
        f"{name} lot {lot}"
        for name, lot in (("Pigment", work.pigment_lot), ("needle", work.needle_lot))
        if lot
    ]
    felt = [f"Discomfort {work.discomfort} of 10"] if work.discomfort is not None else []
    felt += [f"bleeding {BLEEDING[work.bleeding].lower()}"] if work.bleeding in BLEEDING else []
    seen = [REACTIONS[Reaction(each)] for each in work.reactions if each != Reaction.NONE]
    sensed = [SENSATIONS[Sensation(each)] for each in work.sensations if each != Sensation.NONE]
    found = (brief(work), ", ".join(lots), ", ".join(settings_words(work)), ", ".join(felt),
             ", ".join([*seen, *sensed]), work.note)  # fmt: skip
    return [line for line in found if line]


def session_lines(session: Session) -> list[str]:
    """What is said of the whole session besides discomfort and notes; nothing for what was not said."""
    scabs = {Permission.YES: "Scabs were left from last time", Permission.NO: "No scabs left from last time"}
    antiseptic = f"Antiseptic {session.antiseptic}" if session.antiseptic else ""
    lot = f"lot {session.antiseptic_lot}" if session.antiseptic_lot else ""
    found = (
        f"Circumstances: {session.circumstances}" if session.circumstances else "",
        f"Wishes: {session.preferences}" if session.preferences else "",
        f"Changed since last time: {session.changed_since}" if session.changed_since else "",
        scabs.get(session.scabs, ""),
        "The hairline was changed" if session.hairline_changed else "",
        ", ".join(part for part in (antiseptic, lot) if part),
        f"The client said: {session.feedback}" if session.feedback else "",
    )
    return [line for line in found if line]


def numbing_words(numbing: Numbing) -> str:
    """ "Lidocaine cream, 5 %, lot L-77, 10:20–10:45"."""
    strength = f"{tenths(numbing.strength)} %" if numbing.strength is not None else ""
    lot = f"lot {numbing.lot}" if numbing.lot else ""
    where = ZONES[Zone(numbing.zone)].lower() if numbing.zone else ""
    when = (
        words.span_text(numbing.starts, numbing.ends)
        if numbing.ends
        else f"since {words.time_text(numbing.starts)}"
    )
    return ", ".join(part for part in (numbing.product, strength, lot, where, when) if part)


def pause_words(pause: Pause) -> str:
    """ "10:50–11:02"."""
    if pause.ends is None:
        return f"since {words.time_text(pause.starts)}"
    return words.span_text(pause.starts, pause.ends)
