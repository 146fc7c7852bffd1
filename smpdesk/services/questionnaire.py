"""The health questions of this clinic: what is shipped, with the clinic's edits on top."""

from functools import cache
from typing import Any

from smpdesk import resources
from smpdesk.domain.questionnaire import Questionnaire, read
from smpdesk.storage.store import Store

FILE = "questionnaires/screening.toml"


def questionnaire(store: Store) -> Questionnaire:
    """The questions as this clinic asks them now."""
    return read(_shipped(), store.screenings.edits())


def shipped() -> Questionnaire:
    """The questions without anybody's edits."""
    return read(_shipped())


@cache
def _shipped() -> dict[str, Any]:
    return resources.toml(FILE)
