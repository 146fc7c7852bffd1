"""Undo on everything of the book: each thing that its desks can write is done, taken back and put back."""

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from smpdesk.domain.appointment import VisitKind
from smpdesk.domain.waiting import Urgency, Waiting
from smpdesk.domain.working import Block, Closure, Turnaround, TurnaroundRule
from smpdesk.services.desks import Desks
from tests import builders as a
from tests.storage.made import contents

DESKS = ("sessions", "slots", "waiting", "working", "late", "calendars")
DAY = date(2026, 11, 25)
MORNING = datetime(2026, 11, 25, 10)


def names_in_source() -> set[str]:
    """What the book's desks call their writes."""
    found: set[str] = set()
    for desk in DESKS:
        tree = ast.parse(Path(f"smpdesk/services/{desk}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            called = node.func if isinstance(node, ast.Call) else None
            named = isinstance(called, ast.Attribute) and called.attr in ("write", "_become", "change")
            parts = [node] if named else []
            parts += node.args.defaults if isinstance(node, ast.FunctionDef) and node.name == "change" else []
            for each in (inner for part in parts for inner in ast.walk(part)):
                if (
                    isinstance(each, ast.Constant)
                    and isinstance(each.value, str)
                    and each.value[:1].isupper()
                ):
                    found.add(each.value)
    assert len(found) > 20
    return found


def test_everything_that_the_book_writes_is_taken_back_and_put_back(desks: Desks, tmp_path: Path) -> None:
    owen, ana = a.client(desks), a.client(desks, "Ana", "Sousa")
    visit = a.visit(desks, owen, f"{DAY} 10:00", minutes=60)
    review = a.visit(desks, ana, "2026-11-24 09:00", minutes=60, kind=VisitKind.REVIEW, technician=2, room=2)
    entry = desks.waiting.add(Waiting(client=ana.id, since=a.TODAY, minutes=60))
    second = desks.waiting.add(Waiting(client=ana.id, since=a.TODAY, minutes=60))
    desks.working.save_closure(Closure(first=date(2026, 12, 25), last=date(2026, 12, 26)))
    desks.working.save_block(Block(name="Lunch", starts=780, ends=810))
    book, list_, work = desks.sessions, desks.waiting, desks.working
    later = MORNING + timedelta(days=7)
    free = a.visit_draft(ana, "2026-11-26 15:00", minutes=60)
    deeds: list[Callable[[], object]] = [
        lambda: book.book(a.visit_draft(ana, f"{DAY} 13:00", kind=VisitKind.TOUCH_UP)),
        lambda: book.move(visit.id, MORNING, MORNING + timedelta(hours=2), 1, 1),  # made longer
        lambda: book.move(visit.id, MORNING, MORNING + timedelta(hours=1), 2, 2),  # dragged to another
        lambda: book.move(
            visit.id, later, later + timedelta(hours=1), 1, 1
        ),  # cut, and pasted in another week
        lambda: book.change(replace(book.booking(visit.id).appointment, note="Rings first")),
        lambda: book.cancel(visit.id, "Ill"),
        lambda: book.cancel(visit.id, "Closed", by_clinic=True),
        lambda: book.no_show(visit.id),
        lambda: book.arrive(review.id),
        lambda: book.in_chair(review.id),
        lambda: desks.slots.book_course(desks.slots.course(ana.id, date(2026, 12, 1))),
        lambda: list_.add(Waiting(client=owen.id, since=a.TODAY)),
        lambda: list_.save(replace(list_.get(entry.id).waiting, urgency=Urgency.URGENT)),
        lambda: list_.end(list_.get(second.id).waiting, "Went elsewhere"),
        lambda: list_.book(entry.id, free),
        lambda: work.save_hours(1, ((600, 900),) * 7),
        lambda: work.save_closure(Closure(staff=1, first=DAY, last=DAY, name="Lisbon")),
        lambda: work.save_closure(replace(work.closures()[0], name="Christmas")),
        lambda: work.drop_closure(work.closures()[0]),
        lambda: work.save_block(Block(staff=2, name="Training", starts=540, ends=600)),
        lambda: work.save_block(replace(work.blocks()[0], ends=840)),
        lambda: work.drop_block(work.blocks()[0]),
        lambda: work.save_turnarounds({VisitKind.SESSION: Turnaround(15, 10)}),
        lambda: work.save_turnarounds({VisitKind.REVIEW: Turnaround(5, 5)}, TurnaroundRule.ADVISE),
        lambda: work.save_lengths({VisitKind.REVIEW: 20}),
        lambda: desks.late.choose(72, "Half is due."),
        lambda: desks.calendars.choose(tmp_path, names=True),
    ]
    seen: set[str] = set()

    def walk(deed: Callable[[], object]) -> None:
        before, change = contents(desks.store), desks.store.journal.head().id
        deed()
        after = contents(desks.store)
        assert after != before and desks.store.journal.head().id == change + 1, "one change, for one undo"
        seen.add(desks.store.story.change(change + 1).name)
        desks.history.undo_last()
        assert contents(desks.store) == before
        desks.history.redo()
        assert contents(desks.store) == after
        desks.history.undo_last()
        assert contents(desks.store) == before

    for deed in deeds:
        walk(deed)
    for prepare, deed in (
        (lambda: book.cancel(visit.id, "Ill"), lambda: book.undo_state(visit.id)),
        (lambda: book.in_chair(review.id), lambda: book.done(review.id)),
        (lambda: book.arrive(visit.id), lambda: book.undo_state(visit.id)),
    ):
        prepare()
        walk(deed)
        desks.history.undo_last()
    assert names_in_source() <= seen, names_in_source() - seen
