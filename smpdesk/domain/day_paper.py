"""A paper that a day asks for."""

from dataclasses import dataclass

from smpdesk.domain.paper import PaperKind


@dataclass(frozen=True, kw_only=True)
class DayPaper:
    """Whose paper, and the session or the visit (``occasion``) it belongs to. ``done`` when the client has it: the
    sheet was given, or a consent is signed already."""

    client: int
    client_name: str
    client_number: int
    kind: PaperKind
    occasion: int
    done: bool = False
