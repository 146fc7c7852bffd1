"""The rules of the house that a linter does not know."""

import ast
import re

import pytest

from tests.house.source import PACKAGE, ROOT, calls, literals, modules, nodes, place, texts, written

UI = PACKAGE / "ui"
SHARED = UI / "shared"
LONGEST = 400  # lines; a module tends to be 60 to 200, and past that it is usually two ideas
VAGUE = ("manager", "helper", "helpers", "util", "utils", "handler", "handlers", "misc", "common")

# Colours that belong to no look: paper is white in every one, a mask is opaque or it is not.
ITSELF = {"page_view.py": "white", "scalp_paint.py": "black"}
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
# In two halves, so that this page does not contain what it looks for.
HOSTS = [
    "pypi" + ".org", "pythonhosted" + ".org", "pypi.python" + ".org", "test." + "pypi", "anaconda" + ".org",
    "conda" + "-forge", "registry" + ".npmjs", "--index" + "-url", "--extra-index" + "-url", "--find" + "-links",
]  # fmt: skip


def none_of(found: list[str]) -> None:
    """Fail with a list of places."""
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_no_module_grows_past_four_hundred_lines():
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for path in modules() + modules(ROOT / "packaging")
    }
    none_of([f"{place(path)}: {lines} lines" for path, lines in lengths.items() if lines > LONGEST])


def test_nothing_is_called_manager_helper_utils_or_handler():
    vague_modules = [
        place(path) for path in modules() if path.stem in VAGUE or path.stem.endswith(("_utils", "_helpers"))
    ]
    ends = tuple(word.capitalize() for word in VAGUE)
    vague_classes = [
        f"{place(path, node)}: {node.name}"
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and node.name.endswith(ends)
    ]
    none_of(vague_modules + vague_classes)


def test_a_package_re_exports_nothing():
    """A re-export is paid for by everyone who wants one thing of the package, at every start; ruff finds the rest."""
    found = []
    for path in modules():
        for node in nodes(path) if path.name == "__init__.py" else ():
            if isinstance(node, ast.Import | ast.ImportFrom):
                found += [
                    place(path, node)
                    for alias in node.names
                    if alias.asname == alias.name or alias.name == "*"
                ]
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                found.append(place(path, node))
    none_of(found)


def test_colours_come_from_the_theme():
    found = [
        place(path, node) for path in modules(UI) for node in literals(path) if COLOUR.search(str(node.value))
    ]
    for path in modules(UI):
        for name, call in calls(path):
            if name == "QColor" and call.args and isinstance(call.args[0], ast.Constant):
                found.append(place(path, call))
        for node in nodes(path):
            if isinstance(node, ast.Attribute) and written(node.value) == "Qt.GlobalColor":
                excused = node.attr in ("transparent", ITSELF.get(path.name))
                found += [] if excused else [place(path, node)]
    none_of(found)


def test_labels_and_message_boxes_are_built_where_their_text_is_made_plain():
    """A bare QLabel or QMessageBox guesses whether a name is markup; ui/shared sets PlainText at once."""
    found = []
    for path in modules(UI):
        for node in nodes(path):
            if not isinstance(node, ast.FunctionDef | ast.ClassDef):
                continue
            body = [(written(inner.func), inner) for inner in ast.walk(node) if isinstance(inner, ast.Call)]
            builds = [call for name, call in body if name in ("QLabel", "QMessageBox")]
            plain = any(name.endswith(".setTextFormat") for name, _call in body)
            derived = isinstance(node, ast.ClassDef) and {"QLabel", "QMessageBox"} & {
                ast.unparse(b) for b in node.bases
            }
            if builds and not (plain and SHARED in path.parents):
                found += [f"{place(path, call)}: use smpdesk.ui.shared.parts" for call in builds]
            if derived and not plain:
                found.append(f"{place(path, node)}: {node.name} never says setTextFormat")
        found += [
            f"{place(path, call)}: {name} guesses at markup"
            for name, call in calls(path)
            if name.startswith("QMessageBox.")
            and name.split(".")[1] in ("about", "critical", "information", "question", "warning")
        ]
    none_of(sorted(set(found)))


def test_signals_meet_bound_methods():
    """A lambda or partial that holds self keeps a closed dialog alive for ever."""
    found = []
    for path in [*modules(UI), PACKAGE / "app.py"]:
        for name, call in calls(path) if path.exists() else ():
            if name.endswith(".connect") and call.args:
                slot = call.args[0]
                partial = isinstance(slot, ast.Call) and written(slot.func).split(".")[-1] == "partial"
                if isinstance(slot, ast.Lambda) or partial:
                    found.append(place(path, call))
    none_of(found)


def test_features_of_the_window_do_not_know_each_other():
    """Only the window and its shell compose them; only ui/shared is known to several."""
    features = {
        path.name for path in UI.iterdir() if path.is_dir() and path.name not in ("shared", "__pycache__")
    }
    found = []
    for feature in sorted(features - {"shell"}):
        for path in modules(UI / feature):
            for node in nodes(path):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                others = [name.split(".")[2] for name in names if name.startswith("smpdesk.ui.")]
                found += [
                    f"{place(path, node)}: {other}" for other in others if other in features - {feature}
                ]
    none_of(found)


def test_shared_parts_know_no_feature():
    features = {
        path.name for path in UI.iterdir() if path.is_dir() and path.name not in ("shared", "__pycache__")
    }
    found = []
    for path in modules(SHARED):
        for node in nodes(path):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("smpdesk.ui."):
                found += [place(path, node)] if str(node.module).split(".")[2] in features else []
    none_of(found)


def test_no_address_of_a_package_registry_is_kept():
    found = []
    for path in texts():
        text = path.read_text(encoding="utf-8", errors="replace").lower()
        found += [f"{place(path)}: {host}" for host in HOSTS if host in text and path.name != "lock.py"]
    none_of(found)
