"""Words of the consent tab."""

from collections.abc import Mapping

from smpdesk.domain.consent_record import ConsentState, PhotoUse, SignedWay
from smpdesk.domain.consent_standing import Stand

USES: Mapping[PhotoUse, str] = {
    PhotoUse.RECORD: "Treatment record",
    PhotoUse.INSURER: "The clinic’s insurer",
    PhotoUse.TRAINING: "Training of technicians",
    PhotoUse.WEBSITE: "The clinic’s website",
    PhotoUse.SOCIAL: "Social media",
    PhotoUse.PRINT: "Print",
}
STATES: Mapping[ConsentState, str] = {
    ConsentState.SIGNED: "Consent signed",
    ConsentState.REFUSED: "Consent refused",
    ConsentState.WITHDRAWN: "Consent withdrawn",
    ConsentState.CONFIRMED: "Signed that nothing has changed",
}
#: Words of the chip of a state, and their kind.
CHIPS: Mapping[ConsentState, tuple[str, str]] = {
    ConsentState.SIGNED: ("Yes", "ok"),
    ConsentState.REFUSED: ("No", "bad"),
    ConsentState.WITHDRAWN: ("No longer", "bad"),
    ConsentState.CONFIRMED: ("Unchanged", "ok"),
}
WAYS: Mapping[SignedWay, str] = {SignedWay.SCREEN: "on the screen", SignedWay.PAPER: "on paper"}
HEADS: Mapping[Stand, tuple[str, str]] = {
    Stand.NONE: ("Not signed", "warn"),
    Stand.SIGNED: ("Signed", "ok"),
    Stand.OLD_WORDING: ("Earlier wording", "warn"),
    Stand.REFUSED: ("Refused", "bad"),
    Stand.WITHDRAWN: ("Withdrawn", "bad"),
}
