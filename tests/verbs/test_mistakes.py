"""What people and scripts get wrong: a sentence and a code, nothing written, nobody waits for ever."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk import cli
from tests import builders as a


@pytest.fixture(autouse=True)
def _the_log_is_closed() -> Iterator[None]:
    """A verb opens the log for as long as the process lives."""
    root = logging.getLogger()
    before = list(root.handlers)
    yield
    for each in [each for each in root.handlers if each not in before]:
        root.removeHandler(each)
        each.close()


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """An empty clinic on disk."""
    a.clinic(tmp_path).close()
    return tmp_path / "Northgate.smpdesk"


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """What the program says when it refuses."""
    with_code = cli.main([str(each) for each in words])
    said = capsys.readouterr()
    assert (with_code, said.out) == (2, "")
    return said.err


def test_a_list_of_fifty_thousand_columns_is_no_list(
    clinic: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wide = tmp_path / "wide.csv"
    wide.write_text(",".join(f"c{at}" for at in range(50_000)) + "\n" + ",".join("v" * 50_000), "utf-8")
    assert "more than 500 columns" in refused(capsys, "import", clinic, wide)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_no_list(clinic: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no text that could be a list" in refused(capsys, "import", clinic, "/dev/zero")


@pytest.mark.parametrize("inside", [".", "backups", "../Northgate.smpdesk/x"])
def test_a_backup_does_not_go_into_the_clinic_itself(
    clinic: Path, inside: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(clinic.iterdir())
    assert "inside the clinic’s own folder" in refused(capsys, "backup", clinic, clinic / inside)
    assert sorted(clinic.iterdir()) == before


def test_a_country_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "new", tmp_path / "North", "--name", "North", "--country", "ZZ")
    assert "“ZZ” is not a country’s two letters" in said
    assert not (tmp_path / "North.smpdesk").exists()


@pytest.mark.parametrize(
    ("option", "value", "offered"), [("--dates", "ydm", "mdy"), ("--on-match", "merge", "skip")]
)
def test_what_may_be_chosen_is_said(
    clinic: Path, option: str, value: str, offered: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["import", str(clinic), "list.csv", option, value])
    assert ended.value.code == 2
    assert offered in capsys.readouterr().err
