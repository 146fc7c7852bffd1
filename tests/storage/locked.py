"""An encrypted clinic for tests, whose passwords cost next to nothing to try."""

from pathlib import Path

from smpdesk.storage import keys
from smpdesk.storage.data_key import ClinicKey
from smpdesk.storage.key_wraps import Cost
from smpdesk.storage.keys import FreshKeys, NewPerson
from smpdesk.storage.store import Store
from tests.storage.made import CLOCK

CHEAP = Cost(passes=1, memory=8, lanes=1)
TOM = NewPerson(id=1, name="Tom Hale", password="correct horse")
INES = NewPerson(id=2, name="Inês Prado", password="battery staple")


def fresh() -> FreshKeys:
    """Keys for Tom and Inês."""
    return keys.fresh([TOM, INES], CHEAP)


def opened(folder: Path, key: ClinicKey) -> Store:
    """The clinic with its keys."""
    return Store.open(folder, CLOCK, key=key)


def traces(folder: Path, *known: str) -> list[str]:
    """File and text wherever a folder holds one of these in the clear, as UTF-8 or UTF-16, compressed or not."""
    import base64

    found = []
    for path in (each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        for text in known:
            shapes = (
                text.encode(),
                text.encode("utf-16-le"),
                base64.b64encode(text.encode()).rstrip(b"=")[:-1],
            )
            found += [f"{path.name}: {text}" for each in shapes if each in content]
    return found
