"""The one place that shows failures. There are three kinds.

A Refusal stands beside the field, or in a box when there is no form. A fault of the machine (StorageFault, OSError)
explains itself; nothing was written, and `attempt` offers to try again. Anything else is our bug and goes on to the
hook for bugs: nothing here catches it.
"""

from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from PySide6.QtWidgets import QWidget

from smpdesk import words
from smpdesk.domain.problem import Problem, Refusal, Stale, StorageFault


class ShowsProblems(Protocol):
    """A form, or anything else that puts problems beside their fields."""

    def show(self, problems: list[Problem]) -> None:
        """Put each problem beside its field."""


def show(parent: QWidget | None, error: BaseException, form: ShowsProblems | None = None) -> None:
    """Show a failure that came from a job; a bug is raised again."""
    if isinstance(error, Refusal):
        _refused(parent, error, form)
    elif isinstance(error, StorageFault | OSError):
        _warn(parent, *_explained(error), ("Close",))
    else:
        raise error


def window_of(owner: object) -> QWidget | None:
    """The window a box belongs over, None when the owner is no widget."""
    return owner.window() if isinstance(owner, QWidget) else None


class caught:  # noqa: N801 - read as a word in `with faults.caught(self) as caught:`
    """Run a block; show a Refusal or a fault of the machine. True afterwards when something was shown.

    `with faults.caught(self, form) as caught: desk.save(draft)` and then `if caught: return`.
    """

    def __init__(self, parent: QWidget | None, form: ShowsProblems | None = None) -> None:
        self._parent, self._form = parent, form
        self.error: Exception | None = None

    def __bool__(self) -> bool:
        """Whether the block failed."""
        return self.error is not None

    def __enter__(self) -> "caught":
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Show what may be shown here, let everything else pass."""
        if not isinstance(error, Refusal | StorageFault | OSError):
            return False
        self.error = error
        show(self._parent, error, self._form)
        return True


def attempt(parent: QWidget | None, work: Callable[[], object], form: ShowsProblems | None = None) -> bool:
    """Do `work`; after a fault of the machine it may be tried again as often as wanted. False when it was not done."""
    while True:
        try:
            work()
        except Refusal as error:
            _refused(parent, error, form)
            return False
        except (StorageFault, OSError) as error:
            answers = ("Try again", "Close")
            if _warn(parent, *_explained(error), answers):
                return False
        else:
            return True


def _refused(parent: QWidget | None, error: Refusal, form: ShowsProblems | None) -> None:
    problems = list(error.problems)
    if form is not None and not isinstance(error, Stale):
        form.show(problems)
        return
    head = "Somebody else changed this meanwhile" if isinstance(error, Stale) else "That cannot be done"
    text = "\n".join(words.say(problem) for problem in problems)
    _warn(parent, head, text, ("Close",))


def _warn(parent: QWidget | None, head: str, text: str, answers: tuple[str, ...]) -> int:
    from PySide6.QtWidgets import QMessageBox

    from smpdesk.ui.shared import messages  # late: at the first paint nothing has failed

    return messages.choose(parent, head, text, answers, QMessageBox.Icon.Warning)


def _explained(error: Exception) -> tuple[str, str]:
    if isinstance(error, StorageFault):
        return "The clinic's file could not be used", words.say(error.problem)
    reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    path = str(error.filename or "") if isinstance(error, OSError) else ""
    code = "file_failed" if path else "machine_failed"
    return "That did not work", words.say(Problem(code=code, facts={"path": path, "reason": reason}))
