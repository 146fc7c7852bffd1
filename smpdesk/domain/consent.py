"""The consent form as plain text ready to be set (domain file, section 5.1)."""

from dataclasses import dataclass
from datetime import datetime

from smpdesk.domain.aftercare import Letterhead
from smpdesk.domain.signature import Signature


@dataclass(frozen=True, kw_only=True)
class FormField:
    """Something about the client: a label and the answer as recorded, empty for a line to fill in by hand."""

    label: str
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class FormQuestion:
    """A statement that wants a yes or a no; ``key`` is its place ("health.true"), ``answer`` "yes", "no" or nothing."""

    text: str
    key: str = ""
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class FormSection:
    """A numbered part of the form: paragraphs, points in a list, and questions that want a yes or a no."""

    title: str
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    questions: tuple[FormQuestion, ...] = ()
    fields: tuple[FormField, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SignaturePlace:
    """A place to sign: whose, what they confirm, the name to print below when it is known.

    Signed on the screen it has the ``signature``, words for it (``drawn``) and the moment in words (``when``).
    """

    who: str
    statement: str
    name: str = ""
    signature: Signature | None = None
    drawn: str = ""
    when: str = ""


@dataclass(frozen=True, kw_only=True)
class ConsentSheet:
    """Everything that stands on a consent form, in words. No box is ever ticked beforehand.

    ``beside`` is the same form in English, printed below each text of one in another language; ``unreviewed`` says
    so where nobody of the clinic has approved the translation. ``form`` is the version shown on every page; ``size``
    is A4 or Letter; ``issued`` is wall time. The first two ``signatures`` are the client's and the technician's; any
    others are for later visits and set smaller.
    """

    letterhead: Letterhead
    title: str
    client: str
    client_number: int
    intro: tuple[str, ...]
    fields: tuple[FormField, ...]
    sections: tuple[FormSection, ...]
    signatures: tuple[SignaturePlace, ...]
    form: str
    language: str = "en-GB"
    size: str = "A4"
    issued: datetime
    draft: bool = True
    unreviewed: str = ""
    beside: "ConsentSheet | None" = None
