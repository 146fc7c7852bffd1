"""Small settings of a clinic that have a key and a text: what each means is known to whoever asks for it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ClinicChoice:
    """One choice, such as ``patch_test.lead_hours`` = "48"; a key is chosen once."""

    id: int = 0
    key: str
    value: str
    version: int = 0
