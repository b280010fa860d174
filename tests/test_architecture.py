"""The layout is held: imports go down, stages do not know each other, one library has one home."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "comention"
MODULES = sorted(SOURCE.rglob("*.py"))

# A package may import those that are named for it, and itself.
BASE = {
    "domain",
    "errors",
    "text",
    "files",
    "config",
    "resources",
    "collecting",
    "sketches",
    "stretches",
    "wording",
}
ALLOWED = {
    "domain": set(),
    "errors": set(),
    "text": set(),
    "files": {"errors"},
    "collecting": set(),
    "stretches": set(),
    "wording": set(),
    "interrupts": set(),
    "sketches": {"text"},
    "config": {"errors"},
    "resources": {"domain", "text", "errors"},
    "processes": set(),
    "documents": BASE | {"processes"},
    "mentions": BASE | {"processes"},
    "actors": BASE,
    "store": BASE | {"interrupts", "graph"},  # only for the type of what it keeps
    "graph": BASE | {"exports", "views", "store"},  # only for what loads and writes graphs
    "exports": {"domain", "text", "files", "errors", "resources", "graph"},
    "views": BASE | {"graph", "actors"},  # only for what a judgement calls an actor
    "evaluation": BASE,
    "engines": BASE | {"interrupts", "documents", "mentions", "graph"},
    "fingerprints": BASE | {"documents", "mentions"},
    "history": {"errors", "wording", "graph", "store"},
    "listeners": {"documents", "actors"},
    "made": BASE | {"fingerprints", "history", "graph", "store", "views"},
    "stages": BASE
    | {"fingerprints", "listeners", "made", "documents", "engines", "actors", "graph", "store"},
    "pipeline": BASE
    | {"fingerprints", "listeners", "made", "stages", "documents", "engines", "actors", "graph", "store"},
}
HOMES = {
    "spacy": {"mentions"},
    "networkx": {"graph", "exports"},
    "duckdb": {"graph", "documents", "store"},
    "scipy": {"graph", "views"},
    "pandas": {"graph", "engines"},
    "datasketch": {"sketches"},
    "pyarrow": {"exports", "engines"},
    "pyspark": {"engines"},
    "pyvis": {"views"},
    "starlette": {"views"},
    "uvicorn": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
    "tomlkit": {"actors"},
    "trafilatura": {"documents"},
    "lxml": {"documents"},
    "pypdfium2": {"documents"},
    "feedparser": {"documents"},
    "striprtf": {"documents"},
    "warcio": {"documents"},
    "watchfiles": {"documents"},
}


def package(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_down_and_stages_do_not_know_each_other(path):
    here = package(path)
    if here not in ALLOWED:
        return
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("comention.") and name.count(".")}
    assert ours - {here} <= ALLOWED[here]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_one_library_has_one_home(path):
    for name in imports(path):
        top = name.split(".")[0]
        assert top not in HOMES or package(path) in HOMES[top]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_file_is_long_and_none_prints(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    calls = [node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    assert not any(isinstance(call, ast.Name) and call.id == "print" for call in calls)


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from click.testing import CliRunner; from comention.cli import main;"
        "assert CliRunner().invoke(main, ['-h']).exit_code == 0;"
        "heavy = {'spacy', 'networkx', 'duckdb', 'pyvis', 'trafilatura', 'numpy', 'rich'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_exists():
    import comention

    assert [name for name in comention.__all__ if not hasattr(comention, name)] == []
