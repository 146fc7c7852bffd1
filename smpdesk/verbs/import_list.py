"""``smpdesk import CLINIC FILE``: bring a client list in, or say what would become of each row."""

import argparse
from pathlib import Path
from typing import Any

from smpdesk import words
from smpdesk.domain.bringing_in import Fate, ListRead, OnMatch, Outcome, Plan, PlannedRow
from smpdesk.domain.client_list import Column, DateOrder, Into
from smpdesk.domain.names import fold
from smpdesk.domain.problem import refuse
from smpdesk.services.bring_in import BringInDesk
from smpdesk.services.bring_in_words import fate_in_words
from smpdesk.verbs import OK, PARTLY, USAGE
from smpdesk.verbs.arguments import verb
from smpdesk.verbs.opened import complain, open_desks

_DELIMITERS = {"tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"}


def add(verbs: Any) -> None:
    """Describe the verb to the command line."""
    parser = verb(
        verbs,
        "import",
        "bring in a client list (CSV, any text with parted cells, XLSX, vCard)",
        "smpdesk import Northgate.smpdesk clients.csv --dry-run\n"
        '  smpdesk import Northgate.smpdesk clients.csv --map "Kd.-Nr.=skip" --map "Tel. privat=other_phone"',
    )
    parser.add_argument("clinic", type=Path, metavar="CLINIC", help="folder of the clinic")
    parser.add_argument("file", type=Path, metavar="FILE", help="the list")
    parser.add_argument("--dry-run", action="store_true", help="write nothing; say each row's fate")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADING=FIELD",
        help=f"where a column goes, may be repeated; fields: {', '.join(Into)} (notes: under its heading)",
    )
    orders = [each.value for each in DateOrder]
    parser.add_argument("--dates", choices=orders, help="how 03/04/2024 is meant")
    parser.add_argument("--encoding", default="", help="such as utf-8, cp1252, cp1250, mac_roman")
    parser.add_argument("--delimiter", default="", help="the sign between cells: , ; | or tab")
    parser.add_argument("--sheet", default="", help="the sheet of a workbook that holds the clients")
    parser.add_argument(
        "--on-match",
        choices=[each.value for each in OnMatch],
        default=OnMatch.FILL.value,
        help="a row whose person is there: fill empty fields (usual), skip it, or bring it in as new",
    )
    parser.add_argument(
        "--rejects",
        type=Path,
        metavar="FILE",
        help="where rows that cannot come in are saved with the reasons (beside the list if left out)",
    )


def run(args: argparse.Namespace) -> int:
    """Bring the list in and count; ends with 3 when rows were left out."""
    with open_desks(args.clinic) as desks:
        desk = desks.bring_in
        try:
            read = desk.read(
                args.file, args.encoding, _DELIMITERS.get(args.delimiter, args.delimiter), args.sheet
            )
            columns = _mapped(desk, read, args.map)
            order = DateOrder(args.dates) if args.dates else desk.order_of(read, columns)
            plan = desk.plan(read, columns, order, OnMatch(args.on_match))
            _recognised(plan)
            if args.dry_run:
                _fates(plan)
                return PARTLY if plan.left_out else OK
            outcome = desk.write(plan, args.rejects)
        except KeyboardInterrupt:
            complain("stopped; nothing was brought in.")
            return USAGE
    _named(outcome.plan)
    _summary(outcome)
    return PARTLY if outcome.cannot else OK


def _mapped(desk: BringInDesk, read: ListRead, wishes: list[str]) -> tuple[Column, ...]:
    """The columns with those of ``--map`` sent where they were told to go."""
    by_name = {fold(each.heading): each.index for each in read.columns}
    exact = {each.heading: each.index for each in read.columns}
    chosen: dict[int, Into] = {}
    for wish in wishes:
        heading, _, field = wish.rpartition("=")
        index = exact.get(heading.strip(), by_name.get(fold(heading)))
        if not heading or index is None:
            raise refuse(
                "list_column_unknown", heading=heading or wish, headings=[c.heading for c in read.columns]
            )
        if field.strip() not in list(Into):
            raise refuse("list_field_unknown", named=field.strip(), fields=list(map(str, Into)))
        chosen[index] = Into(field.strip())
    return desk.moved(read, chosen)


def _recognised(plan: Plan) -> None:
    """What the list was taken for, before anything else."""
    read = plan.read
    table = read.table
    parted = {"\t": "tab", "": "one column", "  ": "blanks"}.get(table.delimiter, table.delimiter)
    how = (
        f"workbook, sheet {table.sheet!r}"
        if not table.encoding
        else f"{table.encoding}, cells separated by {parted}"
    )
    heads = f"headings in row {table.heading_line}" if table.heading_line else "no headings"
    sure = "" if read.certain or not read.depends else " (the list does not show it)"
    print(
        f"{read.path.name}: {how}, {heads}, {words.counted(len(table.rows), 'row')}, dates {plan.order}{sure}"
    )
    others = [name for name in table.sheets if name != table.sheet]
    if others:
        print(f"  not read: sheets {words.listed(others)} (bring them in with --sheet)")
    for each in plan.columns:
        print(f"  {each.heading} -> {each.into}")


def _fates(plan: Plan) -> None:
    """A line for each row, then the counts."""
    for each in plan.rows:
        print(f"row {each.row.number}: {each.name or '(no name)'}: {fate_in_words(each)}")
        _left_out(each)
    print(f"new {plan.count(Fate.NEW)}")
    print(f"same {plan.count(Fate.SAME)}")
    print(f"cannot {plan.count(Fate.CANNOT)}")
    print(f"sessions {plan.sessions}")
    print("nothing was written (dry run)")


def _left_out(row: PlannedRow) -> None:
    for each in row.problems:
        print(f"  row {row.row.number}: {words.say(each)}")


def _named(plan: Plan) -> None:
    """Every row that did not come in, and every cell that was left out of one."""
    for each in plan.rows:
        if each.fate is Fate.CANNOT:
            print(f"row {each.row.number}: {each.name or '(no name)'}: {fate_in_words(each)}")
        _left_out(each)


def _summary(outcome: Outcome) -> None:
    print(f"new {outcome.new}")
    print(f"same {outcome.same}")
    print(f"cannot {outcome.cannot}")
    print(f"sessions {outcome.sessions}")
    if outcome.rejects:
        print(f"rows that did not come in: {outcome.rejects}")
