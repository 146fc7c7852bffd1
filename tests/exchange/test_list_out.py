"""A list leaves as a file in which nothing can be run."""

import csv
from datetime import date, datetime

import openpyxl
import pytest

from smpdesk.domain.formula import unguarded
from smpdesk.domain.problem import StorageFault
from smpdesk.exchange.list_out import save_csv, save_xlsx

EVIL = (
    "=1+1", "+1", "-5", "@SUM(A1)", "\tx", "\r=1", '=HYPERLINK("http://x")', " =1+1", "\n=1", "＝1+1",
    "-2+3+cmd|' /C calc'!A0", "+44 7700 900118", "+447700900118", "-", "=",
)  # fmt: skip
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_no_cell_of_a_csv_can_be_run_and_our_own_import_takes_the_guard_off(tmp_path):
    path = tmp_path / "list.csv"
    assert save_csv(path, ["Name", "=head"], [(text, text) for text in EVIL], phones={1}) == len(EVIL)
    for row, text in zip(read(path)[1:], EVIL, strict=True):
        assert not any(cell.startswith(RISKY) or cell.lstrip().startswith(RISKY) for cell in row)
        assert [unguarded(cell) for cell in row] == [text, text]
    assert read(path)[0] == ["Name", "'=head"]


def test_no_cell_of_a_workbook_is_a_formula(tmp_path):
    path = tmp_path / "list.xlsx"
    save_xlsx(path, ["Name", "=head"], [(text, text) for text in EVIL], phones={1})
    for row in openpyxl.load_workbook(path).active.iter_rows():
        for cell in row:
            assert cell.data_type == "s"
            assert not cell.value.startswith(RISKY)


def test_numbers_of_telephones_stay_text(tmp_path):
    rows = [("07700900118",), ("07700 900118",)]
    save_csv(tmp_path / "a.csv", ["Phone"], rows, phones={0})
    assert [cell for (cell,) in read(tmp_path / "a.csv")[1:]] == ["'07700900118", "07700 900118"]
    assert unguarded("'07700900118") == "07700900118"
    save_xlsx(tmp_path / "a.xlsx", ["Phone"], rows, phones={0})
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert [(each.value, each.data_type, each.number_format) for (each,) in sheet["A2:A3"]] == [
        ("07700900118", "s", "@"), ("07700 900118", "s", "@"),
    ]  # fmt: skip


def test_days_and_times_are_days_and_times(tmp_path):
    row = (date(2026, 11, 24), datetime(2026, 11, 24, 9, 30), None, 3, True, False)
    save_csv(tmp_path / "a.csv", list("abcdef"), [row])
    assert read(tmp_path / "a.csv")[1] == ["2026-11-24", "2026-11-24 09:30", "", "3", "yes", "no"]
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    save_xlsx(tmp_path / "a.xlsx", list("abcdef"), [row])
    cells = openpyxl.load_workbook(tmp_path / "a.xlsx").active[2]
    assert [each.value for each in cells[:4]] == [
        datetime(2026, 11, 24),
        datetime(2026, 11, 24, 9, 30),
        None,
        3,
    ]
    assert cells[0].is_date
    assert cells[1].is_date


def test_signs_that_no_workbook_can_hold_are_left_out(tmp_path):
    save_xlsx(tmp_path / "a.xlsx", ["a"], [("Ann\x00\x07e",)])
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["A2"].value == "Anne"


@pytest.mark.parametrize("save", [save_csv, save_xlsx])
def test_a_file_appears_whole_or_not_at_all(tmp_path, save):
    path = tmp_path / "list"
    path.write_text("before")

    def rows():
        yield ("Ann",)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(path, ["a"], rows())
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(StorageFault, match="file_not_written"):
        save(tmp_path / "nowhere" / "list", ["a"], [])
