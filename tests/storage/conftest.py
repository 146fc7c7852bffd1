"""A real clinic for each test: a copy of one that was made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.storage.store import Store
from tests.storage.made import CLOCK, furnish


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A furnished clinic, closed."""
    folder = tmp_path_factory.mktemp("template") / "Northgate.smpdesk"
    store = Store.create(folder, CLOCK)
    furnish(store)
    store.close()
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A closed clinic of one's own."""
    return Path(shutil.copytree(template, tmp_path / "Northgate.smpdesk"))


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """An open clinic of one's own."""
    opened = Store.open(folder, CLOCK)
    yield opened
    opened.close()
