"""A clinic with two technicians, opened for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from smpdesk.services.desks import Desks
from tests import builders as a


@pytest.fixture
def clock() -> a.SetClock:
    """Tuesday 24 November 2026, 11:45."""
    return a.SetClock()


@pytest.fixture
def desks(tmp_path: Path, clock: a.SetClock) -> Iterator[Desks]:
    """The desks of Northgate Scalp Studio."""
    made = a.clinic(tmp_path, clock=clock)
    yield made
    made.close()
