"""The command line as a script or a person in a terminal uses it: real processes, real files."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import builders as a

ROOT = Path(__file__).resolve().parents[2]


def smpdesk(*words: object, home: Path, **also: str) -> subprocess.CompletedProcess[str]:
    """Run the program without a screen, with ``home`` as this person's folder."""
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env.pop("QT_QPA_PLATFORM", None)
    env |= {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    env |= {"XDG_STATE_HOME": str(home / "state"), "PYTHONIOENCODING": "utf-8", **also}
    command = [sys.executable, "-m", "smpdesk", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=home, env=env, check=False, encoding="utf-8", timeout=120
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder to work in."""
    made = tmp_path / "home"
    made.mkdir()
    return made


@pytest.fixture
def clinic(home: Path) -> Path:
    """A clinic on disk with one finished session and one booked visit on 24 November."""
    desks = a.clinic(home)
    a.finished(desks, a.visit(desks, a.client(desks), "2026-11-24 08:00"))
    a.visit(desks, a.client(desks, "Ana", "Sousa"), "2026-11-24 14:00")
    desks.close()
    return home / "Northgate.smpdesk"


def test_a_new_clinic_is_made_checked_backed_up_and_restored(home: Path) -> None:
    made = smpdesk("new", "North", "--name", "North Clinic", "--technician", "Tom", home=home)
    assert (made.returncode, made.stdout.strip()) == (0, "North.smpdesk")
    checked = smpdesk("check", "North.smpdesk", home=home)
    lines = checked.stdout.splitlines()
    assert lines == ["clients 0", "appointments 0", "sessions 0", "papers 0", "changes 2", "all well"]
    backed = smpdesk("backup", "North.smpdesk", "safe", home=home)
    assert backed.returncode == 0
    shutil.rmtree(home / "North.smpdesk")
    restored = smpdesk("restore", backed.stdout.strip(), "North.smpdesk", home=home)
    assert restored.returncode == 0
    assert smpdesk("check", "North.smpdesk", home=home).stdout == checked.stdout


def test_a_restore_keeps_what_was_there(home: Path, clinic: Path) -> None:
    backed = smpdesk("backup", clinic, "safe", home=home).stdout.strip()
    restored = smpdesk("restore", backed, clinic, home=home)
    safety = restored.stdout.splitlines()[0].partition(": ")[2]
    assert (home / safety / "manifest.json").is_file()


def test_the_papers_of_a_day_are_written_under_names_of_nobody(home: Path, clinic: Path) -> None:
    done = smpdesk("papers", clinic, "--date", "2026-11-24", "--to", "out", home=home)
    assert done.returncode == 0
    names = [Path(line).name for line in done.stdout.splitlines()]
    assert names == ["1001-2026-11-24-aftercare.pdf", "1002-2026-11-24-consent.pdf"]
    assert "papers 0" in smpdesk("check", clinic, home=home).stdout
    smpdesk("papers", clinic, "--date", "2026-11-24", "--to", "out", "--issue", home=home)
    assert "papers 2" in smpdesk("check", clinic, home=home).stdout


def test_without_a_screen_the_demo_writes_todays_papers(home: Path) -> None:
    done = smpdesk("demo", home=home)
    assert done.returncode == 0, done.stderr
    written = sorted((home / "demo-papers").iterdir())
    kinds = {path.stem.rpartition("-")[2] for path in written}
    assert kinds == {"aftercare", "consent"}
    assert all(path.name in done.stdout and path.read_bytes().startswith(b"%PDF") for path in written)


def test_a_change_by_the_command_line_is_signed_as_such(home: Path, clinic: Path) -> None:
    smpdesk("papers", clinic, "--date", "2026-11-24", "--to", "out", "--issue", home=home)
    from smpdesk.services.ground import AtDesk
    from smpdesk.services.opening import open_desks

    desks = open_desks(clinic, a.SetClock(), AtDesk())
    latest = desks.store.journal.changes(limit=1)[0]
    desks.close()
    assert latest.actor == "command line"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("check", "nowhere.smpdesk"), 4, "There is no clinic at"),
        (("new", "Taken", "--name", "X"), 4, "lies at"),
        (("new", "Fresh", "--name", " "), 2, "The clinic needs a name"),
        (("new", "Fresh", "--name", "X", "--time-zone", "Mars/Olympus"), 2, "is not a time zone"),
        (("papers", "Northgate.smpdesk", "--date", "tomorrow", "--to", "x"), 2, "is not a day like"),
        (("restore", "Taken.smpdesk", "New.smpdesk"), 2, "has no manifest"),
        (("check", "words.smpdesk"), 4, "is not a clinic"),
        (("Northgate.smpdesk",), 2, "no screen"),
        (("backup", "Northgate.smpdesk", "words.smpdesk/clinic.db"), 4, ""),
    ],
)
def test_a_mistake_gets_a_sentence_and_a_code_but_no_traceback(
    home: Path, clinic: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    (home / "Taken.smpdesk").mkdir()
    (home / "Taken.smpdesk" / "something.txt").write_text("mine")
    (home / "words.smpdesk").mkdir()
    (home / "words.smpdesk" / "clinic.db").write_text("Dear diary, " * 50)
    done = smpdesk(*words, home=home)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 6
    assert (home / "Taken.smpdesk" / "something.txt").read_text() == "mine"


@pytest.mark.parametrize("verb", ["demo", "new", "import", "papers", "backup", "restore", "check"])
def test_every_verb_explains_itself_with_an_example(home: Path, verb: str) -> None:
    helped = smpdesk(verb, "--help", home=home)
    assert helped.returncode == 0
    assert "example" in helped.stdout.lower()
    assert f"smpdesk {verb}" in helped.stdout


def test_the_program_says_what_it_can_do_and_its_version(home: Path) -> None:
    assert "exit codes" in smpdesk("--help", home=home).stdout
    assert smpdesk("--version", home=home).stdout.startswith("SMP Desk ")
