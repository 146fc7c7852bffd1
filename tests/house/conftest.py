"""The house's rules share what they parsed, and let go of it when they are through."""

from collections.abc import Iterator

import pytest

from tests.house import source


@pytest.fixture(scope="module", autouse=True)
def _parsed_once() -> Iterator[None]:
    """Half a million nodes would lie in the way of every later look at the rubbish."""
    yield
    source.tree.cache_clear()
