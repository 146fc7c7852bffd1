"""Why somebody comes back, in the words of the clinic."""

from collections.abc import Sequence

from smpdesk import words
from smpdesk.domain.course import TouchUpReason

REASONS = {
    TouchUpReason.REFINEMENT: "Refinement",
    TouchUpReason.COLOUR_REFRESH: "Colour refresh",
    TouchUpReason.FRESHER_LOOK: "Fresher look",
    TouchUpReason.HAIRLINE_ALTERATION: "Hairline alteration",
    TouchUpReason.NEW_HAIR_LOSS: "New hair loss",
    TouchUpReason.SCAR: "Scar",
    TouchUpReason.CORRECTION_OWN: "Correction of our work",
    TouchUpReason.CORRECTION_OTHER_CLINIC: "Correction of another clinic’s work",
}


def reason_words(reasons: Sequence[str]) -> str:
    """“Colour refresh and new hair loss”; empty for none."""
    names = [name for reason, name in REASONS.items() if reason.value in reasons]
    return words.listed([each if not at else each[:1].lower() + each[1:] for at, each in enumerate(names)])
