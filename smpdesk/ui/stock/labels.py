"""Stock in words: kinds, states, entries, what came of a call."""

from smpdesk import words
from smpdesk.domain.incident import Incident
from smpdesk.domain.recall import Told, Use, UseHow
from smpdesk.domain.stock import LotLine, LotState, MoveKind, Product, ProductKind, ProductLine, Unit
from smpdesk.domain.stock_words import amount_text
from smpdesk.services.record_words import incident_title

KINDS = {
    ProductKind.PIGMENT: "Pigments",
    ProductKind.NEEDLE: "Needles and cartridges",
    ProductKind.ANAESTHETIC: "Anaesthetic",
    ProductKind.ANTISEPTIC: "Antiseptic",
    ProductKind.OTHER: "Other",
}
KIND = {
    ProductKind.PIGMENT: "Pigment",
    ProductKind.NEEDLE: "Needle or cartridge",
    ProductKind.ANAESTHETIC: "Anaesthetic",
    ProductKind.ANTISEPTIC: "Antiseptic",
    ProductKind.OTHER: "Something else",
}
UNITS = {Unit.PIECE: "Pieces", Unit.ML: "Millilitres", Unit.GRAM: "Grams"}
#: Words and the kind of chip.
STATES = {
    LotState.RECALLED: ("Recalled", "bad"),
    LotState.CLOSED: ("Put aside", "plain"),
    LotState.EXPIRED: ("Do not use", "bad"),
    LotState.USED_UP: ("None left", "plain"),
    LotState.EXPIRING: ("Expires soon", "warn"),
    LotState.LOW: ("Low", "warn"),
    LotState.OK: ("", "ok"),
}
MOVES = {
    MoveKind.RECEIVED: "Came in",
    MoveKind.USED: "Used",
    MoveKind.COUNTED: "Counted",
    MoveKind.DISCARDED: "Discarded",
    MoveKind.CORRECTED: "Correction",
}
TOLD = {
    Told.TOLD: ("Told", "ok"),
    Told.LETTER: ("Told by letter", "ok"),
    Told.MESSAGE: ("Message left", "warn"),
    Told.NOT_REACHED: ("Not reached", "warn"),
    Told.NOT_NEEDED: ("Need not know", "plain"),
}
HOW = {
    UseHow.PIGMENT: "pigment",
    UseHow.NEEDLE: "needle",
    UseHow.ANTISEPTIC: "antiseptic",
    UseHow.ANAESTHETIC: "anaesthetic",
    UseHow.PATCH_TEST: "patch test",
    UseHow.TAKEN: "taken for the session",
}


def left(line: LotLine | ProductLine) -> str:
    """ "12 left", "7.5 ml left"."""
    return f"{amount_text(line.left, line.product.unit)} left"


def product(product: Product) -> str:
    """ "Graphite 2 · Inkwell"."""
    return " · ".join(each for each in (product.name, product.maker) if each)


def lot(line: LotLine) -> str:
    """ "7.5 ml left · use by 24 Nov 2028 · opened 3 Nov 2026"."""
    parts = [left(line)]
    parts.append(f"use by {words.plain_date(line.use_by)}" if line.use_by else "no expiry known")
    if line.lot.opened:
        parts.append(f"opened {words.plain_date(line.lot.opened)}")
    return " · ".join(parts)


def use(use: Use) -> str:
    """ "24 Nov 2026, session 2: pigment; the number was typed as “gr2 2409”"."""
    where = f", session {use.number}" if use.number else ""
    said = f"; typed as “{use.said}”" if use.typed and use.said else ""
    return f"{words.plain_date(use.day)}{where}: {HOW[use.how]}{said}"


def isolated(number: str) -> str:
    """A telephone number that keeps its order inside a line that runs from right to left."""
    return f"\u2066{number}\u2069" if number else ""


def incident(found: Incident, client: str) -> str:
    """ "Incident of 27 Nov 2026: reaction: itch (Owen Davies, 1001)"."""
    return f"Incident of {words.plain_date(found.happened.date())}: {incident_title(found)} ({client})"
