"""The house's rules share what they parsed, and let go of it when they are through."""

from collections.abc import Iterator

import pytest

from tests.house import source


@pytest.fixture(scope="module", autouse=True)
def _parsed_once() -> Iterator[None]:
    yield
    source.let_go()
