"""Every reason the program gives has words, and no words wait for a reason that is never given."""

import ast

import pytest

from smpdesk import resources
from tests.house.source import calls, literals, modules, place

MAKERS = {"Problem", "problem", "refuse", "StorageFault"}


def languages() -> list[str]:
    """The languages that the screen speaks; papers speak more (test_translations.py)."""
    return sorted(path.parent.name for path in (resources.folder() / "texts").glob("*/problems.toml"))


def codes_in(argument: ast.expr) -> list[str]:
    """The codes an argument may stand for: a text, or either side of `a if so else b`."""
    if isinstance(argument, ast.IfExp):
        return codes_in(argument.body) + codes_in(argument.orelse)
    return [argument.value] if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else []


def codes() -> dict[str, str]:
    """Code -> the place where it is given."""
    found: dict[str, str] = {}
    for module in modules():
        for name, call in calls(module):
            if name not in MAKERS:
                continue
            argument = next((word.value for word in call.keywords if word.arg == "code"), None) or next(
                iter(call.args), None
            )
            for code in codes_in(argument) if argument else []:
                found.setdefault(code, place(module, call))
    return found


@pytest.mark.parametrize("language", languages())
def test_every_reason_has_words(language):
    words = resources.toml(f"texts/{language}/problems.toml")
    silent = [f"{where}: {code}" for code, where in codes().items() if not str(words.get(code, "")).strip()]
    if silent:
        pytest.fail(f"No words in {language}/problems.toml for\n" + "\n".join(sorted(silent)), pytrace=False)


@pytest.mark.parametrize("language", languages())
def test_no_words_wait_for_a_reason_that_is_never_given(language):
    spoken = {str(node.value) for module in modules() for node in literals(module)}
    idle = sorted(set(resources.toml(f"texts/{language}/problems.toml")) - spoken)
    if idle:
        pytest.fail(f"Never given, but in {language}/problems.toml:\n" + "\n".join(idle), pytrace=False)


@pytest.mark.parametrize("language", languages())
def test_every_language_speaks_of_the_same_reasons(language):
    assert set(resources.toml(f"texts/{language}/problems.toml")) == set(
        resources.toml("texts/en/problems.toml")
    )
