"""The health questions of this clinic: what is shipped, with the clinic's edits on top."""

from functools import cache, lru_cache
from typing import Any

from smpdesk import resources
from smpdesk.domain.questionnaire import QuestionEdit, Questionnaire, read
from smpdesk.storage.store import Store

FILE = "questionnaires/screening.toml"


def questionnaire(store: Store) -> Questionnaire:
    """The questions as this clinic asks them now."""
    return _read(tuple(store.screenings.edits()))


def shipped() -> Questionnaire:
    """The questions without anybody's edits."""
    return _read(())


@lru_cache(maxsize=4)
def _read(edits: tuple[QuestionEdit, ...]) -> Questionnaire:
    return read(_shipped(), edits)


@cache
def _shipped() -> dict[str, Any]:
    return resources.toml(FILE)
