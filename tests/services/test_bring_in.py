"""Bringing clients in: the four lists one after another, and lists of shapes that nobody announced."""

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from smpdesk.domain.bringing_in import Cancelled, Decision, Fate, OnMatch, Outcome
from smpdesk.domain.client import Client, Permission, Sex
from smpdesk.domain.client_list import DateOrder, Into
from smpdesk.domain.course import CourseKind
from smpdesk.domain.problem import Refusal, StorageFault
from smpdesk.services.bring_in_words import fate_in_words
from smpdesk.services.desks import Desks
from tests import builders as a

DATA = Path(__file__).parents[1] / "data"
LISTS = ("salon-export", "contacts-windows", "phone-contacts", "ledger")


def brought_in(desks: Desks, path: Path, **options: object) -> Outcome:
    """A list brought in as the command line does it."""
    read = desks.bring_in.read(path)
    return desks.bring_in.write(desks.bring_in.plan(read, **options))  # type: ignore[arg-type]


def listed(folder: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    """A list in a file of its own."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def everybody(desks: Desks) -> list[Client]:
    """All clients in order of their numbers."""
    return desks.store.clients.all()


def named(desks: Desks, name: str) -> Client:
    """The one client of this name."""
    (found,) = [each for each in everybody(desks) if each.name == name]
    return found


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """The four lists in a folder that may be written to."""
    for name in LISTS:
        shutil.copy(DATA / f"{name}.csv", tmp_path)
    return tmp_path


class Four(NamedTuple):
    """A clinic into which the four lists came one after another, and what became of each; nobody changes it."""

    desks: Desks
    outcomes: list[Outcome]


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Four]:
    """Brought in once for all who only look at it."""
    folder = tmp_path_factory.mktemp("four")
    desks = a.clinic(folder)
    outcomes = [brought_in(desks, Path(shutil.copy(DATA / f"{name}.csv", folder))) for name in LISTS]
    yield Four(desks, outcomes)
    desks.close()


def people_counted_by_hand() -> list[tuple[int, int, int]]:
    """(new, same, left out) of each list, by nothing but the csv module and the rule of the issue.

    Everybody of the first three lists has a telephone number, so name and number tell who is who; the `?` rows
    of the Windows list are told by their numbers alone.
    """

    def rows(name: str, encoding: str, sign: str) -> list[dict[str, str]]:
        text = (DATA / f"{name}.csv").read_bytes().decode(encoding)
        return list(csv.DictReader(StringIO(text, newline=""), delimiter=sign))

    def letters(name: str) -> str:
        if ", " in name:
            name = " ".join(reversed(name.split(", ", 1)))
        # The lists write each of their people with the same letters, up to case and the dot of the Turkish i.
        return name.strip().upper().replace("İ", "I").replace("İ", "I")

    def last(number: str) -> str:
        return "".join(c for c in number.split(" / ")[0] if c.isdigit())[-9:]

    people: list[tuple[str, str]] = []
    counts: list[tuple[int, int, int]] = []
    for name, encoding, sign, heads, number in (
        ("salon-export", "utf-8-sig", ",", ("Full Name",), "Mobile Number"),
        ("contacts-windows", "cp1252", ";", ("First Name", "Last Name"), "Mobile Phone"),
        ("phone-contacts", "utf-8", ",", ("First Name", "Last Name"), "Phone 1 - Value"),
        ("ledger", "utf-8", ",", ("Name",), "Tel"),
    ):
        new = same = left = 0
        for row in rows(name, encoding, sign):
            who = letters(" ".join(row[head] for head in heads))
            phone = last(row[number])
            if not who:
                left += 1
            elif (who, phone) in people:
                same += 1
            elif any(other == who for other, _ in people) or any(
                alike(who, other) and phone == theirs for other, theirs in people
            ):
                left += 1
            else:
                new += 1
                people.append((who, phone))
        counts.append((new, same, left))
    return counts


def alike(one: str, other: str) -> bool:
    """True when two names differ only where one has a question mark."""
    if len(one) != len(other) or "?" not in one + other:
        return False
    return all(x == y or "?" in (x, y) for x, y in zip(one, other, strict=True))


def test_the_four_lists_one_after_another_bring_everybody_once(four):
    desks, outcomes = four
    counts = [(each.new, each.same, each.cannot) for each in outcomes]
    assert counts == [(318, 0, 2), (200, 19, 1), (180, 18, 2), (197, 52, 1)]
    assert counts == people_counted_by_hand()
    assert desks.clients.count() == 318 + 200 + 180 + 197 == 895
    # 250 rows less the nameless one, the short one and two of three equal ones.
    assert [each.sessions for each in outcomes] == [0, 0, 0, 246]
    assert desks.store.sessions.count() == 246
    assert desks.keeping.check().problems == ()


def test_brought_in_a_second_time_the_four_lists_change_nothing(four, lists):
    desks = four.desks
    before, changes = everybody(desks), desks.store.journal.count()
    outcomes = [brought_in(desks, lists / f"{name}.csv") for name in LISTS]
    assert [(each.new, each.same, each.cannot) for each in outcomes] == [
        (0, 318, 2),
        (0, 219, 1),
        (0, 198, 2),
        (0, 249, 1),
    ]
    assert everybody(desks) == before
    assert desks.store.journal.count() == changes


def test_no_row_of_the_four_lists_vanishes_without_being_named(four):
    for outcome, rows in zip(four.outcomes, (320, 220, 200, 250), strict=True):
        assert outcome.new + outcome.same + outcome.cannot == rows
        assert outcome.rejects is not None
        saved = list(csv.reader(StringIO(outcome.rejects.read_text("utf-8-sig"), newline="")))
        assert [row[0] for row in saved[1:]] == [str(each.row.number) for each in outcome.plan.left_out]
        assert all(row[1].endswith(".") for row in saved[1:])


def test_the_rows_left_out_say_why(four):
    reasons = {}
    for name, outcome in zip(LISTS, four.outcomes, strict=True):
        for each in outcome.plan.left_out:
            reasons[name, each.row.number] = fate_in_words(each)
    assert list(reasons) == [
        ("salon-export", 171),
        ("salon-export", 183),
        ("contacts-windows", 11),
        ("phone-contacts", 18),
        ("phone-contacts", 19),
        ("ledger", 9),
    ]
    assert "Matthew Harris may be Matthew Harris (row 52): the same name" in reasons["salon-export", 171]
    assert "?lalm?? Gül may be İlalmış Gül (client " in reasons["contacts-windows", 11]
    assert "Arkadiusz Szok" in reasons["ledger", 9]


def test_the_salon_export_keeps_every_field(desks, lists):
    brought_in(desks, lists / "salon-export.csv")
    found = named(desks, "Tiago Morais")
    assert (found.given, found.family, found.sex, found.birth) == (
        "Tiago",
        "Morais",
        Sex.MALE,
        date(1952, 10, 29),
    )
    assert (found.phone_e164, found.email) == ("+447700900393", "tiago.morais85@example.com")
    assert found.address == "72 Chandler Meadows\nNew Adrianland\nLE4A 5JN"
    assert (found.marketing, found.referral, found.since) == (Permission.NO, "Walk-in", date(2025, 12, 3))
    assert (found.alert, found.notes) == ("", "Client ID: 10000\nAccepts SMS Marketing: Yes")


def test_the_ledger_fills_what_the_phone_did_not_know(desks, lists):
    brought_in(desks, lists / "phone-contacts.csv")
    before = named(desks, "Calixto Torrent"), named(desks, "Willfried Beckmann")
    brought_in(desks, lists / "ledger.csv")
    beckmann = named(desks, "Willfried Beckmann")
    assert (before[1].other_phone_e164, beckmann.other_phone_e164) == ("", "+447700900390")
    assert beckmann.notes.count("Fair skin, burns easily") == 1
    assert named(desks, "Carl Allen").birth == date(1985, 11, 18)


def test_what_cannot_be_read_in_the_ledger_is_named_and_noted(desks, lists):
    plan = brought_in(desks, lists / "ledger.csv").plan
    said = {each.row.number: [one.code for one in each.problems] for each in plan.rows if each.problems}
    assert said == {
        21: ["list_date_impossible"],
        25: ["list_birth_in_future"],
        62: ["list_phone_unreadable"],
    }
    assert named(desks, "Olivier Giraud").birth is None
    assert "31/02/1984" in named(desks, "Olivier Giraud").notes
    assert named(desks, "Pedro Melo").birth is None
    assert "04/05/2031" in named(desks, "Pedro Melo").notes
    assert "call his wife" in named(desks, "Hudavent Bilge").notes


def test_formulas_markup_and_long_remarks_of_the_ledger_are_text(desks, lists):
    brought_in(desks, lists / "ledger.csv")
    assert '=HYPERLINK("http://example.com","click")' in named(desks, "Éléonore Duhamel").notes
    assert '<b>keloid</b> & "itching"' in named(desks, "Salurbay Demir").notes
    assert named(desks, "Marthe Bonneau").notes == "x" * 4000


def test_past_sessions_become_historical_records_with_pigment_dilution_and_lot(desks, lists):
    brought_in(desks, lists / "ledger.csv")
    (session,) = desks.clients.sessions(named(desks, "Jaime Lledó").id)
    assert (session.day, session.number, session.historical, session.finished) == (
        date(2022, 2, 5),
        2,
        True,
        True,
    )
    (zone,) = session.zones
    assert (zone.pigment, zone.dilution, zone.pigment_lot) == ("GR2", 4, "GR2-2409")
    (course,) = desks.clients.courses(named(desks, "Jaime Lledó").id)
    assert (course.id, course.planned) == (session.course, 3)
    (other,) = desks.clients.sessions(named(desks, "Carl Allen").id)
    assert [(one.pigment, one.dilution, one.pigment_lot) for one in other.zones] == [("GR1", 8, "GR1-2311")]
    (touch_up,) = desks.clients.sessions(named(desks, "Hans-Rudolf Hecker").id)
    assert (touch_up.touch_up, touch_up.number) == (True, 0)
    assert desks.clients.courses(named(desks, "Hans-Rudolf Hecker").id)[0].kind is CourseKind.TOUCH_UP
    (unknown,) = desks.clients.sessions(named(desks, "Benjamin Lévêque").id)
    assert (unknown.zones, unknown.notes) == ((), "Pigment / lot: lot ?")


def test_three_equal_rows_are_one_person_with_one_session(desks, lists):
    plan = brought_in(desks, lists / "ledger.csv").plan
    teruel = [each for each in plan.rows if each.name == "Luis Teruel"]
    first = teruel[0].row.number
    assert [fate_in_words(each) for each in teruel] == ["new", f"same as row {first}", f"same as row {first}"]
    assert len(desks.clients.sessions(named(desks, "Luis Teruel").id)) == 1


def test_the_lists_in_another_order_leave_nobody_twice_either(desks, lists):
    outcomes = [brought_in(desks, lists / f"{name}.csv") for name in reversed(LISTS)]
    names = [(each.name.casefold(), each.phone_e164) for each in everybody(desks)]
    assert len(set(names)) == len(names) == desks.clients.count()
    for outcome, rows in zip(outcomes, (250, 200, 220, 320), strict=True):
        assert outcome.new + outcome.same + outcome.cannot == rows


def test_cancelling_leaves_nothing_behind(desks, lists):
    plan = desks.bring_in.plan(desks.bring_in.read(lists / "ledger.csv"))
    seen: list[int] = []
    with pytest.raises(Cancelled):
        desks.bring_in.write(
            plan, progress=lambda done, _: seen.append(done), stopped=lambda: seen[-1] >= 100
        )
    assert (desks.clients.count(), desks.store.sessions.count()) == (0, 0)
    assert not list(lists.glob("*not brought in*"))
    assert desks.bring_in.write(plan).new == 246


def test_planning_can_be_cancelled_too(desks, lists):
    with pytest.raises(Cancelled):
        desks.bring_in.plan(desks.bring_in.read(lists / "ledger.csv"), stopped=lambda: True)


def test_rejects_that_cannot_be_saved_keep_everything_out(desks, lists):
    plan = desks.bring_in.plan(desks.bring_in.read(lists / "ledger.csv"))
    with pytest.raises(StorageFault):
        desks.bring_in.write(plan, rejects=lists / "nowhere" / "left.csv")
    assert desks.clients.count() == 0


def test_what_changed_since_the_plan_is_seen_when_it_is_written(desks, tmp_path):
    path = listed(tmp_path, "Name,Phone\nAnn Lee,07700 900118\n")
    plan = desks.bring_in.plan(desks.bring_in.read(path))
    desks.clients.add(Client(given="Ann", family="Lee", phone="07700 900118"))
    outcome = desks.bring_in.write(plan)
    assert (outcome.new, outcome.same, desks.clients.count()) == (0, 1, 1)


def test_a_dry_run_writes_nothing(desks, lists):
    plan = desks.bring_in.plan(desks.bring_in.read(lists / "ledger.csv"))
    assert (plan.count(Fate.NEW), plan.count(Fate.CANNOT), plan.sessions) == (246, 1, 246)
    assert (desks.clients.count(), len(list(lists.iterdir()))) == (0, 5)


def test_on_match_skip_leaves_people_who_are_there_alone_and_names_their_rows(desks, tmp_path):
    desks.clients.add(Client(given="Ann", family="Lee", phone="07700 900118"))
    path = listed(tmp_path, "Name,Phone,Email\nAnn Lee,07700 900118,ann@example.com\nBob Ray,07700 900119,\n")
    outcome = brought_in(desks, path, on_match=OnMatch.SKIP)
    assert (outcome.new, outcome.same, outcome.cannot) == (1, 0, 1)
    assert named(desks, "Ann Lee").email == ""


def test_on_match_new_brings_everybody_in_as_new(desks, tmp_path):
    desks.clients.add(Client(given="Ann", family="Lee", phone="07700 900118"))
    outcome = brought_in(desks, listed(tmp_path, "Name,Phone\nAnn Lee,07700 900118\n"), on_match=OnMatch.NEW)
    assert (outcome.new, desks.clients.count()) == (1, 2)


def test_a_doubtful_row_comes_in_as_the_person_at_the_desk_decides(desks, tmp_path):
    desks.clients.add(Client(given="?efi", family="Y?ld?r?m", phone="07700 900275"))
    path = listed(tmp_path, "Name,Phone,Email\nŞefi Yıldırım,07700 900275,s@example.com\n")
    read = desks.bring_in.read(path)
    assert [each.doubtful for each in desks.bring_in.plan(read).rows] == [True]
    same = desks.bring_in.plan(read, decisions={2: Decision.SAME})
    assert desks.bring_in.write(same).same == 1
    assert [(each.name, each.email) for each in everybody(desks)] == [("Şefi Yıldırım", "s@example.com")]
    other = listed(tmp_path, "Name,Phone\nŞefi Yildirimoglu,07700 900275\n", "other.csv")
    again = desks.bring_in.plan(desks.bring_in.read(other), decisions={2: Decision.NEW})
    assert desks.bring_in.write(again).new == 1


def test_contradictions_are_noted_in_words(desks, tmp_path):
    desks.clients.add(Client(given="Ann", family="Lee", phone="07700 900118", email="ann@example.com"))
    brought_in(desks, listed(tmp_path, "Name,Phone,Email\nANN LEE,07700 900118,lee@example.com\n"))
    assert named(desks, "Ann Lee").email == "ann@example.com"
    assert "E-mail in list.csv: lee@example.com (kept: ann@example.com)" in named(desks, "Ann Lee").notes


def test_columns_and_dates_can_be_changed_before_anything_is_written(desks, tmp_path):
    path = listed(tmp_path, "Who,Blower,Day,Extra\nAnn Lee,07700 900118,03/04/1985,x\n")
    read = desks.bring_in.read(path)
    columns = desks.bring_in.moved(read, {0: Into.NAME, 2: Into.BIRTH, 3: Into.SKIP})
    desks.bring_in.write(desks.bring_in.plan(read, columns, DateOrder.MDY))
    assert (named(desks, "Ann Lee").birth, named(desks, "Ann Lee").notes) == (date(1985, 3, 4), "")


def test_a_list_without_names_is_refused(desks, tmp_path):
    read = desks.bring_in.read(listed(tmp_path, "Phone,Email\n07700 900118,ann@example.com\n"))
    with pytest.raises(Refusal, match="list_names_missing"):
        desks.bring_in.plan(read)


def test_ambiguous_dates_are_read_as_the_clinics_country_writes_them(tmp_path):
    path = listed(tmp_path, "Name,DOB\nAnn Lee,03/04/1985\n")
    for country, birth in (("US", date(1985, 3, 4)), ("GB", date(1985, 4, 3))):
        clinic = a.clinic(tmp_path / country, country=country)
        read = clinic.bring_in.read(path)
        assert not read.certain
        clinic.bring_in.write(clinic.bring_in.plan(read))
        assert named(clinic, "Ann Lee").birth == birth
        clinic.close()


@pytest.mark.parametrize(
    ("country", "encoding", "text", "given", "family", "phone", "birth"),
    [
        (
            "DE",
            "utf-16",
            "Kundenliste\n\nVorname\tNachname\tHandy\tGeburtsdatum\nJürgen\tMüller\t0151 23456789\t03.04.1985\n",
            "Jürgen",
            "Müller",
            "+4915123456789",
            date(1985, 4, 3),
        ),
        (
            "FR",
            "cp1252",
            "Nom|Prénom|Téléphone portable|Né(e) le\nDUPONT|Élodie|06 12 34 56 78|1er mars 1985\n",
            "Élodie",
            "Dupont",
            "+33612345678",
            date(1985, 3, 1),
        ),
        (
            "PL",
            "cp1250",
            "Imię i nazwisko;Telefon;Data urodzenia\nGrażyna Żółć;602-345-678;24.12.1990\nŁucja Wąs;;\n",
            "Grażyna",
            "Żółć",
            "+48602345678",
            date(1990, 12, 24),
        ),
        (
            "TR",
            "cp1254",
            "Adı;Soyadı;Cep Telefonu;Doğum Tarihi\nŞefik;Yıldırım;0532 123 45 67;03.04.1985\n",
            "Şefik",
            "Yıldırım",
            "+905321234567",
            date(1985, 4, 3),
        ),
        (
            "ES",
            "mac_roman",
            "Nombre,Apellidos,Móvil,Fecha de nacimiento\nJosé,Muñoz Peña,612 345 678,25/12/1980\n",
            "José",
            "Muñoz Peña",
            "+34612345678",
            date(1980, 12, 25),
        ),
        (
            "US",
            "utf-8",
            "First Name,Last Name,Cell,DOB\nJohn,Smith,(415) 555-0132,12/25/1980\nMary,Jones,,03/04/85\n",
            "John",
            "Smith",
            "+14155550132",
            date(1980, 12, 25),
        ),
        (
            "GB",
            "utf-8",
            'Name,Mobile,Born,,,\n"Lee, Ann","07700 900118\n",29159,,,\n,,,,,\n',
            "Ann",
            "Lee",
            "+447700900118",
            date(1979, 10, 31),
        ),
        (
            "GB",
            "utf-8",
            "Ann Lee;07700 900118;12/03/1980\nBob Ray;07700 900119;25/11/1975\n",
            "Ann",
            "Lee",
            "+447700900118",
            date(1980, 3, 12),
        ),
    ],
    ids=["german", "french", "polish", "turkish", "spanish-mac", "american", "spreadsheet", "no-headings"],
)
def test_lists_of_other_shapes_come_in(tmp_path, country, encoding, text, given, family, phone, birth):
    clinic = a.clinic(tmp_path, country=country)
    outcome = brought_in(clinic, listed(tmp_path, text, encoding=encoding))
    first = everybody(clinic)[0]
    assert outcome.cannot == 0
    assert (first.given, first.family, first.phone_e164, first.birth) == (given, family, phone, birth)
    clinic.close()


def test_a_list_with_a_row_for_each_session_is_one_course(desks, tmp_path):
    text = (
        "Client,Mobile,Date,Session no,Pigment\nAnn Lee,07700 900118,01/10/2026,1,GR2 1:8\n"
        "Ann Lee,07700 900118,15/10/2026,2,GR2 1:6\nAnn Lee,07700 900118,05/11/2026,3,GR2 1:4\n"
        "Ann Lee,07700 900118,15/10/2026,2,GR2 1:6\n"
    )
    outcome = brought_in(desks, listed(tmp_path, text))
    assert (outcome.new, outcome.same, outcome.sessions) == (1, 3, 3)
    ann = named(desks, "Ann Lee").id
    assert [each.number for each in desks.clients.sessions(ann)] == [3, 2, 1]
    (course,) = desks.clients.courses(ann)
    assert (course.planned, course.started, course.ended) == (3, date(2026, 10, 1), date(2026, 11, 5))


def test_a_column_for_each_session_gives_each_its_record(desks, tmp_path):
    text = "Name,Phone,Session 1,Session 2,Touch-up\nAnn Lee,07700 900118,01/02/2024,15/02/2024,20/05/2025\n"
    brought_in(desks, listed(tmp_path, text))
    found = desks.clients.sessions(named(desks, "Ann Lee").id)[::-1]
    assert [(each.day, each.number, each.touch_up) for each in found] == [
        (date(2024, 2, 1), 1, False),
        (date(2024, 2, 15), 2, False),
        (date(2025, 5, 20), 0, True),
    ]


def test_what_was_used_in_each_of_several_sessions_stays_with_its_session(desks, tmp_path):
    text = "Name;Phone;Session 1;Pigment 1;Session 2;Pigment 2\nAnn Lee;1;01/02/2024;GR2 1:8;15/02/2024;GR3 1:4 lot Z\n"
    brought_in(desks, listed(tmp_path, text))
    found = desks.clients.sessions(named(desks, "Ann Lee").id)[::-1]
    used = [
        (each.number, zone.pigment, zone.dilution, zone.pigment_lot) for each in found for zone in each.zones
    ]
    assert used == [(1, "GR2", 8, ""), (2, "GR3", 4, "Z")]


def test_a_session_in_the_future_is_named_and_no_record(desks, tmp_path):
    outcome = brought_in(
        desks, listed(tmp_path, "Name,Phone,Last session\nAnn Lee,07700 900118,24/12/2026\n")
    )
    assert [each.code for each in outcome.plan.rows[0].problems] == ["list_session_in_future"]
    assert (outcome.sessions, "24/12/2026" in named(desks, "Ann Lee").notes) == (0, True)


def test_a_blocked_client_carries_an_alert(desks, tmp_path):
    text = "Name,Phone,Blocked,Block reason\nAnn Lee,1,Yes,Abusive\nBob Ray,2,No,\n"
    brought_in(desks, listed(tmp_path, text))
    assert named(desks, "Ann Lee").alert == "Blocked\nBlock reason: Abusive"
    assert named(desks, "Bob Ray").alert == ""


def test_rows_that_are_no_people_are_left_out_and_named(desks, tmp_path):
    text = "Name;Phone\nA\nAnn Lee;07700 900118\nName;Phone\nBob Ray;07700 900119\nTotal: 2;\n12;\n"
    plan = brought_in(desks, listed(tmp_path, text)).plan
    assert [(each.row.number, each.why.code) for each in plan.left_out if each.why] == [
        (2, "list_row_is_letter"),
        (4, "list_row_is_heading"),
        (6, "list_row_is_total"),
        (7, "list_name_missing"),
    ]
    assert desks.clients.count() == 2


def test_a_yes_below_opted_out_is_a_no_to_marketing(desks, tmp_path):
    brought_in(desks, listed(tmp_path, "Name,Phone,Opted out\nAnn Lee,1,Yes\nBob Ray,2,No\n"))
    assert named(desks, "Ann Lee").marketing is Permission.NO
    assert named(desks, "Bob Ray").marketing is Permission.UNKNOWN


def test_numbers_that_were_saved_from_a_spreadsheet_keep_their_nought(desks, tmp_path):
    brought_in(desks, listed(tmp_path, 'Name,Phone\nAnn Lee,"=""07700900118"""\n'))
    assert named(desks, "Ann Lee").phone == "07700900118"


def test_words_beside_a_number_are_kept_in_the_notes(desks, tmp_path):
    plan = brought_in(desks, listed(tmp_path, "Name,Phone\nAnn Lee,07700 900118 (husband)\n")).plan
    assert plan.rows[0].problems == ()
    assert named(desks, "Ann Lee").notes == "Phone: 07700 900118 (husband)"


def test_a_workbook_comes_in(desks, tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Clients 2026",),
        ("Client name", "Mobile", "D.O.B.", "Last treatment", "Session", "Pigment", "Lot"),
        ("LEE, Ann", 7700900118, date(1980, 3, 12), date(2025, 1, 2), 2, "GR2 1:4", "GR2-2409"),
        ("=A3", "07700 900119", 29159, None, None, None, None),
    ):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    brought_in(desks, tmp_path / "list.xlsx")
    ann, formula = everybody(desks)
    assert (ann.name, ann.phone_e164, ann.birth) == ("Ann Lee", "+447700900118", date(1980, 3, 12))
    (session,) = desks.clients.sessions(ann.id)
    assert [(zone.pigment, zone.dilution, zone.pigment_lot) for zone in session.zones] == [
        ("GR2", 4, "GR2-2409")
    ]
    assert (formula.name, formula.birth) == ("=A3", date(1979, 10, 31))


def test_a_rejects_file_can_be_put_right_and_brought_in_again(desks, tmp_path):
    outcome = brought_in(desks, listed(tmp_path, "Name,Phone,Note\n,07700 900118,=1+1\n"))
    assert outcome.rejects is not None
    fixed = outcome.rejects.read_text("utf-8-sig").replace(",,07700", ",Ann Lee,07700")
    brought_in(desks, listed(tmp_path, fixed, "fixed.csv"))
    assert (named(desks, "Ann Lee").phone_e164, named(desks, "Ann Lee").notes) == ("+447700900118", "=1+1")


def test_the_import_is_one_change_of_the_journal(desks, lists):
    before = desks.store.journal.count()
    brought_in(desks, lists / "ledger.csv")
    assert desks.store.journal.count() == before + 1
    change = desks.store.journal.changes(1)[0]
    assert (change.name, change.actor) == ("Bring in clients", "Maya Reid")
