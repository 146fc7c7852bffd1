"""What was being typed about a client when the program ended before it was saved."""

from dataclasses import dataclass
from datetime import datetime

from smpdesk.domain.client import Client


@dataclass(frozen=True, kw_only=True)
class Typed:
    """``draft`` as it stood in the fields, ``base`` as it was before anybody typed (id 0: somebody new).

    ``born`` is the birth date as typed, which may be none yet; ``at`` is wall time, ``key`` names the typing.
    """

    key: str
    base: Client
    draft: Client
    born: str
    at: datetime
