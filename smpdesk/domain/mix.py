"""A mix of pigments as text, so that a record reads by itself when the lots are long gone."""

from collections.abc import Sequence
from dataclasses import replace

from smpdesk.domain.session import MixPart, Session, ZoneWork


def pigment_text(mix: Sequence[MixPart]) -> str:
    """ "Graphite 2", "Graphite 2 + Graphite 3", "2 × Graphite 2 + 1 × Graphite 3" where the parts differ."""
    even = len({each.parts for each in mix}) == 1
    return " + ".join(each.pigment if even else f"{each.parts} × {each.pigment}" for each in mix)


def lot_text(mix: Sequence[MixPart]) -> str:
    """ "GR2-2409", "GR2-2409 + GR3-2502"; a pigment without a lot shows as a dash; empty without any lot."""
    if not any(each.lot for each in mix):
        return ""
    return " + ".join(each.lot or "–" for each in mix)


def in_words(work: ZoneWork) -> ZoneWork:
    """The zone with its texts as its mix says; without a mix they stay as they were written."""
    if not work.mix:
        return work
    return replace(work, pigment=pigment_text(work.mix), pigment_lot=lot_text(work.mix))


def told(session: Session) -> Session:
    """The record with the texts of all its mixes in step."""
    return replace(session, zones=tuple(in_words(each) for each in session.zones))
