"""What every test lives with: no screen, no warning left unread, no folder of the real user touched."""

import gc
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Some machines tell Python not to keep what it compiled: every process of ours would compile all of it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def _in_memory() -> "tempfile.TemporaryDirectory[str] | None":
    """Temporary files of this run and its workers, in memory where there is some to spare, until it ends.

    A clinic waits for the disk at each commit. Say `TMPDIR=/tmp` to have them on a disk, and kept.
    """
    memory, enough = Path("/dev/shm"), 2 << 30
    if "TMPDIR" in os.environ or not os.access(memory, os.W_OK) or shutil.disk_usage(memory).free < enough:
        return None
    made = tempfile.TemporaryDirectory(prefix="smpdesk-tests-", dir=memory)
    Path(made.name).chmod(0o711)  # a PostgreSQL of the tests may run as somebody else
    os.environ["TMPDIR"] = tempfile.tempdir = made.name
    return made


_memory = _in_memory()
# Before the first import of Qt: pytest-qt imports it when it configures itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_home = tempfile.TemporaryDirectory(prefix="smpdesk-tests-")
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
    os.environ[_name] = str(Path(_home.name) / _name.lower())
if os.name == "posix":
    os.environ["HOME"] = _home.name  # macOS asks for ~/Library


def pytest_configure(config: pytest.Config) -> None:
    """Settings and standard folders of Qt go to a place of their own."""
    gc.disable()
    from PySide6.QtCore import QStandardPaths

    QStandardPaths.setTestModeEnabled(True)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Nothing of ours stays on the machine."""
    _home.cleanup()
    if _memory is not None:
        _memory.cleanup()


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was imported and collected stays to the end: no later look at the rubbish goes through it again."""
    gc.collect()
    gc.freeze()


#: Tests between two looks at all rubbish: one look takes as long as a quick test.
_TIDY_EVERY = 40
_tests_run = 0


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Rubbish is collected in this thread only, as in the program: a widget must not end in another one."""
    global _tests_run
    _tests_run += 1
    if _tests_run % _TIDY_EVERY == 0:
        gc.collect()


class _Unread(logging.Handler):
    """Keeps what was logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_warning_is_left_in_the_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or error in the log fails the test, unless `@pytest.mark.logs("part of its text")` expects it."""
    unread = _Unread()
    logging.getLogger().addHandler(unread)
    yield
    logging.getLogger().removeHandler(unread)
    expected = [str(text) for mark in request.node.iter_markers("logs") for text in mark.args]
    surprises = [line for line in unread.lines if not any(text in line for text in expected)]
    absent = [text for text in expected if not any(text in line for line in unread.lines)]
    if surprises:
        pytest.fail("Logged and not expected:\n" + "\n".join(surprises), pytrace=False)
    if absent:
        pytest.fail("Expected in the log and not there:\n" + "\n".join(absent), pytrace=False)


@pytest.fixture(autouse=True)
def _the_desk_speaks_british() -> Iterator[None]:
    """One clinic's language is spoken at a time; a test that changed it does not hand it on."""
    yield
    from smpdesk import words

    words.use("en-GB")
