"""Opening a clinic for a verb, and saying what went wrong in a sentence."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from smpdesk import words
from smpdesk.domain.change import COMMAND_LINE
from smpdesk.domain.problem import Refusal, StorageFault
from smpdesk.services.clock import SystemClock
from smpdesk.services.desks import Desks
from smpdesk.services.ground import AtDesk
from smpdesk.services.opening import open_desks as _open
from smpdesk.verbs import FAULT, USAGE


@contextmanager
def open_desks(clinic: Path) -> Iterator[Desks]:
    """The desks of a clinic, written to as “command line”, closed at the end."""
    desks = _open(clinic, SystemClock(), AtDesk(COMMAND_LINE))
    try:
        yield desks
    finally:
        desks.close()


def told(work: Callable[[], int]) -> int:
    """Run a verb's work; a person's mistake or a file's fault becomes a sentence and a code."""
    try:
        return work()
    except Refusal as refusal:
        for each in refusal.problems:
            complain(words.say(each))
        return USAGE
    except StorageFault as fault:
        complain(words.say(fault.problem))
        return FAULT
    except OSError as error:
        complain(f"{error.filename or 'A file'} could not be used: {error.strerror}.")
        return FAULT


def complain(sentence: str) -> None:
    """One sentence on the error stream."""
    print(f"smpdesk: {sentence}", file=sys.stderr)
