"""``smpdesk import``: a client list from the command line."""

import shutil
from pathlib import Path

import pytest

from smpdesk.cli import main
from tests import builders as a

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A clinic in a folder, closed."""
    desks = a.clinic(tmp_path)
    folder = desks.store.folder
    desks.close()
    return folder


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """The ledger in a folder that may be written to."""
    return Path(shutil.copy(DATA / "ledger.csv", tmp_path))


def small(folder: Path, text: str) -> Path:
    """A list of a few lines."""
    path = folder / "small.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_left_out_end_with_three_and_are_named(clinic, ledger, capsys):
    assert main(["import", str(clinic), str(ledger)]) == 3
    said = capsys.readouterr().out
    assert "new 246\nsame 3\ncannot 1\nsessions 246\n" in said
    assert "row 9: (no name): cannot: The row has no name." in said
    assert "row 21: DOB: “31/02/1984” is a day that does not exist." in said
    assert (ledger.parent / "ledger - not brought in.csv").exists()


def test_a_list_that_came_in_whole_ends_with_nought(clinic, tmp_path, capsys):
    assert main(["import", str(clinic), str(small(tmp_path, "Name,Phone\nAnn Lee,07700 900118\n"))]) == 0
    assert "new 1\nsame 0\ncannot 0" in capsys.readouterr().out


def test_a_dry_run_says_each_rows_fate_and_writes_nothing(clinic, ledger, capsys):
    assert main(["import", str(clinic), str(ledger), "--dry-run"]) == 3
    said = capsys.readouterr().out
    assert "ledger.csv: utf-8, cells separated by ,, headings in row 1, 250 rows, dates dmy" in said
    assert "Pigment / lot -> pigment" in said
    assert "row 2: Jaime Lledó: new" in said
    assert said.rstrip().endswith("nothing was written (dry run)")
    assert not (ledger.parent / "ledger - not brought in.csv").exists()
    assert main(["check", str(clinic)]) == 0
    assert "clients 0" in capsys.readouterr().out


def test_columns_dates_and_encoding_can_be_told(clinic, tmp_path, capsys):
    path = tmp_path / "odd.csv"
    path.write_bytes("Who;Seen;Börn\nZoë;x;03/04/1985\n".encode("cp1252"))
    options = ["--map", "Who=name", "--map", "Seen=skip", "--map", "Börn=birth", "--dates", "mdy"]
    assert main(["import", str(clinic), str(path), *options, "--encoding", "cp1252", "--delimiter", ";"]) == 0
    assert "dates mdy" in capsys.readouterr().out


def test_rejects_go_where_they_were_asked_for(clinic, tmp_path):
    left = tmp_path / "left.csv"
    assert (
        main(["import", str(clinic), str(small(tmp_path, "Name,Phone\n,1\n")), "--rejects", str(left)]) == 3
    )
    assert "The row has no name." in left.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--map", "Nix=name"], "The list has no column “Nix”; it has Name and Phone."),
        (["--map", "Name=nix"], "There is no field “nix”"),
        (["--encoding", "klingon"], "There is no encoding called “klingon”."),
    ],
)
def test_a_slip_in_an_option_is_said_in_a_sentence(clinic, tmp_path, capsys, options, words):
    path = small(tmp_path, "Name,Phone\nAnn Lee,07700 900118\n")
    assert main(["import", str(clinic), str(path), *options]) == 2
    assert words in capsys.readouterr().err


def test_a_file_that_is_no_list_is_said_to_be_none(clinic, tmp_path, capsys):
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64))
    assert main(["import", str(clinic), str(path)]) == 2
    assert "The file is a picture" in capsys.readouterr().err
    assert main(["import", str(clinic), str(tmp_path / "none.csv")]) == 2


def test_help_has_an_example(capsys):
    with pytest.raises(SystemExit) as end:
        main(["import", "--help"])
    assert end.value.code == 0
    assert "smpdesk import Northgate.smpdesk clients.csv --dry-run" in capsys.readouterr().out
