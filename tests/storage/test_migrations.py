"""Migrations: each whole or not at all, and the row models are what they make."""

import re

import peewee
import pytest

from smpdesk.domain.problem import StorageFault
from smpdesk.storage import runner
from smpdesk.storage import store as store_module
from smpdesk.storage.engine import SqliteClinic
from smpdesk.storage.keys import sign_in
from smpdesk.storage.migrations import STEPS
from smpdesk.storage.migrations.step import Step
from smpdesk.storage.store import Store
from smpdesk.storage.tables import every
from tests.storage.locked import TOM, fresh
from tests.storage.made import CLOCK, person

LAST = len(STEPS)
NEXT = LAST + 1


def step(number: int, *sqlite: str) -> Step:
    return Step(number=number, name="try", sqlite=sqlite, postgres=())


def everything(store: Store) -> list[tuple[object, ...]]:
    found = []
    for schema in ("main", "photos"):
        found += store.database.run(
            f"SELECT type, name, sql FROM {schema}.sqlite_master ORDER BY name"
        ).fetchall()
    return [tuple(each) for each in found]


def described(db: peewee.SqliteDatabase, table: str, schema: str) -> dict[str, object]:
    """Columns, keys and indexes of a table, without what only the migrations' SQL says (checks)."""
    columns = [
        (each.name, each.data_type, each.null, each.primary_key) for each in db.get_columns(table, schema)
    ]
    keys = sorted(
        (each.column, each.dest_table, each.dest_column) for each in db.get_foreign_keys(table, schema)
    )
    indexes = sorted(
        (each.name, tuple(each.columns), each.unique)
        for each in db.get_indexes(table, schema)
        if not each.name.startswith("sqlite_autoindex")
    )
    (flags,) = [
        tuple(row[4:6])
        for row in db.execute_sql(f'PRAGMA "{schema}".table_list("{table}")').fetchall()
        if row[0] == schema
    ]
    return {"columns": sorted(columns), "keys": keys, "indexes": indexes, "flags": flags}


def test_the_row_models_are_what_the_migrations_make(store, tmp_path):
    class Models(peewee.SqliteDatabase):
        field_types = SqliteClinic.field_types

    models = Models(":memory:")
    models.execute_sql("ATTACH ':memory:' AS photos")
    with models.bind_ctx(every()):
        models.create_tables(every(), safe=False)
        for model in every():
            schema = "photos" if model.table_name() == "picture" else "main"
            wanted = described(store.database, model.table_name(), schema)
            assert described(models, model.table_name(), schema) == wanted, model.table_name()
    models.close()


def test_every_table_of_the_file_has_a_row_model(store):
    names = {each[1] for each in everything(store) if each[0] == "table"}
    extra = {each for each in names if not re.match(r"sqlite_|find_words", str(each))}
    assert extra == {each.table_name() for each in every()}


def test_ids_are_never_used_twice_and_rows_never_taken_along(store):
    for _, name, sql in everything(store):
        assert "ON DELETE" not in str(sql), name
    numbered = {str(each[1]) for each in everything(store) if "AUTOINCREMENT" in str(each[2])}
    assert numbered >= {"client", "course", "appointment", "session", "zone_work", "paper", "staff", "room"}


def test_a_step_and_its_record_come_together(store):
    done = runner.upgrade(store.database, (*STEPS, step(NEXT, "CREATE TABLE extra (id INTEGER)")), "2026")
    assert (done, store.schema) == (1, NEXT)
    assert runner.upgrade(store.database, (*STEPS, step(NEXT)), "2026") == 0


@pytest.mark.parametrize(
    "failing",
    [
        ("CREATE TABLE extra (id INTEGER)", "UPDATE client SET given = 'x'", "nonsense"),
        ("ALTER TABLE client RENAME TO person", "SELECT * FROM nowhere"),
        ("UPDATE client SET given = 'x'", "INSERT INTO room (version, name, closed) VALUES ('text', 'x', 0)"),
    ],
)
def test_a_failing_step_changes_nothing(store, failing):
    client = person(store)
    before = everything(store)
    with pytest.raises(peewee.DatabaseError):
        runner.upgrade(store.database, (*STEPS, step(NEXT, *failing)), "2026")
    assert everything(store) == before
    assert (store.schema, store.clients.get(client.id)) == (LAST, client)
    assert store.database.run("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_step_that_breaks_links_is_refused(store):
    person(store)
    orphan = "INSERT INTO find (client, surname, given, words) VALUES (99, '', '', '')"
    with pytest.raises(StorageFault, match="migration_breaks_links"):
        runner.upgrade(store.database, (*STEPS, step(NEXT, orphan)), "2026")
    assert store.schema == LAST


def test_a_program_without_its_migrations_does_not_start(store):
    with pytest.raises(RuntimeError, match="knows no migrations"):
        runner.upgrade(store.database, (), "2026")


def test_migrations_have_no_gap(store):
    with pytest.raises(RuntimeError, match="not numbered"):
        runner.upgrade(store.database, (*STEPS, step(NEXT + 1)), "2026")


def test_an_older_clinic_is_copied_before_it_is_brought_up_to_date(folder, monkeypatch):
    newer = (*STEPS, step(NEXT, "ALTER TABLE room ADD COLUMN floor INTEGER"))
    monkeypatch.setattr(store_module, "STEPS", newer)
    store = Store.open(folder, CLOCK)
    assert store.schema == NEXT
    store.close()
    (copy,) = folder.glob(f"before-upgrade-{LAST}-*")
    monkeypatch.undo()
    old = Store.open(copy, CLOCK)
    assert (old.schema, old.clinic.get().name) == (LAST, "Northgate")
    old.close()


def test_the_copy_of_an_encrypted_clinic_is_encrypted_and_opens_with_the_same_password(tmp_path, monkeypatch):
    made = fresh()
    folder = tmp_path / "Northgate.smpdesk"
    Store.create(folder, CLOCK, made).close()
    monkeypatch.setattr(
        store_module, "STEPS", (*STEPS, step(NEXT, "ALTER TABLE room ADD COLUMN floor INTEGER"))
    )
    Store.open(folder, CLOCK, key=made.key).close()
    monkeypatch.undo()
    (copy,) = folder.glob(f"before-upgrade-{LAST}-*")
    old = Store.open(copy, CLOCK, key=sign_in(copy, 1, TOM.password))
    assert old.schema == LAST
    old.close()


def test_an_interrupted_upgrade_leaves_the_old_clinic(folder, monkeypatch):
    monkeypatch.setattr(
        store_module, "STEPS", (*STEPS, step(NEXT, "CREATE TABLE extra (id INTEGER)", "nonsense"))
    )
    with pytest.raises(peewee.OperationalError):
        Store.open(folder, CLOCK)
    monkeypatch.undo()
    store = Store.open(folder, CLOCK)
    person(store)
    assert (store.schema, store.clinic.get().name) == (LAST, "Northgate")
    store.close()
