import threading
import time
from importlib.metadata import EntryPoint

import pytest
from tests.documents.files import packed
from tests.documents.samples import ENGLISH, FRENCH, outcome, write

from comention.config import Read
from comention.documents import Draft, Skipped, registry
from comention.errors import ConfigError, DocumentError


def shout(file, id, config):
    """A reader of words in capitals."""
    for number, line in enumerate(file, start=1):
        text = line.decode().capitalize()
        yield (
            Draft(id=f"{id}#{number}", text=text) if text.strip() else Skipped(f"{id}#{number}", "is silent")
        )


def fail(file, id, config):
    raise DocumentError("is too loud")


def stumble(file, id, config):
    yield Draft(id=id, text=FRENCH)
    raise KeyError("volume")


def wait(file, id, config):
    yield Draft(id=f"{id}#1", text=FRENCH)
    while True:
        try:
            time.sleep(0.01)
        except Exception:
            pytest.fail("the end of the time is no error that a reader may keep")


@pytest.fixture
def plugin(monkeypatch):
    def plugin(name: str, value: str) -> None:
        found = (EntryPoint(name, value, registry.GROUP),)
        monkeypatch.setattr(registry, "entry_points", lambda group: found)
        registry.plugins.cache_clear()

    yield plugin
    registry.plugins.cache_clear()


@pytest.mark.parametrize("name", ["loud", ".LOUD"])
def test_a_plugin_adds_a_suffix_in_folders_and_in_archives(plugin, tmp_path, name):
    plugin(name, f"{__name__}:shout")
    write(tmp_path / "n" / "a.loud", f"{FRENCH.upper()}\n\n{ENGLISH.upper()}")
    write(tmp_path / "n" / "b.zip", packed({"c.loud": FRENCH.upper()}))
    found = outcome(tmp_path / "n", lang="fr")
    assert found.ids == ["n/a.loud#1", "n/a.loud#3", "n/b.zip/c.loud#1"]
    assert found.reasons == {"n/a.loud#2": "is silent"}


def test_a_plugin_replaces_no_reader_of_ours(plugin, reading):
    plugin("txt", f"{__name__}:fail")
    assert reading("a.txt").only.text == FRENCH


def test_whatever_a_plugin_raises_costs_its_file_only(plugin, reading):
    plugin("loud", f"{__name__}:fail")
    assert reading("a.loud").reason == "is too loud"
    plugin("loud", f"{__name__}:stumble")
    found = reading("a.loud")
    assert (found.ids, found.reasons) == (["news/a.loud"], {"news/a.loud": "cannot be read: 'volume'"})


def test_a_plugin_that_cannot_be_loaded_is_named(plugin, reading):
    plugin("loud", "nowhere_at_all:read")
    assert reading("a.loud").reason.startswith("cannot be read, for nowhere_at_all:read cannot be loaded")


@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="no alarm on this system")
def test_a_reader_that_takes_too_long_is_stopped_and_the_next_file_is_read(plugin, tmp_path):
    plugin("loud", f"{__name__}:wait")
    write(tmp_path / "n" / "a.loud")
    write(tmp_path / "n" / "b.txt")
    found = outcome(tmp_path / "n", max_seconds=1)
    assert found.ids == ["n/a.loud#1", "n/b.txt"]
    assert found.reasons == {"n/a.loud": "takes more than 1 seconds to read"}


def test_files_are_read_in_any_thread(tmp_path):
    path, found = write(tmp_path / "a.txt"), []
    thread = threading.Thread(target=lambda: found.append(outcome(path)))
    thread.start()
    thread.join()
    assert found[0].only.text == FRENCH


@pytest.mark.parametrize("suffix", [".pdf", ".eml", ".mbox", ".rtf", ".rss"])
def test_a_file_that_has_to_be_held_has_a_ceiling(reading, suffix):
    opening = {".pdf": "%PDF-", ".rtf": r"{\rtf1 ", ".mbox": "From a@b.example Mon Jan 3 2022\nb: c\n\n"}
    content = opening.get(suffix, "Subject: x\n\n") + "x" * (1 << 20)
    assert reading(f"a{suffix}", content, max_megabytes=1).reason == "is larger than 1 MB"


@pytest.mark.parametrize("name", [each for each in Read.__dataclass_fields__ if each.startswith("max_")])
def test_a_ceiling_is_a_whole_number(name):
    with pytest.raises(ConfigError, match=f"read.{name} is -1"):
        Read(**{name: -1})


def test_a_ceiling_under_which_nothing_could_be_read_is_refused():
    with pytest.raises(ConfigError, match=r"read.max_memory_megabytes is 100.*from 500 up"):
        Read(max_memory_megabytes=100)


def test_a_column_of_no_field_is_an_error_at_once():
    with pytest.raises(ConfigError, match=r"'titel'.*Did you mean title"):
        Read(columns={"titel": "x"})
