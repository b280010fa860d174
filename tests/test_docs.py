"""What the documentation says is so."""

import doctest
import importlib.util
import io
import re
from pathlib import Path

import pytest

import comention
from comention import config
from comention.documents.kinds import SUFFIXES
from comention.domain import Kind
from comention.graph.actorgraph import ActorGraph
from tests.actors.corpora import document

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_python_of_the_readme_prints_what_it_says(monkeypatch):
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", page("README.md"), re.DOTALL)
    test = doctest.DocTestParser().get_doctest(code, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0 < len(test.examples)


def test_the_python_of_the_api_page_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", page("docs/api.md"), re.DOTALL)
    exec(compile(code, "docs/api.md", "exec"), {})
    assert "AIEA" in capsys.readouterr().out


def test_the_page_of_commands_is_their_help():
    path = ROOT / "tools" / "cli_docs.py"
    spec = importlib.util.spec_from_file_location("cli_docs", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert page("docs/cli.md") == module.text(), "run: python tools/cli_docs.py"


def test_every_command_of_the_readme_exists():
    from comention.cli import COMMANDS

    used = set(re.findall(r"^comention (\w+)", page("README.md"), re.MULTILINE))
    assert used <= set(COMMANDS)
    targets = set(re.findall(r"^make (\w+)", page("README.md"), re.MULTILINE))
    assert targets <= set(re.findall(r"^(\w+):", page("Makefile"), re.MULTILINE))


def test_every_setting_is_documented_and_every_documented_setting_exists(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", page("docs/settings.md"), re.DOTALL)
    path = tmp_path / "comention.toml"
    path.write_text(example, encoding="utf-8")
    config.load(path)
    for stage in config.Config.__dataclass_fields__:
        block = example.split(f"[{stage}]")[1].split("\n[")[0]
        documented = set(re.findall(r"^(\w+) =", block, re.MULTILINE))
        assert documented == set(getattr(config.Config(), stage).__dataclass_fields__)


def test_the_judgements_of_the_documentation_are_read(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", page("docs/judgements.md"), re.DOTALL)
    path = tmp_path / "judgements.toml"
    path.write_text(example, encoding="utf-8")
    assert len(comention.read_judgements(path)) == 5


def test_the_ids_of_the_documentation_are_those_of_the_names_that_it_tells():
    people = ("Qassem Soleimani", "Jean-Marie Le Pen", "Jean-Yves Le Pen")
    actors = comention.resolve([document("a1", [(f"[{name}]", Kind.PERSON) for name in people])])
    actors += comention.resolve([document("a1", [("la [Ligue des Pêcheurs]", Kind.GROUP)])])
    surname = ("[Marine Le Pen], [Jean-Marie Le Pen], [Le Pen]", *[Kind.PERSON] * 3)
    actors += comention.resolve([document(id, [surname]) for id in ("a1", "a2")])
    told = set(
        re.findall(r"`((?:person|group):[a-z0-9-]+)`", page("docs/resolution.md") + page("docs/formats.md"))
    )
    assert told - {actor.id for actor in actors} == {"group:hachd-al-chaabi", "group:army-il"}


def test_the_benchmark_of_names_is_what_the_documentation_shows():
    rows = [
        line
        for line in page("docs/resolution.md").splitlines()
        if re.match(r"\| [\d,]+ (\| [\d,.]+ )+\|", line)
    ]
    assert [row.split("|")[1].strip() for row in rows] == ["1,000", "10,000", "50,000", "200,000"]
    headings = "| names | mentions | actors | pairs compared | seconds | MB | exponent |"
    assert headings in page("docs/resolution.md")
    assert headings in page("benchmarks/identity.py")


def test_every_format_is_on_the_page_of_reading():
    text = page("docs/reading.md")
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in text] == []


def test_the_reader_of_the_documentation_reads(tmp_path, monkeypatch):
    (code,) = re.findall(r"```python\n(.*?)```", page("docs/reading.md"), re.DOTALL)
    written: dict[str, object] = {}
    exec(compile(code, "docs/reading.md", "exec"), written)
    subtitles = "1\n00:00:01,000 --> 00:00:02,000\nBagdad accuse Ankara.\n"
    (draft,) = written["read_subtitles"](io.BytesIO(subtitles.encode()), "a.srt", config.Read())
    assert draft.text.split() == ["Bagdad", "accuse", "Ankara."]


def test_every_public_name_is_on_the_api_page():
    text = page("docs/api.md")
    missing = [name for name in comention.__all__ if f"`{name}" not in text]
    missing += [name for name in vars(ActorGraph) if not name.startswith("_") and f"`{name}" not in text]
    assert missing == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
