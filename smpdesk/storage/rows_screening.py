"""Health screening and doctors' letters as Peewee sees them: the columns are the fields of the records."""

import json
from datetime import date
from typing import Any

import peewee

from smpdesk.domain.screening import Answer, Reply
from smpdesk.storage.fields import EnumText, TupleJson, WallTime
from smpdesk.storage.row import Versioned
from smpdesk.storage.rows import ClientRow


class Answers(peewee.TextField):
    """Answers as JSON text, without what is empty: a yes about a day is ``["Q06","yes",[],"aspirin","2026-11-10"]``."""

    def db_value(self, value: Any) -> str | None:
        """A list for each answer."""
        if value is None:
            return None
        plain = [
            [
                each.question,
                each.reply.value,
                list(each.options),
                each.text,
                each.day.isoformat() if each.day else "",
            ]
            for each in value
        ]
        return json.dumps(plain, separators=(",", ":"), ensure_ascii=False)

    def python_value(self, value: Any) -> tuple[Answer, ...] | None:
        """The answers."""
        if value is None:
            return None
        return tuple(
            Answer(
                question=question,
                reply=Reply(reply),
                options=tuple(options),
                text=text,
                day=date.fromisoformat(day) if day else None,
            )
            for question, reply, options, text, day in json.loads(value)
        )


class ScreeningRow(Versioned):
    """Health screenings; a draft has no day in ``asked``."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    questionnaire = peewee.TextField()
    wording = TupleJson()
    answers = Answers()
    doctor = peewee.TextField()
    contact = peewee.TextField()
    started = WallTime()
    asked = peewee.DateField(null=True)
    by = peewee.TextField()
    outcome = peewee.TextField()

    class Meta:
        table_name = "screening"


class ConfirmationRow(Versioned):
    """“Nothing has changed”, said on a day."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    screening = peewee.ForeignKeyField(ScreeningRow, column_name="screening")
    day = peewee.DateField()
    at = WallTime()
    by = peewee.TextField()
    findings = TupleJson()
    looked = peewee.BooleanField()

    class Meta:
        table_name = "confirmation"


class LetterRow(Versioned):
    """Doctors' letters. ``sha256`` names a picture's bytes in the second database, empty without a file."""

    client = peewee.ForeignKeyField(ClientRow, column_name="client")
    reasons = TupleJson()
    requested = peewee.DateField(null=True)
    received = peewee.DateField(null=True)
    doctor = peewee.TextField()
    statement = peewee.TextField()
    valid_until = peewee.DateField(null=True)
    sha256 = peewee.TextField()
    media = peewee.TextField()
    file_name = peewee.TextField()
    decision = EnumText("letter.Decision")
    decided = peewee.DateField(null=True)
    decided_by = peewee.TextField()

    class Meta:
        table_name = "letter"


class QuestionEditRow(Versioned):
    """What the clinic changed of the shipped questions."""

    question = peewee.TextField()
    option = peewee.TextField()
    text = peewee.TextField()
    severity = peewee.TextField()
    wait = peewee.TextField()

    class Meta:
        table_name = "question_edit"
        indexes = ((("question", "option"), True),)
