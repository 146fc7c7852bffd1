"""A paper of many parts as plain words ready to be set: the treatment record, the report of an incident."""

from dataclasses import dataclass, field
from datetime import datetime

from smpdesk.domain.aftercare import Letterhead
from smpdesk.domain.chart import ChartStory
from smpdesk.domain.consent import FormField
from smpdesk.domain.signature import Signature


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Labels with their answers, two beside each other where they are short."""

    fields: tuple[FormField, ...]


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A running text; ``role`` is a colour of papers, ``strong`` sets it in a heavier weight."""

    text: str
    role: str = "ink"
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows of cells, each as wide as its share of ``widths``; a cell's lines are parted by line breaks."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Maps:
    """The report's story after layer ``upto``. All five views, or with ``newest`` the two or three that show most
    of that layer, which then is in colour. ``told`` names each place with its density for those who cannot see it.
    """

    upto: int
    newest: bool = False
    told: tuple[tuple[str, int], ...] = ()
    caption: str = ""


@dataclass(frozen=True, kw_only=True)
class DiscomfortChart:
    """Discomfort of each session, 0 to 10 or None, by the session's short name; ``alt`` says the same."""

    points: tuple[tuple[str, int | None], ...]
    alt: str


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A signature as it was drawn; ``alt`` is read in its place, ``caption`` stands below."""

    signature: Signature
    alt: str
    caption: str


Block = Facts | Paragraph | Table | Maps | DiscomfortChart | Drawn


@dataclass(frozen=True, kw_only=True)
class Part:
    """A numbered part with its own bookmark; it stands in the line of contents."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything that stands on it. ``contents`` is the title of the line of contents, empty without one;
    ``form`` is the version of the wording, ``issued`` wall time, ``size`` A4 or Letter.
    """

    letterhead: Letterhead
    title: str
    client: str
    client_number: int
    lead: tuple[str, ...]
    contents: str
    parts: tuple[Part, ...]
    story: ChartStory = field(default_factory=ChartStory)
    form: str
    language: str = "en-GB"
    size: str = "A4"
    issued: datetime
    draft: bool = False
