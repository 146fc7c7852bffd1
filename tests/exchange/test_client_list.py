"""Files of client lists: any encoding, any sign between cells, workbooks and contact cards; and what is no list."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from smpdesk.domain.client_list import TextTable
from smpdesk.domain.problem import Refusal, StorageFault
from smpdesk.exchange.client_list import read_bytes, read_list
from smpdesk.exchange.rejects import save_rejects

DATA = Path(__file__).parents[1] / "data"


def cells(table: TextTable) -> list[tuple[str, ...]]:
    """The rows of a table as they are."""
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter", "rows"),
    [
        ("salon-export.csv", "utf-8", ",", 320),
        ("contacts-windows.csv", "cp1252", ";", 220),
        ("phone-contacts.csv", "utf-8", ",", 200),
        ("ledger.csv", "utf-8", ",", 250),
    ],
)
def test_the_four_lists_are_recognised(name, encoding, delimiter, rows):
    table = read_list(DATA / name)
    assert (table.encoding, table.delimiter, len(table.rows)) == (encoding, delimiter, rows)
    assert table.heading_line == 1


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("utf-8", "Zoë Łukasz Şefik"),
        ("utf-8-sig", "Zoë Łukasz Şefik"),
        ("utf-16", "Zoë Łukasz Şefik"),
        ("utf-16-le", "Zoe Lukasz Sefik"),
        ("cp1252", "Zoë Müller|François Lefèvre|José Muñoz"),
        ("cp1252", "Sean O’Neil|Anna “Annie” Lee|Lee – Ray"),
        ("cp1250", "Łukasz Wiśniewski|Grażyna Żółć|Jiří Dvořák"),
        ("cp1254", "Şefik Yıldırım|İbrahim Güneş|Ayşe Öztürk"),
        ("cp1251", "Пётр Иванов|Ольга Смирнова"),
        ("cp1253", "Γιώργος Παπαδόπουλος|Ελένη Δήμου"),
        ("mac_roman", "Zoë Müller|François Lefèvre|José Muñoz"),
        ("cp850", "Zoë Müller|François Lefèvre|José Muñoz"),
        ("iso8859_2", "Łukasz Wiśniewski|Małgorzata Wąż|Stanisław Źrebak"),
    ],
)
def test_letters_come_out_right_in_many_encodings(encoding, names):
    text = "Name;Phone\n" + "".join(f"{name};07700 900118\n" for name in names.split("|"))
    table = read_bytes(text.encode(encoding))
    assert [row[0] for row in cells(table)] == names.split("|")


def test_a_chosen_encoding_and_delimiter_are_obeyed():
    table = read_bytes("Name;Note\nAnn;é, ç\n".encode("cp1252"), encoding="cp1250", delimiter=",")
    assert (table.encoding, table.delimiter) == ("cp1250", ",")


def test_an_encoding_that_nobody_knows_is_refused():
    with pytest.raises(Refusal, match="list_encoding_unknown"):
        read_bytes(b"Name\nAnn\n", encoding="klingon")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_recognised(sign):
    text = sign.join(("Name", "Phone", "Notes")) + "\n" + sign.join(("Ann Lee", "07700 900118", "a. b c"))
    table = read_bytes(text.encode())
    assert (table.delimiter, cells(table)) == (sign, [("Ann Lee", "07700 900118", "a. b c")])


def test_commas_inside_cells_do_not_part_a_list_with_semicolons():
    table = read_bytes(b"Name;Address;Notes\nAnn;1 High St, Leeds, LS1;a, b\nBob;2 Low St, York, YO1;c, d\n")
    assert table.delimiter == ";"


def test_a_line_that_names_the_sign_is_obeyed_and_no_row():
    table = read_bytes(b"sep=;\r\nName;Phone\r\nAnn Lee;07700 900118\r\n")
    assert (table.delimiter, cells(table)) == (";", [("Ann Lee", "07700 900118")])


def test_a_list_of_one_column_is_a_list():
    assert cells(read_bytes(b"Name\nAnn Lee\nBob Ray\n")) == [("Ann Lee",), ("Bob Ray",)]


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    table = read_bytes(b'Clients\n\nName,Address\n"Ann","1 High St\nLeeds"\n,,\n\nBob,\n')
    assert table.heading_line == 3
    assert [(row.number, row.cells) for row in table.rows] == [
        (4, ("Ann", "1 High St\nLeeds")),
        (7, ("Bob",)),
    ]


def test_a_quotation_mark_that_never_closes_swallows_no_row():
    text = 'Name,Phone,Notes\nAnn,1,"open\nBob,2,fine\nCarol,3,5" scar\nDan,4,"shut"\n'
    names = [row[0] for row in cells(read_bytes(text.encode()))]
    assert names == ["Ann", "Bob", "Carol", "Dan"]


def test_old_mac_line_ends_and_nul_bytes_are_read():
    assert cells(read_bytes(b"Name,Phone\rAnn\x00 Lee,1\rBob,2\r")) == [("Ann Lee", "1"), ("Bob", "2")]


def test_empty_columns_at_the_end_are_none():
    table = read_bytes(b"Name,Phone,,,\nAnn,1,,,\n")
    assert table.headings == ("Name", "Phone")


def test_a_long_cell_stays_whole():
    long = "x" * 300_000
    assert cells(read_bytes(f"Name,Notes\nAnn,{long}\n".encode())) == [("Ann", long)]


def test_letters_that_were_written_twice_are_put_right():
    twice = "Name,City\nLuís Gómez,Łódź\n".encode().decode("cp1252", "replace")
    once = "Name,City\nLuís Gómez,Zürich\n".encode().decode("cp1252")
    assert cells(read_bytes(once.encode())) == [("Luís Gómez", "Zürich")]
    assert "Ã" in cells(read_bytes(twice.encode()))[0][0]  # something was lost there: it stays as it is
    assert cells(read_bytes("Name\nÃngela\n".encode())) == [("Ãngela",)]


def test_lines_quoted_as_a_whole_are_parted_all_the_same():
    text = '"Name,Phone,Notes"\n"Ann Lee,1,""hello, you"""\n"Bob Ray,2,x"\n'
    assert cells(read_bytes(text.encode())) == [("Ann Lee", "1", "hello, you"), ("Bob Ray", "2", "x")]


def test_columns_set_with_blanks_are_columns():
    text = "Name     Phone         Email\nAnn Lee  07700 900118  ann@x.com\nBob Ray                b@x.com\n"
    table = read_bytes(text.encode())
    assert table.headings == ("Name", "Phone", "Email")
    assert cells(table) == [("Ann Lee", "07700 900118", "ann@x.com"), ("Bob Ray", "", "b@x.com")]


def test_marks_that_nobody_sees_are_taken_out():
    assert cells(read_bytes("Name,Phone\nAnn,\u202a+44 7700\xa0900118\u202c\n".encode())) == [
        ("Ann", "+44 7700 900118")
    ]


def workbook(*rows: tuple[object, ...]) -> bytes:
    """The bytes of a workbook with these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_as_text():
    table = read_bytes(
        workbook(
            ("Name", "Mobile", "DOB", "Seen", "Paid", "Notes"),
            ("Ann Lee", 7700900118, datetime(1980, 3, 12), date(2025, 1, 2), 120.5, "=1+1"),
        )
    )
    assert (table.encoding, table.sheet) == ("", "Sheet")
    assert cells(table) == [("Ann Lee", "7700900118", "1980-03-12", "2025-01-02", "120.5", "=1+1")]


def test_the_sheet_with_people_is_read_and_the_others_are_named():
    book = openpyxl.Workbook()
    for name, rows in (
        ("Stock", [("Item", "Lot")] + [("GR2", str(at)) for at in range(9)]),
        ("Clients", [("Name", "Phone"), ("Ann Lee", "07700 900118")]),
        ("Nothing", []),
        ("Old", [("Name", "Phone"), ("Bob Ray", "07700 900119"), ("Cat Poe", "07700 900120")]),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    table = read_bytes(out.getvalue())
    assert (table.sheet, table.sheets) == ("Old", ("Stock", "Clients", "Old"))
    assert cells(read_bytes(out.getvalue(), sheet="Clients")) == [("Ann Lee", "07700 900118")]
    with pytest.raises(Refusal, match="list_sheet_unknown"):
        read_bytes(out.getvalue(), sheet="Nothing")


def test_contact_cards_are_a_list_too():
    card = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lee;Ann;Marie;;\r\nFN:Ann Lee\r\nTEL;TYPE=CELL:07700 900118\r\n"
        "EMAIL:ann@example.com\r\nBDAY:1980-03-12\r\nNOTE:Line one\\nline\r\n  two\r\nORG:Acme\r\nEND:VCARD\r\n"
    )
    table = read_bytes(card.encode())
    row = dict(zip(table.headings, cells(table)[0], strict=True))
    assert (row["Given name"], row["Family name"], row["Mobile"]) == ("Ann Marie", "Lee", "07700 900118")
    assert row["Notes"] == "Line one\nline two\nOrg: Acme"


def packed(name: str) -> bytes:
    """A zip file that holds one file of this name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "list_empty"),
        (b"\xef\xbb\xbf \r\n", "list_empty"),
        (b"Name,Phone\n", "list_without_rows"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64), "list_not_a_picture_of_one"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "list_not_a_pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "list_other_spreadsheet"),
        (packed("word/document.xml"), "list_not_a_document"),
        (packed("photos/one.jpg"), "list_not_an_archive"),
        (packed("xl/workbook.xml"), "list_damaged"),
        (workbook(("Name",))[:900], "list_damaged"),
        (b"<!DOCTYPE html><html><table>", "list_not_a_page"),
        (b'[{"name": "Ann"}]', "list_not_a_list"),
        (bytes((at * 7919 + 13) % 256 for at in range(5000)), "list_not_a_list"),
    ],
)
def test_what_is_no_list_is_refused_with_one_reason(data, code):
    with pytest.raises(Refusal) as refusal:
        read_bytes(data)
    assert [each.code for each in refusal.value.problems] == [code]


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(Refusal, match="list_unreadable"):
        read_list(tmp_path / "none.csv")
    with pytest.raises(Refusal, match="list_is_folder"):
        read_list(tmp_path)


def test_rejects_are_a_list_that_a_spreadsheet_opens_without_running_anything(tmp_path):
    path = tmp_path / "left.csv"
    save_rejects(path, ["Name", "Note"], [(9, "no name", ["", "=1+1"]), (12, "why", ["Łuk", 'a "b"\nc'])])
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"'=1+1" in data
    table = read_bytes(data)
    assert table.headings[2:] == ("Name", "Note")
    assert [row[2:] for row in cells(table)] == [("", "=1+1"), ("Łuk", 'a "b"\nc')]


def test_rejects_that_cannot_be_written_are_a_fault(tmp_path):
    with pytest.raises(StorageFault):
        save_rejects(tmp_path / "nowhere" / "left.csv", ["Name"], [(2, "why", ["x"])])
    assert list(tmp_path.iterdir()) == []
