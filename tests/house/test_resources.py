"""The module that knows where the files are."""

import pytest

from smpdesk import resources


def test_a_checkout_reads_its_own_folder():
    assert (resources.folder().parent / "pyproject.toml").is_file()
    assert resources.text("texts/en/papers.toml").strip()
    assert resources.toml("texts/en/papers.toml")


def test_a_missing_file_is_an_error_that_names_it():
    with pytest.raises(FileNotFoundError, match="nothing-here"):
        resources.text("nothing-here.toml")


def test_a_drawing_is_found_by_its_bare_name():
    assert resources.icon("search").name == "search.svg"
